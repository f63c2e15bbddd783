// The words of the view of members and their quorums.
#pragma once

#include "render/language.h"

namespace render::words {

// A rule, and where it stands.
struct MemberRule {
    Phrase rule;
    Phrase source;
};

inline constexpr Phrase kMembersOf{"{server}'s configuration, from entry {i}: {state}",
                                   "{server} 的配置，来自条目 {i}：{state}"};
inline constexpr Phrase kMembersFirst{"{server}'s configuration, from the beginning",
                                      "{server} 的配置，初始配置"};
inline constexpr Phrase kMembersCommitted{"committed", "已提交"};
inline constexpr Phrase kMembersPending{"not committed", "未提交"};
inline constexpr Phrase kMembersNobody{"Nobody leads and nobody stands: nothing is counted.",
                                       "没有领导者，也没有候选人：没有什么可计数。"};
inline constexpr Phrase kMembersAcks{"Counted: who stores entry {i}", "计数：谁保存了条目 {i}"};
inline constexpr Phrase kMembersAllDone{"Everything is committed; counted: who stores entry {i}",
                                        "全部已提交；计数：谁保存了条目 {i}"};
inline constexpr Phrase kMembersVotes{"Counted: votes for {server} in term {t}",
                                      "计数：任期 {t} 中投给 {server} 的票"};
inline constexpr Phrase kMembersPreVotes{"Counted: pre-votes for {server}",
                                         "计数：给 {server} 的预投票"};
inline constexpr Phrase kMembersVoters{"Voters", "有投票权的成员"};
inline constexpr Phrase kMembersOld{"C_old", "C_old（旧）"};
inline constexpr Phrase kMembersNew{"C_new", "C_new（新）"};
inline constexpr Phrase kMembersFull{"{n} of {all} · majority", "{n}/{all} · 多数派"};
inline constexpr Phrase kMembersMissing{"{n} of {all} · {more} more", "{n}/{all} · 还差 {more}"};
inline constexpr Phrase kMembersLearners{"Learners", "学习者"};
inline constexpr Phrase kMembersOutside{"Outside", "集群之外"};
inline constexpr Phrase kMembersMenu{"Click a server: what can be done with it.",
                                     "点击服务器：可对它执行的操作。"};

// ---- Notes ----

inline constexpr Phrase kNoteJoint{"Both majorities are needed, for votes and for entries.",
                                   "投票和条目都同时需要两个多数派。"};
inline constexpr Phrase kNoteJointNext{
    "Both majorities are needed. Once entry {i} is committed, the leader appends C_new.",
    "同时需要两个多数派。条目 {i} 提交后，领导者追加 C_new。"};
inline constexpr Phrase kNoteOlder{"{server} still uses {members} (entry {i})",
                                   "{server} 仍使用 {members}（条目 {i}）"};
inline constexpr Phrase kNoteOther{"{server} already uses {members} (entry {i})",
                                   "{server} 已使用 {members}（条目 {i}）"};
inline constexpr Phrase kNoteRound{"{server} catches up: round {r}, entry {n} of {all}",
                                   "{server} 正在追赶：第 {r} 轮，条目 {n}/{all}"};
inline constexpr Phrase kNoteCaughtUp{"{server} has caught up, and waits for its vote",
                                      "{server} 已追上，等待投票权"};
inline constexpr Phrase kNoteLearner{"{server} learns without a vote: entry {n} of {all}",
                                     "{server} 只学习、不投票：条目 {n}/{all}"};
inline constexpr Phrase kNoteTransfer{"Leadership goes to {server}: entry {n} of {all}",
                                      "领导权移交给 {server}：条目 {n}/{all}"};
inline constexpr Phrase kNoteToldToGo{"Leadership goes to {server}: TimeoutNow is sent",
                                      "领导权移交给 {server}：已发送 TimeoutNow"};
inline constexpr Phrase kNoteLeaderGoes{
    "{server} leads without a vote of its own, and steps down once entry {i} is committed",
    "{server} 自己没有投票权，条目 {i} 提交后退位"};
inline constexpr Phrase kNoteUnknowing{"{server} is removed and does not know it: its timer runs",
                                       "{server} 已被移除但不知道：它的计时器仍在运行"};
inline constexpr Phrase kNoteDisturbs{"It can depose leaders with higher terms.",
                                      "它会用更高的任期迫使领导者退位。"};
inline constexpr Phrase kNotePreVote{"PreVote: it asks first, and its term stays.",
                                     "PreVote：它先询问，任期不变。"};
inline constexpr Phrase kNoteCheckQuorum{"CheckQuorum: who hears a leader does not listen to it.",
                                         "CheckQuorum：听得到领导者的服务器不理会它。"};
inline constexpr Phrase kNoteApart{"{a} and {b} could decide apart: their majorities need not meet",
                                   "{a} 与 {b} 可以各自做决定：两者的多数派不一定相交"};

// ---- Rules, for what is pointed at ----

inline constexpr MemberRule kRuleMajority{
    {"Of the voters more than half must agree: to elect a leader, to commit an entry.",
     "选出领导者、提交条目，都需要超过半数有投票权的成员同意。"},
    {"paper §5.2, §5.3 · dissertation §3.4, §3.5", "论文 §5.2、§5.3 · 博士论文 §3.4、§3.5"}};
inline constexpr MemberRule kRuleJoint{
    {"Between the old and the new configuration every decision needs a majority of each, so the "
     "two "
     "can never decide apart.",
     "在旧配置与新配置之间，每个决定都需要两者各自的多数派，因此二者绝不会各自做决定。"},
    {"paper §6, Fig. 11 · dissertation §4.3", "论文 §6、图 11 · 博士论文 §4.3"}};
inline constexpr MemberRule kRuleAtOnce{
    {"A server uses the latest configuration in its log, committed or not.",
     "服务器使用其日志中最新的配置，无论是否已提交。"},
    {"paper §6 · dissertation §4.1", "论文 §6 · 博士论文 §4.1"}};
inline constexpr MemberRule kRuleCatchUp{
    {"A newcomer gets the log before it may vote, in rounds; when a round takes less than an "
     "election timeout, the change goes on.",
     "新成员在获得投票权之前先分轮接收日志；一轮用时短于选举超时，变更就继续。"},
    {"paper §6 · dissertation §4.2.1", "论文 §6 · 博士论文 §4.2.1"}};
inline constexpr MemberRule kRuleOutside{
    {"Who is in no configuration has no vote and receives nothing.",
     "不在任何配置中的服务器没有投票权，也收不到任何内容。"},
    {"paper §6 · dissertation §4.1", "论文 §6 · 博士论文 §4.1"}};
inline constexpr MemberRule kRuleTransfer{
    {"The leader stops taking commands, brings the target up to date and tells it to stand at "
     "once. "
     "After an election timeout it gives up and goes on.",
     "领导者停止接受命令，让目标追上日志，然后让它立刻参选。超过一个选举超时则放弃并继续领导。"},
    {"dissertation §3.10", "博士论文 §3.10"}};
inline constexpr MemberRule kRuleLeaderGoes{
    {"A leader that is removed leads on until C_new is committed, without counting itself.",
     "被移除的领导者继续领导，直到 C_new 提交；它不把自己计入多数派。"},
    {"paper §6 · dissertation §4.2.2", "论文 §6 · 博士论文 §4.2.2"}};
inline constexpr MemberRule kRuleDisturbs{
    {"A removed server hears no heartbeats and stands for election again and again.",
     "被移除的服务器收不到心跳，会一再发起选举。"},
    {"paper §6 · dissertation §4.2.3, §9.6", "论文 §6 · 博士论文 §4.2.3、§9.6"}};
inline constexpr MemberRule kRuleApart{
    {"Switched at once, servers use the old and the new configuration side by side: two leaders "
     "can "
     "be elected in one term.",
     "直接切换时，服务器会同时使用旧配置与新配置：一个任期内可能选出两个领导者。"},
    {"paper §6, Fig. 10 · dissertation §4.3, Fig. 4.2", "论文 §6、图 10 · 博士论文 §4.3、图 4.2"}};

}  // namespace render::words
