// The tree: branches that begin, are named, switched, pruned; bookmarks.
#include <algorithm>
#include <string>
#include <utility>

#include "raft/sim/history.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

Bilingual Named(const Words& words, const std::string& name) {
    return Fill(words, {{"name", PrintName(name)}});
}

Refusal IsThere(const std::string& name) {
    return Refused(Named({"there is a branch {name} already", "已经有分支 {name}"}, name));
}

Refusal NoBranch(const std::string& name) {
    return {Refusal::Code::kUnknown, Named({"no branch {name}", "没有分支 {name}"}, name)};
}

Outcome BadName(const std::string& name) {
    if (name.empty()) {
        return Refused({"a name has at least one letter", "名称至少要有一个字符"});
    }
    const auto letters = std::count_if(name.begin(), name.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    });
    if (static_cast<std::size_t>(letters) > kTitleMax) {
        return Refused(Fill({"a name has at most {most} letters", "名称最多 {most} 个字符"},
                            {{"most", kTitleMax}}));
    }
    return std::nullopt;
}

}  // namespace

// ---- Looking ----

std::optional<BranchId> History::Find(const std::string& name) const {
    for (BranchId id = 0; id < branches_.size(); ++id) {
        if (!branches_[id].pruned && branches_[id].name == name) return id;
    }
    return std::nullopt;
}

