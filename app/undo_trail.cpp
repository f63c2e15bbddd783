// What a person did, to be taken back and done again.
#include "app/undo_trail.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Bookmark;
using raft::sim::Branch;
using raft::sim::BranchId;
using raft::sim::Command;
using raft::sim::History;
using raft::sim::HistoryCommand;
using raft::sim::Outcome;
using raft::sim::Refusal;
using raft::sim::Refused;
using raft::sim::Spot;

constexpr std::size_t kDeedsMax = 1000;

Refusal NameIsTaken() {
    return Refused({"another branch has its name by now", "现在已经有别的分支用了它的名称"});
}

template <class Kind>
const Kind* OfHistory(const Command& command) {
    const auto* history = std::get_if<HistoryCommand>(&command);
    return history == nullptr ? nullptr : std::get_if<Kind>(history);
}

bool SameSpot(const Spot& a, const Spot& b) {
    return a.branch == b.branch && a.place == b.place;
}

// Of the branches on the way to here.
std::optional<Spot> FindMark(const History& history, const std::string& text) {
    for (const BranchId on : history.PathTo(history.branch())) {
        for (const Bookmark& bookmark : history.branches()[on].bookmarks) {
            if (bookmark.text == text) return Spot{on, bookmark.place};
        }
    }
    return std::nullopt;
}

// Nothing was done on it, and nothing hangs on it.
bool IsEmpty(const History& history, BranchId id) {
    const Branch& branch = history.branches()[id];
    const auto& all = history.branches();
    return branch.end == branch.fork && branch.bookmarks.empty() &&
           std::none_of(all.begin(), all.end(),
                        [&](const Branch& other) { return !other.pruned && other.parent == id; });
}

}  // namespace

bool TakesTime(const Command& command) {
    return std::holds_alternative<raft::sim::RunFor>(command) ||
           std::holds_alternative<raft::sim::RunUntilHolds>(command) ||
           std::holds_alternative<raft::sim::StepOnce>(command);
}

bool IsAct(const Command& command) {
    using namespace raft::sim;
    return !TakesTime(command) && !std::holds_alternative<HistoryCommand>(command) &&
           !std::holds_alternative<ExpectCondition>(command) &&
           !std::holds_alternative<ExpectLog>(command) &&
           !std::holds_alternative<ExpectState>(command) &&
           !std::holds_alternative<ExpectMembers>(command) &&
           !std::holds_alternative<ExpectRefused>(command) &&
           !std::holds_alternative<ExpectRead>(command) &&
           !std::holds_alternative<PauseHere>(command) && !std::holds_alternative<NotYet>(command);
}

Outcome UndoTrail::Do(History& history, const Command& command) {
    if (OfHistory<raft::sim::Undo>(command) != nullptr) return Undo(history);
    if (OfHistory<raft::sim::Redo>(command) != nullptr) return Redo(history);
    // In the past, time that is stepped over is a jump like any other; at an end it just passes.
    const bool passes = TakesTime(command) && history.at_end();
    Deed deed = Prepare(history, command);
    if (auto refusal = history.Do(command)) return refusal;
    if (std::holds_alternative<raft::sim::MakeCluster>(command)) {
        Clear();
        return std::nullopt;
    }
    if (deed.kind == Deed::Kind::kBranch) deed.branch = history.branch();
    if (deed.kind == Deed::Kind::kBookmark) deed.new_mark = FindMark(history, deed.new_name);
    const bool moved = !SameSpot(deed.before, history.spot());
    if (!passes && (moved || deed.kind != Deed::Kind::kWay)) Note(std::move(deed));
    return std::nullopt;
}

