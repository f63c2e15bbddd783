// The timeline, already decided: lanes with bands, messages as slanted lines, marks, and which of
// them are lit. Moments are microseconds of virtual time, as double so that a share of one can be
// pointed at.
//
// Caller: app/present_timeline.cpp fills it for the range that UiState asks for; the timeline panel
//         draws it. What would be smaller than a pixel has been merged by then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "render/target.h"
#include "render/view_parts.h"

namespace render {

// A server was so from one moment to another.
struct BandView {
    double from = 0;
    double to = 0;
    RoleMark role = RoleMark::kFollower;
    std::size_t term_hue = kNoTermHue;
    std::string term{};  // "term 4"; drawn where it fits.
};

struct LaneView {
    std::string name{};             // "S3"
    std::vector<BandView> bands{};  // In order; they do not overlap.
};

// A message on its way, from its sender's lane to its receiver's; or several that fall together.
struct FlightView {
    std::uint64_t event_id = 0;  // Its arrival or loss; while it is under way its sending.
    Slot from = 0;               // kOutside: no server.
    Slot to = 0;
    double sent_at = 0;
    double ends_at = 0;  // Arrival, loss, or the present for one that is still under way.
    MessageShape shape = MessageShape::kOther;
    bool reply = false;
    bool refusal = false;
    bool lost = false;                  // A cross at its end, short of the receiver's lane.
    bool under_way = false;             // Drawn up to its place on the way.
    float share = 1;                    // How much of the way it came: 1 when it arrived.
    std::size_t term_hue = kNoTermHue;  // Of votes; appends are grey.
    std::size_t count = 1;              // So many messages in this line.
    bool lit = false;
};

// So many messages that single lines would only be a grey cloud: a share of the lanes' height.
struct DensityView {
    double from = 0;
    double to = 0;
    float share = 0;  // Of the busiest stretch in view, in [0, 1].
};

enum class MarkShape {
    kElected,  // A triangle below the lanes.
    kCommit,   // A tick on the lane.
    kCrash,    // A cross on the lane.
    kRestart,
    kPause,
    kResume,
    kCut,
    kHeal,
    kAct,        // What a person did: above the lanes.
    kBookmark,   // A star above the lanes.
    kBranch,     // A branch leaves here: above the lanes.
    kViolation,  // A flag in alarm across all lanes.
    kStall,
    kEvent,  // Any other event, only while it is lit or pointed at.
};

struct MarkView {
    std::uint64_t event_id = 0;  // 0: no event; `command` says where it goes.
    double at = 0;
    Slot lane = kOutside;  // kOutside: it belongs to no server.
    MarkShape shape = MarkShape::kEvent;
    std::size_t term_hue = kNoTermHue;
    std::string label{};  // "crash S3", "the split vote"; drawn where it fits, always in the hint.
    std::string command{};  // What a click does when there is no event: `goto "the split vote"`.
    std::size_t count = 1;  // So many in this mark.
    bool lit = false;
};

struct TimelineView {
    double from = 0;  // The range that is drawn.
    double to = 1;
    double now = 0;                 // The playhead.
    double end = 0;                 // What has been lived on this branch; beyond is empty.
    std::vector<LaneView> lanes{};  // By slot: S1 first.
    std::vector<FlightView> flights{};
    std::vector<DensityView> density{};  // Instead of flights, when there are too many.
    std::vector<MarkView> marks{};
    std::size_t messages = 0;  // In the range, whether drawn or merged.
    std::string note{};        // "10,412 messages in 1,730 lines"; empty when nothing is merged.
    bool any_lit = false;      // A cone is lit: everything else steps back.
    // The lines of the hint for UiState::timeline_hovered, the first one its title.
    std::vector<std::string> hint{};
};

}  // namespace render
