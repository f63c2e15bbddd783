// Which events are a step of which kind.
#include "raft/sim/step.h"

namespace raft::sim {

bool IsStep(const Event& event, StepUnit unit) {
    if (const auto* message = std::get_if<MessageEvent>(&event.body)) {
        return unit == StepUnit::kMessage && message->fate == MessageFate::kDelivered;
    }
    if (std::holds_alternative<ViolationEvent>(event.body) ||
        std::holds_alternative<StallEvent>(event.body)) {
        return unit == StepUnit::kViolation;
    }
    const auto* inner = std::get_if<raft::Event>(&event.body);
    if (inner == nullptr) return false;
    if (unit == StepUnit::kRole) return std::holds_alternative<RoleChanged>(*inner);
    if (unit == StepUnit::kCommit) return std::holds_alternative<CommitAdvanced>(*inner);
    return unit == StepUnit::kTerm && std::holds_alternative<TermChanged>(*inner);
}

}  // namespace raft::sim
