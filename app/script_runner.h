// Plays a script along a clock that somebody else holds: the lines that take time wait for it.
//
// `run 300ms` in a window takes 300 ms of virtual time before the next line is done; without a
// window the same runner is given all the time that it wants. However the time is cut into pieces,
// the cluster goes through the same events.
//
// It plays on a history. Where somebody stands in the past, time passes along what happened, and
// the script goes on where it stands, at the end. A branch that somebody begins in the past has a
// script of its own: what was still to come there.
//
// Caller: Session, and the subcommands run and render.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "raft/sim/condition_watch.h"
#include "raft/sim/history.h"
#include "raft/sim/script.h"

namespace app {

// A line that could not be done, or an `expect` that does not hold.
struct ScriptProblem {
    int line = 0;
    std::string text{};      // The line.
    std::string sentence{};  // "line 7: S1 does not lead; it is a follower in term 3".
    std::string chinese{};   // The same sentence.

    [[nodiscard]] raft::Bilingual both() const { return {sentence, chinese}; }
};

class ScriptRunner {
  public:
    ScriptRunner() = default;
    // Its lines come where one stands, on the first branch. REQUIRES: a fresh history.
    explicit ScriptRunner(raft::sim::Script script);

    enum class Stop {
        kWaits,       // The next line wants more time than there was: the clock is at the limit.
        kPauseHere,   // The script asks to pause; called again, it goes on.
        kLeavesHere,  // The next line goes elsewhere in history; called again, it does, and no
                      // more. What happened until here is there to be read.
        kArrives,     // It has.
        kFinished,    // Every line has been done; the clock stands where the last one left it.
        kProblem,     // See problem(). The rest of the script is left out.
    };

    // Does lines, and lets time pass for those that want it, up to the limit.
    Stop GoOn(raft::sim::History& history, raft::sim::Micros limit);

    // One event, or the lines that come before it, whichever is first. False when nothing is left,
    // neither an event nor a line.
    bool StepOne(raft::sim::History& history);

    // ---- Somebody else acts, too ----

    // The branch whose script stands here; nothing when it stands elsewhere, or there is none.
    [[nodiscard]] std::optional<raft::sim::BranchId> Standing(
        const raft::sim::History& history) const;
    // After somebody acted: branches that this began get their script. `stood` is what Standing()
    // said before.
    void Follow(const raft::sim::History& history, std::optional<raft::sim::BranchId> stood);
    // From now on lines of this branch that are refused, or expect in vain, are passed over: what
    // the script expected need no longer hold.
    void Forgive(raft::sim::BranchId branch);
    // Leaves the rest of this branch's script out.
    void Abandon(raft::sim::BranchId branch);
    // What is still to come on a branch, from its end on; lines that fail are passed over.
    void Resume(const raft::sim::History& history, raft::sim::BranchId branch,
                raft::sim::Script rest, bool forgiving);

    // ---- Looking ----

    [[nodiscard]] bool finished(const raft::sim::History& history) const;
    // Lines still to come on a branch, of the one at work what is left of it.
    [[nodiscard]] std::vector<std::string> Rest(const raft::sim::History& history,
                                                raft::sim::BranchId branch) const;
    [[nodiscard]] bool forgiving(raft::sim::BranchId branch) const;
    [[nodiscard]] const std::optional<ScriptProblem>& problem() const { return problem_; }
    // Once it has been told, time is everybody's again.
    std::optional<ScriptProblem> TakeProblem();
    // Where the script of this branch stands.
    [[nodiscard]] raft::sim::Spot Spot(const raft::sim::History& history) const;

  private:
    using History = raft::sim::History;
    using Place = raft::sim::Place;

    // What the line at work waits for: nothing, a moment, a condition, a number of steps.
    struct Until {
        raft::sim::ConditionWatch watch;
        raft::sim::Micros deadline = 0;
        raft::sim::Micros within = 0;
    };
    struct Steps {
        raft::sim::StepUnit unit{};
        std::uint32_t left = 0;
        std::uint64_t from = 0;  // So many steps had been done when it was begun.
    };
    using Wait = std::variant<std::monostate, raft::sim::Micros, Until, Steps>;

    // How far a script has come.
    struct State {
        std::shared_ptr<const raft::sim::Script> script{};
        std::size_t next = 0;  // The line after the one at work.
        Wait wait{};
        bool leaving = false;  // It has been said that the next line goes elsewhere.
        bool forgiving = false;

        [[nodiscard]] bool idle() const { return std::holds_alternative<std::monostate>(wait); }
        [[nodiscard]] bool has_line() const {
            return script != nullptr && next < script->lines.size();
        }
        [[nodiscard]] const raft::sim::Script::Line& at_work() const {
            return script->lines[next - 1];
        }
    };
    // As it was right behind the beginning of a line.
    struct Mark {
        Place place{};
        State state{};
    };
    // The script of one branch.
    struct Track {
        State state{};
        std::optional<Place> at{};  // Where it stands; nothing: at the branch's end.
        std::vector<Mark> marks{};  // In order of place.
    };

    [[nodiscard]] Track& Here(const History& history) { return tracks_[history.branch()]; }
    [[nodiscard]] bool Stands(const History& history) const;
    [[nodiscard]] Place PlaceOf(const History& history, raft::sim::BranchId branch) const;
    // How far it had come at a place on its way.
    [[nodiscard]] State StateAt(raft::sim::BranchId branch, const Place& place) const;
    // It stands where one stands.
    void Settle(const History& history);
    void MakeMark(const History& history);

    // Towards where the script stands, if that lies ahead: what happened there happens again.
    void PassAlong(History& history, raft::sim::Micros limit);
    bool StepAlong(History& history);
    [[nodiscard]] std::optional<Place> Ahead(const History& history) const;

    // True when the line is done (or failed: problem_), false when the limit came first.
    bool PassTime(History& history, raft::sim::Micros limit);
    bool PassUntil(History& history, raft::sim::Micros limit);
    bool PassSteps(History& history, raft::sim::Micros limit);
    // One event counted against the steps that are left; false when none is due.
    static bool PassStep(History& history, Steps& steps);
    void Begin(History& history, const raft::sim::Script::Line& line);
    // A line that is done at once, wherever it leads.
    void DoLine(History& history, const raft::sim::Script::Line& line);
    // When the line at work ends by time alone.
    static std::optional<raft::sim::Micros> Deadline(const State& state);
    void Fail(const History& history, const raft::sim::Script::Line& line,
              const raft::Bilingual& sentence);

    std::vector<Track> tracks_{};  // By branch; those that are missing have no script.
    std::optional<ScriptProblem> problem_{};
};

}  // namespace app
