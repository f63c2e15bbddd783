// Watches for a condition to come true.
#include "raft/sim/condition_watch.h"

#include <string>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

bool IsHappening(const Fact& fact) {
    return fact.kind == Fact::Kind::kSent || fact.kind == Fact::Kind::kDelivered ||
           fact.kind == Fact::Kind::kViolation;
}

ConditionWatch::ConditionWatch(Condition condition, EventId since)
    : condition_(std::move(condition)), looked_at_(since), seen_(condition_.facts.size(), false) {}

bool ConditionWatch::Holds(const Cluster& cluster) {
    const std::vector<Fact>& facts = condition_.facts;
    for (auto event = cluster.events().rbegin(); event != cluster.events().rend(); ++event) {
        if (event->id <= looked_at_) break;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (IsHappening(facts[i]) && IsAbout(facts[i], *event)) seen_[i] = true;
        }
    }
    looked_at_ = cluster.last_event();
    missing_ = 0;
    while (missing_ < facts.size()) {
        const Fact& fact = facts[missing_];
        const bool holds =
            IsHappening(fact) ? seen_[missing_] != fact.negated : cluster.Holds(fact);
        if (!holds) return false;
        missing_ += 1;
    }
    return true;
}

Condition ConditionWatch::Left() const {
    Condition left;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        const bool came_true = seen_[i] && !condition_.facts[i].negated;
        if (!came_true) left.facts.push_back(condition_.facts[i]);
    }
    return left;
}

Refusal NotWithin(const ConditionWatch& watch, Micros within, const Cluster& cluster) {
    const bool quiet = !cluster.NextDue().has_value();
    const Words never = {"\"{condition}\" did not come true and nothing is left to happen: {found}",
                         "“{condition}”没有成立，也没有事情会再发生：{found}"};
    const Words late = {"\"{condition}\" did not come true within {length}: {found}",
                        "“{condition}”在 {length} 内没有成立：{found}"};
    return {Refusal::Code::kExpect,
            Fill(quiet ? never : late, {{"condition", PrintCondition(watch.condition())},
                                        {"length", PrintDuration(within)},
                                        {"found", cluster.Found(*watch.missing())}})};
}

}  // namespace raft::sim