UndoTrail::Deed UndoTrail::Prepare(const History& history, const Command& command) {
    Deed deed{
        .text = raft::sim::Print(command), .before = history.spot(), .branch = history.branch()};
    if (OfHistory<raft::sim::MakeBranch>(command) != nullptr) {
        deed.kind = Deed::Kind::kBranch;
    } else if (const auto* rename = OfHistory<raft::sim::RenameBranch>(command)) {
        deed.kind = Deed::Kind::kName;
        deed.old_name = history.branches()[deed.branch].name;
        deed.new_name = rename->name;
    } else if (const auto* set = OfHistory<raft::sim::SetBookmark>(command)) {
        deed.kind = Deed::Kind::kBookmark;
        deed.new_name = set->text;
        deed.old_mark = FindMark(history, set->text);
    } else if (const auto* gone = OfHistory<raft::sim::RemoveBookmark>(command)) {
        deed.kind = Deed::Kind::kBookmark;
        deed.new_name = gone->text;
        deed.old_mark = FindMark(history, gone->text);
    } else if (const auto* prune = OfHistory<raft::sim::PruneBranch>(command)) {
        deed.kind = Deed::Kind::kPrune;
        deed.branch = history.Find(prune->name).value_or(deed.branch);
    }
    return deed;
}

void UndoTrail::Note(Deed deed) {
    undone_.clear();
    if (done_.size() == kDeedsMax) done_.erase(done_.begin());
    done_.push_back(std::move(deed));
}

void UndoTrail::NoteJump(const std::string& text, const Spot& before, bool goes_on) {
    if (goes_on && !done_.empty()) {
        done_.back().text = text;
        return;
    }
    Note({.text = text, .before = before});
}

Outcome UndoTrail::Undo(History& history) {
    if (done_.empty()) return Refused({"there is nothing to undo", "没有可以撤销的操作"});
    Deed& deed = done_.back();
    deed.after = history.spot();
    Outcome refusal;
    switch (deed.kind) {
        case Deed::Kind::kWay:
            history.Go(deed.before);
            break;
        case Deed::Kind::kBranch: {
            history.Go(deed.before);
            const std::string name = history.branches()[deed.branch].name;
            // What has been done on it meanwhile stays.
            if (IsEmpty(history, deed.branch)) {
                refusal = history.Do(HistoryCommand{raft::sim::PruneBranch{name}});
            }
            break;
        }
        case Deed::Kind::kName:
            refusal = history.Do(HistoryCommand{raft::sim::RenameBranch{deed.old_name}});
            break;
        case Deed::Kind::kBookmark:
            refusal = PutMark(history, deed.new_name, deed.new_mark, deed.old_mark);
            break;
        case Deed::Kind::kPrune:
            if (!history.Unprune(deed.branch)) {
                refusal = NameIsTaken();
            }
            break;
    }
    if (refusal) return refusal;
    undone_.push_back(std::move(deed));
    done_.pop_back();
    return std::nullopt;
}

Outcome UndoTrail::Redo(History& history) {
    if (undone_.empty()) return Refused({"there is nothing to do again", "没有可以重做的操作"});
    Deed& deed = undone_.back();
    Outcome refusal;
    switch (deed.kind) {
        case Deed::Kind::kWay:
            history.Go(deed.after);
            break;
        case Deed::Kind::kBranch:
            if (history.branches()[deed.branch].pruned && !history.Unprune(deed.branch)) {
                refusal = NameIsTaken();
            } else {
                history.Go(deed.after);
            }
            break;
        case Deed::Kind::kName:
            refusal = history.Do(HistoryCommand{raft::sim::RenameBranch{deed.new_name}});
            break;
        case Deed::Kind::kBookmark:
            refusal = PutMark(history, deed.new_name, deed.old_mark, deed.new_mark);
            break;
        case Deed::Kind::kPrune:
            refusal = history.Do(
                HistoryCommand{raft::sim::PruneBranch{history.branches()[deed.branch].name}});
            break;
    }
    if (refusal) return refusal;
    done_.push_back(std::move(deed));
    undone_.pop_back();
    return std::nullopt;
}

Outcome UndoTrail::PutMark(History& history, const std::string& text, const std::optional<Spot>& is,
                           const std::optional<Spot>& to) {
    const Spot here = history.spot();
    Outcome refusal;
    if (is) refusal = history.Do(HistoryCommand{raft::sim::RemoveBookmark{text}});
    if (!refusal && to) {
        // A bookmark is set where one stands.
        history.Go(*to);
        refusal = history.Do(HistoryCommand{raft::sim::SetBookmark{text}});
        history.Go(here);
    }
    return refusal;
}

}  // namespace app
