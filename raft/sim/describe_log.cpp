// The sentences about logs: consistency, changes, proposals; and messages that nobody wants.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// ---- AppendEntries at a follower ----

constexpr Source kConsistency = {
    {"AppendEntries names the entry right before the new ones; a follower that does not hold it "
     "refuses, so logs that agree at one entry agree in all before it.",
     "AppendEntries "
     "带有新条目之前那一条的索引和任期；跟随者没有该条目就拒绝，因此在某一条上一致的日志，之前的条"
     "目也全部一致。"},
    "§5.3",
    "§3.5"};
constexpr Source kStaleLeader = {
    {"A message of an earlier term is refused; the answer carries the higher term, which makes an "
     "old leader step down.",
     "来自更早任期的消息会被拒绝；答复中带有更高的任期，使旧的领导者退位。"},
    "§5.1",
    "§3.3"};

// By AppendVerdict.
constexpr std::array<Wording, 7> kAppends = {{
    {{"{server} took {entries} of {leader} {after}, {new} of them new.",
      "{server} 接受了 {leader} 的 {entries}（{after}），其中 {new} 条是新的。"},
     {{"The logs agree at the entry before; an entry already there stays, and only what differs "
       "from the leader's gives way. So a repeated or late message does no harm.",
       "前一条目一致；已有的条目保留，只有与领导者不同的才被替换。因此重复或迟到的消息没有害处。"},
      "§5.3, §5.5",
      "§3.5"},
     Tone::kGood},
    {{"{server} refused the AppendEntries of {leader}: it was of term {term}, which was over.",
      "{server} 拒绝了 {leader} 的 AppendEntries：它属于已经过去的任期 {term}。"},
     kStaleLeader,
     Tone::kNotable},
    {{"{server} refused the AppendEntries of {leader}: it followed on index {index}, but "
      "{server}'s log ended at index {last}.",
      "{server} 拒绝了 {leader} 的 AppendEntries：它接在索引 {index} 之后，而 {server} "
      "的日志到索引 {last} 就结束了。"},
     kConsistency,
     Tone::kNotable},
    {{"{server} refused the AppendEntries of {leader}: at index {index} the leader had an entry of "
      "term {prev_term}, {server} one of term {own_term}.",
      "{server} 拒绝了 {leader} 的 AppendEntries：在索引 {index} 处，领导者的条目属于任期 "
      "{prev_term}，{server} 的属于任期 {own_term}。"},
     kConsistency,
     Tone::kNotable},
    {{"{server} answered {leader} that it agreed up to its commit index: index {index} lay below "
      "it, where nothing can change.",
      "{server} 答复 {leader}：自己的日志一致到提交索引；索引 {index} 低于它，那里不会再变。"},
     {{"Committed entries are the same on all servers, so a late message about them changes "
       "nothing.",
       "已提交的条目在所有服务器上都相同，因此关于它们的迟到消息不会改变任何东西。"},
      "§5.4",
      "§3.6"},
     Tone::kPlain},
    {{"{server} refused the AppendEntries of {leader} as a whole: no leader that keeps to the "
      "rules could have sent it.",
      "{server} 拒绝了 {leader} 的整条 AppendEntries：遵守规则的领导者不可能发出这样的消息。"},
     {{"A committed entry is never replaced: every later leader holds it (Leader Completeness).",
       "已提交的条目永远不会被替换：之后的每个领导者都持有它（领导者完整性）。"},
      "§5.4",
      "§3.6"},
     Tone::kBad},
    {{"{server} took no notice of {leader}, which claimed to lead term {term}: {server} itself led "
      "it.",
      "{server} 不理会自称领导任期 {term} 的 {leader}：该任期的领导者是 {server} 自己。"},
     {{"A term has one leader at most (Election Safety).",
       "一个任期至多有一个领导者（选举安全性）。"},
      "§5.2",
      "§3.4"},
     Tone::kBad},
}};

constexpr Wording kHeartbeatTaken = {
    {"{server} accepted the heartbeat of {leader}: their logs agreed at {prev}.",
     "{server} 接受了 {leader} 的心跳：双方的日志在{prev}处一致。"},
    {{"A heartbeat is an AppendEntries without entries: it shows that the leader is alive and "
      "passes the same consistency check.",
      "心跳是不带条目的 AppendEntries：它表明领导者仍在工作，并经过同样的一致性检查。"},
     "§5.2",
     "§3.4"},
    Tone::kPlain};

constexpr Wording kFirstHeartbeatTaken = {
    {"{server} accepted the heartbeat of {leader}.", "{server} 接受了 {leader} 的心跳。"},
    kHeartbeatTaken.source,
    Tone::kPlain};

constexpr Wording kAllTaken = {{"{server} took {entries} of {leader} {after}.",
                                "{server} 接受了 {leader} 的 {entries}（{after}）。"},
                               kConsistency,
                               Tone::kGood};

// ---- Changes of a log ----

