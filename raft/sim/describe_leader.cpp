// The sentences about what a leader learns of its followers, and what it commits.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// ---- What a leader learns of a follower ----

constexpr Source kRepair = {
    {"After a refusal the leader tries an earlier index, until the logs meet; from there on it "
     "sends its own entries.",
     "被拒绝后，领导者改用更早的索引重试，直到双方日志一致；从那里起发送自己的条目。"},
    "§5.3",
    "§3.5"};
constexpr Source kFastRepair = {
    {"The refusal names the follower's conflicting term and its first index of that term, so the "
     "leader passes over a whole term at once.",
     "拒绝的答复带有跟随者冲突条目的任期和该任期的第一个索引，领导者因此可以一次跳过整个任期。"},
    "§5.3",
    "§3.5"};
constexpr Source kMatch = {
    {"matchIndex is how far the follower is known to agree, on disk; it never falls, and an entry "
     "is committed once a majority has reached it.",
     "matchIndex "
     "是已知跟随者（磁盘上）与领导者一致到的位置；它从不减小，条目被多数派达到后即可提交。"},
    "§5.3",
    "§3.5"};

constexpr Source kSendsSnapshot = {
    {"What a follower needs next can be compacted away; then the leader sends its snapshot, in "
     "chunks if need be, and goes on with the entries behind it.",
     "跟随者接下来需要的条目可能已被压缩；这时领导者发送快照（必要时分块），然后继续发送之后的条"
     "目。"},
    "§7",
    "§5.1"};

// By ProgressReason.
constexpr std::array<Wording, 12> kProgress = {{
    {{"{server} learned that {follower} agreed up to index {match}; next it would send from index "
      "{next} on.",
      "{server} 得知 {follower} 的日志一致到索引 {match}；接下来从索引 {next} 开始发送。"},
     kMatch,
     Tone::kGood},
    {{"{server} went back to index {next} for {follower}, which had refused.",
      "{follower} 拒绝了，{server} 对它退回到索引 {next}。"},
     kRepair,
     Tone::kNotable},
    {{"{server} learned nothing new from {follower}: it was known to agree up to index {match}.",
      "{server} 没有从 {follower} 得到新的信息：已知它一致到索引 {match}。"},
     kMatch,
     Tone::kPlain},
    {{"{server} took no notice of {follower}'s refusal: it was not about index {before}, right "
      "before what was to be sent next.",
      "{server} 不理会 {follower} 的拒绝：它不是针对索引 {before}，即下一次发送之前的那一条。"},
     {{"An answer can come late: only a refusal of what the leader would try now moves it.",
       "答复可能迟到：只有针对领导者当前尝试位置的拒绝才会使它改变。"},
      "§5.3",
      "§3.5"},
     Tone::kPlain},
    {{"{server} did not believe the answer of {follower}: it claimed what this log cannot hold.",
      "{server} 不相信 {follower} 的答复：它声称了这份日志不可能有的内容。"},
     kMatch,
     Tone::kBad},
    {{"{server} took no notice of {follower}, which was no member of its configuration.",
      "{server} 不理会 {follower}，因为它不是配置中的成员。"},
     {},
     Tone::kPlain},
    {{"{server} sent {follower} everything from index {next} on again: some of it had been "
      "refused, and nothing was accepted since.",
      "{server} 从索引 {next} 起重新发送给 {follower}：其中一部分被拒绝，此后没有任何条目被接受。"},
     {{"A leader sends again without end what it has no acknowledgement of.",
       "没有得到确认的内容，领导者会不停地重发。"},
      "§5.3",
      "§3.5"},
     Tone::kNotable},
    {{"{server} had compacted away index {next}, which {follower} needs next, and began to send it "
      "the snapshot up to index {snapshot}, {total} bytes.",
      "{follower} 接下来需要索引 {next}，而 {server} 已将其压缩，于是开始发送到索引 {snapshot} 为止"
      "的快照，共 {total} 字节。"},
     kSendsSnapshot,
     Tone::kNotable},
    {{"{server} learned that {follower} had stored {stored} of {total} bytes of the snapshot up to "
      "index {snapshot}.",
      "{server} 得知 {follower} 已保存到索引 {snapshot} 为止的快照的 {stored} 字节，共 {total} 字"
      "节。"},
     kSendsSnapshot,
     Tone::kPlain},
    {{"{server} had no answer from {follower} since the last round and sent the chunk at byte "
      "{stored} of {total} again.",
      "{server} 自上一轮以来没有得到 {follower} 的答复，于是重发从第 {stored} 字节（共 {total} 字"
      "节）开始的块。"},
     kSendsSnapshot,
     Tone::kNotable},
    {{"{server} learned that {follower} needed no more of the snapshot up to index {snapshot}; "
      "next "
      "it would send from index {next} on.",
      "{server} 得知 {follower} 不再需要到索引 {snapshot} 为止的快照；接下来从索引 {next} 开始发"
      "送。"},
     kSendsSnapshot,
     Tone::kGood},
    {{"{server} learned nothing from {follower}'s answer about the snapshot up to index "
      "{snapshot}: "
      "it was not about what it was sending, or said nothing new.",
      "{server} 没有从 {follower} 关于到索引 {snapshot} "
      "为止的快照的答复中得到信息：它与正在发送的内"
      "容无关，或没有新内容。"},
     kSendsSnapshot,
     Tone::kPlain},
}};

