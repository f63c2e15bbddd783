// One random run while it is being made: what is drawn, and what has been done.
//
// Caller: RunSwarm (swarm.h) alone. swarm_setup.cpp draws the cluster, swarm_acts.cpp what is done
// to it, swarm_clients.cpp what is asked of it; swarm.cpp repairs and judges.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "raft/random.h"
#include "raft/sim/cluster.h"
#include "raft/sim/swarm.h"

namespace raft::sim {

// A sequence of its own: what is drawn here has nothing to do with what the cluster draws.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}

    std::int64_t In(std::int64_t low, std::int64_t high) { return RandomIn(state_, low, high); }
    bool OneIn(std::int64_t n) { return In(1, n) == 1; }
    bool Percent(std::int64_t share) { return In(1, 100) <= share; }
    template <typename T, std::size_t N>
    T Of(const std::array<T, N>& choices) {
        return choices.at(static_cast<std::size_t>(In(0, static_cast<std::int64_t>(N) - 1)));
    }

  private:
    std::uint64_t state_;
};

// What is done next, and how often relative to each other.
struct Weights {
    int harm = 25;
    int mend = 25;
    int disturb = 20;
    int command = 20;
    int read = 15;
    int members = 0;
    int protocol = 3;
};

// What is typical of one run.
struct Traits {
    Weights weights{};
    std::int64_t gap_ms_max = 80;  // Between two things that are done.
    bool leases = false;           // Reads under leases: clocks keep within the drift bound.
    bool liveness = true;          // Progress is promised at the end.
    int increments = 40;           // Percent of all commands.
    int once = 40;                 // Percent of all commands that ask one server, once.
    int noop_off = 25;             // Percent of all runs.
    int leader = 33;               // Percent of the harm that is done to a leader.
    int crash = 30;                // Percent of all harm.
    bool slow_disks = false;
    bool even_timeouts = false;  // Election timeouts that hardly differ.
    bool quick = false;          // A network and disks that are fast.
    bool drift = false;          // What harms is clocks that differ by nearly the drift bound.
    bool one_by_one = false;     // Members change one at a time.
    std::uint32_t voters = 0;    // So many; 0: drawn.
    Micros timeout = 0;          // The shortest election timeout; 0: drawn.
    bool patient = false;        // The calm is long, and begins without any client.
};

class SwarmRun {
  public:
    SwarmRun(std::uint64_t seed, const SwarmOptions& options);
    SwarmResult Run();

  private:
    // Does it and keeps it, unless it was refused: what cannot be done now is no part of the run.
    bool Do(Command command);
    void Pass(Micros length) { cluster_.RunUntil(cluster_.now() + length); }
    [[nodiscard]] bool Failed();

    // ---- swarm_setup.cpp ----
    void LeanTowards(Rule rule);
    void LeanTowardsSingleChanges();
    void LeanTowardsDrift();
    void DrawShape();
    void DrawOptions();
    void DrawProtocol();
    void DrawLeases();
    void SetLengths(OptionName name, Range range);
    void SetShare(OptionName name, Millionths share);
    void SetCount(OptionName name, std::int64_t count);
    void SetSwitch(OptionName name, bool on);

    // ---- swarm_acts.cpp ----
    void Act();
    void Harm();
    void DriftApart(NodeId leader);
    void HarmServer();
    void HarmLink();
    void Split();
    void Mend();
    void Disturb();
    void ChangeTheMembers();
    void MoveProtocol();
    [[nodiscard]] NodeId AnyServer();
    [[nodiscard]] NodeId Victim();  // Often a leader: that is where it hurts.
    [[nodiscard]] MessageFilter AnyMessages();

    // ---- swarm_clients.cpp ----
    // For an answer to a command; or to one that is beside its queue, asked once or again.
    [[nodiscard]] bool Waits(ClientId client, bool beside) const;
    void AskCommand();
    // One that still takes itself for the leader, though another leads a later term.
    [[nodiscard]] std::optional<NodeId> OldLeader() const;
    void AskRead();
    void AskForCalmKey();

    // ---- swarm.cpp ----
    void Repair();
    void StayCalm();

    Dice dice_;
    SwarmOptions options_;
    Traits traits_{};
    std::uint64_t values_ = 0;  // Every put puts a value of its own.
    Micros asked_at_ = 0;       // For the calm key.
    Cluster cluster_{};
    SwarmResult result_{};
};

}  // namespace raft::sim
