// The sentences about reads that leave no entry in the log, and about leases.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

constexpr Source kReadIndex = {
    {"A leader answers a read without an entry like this: it notes its commit index, learns from a "
     "majority, in a round of heartbeats sent later, that it still leads, and waits until so much "
     "is applied.",
     "领导者不写日志就能答复读取：它记下提交索引，通过之后发出的一轮心跳从多数派得知自己仍是领导者"
     "，"
     "再等到应用至该索引。"},
    "§8",
    "§6.4"};
constexpr Source kOwnTermFirst = {
    {"A new leader holds all that is committed, but does not know how far that goes until an entry "
     "of its own term is committed: its no-op.",
     "新的领导者持有所有已提交的条目，但在本任期的条目（空操作）提交之前，它不知道已提交到哪里。"},
    "§8",
    "§6.4"};
constexpr Source kLease = {
    {"While a majority has answered a round not longer than an election timeout ago, divided by "
     "the "
     "bound on clock drift, nobody else can have been elected: the leader may answer at once.",
     "如果多数派答复的那一轮开始至今不超过选举超时除以时钟漂移界限，就不可能有其他人当选：领导者可"
     "以"
     "立即答复。"},
    "§8",
    "§6.4.1"};
constexpr Source kFollowerLease = {{"While a follower holds a lease, its leader commits nothing "
                                    "that this follower does not have in "
                                    "its log, so it may answer once all of that is applied. This "
                                    "is in neither text; quorum leases "
                                    "work in this manner.",
                                    "跟随者持有租约期间，领导者不会提交该跟随者日志中没有的条目，因"
                                    "此它应用完日志即可答复。论文和博"
                                    "士论文中都没有这一点；quorum lease 以这种方式工作。"},
                                   "",
                                   ""};
constexpr Source kAskLeader = {
    {"A follower can serve a read, too: it asks its leader for the index to wait for.",
     "跟随者也可以答复读取：它向领导者询问需要等到的索引。"},
    "",
    "§6.4"};
constexpr Source kReadBroken = {
    {"Rule G10 is broken on purpose: a leader that was deposed without knowing it answers from an "
     "old state.",
     "规则 G10 被故意破坏：已被取代而不自知的领导者会用旧的状态答复。"},
    "§8",
    "§6.4"};
constexpr Source kReadTooEarly = {
    {"Rule G16 is broken on purpose: a new leader does not know yet how far its predecessor had "
     "committed, so its answer can be old.",
     "规则 G16 被故意破坏：新的领导者还不知道前任提交到哪里，答复可能是旧的。"},
    "§8",
    "§6.4"};