constexpr Wording kBackedOffByTerm = {
    {"{server} went back to index {next} for {follower}, whose conflicting entries of term "
     "{conflict_term} began at index {conflict_index}.",
     "{server} 对 {follower} 退回到索引 {next}：它在任期 {conflict_term} 的冲突条目从索引 "
     "{conflict_index} 开始。"},
    kFastRepair,
    Tone::kNotable};
constexpr Wording kBackedOffToEnd = {
    {"{server} went back to index {next} for {follower}, whose log ended before index "
     "{conflict_index}.",
     "{server} 对 {follower} 退回到索引 {next}：它的日志在索引 {conflict_index} 之前就结束了。"},
    kFastRepair,
    Tone::kNotable};

// ---- Commitment ----

// By CommitReason.
constexpr std::array<Wording, 6> kCommits = {{
    {{"{server} committed {indices}: a majority held the entry of its own term {term} there on "
      "disk.",
      "{server} 提交了{indices}：多数派的磁盘上都有该处属于其任期 {term} 的条目。"},
     {{"An entry of the leader's own term is committed once a majority stores it, and all entries "
       "before it with it.",
       "领导者本任期的条目存到多数派上即为已提交，之前的所有条目也随之提交。"},
      "§5.3, §5.4.2",
      "§3.5, §3.6.2"},
     Tone::kGood},
    {{"{server} committed {indices}, as the leader had said.",
      "{server} 按领导者所说提交了{indices}。"},
     {{"A follower's commit index follows the leader's, as far as this message has shown the logs "
       "to agree.",
       "跟随者的提交索引跟随领导者，但不超过本消息已证明一致的位置。"},
      "§5.3",
      "§3.5"},
     Tone::kGood},
    {{"{server} was given {indices} as committed.", "{server} 被人为设置：{indices} 已提交。"},
     {},
     Tone::kPlain},
    {{"{server} took {indices} for committed, since they were in the snapshot that it installed.",
      "{server} 认定{indices}已提交，因为它们在所安装的快照中。"},
     {{"A snapshot holds committed entries only.", "快照只包含已提交的条目。"}, "§7", "§5.1"},
     Tone::kGood},
    {{"{server} committed {indices}: a majority held the entry there on disk, but that entry was "
      "of "
      "term {term}, an earlier one.",
      "{server} 提交了{indices}：多数派的磁盘上都有该处的条目，但它属于更早的任期 {term}。"},
     {{"Rule G1 is broken on purpose: an entry of an earlier term can be on a majority and still "
       "be "
       "replaced (Figure 8).",
       "规则 G1 被故意破坏：更早任期的条目即使在多数派上，仍可能被替换（图 8）。"},
      "§5.4.2",
      "§3.6.2"},
     Tone::kBad},
    {{"{server} committed {indices}: its own log reached so far, though the leader's message had "
      "not shown that the logs agree there.",
      "{server} "
      "提交了{indices}：它自己的日志到此为止，尽管领导者的消息并未证明两者的日志在此一致。"},
     {{"Rule G15 is broken on purpose: what lies beyond the matched entries can differ from the "
       "leader's.",
       "规则 G15 被故意破坏：已匹配的条目之后的内容可能与领导者的不同。"},
      "§5.3",
      "§3.5"},
     Tone::kBad},
}};