// By LogReason.
constexpr std::array<Wording, 9> kLogs = {{
    {{"{server} appended a client's command to its log at {indices}, in term {term}.",
      "{server} 把客户端的命令追加到日志的{indices}，任期为 {term}。"},
     {{"The leader appends a command to its own log and sends it to all others.",
       "领导者把命令追加到自己的日志，并发送给其他所有服务器。"},
      "§5.3",
      "§3.5"},
     Tone::kPlain},
    {{"{server} appended the no-op entry of its term {term}, at {indices}.",
      "{server} 追加了自己任期 {term} 的空操作条目，位于{indices}。"},
     {{"A new leader appends an entry of its own term without a command: once it is committed, all "
       "before it is.",
       "新的领导者先追加一条本任期的空操作条目：它一旦提交，之前的条目也随之提交。"},
      "§8",
      "§6.4"},
     Tone::kPlain},
    {{"{server} appended what the leader sent, at {indices}.",
      "{server} 把领导者发来的条目追加到{indices}。"},
     {{"Followers make their logs the same as the leader's.", "跟随者使自己的日志与领导者一致。"},
      "§5.3",
      "§3.5"},
     Tone::kPlain},
    {{"{server} removed {indices} from its log: the leader had other entries there.",
      "{server} 删除了日志中的{indices}：领导者在那里有不同的条目。"},
     {{"Where an entry differs from the leader's, it and all that follow it give way.",
       "某条目与领导者的不同时，它和之后的所有条目都让位。"},
      "§5.3",
      "§3.5"},
     Tone::kNotable},
    {{"{server} removed {indices} from its log without a look whether the leader had other entries "
      "there.",
      "{server} 没有检查领导者在那里的条目是否不同，就删除了日志中的{indices}。"},
     {{"Rule G5 is broken on purpose: only an entry that differs from the leader's may give way. A "
       "shorter message that arrives late takes entries away that were acknowledged already.",
       "规则 G5 "
       "被故意破坏：只有与领导者不同的条目才能让位。迟到的较短消息会删掉已经确认过的条目。"},
      "§5.3",
      "§3.5"},
     Tone::kBad},
    {{"{server} was given a log that ended at index {last}.",
      "{server} 被人为设置了一份到索引 {last} 为止的日志。"},
     {},
     Tone::kPlain},
    {{"{server} appended a configuration to its log at {indices}, in term {term}.",
      "{server} 把一个配置追加到日志的{indices}，任期为 {term}。"},
     {{"A configuration is an entry of the log like any other; the server uses it from the moment "
       "that it is there.",
       "配置和其他条目一样写入日志；服务器从它写入日志的那一刻起使用它。"},
      "§6",
      "§4.1"},
     Tone::kNotable},
    {{"A snapshot took the place of {indices} in {server}'s log, which began at index {first} now.",
      "{server} 日志中的{indices}被快照取代，日志现在从索引 {first} 开始。"},
     {{"What a snapshot stands for need not be kept: the consistency check and the vote check can "
       "do "
       "with the index and the term of its last entry.",
       "快照所代表的条目不必保留：一致性检查和投票检查只需要其最后一条的索引和任期。"},
      "§7",
      "§5.1"},
     Tone::kPlain},
    {{"The leader's snapshot took the place of {server}'s whole log, {indices}: it begins at index "
      "{first} now.",
      "领导者的快照取代了 {server} 的整个日志（{indices}）：日志现在从索引 {first} 开始。"},
     {{"A log that does not hold the snapshot's last entry has nothing in common with what follows "
       "it, and goes.",
       "如果日志中没有快照的最后一个条目，它与之后的内容就没有共同之处，整个删除。"},
      "§7",
      "§5.1"},
     Tone::kNotable},
}};

// ---- Ignored messages, proposals ----

constexpr Source kTransferTarget = {
    {"Only the leader that a server follows can hand over to it, and only to a voter.",
     "只有服务器所跟随的领导者才能向它移交领导权，并且只能移交给投票者。"},
    "",
    "§3.10"};

