// The sentences about roles, terms, leaders and election timers.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

constexpr Source kStandForElection = {
    {"A server that hears of no leader for a whole election timeout takes it that there is none: "
     "it raises its term and stands for election.",
     "服务器在整个选举超时内没有听到领导者的消息，就认为领导者已不存在：它增加任期并发起选举。"},
    "§5.2",
    "§3.4"};

constexpr Source kPreVote = {
    {"With pre-votes a server first asks whether it could win an election, and raises its term "
     "only "
     "if a majority says yes: so a server that was cut off, or whose log lies behind, disturbs "
     "nobody.",
     "启用预投票时，服务器先询问自己能否赢得选举，只有多数派同意后才增加任期：因此曾被隔离或日志落"
     "后的服务器不会打扰其他服务器。"},
    "",
    "§9.6"};

// By RoleReason.
constexpr std::array<Wording, 12> kRoles = {{
    {{"{server} started in term {term}, as a follower.",
      "{server} 启动，任期为 {term}，角色为跟随者。"},
     {{"Every server starts as a follower, whatever it was before: its role is not kept on disk.",
       "服务器启动时总是跟随者，无论之前是什么角色：角色不保存在磁盘上。"},
      "§5.2",
      "§3.4"},
     Tone::kPlain},
    {{"{server} heard of no leader for an election timeout and became a {to} in term {term}.",
      "{server} 在一个选举超时内没有听到领导者的消息，在任期 {term} 成为{to}。"},
     kStandForElection,
     Tone::kNotable},
    {{"{server} was told to time out and became a {to} in term {term}.",
      "{server} 被人为触发超时，在任期 {term} 成为{to}。"},
     kStandForElection,
     Tone::kNotable},
    {{"{server} was asked by its leader to take over: it became a {to} in term {term} at once.",
      "领导者请 {server} 接任：它立即在任期 {term} 成为{to}。"},
     {{"The target of a leadership transfer stands for election without waiting for its timer, and "
       "without pre-votes; its log is up to date and its timer is ahead of all others, so it very "
       "likely wins.",
       "领导权移交的目标不等计时器到时，也不经预投票，就发起选举；它的日志是最新的，又抢在所有人之"
       "前，因此很可能获胜。"},
      "",
      "§3.10"},
     Tone::kNotable},
    {{"A majority would vote for {server}, so it became a {to} in term {term}.",
      "多数派愿意投票给 {server}，它在任期 {term} 成为{to}。"},
     kPreVote,
     Tone::kNotable},
    {{"A majority would not vote for {server} now, so it went back from {from} to {to}; its term "
      "stayed {term}.",
      "多数派现在不愿投票给 {server}，它从{from}变回{to}，任期仍为 {term}。"},
     kPreVote,
     Tone::kNotable},
    {{"{server} won the election of term {term} and became its leader.",
      "{server} 赢得任期 {term} 的选举，成为该任期的领导者。"},
     {{"The candidate that a majority of the voters votes for is the leader. Two majorities share "
       "a server, and it votes once in a term, so a term has one leader at most.",
       "获得多数投票者选票的候选人成为领导者。任意两个多数派必有交集，而每台服务器在一个任期内只投"
       "一票，所以一个任期至多有一个领导者。"},
      "§5.2",
      "§3.4"},
     Tone::kGood},
    {{"{server} met the higher term {term} and went from {from} to {to}.",
      "{server} 遇到更高的任期 {term}，从{from}变为{to}。"},
     {{"Whoever meets a term higher than its own is out of date: it adopts that term and becomes a "
       "follower.",
       "遇到比自己更高的任期，说明自己已过时：服务器采用该任期并成为跟随者。"},
      "§5.1",
      "§3.3"},
     Tone::kNotable},
    {{"{server} heard from the leader of term {term} and went from {from} to {to}.",
      "{server} 收到任期 {term} 的领导者的消息，从{from}变为{to}。"},
     {{"A candidate that hears from a leader of its own term, or a later one, accepts it and "
       "becomes a follower.",
       "候选人收到任期不低于自己的领导者的消息时，承认该领导者并成为跟随者。"},
      "§5.2",
      "§3.4"},
     Tone::kPlain},
    {{"{server} had heard from no majority of the voters for an election timeout, so it gave up "
      "leading term {term} and became a {to}.",
      "{server} 在一个选举超时内没有听到多数投票者的消息，于是放弃领导任期 {term}，成为{to}。"},
     {{"With CheckQuorum a leader that cannot reach a majority steps down: it can commit nothing, "
       "and its clients had better ask somebody else.",
       "启用 CheckQuorum 时，联系不到多数派的领导者会退位：它无法提交任何条目，客户端不如去找别"
       "人。"},
      "",
      "§6.2"},
     Tone::kNotable},
    {{"{server} did not vote in the configuration that was now committed, so it gave up leading "
      "term {term} and became a {to}.",
      "{server} 不是现已提交的配置中的投票者，于是放弃领导任期 {term}，成为{to}。"},
     {{"A leader that is removed goes on until the new configuration is committed, without "
       "counting "
       "itself; only then can the others elect one of their own.",
       "被移除的领导者继续工作到新配置提交为止，但不把自己计入多数派；此后其他服务器才能选出自己的"
       "领导者。"},
      "§6",
      "§4.2.2"},
     Tone::kNotable},
    {{"{server} was put into term {term} by hand, as a {to}.",
      "{server} 被人为设置为任期 {term} 的{to}。"},
     {},
     Tone::kPlain},
}};

