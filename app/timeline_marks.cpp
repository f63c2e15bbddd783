// Marks on the timeline: elections, faults, commits, what was done, bookmarks and branches.
#include <algorithm>
#include <utility>

#include "app/present_parts.h"
#include "app/timeline_parts.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Act;
using raft::sim::Branch;
using raft::sim::BranchId;
using raft::sim::EventId;
using raft::sim::EventNote;
using raft::sim::Micros;
using raft::sim::NoteKind;
using render::MarkShape;
using render::MarkView;

// Marks of one sort on one lane that stand closer than this share one.
constexpr double kMarkWidth = 6;
constexpr double kTickWidth = 5;

MarkShape ShapeOf(NoteKind kind) {
    switch (kind) {
        case NoteKind::kRole:
            return MarkShape::kElected;
        case NoteKind::kCommit:
            return MarkShape::kCommit;
        case NoteKind::kCrash:
            return MarkShape::kCrash;
        case NoteKind::kRestart:
            return MarkShape::kRestart;
        case NoteKind::kPause:
            return MarkShape::kPause;
        case NoteKind::kResume:
            return MarkShape::kResume;
        case NoteKind::kCut:
            return MarkShape::kCut;
        case NoteKind::kHeal:
            return MarkShape::kHeal;
        case NoteKind::kCommand:
            return MarkShape::kAct;
        case NoteKind::kViolation:
            return MarkShape::kViolation;
        case NoteKind::kStall:
            return MarkShape::kStall;
        default:
            return MarkShape::kEvent;
    }
}

// Puts marks into the view; those that fall together become one.
class Marker {
  public:
    Marker(const TimelineLook& look, std::vector<MarkView>& marks)
        : look_(look),
          columns_(look.range, kMarkWidth),
          ticks_(look.range, kTickWidth),
          marks_(marks) {
        look.ask.cache.table.Clear();
    }

    // Returns the mark if it is a new one, still to be given its words; else null.
    MarkView* Add(MarkShape shape, render::Slot lane, Micros at, EventId event) {
        if (!look_.range.Holds(at)) return nullptr;
        const bool tick = shape == MarkShape::kCommit || shape == MarkShape::kEvent;
        std::uint64_t key = (tick ? ticks_ : columns_).Of(at);
        const std::uint64_t server = lane == render::kOutside ? 0 : lane + 1;
        key = (key << 8U | static_cast<std::uint64_t>(shape)) << 8U | server;
        const bool lit = event != 0 && look_.cone.Has(event);
        const auto fresh = static_cast<std::uint32_t>(marks_.size());
        const std::uint32_t number = look_.ask.cache.table.Put(key, fresh);
        if (number != fresh) {
            MarkView& mark = marks_[number];
            mark.count += 1;
            // A click goes to what is pointed at.
            if (lit && !mark.lit) mark.event_id = event;
            mark.lit = mark.lit || lit;
            return nullptr;
        }
        MarkView& mark = marks_.emplace_back();
        mark.event_id = event;
        mark.at = static_cast<double>(at);
        mark.lane = lane;
        mark.shape = shape;
        mark.lit = lit;
        return &mark;
    }

  private:
    const TimelineLook& look_;
    Columns columns_;
    Columns ticks_;
    std::vector<MarkView>& marks_;
};

render::Slot LaneOf(const EventNote& note) {
    return note.server == 0 ? render::kOutside : render::Slot{note.server} - 1;
}

void GatherNotes(const TimelineLook& look) {
    TimelineCache& cache = look.ask.cache;
    const TimelineRange& range = look.range;
    cache.rare.clear();
    look.path.EachPage(range.first, range.last,
                       [&](const auto& stretch, std::size_t number, const auto& page) {
                           const EventId last = std::min(range.last, stretch.last);
                           if (const PageSketch* sketch = KeptSketchOf(cache, stretch, number)) {
                               for (const RareNote& rare : sketch->rare) {
                                   if (rare.id >= range.first && rare.id <= last)
                                       cache.rare.push_back(rare);
                               }
                               return;
                           }
                           const EventId end = std::min(last, page.first + page.count - 1);
                           look.path.Each(std::max(range.first, page.first), end,
                                          [&](EventId id, Micros at, const EventNote& note) {
                                              if (IsRare(note))
                                                  cache.rare.push_back({id, at, note});
                                          });
                       });
}

