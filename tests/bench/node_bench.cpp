// How fast the protocol itself is: clusters of bare Nodes that hand each other their messages.
//
// No clock, disk or network: every write is durable at once and every message arrives at once, so
// what is measured is Step, Propose, Tick and TakeReady, events with their reasons included.
// Messages and commits are per CPU second of one core.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "raft/node.h"

namespace {

using raft::Configuration;
using raft::Message;
using raft::Node;
using raft::NodeId;
using raft::Ready;

class BareCluster {
  public:
    explicit BareCluster(std::uint32_t servers) {
        Configuration configuration;
        for (std::uint32_t n = 1; n <= servers; ++n) configuration.voters.push_back(NodeId{n});
        const auto shared = std::make_shared<const Configuration>(configuration);
        for (const NodeId id : configuration.voters) {
            nodes_.emplace_back(id, shared, raft::NodeOptions{}, Number(id));
        }
        nodes_[0].Campaign(raft::RoleReason::kElectionTimeout);
        Settle();
    }

    Node& leader() { return nodes_[0]; }
    std::vector<Node>& nodes() { return nodes_; }
    [[nodiscard]] std::uint64_t messages() const { return messages_; }

    // Takes what every node asks for, and delivers until nothing is left.
    void Settle() {
        for (Node& node : nodes_) Take(node);
        while (!queue_.empty()) {
            std::swap(queue_, batch_);
            for (Message& message : batch_) {
                messages_ += 1;
                Node& receiver = nodes_[Number(message.to) - 1];
                receiver.Step(message);
                Take(receiver);
            }
            batch_.clear();
        }
    }

  private:
    void Take(Node& node) {
        for (;;) {
            node.TakeReady(ready_);
            for (Message& message : ready_.messages) queue_.push_back(std::move(message));
            for (Message& message : ready_.promises) queue_.push_back(std::move(message));
            if (ready_.apply_last != 0) node.Applied(ready_.apply_last);
            if (!ready_.must_save()) return;
            node.Saved(ready_.write_number);
        }
    }

    std::vector<Node> nodes_{};
    std::vector<Message> queue_{};
    std::vector<Message> batch_{};
    Ready ready_{};
    std::uint64_t messages_ = 0;
};

std::shared_ptr<const raft::Payload> SomeCommand() {
    raft::Command command;
    command.operation = {raft::Operation::Kind::kPut, "x", "1"};
    return std::make_shared<const raft::Payload>(command);
}

void CountMessages(benchmark::State& state, std::uint64_t messages) {
    state.counters["messages"] =
        benchmark::Counter(static_cast<double>(messages), benchmark::Counter::kIsRate);
}

// Commands in flight at once: 1 is proposed and committed before the next, 16 go out together.
void Commits(benchmark::State& state) {
    const auto servers = static_cast<std::uint32_t>(state.range(0));
    const auto in_flight = state.range(1);
    constexpr int kLogMax = 4096;  // A fresh cluster now and then keeps the log's length real.
    BareCluster cluster(servers);
    std::uint64_t messages = 0;
    std::uint64_t before = cluster.messages();
    std::int64_t commits = 0;
    for (auto _ : state) {
        for (std::int64_t i = 0; i < in_flight; ++i) {
            if (!cluster.leader().Propose(SomeCommand()).accepted) {
                state.SkipWithError("no leader");
                return;
            }
        }
        cluster.Settle();
        commits += in_flight;
        if (cluster.leader().log().last_index() > kLogMax) {
            state.PauseTiming();
            messages += cluster.messages() - before;
            cluster = BareCluster(servers);
            before = cluster.messages();
            state.ResumeTiming();
        }
    }
    messages += cluster.messages() - before;
    state.counters["commits"] =
        benchmark::Counter(static_cast<double>(commits), benchmark::Counter::kIsRate);
    CountMessages(state, messages);
}
BENCHMARK(Commits)->ArgNames({"servers", "in_flight"})->ArgsProduct({{3, 5, 7, 9}, {1, 16}});

// A round of heartbeats and its answers.
void Heartbeats(benchmark::State& state) {
    BareCluster cluster(static_cast<std::uint32_t>(state.range(0)));
    const std::uint64_t before = cluster.messages();
    for (auto _ : state) {
        cluster.leader().Heartbeat();
        cluster.Settle();
    }
    CountMessages(state, cluster.messages() - before);
}
BENCHMARK(Heartbeats)->ArgName("servers")->Arg(3)->Arg(5)->Arg(7)->Arg(9);

// One millisecond for each server of an idle cluster, heartbeats included when they are due.
void IdleTicks(benchmark::State& state) {
    BareCluster cluster(static_cast<std::uint32_t>(state.range(0)));
    std::uint64_t ticks = 0;
    std::uint32_t since = 0;
    for (auto _ : state) {
        for (Node& node : cluster.nodes()) node.Tick(raft::kMillisecond);
        ticks += cluster.nodes().size();
        since += 1;
        if (since == 50) {
            cluster.Settle();
            since = 0;
        }
    }
    state.counters["ticks"] =
        benchmark::Counter(static_cast<double>(ticks), benchmark::Counter::kIsRate);
}
BENCHMARK(IdleTicks)->ArgName("servers")->Arg(5);

}  // namespace
