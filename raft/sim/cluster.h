// A whole cluster in one process, stepping one event at a time on a clock that moves when told.
//
// A cluster is a value: copied, it goes on from the same moment, on its own, to the same future.
// Nothing outside of it decides anything: shape, seed, options and the commands given, in order and
// at their moments, rebuild it bit for bit.
//
// Caller: the window, the scripts, `drive`, the tests and the swarm, all through Do() and RunUntil().
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "raft/safety.h"
#include "raft/sim/client.h"
#include "raft/sim/command.h"
#include "raft/sim/event.h"
#include "raft/sim/network.h"
#include "raft/sim/options.h"
#include "raft/sim/server.h"
#include "raft/sim/time.h"

namespace raft::sim {

// Why a command was not done. The cluster is then as it was before.
struct Refusal {
    enum class Code : std::uint8_t { kUnknown, kRefused, kExpect };

    Code code = Code::kRefused;
    std::string error{};  // One sentence.
};

// Nothing: it was done.
using Outcome = std::optional<Refusal>;

class Cluster {
  public:
    explicit Cluster(ClusterShape shape = {}, std::uint64_t seed = 1, ClusterOptions options = {});

    // ---- Acting ----

    // Does one command, those that move time (run, step) included.
    Outcome Do(const Command& command);

    // ---- Time ----

    // Lets everything happen that is due up to and including `t`, and makes it `t`.
    // A moment in the past does nothing.
    void RunUntil(Micros t);
    // The next event, with all stages of the servers that it touches. False when nothing is due ever.
    bool StepEvent();
    // One stage inside one server, or, when all servers rest, the next event up to its first stage.
    bool StepStage();
    // When the next event is due; nothing when there is none.
    [[nodiscard]] std::optional<Micros> NextDue() const;
    [[nodiscard]] Micros now() const { return now_; }

    // ---- What happened ----

    // Events since ClearEvents, oldest first. Their owner is whoever drives the cluster: it reads
    // them and clears them, so that the cluster stays small and its copies cheap.
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }
    void ClearEvents() { events_.clear(); }
    [[nodiscard]] EventId last_event() const { return last_event_; }
    // Without recording only ids are counted: for measurements and mass runs. Safety is still kept.
    void SetRecording(bool recording) { recording_ = recording; }

    // ---- State ----

    [[nodiscard]] const ClusterShape& shape() const { return shape_; }
    [[nodiscard]] const ClusterOptions& options() const { return options_; }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    [[nodiscard]] const std::vector<Server>& servers() const { return servers_; }
    [[nodiscard]] bool Has(NodeId id) const;
    // REQUIRES: Has(id).
    [[nodiscard]] const Server& server(NodeId id) const { return servers_[Number(id) - 1]; }
    [[nodiscard]] const Network& network() const { return network_; }
    [[nodiscard]] const std::vector<Client>& clients() const { return clients_; }
    [[nodiscard]] const std::vector<Request>& requests() const { return requests_; }
    [[nodiscard]] const std::vector<Violation>& violations() const { return safety_.violations(); }
    // The live leader of the highest term.
    [[nodiscard]] std::optional<NodeId> leader() const;
    // Whether it holds now. Facts about what was sent or delivered look at events from `since` on.
    [[nodiscard]] bool Holds(const Condition& condition, EventId since) const;
