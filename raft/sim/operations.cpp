// The effect of operations on a value, and sentences about two of them that clash.
#include "raft/sim/operations.h"

#include <charconv>
#include <utility>

#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Wraps instead of overflowing, as in the machine.
std::int64_t Sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

std::string Named(const std::string& key, const Completed& operation) {
    const std::string owner = PrintClient(operation.client) + "'s ";
    if (!operation.kind.has_value()) return owner + "read of " + key;
    switch (*operation.kind) {
        case Operation::Kind::kPut:
            return owner + "put " + key + " " + operation.argument;
        case Operation::Kind::kIncrement:
            return owner + "increment " + key + " " + operation.argument;
        case Operation::Kind::kDelete:
            return owner + "delete " + key;
    }
    return owner;
}

std::string Shown(const Value& value) {
    return value.has_value() ? *value : std::string("\"no such key\"");
}

// "C2 read x=1 from S5 (asked at 300ms)".
std::string Claim(const std::string& key, const Completed& answer) {
    const std::string asked = " (asked at " + PrintDuration(answer.asked_at) + ")";
    if (answer.kind.has_value()) {
        return "The answer " + Shown(answer.value) + " of " + PrintServer(answer.answered_by) +
               " to " + Named(key, answer) + asked + " cannot be";
    }
    const std::string found = answer.value.has_value() ? key + "=" + *answer.value : "no " + key;
    return PrintClient(answer.client) + " read " + found + " from " +
           PrintServer(answer.answered_by) + asked;
}

}  // namespace

std::int64_t NumberIn(const Value& value) {
    if (!value.has_value()) return 0;
    std::int64_t number = 0;
    const char* const end = value->data() + value->size();
    const auto [stop, error] = std::from_chars(value->data(), end, number);
    return error == std::errc{} && stop == end ? number : 0;
}

Value After(const Value& value, const Operation& operation) {
    switch (operation.kind) {
        case Operation::Kind::kPut:
            return operation.value;
        case Operation::Kind::kIncrement:
            return std::to_string(Sum(NumberIn(value), operation.amount));
        case Operation::Kind::kDelete:
            return std::nullopt;
    }
    return std::nullopt;
}

void RecentOperations::CountAsked(const Operation& operation) {
    const bool adds = operation.kind == Operation::Kind::kIncrement && operation.amount >= 0;
    if (!adds) total_ = std::nullopt;
    if (total_.has_value()) total_ = Sum(*total_, operation.amount);
}

void RecentOperations::CountFailed(const Operation& operation) {
    if (total_.has_value()) total_ = Sum(*total_, -operation.amount);
}

void RecentOperations::Add(Completed completed) {
    if (kept_.size() < kKept) {
        kept_.push_back(std::move(completed));
        return;
    }
    kept_[oldest_] = std::move(completed);
    oldest_ = (oldest_ + 1) % kKept;
}

// The last one that was over before `answer` was asked for, and left another value behind: a change
// of the key rather than a read, if there is one.
const Completed* RecentOperations::Contradicting(const Completed& answer) const {
    const Completed* best = nullptr;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        const Completed& other = kept_[(oldest_ + i) % kept_.size()];
        if (other.answered_at > answer.asked_at) continue;
        if (!answer.kind.has_value() && other.value == answer.value) continue;
        if (best != nullptr && best->kind.has_value() && !other.kind.has_value()) continue;
        best = &other;
    }
    return best;
}

Clash RecentOperations::Explain(const std::string& key, const Completed& answer) const {
    Clash clash{.detail = Claim(key, answer), .event = answer.event, .other = 0};
    const bool command = answer.kind.has_value();
    if (command && *answer.kind != Operation::Kind::kIncrement) {
        clash.detail += ": it is not what the command leaves behind.";
        return clash;
    }
    // A sum that is too high is best told by what was added: something was executed twice.
    if (total_.has_value() && NumberIn(answer.value) > *total_) {
        clash.detail += command ? ": only " : ", but only ";
        clash.detail += std::to_string(*total_) + " was added in all.";
        if (!kept_.empty()) {
            clash.other = kept_[(oldest_ + kept_.size() - 1) % kept_.size()].event;
        }
        return clash;
    }
    if (const Completed* const other = Contradicting(answer)) {
        const bool told = !other->kind.has_value() || other->kind == Operation::Kind::kIncrement;
        clash.detail += command ? ": " : ", but ";
        clash.detail += Named(key, *other) + " had been answered";
        if (told) clash.detail += " " + Shown(other->value);
        clash.detail += " at " + PrintDuration(other->answered_at) + ".";
        clash.other = other->event;
        return clash;
    }
    clash.detail += command ? ": " : ", but ";
    clash.detail += "no order of the operations on " + key + " explains that.";
    return clash;
}

Completed CompletedFrom(const Invocation& call, const Value& value, Micros at, EventId event,
                        NodeId answered_by) {
    Completed completed{.client = call.client,
                        .kind = std::nullopt,
                        .argument = {},
                        .value = value,
                        .answered_by = answered_by,
                        .asked_at = call.at,
                        .answered_at = at,
                        .event = event};
    if (call.operation.has_value()) {
        const Operation& operation = *call.operation;
        completed.kind = operation.kind;
        const bool adds = operation.kind == Operation::Kind::kIncrement;
        completed.argument = adds ? std::to_string(operation.amount) : operation.value;
    }
    return completed;
}

}  // namespace raft::sim