std::vector<BranchId> History::PathTo(BranchId branch) const {
    std::vector<BranchId> path{branch};
    while (branches_[path.back()].parent.has_value()) {
        path.push_back(*branches_[path.back()].parent);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

BranchId History::OwnerOf(const Spot& spot) const {
    BranchId on = spot.branch;
    while (branches_[on].parent.has_value() && spot.place <= branches_[on].fork) {
        on = *branches_[on].parent;
    }
    return on;
}

Place History::EndOn(BranchId on, BranchId branch) const {
    if (on == branch) return branches_[on].end;
    while (branches_[branch].parent != on) branch = *branches_[branch].parent;
    return branches_[branch].fork;
}

EventId History::LastEventOn(BranchId on, BranchId branch) const {
    if (on == branch) return branches_[on].end_event;
    while (branches_[branch].parent != on) branch = *branches_[branch].parent;
    return branches_[branch].fork_event;
}

// ---- Growing ----

std::string History::FreshName() const {
    std::size_t number = branches_.size() + 1;
    while (Find("branch-" + std::to_string(number)).has_value()) number += 1;
    return "branch-" + std::to_string(number);
}

BranchId History::Fork(std::string name) {
    const EventId last = here_.cluster.last_event();
    Branch branch;
    branch.name = std::move(name);
    branch.parent = OwnerOf(spot());
    branch.fork = branch.end = branch.visited = place();
    branch.fork_event = branch.end_event = last;
    branch.chronicle.Begin(here_.cluster.servers(), last, now(),
                           FlightsOf(here_.cluster.network()));
    branches_[here_.branch].visited = place();
    branches_.push_back(std::move(branch));
    here_.branch = branches_.size() - 1;
    AddCheckpoint();
    changes_ += 1;
    return here_.branch;
}

Outcome History::DoOne(const MakeBranch& command) {
    if (Outcome bad = BadName(command.name)) return bad;
    if (Find(command.name).has_value()) return IsThere(command.name);
    Fork(command.name);
    return std::nullopt;
}

Outcome History::DoOne(const SwitchBranch& command) {
    const auto branch = Find(command.name);
    if (!branch.has_value()) return NoBranch(command.name);
    if (*branch == here_.branch) {
        return Refused(Named({"this is {name} already", "现在就在 {name} 上"}, command.name));
    }
    Go({*branch, branches_[*branch].visited});
    return std::nullopt;
}

Outcome History::DoOne(const RenameBranch& command) {
    if (Outcome bad = BadName(command.name)) return bad;
    const auto other = Find(command.name);
    if (other.has_value() && *other != here_.branch) return IsThere(command.name);
    branches_[here_.branch].name = command.name;
    changes_ += 1;
    return std::nullopt;
}

Outcome History::DoOne(const PruneBranch& command) {
    const auto branch = Find(command.name);
    if (!branch.has_value()) return NoBranch(command.name);
    if (!branches_[*branch].parent.has_value()) {
        return Refused(Named({"{name} is where everything began; it cannot be pruned",
                              "{name} 是一切的开端，不能剪除"},
                             command.name));
    }
    if (*branch == here_.branch) {
        return Refused(Named({"you are on {name}; switch to another first",
                              "现在就在 {name} 上；请先切换到别的分支"},
                             command.name));
    }
    for (const Branch& other : branches_) {
        if (other.pruned || other.parent != branch) continue;
        return Refused(Fill({"the branch {other} leaves {name}; prune that first",
                             "分支 {other} 从 {name} 分出；请先剪除它"},
                            {{"other", PrintName(other.name)}, {"name", PrintName(command.name)}}));
    }
    Branch& pruned = branches_[*branch];
    pruned.pruned = true;
    // Should it come back, it is lived again from its fork.
    pruned.checkpoints.resize(1);
    changes_ += 1;
    return std::nullopt;
}

bool History::Unprune(BranchId branch) {
    if (Find(branches_[branch].name).has_value()) return false;
    branches_[branch].pruned = false;
    changes_ += 1;
    return true;
}

// ---- Bookmarks ----

std::optional<Spot> History::FindBookmark(const std::string& text) const {
    const auto on_own = [&](BranchId own, BranchId branch) -> std::optional<Spot> {
        for (const Bookmark& bookmark : branches_[own].bookmarks) {
            const bool there = bookmark.place <= EndOn(own, branch);
            if (there && bookmark.text == text) return Spot{branch, bookmark.place};
        }
        return std::nullopt;
    };
    for (const BranchId own : PathTo(here_.branch)) {
        if (const auto spot = on_own(own, here_.branch)) return spot;
    }
    for (BranchId own = 0; own < branches_.size(); ++own) {
        if (branches_[own].pruned) continue;
        if (const auto spot = on_own(own, own)) return spot;
    }
    return std::nullopt;
}

Outcome History::DoOne(const SetBookmark& command) {
    if (command.text.empty()) {
        return Refused({"a bookmark has at least one letter", "书签至少要有一个字符"});
    }
    if (const auto there = FindBookmark(command.text)) {
        return Refused(
            Fill({"there is a bookmark {text} already, at {time}", "{time} 处已经有书签 {text}"},
                 {{"text", PrintText(command.text)}, {"time", PrintDuration(there->place.at)}}));
    }
    std::vector<Bookmark>& marks = branches_[OwnerOf(spot())].bookmarks;
    const auto behind =
        std::upper_bound(marks.begin(), marks.end(), place(),
                         [](const Place& place, const Bookmark& one) { return place < one.place; });
    marks.insert(behind, {command.text, place(), here_.cluster.last_event()});
    changes_ += 1;
    return std::nullopt;
}

Outcome History::DoOne(const RemoveBookmark& command) {
    if (!FindBookmark(command.text).has_value()) return NoBookmark(command.text);
    for (Branch& branch : branches_) {
        if (branch.pruned) continue;
        std::erase_if(branch.bookmarks,
                      [&](const Bookmark& one) { return one.text == command.text; });
    }
    changes_ += 1;
    return std::nullopt;
}

Outcome History::DoOne(const Undo& /*command*/) {
    return Refused({"only whoever keeps what was done last can undo it: the window, or drive",
                    "只有记得上一步操作的一方才能撤销：窗口，或者 drive"});
}

Outcome History::DoOne(const Redo& /*command*/) {
    return Refused({"only whoever keeps what was undone last can redo it: the window, or drive",
                    "只有记得上一次撤销的一方才能重做：窗口，或者 drive"});
}

}  // namespace raft::sim
