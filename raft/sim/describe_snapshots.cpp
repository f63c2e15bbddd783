// The sentences about snapshots: taken, received in chunks, installed.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

constexpr Wording kTaken = {
    {"{server} took a snapshot of its state machine after {last}, {size} bytes, in place of the "
     "log "
     "up to there.",
     "{server} 为状态机在{last}之后的状态拍了快照，共 {size} 字节，取代到那里为止的日志。"},
    {{"A snapshot holds the state that the committed entries before it led to, the last of them by "
      "index and term, and the latest configuration; so those entries can go.",
      "快照保存已提交条目所得到的状态、其中最后一条的索引和任期，以及最新的配置；因此这些条目可以删"
      "除。"},
     "§7",
     "§5.1"},
    Tone::kNotable};

constexpr Source kInstalling = {
    {"A follower that holds none of what a snapshot's last entry says drops its whole log for it; "
     "if it does hold that entry, what follows stays. Its term and its vote stay in any case.",
     "如果跟随者没有快照最后的那个条目，就用快照取代整个日志；如果有，则保留之后的条目。任期和投票"
     "在"
     "任何情况下都不变。"},
    "§7",
    "§5.1"};
constexpr Source kChunks = {
    {"A snapshot can be sent in chunks. A chunk counts only right behind what is stored of the "
     "same "
     "transfer: the same leader, term and last entry.",
     "快照可以分块发送。只有紧接在同一次传输（相同的领导者、任期和最后条目）已存内容之后的块才有"
     "效。"},
    "Fig. 13",
    "Fig. 5.3"};
constexpr Source kOldTerm = {
    {"A message of an earlier term is refused; the answer carries the higher term, which makes an "
     "old leader step down.",
     "来自更早任期的消息会被拒绝；答复中带有更高的任期，使旧的领导者退位。"},
    "§5.1",
    "§3.3"};

// By SnapshotVerdict.
constexpr std::array<Wording, 8> kJudged = {{
    {{"{server} installed the snapshot of {leader} up to {last} in place of its log.",
      "{server} 安装了 {leader} 的快照（到{last}为止），取代了自己的日志。"},
     kInstalling,
     Tone::kGood},
    {{"{server} stored {size} bytes of {leader}'s snapshot up to {last}: it had {stored} bytes "
      "now.",
      "{server} 保存了 {leader} 的快照（到{last}为止）的 {size} 字节：现在共有 {stored} 字节。"},
     kChunks,
     Tone::kPlain},
    {{"{server} did not take the chunk of {leader}'s snapshot up to {last}: it began at byte "
      "{offset}, but {server} had {stored} bytes of it.",
      "{server} 没有接受 {leader} 的快照（到{last}为止）的这一块：它从第 {offset} 字节开始，而 "
      "{server} 已有 {stored} 字节。"},
     kChunks,
     Tone::kNotable},
    {{"{server} did not need the snapshot of {leader} up to {last}: all of it was committed here "
      "already.",
      "{server} 不需要 {leader} 的快照（到{last}为止）：其中的内容在这里都已提交。"},
     {{"Committed entries are the same on all servers, so a snapshot of them brings nothing new.",
       "已提交的条目在所有服务器上都相同，因此它们的快照不会带来新内容。"},
      "§7",
      "§5.1"},
     Tone::kPlain},
    {{"{server} refused the snapshot of {leader}: it was of term {term}, which was over.",
      "{server} 拒绝了 {leader} 的快照：它属于已经过去的任期 {term}。"},
     kOldTerm,
     Tone::kNotable},
    {{"{server} took no notice of the snapshot of {leader}, which claimed to lead term {term}: "
      "{server} itself led it.",
      "{server} 不理会自称领导任期 {term} 的 {leader} 的快照：该任期的领导者是 {server} 自己。"},
     {{"A term has one leader at most (Election Safety).",
       "一个任期至多有一个领导者（选举安全性）。"},
      "§5.2",
      "§3.4"},
     Tone::kBad},
    {{"{server} refused the snapshot of {leader} up to {last} as a whole: no leader that keeps to "
      "the rules could have sent it.",
      "{server} 拒绝了 {leader} 的整个快照（到{last}为止）：遵守规则的领导者不可能发出它。"},
     {{"A snapshot holds committed entries only, so it ends at an entry that a log can hold, and "
       "says who votes.",
       "快照只包含已提交的条目，因此它结束于日志中可能存在的条目，并且说明谁是投票者。"},
      "§7",
      "§5.1"},
     Tone::kBad},
    {{"{server} refused the snapshot of {leader} up to {last} as a whole: its {stored} bytes made "
      "no state of the machine.",
      "{server} 拒绝了 {leader} 的整个快照（到{last}为止）：它的 {stored} 字节无法还原为状态机的状"
      "态。"},
     {},
     Tone::kBad},
}};

constexpr Words kKeptLog = {
    "{server} installed the snapshot of {leader} up to {last}; its log held that entry, so what "
    "follows it stayed.",
    "{server} 安装了 {leader} 的快照（到{last}为止）；它的日志中有该条目，因此之后的条目保留。"};

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const SnapshotTaken& event) {
    return speaker.Say(kTaken, {{"last", speaker.Entry(event.last_included)},
                                {"size", std::to_string(event.size)}});
}

Sentence DescribeBody(const Speaker& speaker, const SnapshotJudged& event) {
    Wording wording = For(kJudged, event.verdict);
    if (event.verdict == SnapshotVerdict::kInstalled && event.kept_log) wording.text = kKeptLog;
    return speaker.Say(wording, {{"leader", PrintServer(event.leader)},
                                 {"term", std::to_string(event.term)},
                                 {"last", speaker.Entry(event.last_included)},
                                 {"offset", std::to_string(event.offset)},
                                 {"size", std::to_string(event.size)},
                                 {"stored", std::to_string(event.stored)}});
}

}  // namespace raft::sim
