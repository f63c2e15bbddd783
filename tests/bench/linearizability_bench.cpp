// How fast answers to clients are judged, in operations per CPU second of one core.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/random.h"
#include "raft/sim/linearizability.h"

namespace {

using raft::Operation;
using raft::sim::LinearizabilityMonitor;
using raft::sim::OperationId;
using raft::sim::Value;

// Clients of one key, whose operations take effect when they are asked for.
class Clients {
  public:
    explicit Clients(bool increments) : increments_(increments) {}

    void Ask() {
        last_ += 1;
        std::optional<Operation> operation;
        const std::int64_t kind = raft::RandomIn(random_, 0, 2);
        if (kind == 0) operation = {Operation::Kind::kPut, "x", std::to_string(last_ % 1000), 0};
        if (kind == 1 && increments_) operation = {Operation::Kind::kIncrement, "x", {}, 1};
        if (operation.has_value()) value_ = raft::sim::After(value_, *operation);
        monitor_.Invoke({.id = last_,
                         .client = raft::ClientId{1},
                         .key = "x",
                         .operation = operation,
                         .at = static_cast<raft::Micros>(last_),
                         .event = last_,
                         .server = raft::NodeId{1}});
        waiting_.push_back({last_, value_});
    }

    // Any of those that wait. Whether it was let pass.
    bool Answer() {
        const auto last = static_cast<std::int64_t>(waiting_.size()) - 1;
        const auto which = static_cast<std::size_t>(raft::RandomIn(random_, 0, last));
        const Waiting answered = waiting_[which];
        waiting_[which] = waiting_.back();
        waiting_.pop_back();
        const auto now = static_cast<raft::Micros>(last_);
        return !monitor_.Return(answered.id, answered.value, now, last_, raft::NodeId{1});
    }

  private:
    struct Waiting {
        OperationId id = 0;
        Value value{};
    };

    bool increments_;
    LinearizabilityMonitor monitor_{};
    std::vector<Waiting> waiting_{};
    std::uint64_t random_ = 1;
    OperationId last_ = 0;
    Value value_{};
};

void JudgeAnswers(benchmark::State& state) {
    Clients clients(state.range(1) != 0);
    for (std::int64_t i = 1; i < state.range(0); ++i) clients.Ask();
    std::uint64_t operations = 0;
    for (auto _ : state) {
        clients.Ask();
        if (!clients.Answer()) state.SkipWithError("an honest answer was called a clash");
        operations += 1;
    }
    state.counters["operations"] =
        benchmark::Counter(static_cast<double>(operations), benchmark::Counter::kIsRate);
}
BENCHMARK(JudgeAnswers)->ArgNames({"clients", "increments"})->ArgsProduct({{1, 5}, {0, 1}});

}  // namespace