// A candidate that stands again, because nobody won.
constexpr Wording kStoodAgain = {
    {"Nobody won in time, so {server} stood again as a {to}, in term {term}.",
     "没有人及时赢得选举，{server} 在任期 {term} 再次成为{to}。"},
    {{"When votes are split, no candidate gets a majority; each times out and begins a new "
      "election. Random timeouts make it unlikely that this repeats.",
      "选票被瓜分时，没有候选人获得多数票；每个候选人超时后开始新的选举。随机化的超时使这种情况很难"
      "反复发生。"},
     "§5.2",
     "§3.4"},
    Tone::kNotable};

constexpr Wording kAsksFirst = {
    {"{server} heard of no leader for an election timeout and became a {to}: still in term {term}, "
     "it asked who would vote for it.",
     "{server} 在一个选举超时内没有听到领导者的消息，成为{to}：它仍在任期 "
     "{term}，先询问谁愿意投票给"
     "它。"},
    kPreVote,
    Tone::kNotable};
constexpr Wording kAskedAgain = {
    {"No majority had answered {server} in time, so it asked again, as a {to} in term {term}.",
     "没有多数派及时答复，{server} 作为任期 {term} 的{to}再次询问。"},
    kPreVote,
    Tone::kNotable};

constexpr Wording kTermMet = {
    {"{server} went from term {from} to term {to}, which it met in a message of {source}.",
     "{server} 从任期 {from} 进入任期 {to}，该任期来自 {source} 的消息。"},
    {{"Terms are a clock of logic: whoever meets a higher one adopts it at once, whatever the "
      "message is, and has not voted in it yet.",
      "任期是逻辑时钟：无论收到什么消息，只要其中的任期更高，就立即采用，并且在新任期中尚未投票。"},
     "§5.1",
     "§3.3"},
    Tone::kPlain};

constexpr Wording kTermBegun = {
    {"{server} went from term {from} to term {to} to stand for election.",
     "{server} 从任期 {from} 进入任期 {to}，以发起选举。"},
    {{"Every election begins a new term.", "每次选举都开始一个新的任期。"}, "§5.1", "§3.3"},
    Tone::kPlain};

constexpr Source kWhoLeads = {
    {"A server learns who leads from the leader's own messages, and can send clients there.",
     "服务器从领导者的消息中得知谁是领导者，从而可以把客户端引向它。"},
    "§8",
    "§6.2"};
