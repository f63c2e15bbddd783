// What the protocol's tests share: a world around a Node, and several of them.
//
// No clock and no chance: a test decides what is saved, delivered, lost or repeated, and when.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "raft/node.h"
#include "raft/safety.h"
#include "raft/state_machine.h"
#include "tests/raft/words.h"

namespace raft {

// ---- One server ----

// How a server is before the test begins. The term is at least that of the last entry.
struct Setting {
    NodeId id = S1;
    std::uint32_t servers = 5;
    NodeOptions options{};
    Terms log{};
    Term term = 0;
    std::optional<NodeId> vote{};
    Index commit = 0;
    Role role = Role::kFollower;
    std::shared_ptr<const Configuration> configuration{};  // Null: S1 to S<servers> vote.
};

// A Node with a disk, a state machine and an outbox. Every input first clears what the one before
// has left in `out` and `events`.
class Server {
  public:
    explicit Server(const Setting& setting)
        : node(setting.id, ConfigurationOf(setting), setting.options, Number(setting.id)) {
        GivenState given;
        given.disk.log = LogOf(setting.log);
        given.disk.hard = {std::max(setting.term, given.disk.log.last().term), setting.vote};
        given.commit = setting.commit;
        given.role = setting.role;
        Become(given);
    }
    Server(NodeId id, std::shared_ptr<const Configuration> initial, const NodeOptions& options)
        : node(id, std::move(initial), options, Number(id)) {
        Take();
    }

    // Into a state by hand.
    void Become(const GivenState& given) {
        disk = given.disk;
        node.Become(given);
        machine = {};
        for (Index i = 1; i <= node.commit_index(); ++i) machine.Apply(i, node.log().At(i), 0);
        Take();
        Clear();
    }

    void Step(const Message& message) {
        Clear();
        node.Step(message);
        Take();
    }
    void Tick(Micros elapsed) {
        Clear();
        node.Tick(elapsed);
        Take();
    }
    ProposeResult Propose(std::shared_ptr<const Payload> payload) {
        Clear();
        const ProposeResult result = node.Propose(std::move(payload));
        Take();
        return result;
    }
    void Campaign() {
        Clear();
        node.Campaign(RoleReason::kToldToCampaign);
        Take();
    }
    void Heartbeat() {
        Clear();
        node.Heartbeat();
        Take();
    }

    // The oldest write becomes durable, and what waited for it leaves. No-op without one.
    void SaveOne() {
        if (writes_.empty()) return;
        const Write write = std::move(writes_.front());
        writes_.pop_front();
        if (write.hard_state.has_value()) disk.hard = *write.hard_state;
        if (write.snapshot != nullptr) Store(write.snapshot);
        if (write.first_changed.has_value()) {
            disk.log.TruncateAfter(*write.first_changed - 1);
            for (const Entry& entry : write.entries) disk.log.Append(entry);
        }
        saved_ = write.number;
        node.Saved(write.number);
        Take();
    }
    void SaveAll() {
        while (!writes_.empty()) SaveOne();
    }
    [[nodiscard]] std::size_t writes_under_way() const { return writes_.size(); }

    // Its machine's state takes the place of the log up to what is applied.
    void Compact() {
        Clear();
        node.Compact(node.last_applied(), std::make_shared<const std::string>(machine.Save()));
        Take();
    }
    void Read(ReadMode mode, std::uint64_t read) {
        Clear();
        node.Read(mode, read);
        Take();
    }
    ChangeVerdict Change(const MembershipChange& change) {
        Clear();
        const ChangeVerdict verdict = node.ChangeMembership(change);
        Take();
        return verdict;
    }
    TransferReason Transfer(NodeId target) {
        Clear();
        const TransferReason reason = node.TransferLeadership(target);
        Take();
        return reason;
    }

    // Loses what was not on disk yet, and starts again.
    void Restart() {
        Clear();
        writes_.clear();
        promises_.clear();
        machine = {};
        if (disk.snapshot != nullptr) machine = Restored(*disk.snapshot);
        node.Restart(disk);
        Take();
    }

    // The events of one kind since the last input.
    template <typename OneEvent>
    [[nodiscard]] std::vector<OneEvent> Events() const {
        std::vector<OneEvent> found;
        for (const Event& event : events) {
            if (const auto* one = std::get_if<OneEvent>(&event)) found.push_back(*one);
        }
        return found;
    }
    [[nodiscard]] const Progress& ProgressOf(NodeId id) const {
        const auto& all = node.leading()->progress;
        return *std::find_if(all.begin(), all.end(), [id](const auto& p) { return p.id == id; });
    }

    Node node;
    DiskState disk{};
    StateMachine machine{};
    bool saves_at_once = true;
    std::vector<Message> out{};  // What has left, in order.
    std::vector<Event> events{};
    std::vector<ReadState> reads{};  // What became of reads, since the last input.
    Ready ready{};                   // The last one.