// ---- What was done ----

// Whether the command leaves an event of its own; the others set up, ask or say.
struct LeavesEvent {
    template <class Kind>
    bool operator()(const Kind& /*command*/) const {
        return true;
    }
    bool operator()(const raft::sim::MakeCluster& /*command*/) const { return false; }
    bool operator()(const raft::sim::SetSeed& /*command*/) const { return false; }
    bool operator()(const raft::sim::Given& /*command*/) const { return false; }
    bool operator()(const raft::sim::ExpectCondition& /*command*/) const { return false; }
    bool operator()(const raft::sim::ExpectLog& /*command*/) const { return false; }
    bool operator()(const raft::sim::ExpectState& /*command*/) const { return false; }
    bool operator()(const raft::sim::ExpectMembers& /*command*/) const { return false; }
    bool operator()(const raft::sim::ExpectRefused& /*command*/) const { return false; }
    bool operator()(const raft::sim::ExpectRead& /*command*/) const { return false; }
    bool operator()(const raft::sim::Say& /*command*/) const { return false; }
    bool operator()(const raft::sim::PauseHere& /*command*/) const { return false; }
    bool operator()(const raft::sim::Cancel& /*command*/) const { return false; }
};

// The acts of the path inside the range, in order.
std::vector<const Act*> ActsIn(const TimelineLook& look) {
    std::vector<const Act*> acts;
    for (const auto& stretch : look.path.stretches()) {
        const auto& all = look.ask.history.branches()[stretch.branch].acts;
        const raft::sim::Place end =
            look.ask.history.EndOn(stretch.branch, look.ask.history.branch());
        auto act = std::partition_point(all.begin(), all.end(), [&](const Act& one) {
            return static_cast<double>(one.place.at) < look.range.from;
        });
        for (; act != all.end() && act->place < end && look.range.Holds(act->place.at); ++act) {
            if (std::visit(LeavesEvent{}, act->command)) acts.push_back(&*act);
        }
    }
    return acts;
}

// Commands that were given for later leave events, too: at one moment they come before the acts.
void AddCommands(const TimelineLook& look, Marker& marker) {
    std::vector<const RareNote*> commands;
    for (const RareNote& rare : look.ask.cache.rare) {
        if (rare.note.kind == NoteKind::kCommand) commands.push_back(&rare);
    }
    const std::vector<const Act*> acts = ActsIn(look);
    auto act = acts.rbegin();
    std::vector<std::pair<const RareNote*, const Act*>> pairs;
    for (auto one = commands.rbegin(); one != commands.rend(); ++one) {
        while (act != acts.rend() && (*act)->place.at > (*one)->at) ++act;
        const bool fits = act != acts.rend() && (*act)->place.at == (*one)->at;
        pairs.emplace_back(*one, fits ? *act : nullptr);
        if (fits) ++act;
    }
    for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
        MarkView* const mark =
            marker.Add(MarkShape::kAct, render::kOutside, pair->first->at, pair->first->id);
        if (mark != nullptr && pair->second != nullptr) {
            mark->label = raft::sim::Print(pair->second->command);
        }
    }
}

// ---- Bookmarks and branches ----

std::string CommandText(raft::sim::HistoryCommand command) {
    return raft::sim::Print(raft::sim::Command{std::move(command)});
}

