// Drawing a run from a seed, doing it, and judging how it went.
#include "raft/sim/swarm.h"

#include <algorithm>
#include <array>
#include <utility>

#include "raft/random.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// A run of its own: what is drawn here has nothing to do with what the cluster draws.
class Drawing {
  public:
    explicit Drawing(std::uint64_t seed) : state_(seed * 2 + 1) {}

    std::int64_t In(std::int64_t low, std::int64_t high) { return RandomIn(state_, low, high); }
    bool OneIn(std::int64_t n) { return In(1, n) == 1; }
    template <typename T, std::size_t N>
    T Of(const std::array<T, N>& choices) {
        return choices.at(static_cast<std::size_t>(In(0, static_cast<std::int64_t>(N) - 1)));
    }

  private:
    std::uint64_t state_;
};

class Swarm {
  public:
    Swarm(std::uint64_t seed, const SwarmOptions& options) : draw_(seed), options_(options) {
        cluster_.SetRecording(false);
        shape_.voters = draw_.Of(std::array<std::uint32_t, 8>{1, 2, 3, 3, 4, 5, 5, 7});
        Do(MakeCluster{shape_});
        Do(SetSeed{seed});
        SetUp();
    }

    SwarmResult Run() {
        Rage();
        if (!Failed()) {
            Repair();
            Judge();
        }
        result_.events = cluster_.last_event();
        result_.delivered = cluster_.delivered();
        result_.highest_term = cluster_.highest_term();
        for (const Server& server : cluster_.servers()) {
            result_.committed = std::max(result_.committed, server.node().commit_index());
        }
        return std::move(result_);
    }

  private:
    // Does it and keeps it, unless it was refused: what cannot be done now is no part of the run.
    bool Do(Command command) {
        if (cluster_.Do(command).has_value()) return false;
        result_.script.push_back(std::move(command));
        return true;
    }

    void Set(OptionName name, Range range) {
        SetOption set;
        set.name = name;
        set.range = range;
        Do(set);
    }
    void SetShare(OptionName name, Millionths share) {
        SetOption set;
        set.name = name;
        set.share = share;
        Do(set);
    }
    void SetCount(OptionName name, std::uint32_t count) {
        SetOption set;
        set.name = name;
        set.count = count;
        Do(set);
    }
    void SetSwitch(OptionName name, bool on) {
        SetOption set;
        set.name = name;
        set.on = on;
        Do(set);
    }

