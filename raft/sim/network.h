// Messages on their way: latency, loss, duplication, overtaking, cuts and holds.
//
// The network decides what becomes of a message and until when; the cluster does it when its moment
// has come. A message is on its link from its sending until it arrives, is lost, or is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "raft/message.h"
#include "raft/sim/command.h"
#include "raft/sim/event.h"
#include "raft/sim/options.h"
#include "raft/sim/rng.h"
#include "raft/sim/slab.h"
#include "raft/sim/time.h"

namespace raft::sim {

// A message on its link.
struct Flight {
    MessageId id = 0;  // 0: a free place.
    Message message{};
    Micros sent_at = 0;
    Micros due_at = 0;   // When it would arrive, were it left alone. Says nothing while it `waits`.
    Micros dies_at = 0;  // When it dies half-way, if it is `doomed`.
    bool doomed = false;    // Lost by chance: decided when it was sent.
    bool waits = false;     // For "deliver": sent under manual delivery, or injected.
    bool injected = false;  // Made up by hand: waits under automatic delivery, too.
    bool held = false;      // Some hold matches it.
    EventId cause = 0;      // The event that put it on the link.

    // When it arrives by itself; nothing while it is held or waits to be told.
    [[nodiscard]] std::optional<Micros> due() const;
    // When something becomes of it by itself: it arrives, or dies.
    [[nodiscard]] std::optional<Micros> next() const;
};

// What a link has of its own; what it lacks is the options' value.
struct LinkSettings {
    NodeId from{};
    NodeId to{};
    std::optional<Range> latency{};
    std::optional<Millionths> loss{};
};

class Network {
  public:
    using Slot = Slab<Flight>::Slot;

    Network() = default;
    Network(std::uint32_t servers, std::uint64_t seed);
    // Other chances from now on; links keep their settings.
    void Reseed(std::uint64_t seed);

    // ---- Sending ----

    // Puts a message on its link. Under manual delivery it waits there to be told.
    Slot Send(Message&& message, Micros now, const ClusterOptions& options);
    Slot Inject(Message message, Micros now);
    // A second copy, under its own id and with its own latency.
    Slot Duplicate(Slot original, Micros now, const ClusterOptions& options);
    // Whether chance copies the message just sent.
    [[nodiscard]] bool ChanceDuplicates(const ClusterOptions& options);
    // Takes it off its link; what is still wanted of it has been moved away before.
    void Remove(Slot slot);

    // ---- By hand ----

    void Delay(Slot slot, Micros by) { flights_[slot].due_at += by; }
    // Messages in flight that match are held from now on, and later ones when they are sent.
    // Returns those that were not held before, oldest first.
    std::vector<Slot> Hold(const MessageFilter& filter);
    // Ends every hold inside the filter. Returns the messages that no hold matches any more, oldest
    // first; they arrive when they would have, or now if that has passed. Nothing when there was no
    // such hold.
    std::optional<std::vector<Slot>> Release(const MessageFilter& filter, Micros now);
    // Manual: everything in flight waits to be told. Automatic: what waited gets a fresh latency
    // from now, but for what was made up. Returns what changed, oldest first.
    std::vector<Slot> SetDelivery(Drive delivery, Micros now, const ClusterOptions& options);

    // ---- Links ----

    // The event that cut it last. REQUIRES: it is cut.
    void NoteCut(NodeId from, NodeId to, EventId event) { cut_events_[LinkOf(from, to)] = event; }
    [[nodiscard]] EventId CutEvent(NodeId from, NodeId to) const {
        return cut_events_[LinkOf(from, to)];
    }
    // Both say whether that changed anything.
    bool Cut(NodeId from, NodeId to);
    bool Heal(NodeId from, NodeId to);
    [[nodiscard]] bool IsCut(NodeId from, NodeId to) const;
    // The directions that are cut, in order of sender, then receiver.
    struct Direction {
        NodeId from{};
        NodeId to{};

        bool operator==(const Direction&) const = default;
    };
    [[nodiscard]] std::vector<Direction> cuts() const;
    // One direction; stays until set again.
    void SetLatency(NodeId from, NodeId to, Range latency);
    void SetLoss(NodeId from, NodeId to, Millionths loss);
    [[nodiscard]] const std::vector<LinkSettings>& settings() const { return settings_; }

    // ---- Looking ----

    // Everything on its way, oldest first.
    [[nodiscard]] std::vector<const Flight*> InFlight() const;
    [[nodiscard]] const Flight* Find(MessageId id) const;
    [[nodiscard]] std::size_t size() const { return flights_.size(); }
    [[nodiscard]] bool empty() const { return flights_.empty(); }
    [[nodiscard]] const std::vector<MessageFilter>& holds() const { return holds_; }

    [[nodiscard]] Flight& at(Slot slot) { return flights_[slot]; }
    [[nodiscard]] const Flight& at(Slot slot) const { return flights_[slot]; }
    [[nodiscard]] std::optional<Slot> SlotOf(MessageId id) const;
    // What matches, oldest first.
    [[nodiscard]] std::vector<Slot> Matching(const MessageFilter& filter) const;
    // The oldest match; held ones only with `held_too`.
    [[nodiscard]] std::optional<Slot> Oldest(const MessageFilter& filter, bool held_too) const;

  private:
    // A new message on its link, due at `now`.
    Slot Put(Message&& message, Micros now);
    [[nodiscard]] bool Exists(NodeId id) const;
    [[nodiscard]] std::size_t LinkOf(NodeId from, NodeId to) const;
    [[nodiscard]] const LinkSettings* SettingsOf(NodeId from, NodeId to) const;
    LinkSettings& SettingsFor(NodeId from, NodeId to);
    // When a message that leaves now arrives.
    Micros DrawDue(NodeId from, NodeId to, Micros now, const ClusterOptions& options);
    [[nodiscard]] bool Held(const Message& message) const;

    std::uint32_t servers_ = 0;
    Rng rng_{};
    MessageId last_id_ = 0;
    Slab<Flight> flights_{};
    std::vector<MessageFilter> holds_{};
    std::vector<std::uint8_t> cut_{};       // By LinkOf; empty until the first cut.
    std::vector<EventId> cut_events_{};     // Likewise.
    std::vector<LinkSettings> settings_{};  // Few: only links with something of their own.
    std::vector<Micros> latest_due_{};      // By LinkOf; empty while messages may overtake.
};

// Whether the message is one of those that the filter means. AppendEntries includes heartbeats.
[[nodiscard]] bool Matches(const MessageFilter& filter, const Message& message);
// Whether everything that `inner` means is meant by `outer` too.
[[nodiscard]] bool Inside(const MessageFilter& inner, const MessageFilter& outer);

}  // namespace raft::sim