void AddBookmarks(const TimelineLook& look, Marker& marker) {
    const raft::sim::History& history = look.ask.history;
    for (const auto& stretch : look.path.stretches()) {
        const raft::sim::Place end = history.EndOn(stretch.branch, history.branch());
        for (const auto& bookmark : history.branches()[stretch.branch].bookmarks) {
            if (bookmark.place > end) break;
            MarkView* const mark =
                marker.Add(MarkShape::kBookmark, render::kOutside, bookmark.place.at, 0);
            if (mark == nullptr) continue;
            mark->label = bookmark.text;
            mark->command = CommandText(raft::sim::GoTo{.kind = raft::sim::GoTo::Kind::kBookmark,
                                                        .bookmark = bookmark.text});
        }
    }
}

void AddFork(const Branch& branch, Micros at, Marker& marker) {
    MarkView* const mark = marker.Add(MarkShape::kBranch, render::kOutside, at, 0);
    if (mark == nullptr) return;
    mark->label = branch.name;
    mark->command = CommandText(raft::sim::SwitchBranch{branch.name});
}

// Where other branches leave the path, and where the path itself left an old future.
void AddForks(const TimelineLook& look, Marker& marker) {
    const raft::sim::History& history = look.ask.history;
    const std::vector<Branch>& branches = history.branches();
    for (BranchId id = 0; id < branches.size(); ++id) {
        const Branch& branch = branches[id];
        if (branch.pruned || !branch.parent || !look.path.Goes(*branch.parent)) continue;
        if (look.path.Goes(id)) {
            if (!branches[*branch.parent].pruned) {
                AddFork(branches[*branch.parent], branch.fork.at, marker);
            }
        } else if (branch.fork <= history.EndOn(*branch.parent, history.branch())) {
            AddFork(branch, branch.fork.at, marker);
        }
    }
}

// ---- Events ----

void AddRare(const TimelineLook& look, Marker& marker) {
    for (const RareNote& rare : look.ask.cache.rare) {
        if (rare.note.kind == NoteKind::kCommand) continue;
        MarkView* const mark =
            marker.Add(ShapeOf(rare.note.kind), LaneOf(rare.note), rare.at, rare.id);
        if (mark == nullptr || rare.note.kind != NoteKind::kRole || rare.note.server == 0) continue;
        const raft::sim::Band* band = look.path.BandAt(rare.note.server - std::size_t{1}, rare.at);
        if (band == nullptr) continue;
        mark->term_hue = HueOf(band->term);
        mark->label = look.tongue.Server(NodeAt(mark->lane)) + look.tongue.Say(kComma) +
                      look.tongue.Say(kTermNumber, {{"term", std::to_string(band->term)}});
    }
}

// Commits, and what is lit and has no line or mark of its own.
void AddSmall(const TimelineLook& look, bool dense, Marker& marker) {
    const bool lit = look.cone.event != 0;
    if (dense && !lit) return;
    const auto add = [&](EventId id, Micros at, const EventNote& note) {
        if (note.kind == NoteKind::kCommit && (!dense || look.cone.Has(id))) {
            marker.Add(MarkShape::kCommit, LaneOf(note), at, id);
            return;
        }
        const bool message = note.kind == NoteKind::kSent || note.kind == NoteKind::kDelivered ||
                             note.kind == NoteKind::kLost;
        if (!lit || message || IsRare(note) || !look.cone.Has(id)) return;
        marker.Add(MarkShape::kEvent, LaneOf(note), at, id);
    };
    if (!dense) return look.path.Each(look.range.first, look.range.last, add);
    const auto add_one = [&](EventId id) {
        const auto found = look.path.Find(id);
        if (found.note != nullptr) add(id, found.at, *found.note);
    };
    for (const EventId id : look.cone.causes) add_one(id);
    for (std::size_t i = 0; i < look.cone.effects.size(); ++i) {
        if (look.cone.effects[i]) add_one(look.cone.event + i);
    }
}

}  // namespace

void PresentMarks(const TimelineLook& look, render::TimelineView& view) {
    GatherNotes(look);
    Marker marker(look, view.marks);
    // Where messages are too many to be told apart, so are commits.
    AddSmall(look, !view.density.empty(), marker);
    AddRare(look, marker);
    AddForks(look, marker);
    AddCommands(look, marker);
    AddBookmarks(look, marker);
}

}  // namespace app
