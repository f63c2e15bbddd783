// Commands to a history by their text, and two trees compared.
#include "tests/sim/history_helpers.h"

#include <sstream>
#include <utility>

namespace raft::sim {

namespace {

// Without the number of acts: those that set a cluster up may be counted or not.
std::string PlaceText(const Place& place) {
    return std::to_string(place.steps) + " " + std::to_string(place.stages) + " " +
           std::to_string(place.at) + " " + std::to_string(place.here) + " " +
           (place.resting ? "rests" : "works");
}

std::vector<BranchId> Kept(const History& history) {
    std::vector<BranchId> kept;
    for (BranchId id = 0; id < history.branches().size(); ++id) {
        if (!history.branches()[id].pruned) kept.push_back(id);
    }
    return kept;
}

std::string BranchText(const History& history, BranchId id) {
    const Branch& branch = history.branches()[id];
    std::string text = branch.name + " from ";
    if (branch.parent.has_value()) text += history.branches()[*branch.parent].name;
    text += " at " + PlaceText(branch.fork) + " event " + std::to_string(branch.fork_event) +
            " to " + PlaceText(branch.end) + " event " + std::to_string(branch.end_event) + "\n";
    for (const struct Act& act : branch.acts) {
        text += PlaceText(act.place) + ": " + Print(act.command) + "\n";
    }
    for (const Bookmark& bookmark : branch.bookmarks) {
        text += PlaceText(bookmark.place) + ": " + bookmark.text + " " +
                std::to_string(bookmark.event) + "\n";
    }
    // Where a switch would lead; of the branch that one is on it means nothing yet.
    const bool here = id == history.branch();
    return text + "visited " + (here ? "now" : PlaceText(branch.visited)) + "\n";
}

}  // namespace

Outcome Try(History& history, std::string_view line) {
    const auto servers = static_cast<std::uint32_t>(history.cluster().servers().size());
    const auto parsed = ParseLine(line, {servers});
    REQUIRE_MESSAGE(parsed.has_value(), line);
    REQUIRE_MESSAGE(std::holds_alternative<Command>(*parsed), line);
    const Outcome outcome = history.Do(std::get<Command>(*parsed));
    if (outcome.has_value()) CheckChinese(outcome->error, outcome->chinese);
    return outcome;
}

void Do(History& history, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        const Outcome outcome = Try(history, line);
        const std::string error = outcome.has_value() ? outcome->error : "";
        REQUIRE_MESSAGE(error.empty(), line << ": " << error);
        history.ClearEvents();
    }
}

History Rebuilt(const std::vector<std::string>& lines) {
    History history;
    Do(history, lines);
    return history;
}

std::string WholeText(Cluster cluster) {
    cluster.ClearEvents();
    std::string text = StateText(cluster);
    for (const Violation& violation : cluster.violations()) text += violation.detail + "\n";
    cluster.RunUntil(cluster.now() + 3 * kSecond);
    return text + StoryText(cluster) + StateText(cluster);
}

std::string Difference(const std::string& one, const std::string& other) {
    std::istringstream ours(one);
    std::istringstream theirs(other);
    for (std::string a, b; one != other;) {
        const bool more = static_cast<bool>(std::getline(ours, a));
        if (!std::getline(theirs, b)) b = "the end";
        if (!more) a = "the end";
        if (a != b) return a + "\n instead of\n" + b;
        if (!more) return "something";
    }
    return "";
}

void CheckSameTree(History& one, History& other, bool briefly) {
    const auto text = [&](Cluster cluster) {
        return briefly ? StateText(cluster) : WholeText(std::move(cluster));
    };
    const std::vector<BranchId> ours = Kept(one);
    const std::vector<BranchId> theirs = Kept(other);
    REQUIRE(ours.size() == theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        CHECK(Difference(BranchText(one, ours[i]), BranchText(other, theirs[i])) == "");
        const Spot end{ours[i], one.branches()[ours[i]].end};
        const Spot same_end{theirs[i], other.branches()[theirs[i]].end};
        CHECK(Difference(text(one.At(end)), text(other.At(same_end))) == "");
    }
    CHECK(one.branches()[one.branch()].name == other.branches()[other.branch()].name);
    CHECK(PlaceText(one.place()) == PlaceText(other.place()));
    CHECK(Difference(text(one.cluster()), text(other.cluster())) == "");
}

}  // namespace raft::sim
