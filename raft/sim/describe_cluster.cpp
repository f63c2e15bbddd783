// The sentences about what surrounds the protocol: disks, timers, servers, links, violations.
#include <array>
#include <string>

#include "raft/safety.h"
#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// ---- Disk, state machine, timers ----

constexpr Wording kDurable = {
    {"{server}'s disk held term {term}, {vote} and the log up to index {last}{snapshot} from here "
     "on.",
     "{server} 的磁盘上已有任期 {term}、{vote}，以及到索引 {last} 为止的日志{snapshot}。"},
    {{"Term, vote and log must be on disk before an answer that rests on them leaves: a restart "
      "must not make the server forget what it promised.",
      "任期、投票和日志必须先写入磁盘，依赖它们的答复才能发出：重启不能使服务器忘记自己的承诺。"},
     "Fig. 2",
     "§3.8"},
    Tone::kPlain};
constexpr Wording kWriting = {
    {"{server} began to write term {term}, {vote} and the log up to index {last}{snapshot} to its "
     "disk.",
     "{server} 开始把任期 {term}、{vote}和到索引 {last} 为止的日志{snapshot}写入磁盘。"},
    {{"A write takes time; answers that rest on it wait, a leader's AppendEntries need not.",
      "写入需要时间；依赖它的答复要等待，领导者的 AppendEntries 则不必。"},
     "Fig. 2",
     "§10.2.1"},
    Tone::kPlain};
constexpr Words kVoteFor = {"a vote for {voted}", "给 {voted} 的投票"};
constexpr Words kWithSnapshot = {" (with the snapshot up to index {index})",
                                 "（含到索引 {index} 为止的快照）"};
constexpr Words kNoVote = {"no vote", "尚未投票"};

constexpr Wording kApplied = {
    {"{server} applied index {index}, an entry of term {term}, to its state machine.",
     "{server} 把索引 {index} 处任期 {term} 的条目应用到状态机。"},
    {{"Committed entries are applied in the order of the log, so all state machines go through the "
      "same states.",
      "已提交的条目按日志顺序应用，因此所有状态机经历相同的状态。"},
     "§5.3",
     "§3.5"},
    Tone::kGood};

constexpr Wording kRestored = {
    {"{server} took the state of the snapshot up to index {index}, an entry of term {term}, in "
     "place "
     "of its own.",
     "{server} 用到索引 {index}（任期 {term} 的条目）为止的快照的状态取代了自己的状态。"},
    {{"A snapshot holds the state that the entries before it lead to, client sessions included.",
      "快照保存了之前的条目所得到的状态，包括客户端会话。"},
     "§7",
     "§5.1"},
    Tone::kGood};

// By Timer.
constexpr std::array<Wording, 5> kTimers = {{
    {{"{server}'s election timer ran out.", "{server} 的选举计时器到时。"},
     {{"It had heard of no leader, and voted for nobody, for as long as its timer was set.",
       "在计时器设定的时间内，它没有听到领导者的消息，也没有投票。"},
      "§5.2",
      "§3.4"},
     Tone::kNotable},
    {{"{server}'s heartbeat was due.", "{server} 该发送心跳了。"},
     {{"A leader sends heartbeats, AppendEntries without entries, to keep its followers from "
       "standing for election.",
       "领导者发送心跳（不带条目的 AppendEntries），使跟随者不发起选举。"},
      "§5.2",
      "§3.4"},
     Tone::kPlain},
    {{"{server} had to look whether it still hears a majority.",
      "{server} 需要检查自己是否仍能听到多数派的消息。"},
     {{"With CheckQuorum a leader that hears no majority for an election timeout steps down.",
       "启用 CheckQuorum 时，在一个选举超时内听不到多数派消息的领导者会退位。"},
      "",
      "§6.2"},
     Tone::kPlain},
    {{"{server}'s time to hand over its leadership ran out.", "{server} 移交领导权的时间到了。"},
     {{"A leadership transfer that does not succeed within an election timeout is given up.",
       "在一个选举超时内没有成功的领导权移交会被放弃。"},
      "",
      "§3.10"},
     Tone::kNotable},
    {{"{server} had waited long enough for follower leases to end.",
      "{server} 已等到跟随者的租约结束。"},
     {{"What a leased follower does not hold may be committed once its lease is over.",
       "持有租约的跟随者没有的条目，在其租约结束后可以提交。"},
      "",
      ""},
     Tone::kPlain},
}};

// ---- Servers and links ----

constexpr Source kCrashes = {
    {"A crash loses what is not on disk: role, commit index, what was applied, and what a leader "
     "knows of its followers. Term, vote and log stay.",
     "崩溃会丢失不在磁盘上的内容：角色、提交索引、已应用的状态，以及领导者对跟随者的了解。任期、投"
     "票和日志保留。"},
    "§5.5, Fig. 2",
    "§3.7, §3.8"};

