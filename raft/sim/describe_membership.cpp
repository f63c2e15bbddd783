// The sentences about who is a member: changes, catching up, configurations, leadership transfer.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// ---- Changes ----

// By ChangeKind: what was asked for.
constexpr std::array<Words, 7> kChanges = {{
    {"to add {whom}", "加入 {whom}"},
    {"to add {whom} as a learner", "把 {whom} 作为学习者加入"},
    {"to add {whom} as a voter at once", "立即把 {whom} 作为投票者加入"},
    {"to make {whom} a voter", "使 {whom} 成为投票者"},
    {"to make {whom} a learner", "使 {whom} 成为学习者"},
    {"to remove {whom}", "移除 {whom}"},
    {"to change the set of voters", "更换投票者的集合"},
}};

constexpr Source kOneAtATime = {
    {"Only one change at a time: majorities of two configurations in a row share a server, of "
     "three "
     "in a row they need not.",
     "一次只进行一项变更：相邻两个配置的多数派必有交集，连续三个则不一定。"},
    "§6",
    "§4.1"};
constexpr Source kLeaderChanges = {
    {"A change of the members is an entry of the log like any other, so only a leader can make it.",
     "成员变更和其他条目一样写入日志，因此只有领导者能进行。"},
    "§6",
    "§4.1"};
constexpr Source kTransferStops = {
    {"A leader that hands over takes nothing new into its log, so that the target can catch up.",
     "正在移交领导权的领导者不再接受新的条目，使目标能够追上。"},
    "",
    "§3.10"};
constexpr Source kNoSense = {};

constexpr Wording kTooEarly = {
    {"{server} began {change}{first}, though no entry of its own term was committed.",
     "{server} 开始{change}{first}，尽管本任期还没有条目提交。"},
    {{"Rule G12 is broken on purpose: a change of an earlier leader that is not committed can come "
      "back, and the two can have disjoint majorities.",
      "规则 G12 被故意破坏：先前领导者尚未提交的变更可能卷土重来，两者的多数派可能不相交。"},
     "",
     "§4.1"},
    Tone::kBad};

// By ChangeVerdict.
constexpr std::array<Wording, 11> kJudged = {{
    {{"{server} began {change}{first}.", "{server} 开始{change}{first}。"},
     {{"Voters change through a configuration of the old and the new ones together, or one server "
       "at a time; in both, no two majorities can decide apart from each other.",
       "投票者的变更要么经过新旧共同的配置，要么一次一台；两种方式下都不会有两个多数派各自做决定"
       "。"},
      "§6",
      "§4.1, §4.3"},
     Tone::kNotable},
    {{"{server} refused {change}: it did not lead.", "{server} 拒绝{change}：它不是领导者。"},
     kLeaderChanges,
     Tone::kNotable},
    {{"{server} refused {change}: it was handing over its leadership.",
      "{server} 拒绝{change}：它正在移交领导权。"},
     kTransferStops,
     Tone::kNotable},
    {{"{server} refused {change}: another change was not complete.",
      "{server} 拒绝{change}：另一项变更尚未完成。"},
     kOneAtATime,
     Tone::kNotable},
    {{"{server} refused {change}: it had committed no entry of its own term yet.",
      "{server} 拒绝{change}：它还没有提交过本任期的条目。"},
     {{"A new leader first commits an entry of its own term (the correction of 2015): else a "
       "change "
       "of an earlier leader, not committed, could come back and meet this one in majorities that "
       "share no server.",
       "新的领导者须先提交一条本任期的条目（2015 "
       "年的更正）：否则早先领导者未提交的变更可能再次出现，"
       "并与这一变更形成没有交集的多数派。"},
      "",
      "§4.1"},
     Tone::kNotable},
    {{"{server} refused {change}: {whom} voted already.",
      "{server} 拒绝{change}：{whom} 已经是投票者。"},
     kNoSense,
     Tone::kNotable},
    {{"{server} refused {change}: {whom} was a learner already.",
      "{server} 拒绝{change}：{whom} 已经是学习者。"},
     kNoSense,
     Tone::kNotable},
    {{"{server} refused {change}: {whom} was no member.",
      "{server} 拒绝{change}：{whom} 不是成员。"},
     kNoSense,
     Tone::kNotable},
    {{"{server} refused {change}: {whom} was no learner.",
      "{server} 拒绝{change}：{whom} 不是学习者。"},
     kNoSense,
     Tone::kNotable},
    {{"{server} refused {change}: nobody would be left to vote.",
      "{server} 拒绝{change}：那样就没有投票者了。"},
     kNoSense,
     Tone::kNotable},
    {{"{server} refused {change}: it would have stayed the same.",
      "{server} 拒绝{change}：那样什么也不会改变。"},
     kNoSense,
     Tone::kNotable},
}};
constexpr Words kCatchesUpFirst = {"; whoever is new catches up first, as a learner",
                                   "；新成员先作为学习者追上日志"};

