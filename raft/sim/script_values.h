// The things that commands speak about, read from a line: servers, lengths of time, entries, ...
//
// Each takes one thing; when something else stands there, the reader fails and a default comes
// back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "raft/entry.h"
#include "raft/sim/command.h"
#include "raft/sim/script_reader.h"
#include "raft/sim/time.h"

namespace raft::sim {

// What the language can name at most. Beyond, an answer would take hours or more memory than there
// is; a line that asks for it is refused instead.
constexpr Micros kDurationMax = 3600 * kSecond;
constexpr Micros kMomentMax = 1'000'000 * kSecond;  // Of `at`.
constexpr std::uint32_t kCountMax = 100'000;
constexpr Micros kTimerMin = 100;  // Of timeouts and heartbeats: nothing else would ever happen.
constexpr Millionths kRateMin = kWhole / 1000;
constexpr Millionths kRateMax = kWhole * 1000;

// ---- What is expected in more than one place ----

inline constexpr Words kANumber = {"a number", "一个数"};
inline constexpr Words kATerm = {"a term", "一个任期"};
inline constexpr Words kAnIndex = {"an index", "一个索引"};
inline constexpr Words kAKey = {"a key", "一个键"};
inline constexpr Words kAValue = {"a value", "一个值"};
inline constexpr Words kAnArrow = {"-> after the sender", "发送者之后的“->”"};

// ---- Numbers ----

std::uint64_t ReadNumber(Reader& reader, const Words& what, std::uint64_t max = kNumberMax);
std::uint32_t ReadCount(Reader& reader, const Words& what, std::uint32_t min = 1);
// 1 when no number comes.
std::uint32_t ReadCountOrOne(Reader& reader);
std::int64_t ReadAmount(Reader& reader);
Micros ReadDuration(Reader& reader, Micros min = 0, Micros max = kDurationMax);
Range ReadRange(Reader& reader, Micros min = 0);
Millionths ReadShare(Reader& reader);
Millionths ReadRate(Reader& reader);
// At least 1.
Millionths ReadRatio(Reader& reader);

// ---- Names of branches and bookmarks ----

// Neither empty nor endless. A branch's can stand without quotes, a bookmark's cannot.
std::string ReadBranchName(Reader& reader, const Words& what);
std::string ReadBookmark(Reader& reader, const Words& what);

// ---- Servers and clients ----

// Whether the next word looks like a server, of this cluster or not.
[[nodiscard]] bool NextIsServer(Reader& reader);
// One that exists.
NodeId ReadServer(Reader& reader);
// Any: a made-up message's sender may be nobody.
NodeId ReadAnyServer(Reader& reader);
// Two that differ.
struct Pair {
    NodeId from{};
    NodeId to{};
    bool one_way = false;  // An arrow stood between them.
};
Pair ReadPair(Reader& reader, bool arrow_allowed);
ClientId ReadClient(Reader& reader);
// "{S1 S2}", without repeats, sorted.
std::vector<NodeId> ReadSet(Reader& reader, bool may_be_empty = false);
// "{S1 S2}", "{S1 S2}+{S3}", "{S1 S2}->{S2 S3}".
Configuration ReadConfiguration(Reader& reader, bool may_be_empty = false);

// ---- Entries ----

// "1:x=1", its term read already.
Entry ReadEntryAfterTerm(Reader& reader, Term term);
Term ReadEntryTerm(Reader& reader);
// "[1:x=1 2:noop]".
std::vector<Entry> ReadEntries(Reader& reader);

// ---- Messages ----

// Nothing, and no error, when no message type comes.
std::optional<MessageType> TakeMessageType(Reader& reader);
MessageType ReadMessageType(Reader& reader);
MessageFilter ReadFilter(Reader& reader);
MessageSelector ReadSelector(Reader& reader);

// ---- Conditions ----

Condition ReadCondition(Reader& reader);

// ---- The fixed words, in the order of their enumerators ----

inline constexpr std::array<const char*, 6> kStageWords = {"take", "step",  "persist",
                                                           "send", "apply", "advance"};
inline constexpr std::array<const char*, kStepUnits> kStepWords = {
    "event", "stage", "message", "role", "commit", "term", "violation", "bookmark"};
// Of goto, beside moments and bookmarks.
inline constexpr std::array<const char*, 3> kPlaceWords = {"start", "end", "event"};
// Of a condition.
inline constexpr std::array<const char*, 6> kRoleWords = {"follower", "precandidate", "candidate",
                                                          "leader",   "learner",      "crashed"};
inline constexpr std::array<const char*, 4> kGivenRoleWords = {"follower", "precandidate",
                                                               "candidate", "leader"};
inline constexpr std::array<const char*, 4> kBecauseWords = {"term", "vote", "log", "lease"};
inline constexpr std::array<const char*, 3> kWhichWords = {"first", "last", "all"};
inline constexpr std::array<const char*, 6> kModeWords = {"readindex", "lease",    "follower-lease",
                                                          "validated", "snapshot", "local"};

}  // namespace raft::sim