constexpr Words kCommittedJointly = {
    "{server} committed {indices}: a majority of the old voters and a majority of the new ones "
    "held "
    "the entry of its own term {term} there on disk.",
    "{server} 提交了{indices}：旧投票者的多数派和新投票者的多数派的磁盘上都有该处属于其任期 {term} "
    "的条目。"};

constexpr Source kFollowerLeases = {
    {"While a follower's lease is out it answers reads from its own log, so nothing is committed "
     "that "
     "is not in there, and a new leader waits until all leases of its predecessors are over. This "
     "is in neither text; quorum leases work in this manner.",
     "跟随者持有租约期间会用自己的日志答复读取，因此不提交它日志中没有的条目；新的领导者要等到前任"
     "授"
     "予的所有租约结束。论文和博士论文中都没有这一点；quorum lease 以这种方式工作。"},
    "",
    ""};

// By HoldBackReason.
constexpr std::array<Wording, 3> kHeldBack = {{
    {{"{server} did not commit index {index}, though a majority held it: that entry was of term "
      "{entry_term}, not of its own term {term}.",
      "{server} 没有提交索引 {index}，尽管多数派已持有它：该条目属于任期 "
      "{entry_term}，而不是自己的任期 {term}。"},
     {{"A leader does not conclude that an entry of an earlier term is committed from counting "
       "copies: a later leader could still replace it (Figure 8). It follows with the first entry "
       "of the leader's own term.",
       "领导者不能靠计算副本数来认定早先任期的条目已提交：之后的领导者仍可能替换它（图 "
       "8）。它会随领导者本任期的第一个条目一起提交。"},
      "§5.4.2",
      "§3.6.2"},
     Tone::kNotable},
    {{"{server} did not commit index {index} yet, though a majority held it: {holder} did not, and "
      "may answer reads by its lease for another {length} at most.",
      "{server} 暂不提交索引 {index}，尽管多数派已持有它：{holder} 还没有，而它最多还可以凭租约答复"
      "读取 {length}。"},
     kFollowerLeases,
     Tone::kNotable},
    {{"{server} did not commit index {index} yet, though a majority held it: leases that it did "
      "not "
      "grant itself can be out for another {length}.",
      "{server} 暂不提交索引 {index}，尽管多数派已持有它：不是由它授予的租约最多还会持续 "
      "{length}。"},
     kFollowerLeases,
     Tone::kNotable},
}};

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const ProgressJudged& event) {
    const bool fast = event.reason == ProgressReason::kBackedOff && event.fast;
    const Wording& wording = !fast                      ? For(kProgress, event.reason)
                             : event.conflict_term == 0 ? kBackedOffToEnd
                                                        : kBackedOffByTerm;
    return speaker.Say(wording, {{"follower", PrintServer(event.follower)},
                                 {"match", std::to_string(event.match)},
                                 {"next", std::to_string(event.next)},
                                 {"before", std::to_string(event.next == 0 ? 0 : event.next - 1)},
                                 {"conflict_term", std::to_string(event.conflict_term)},
                                 {"conflict_index", std::to_string(event.conflict_index)},
                                 {"snapshot", std::to_string(event.snapshot_index)},
                                 {"stored", std::to_string(event.stored)},
                                 {"total", std::to_string(event.total)}});
}

Sentence DescribeBody(const Speaker& speaker, const CommitAdvanced& event) {
    Wording wording = For(kCommits, event.reason);
    if (event.joint) {
        wording.text = kCommittedJointly;
        wording.source.paper = "§5.3, §5.4.2, §6";
        wording.source.dissertation = "§3.5, §3.6.2, §4.3";
    }
    return speaker.Say(wording, {{"indices", speaker.Indices(event.from + 1, event.to)},
                                 {"term", std::to_string(event.entry_term)}});
}

Sentence DescribeBody(const Speaker& speaker, const CommitHeldBack& event) {
    return speaker.Say(For(kHeldBack, event.reason),
                       {{"index", std::to_string(event.index)},
                        {"entry_term", std::to_string(event.entry_term)},
                        {"term", std::to_string(event.current_term)},
                        {"holder", PrintServer(event.holder)},
                        {"length", PrintDuration(event.for_another)}});
}

}  // namespace raft::sim
