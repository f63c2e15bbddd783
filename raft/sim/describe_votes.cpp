// The sentences about votes and pre-votes: given, refused and counted.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

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

constexpr Source kHearsLeader = {
    {"While a server hears its leader it takes part in no other election, and keeps its term: else "
     "a server that was removed or cut off could depose a leader that the others can reach.",
     "服务器能听到领导者的消息时，不参与其他选举，也不改变自己的任期：否则被移除或曾被隔离的服务器"
     "可"
     "以推翻其他服务器都能联系到的领导者。"},
    "§6",
    "§4.2.3"};

constexpr Source kPreVote = {
    {"A pre-vote asks who would vote in the next term. It changes nothing and promises nothing; it "
     "is judged by term and log like a vote, and refused while a leader is heard.",
     "预投票询问谁愿意在下一个任期投票。它不改变任何状态，也不作任何承诺；它像选票一样按任期和日志"
     "判"
     "断，并且在能听到领导者时被拒绝。"},
    "",
    "§9.6"};

constexpr Source kRuleBroken = {
    {"Rule G2 is broken on purpose: without the look at the candidate's log, a server that lacks "
     "committed entries can win, and they are lost.",
     "规则 G2 "
     "被故意破坏：不检查候选人的日志，缺少已提交条目的服务器就可能获胜，这些条目随之丢失。"},
    "§5.4.1",
    "§3.6.1"};

// By VoteVerdict.
constexpr std::array<Wording, 5> kVotes = {{
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
    {{"{server} refused its vote to {candidate}: it heard its leader {ago} ago, less than the "
      "minimum election timeout.",
      "{server} 拒绝投票给 {candidate}：它在 {ago} 前刚听到领导者的消息，还不到最小选举超时。"},
     kHearsLeader,
     Tone::kNotable},
}};

// By VoteVerdict.
constexpr std::array<Wording, 5> kPreVotes = {{
    {{"{server} would vote for {candidate} in term {asked}: {logs}.",
      "{server} 愿意在任期 {asked} 投票给 {candidate}：{logs}。"},
     kPreVote,
     Tone::kGood},
    {{"{server} would not vote for {candidate}: {candidate} asked about term {asked}, but {server} "
      "was in term {term} already.",
      "{server} 不愿投票给 {candidate}：{candidate} 询问的是任期 {asked}，而 {server} 已在任期 "
      "{term}。"},
     kPreVote,
     Tone::kNotable},
    {{"{server} would not vote for {candidate}: it had voted for {voted} in term {term} already.",
      "{server} 不愿投票给 {candidate}：它在任期 {term} 已经投票给 {voted}。"},
     kPreVote,
     Tone::kNotable},
    {{"{server} would not vote for {candidate}: {logs}, which was {why}.",
      "{server} 不愿投票给 {candidate}：{logs}，{why}。"},
     kPreVote,
     Tone::kNotable},
    {{"{server} would not vote for {candidate}: it heard its leader {ago} ago, less than the "
      "minimum election timeout.",
      "{server} 不愿投票给 {candidate}：它在 {ago} 前刚听到领导者的消息，还不到最小选举超时。"},
     kPreVote,
     Tone::kNotable},
}};

// kLeaderHeard, at that very moment: most often by the leader itself.
constexpr Words kLeadsItself = {
    "{server} refused its vote to {candidate}: it led itself, or heard its leader at this moment.",
    "{server} 拒绝投票给 {candidate}：它自己就是领导者，或者此刻正听到领导者的消息。"};
constexpr Words kLeadsItselfPre = {
    "{server} would not vote for {candidate}: it led itself, or heard its leader at this moment.",
    "{server} 不愿投票给 {candidate}：它自己就是领导者，或者此刻正听到领导者的消息。"};

