// Plays a script along a clock that somebody else holds: the lines that take time wait for it.
//
// `run 300ms` in a window takes 300 ms of virtual time before the next line is done; without a
// window the same runner is given all the time that it wants. However the time is cut into pieces,
// the cluster goes through the same events.
//
// Caller: Session, and the subcommands run and render.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/taped_cluster.h"
#include "raft/sim/script.h"

namespace app {

// A line that could not be done, or an `expect` that does not hold.
struct ScriptProblem {
    int line = 0;
    std::string text{};      // The line.
    std::string sentence{};  // "line 7: S1 does not lead; it is a follower in term 3".
};

class ScriptRunner {
  public:
    ScriptRunner() = default;
    explicit ScriptRunner(raft::sim::Script script) : script_(std::move(script)) {}

    enum class Stop {
        kWaits,      // The next line wants more time than there was: the clock stands at the limit.
        kPauseHere,  // The script asks to pause; called again, it goes on.
        kFinished,   // Every line has been done; the clock stands where the last one left it.
        kProblem,    // See problem(). The rest of the script is left out.
    };

    // Does lines, and lets time pass for those that want it, up to the limit.
    Stop GoOn(TapedCluster& cluster, raft::sim::Micros limit);

    // One event, or the lines that come before it, whichever is first. False when nothing is left,
    // neither an event nor a line.
    bool StepOne(TapedCluster& cluster);

    // From now on lines that are refused, or expect in vain, are passed over: somebody else acts
    // on the cluster, too, and what the script expected need no longer hold.
    void Forgive() { forgiving_ = true; }

    [[nodiscard]] bool finished() const { return next_ == script_.lines.size() && Idle(); }
    [[nodiscard]] const std::optional<ScriptProblem>& problem() const { return problem_; }
    // Leaves the rest of the script out: the user has taken over.
    void Abandon();

  private:
    // What the line at work waits for.
    struct Until {
        raft::sim::Condition condition{};
        raft::sim::EventId since = 0;  // The last event that has been looked at.
        raft::sim::Micros deadline = 0;
        std::string length{};      // "5s"
        std::vector<bool> seen{};  // Of facts about something that happens: it has.
    };
    struct Steps {
        raft::sim::StepOnce::Unit unit{};
        std::uint32_t left = 0;
    };
    // nothing, a moment, a condition, a number of steps
    using Wait = std::variant<std::monostate, raft::sim::Micros, Until, Steps>;

    [[nodiscard]] bool Idle() const { return std::holds_alternative<std::monostate>(wait_); }
    // True when the line is done (or failed: problem_), false when the limit came first.
    bool PassTime(TapedCluster& cluster, raft::sim::Micros limit);
    bool PassUntil(TapedCluster& cluster, Until& until, raft::sim::Micros limit);
    // Whether it holds; remembers what happened. REQUIRES: called after every event.
    static bool Holds(const TapedCluster& cluster, Until& until);
    bool PassSteps(TapedCluster& cluster, Steps& steps, raft::sim::Micros limit);
    void Begin(TapedCluster& cluster, const raft::sim::Script::Line& line);
    // One event counted against the steps that are left; false when none is due.
    static bool PassStep(TapedCluster& cluster, Steps& steps);
    // When the line at work ends by time alone.
    [[nodiscard]] std::optional<raft::sim::Micros> Deadline() const;
    void Fail(const raft::sim::Script::Line& line, const std::string& sentence);

    raft::sim::Script script_{};
    std::size_t next_ = 0;  // The line after the one at work.
    Wait wait_{};
    bool forgiving_ = false;
    std::optional<ScriptProblem> problem_{};
};

}  // namespace app