// By ReadReason.
constexpr std::array<Wording, 13> kReads = {{
    {{"{server} noted index {index} for read {read}{asker} and began round {round} of heartbeats, "
      "to "
      "learn whether it still led.",
      "{server} 为读取 {read}{asker}记下索引 {index}，并开始第 {round} 轮心跳，以确认自己仍是领导"
      "者。"},
     kReadIndex,
     Tone::kPlain},
    {{"{server} noted index {index} for read {read}{asker}; it waits for round {round} of "
      "heartbeats, the first that begins later.",
      "{server} 为读取 {read}{asker}记下索引 {index}，等待第 {round} 轮心跳，即此后开始的第一轮。"},
     kReadIndex,
     Tone::kPlain},
    {{"{server} let read {read}{asker} wait: no entry of its own term was committed yet, and its "
      "commit index, {index}, might lag.",
      "{server} 让读取 {read}{asker}等待：本任期还没有条目提交，它的提交索引 {index} 可能落后。"},
     kOwnTermFirst,
     Tone::kNotable},
    {{"{server} still led when it was asked: a majority answered round {round} of heartbeats, so "
      "read {read}{asker} may be answered as of index {index}.",
      "{server} 被询问时仍是领导者：多数派答复了第 {round} 轮心跳，读取 {read}{asker}可按索引 "
      "{index} 答复。"},
     kReadIndex,
     Tone::kGood},
    {{"{server} could answer read {read}{asker} at once, as of index {index}: its lease held for "
      "another {left}.",
      "{server} 可以立即按索引 {index} 答复读取 {read}{asker}：它的租约还有 {left}。"},
     kLease,
     Tone::kGood},
    {{"{server} could not answer read {read}{asker} by a lease: it held none{since}.",
      "{server} 不能凭租约答复读取 {read}{asker}：它没有租约{since}。"},
     kLease,
     Tone::kNotable},
    {{"{server} could answer read {read} itself once it has applied index {index}, the last of its "
      "log: its lease held for another {left}.",
      "{server} 应用到日志最后的索引 {index} 之后就可以自己答复读取 {read}：它的租约还有 {left}。"},
     kFollowerLease,
     Tone::kGood},
    {{"{server} asked its leader {other} up to which index it must wait to answer read {read}.",
      "{server} 询问领导者 {other}，答复读取 {read} 需要等到哪个索引。"},
     kAskLeader,
     Tone::kPlain},
    {{"{server} learned from {other} that read {read} can be answered once index {index} is "
      "applied.",
      "{server} 从 {other} 得知，应用到索引 {index} 之后就可以答复读取 {read}。"},
     kAskLeader,
     Tone::kGood},
    {{"{server} answered read {read}{asker} from its own state, as of index {index}, without "
      "asking "
      "anybody whether it still led.",
      "{server} 没有向任何人确认自己是否仍是领导者，就按自己在索引 {index} 的状态答复了读取 "
      "{read}{asker}。"},
     kReadBroken,
     Tone::kBad},
    {{"{server} went on with read {read}{asker} at its commit index {index}, though no entry of "
      "its "
      "own term was committed yet.",
      "{server} 按提交索引 {index} 继续处理读取 {read}{asker}，尽管本任期还没有条目提交。"},
     kReadTooEarly,
     Tone::kBad},
    {{"{server} could not answer read {read}: it may not do so itself{leader}.",
      "{server} 无法答复读取 {read}：它自己不能答复{leader}。"},
     kAskLeader,
     Tone::kNotable},
    {{"{server} gave up read {read}: whoever was to confirm it leads no more.",
      "{server} 放弃了读取 {read}：应确认它的领导者已不再领导。"},
     {{"A leader that steps down can no longer say what is committed: its reads fail.",
       "退位的领导者不再能断定什么已提交：它的读取失败。"},
      "§8",
      "§6.4"},
     Tone::kNotable},
}};
constexpr Words kAsker = {" of {other}", "（来自 {other}）"};
constexpr Words kSince = {" for {length}", "，已有 {length}"};
constexpr Words kLeaderKnown = {", but {other} can as far as it knew", "，据它所知 {other} 可以"};
constexpr Words kLeaderUnknown = {", and knew of no leader", "，也不知道谁是领导者"};

// By LeaseReason.
constexpr std::array<Wording, 2> kLeases = {{
    {{"{server} took a lease from its leader of term {term}: for {left} it can answer reads from "
      "its "
      "own log.",
      "{server} 从任期 {term} 的领导者得到租约：在 {left} 内可以用自己的日志答复读取。"},
     kFollowerLease,
     Tone::kGood},
    {{"{server}'s lease of term {term} was renewed: it ends {left} from here.",
      "{server} 在任期 {term} 的租约得到续期：{left} 之后结束。"},
     kFollowerLease,
     Tone::kPlain},
}};

// Older than any lease that was ever out: it never had one.
constexpr Micros kNeverHeld = 3600 * kSecond;

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const ReadJudged& event) {
    const bool known = event.other != NodeId{};
    const std::string other = PrintServer(event.other);
    const bool since = event.left < 0 && event.left > -kNeverHeld;
    return speaker.Say(
        For(kReads, event.reason),
        {{"read", std::to_string(event.read)},
         {"index", std::to_string(event.index)},
         {"round", std::to_string(event.round)},
         {"other", other},
         {"asker", known ? speaker.Fill(kAsker, {{"other", other}}) : ""},
         {"leader", speaker.Fill(known ? kLeaderKnown : kLeaderUnknown, {{"other", other}})},
         {"left", PrintDuration(event.left)},
         {"since", since ? speaker.Fill(kSince, {{"length", PrintDuration(-event.left)}}) : ""}});
}

Sentence DescribeBody(const Speaker& speaker, const LeaseTaken& event) {
    return speaker.Say(For(kLeases, event.reason),
                       {{"left", PrintDuration(event.left)}, {"term", std::to_string(event.term)}});
}

}  // namespace raft::sim