// By LifeChange.
constexpr std::array<Wording, 5> kLives = {{
    {{"{server} crashed.", "{server} 崩溃了。"}, kCrashes, Tone::kBad},
    {{"{server} restarted from its disk.", "{server} 从磁盘重新启动。"}, kCrashes, Tone::kGood},
    {{"{server} paused: its process stood still.", "{server} 暂停：进程停住不动。"},
     {{"A process that stands still loses nothing but time; to the others it looks crashed.",
       "停住的进程只失去时间；在其他服务器看来它像是崩溃了。"},
      "§5.5",
      "§3.7"},
     Tone::kBad},
    {{"{server} went on.", "{server} 继续运行。"}, {}, Tone::kGood},
    {{"{server} lost everything on its disk.", "{server} 丢失了磁盘上的所有内容。"},
     {{"Raft takes it that disks keep what they hold. A server that forgot its vote and its log "
       "can undo what it promised.",
       "Raft 假定磁盘内容不会丢失。忘记投票和日志的服务器可能违背自己的承诺。"},
      "Fig. 2",
      "§3.8"},
     Tone::kBad},
}};
constexpr Words kCrashedAt = {"{server} crashed at its stage {stage}.",
                              "{server} 在 {stage} 阶段崩溃了。"};

constexpr Wording kEdited = {
    {"{server}'s disk was edited by hand: term {term}, {vote}; its log {end}.",
     "{server} 的磁盘被手工修改：任期 {term}，{vote}；日志{end}。"},
    {{"Raft takes it that disks keep what they hold. From here on its promises hold only as far as "
      "this server's past was not needed for them.",
      "Raft 假定磁盘内容不会改变。从此以后，凡是依赖这台服务器过去的承诺，都不再有保证。"},
     "Fig. 2",
     "§3.8"},
    Tone::kBad};

constexpr Wording kCut = {
    {"The link from {from} to {to} was cut.", "从 {from} 到 {to} 的链路断开了。"},
    {{"A minority that is cut off can elect no leader and commit nothing: for both a majority is "
      "needed.",
      "被隔离的少数派既不能选出领导者，也不能提交任何条目：两者都需要多数派。"},
     "§5.2",
     "§3.4"},
    Tone::kBad};
constexpr Wording kHealed = {
    {"The link from {from} to {to} was mended.", "从 {from} 到 {to} 的链路恢复了。"},
    {},
    Tone::kGood};

// ---- The rest ----

constexpr Wording kCommand = {{"Command: {text}", "命令：{text}"}, {}, Tone::kNotable};
constexpr Wording kViolation = {
    {"{name} was violated: {detail}{clash}", "违反了{name}：{detail}{clash}"},
    {{"Raft guarantees this property as long as every server keeps to the rules; where it fails, a "
      "rule is broken on purpose, or a disk has lost what it held.",
      "只要每台服务器都遵守规则，Raft "
      "就保证这一性质；它被违反，说明有规则被故意破坏，或者磁盘丢失了"
      "内容。"},
     "Fig. 3",
     "Fig. 3.2"},
    Tone::kBad};
constexpr Wording kNotLinearizable = {
    {"Linearizability was violated: {detail}{clash}", "违反了线性一致性：{detail}{clash}"},
    {{"To its clients the cluster looks like one machine: every operation takes effect at once, "
      "between its asking and its answer, and only once. Where this fails, a rule is broken on "
      "purpose, or a disk has lost what it held.",
      "对客户端来说，集群就像一台机器：每个操作在请求和答复之间的某一时刻一次性生效，并且只生效一次"
      "。"
      "它被违反，说明有规则被故意破坏，或者磁盘丢失了内容。"},
     "§8",
     "§6.3"},
    Tone::kBad};
constexpr Words kClash = {" (It clashes with event {clash}.)", "（与事件 {clash} 冲突。）"};

// ---- Standstills ----

// By Stall.
constexpr std::array<Wording, 3> kStalls = {{
    {{"There was no leader for {length}: {cause}.", "已有 {length} 没有领导者：{cause}。"},
     {{"Only a leader takes commands, so without one the cluster stands still; it needs a majority "
       "that runs and reaches one another, and election timeouts that are long and random enough.",
       "只有领导者接受命令，没有领导者时集群就停滞；它需要一个能运行且互相联系得上的多数派，以及足"
       "够长"
       "且足够随机的选举超时。"},
      "§5.6",
      "§3.9"},
     Tone::kBad},
    {{"One leader followed the other for {length}, though none had failed: {cause}.",
      "在 {length} 内领导者一个接一个更换，尽管没有一个发生故障：{cause}。"},
     {{"A leader keeps its place by its heartbeats; a cluster that elects without end gets nothing "
       "else done.",
       "领导者靠心跳保持地位；不停选举的集群做不成其他任何事。"},
      "§5.6",
      "§3.9"},
     Tone::kBad},
    {{"For {length} nothing of what a majority held was committed: {cause}.",
      "已有 {length} 多数派持有的条目没有提交：{cause}。"},
     {{"A new leader's no-op is an entry of its own term: once it is committed, what came before "
       "it "
       "is. Without it, older entries wait for the next command.",
       "新领导者的空操作是本任期的条目：它一旦提交，之前的条目也随之提交。没有它，旧的条目要等到下"
       "一个"
       "命令。"},
      "§8",
      "§6.4"},
     Tone::kBad},
}};

