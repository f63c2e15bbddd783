// What the timeline keeps from one picture to the next, so that a long run costs no more than a
// short one: what full pages of a chronicle add up to, and the picture of a range that stays.
//
// Throwing it away changes nothing but time.
//
// Caller: app/present_timeline.cpp and its parts.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/timeline_path.h"
#include "app/tongue.h"
#include "raft/sim/history.h"
#include "render/timeline_view.h"

namespace app {

// One of the few events that every view of the run shows: elections, crashes, cuts, commands.
struct RareNote {
    raft::sim::EventId id = 0;
    raft::sim::Micros at = 0;
    raft::sim::EventNote note{};
};

// A full page in short. Its sums stay even when the page's notes are let go.
struct PageSketch {
    static constexpr std::size_t kBuckets = 32;

    raft::sim::Micros from = 0;
    raft::sim::Micros to = 0;
    std::uint32_t count = 0;                        // 0: not made yet.
    std::uint32_t ended = 0;                        // Messages that arrived or were lost.
    std::array<std::uint16_t, kBuckets> buckets{};  // The same by their moment, evenly from..to.
    std::vector<RareNote> rare{};
};

// From keys to numbers, emptied at once: keys are places on the screen, made anew every picture.
class PixelTable {
  public:
    void Clear();
    // The number of this key; `fresh` becomes it when the key is new.
    [[nodiscard]] std::uint32_t Put(std::uint64_t key, std::uint32_t fresh);

  private:
    struct Place {
        std::uint64_t key = 0;
        std::uint32_t number = 0;
        std::uint32_t round = 0;  // Filled in this round; otherwise it is free.
    };

    void Grow();

    std::vector<Place> places_{};
    std::size_t used_ = 0;
    std::uint32_t round_ = 0;
};

// What an event comes from and leads to, as far as a view shows it.
struct Cone {
    raft::sim::EventId event = 0;              // 0: no cone.
    std::vector<raft::sim::EventId> causes{};  // The nearest one first.
    std::vector<bool> effects{};               // From `event` on, itself included.
    std::size_t effect_count = 0;

    [[nodiscard]] bool Has(raft::sim::EventId id) const {
        if (event == 0) return false;
        if (id < event) return std::binary_search(causes.rbegin(), causes.rend(), id);
        return id - event < effects.size() && effects[id - event];
    }
};

// A message on its way, or at its end, before lines that fall together are merged.
struct MessageLine {
    raft::sim::EventId event = 0;
    raft::sim::Micros sent_at = 0;
    raft::sim::Micros ends_at = 0;
    std::uint8_t detail = 0;  // As in EventNote.
    std::uint8_t from = 0;    // Numbers of servers; 0: none.
    std::uint8_t to = 0;
    bool lost = false;
    bool under_way = false;
    bool lit = false;
    float share = 1;
};

// Lines that are drawn as one: like this one of them.
struct MergedLine {
    std::uint32_t line = 0;
    std::uint32_t count = 0;
};

struct TimelineCache {
    // What a kept picture was made of; the playhead alone can move without another one.
    struct Key {
        raft::sim::BranchId branch = 0;
        std::uint64_t changes = 0;
        raft::sim::Place end{};
        double from = 0;
        double to = 0;
        float pixels = 0;
        std::uint64_t hovered = 0;
        Tongue tongue{};

        bool operator==(const Key&) const = default;
    };

    std::optional<Key> key{};
    render::TimelineView view{};  // Of `key`.

    std::unordered_map<raft::sim::BranchId, std::vector<PageSketch>> sketches{};
    std::uint32_t pictures = 0;  // Counted, so that slow work is not done in every one.

    // Messages under way at the end of this branch.
    raft::sim::Spot under_way_at{};
    bool under_way_known = false;
    std::vector<MessageLine> under_way{};

    // Scratch, kept for its memory.
    PixelTable table{};
    std::vector<MessageLine> lines{};
    std::vector<MergedLine> merged{};
    std::vector<RareNote> rare{};
};

// Of a page with all its notes; nothing of a page without. Makes it when there is none yet.
[[nodiscard]] const PageSketch* SketchOf(TimelineCache& cache, const TimelinePath::Stretch& stretch,
                                         std::size_t page);
// The same, without making it.
[[nodiscard]] const PageSketch* KeptSketchOf(const TimelineCache& cache,
                                             const TimelinePath::Stretch& stretch,
                                             std::size_t page);
// Whether every view shows such an event.
[[nodiscard]] bool IsRare(const raft::sim::EventNote& note);

}  // namespace app
