// A cluster with its past and its other futures: any moment can be gone to, and changed.
//
// What happened is a tree of branches. A branch is the list of what was done on it, each command
// with its place; all that followed from these follows again. Copies of the cluster stand along the
// way, so that going anywhere is a copy and a short run. Going and letting time pass never change
// what happened: in the past the same future comes again, up to the end of the branch, where new
// time begins. Acting anywhere but at an end begins a new branch, and the old future stays.
//
//   main      ──●────●──────────●───▶        ● an act
//                    └──●────▶ branch-2
//
// Caller: the window's session, `run` and `drive`, all through Do() and RunUntil().
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "raft/sim/chronicle.h"
#include "raft/sim/cluster.h"
#include "raft/sim/command.h"
#include "raft/sim/outcome.h"
#include "raft/sim/place.h"

namespace raft::sim {

// Into History::branches(); never used again for another.
using BranchId = std::size_t;

struct Act {
    Place place{};  // Where it was done; its `acts` says how many were done before it.
    Command command{};
    Place after{};  // Where it led to at once.
};

struct Bookmark {
    std::string text{};
    Place place{};
    EventId event = 0;  // The last one before it.
};

// A copy of the cluster as it was at that place.
struct Checkpoint {
    Place place{};
    std::shared_ptr<const Cluster> cluster{};
};

struct Branch {
    std::string name{};
    std::optional<BranchId> parent{};  // Nothing for the first one.
    Place fork{};                      // Where it leaves its parent, on the parent's own part.
    EventId fork_event = 0;            // The last event before it.
    std::vector<Act> acts{};           // Its own, from the fork on, in order.
    Place end{};                       // How far it has been lived.
    EventId end_event = 0;
    std::vector<Bookmark> bookmarks{};      // Its own, in order of place.
    std::vector<Checkpoint> checkpoints{};  // Its own, in order of place; the first at the fork.
    Chronicle chronicle{};                  // Its own.
    Place visited{};                        // Where one was on it last, before another was gone to.
    bool pruned = false;
};

// A place on the tree. The branch can be one whose path goes through it.
struct Spot {
    BranchId branch = 0;
    Place place{};
};

// What a history may hold, however long it is.
struct HistoryLimits {
    EventId checkpoint_every = 8192;  // Events.
    std::size_t checkpoints = 256;
    std::size_t notes = std::size_t{1} << 23;  // Events with notes, in all chronicles.
    std::size_t fresh_pages = 64;              // The last of a chronicle keep theirs in any case.
};

class History {
  public:
    explicit History(Cluster start = Cluster(), HistoryLimits limits = {});

    // ---- Where one stands ----

    [[nodiscard]] const Cluster& cluster() const { return here_.cluster; }
    [[nodiscard]] Micros now() const { return here_.cluster.now(); }
    [[nodiscard]] Place place() const { return here_.place(); }
    [[nodiscard]] Spot spot() const { return {here_.branch, place()}; }
    [[nodiscard]] BranchId branch() const { return here_.branch; }
    // Nothing has been lived beyond here: time that passes is new.
    [[nodiscard]] bool at_end() const { return place() == branches_[here_.branch].end; }
    // cluster().events() are what the last moves forward went past. Their owner is whoever drives.
    void ClearEvents() { here_.cluster.ClearEvents(); }
    // Rises when one is suddenly elsewhere: what an onlooker gathered from events is out of date.
    [[nodiscard]] std::uint64_t jumps() const { return jumps_; }
    // Rises with every change of the tree but its growing at an end: branches, names, bookmarks.
    [[nodiscard]] std::uint64_t changes() const { return changes_; }

    // ---- Doing ----

    // Any command: acts, commands that move time, and those of command_history.h. Refused, it
    // leaves everything as it was. `cluster N` begins a history anew.
    Outcome Do(const Command& command);

    // ---- Letting time pass: along what happened, then anew ----

    void RunUntil(Micros t);
    // The next event; in the past also the next act. False when nothing is due ever.
    bool StepEvent();
    bool StepStage();
    [[nodiscard]] std::optional<Micros> NextDue() const;
    // As in Cluster.
    Outcome TakeFailure() { return std::exchange(failure_, std::nullopt); }

    // ---- Going: changes nothing that happened ----

    // REQUIRES: the spot is on the tree.
    void Go(const Spot& spot);
    // To when everything on this branch up to and including `at` is done; at most to its end.
    void GoUntil(Micros at);

    // ---- The tree ----

    [[nodiscard]] const std::vector<Branch>& branches() const { return branches_; }
    // Not pruned; nothing if there is no such branch.
    [[nodiscard]] std::optional<BranchId> Find(const std::string& name) const;
    // From the first branch to this one.
    [[nodiscard]] std::vector<BranchId> PathTo(BranchId branch) const;
    // The branch on whose own part the place of this branch's path lies.
    [[nodiscard]] BranchId OwnerOf(const Spot& spot) const;
    // How far the path to `branch` goes along its member `on`: to the fork, or the end.
    [[nodiscard]] Place EndOn(BranchId on, BranchId branch) const;
    // The last event of the path to `branch` on its member `on`.
    [[nodiscard]] EventId LastEventOn(BranchId on, BranchId branch) const;
    // Behind the commands that set the cluster up, on the path to `branch`: the farthest that one
    // can go back.
    [[nodiscard]] Place StartOf(BranchId branch) const;
    // Takes the pruning of a branch back; false when another has its name by now.
    bool Unprune(BranchId branch);

