// The few marks and shapes that several views share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace render {

// A term_hue for what has no term yet: neither colour of a term nor an alarm.
inline constexpr std::size_t kNoTermHue = static_cast<std::size_t>(-1);

// kPaused and kDown replace whatever role the server had.
enum class RoleMark { kFollower, kPreCandidate, kCandidate, kLeader, kLearner, kPaused, kDown };

enum class MessageShape {
    kVote,       // RequestVote: a disc with "?".
    kPreVote,    // PreVote: the same with a dashed rim.
    kAppend,     // AppendEntries with entries: a box with their cells.
    kHeartbeat,  // AppendEntries without entries: a small diamond.
    kSnapshot,   // InstallSnapshot: a large box with a bar.
    kClient,     // From or to a client: a dark disc with a person.
    kOther       // TimeoutNow, ReadIndex: a small square.
};

struct CellView {
    std::uint64_t index = 0;
    std::size_t term_hue = 0;
    std::string label{};     // "x=1"
    std::string sublabel{};  // "t1"
    bool committed = false;  // By this server's own commit index. Not committed: dashed.
    bool applied = false;
    bool saved = true;  // On disk; false while the write is under way.
};

enum class Tone { kPlain, kGood, kNotable, kBad };

}  // namespace render