    void SetUp() {
        const Micros latency = draw_.In(1, 20) * kMillisecond;
        Set(OptionName::kLatency, {latency / 2, latency * draw_.In(1, 4)});
        const Micros fsync = draw_.In(0, 10) * kMillisecond;
        Set(OptionName::kFsync, {fsync, fsync});
        SetShare(OptionName::kLoss, draw_.OneIn(2) ? 0 : draw_.In(0, 200'000));
        SetShare(OptionName::kDuplicate, draw_.OneIn(2) ? 0 : draw_.In(0, 200'000));
        SetSwitch(OptionName::kReorder, !draw_.OneIn(4));
        SetSwitch(OptionName::kBackoff, draw_.OneIn(2));
        SetSwitch(OptionName::kNoop, !draw_.OneIn(4));
        SetCount(OptionName::kMaxEntries, draw_.Of(std::array<std::uint32_t, 3>{0, 1, 4}));
        SetCount(OptionName::kInflight, draw_.Of(std::array<std::uint32_t, 3>{0, 1, 4}));
    }

    NodeId AnyServer() { return NodeId{static_cast<std::uint32_t>(draw_.In(1, shape_.voters))}; }

    // Often the leader: that is where it hurts.
    NodeId Victim() {
        const auto leader = cluster_.leader();
        return leader.has_value() && draw_.OneIn(3) ? *leader : AnyServer();
    }

    [[nodiscard]] bool Failed() {
        if (cluster_.violations().empty()) return false;
        const Violation& violation = cluster_.violations().front();
        result_.failure = std::string(NameOf(violation.property)) + ": " + violation.detail;
        return true;
    }

    void Rage() {
        while (cluster_.now() < options_.faults_last && !Failed()) {
            Do(RunFor{draw_.In(1, 80) * kMillisecond});
            switch (draw_.In(1, 4)) {
                case 1:
                    Harm();
                    break;
                case 2:
                    Mend();
                    break;
                case 3:
                    Disturb();
                    break;
                default:
                    Ask();
                    break;
            }
        }
    }

    void Harm() {
        switch (draw_.In(1, 7)) {
            case 1:
                Do(Crash{Victim(), std::nullopt});
                break;
            case 2:
                Do(Crash{Victim(), static_cast<Stage>(draw_.In(0, kStages - 1))});
                break;
            case 3:
                Do(Pause{Victim()});
                break;
            case 4:
                Do(Cut{Victim(), AnyServer(), draw_.OneIn(2)});
                break;
            case 5:
                Do(Isolate{Victim()});
                break;
            case 6:
                Split();
                break;
            default:
                Do(SetClockRate{AnyServer(), draw_.In(500'000, 2'000'000)});
                break;
        }
    }

    void Split() {
        Partition partition;
        partition.sides.resize(2);
        for (std::uint32_t n = 1; n <= shape_.voters; ++n) {
            partition.sides[draw_.OneIn(2) ? 0 : 1].push_back(NodeId{n});
        }
        if (partition.sides[0].empty() || partition.sides[1].empty()) return;
        Do(std::move(partition));
    }

    void Mend() {
        const NodeId server = AnyServer();
        switch (draw_.In(1, 3)) {
            case 1:
                Do(Heal{});
                break;
            case 2:
                Do(Resume{server});
                break;
            default:
                Do(Restart{server});
                break;
        }
    }

    void Disturb() {
        MessageSelector selector;
        selector.which =
            draw_.OneIn(2) ? MessageSelector::Which::kFirst : MessageSelector::Which::kLast;
        switch (draw_.In(1, 5)) {
            case 1:
                Do(Duplicate{selector});
                break;
            case 2:
                Do(Drop{selector});
                break;
            case 3:
                Do(Delay{selector, draw_.In(1, 500) * kMillisecond});
                break;
            case 4:
                Do(FireTimeout{AnyServer()});
                break;
            default:
                Do(BeatHeart{AnyServer()});
                break;
        }
    }

    void Ask() {
        ClientCommand ask;
        ask.operation.kind = draw_.OneIn(2) ? Operation::Kind::kPut : Operation::Kind::kIncrement;
        ask.operation.key = draw_.Of(std::array<const char*, 3>{"x", "y", "z"});
        if (ask.operation.kind == Operation::Kind::kPut) {
            ask.operation.value = std::to_string(draw_.In(1, 999));
        } else {
            ask.operation.amount = draw_.In(1, 9);
        }
        ask.as = ClientId{static_cast<std::uint32_t>(draw_.In(1, 3))};
        ask.no_session = draw_.OneIn(2);
        if (draw_.OneIn(2)) ask.to = Victim();
        Do(std::move(ask));
    }

    void RestartAll() {
        for (const Server& server : cluster_.servers()) {
            // A crash that was asked for at some stage is still to come: better now than later.
            if (server.up() && server.crash_at().has_value()) {
                Do(Crash{server.id(), std::nullopt});
            }
            if (!server.up()) Do(Restart{server.id()});
            if (server.paused()) Do(Resume{server.id()});
        }
    }

    void Repair() {
        Do(Heal{});
        SetShare(OptionName::kLoss, 0);
        SetShare(OptionName::kDuplicate, 0);
        SetSwitch(OptionName::kReorder, false);
        Set(OptionName::kLatency, {kMillisecond, 10 * kMillisecond});
        Set(OptionName::kFsync, {kMillisecond, kMillisecond});
        for (const Server& server : cluster_.servers()) Do(SetClockRate{server.id(), kWhole});
        RestartAll();
        Do(RunFor{options_.calm_lasts / 2});
    }

    void Judge() {
        ClientCommand ask;
        ask.operation = {Operation::Kind::kPut, "calm", "yes"};
        ask.no_session = true;
        ask.as = ClientId{9};
        Do(ask);
        Do(RunFor{options_.calm_lasts / 2});
        if (Failed()) return;
        if (!cluster_.leader().has_value()) {
            result_.failure = "no leader although everything has been calm";
            return;
        }
        const Node& leader = cluster_.server(*cluster_.leader()).node();
        for (const Server& server : cluster_.servers()) {
            const auto& values = server.machine().values();
            const auto found = values.find("calm");
            if (found != values.end() &&
                server.machine().values() == cluster_.server(leader.id()).machine().values()) {
                continue;
            }
            result_.failure = "S" + std::to_string(Number(server.id())) +
                              " has not caught up although everything has been calm";
            return;
        }
    }

    Drawing draw_;
    SwarmOptions options_;
    ClusterShape shape_{};
    Cluster cluster_{};
    SwarmResult result_{};
};

}  // namespace

SwarmResult RunSwarm(std::uint64_t seed, const SwarmOptions& options) {
    return Swarm(seed, options).Run();
}

std::string PrintScript(const SwarmResult& result) {
    std::string text;
    if (result.failure.has_value()) text.append("# ").append(*result.failure).append("\n");
    for (const Command& command : result.script) text.append(Print(command)).append("\n");
    return text;
}

}  // namespace raft::sim
