// Which line leads from one place to the next, and in which order a tree grows again.
#include "raft/sim/journal.h"

#include <algorithm>
#include <set>
#include <utility>

#include "raft/check.h"
#include "raft/rules.h"
#include "raft/sim/script.h"
#include "raft/sim/script_table.h"

namespace raft::sim {

namespace {

// What one `run` and one `step` may take.
constexpr Micros kLengthMax = 3600 * kSecond;
constexpr std::uint64_t kStepsMax = 100'000;

std::string PrintHistoryCommand(HistoryCommand command) {
    return Print(Command{std::move(command)});
}

// Something that is said at a place: an act, or a bookmark, which comes before an act there.
struct Point {
    Place place{};
    bool acts = false;
    std::string line{};
    Place after{};
};

bool Earlier(const Point& a, const Point& b) {
    return a.place != b.place ? a.place < b.place : a.acts < b.acts;
}

// Lines, and the place that they lead to.
class Writer {
  public:
    // A new cluster like the one that this history began with.
    explicit Writer(const Cluster& first);

    void Say(std::string line) { lines_.push_back(std::move(line)); }
    void Move(const Place& to);
    void Do(const Point& point);
    // Somewhere else by another command.
    void Stand(const Place& place) { here_ = place; }
    [[nodiscard]] std::vector<std::string> Take() { return std::move(lines_); }

  private:
    void SayOptions(const ClusterOptions& options);
    void Run(Micros length);
    void Step(StepUnit unit, std::uint64_t count);
    // So many events, of which the last may end in mid-input.
    void StepInto(std::uint64_t count, const Place& to);

    std::vector<std::string> lines_{};
    Place here_{};
};

Writer::Writer(const Cluster& first) {
    const Cluster fresh;
    const bool usual = first.options() == fresh.options();
    const bool same = first.shape() == fresh.shape() && first.seed() == fresh.seed() &&
                      first.last_event() == fresh.last_event();
    if (usual && same) return;
    const std::string cluster = Print(MakeCluster{first.shape()});
    const std::string seed = Print(SetSeed{first.seed()});
    if (usual && first.seed() != fresh.seed()) Say(seed);
    Say(cluster);
    if (usual) return;
    SayOptions(first.options());
    Say(seed);  // Servers begin with these options.
}

void Writer::SayOptions(const ClusterOptions& options) {
    for (const OptionRow& row : OptionRows()) {
        const SetOption value = ValueOf(options, row.which);
        if (!(value == ValueOf(ClusterOptions{}, row.which))) Say(Print(value));
    }
    for (std::size_t i = 0; i < kRules; ++i) {
        const auto rule = static_cast<Rule>(i);
        if (options.node.rules.Broken(rule)) Say(Print(BreakRule{rule, true}));
    }
}

void Writer::Run(Micros length) {
    for (; length > kLengthMax; length -= kLengthMax) Say(Print(RunFor{kLengthMax}));
    Say(Print(RunFor{length}));
}

void Writer::Step(StepUnit unit, std::uint64_t count) {
    while (count > 0) {
        const std::uint64_t now = std::min(count, kStepsMax);
        Say(Print(StepOnce{unit, static_cast<std::uint32_t>(now)}));
        count -= now;
    }
}

void Writer::StepInto(std::uint64_t count, const Place& to) {
    if (to.resting) return Step(StepUnit::kEvent, count);
    Step(StepUnit::kEvent, count - 1);
    Step(StepUnit::kStage, 1 + to.part);
}

void Writer::Move(const Place& to) {
    const Place from = std::exchange(here_, to);
    const std::uint64_t steps = to.steps - from.steps;
    const std::uint64_t stages = to.stages - from.stages;
    const Micros length = to.at - from.at;
    if (length > 0) {
        if (to.here == 0) return Run(length);
        // All that came before that moment, then one by one.
        if (length > 1) {
            Run(length - 1);
        } else if (steps > to.here || !from.resting) {
            Run(0);
        }
        return StepInto(to.here, to);
    }
    if (from.resting) {
        if (steps > 0) StepInto(steps, to);
        return;
    }
    // In mid-input: the first step only ends that.
    if (steps == 0) return Step(StepUnit::kStage, stages);
    Step(StepUnit::kEvent, 1);
    StepInto(steps, to);
}

void Writer::Do(const Point& point) {
    Move(point.place);
    Say(point.line);
    here_ = point.after;
}

const Cluster& Beginning(const History& history) {
    return *history.branches().front().checkpoints.front().cluster;
}

// A whole history as it grows again: each branch is lived to its end, and where others will leave
// it, or one stood on it last, stands a bookmark until it has been used.
class TreeWriter {
  public:
    explicit TreeWriter(const History& history)
        : history_(history),
          branches_(history.branches()),
          writer_(Beginning(history)),
          points_(branches_.size()),
          left_at_(branches_.size()) {}

    std::vector<std::string> Write();

  private:
    // The word after goto.
    using Where = std::string;

    void CollectBookmarks();
    void Plan();
    // How goto finds a place of this branch's path: by a bookmark, or as its end.
    Where WordFor(const Spot& spot, const std::string& text);
    void Live(BranchId branch);
    void Begin(BranchId branch);
    void GoBack(BranchId branch);
    void SwitchTo(BranchId branch);
    void GoTo(const Where& where);