    // ---- Looking without going ----

    // The cluster as it was there, without events.
    [[nodiscard]] Cluster At(const Spot& spot);
    // On the path to `branch`: the place behind everything up to and including `at`.
    [[nodiscard]] Spot SpotAt(BranchId branch, Micros at);
    // Right after the step, or the act, in which it happened; nothing if it did not on that path.
    [[nodiscard]] std::optional<Spot> SpotOf(BranchId branch, EventId event);
    // The events first to last of the path to `branch`, made to happen again; those that are not
    // there are left out.
    [[nodiscard]] std::vector<Event> Events(BranchId branch, EventId first, EventId last);
    // In short; nothing if it never happened there.
    [[nodiscard]] std::optional<NotedEvent> Noted(BranchId branch, EventId event);
    // Makes sure that the notes of a page are there, for onlookers that read whole pages.
    void LoadNotes(BranchId own, std::size_t page);

    // How many checkpoints are kept, and how many events have notes.
    [[nodiscard]] std::size_t checkpoints() const;
    [[nodiscard]] std::size_t noted() const;

  private:
    // A cluster on its way along the path to a branch.
    struct Traveller {
        Cluster cluster{};
        std::uint64_t acts = 0;
        BranchId branch = 0;

        [[nodiscard]] Place place() const {
            Place place = cluster.place();
            place.acts = acts;
            return place;
        }
    };

    // ---- history_seek.cpp: travelling, changes nothing ----
    // From the nearest checkpoint, or from here, whose place is at most as far as wanted.
    using IsBefore = std::function<bool(const Place&, const Cluster&)>;
    [[nodiscard]] Traveller From(BranchId branch, const IsBefore& is_before);
    [[nodiscard]] Traveller FromBeforeEvent(BranchId branch, EventId event);
    [[nodiscard]] Traveller At(BranchId branch, Micros at);
    // The next act on its path; null behind the last one.
    [[nodiscard]] const Act* NextAct(const Traveller& traveller) const;
    void DoAgain(Traveller& traveller, const Act& act) const;
    // To a place of its path that lies ahead.
    void Travel(Traveller& traveller, const Place& to) const;
    void TravelUntil(Traveller& traveller, Micros at) const;
    // One event or act, or stage; false at the end of the branch.
    bool TravelMove(Traveller& traveller) const;
    bool TravelStage(Traveller& traveller) const;
    // To right behind an event that lies ahead; returns the place before the move that brought it.
    Place TravelPast(Traveller& traveller, EventId event) const;
    void Arrive(Traveller traveller);

    // ---- history_live.cpp: new time at the end of a branch ----
    void Restart(EventId last);
    void LiveUntil(Micros t);
    bool LiveStep(StepUnit unit);
    // What is due next is a command for later that cannot be done: it is taken off its list by an
    // act, so that this time can be lived again.
    bool TakesBackNext();
    // Takes down what has just happened.
    void TakeDown();
    void MarkEnd();
    void AddCheckpoint();
    void ThinOut();
    void TrimNotes();
    Outcome Perform(const Command& command);
    // What has been lived since is forgotten, as if it had never been.
    struct Mark {
        Traveller here;
        Place end{};
        EventId end_event = 0;
    };
    [[nodiscard]] Mark Remember();
    void GoBackTo(Mark mark);
    // A command given for later that could not be done: back, and it is taken off its list.
    Outcome OrGoBackTo(const Mark& mark);

    // ---- history_moves.cpp: commands that move ----
    [[nodiscard]] std::optional<Spot> Before(StepUnit unit, std::uint32_t count);
    [[nodiscard]] std::optional<Spot> BeforeMoves(std::uint32_t count, bool stage);
    [[nodiscard]] std::optional<EventId> LastOf(StepUnit unit, EventId until);
    Outcome StepToNext(StepUnit unit);
    Outcome DoOne(const RunFor& command);
    Outcome DoOne(const RunUntilHolds& command);
    Outcome DoOne(const StepOnce& command);
    Outcome DoOne(const GoBack& command);
    Outcome DoOne(const GoTo& command);

    // ---- history_branches.cpp: the tree ----
    BranchId Fork(std::string name);
    [[nodiscard]] std::string FreshName() const;
    [[nodiscard]] std::optional<Spot> FindBookmark(const std::string& text) const;
    Outcome DoOne(const SwitchBranch& command);
    Outcome DoOne(const MakeBranch& command);
    Outcome DoOne(const RenameBranch& command);
    Outcome DoOne(const PruneBranch& command);
    Outcome DoOne(const SetBookmark& command);
    Outcome DoOne(const RemoveBookmark& command);
    Outcome DoOne(const Undo& command);
    Outcome DoOne(const Redo& command);

    HistoryLimits limits_{};
    std::vector<Branch> branches_{};
    Traveller here_{};
    std::vector<Event> begun_with_{};  // Noted when the cluster was made: no travelling finds them.
    std::deque<std::pair<BranchId, std::size_t>> loaded_{};  // Pages whose notes were asked for.
    Outcome failure_{};                                      // Of a command for later, and
    std::uint64_t failed_ = 0;                               // its number.
    std::uint64_t jumps_ = 0;
    std::uint64_t changes_ = 0;
};

}  // namespace raft::sim
