// The sentences about roles, terms, votes and election timers.
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

// By RoleReason.
constexpr std::array<Wording, 7> kRoles = {{
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

constexpr Source kOneVote = {{"A server votes for one candidate in a term at most, first come, "
                              "first served, and keeps its vote on disk.",
                              "一台服务器在一个任期内至多投一票，先到先得，并把投票保存在磁盘上。"},
                             "§5.2",
                             "§3.4"};

constexpr Source kUpToDate = {{"A voter refuses a candidate whose log is less up-to-date than its "
                               "own: the later last term wins, then the longer log.",
                               "如果候选人的日志不如投票者的新，投票者就拒绝投票：最后一条的任期更"
                               "大者更新；任期相同则更长者更新。"},
                              "§5.4.1",
                              "§3.6.1"};

// By VoteVerdict.
constexpr std::array<Wording, 4> kVotes = {{
    {{"{server} granted its vote of term {term} to {candidate}: {logs}.",
      "{server} 在任期 {term} 投票给 {candidate}：{logs}。"},
     {{"A vote is granted to the first candidate of the term whose log is at least as up-to-date "
       "as the voter's own: the later last term wins, then the longer log.",
       "投票者把选票投给该任期内第一个日志至少和自己一样新的候选人：最后一条的任期更大者更新；任期"
       "相同则更长者更新。"},
      "§5.2, §5.4.1",
      "§3.4, §3.6.1"},
     Tone::kGood},
    {{"{server} refused its vote to {candidate}: {candidate} asked for one of term {asked}, but "
      "{server} was in term {term} already.",
      "{server} 拒绝投票给 {candidate}：{candidate} 请求的是任期 {asked} 的选票，而 {server} "
      "已在任期 {term}。"},
     {{"A request of an earlier term is refused; the answer carries the voter's term.",
       "来自更早任期的请求会被拒绝；答复中带有投票者的任期。"},
      "§5.1",
      "§3.3"},
     Tone::kNotable},
    {{"{server} refused its vote to {candidate}: it had voted for {voted} in term {term} already.",
      "{server} 拒绝投票给 {candidate}：它在任期 {term} 已经投票给 {voted}。"},
     kOneVote,
     Tone::kNotable},
    {{"{server} refused its vote to {candidate}: {logs}, which was {why}.",
      "{server} 拒绝投票给 {candidate}：{logs}，{why}。"},
     kUpToDate,
     Tone::kNotable},
}};

constexpr Wording kVoteAgain = {
    {"{server} granted its vote of term {term} to {candidate} again: it had voted for {candidate} "
     "already, and its first answer may have been lost.",
     "{server} 在任期 {term} 再次同意投票给 {candidate}：它已经投票给 "
     "{candidate}，第一次的答复可能丢失。"},
    {{"The same candidate may ask again, and gets the same answer: it is still one vote.",
      "同一个候选人可以再次请求，得到同样的答复：仍然只算一票。"},
     "§5.2",
     "§3.4"},
    Tone::kPlain};

// How the two logs compare.
constexpr Words kLogsDiffer = {"{candidate}'s log {theirs}, its own {own}",
                               "{candidate} 的日志{theirs}，自己的{own}"};
constexpr Words kLogsAlike = {"both logs ended at {entry}", "双方的日志都结束于{entry}"};
constexpr Words kLogsEmpty = {"both logs were empty", "双方的日志都是空的"};
constexpr Words kLaterTerm = {"of a later term", "任期更大"};
constexpr Words kLonger = {"longer in the same term", "任期相同但更长"};

constexpr Wording kOwnVote = {
    {"{server} voted for itself in term {term}.", "{server} 在任期 {term} 投票给自己。"},
    {{"A candidate votes for itself. Like any vote, its own counts only once it is on disk.",
      "候选人投票给自己。和其他选票一样，自己的一票写入磁盘后才计入。"},
     "§5.2",
     "§3.4"},
    Tone::kPlain};

constexpr Source kMajority = {
    {"A candidate needs the votes of more than half of the voters, in one term; each voter counts "
     "once.",
     "候选人需要在同一任期内获得超过半数投票者的选票；每个投票者只计一次。"},
    "§5.2",
    "§3.4"};

// Granted, by CountVerdict.
constexpr std::array<Wording, 4> kVotesCounted = {{
    {{"{server} counted the vote of {voter} in term {term}: {votes} of the {needed} that it "
      "needed.",
      "{server} 在任期 {term} 计入 {voter} 的选票：已有 {votes} 票，需要 {needed} 票。"},
     kMajority,
     Tone::kGood},
    {{"{server} did not count the vote of {voter} a second time: it had {votes} of {needed}.",
      "{server} 没有重复计入 {voter} 的选票：已有 {votes} 票，需要 {needed} 票。"},
     kMajority,
     Tone::kPlain},
    {{"{server} did not count the vote of {voter}, which was no voter of its configuration.",
      "{server} 没有计入 {voter} 的选票，因为 {voter} 不是其配置中的投票者。"},
     kMajority,
     Tone::kPlain},
    {{"{server} had no use for the vote of {voter} in term {term}: it was no candidate any more.",
      "{server} 不再需要 {voter} 在任期 {term} 的选票：它已不是候选人。"},
     kMajority,
     Tone::kPlain},
}};

// Refused, by CountVerdict.
constexpr std::array<Wording, 4> kRefusalsCounted = {{
    {{"{server} was refused the vote of {voter} in term {term}: it had {votes} of the {needed} "
      "that it needed.",
      "{server} 在任期 {term} 被 {voter} 拒绝投票：已有 {votes} 票，需要 {needed} 票。"},
     kMajority,
     Tone::kPlain},
    {{"{server} heard once more from {voter}, which had answered already: it had {votes} of "
      "{needed}.",
      "{server} 再次收到 {voter} 的答复，而 {voter} 已经答复过：已有 {votes} 票，需要 {needed} "
      "票。"},
     kMajority,
     Tone::kPlain},
    {{"{server} did not count the refusal of {voter}, which was no voter of its configuration.",
      "{server} 没有计入 {voter} 的拒绝，因为 {voter} 不是其配置中的投票者。"},
     kMajority,
     Tone::kPlain},
    {{"{server} took no notice of {voter}'s refusal in term {term}: it was no candidate any more.",
      "{server} 不理会 {voter} 在任期 {term} 的拒绝：它已不是候选人。"},
     kMajority,
     Tone::kPlain},
}};

constexpr Wording kOwnVoteCounted = {
    {"{server} counted its own vote in term {term}, now that it was on disk: {votes} of the "
     "{needed} that it needed.",
     "{server} 在任期 {term} 计入自己已写入磁盘的一票：已有 {votes} 票，需要 {needed} 票。"},
    kMajority,
    Tone::kGood};

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
constexpr std::array<Wording, 6> kTimers = {{
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
}};

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const RoleChanged& event) {
    const bool again = event.reason == RoleReason::kElectionTimeout &&
                       event.from == Role::kCandidate && event.to == Role::kCandidate;
    return speaker.Say(again ? kStoodAgain : For(kRoles, event.reason),
                       {{"from", speaker.RoleName(event.from)},
                        {"to", speaker.RoleName(event.to)},
                        {"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const TermChanged& event) {
    return speaker.Say(event.source ? kTermMet : kTermBegun,
                       {{"from", std::to_string(event.from)},
                        {"to", std::to_string(event.to)},
                        {"source", speaker.Server(event.source)}});
}

namespace {

std::string Comparison(const Speaker& speaker, const VoteJudged& event) {
    const EntryId theirs = event.candidacy.last_entry;
    const EntryId own = event.ballot.last_entry;
    const bool empty = own.index == 0;
    return speaker.Fill(theirs != own ? kLogsDiffer
                        : empty       ? kLogsEmpty
                                      : kLogsAlike,
                        {{"candidate", PrintServer(event.candidacy.candidate)},
                         {"theirs", speaker.LogEnd(theirs)},
                         {"own", speaker.LogEnd(own)},
                         {"entry", speaker.Entry(own)}});
}

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const VoteJudged& event) {
    const EntryId theirs = event.candidacy.last_entry;
    const EntryId own = event.ballot.last_entry;
    const bool again = event.verdict == VoteVerdict::kGranted && event.ballot.voted_for.has_value();
    return speaker.Say(again ? kVoteAgain : For(kVotes, event.verdict),
                       {{"candidate", PrintServer(event.candidacy.candidate)},
                        {"term", std::to_string(event.ballot.current_term)},
                        {"asked", std::to_string(event.candidacy.term)},
                        {"voted", speaker.Server(event.ballot.voted_for)},
                        {"logs", Comparison(speaker, event)},
                        {"why", speaker.In(own.term > theirs.term ? kLaterTerm : kLonger)}});
}

Sentence DescribeBody(const Speaker& speaker, const VotedForSelf& event) {
    return speaker.Say(kOwnVote, {{"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const VoteCounted& event) {
    const auto& wordings = event.granted ? kVotesCounted : kRefusalsCounted;
    const bool own =
        speaker.event().server == event.voter && event.verdict == CountVerdict::kCounted;
    return speaker.Say(own ? kOwnVoteCounted : For(wordings, event.verdict),
                       {{"voter", PrintServer(event.voter)},
                        {"term", std::to_string(event.term)},
                        {"votes", std::to_string(event.votes)},
                        {"needed", std::to_string(event.needed)}});
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
