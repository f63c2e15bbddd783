// Doing a command: whether it acts, asks, or moves through time.
#include "raft/sim/history.h"

#include <utility>

namespace raft::sim {

namespace {

enum class Sort { kActs, kAsks, kMoves, kTurnsHistory, kBeginsAnew };

struct SortOf {
    Sort operator()(const MakeCluster& /*command*/) const { return Sort::kBeginsAnew; }
    Sort operator()(const RunFor& /*command*/) const { return Sort::kMoves; }
    Sort operator()(const RunUntilHolds& /*command*/) const { return Sort::kMoves; }
    Sort operator()(const StepOnce& /*command*/) const { return Sort::kMoves; }
    Sort operator()(const HistoryCommand& /*command*/) const { return Sort::kTurnsHistory; }
    Sort operator()(const ExpectCondition& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const ExpectLog& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const ExpectState& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const ExpectMembers& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const ExpectRefused& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const ExpectRead& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const PauseHere& /*command*/) const { return Sort::kAsks; }
    Sort operator()(const NotYet& /*command*/) const { return Sort::kAsks; }
    template <class Other>
    Sort operator()(const Other& /*command*/) const {
        return Sort::kActs;
    }
};

}  // namespace

Outcome History::Do(const Command& command) {
    switch (std::visit(SortOf{}, command)) {
        case Sort::kActs:
            return Perform(command);
        case Sort::kAsks:
            return here_.cluster.Do(command);
        case Sort::kMoves:
            if (const auto* run = std::get_if<RunFor>(&command)) return DoOne(*run);
            if (const auto* until = std::get_if<RunUntilHolds>(&command)) return DoOne(*until);
            return DoOne(std::get<StepOnce>(command));
        case Sort::kTurnsHistory:
            return std::visit([this](const auto& one) { return DoOne(one); },
                              std::get<HistoryCommand>(command));
        case Sort::kBeginsAnew: {
            const EventId last = here_.cluster.last_event();
            if (Outcome refused = here_.cluster.Do(command)) return refused;
            Restart(last);
            return std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace raft::sim
