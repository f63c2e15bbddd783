// Branches, bookmarks, comparisons, the offer for a damaged file, and the chain of causes.
#include <algorithm>
#include <utility>

#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/branch_diff.h"
#include "raft/sim/script.h"
#include "raft/sim/why.h"

namespace app {

namespace {

using raft::sim::Branch;
using raft::sim::BranchId;
using raft::sim::Cluster;
using raft::sim::History;
using raft::sim::Micros;
using raft::sim::Server;
using render::Phrase;

constexpr Phrase kAt{"at {time}", "在 {time}"};

// ---- Branches and bookmarks ----

bool HasChildren(const History& history, BranchId branch) {
    const auto& branches = history.branches();
    return std::any_of(branches.begin(), branches.end(),
                       [&](const Branch& one) { return !one.pruned && one.parent == branch; });
}

std::string Summary(const History& history, const Branch& branch, const Tongue& tongue) {
    const std::string length = LengthText(branch.end.at - branch.fork.at);
    if (!branch.parent) {
        return tongue.Say(
            {"where everything begins · {length} long", "一切从这里开始 · 长 {length}"},
            {{"length", length}});
    }
    return tongue.Say(
        {"leaves {parent} at {time} · {length} long", "在 {time} 从 {parent} 分出 · 长 {length}"},
        {{"parent", history.branches()[*branch.parent].name},
         {"time", TimeText(branch.fork.at)},
         {"length", length}});
}

// A branch, and below it, in order of their forks, those that leave it.
void AddBranch(const History& history, const Tongue& tongue, BranchId id, std::size_t depth,
               std::vector<render::BranchItem>& items) {
    const std::vector<Branch>& branches = history.branches();
    const Branch& branch = branches[id];
    const bool current = id == history.branch();
    if (!branch.pruned) {
        items.push_back({.name = branch.name,
                         .summary = Summary(history, branch, tongue),
                         .depth = depth,
                         .current = current,
                         .can_prune = branch.parent && !current && !HasChildren(history, id)});
    }
    std::vector<BranchId> children;
    for (BranchId one = 0; one < branches.size(); ++one) {
        if (branches[one].parent == id) children.push_back(one);
    }
    std::stable_sort(children.begin(), children.end(), [&](BranchId a, BranchId b) {
        return branches[a].fork.at < branches[b].fork.at;
    });
    for (const BranchId child : children) AddBranch(history, tongue, child, depth + 1, items);
}

void AddBookmarks(const History& history, bool on_path, std::vector<render::BookmarkItem>& items) {
    const std::vector<BranchId> path = history.PathTo(history.branch());
    for (BranchId id = 0; id < history.branches().size(); ++id) {
        const Branch& branch = history.branches()[id];
        if (branch.pruned) continue;
        const bool member = std::find(path.begin(), path.end(), id) != path.end();
        for (const raft::sim::Bookmark& bookmark : branch.bookmarks) {
            const bool here = member && bookmark.place <= history.EndOn(id, history.branch());
            if (here != on_path) continue;
            const raft::sim::HistoryCommand there = raft::sim::GoTo{
                .kind = raft::sim::GoTo::Kind::kBookmark, .bookmark = bookmark.text};
            items.push_back({.text = bookmark.text,
                             .time = TimeText(bookmark.place.at),
                             .branch = here ? "" : branch.name,
                             .command = raft::sim::Print(raft::sim::Command{there})});
        }
    }
}

// ---- Comparing ----

// As many entries as there is room for beside another log.
constexpr std::size_t kCells = 6;
// While the clock runs, the other cluster is brought up to it only now and then.
constexpr std::uint32_t kPicturesShown = 10;

render::CompareRow::Side SideOf(const Server* server, const Tongue& tongue) {
    render::CompareRow::Side side;
    if (server == nullptr) {
        side.role = render::RoleMark::kDown;
        side.role_text = tongue.Say({"not there", "不存在"});
        return side;
    }
    const raft::Node& node = server->node();
    side.role = MarkOf(*server);
    side.role_text = RoleTitle(side.role, tongue);
    side.term = std::to_string(node.current_term());
    side.term_hue = HueOf(node.current_term());
    side.commit = tongue.Say({"commit {index}", "提交 {index}"},
                             {{"index", std::to_string(node.commit_index())}});
    const raft::Log& log = node.log();
    raft::Index first = log.first_index();
    if (log.last_index() >= first + kCells) first = log.last_index() + 1 - kCells;
    for (raft::Index i = first; i <= log.last_index(); ++i)
        side.cells.push_back(CellOf(node, i, tongue));
    side.earlier = static_cast<std::size_t>(first - 1);
    return side;
}

render::CompareRow RowOf(const raft::sim::ServerDiff& diff, const Tongue& tongue) {
    return {.name = tongue.Server(diff.id),
            .left = SideOf(diff.left, tongue),
            .right = SideOf(diff.right, tongue),
            .role_differs = diff.role_differs,
            .term_differs = diff.term_differs,
            .commit_differs = diff.commit_differs,
            .logs_differ_from = diff.logs_differ_from};
}

std::string DoneOn(const std::string& branch, const raft::sim::Act& act, const Tongue& tongue) {
    return tongue.Say({"on {branch} you did {command}", "在 {branch} 上你执行了 {command}"},
                      {{"branch", branch}, {"command", raft::sim::Print(act.command)}});
}

// "They part at 250 ms: on what-if you did crash S3."
std::string PartedText(const History& history, BranchId left, BranchId right,
                       const Tongue& tongue) {
    const raft::sim::Parting parting = raft::sim::PartingOf(history, left, right);
    std::string text = tongue.Say({"They part at {time}", "它们在 {time} 分开"},
                                  {{"time", TimeText(parting.place.at)}});
    const auto add = [&](BranchId branch, const std::optional<raft::sim::Act>& act,
                         const Phrase& before) {
        if (!act) return;
        text += tongue.Say(before) + DoneOn(history.branches()[branch].name, *act, tongue);
    };
    constexpr Phrase kColon{": ", "："};
    add(left, parting.left, kColon);
    add(right, parting.right, parting.left ? kComma : kColon);
    if (!parting.left && !parting.right) {
        text += tongue.Say({"; since then nothing was done on either", "；此后两边都没有任何操作"});
    }
    return text + tongue.Say({".", "。"});
}

std::string Verdict(const std::vector<render::CompareRow>& rows, const Tongue& tongue) {
    const auto differ = std::count_if(rows.begin(), rows.end(), [](const auto& row) {
        return row.role_differs || row.term_differs || row.commit_differs ||
               row.logs_differ_from != 0;
    });
    const Gaps gaps{{"n", std::to_string(differ)}, {"all", std::to_string(rows.size())}};
    if (differ == 0)
        return tongue.Say({"All {all} servers are alike.", "{all} 台服务器全都相同。"}, gaps);
    constexpr Phrase kOne{"{n} of {all} servers differs.", "{all} 台服务器中有 {n} 台不同。"};
    constexpr Phrase kMany{"{n} of {all} servers differ.", "{all} 台服务器中有 {n} 台不同。"};
    return tongue.Say(differ == 1 ? kOne : kMany, gaps);
}

// The other branch's cluster at this moment, or at its end.
const Cluster& OtherCluster(Session& session, PresentCache& cache, BranchId other) {
    CompareCache& kept = cache.compare;
    History& history = session.history();
    const Micros at = std::min(history.now(), history.branches()[other].end.at);
    const bool same =
        kept.cluster != nullptr && kept.branch == other && kept.changes == history.changes();
    kept.shown += 1;
    const bool good_enough = session.playback().playing() && kept.shown < kPicturesShown;
    if (same && (kept.at == at || good_enough)) return *kept.cluster;
    kept = {.cluster = std::make_shared<const Cluster>(history.At(history.SpotAt(other, at))),
            .branch = other,
            .changes = history.changes(),
            .at = at};
    return *kept.cluster;
}

}  // namespace

render::HistoryView PresentHistory(const Session& session, const render::UiState& ui) {
    const History& history = session.history();
    render::HistoryView view{.branch = history.branches()[history.branch()].name,
                             .at_end = history.at_end(),
                             .can_undo = session.trail().can_undo(),
                             .can_redo = session.trail().can_redo()};
    const Tongue tongue(ui);
    if (view.can_undo) {
        view.undo_tip = tongue.Say({"take back: {command}", "撤销：{command}"},
                                   {{"command", session.trail().undo_text()}});
    }
    if (view.can_redo) {
        view.redo_tip = tongue.Say({"do again: {command}", "重做：{command}"},
                                   {{"command", session.trail().redo_text()}});
    }
    if (!ui.branches_open) return view;
    AddBranch(history, tongue, 0, 0, view.branches);
    AddBookmarks(history, true, view.bookmarks);
    AddBookmarks(history, false, view.bookmarks);
    return view;
}

std::optional<render::CompareView> PresentCompare(Session& session, PresentCache& cache,
                                                  const render::UiState& ui) {
    const History& history = session.history();
    const auto other = ui.compare_with ? history.Find(*ui.compare_with) : std::nullopt;
    if (!other) {
        cache.compare = {};
        return std::nullopt;
    }
    const Tongue tongue(ui);
    const Cluster& right = OtherCluster(session, cache, *other);
    const Micros end = history.branches()[*other].end.at;
    render::CompareView view{.left = history.branches()[history.branch()].name,
                             .right = history.branches()[*other].name,
                             .parted = PartedText(history, history.branch(), *other, tongue),
                             .at_left = tongue.Say(kAt, {{"time", TimeText(history.now())}}),
                             .at_right = tongue.Say(kAt, {{"time", TimeText(cache.compare.at)}})};
    if (history.now() > end) view.at_right += tongue.Say({", its end", "，它的末尾"});
    for (const auto& diff : raft::sim::Differences(history.cluster(), right)) {
        view.rows.push_back(RowOf(diff, tongue));
    }
    view.verdict = Verdict(view.rows, tongue);
    return view;
}

void PresentChain(Session& session, PresentCache& cache, const Tongue& tongue,
                  render::WhyView& why) {
    // The root stands alone behind the gap, if there is one.
    constexpr std::size_t kHead = 10;
    WhyCache& kept = cache.why;
    History& history = session.history();
    const bool known = kept.event == why.event_id && kept.branch == history.branch() &&
                       kept.changes == history.changes() && kept.tongue == tongue;
    if (!known) {
        auto told = raft::sim::TellChain(
            raft::sim::ChainOf(history, history.branch(), why.event_id), kHead, 1);
        // The event itself is what the card is about.
        if (!told.steps.empty()) told.steps.erase(told.steps.begin());
        kept = {.event = why.event_id, .branch = history.branch(), .changes = history.changes()};
        kept.tongue = tongue;
        kept.left_out = told.left_out;
        for (const raft::sim::WhyStep& step : told.steps) {
            const raft::sim::Event* event = session.Find(step.event.id);
            if (event == nullptr) continue;
            kept.chain.push_back({.event_id = event->id,
                                  .time = TimeText(event->at),
                                  .text = tongue.Tell(*event).text,
                                  .root = step.event.cause == 0});
        }
    }
    why.chain = kept.chain;
    why.left_out = kept.left_out;
}

}  // namespace app