constexpr Wording kVoteOverridden = {
    {"{server} granted its vote of term {term} to {candidate}, though it heard a leader: that "
     "leader had asked for this election itself, and {logs}.",
     "{server} 在任期 {term} 投票给 {candidate}，尽管它能听到领导者的消息：这次选举是领导者自己要求"
     "的，并且{logs}。"},
    {{"A candidate that was told to stand by its leader says so; such an election disturbs nobody.",
      "由领导者请求而参选的候选人会说明这一点；这样的选举不会打扰任何人。"},
     "",
     "§3.10"},
    Tone::kGood};

constexpr Wording kVoteUnchecked = {
    {"{server} granted its vote of term {term} to {candidate} without a look at the logs: {logs}, "
     "which was {why}.",
     "{server} 没有比较日志就在任期 {term} 投票给 {candidate}：{logs}，{why}。"},
    kRuleBroken,
    Tone::kBad};
constexpr Words kVoteUncheckedPre = {
    "{server} would vote for {candidate} in term {asked} without a look at the logs: {logs}, which "
    "was {why}.",
    "{server} 不比较日志就愿意在任期 {asked} 投票给 {candidate}：{logs}，{why}。"};

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
      "needed{old}.",
      "{server} 在任期 {term} 计入 {voter} 的选票：已有 {votes} 票，需要 {needed} 票{old}。"},
     kMajority,
     Tone::kGood},
    {{"{server} did not count the vote of {voter} a second time: it had {votes} of {needed}{old}.",
      "{server} 没有重复计入 {voter} 的选票：已有 {votes} 票，需要 {needed} 票{old}。"},
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
      "that it needed{old}.",
      "{server} 在任期 {term} 被 {voter} 拒绝投票：已有 {votes} 票，需要 {needed} 票{old}。"},
     kMajority,
     Tone::kPlain},
    {{"{server} heard once more from {voter}, which had answered already: it had {votes} of "
      "{needed}{old}.",
      "{server} 再次收到 {voter} 的答复，而 {voter} 已经答复过：已有 {votes} 票，需要 {needed} "
      "票{old}。"},
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
     "{needed} that it needed{old}.",
     "{server} 在任期 {term} 计入自己已写入磁盘的一票：已有 {votes} 票，需要 {needed} 票{old}。"},
    kMajority,
    Tone::kGood};

constexpr Words kOldVoters = {", and {votes} of {needed} of the old voters",
                              "；旧配置中已有 {votes} 票，需要 {needed} 票"};

constexpr Source kCountPreVotes = {
    {"A pre-candidate needs a majority that would vote for it before it stands; a pre-vote is "
     "never "
     "counted as a vote.",
     "预候选人需要多数派愿意投票给它，才会参选；预投票永远不计作选票。"},
    "",
    "§9.6"};

// Granted, by CountVerdict.
constexpr std::array<Wording, 4> kPreVotesCounted = {{
    {{"{server} learned that {voter} would vote for it in term {term}: {votes} of the {needed} "
      "that "
      "it needed{old}.",
      "{server} 得知 {voter} 愿意在任期 {term} 投票给它：已有 {votes} 票，需要 {needed} 票{old}。"},
     kCountPreVotes,
     Tone::kGood},
    {{"{server} did not count the pre-vote of {voter} a second time: it had {votes} of "
      "{needed}{old}.",
      "{server} 没有重复计入 {voter} 的预投票：已有 {votes} 票，需要 {needed} 票{old}。"},
     kCountPreVotes,
     Tone::kPlain},
    {{"{server} did not count the pre-vote of {voter}, which was no voter of its configuration.",
      "{server} 没有计入 {voter} 的预投票，因为 {voter} 不是其配置中的投票者。"},
     kCountPreVotes,
     Tone::kPlain},
    {{"{server} had no use for the pre-vote of {voter} for term {term}: it asked no more.",
      "{server} 不再需要 {voter} 对任期 {term} 的预投票：它已不再询问。"},
     kCountPreVotes,
     Tone::kPlain},
}};