// ---- Catching up ----

constexpr Source kRounds = {
    {"A new server gets the log in rounds before it votes; each round brings what came while the "
     "one "
     "before was sent. It votes once a round was shorter than an election timeout: else commits "
     "would have to wait for it.",
     "新服务器在投票之前分轮接收日志，每一轮带来上一轮期间新增的条目。某一轮短于一个选举超时后它才"
     "能"
     "投票：否则提交就要等它。"},
    "§6",
    "§4.2.1"};

// By CatchUpReason.
constexpr std::array<Wording, 3> kCatchUps = {{
    {{"{server} began round {round} of bringing {whom} up to date, up to index {target}{lasted}.",
      "{server} 开始第 {round} 轮使 {whom} 追上日志，到索引 {target} 为止{lasted}。"},
     kRounds,
     Tone::kPlain},
    {{"{server} found {whom} caught up: round {round} took {length}, less than an election "
      "timeout.",
      "{server} 认为 {whom} 已追上：第 {round} 轮用了 {length}，短于一个选举超时。"},
     kRounds,
     Tone::kGood},
    {{"{server} gave up the change, since {whom} was too slow: round {round} had taken {length}.",
      "{server} 放弃了变更，因为 {whom} 太慢：第 {round} 轮已用了 {length}。"},
     kRounds,
     Tone::kBad},
}};
constexpr Words kLasted = {"; the one before took {length}", "；上一轮用了 {length}"};

// ---- Configurations ----

constexpr Source kLatestConfiguration = {
    {"A server uses the latest configuration in its log, committed or not.",
     "服务器使用日志中最新的配置，无论它是否已提交。"},
    "§6",
    "§4.1"};
constexpr Source kJoint = {
    {"In between, every decision needs a majority of the old voters and a majority of the new "
     "ones; "
     "whoever leads when this is committed appends the new configuration.",
     "在过渡期间，每个决定都需要旧投票者的多数和新投票者的多数；这一配置提交时的领导者再追加新配"
     "置。"},
    "§6",
    "§4.3"};

// By ConfigurationReason.
constexpr std::array<Wording, 4> kConfigurations = {{
    {{"{server} started with the configuration of its entry at index {index}: {members}.",
      "{server} 启动时使用索引 {index} 处条目的配置：{members}。"},
     kLatestConfiguration,
     Tone::kNotable},
    {{"{server} used the configuration of its entry at index {index} from here on: {members}.",
      "{server} 从此使用索引 {index} 处条目的配置：{members}。"},
     kLatestConfiguration,
     Tone::kNotable},
    {{"{server} went back to the configuration of its entry at index {index}, since a later one "
      "was "
      "removed from its log: {members}.",
      "{server} 退回到索引 {index} 处条目的配置，因为之后的配置已从日志中删除：{members}。"},
     kLatestConfiguration,
     Tone::kNotable},
    {{"{server} used the configuration of the snapshot from here on, an entry at index {index}: "
      "{members}.",
      "{server} 从此使用快照中的配置，其条目位于索引 {index}：{members}。"},
     {{"A snapshot holds the latest configuration of the entries that it stands for.",
       "快照保存它所代表的条目中最新的配置。"},
      "§7",
      "§5.1"},
     Tone::kNotable},
}};
constexpr Words kReturnedToFirst = {
    "{server} went back to the configuration that it had started with, since a later one was "
    "removed from its log: {members}.",
    "{server} 退回到启动时的配置，因为之后的配置已从日志中删除：{members}。"};
constexpr Words kFirst = {"{server} used the configuration that it had started with: {members}.",
                          "{server} 使用启动时的配置：{members}。"};

constexpr Words kOneVoter = {"1 voter", "1 个投票者"};
constexpr Words kVoters = {"{count} voters", "{count} 个投票者"};
constexpr Words kOneLearner = {", 1 learner", "，1 个学习者"};
constexpr Words kLearners = {", {count} learners", "，{count} 个学习者"};
constexpr Words kOutgoing = {", joint with the {count} of before", "，与之前的 {count} 个共同决定"};