  private:
    struct Write {
        std::uint64_t number = 0;
        std::optional<HardState> hard_state{};
        std::optional<Index> first_changed{};
        Entries entries{};
        std::shared_ptr<const Snapshot> snapshot{};
    };

    void Clear() {
        out.clear();
        events.clear();
        reads.clear();
    }

    static std::shared_ptr<const Configuration> ConfigurationOf(const Setting& setting) {
        return setting.configuration != nullptr ? setting.configuration
                                                : VotersUpTo(setting.servers);
    }

    static StateMachine Restored(const Snapshot& snapshot) {
        return *StateMachine::Restored(*snapshot.data, snapshot.last_included.index);
    }

    void Store(const std::shared_ptr<const Snapshot>& snapshot) {
        const EntryId last = snapshot->last_included;
        if (disk.log.Matches(last)) {
            disk.log.CompactTo(last.index);
        } else {
            disk.log.ResetTo(last);
        }
        disk.snapshot = snapshot;
    }

    void Take() {
        node.TakeReady(ready);
        events.insert(events.end(), ready.events.begin(), ready.events.end());
        out.insert(out.end(), ready.messages.begin(), ready.messages.end());
        if (ready.must_save()) {
            handed_out_ = ready.write_number;
            writes_.push_back({ready.write_number, ready.hard_state, ready.first_changed,
                               ready.entries, ready.snapshot});
        }
        reads.insert(reads.end(), ready.reads.begin(), ready.reads.end());
        if (ready.restore) machine = Restored(*ready.snapshot);
        for (const Message& promise : ready.promises) promises_.emplace_back(handed_out_, promise);
        if (ready.apply_last != 0) {
            for (Index i = ready.apply_first; i <= ready.apply_last; ++i) {
                machine.Apply(i, node.log().At(i), 0);
            }
            node.Applied(ready.apply_last);
        }
        while (!promises_.empty() && (writes_.empty() || promises_.front().first <= saved_)) {
            out.push_back(std::move(promises_.front().second));
            promises_.pop_front();
        }
        if (saves_at_once) SaveAll();
    }

    std::deque<Write> writes_{};
    std::deque<std::pair<std::uint64_t, Message>> promises_{};
    std::uint64_t handed_out_ = 0;  // The last write that was asked for.
    std::uint64_t saved_ = 0;       // The last write that is durable.
};

// ---- Several servers ----

// S1 to S<n> and the messages between them, which go where the test sends them. Every step is
// watched by the safety monitor.
class Network {
  public:
    // The first `servers` vote, then come `spare` ones that know of no configuration.
    explicit Network(std::uint32_t servers, const NodeOptions& options = {},
                     std::uint32_t spare = 0) {
        const auto nobody = std::make_shared<const Configuration>();
        for (std::uint32_t n = 1; n <= servers + spare; ++n) {
            servers_.emplace_back(NodeId{n}, n <= servers ? VotersUpTo(servers) : nobody, options);
        }
    }

    Server& operator[](NodeId id) { return servers_[Number(id) - 1]; }
    [[nodiscard]] std::vector<Server>& servers() { return servers_; }

    // Takes what the servers have sent, and shows the monitor what they have done. To be called
    // after an input that the test gave a server itself.
    void Collect() {
        std::vector<const Node*> nodes;
        for (const Server& server : servers_) nodes.push_back(&server.node);
        for (Server& server : servers_) {
            for (const Event& event : server.events) {
                if (SafetyMonitor::Cares(event))
                    monitor.Check(server.node.id(), event, ++checked_, nodes);
            }
            server.events.clear();
            for (Message& message : server.out) flying.push_back(std::move(message));
            server.out.clear();
        }
    }

    // One message arrives; what it leads to is collected.
    void Deliver(const Message& message) {
        (*this)[message.to].Step(message);
        Collect();
    }
    // Messages arrive in the order in which they were sent, until none is left. What goes to or
    // comes from a server that is cut off is lost.
    void DeliverAll() {
        Collect();
        while (!flying.empty()) {
            const Message message = flying.front();
            flying.erase(flying.begin());
            if (!IsCutOff(message.from) && !IsCutOff(message.to)) Deliver(message);
        }
    }
    void Drop() {
        Collect();
        flying.clear();
    }

    // It stands, and all who can hear it answer.
    void Elect(NodeId id) {
        (*this)[id].Campaign();
        DeliverAll();
    }
    void Propose(NodeId id, const std::string& key, const std::string& value) {
        (*this)[id].Propose(Put(key, value));
        DeliverAll();
    }
    void Heartbeat(NodeId id) {
        (*this)[id].Heartbeat();
        DeliverAll();
    }

    std::vector<Message> flying{};  // Sent and not delivered yet.
    std::vector<NodeId> cut_off{};
    SafetyMonitor monitor{};

  private:
    [[nodiscard]] bool IsCutOff(NodeId id) const {
        return std::find(cut_off.begin(), cut_off.end(), id) != cut_off.end();
    }

    std::vector<Server> servers_{};
    std::uint64_t checked_ = 0;
};

}  // namespace raft