// Refused, by CountVerdict.
constexpr std::array<Wording, 4> kPreRefusalsCounted = {{
    {{"{server} learned that {voter} would not vote for it in term {term}: it had {votes} of the "
      "{needed} that it needed{old}.",
      "{server} 得知 {voter} 不愿在任期 {term} 投票给它：已有 {votes} 票，需要 {needed} 票{old}。"},
     kCountPreVotes,
     Tone::kPlain},
    {{"{server} heard once more about its pre-vote from {voter}, which had answered already: it "
      "had "
      "{votes} of {needed}{old}.",
      "{server} 再次收到 {voter} 对预投票的答复，而 {voter} 已经答复过：已有 {votes} 票，需要 "
      "{needed} 票{old}。"},
     kCountPreVotes,
     Tone::kPlain},
    {{"{server} did not count that {voter} would not vote for it: {voter} was no voter of its "
      "configuration.",
      "{server} 没有计入 {voter} 对预投票的拒绝，因为 {voter} 不是其配置中的投票者。"},
     kCountPreVotes,
     Tone::kPlain},
    {{"{server} took no notice that {voter} would not vote for it in term {term}: it asked no "
      "more.",
      "{server} 不理会 {voter} 对任期 {term} 的预投票的拒绝：它已不再询问。"},
     kCountPreVotes,
     Tone::kPlain},
}};

constexpr Words kOwnPreVoteCounted = {
    "{server} would vote for itself in term {term}: {votes} of the {needed} that it needed{old}.",
    "{server} 自己愿意在任期 {term} 当选：已有 {votes} 票，需要 {needed} 票{old}。"};

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

Wording WordingOf(const VoteJudged& event) {
    Wording wording = For(event.pre ? kPreVotes : kVotes, event.verdict);
    const bool granted = event.verdict == VoteVerdict::kGranted;
    if (event.verdict == VoteVerdict::kLeaderHeard && event.heard_ago == 0) {
        wording.text = event.pre ? kLeadsItselfPre : kLeadsItself;
    }
    if (granted && event.candidacy.last_entry < event.ballot.last_entry) {
        wording = kVoteUnchecked;
        if (event.pre) wording.text = kVoteUncheckedPre;
        return wording;
    }
    if (!granted || event.pre) return wording;
    if (event.ballot.voted_for.has_value()) return kVoteAgain;
    return event.overridden ? kVoteOverridden : wording;
}

Wording WordingOf(const VoteCounted& event, std::optional<NodeId> server) {
    const bool own =
        server == event.voter && event.verdict == CountVerdict::kCounted && event.granted;
    if (event.pre) {
        Wording wording =
            For(event.granted ? kPreVotesCounted : kPreRefusalsCounted, event.verdict);
        if (own) wording.text = kOwnPreVoteCounted;
        return wording;
    }
    return own ? kOwnVoteCounted
               : For(event.granted ? kVotesCounted : kRefusalsCounted, event.verdict);
}

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const VoteJudged& event) {
    const EntryId theirs = event.candidacy.last_entry;
    const EntryId own = event.ballot.last_entry;
    return speaker.Say(WordingOf(event),
                       {{"candidate", PrintServer(event.candidacy.candidate)},
                        {"term", std::to_string(event.ballot.current_term)},
                        {"asked", std::to_string(event.candidacy.term)},
                        {"voted", speaker.Server(event.ballot.voted_for)},
                        {"logs", Comparison(speaker, event)},
                        {"ago", PrintDuration(event.heard_ago)},
                        {"why", speaker.In(own.term > theirs.term ? kLaterTerm : kLonger)}});
}

Sentence DescribeBody(const Speaker& speaker, const VotedForSelf& event) {
    return speaker.Say(kOwnVote, {{"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const VoteCounted& event) {
    const std::string old =
        event.needed_outgoing == 0
            ? ""
            : speaker.Fill(kOldVoters, {{"votes", std::to_string(event.votes_outgoing)},
                                        {"needed", std::to_string(event.needed_outgoing)}});
    return speaker.Say(WordingOf(event, speaker.event().server),
                       {{"voter", PrintServer(event.voter)},
                        {"term", std::to_string(event.term)},
                        {"votes", std::to_string(event.votes)},
                        {"needed", std::to_string(event.needed)},
                        {"old", old}});
}

}  // namespace raft::sim