std::string Members(const Speaker& speaker, const ConfigurationChanged& event) {
    std::string text = speaker.Fill(event.voters == 1 ? kOneVoter : kVoters,
                                    {{"count", std::to_string(event.voters)}});
    if (event.outgoing != 0) {
        text += speaker.Fill(kOutgoing, {{"count", std::to_string(event.outgoing)}});
    }
    if (event.learners != 0) {
        text += speaker.Fill(event.learners == 1 ? kOneLearner : kLearners,
                             {{"count", std::to_string(event.learners)}});
    }
    return text;
}

// ---- Leadership transfer ----

constexpr Source kHandingOver = {
    {"To hand over, a leader takes no more proposals, brings the target's log up to its own, and "
     "tells it to stand for election at once. If that does not work out within an election "
     "timeout, "
     "it goes on as the leader.",
     "移交领导权时，领导者不再接受提案，使目标的日志追上自己的，然后请它立即发起选举。如果一个选举"
     "超"
     "时内没有成功，就继续担任领导者。"},
    "",
    "§3.10"};

// By TransferReason.
constexpr std::array<Wording, 7> kTransfers = {{
    {{"{server} began to hand over to {target}, which held its log up to index {match} of {last}.",
      "{server} 开始向 {target} 移交领导权；{target} 的日志已到索引 {match}，共 {last}。"},
     kHandingOver,
     Tone::kNotable},
    {{"{server} told {target} to stand for election now: it held the log up to the last index, "
      "{last}.",
      "{server} 请 {target} 立即发起选举：它的日志已到最后的索引 {last}。"},
     kHandingOver,
     Tone::kNotable},
    {{"{server} gave up handing over to {target} after an election timeout, and went on as the "
      "leader: {target} was known to hold the log up to index {match} of {last}.",
      "一个选举超时之后，{server} 放弃向 {target} 移交，继续担任领导者：已知 {target} 的日志到索引 "
      "{match}，共 {last}。"},
     kHandingOver,
     Tone::kBad},
    {{"{server} could not hand over to {target}: it did not lead.",
      "{server} 无法向 {target} 移交：它不是领导者。"},
     kHandingOver,
     Tone::kNotable},
    {{"{server} had no need to hand over to {target}: it led already.",
      "{server} 不必向 {target} 移交：它已经是领导者。"},
     kHandingOver,
     Tone::kNotable},
    {{"{server} did not hand over to {target}, which was no voter.",
      "{server} 没有向 {target} 移交：它不是投票者。"},
     kHandingOver,
     Tone::kNotable},
    {{"{server} did not begin to hand over to {target}: a transfer was under way already.",
      "{server} 没有开始向 {target} 移交：另一次移交正在进行。"},
     kHandingOver,
     Tone::kNotable},
}};

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const ChangeJudged& event) {
    const std::string whom = PrintServer(event.server);
    const Words& change = kChanges.at(static_cast<std::size_t>(event.kind));
    return speaker.Say(event.early ? kTooEarly : For(kJudged, event.verdict),
                       {{"change", speaker.Fill(change, {{"whom", whom}})},
                        {"whom", whom},
                        {"first", event.catch_up ? speaker.In(kCatchesUpFirst) : ""}});
}

Sentence DescribeBody(const Speaker& speaker, const CatchUpNoted& event) {
    const std::string length = PrintDuration(event.lasted);
    const bool again = event.reason == CatchUpReason::kRoundBegun && event.round > 1;
    return speaker.Say(For(kCatchUps, event.reason),
                       {{"whom", PrintServer(event.server)},
                        {"round", std::to_string(event.round)},
                        {"target", std::to_string(event.target)},
                        {"length", length},
                        {"lasted", again ? speaker.Fill(kLasted, {{"length", length}}) : ""}});
}

Sentence DescribeBody(const Speaker& speaker, const ConfigurationChanged& event) {
    Wording wording = For(kConfigurations, event.reason);
    if (event.index == 0 && event.reason == ConfigurationReason::kReturned) {
        wording.text = kReturnedToFirst;
    } else if (event.index == 0) {
        wording.text = kFirst;
    }
    if (event.outgoing != 0) wording.source = kJoint;
    return speaker.Say(
        wording, {{"index", std::to_string(event.index)}, {"members", Members(speaker, event)}});
}

Sentence DescribeBody(const Speaker& speaker, const TransferNoted& event) {
    return speaker.Say(For(kTransfers, event.reason), {{"target", PrintServer(event.target)},
                                                       {"match", std::to_string(event.match)},
                                                       {"last", std::to_string(event.last)}});
}

}  // namespace raft::sim