// By IgnoreReason.
constexpr std::array<Wording, 9> kIgnored = {{
    {{"{server} took no notice of the {type} of {from}: it was of term {term}, which was over.",
      "{server} 不理会 {from} 的 {type}：它属于已经过去的任期 {term}。"},
     {{"Answers of an earlier term mean nothing in this one.", "早先任期的答复在本任期没有意义。"},
      "§5.1",
      "§3.3"},
     Tone::kPlain},
    {{"{server} took no notice of the {type} of {from}: only a leader had use for it.",
      "{server} 不理会 {from} 的 {type}：只有领导者才需要它。"},
     {{"Only the leader of a term keeps track of what followers hold.",
       "只有任期的领导者才记录跟随者持有什么。"},
      "§5.3",
      "§3.5"},
     Tone::kPlain},
    {{"{server} took no notice of the {type} of {from}: it was not meant for {server}, or came "
      "from itself.",
      "{server} 不理会 {from} 的 {type}：它不是发给 {server} 的，或者来自它自己。"},
     {},
     Tone::kBad},
    {{"{server} took no notice of the {type} of {from}: it held numbers that no run reaches.",
      "{server} 不理会 {from} 的 {type}：其中的数字在任何运行中都不可能出现。"},
     {},
     Tone::kBad},
    {{"{server} took no notice of the {type} of {from}, which was not the leader that it follows.",
      "{server} 不理会 {from} 的 {type}：{from} 不是它所跟随的领导者。"},
     kTransferTarget,
     Tone::kNotable},
    {{"{server} took no notice of the {type} of {from}: {server} was no voter, so it could not "
      "stand.",
      "{server} 不理会 {from} 的 {type}：{server} 不是投票者，不能参选。"},
     kTransferTarget,
     Tone::kNotable},
    {{"{server} took no notice of the {type} of {from}, which was no member of its configuration.",
      "{server} 不理会 {from} 的 {type}：{from} 不是其配置中的成员。"},
     {},
     Tone::kPlain},
    {{"{server} took no notice of the {type} of {from}: it was not about a read that {server} had "
      "asked about.",
      "{server} 不理会 {from} 的 {type}：它与 {server} 询问过的读取无关。"},
     {{"A leader's answer serves the read that was asked about, once.",
       "领导者的答复只用于所询问的那次读取，并且只用一次。"},
      "",
      "§6.4"},
     Tone::kPlain},
    {{"{server} took no notice of the {type} of {from}: it was not asking for that pre-vote now.",
      "{server} 不理会 {from} 的 {type}：它现在没有请求该预投票。"},
     {{"A pre-vote counts only for the question that it answers.",
       "预投票只对它所答复的询问有效。"},
      "",
      "§9.6"},
     Tone::kPlain},
}};

constexpr Source kClientsAskLeader = {
    {"Only the leader takes commands; any other server sends the client there if it knows it.",
     "只有领导者接受命令；其他服务器如果知道领导者，就把客户端引向它。"},
    "§8",
    "§6.2"};
constexpr Wording kProposalAccepted = {
    {"{server} accepted a client's command as the entry {entry}.",
     "{server} 接受了客户端的命令，作为条目{entry}。"},
    kClientsAskLeader,
    Tone::kPlain};
constexpr Wording kProposalRedirected = {
    {"{server} refused a client's command: it did not lead, {leader} did as far as it knew.",
     "{server} 拒绝了客户端的命令：它不是领导者，据它所知领导者是 {leader}。"},
    kClientsAskLeader,
    Tone::kNotable};
constexpr Wording kProposalInTransfer = {
    {"{server} refused a client's command: it was handing over its leadership.",
     "{server} 拒绝了客户端的命令：它正在移交领导权。"},
    {{"A leader that hands over takes no proposals, so that the target can catch up.",
      "正在移交领导权的领导者不接受提案，使目标能够追上。"},
     "",
     "§3.10"},
    Tone::kNotable};
constexpr Wording kProposalRefused = {
    {"{server} refused a client's command: it did not lead and knew of no leader.",
     "{server} 拒绝了客户端的命令：它不是领导者，也不知道谁是领导者。"},
    kClientsAskLeader,
    Tone::kNotable};

const Wording& WordingOf(const AppendJudged& event) {
    if (event.verdict != AppendVerdict::kAccepted) return For(kAppends, event.verdict);
    if (event.entries == 0) return event.prev.index == 0 ? kFirstHeartbeatTaken : kHeartbeatTaken;
    return event.entries == event.appended ? kAllTaken : For(kAppends, event.verdict);
}

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const AppendJudged& event) {
    return speaker.Say(WordingOf(event), {{"leader", PrintServer(event.leader)},
                                          {"term", std::to_string(event.term)},
                                          {"prev", speaker.Entry(event.prev)},
                                          {"after", speaker.After(event.prev)},
                                          {"index", std::to_string(event.prev.index)},
                                          {"prev_term", std::to_string(event.prev.term)},
                                          {"own_term", std::to_string(event.own_term_at_prev)},
                                          {"last", std::to_string(event.own_last)},
                                          {"entries", speaker.EntryCount(event.entries)},
                                          {"new", std::to_string(event.appended)}});
}

Sentence DescribeBody(const Speaker& speaker, const LogChanged& event) {
    return speaker.Say(For(kLogs, event.reason),
                       {{"indices", speaker.Indices(event.first_changed, event.last_changed)},
                        {"first", std::to_string(event.first_index)},
                        {"last", std::to_string(event.last_index)},
                        {"term", std::to_string(event.last_term)}});
}

Sentence DescribeBody(const Speaker& speaker, const MessageIgnored& event) {
    return speaker.Say(For(kIgnored, event.reason), {{"type", NameOf(event.type)},
                                                     {"from", PrintServer(event.from)},
                                                     {"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const ProposalJudged& event) {
    const Wording& wording = event.accepted       ? kProposalAccepted
                             : event.transferring ? kProposalInTransfer
                             : event.leader       ? kProposalRedirected
                                                  : kProposalRefused;
    return speaker.Say(
        wording, {{"entry", speaker.Entry(event.entry)}, {"leader", speaker.Server(event.leader)}});
}

}  // namespace raft::sim
