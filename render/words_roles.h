// The words of the role machine.
#pragma once

#include <array>

#include "render/language.h"

namespace render::words {

// In the order of RoleMark; a paused server stands in the role that it had.
inline constexpr std::array<Phrase, 7> kRoleNames{{{"Follower", "跟随者"},
                                                   {"Pre-candidate", "预候选人"},
                                                   {"Candidate", "候选人"},
                                                   {"Leader", "领导者"},
                                                   {"Learner", "学习者"},
                                                   {"Paused", "已暂停"},
                                                   {"Down", "宕机"}}};

// One for each RoleArrow: the condition, the same in a word or two, the rule, and where it stands.
struct RoleArrowWords {
    Phrase text;
    Phrase brief;
    Phrase rule;
    Phrase source;
};

inline constexpr std::array<RoleArrowWords, 12> kRoleArrowWords{{
    {{"times out, starts election", "超时，发起选举"},
     {"timeout", "超时"},
     {"A follower that hears of no leader for an election timeout becomes a candidate: it raises "
      "its term, votes for itself and asks the others. TimeoutNow, with which a leader hands over, "
      "makes it do so at once.",
      "跟随者在一个选举超时内没有听到领导者，就成为候选人：增加任期，投票给自己，并向其他服务器"
      "请求投票。领导者移交领导权时发来的 TimeoutNow 会让它立刻这样做。"},
     {"paper §5.2, Fig. 4 · dissertation §3.4, Fig. 3.3",
      "论文 §5.2、图 4 · 博士论文 §3.4、图 3.3"}},
    {{"times out, asks first", "超时，先询问"},
     {"timeout", "超时"},
     {"With PreVote a server first asks whether it could win. Its term stays as it is.",
      "启用 PreVote 时，服务器先询问自己能否获胜，任期保持不变。"},
     {"dissertation §9.6", "博士论文 §9.6"}},
    {{"a majority would vote for it", "多数派愿意投票给它"},
     {"majority", "多数派"},
     {"Only now does the term rise, and the election begins.", "此时任期才增加，选举开始。"},
     {"dissertation §9.6", "博士论文 §9.6"}},
    {{"majority refuses, or a leader is heard", "多数派拒绝，或听到领导者"},
     {"refused, or leader", "被拒或有领导者"},
     {"Who cannot win disturbs nobody: its term has not risen.",
      "无法获胜的服务器不会打扰任何人：它的任期没有增加。"},
     {"dissertation §9.6", "博士论文 §9.6"}},
    {{"receives votes from a majority", "获得多数派的选票"},
     {"majority", "多数派"},
     {"Votes of a majority in one term make a leader. Each server votes once in a term, so at most "
      "one can win it.",
      "在一个任期内获得多数派的选票即成为领导者。每台服务器在一个任期内只投一票，所以最多只有一个"
      "能获胜。"},
     {"paper §5.2, Fig. 4 · dissertation §3.4, Fig. 3.3",
      "论文 §5.2、图 4 · 博士论文 §3.4、图 3.3"}},
    {{"times out, new election (split vote)", "超时，重新选举（选票被瓜分）"},
     {"split vote", "选票被瓜分"},
     {"When nobody gets a majority, the candidates time out and begin again in a higher term. "
      "Random timeouts make this rare.",
      "没有人获得多数派时，候选人超时并在更高的任期重新开始。随机的超时使这种情况很少发生。"},
     {"paper §5.2, Fig. 4 · dissertation §3.4, Fig. 3.3",
      "论文 §5.2、图 4 · 博士论文 §3.4、图 3.3"}},
    {{"discovers current leader or higher term", "发现当前领导者或更高任期"},
     {"leader or higher term", "领导者或更高任期"},
     {"Another one has won this term, or a higher term has begun: the candidate follows.",
      "另一台服务器赢得了本任期，或更高的任期已经开始：候选人转为跟随者。"},
     {"paper §5.2, Fig. 4 · dissertation §3.4, Fig. 3.3",
      "论文 §5.2、图 4 · 博士论文 §3.4、图 3.3"}},
    {{"discovers server with higher term", "发现任期更高的服务器"},
     {"higher term", "更高任期"},
     {"Who meets a higher term adopts it and becomes a follower. A leader also steps down when it "
      "hears no majority (CheckQuorum), or when it has been removed.",
      "遇到更高任期的服务器会采用该任期并成为跟随者。领导者听不到多数派时（CheckQuorum），或已被"
      "移除时，也会退位。"},
     {"paper §5.1, Fig. 4 · dissertation §3.3, §6.2, §4.2.2",
      "论文 §5.1、图 4 · 博士论文 §3.3、§6.2、§4.2.2"}},
    {{"crashes", "崩溃"},
     {"crashes", "崩溃"},
     {"Only what is on its disk stays: term, vote and log.",
      "只留下磁盘上的内容：任期、投票和日志。"},
     {"paper §5.5, Fig. 2 · dissertation §3.7, §3.8", "论文 §5.5、图 2 · 博士论文 §3.7、§3.8"}},
    {{"restarts", "重启"},
     {"restarts", "重启"},
     {"Every server starts as a follower, in the term that is on its disk.",
      "每台服务器启动时都是跟随者，处于磁盘上记录的任期。"},
     {"paper §5.2 · dissertation §3.4, §3.8", "论文 §5.2 · 博士论文 §3.4、§3.8"}},
    {{"becomes a voter", "成为有投票权的成员"},
     {"voter", "获投票权"},
     {"A learner receives the log and counts for nothing, until a configuration makes it a voter.",
      "学习者接收日志，但不计入任何多数派，直到某个配置让它获得投票权。"},
     {"paper §6 · dissertation §4.2.1", "论文 §6 · 博士论文 §4.2.1"}},
    {{"becomes a learner", "成为学习者"},
     {"learns", "转为学习者"},
     {"A newcomer learns before it may vote: it receives the log and counts for nothing. A voter "
      "can be made a learner, too.",
      "新成员在获得投票权之前先学习：它接收日志，但不计入任何多数派。有投票权的成员也可以转为"
      "学习者。"},
     {"paper §6 · dissertation §4.2.1", "论文 §6 · 博士论文 §4.2.1"}},
}};

inline constexpr Phrase kRoleNever{"It has not happened yet.", "还没有发生过。"};
inline constexpr Phrase kRoleOnce{"Once, {server} at {time}. Click: why?",
                                  "一次，{server}，{time}。点击：为什么？"};
inline constexpr Phrase kRoleOften{"{n} times, last {server} at {time}. Click: why?",
                                   "{n} 次，最近一次是 {server}，{time}。点击：为什么？"};
// Of a leader that stepped down, how often for another reason.
inline constexpr Phrase kRoleSameTerm{"{n} of them without a higher term.",
                                      "其中 {n} 次没有更高的任期。"};

}  // namespace render::words
