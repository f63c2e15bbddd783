// From operations to keys, and from a misfit to the sentence about it.
#include "raft/sim/linearizability.h"

#include <algorithm>
#include <utility>

namespace raft::sim {

std::size_t LinearizabilityMonitor::KeyOf(const std::string& name) {
    const auto place = std::lower_bound(
        by_name_.begin(), by_name_.end(), name,
        [this](std::size_t key, const std::string& n) { return keys_[key].name < n; });
    if (place != by_name_.end() && keys_[*place].name == name) return *place;
    by_name_.insert(place, keys_.size());
    Key& key = keys_.emplace_back();
    key.name = name;
    return keys_.size() - 1;
}

LinearizabilityMonitor::Key* LinearizabilityMonitor::TakePlace(OperationId id) {
    const auto place =
        std::find_if(pending_.begin(), pending_.end(), [id](const Place& p) { return p.id == id; });
    if (place == pending_.end()) return nullptr;
    Key* const key = &keys_[place->key];
    *place = pending_.back();
    pending_.pop_back();
    return key;
}

void LinearizabilityMonitor::Invoke(Invocation call) {
    const std::size_t place = KeyOf(call.key);
    pending_.push_back({call.id, place});
    Key& key = keys_[place];
    if (call.operation.has_value()) key.recent.CountAsked(*call.operation);
    key.possibilities.Invoke(std::move(call));
}

std::optional<Clash> LinearizabilityMonitor::Return(OperationId id, const Value& value, Micros at,
                                                    EventId event, NodeId answered_by) {
    Key* const key = TakePlace(id);
    if (key == nullptr) return std::nullopt;
    Completed completed =
        CompletedFrom(key->possibilities.At(id).call, value, at, event, answered_by);
    std::optional<Clash> clash;
    if (!key->possibilities.Return(id, value)) {
        clash = key->recent.Explain(key->name, completed);
        key->recent.LoseCount();
    }
    key->recent.Add(std::move(completed));
    return clash;
}

void LinearizabilityMonitor::Fail(OperationId id) {
    Key* const key = TakePlace(id);
    if (key == nullptr) return;
    const auto& operation = key->possibilities.At(id).call.operation;
    if (operation.has_value()) key->recent.CountFailed(*operation);
    key->possibilities.Fail(id);
}

void LinearizabilityMonitor::Abandon(OperationId id) {
    Key* const key = TakePlace(id);
    if (key != nullptr) key->possibilities.Abandon(id);
}

std::size_t LinearizabilityMonitor::possibilities(const std::string& key) const {
    const auto place =
        std::find_if(keys_.begin(), keys_.end(), [&key](const Key& k) { return k.name == key; });
    return place == keys_.end() ? 0 : place->possibilities.size();
}

}  // namespace raft::sim