    const History& history_;
    const std::vector<Branch>& branches_;
    Writer writer_;
    BranchId on_ = 0;
    std::vector<std::vector<Point>> points_;  // By branch, on its own part.
    std::set<std::string> texts_{};           // Of bookmarks.
    std::vector<Where> fork_{};               // By branch.
    std::vector<Where> stood_{};  // Where one stood on it last; empty if one comes there anyway.
    std::vector<Place> left_at_;  // Where this script leaves it, before it goes back there.
};

void TreeWriter::CollectBookmarks() {
    for (BranchId id = 0; id < branches_.size(); ++id) {
        if (branches_[id].pruned) continue;
        for (const Bookmark& bookmark : branches_[id].bookmarks) {
            if (!texts_.insert(bookmark.text).second) continue;
            points_[id].push_back({bookmark.place, false,
                                   PrintHistoryCommand(SetBookmark{bookmark.text}),
                                   bookmark.place});
        }
    }
}

TreeWriter::Where TreeWriter::WordFor(const Spot& spot, const std::string& text) {
    if (spot.place == branches_[spot.branch].end) return "end";
    std::string free = text;
    while (!texts_.insert(free).second) free += "*";
    points_[history_.OwnerOf(spot)].push_back(
        {spot.place, false, PrintHistoryCommand(SetBookmark{free}), spot.place});
    return PrintText(free);
}

void TreeWriter::Plan() {
    fork_.resize(branches_.size());
    stood_.resize(branches_.size());
    for (BranchId id = 0; id < branches_.size(); ++id) {
        const Branch& branch = branches_[id];
        if (branch.pruned) continue;
        left_at_[id] = branch.end;
        if (!branch.parent.has_value()) continue;
        left_at_[*branch.parent] = branch.fork;
        fork_[id] = WordFor({*branch.parent, branch.fork}, "fork " + std::to_string(id + 1));
    }
    for (BranchId id = 0; id < branches_.size(); ++id) {
        const Branch& branch = branches_[id];
        const bool here = id == history_.branch();
        const Place stood = here ? history_.place() : std::min(branch.visited, branch.end);
        if (branch.pruned || stood == left_at_[id]) continue;
        stood_[id] = WordFor({id, stood}, here ? "here" : "left " + std::to_string(id + 1));
    }
    for (BranchId id = 0; id < branches_.size(); ++id) {
        for (const struct Act& act : branches_[id].acts) {
            points_[id].push_back({act.place, true, Print(act.command), act.after});
        }
        std::stable_sort(points_[id].begin(), points_[id].end(), Earlier);
    }
}

void TreeWriter::SwitchTo(BranchId branch) {
    if (branch == on_) return;
    writer_.Say(PrintHistoryCommand(SwitchBranch{branches_[branch].name}));
    on_ = branch;
}

void TreeWriter::GoTo(const Where& where) {
    writer_.Say("goto " + where);
    if (where != "end") writer_.Say("unmark " + where);
}

void TreeWriter::Begin(BranchId branch) {
    const Branch& begun = branches_[branch];
    SwitchTo(*begun.parent);
    GoTo(fork_[branch]);
    writer_.Say(PrintHistoryCommand(MakeBranch{begun.name}));
    on_ = branch;
}

void TreeWriter::Live(BranchId branch) {
    writer_.Stand(branches_[branch].fork);
    for (const Point& point : points_[branch]) writer_.Do(point);
    writer_.Move(branches_[branch].end);
}

void TreeWriter::GoBack(BranchId branch) {
    SwitchTo(branch);
    if (!stood_[branch].empty()) GoTo(stood_[branch]);
}

std::vector<std::string> TreeWriter::Write() {
    CollectBookmarks();
    Plan();
    const std::string& first = branches_.front().name;
    if (first != "main") writer_.Say(PrintHistoryCommand(RenameBranch{first}));
    for (BranchId id = 0; id < branches_.size(); ++id) {
        if (branches_[id].pruned) continue;
        if (branches_[id].parent.has_value()) Begin(id);
        Live(id);
    }
    for (BranchId id = 0; id < branches_.size(); ++id) {
        if (id != history_.branch() && !stood_[id].empty()) GoBack(id);
    }
    GoBack(history_.branch());
    return writer_.Take();
}

}  // namespace

std::vector<std::string> WayTo(const History& history, const Spot& spot) {
    Writer writer(Beginning(history));
    std::uint64_t acts = 0;
    for (const BranchId on : history.PathTo(spot.branch)) {
        for (const struct Act& act : history.branches()[on].acts) {
            const bool on_the_way =
                act.place.acts < spot.place.acts && act.place < history.EndOn(on, spot.branch);
            if (!on_the_way) break;
            writer.Do({act.place, true, Print(act.command), act.after});
            acts += 1;
        }
    }
    RAFT_CHECK(acts == spot.place.acts);
    writer.Move(spot.place);
    return writer.Take();
}

std::vector<std::string> WholeTree(const History& history) {
    return TreeWriter(history).Write();
}

}  // namespace raft::sim