constexpr Wording kLeads = {
    {"{server} led term {term} from here on.", "{server} 从此领导任期 {term}。"},
    kWhoLeads,
    Tone::kGood};
constexpr Wording kFollows = {{"{server} took {leader} for the leader of term {term}.",
                               "{server} 认定 {leader} 为任期 {term} 的领导者。"},
                              kWhoLeads,
                              Tone::kPlain};
constexpr Wording kNoLeader = {
    {"{server} knew of no leader in term {term}.", "{server} 在任期 {term} 还不知道领导者是谁。"},
    kWhoLeads,
    Tone::kPlain};

constexpr Source kTimerRule = {{"The election timer starts over on hearing from the leader, on "
                                "granting a vote, and on standing for election; each time with a "
                                "new random length, so that servers seldom time out together.",
                                "收到领导者的消息、投出选票或发起选举时，选举计时器重新开始，每次取"
                                "新的随机长度，使服务器很少同时超时。"},
                               "§5.2",
                               "§3.4"};

// By TimerReason.
constexpr std::array<Wording, 7> kTimers = {{
    {{"{server} set its election timer to {length}, because it started.",
      "{server} 启动，选举计时器设为 {length}。"},
     kTimerRule,
     Tone::kPlain},
    {{"{server} set its election timer to {length}, because it heard from the leader.",
      "{server} 收到领导者的消息，选举计时器重设为 {length}。"},
     kTimerRule,
     Tone::kPlain},
    {{"{server} set its election timer to {length}, because it granted a vote.",
      "{server} 投出选票，选举计时器重设为 {length}。"},
     kTimerRule,
     Tone::kPlain},
    {{"{server} set its election timer to {length}, because it stood for election.",
      "{server} 发起选举，选举计时器重设为 {length}。"},
     kTimerRule,
     Tone::kPlain},
    {{"{server} set its election timer to {length}, because it led no more.",
      "{server} 不再是领导者，选举计时器设为 {length}。"},
     kTimerRule,
     Tone::kPlain},
    {{"The length of {server}'s election timer was set to {length} by hand.",
      "{server} 的选举计时器长度被人为设为 {length}。"},
     {},
     Tone::kPlain},
    {{"{server} set its election timer to {length}, because it asked for pre-votes.",
      "{server} 请求预投票，选举计时器设为 {length}。"},
     kPreVote,
     Tone::kPlain},
}};

}  // namespace

namespace {

const Wording& WordingOf(const RoleChanged& event) {
    if (event.reason != RoleReason::kElectionTimeout) return For(kRoles, event.reason);
    if (event.to == Role::kPreCandidate) {
        return event.from == Role::kPreCandidate ? kAskedAgain : kAsksFirst;
    }
    const bool again = event.from == Role::kCandidate && event.to == Role::kCandidate;
    return again ? kStoodAgain : For(kRoles, event.reason);
}

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const RoleChanged& event) {
    return speaker.Say(WordingOf(event), {{"from", speaker.RoleName(event.from)},
                                          {"to", speaker.RoleName(event.to)},
                                          {"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const TermChanged& event) {
    return speaker.Say(event.source ? kTermMet : kTermBegun,
                       {{"from", std::to_string(event.from)},
                        {"to", std::to_string(event.to)},
                        {"source", speaker.Server(event.source)}});
}

Sentence DescribeBody(const Speaker& speaker, const LeaderChanged& event) {
    const Wording& wording = !event.leader                            ? kNoLeader
                             : event.leader == speaker.event().server ? kLeads
                                                                      : kFollows;
    return speaker.Say(
        wording, {{"leader", speaker.Server(event.leader)}, {"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const TimerRestarted& event) {
    return speaker.Say(For(kTimers, event.reason), {{"length", PrintDuration(event.length)}});
}

}  // namespace raft::sim
