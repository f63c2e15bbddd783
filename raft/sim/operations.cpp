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

Words Naming(const Completed& operation) {
    constexpr Words kRead = {"{client}'s read of {key}", "{client} 对 {key} 的读取"};
    if (!operation.kind.has_value()) return kRead;
    switch (*operation.kind) {
        case Operation::Kind::kPut:
            return {"{client}'s put {key} {argument}", "{client} 的 put {key} {argument}"};
        case Operation::Kind::kIncrement:
            return {"{client}'s increment {key} {argument}",
                    "{client} 的 increment {key} {argument}"};
        case Operation::Kind::kDelete:
            return {"{client}'s delete {key}", "{client} 的 delete {key}"};
    }
    return kRead;
}

Bilingual Named(const std::string& key, const Completed& operation) {
    return Fill(Naming(operation), {{"client", PrintClient(operation.client)},
                                    {"key", key},
                                    {"argument", operation.argument}});
}

Bilingual Shown(const Value& value) {
    if (!value.has_value()) return Words{"\"no such key\"", "“没有这个键”"};
    return {*value, *value};
}

// "C2 read x=1 from S5 (asked at 300ms)".
Words Claiming(const Completed& answer) {
    if (answer.kind.has_value()) {
        return {"The answer {value} of {server} to {operation} (asked at {asked}) cannot be",
                "{server} 对 {operation}（{asked} 提出）的答复 {value} 不可能成立"};
    }
    if (answer.value.has_value()) {
        return {"{client} read {key}={value} from {server} (asked at {asked})",
                "{client} 从 {server} 读到 {key}={value}（{asked} 提出）"};
    }
    return {"{client} read no {key} from {server} (asked at {asked})",
            "{client} 从 {server} 没有读到 {key}（{asked} 提出）"};
}

Bilingual Claim(const std::string& key, const Completed& answer) {
    return Fill(Claiming(answer), {{"client", PrintClient(answer.client)},
                                   {"key", key},
                                   {"value", Shown(answer.value)},
                                   {"server", PrintServer(answer.answered_by)},
                                   {"operation", Named(key, answer)},
                                   {"asked", PrintDuration(answer.asked_at)}});
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
    const bool command = answer.kind.has_value();
    const auto clash_with = [&](const Bilingual& why, EventId other) {
        constexpr Words kJoin = {"{claim}, but {why}", "{claim}，但是{why}"};
        constexpr Words kExplain = {"{claim}: {why}", "{claim}：{why}"};
        Bilingual sentence =
            Fill(command ? kExplain : kJoin, {{"claim", Claim(key, answer)}, {"why", why}});
        return Clash{std::move(sentence.english), answer.event, other, std::move(sentence.chinese)};
    };
    if (command && *answer.kind != Operation::Kind::kIncrement) {
        return clash_with(
            Words{"it is not what the command leaves behind.", "这条命令留下的不是这个值。"}, 0);
    }
    // A sum that is too high is best told by what was added: something was executed twice.
    if (total_.has_value() && NumberIn(answer.value) > *total_) {
        const Completed* const last =
            kept_.empty() ? nullptr : &kept_[(oldest_ + kept_.size() - 1) % kept_.size()];
        return clash_with(
            Fill({"only {total} was added in all.", "总共只加了 {total}。"}, {{"total", *total_}}),
            last == nullptr ? 0 : last->event);
    }
    if (const Completed* const other = Contradicting(answer)) {
        constexpr Words kAnswered = {"{operation} had been answered at {time}.",
                                     "{operation}在 {time} 已经得到答复。"};
        constexpr Words kAnsweredWith = {"{operation} had been answered {value} at {time}.",
                                         "{operation}在 {time} 已经得到答复 {value}。"};
        const bool told = !other->kind.has_value() || other->kind == Operation::Kind::kIncrement;
        return clash_with(
            Fill(told ? kAnsweredWith : kAnswered, {{"operation", Named(key, *other)},
                                                    {"value", Shown(other->value)},
                                                    {"time", PrintDuration(other->answered_at)}}),
            other->event);
    }
    return clash_with(Fill({"no order of the operations on {key} explains that.",
                            "对 {key} 的操作没有哪种次序能解释它。"},
                           {{"key", key}}),
                      0);
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