// By StallCause.
constexpr std::array<Words, 6> kStallCauses = {{
    {"only {count} of the voters ran, and {needed} are a majority",
     "只有 {count} 个投票者在运行，而多数派需要 {needed} 个"},
    {"no server reached a majority of the voters, {needed}; the best one reached {count}",
     "没有服务器能联系到多数投票者（{needed} 个），最好的只能联系到 {count} 个"},
    {"nobody won {count} elections in a row", "连续 {count} 次选举没有人获胜"},
    {"{count} leaders that ran and were reached were deposed by timeouts of others",
     "{count} 个正常运行且联系得上的领导者被其他服务器的超时推翻"},
    {"the leader had no entry of its own term to count", "领导者没有本任期的条目可以计数"},
    {"the reason is not known", "原因未知"},
}};

constexpr Wording kSaid = {{"{text}", "{chinese}"}, {}, Tone::kNotable};

std::string PropertyName(const Speaker& speaker, const ViolationEvent& event) {
    for (std::size_t i = 0; i < kProperties; ++i) {
        const Words names = NamesOf(static_cast<Property>(i));
        if (event.name == names.english) return speaker.In(names);
    }
    return event.name;
}

std::string VoteOf(const Speaker& speaker, const HardState& hard) {
    return hard.vote ? speaker.Fill(kVoteFor, {{"voted", PrintServer(*hard.vote)}})
                     : speaker.In(kNoVote);
}

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const PersistEvent& event) {
    const std::string snapshot =
        event.snapshot_index == 0
            ? ""
            : speaker.Fill(kWithSnapshot, {{"index", std::to_string(event.snapshot_index)}});
    return speaker.Say(event.durable ? kDurable : kWriting,
                       {{"term", std::to_string(event.hard.term)},
                        {"vote", VoteOf(speaker, event.hard)},
                        {"last", std::to_string(event.last_index)},
                        {"snapshot", snapshot}});
}

Sentence DescribeBody(const Speaker& speaker, const AppliedEvent& event) {
    return speaker.Say(
        event.restored ? kRestored : kApplied,
        {{"index", std::to_string(event.index)}, {"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const LifeEvent& event) {
    Wording wording = For(kLives, event.change);
    if (event.change == LifeChange::kCrashed && event.stage) wording.text = kCrashedAt;
    return speaker.Say(wording, {{"stage", event.stage ? NameOf(*event.stage) : ""}});
}

Sentence DescribeBody(const Speaker& speaker, const EditEvent& event) {
    return speaker.Say(kEdited, {{"term", std::to_string(event.hard.term)},
                                 {"vote", VoteOf(speaker, event.hard)},
                                 {"end", speaker.LogEnd(event.last)}});
}

Sentence DescribeBody(const Speaker& speaker, const LinkEvent& event) {
    return speaker.Say(event.change == LinkChange::kCut ? kCut : kHealed,
                       {{"from", PrintServer(event.from)}, {"to", PrintServer(event.to)}});
}

Sentence DescribeBody(const Speaker& speaker, const CommandEvent& event) {
    return speaker.Say(kCommand, {{"text", event.text}});
}

Sentence DescribeBody(const Speaker& speaker, const TimerFired& event) {
    return speaker.Say(For(kTimers, event.timer), {});
}

Sentence DescribeBody(const Speaker& speaker, const ViolationEvent& event) {
    const bool linearizability = event.name == NameOf(Property::kLinearizability);
    const std::string clash =
        event.clash == 0 ? "" : speaker.Fill(kClash, {{"clash", std::to_string(event.clash)}});
    const Words detail = {event.detail.c_str(), event.chinese_detail.c_str()};
    return speaker.Say(
        linearizability ? kNotLinearizable : kViolation,
        {{"name", PropertyName(speaker, event)}, {"detail", speaker.In(detail)}, {"clash", clash}});
}

Sentence DescribeBody(const Speaker& speaker, const StallEvent& event) {
    const Words& cause = kStallCauses.at(static_cast<std::size_t>(event.cause));
    return speaker.Say(
        For(kStalls, event.stall),
        {{"length", PrintDuration(event.lasted)},
         {"cause", speaker.Fill(cause, {{"count", std::to_string(event.count)},
                                        {"needed", std::to_string(event.needed)}})}});
}

Sentence DescribeBody(const Speaker& speaker, const SayEvent& event) {
    const std::string& chinese = event.chinese.empty() ? event.text : event.chinese;
    return speaker.Say(kSaid, {{"text", event.text}, {"chinese", chinese}});
}

}  // namespace raft::sim
