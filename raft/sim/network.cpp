// What becomes of a message, and when.
#include "raft/sim/network.h"

#include <algorithm>
#include <utility>

namespace raft::sim {

bool Matches(const MessageFilter& filter, const Message& message) {
    if (filter.from.has_value() && *filter.from != message.from) return false;
    if (filter.to.has_value() && *filter.to != message.to) return false;
    return !filter.type.has_value() || *filter.type == TypeOf(message);
}

bool Inside(const MessageFilter& inner, const MessageFilter& outer) {
    return (!outer.type.has_value() || outer.type == inner.type) &&
           (!outer.from.has_value() || outer.from == inner.from) &&
           (!outer.to.has_value() || outer.to == inner.to);
}

std::optional<Micros> Flight::due() const {
    if (held || waits) return std::nullopt;
    return due_at;
}

std::optional<Micros> Flight::next() const {
    if (held || waits) return std::nullopt;
    return doomed ? dies_at : due_at;
}

Network::Network(std::uint32_t servers, std::uint64_t seed)
    : servers_(servers), rng_(seed, Stream::kNetwork) {}

void Network::Reseed(std::uint64_t seed) {
    rng_ = Rng(seed, Stream::kNetwork);
}

// ---- Sending ----

Network::Slot Network::Put(Message&& message, Micros now) {
    const Slot slot = flights_.Claim();
    Flight& flight = flights_[slot];
    last_id_ += 1;
    flight.id = last_id_;
    flight.sent_at = now;
    flight.due_at = now;
    flight.doomed = false;
    flight.waits = false;
    flight.injected = false;
    flight.held = Held(message);
    flight.message = std::move(message);
    return slot;
}

Network::Slot Network::Send(Message&& message, Micros now, const ClusterOptions& options) {
    const NodeId from = message.from;
    const NodeId to = message.to;
    const Slot slot = Put(std::move(message), now);
    Flight& flight = flights_[slot];
    if (options.delivery == Drive::kManual) {
        // Whoever delivers by hand decides what is lost, too.
        flight.waits = true;
        return slot;
    }
    flight.due_at = DrawDue(from, to, now, options);
    const LinkSettings* const own = SettingsOf(from, to);
    const Millionths loss = own == nullptr ? options.loss : own->loss.value_or(options.loss);
    if (rng_.Chance(loss) && !flight.held) {
        flight.doomed = true;
        flight.dies_at = now + (flight.due_at - now) / 2;
    }
    return slot;
}

Network::Slot Network::Inject(Message message, Micros now) {
    const Slot slot = Put(std::move(message), now);
    flights_[slot].waits = true;
    flights_[slot].injected = true;
    return slot;
}

Network::Slot Network::Duplicate(Slot original, Micros now, const ClusterOptions& options) {
    const Slot slot = Put(Message(flights_[original].message), now);
    const Flight& from = flights_[original];
    Flight& copy = flights_[slot];
    copy.waits = from.waits;
    copy.injected = from.injected;
    copy.due_at = from.due_at;
    if (!copy.waits) copy.due_at = DrawDue(copy.message.from, copy.message.to, now, options);
    return slot;
}

bool Network::ChanceDuplicates(const ClusterOptions& options) {
    return options.delivery == Drive::kAuto && rng_.Chance(options.duplicate);
}

void Network::Remove(Slot slot) {
    Flight& flight = flights_[slot];
    flight.id = 0;
    // Entries are shared and can be large: they go with the message, not with its place.
    if (auto* append = std::get_if<AppendEntries>(&flight.message.body)) {
        if (!append->entries.empty()) append->entries = {};
    }
    flights_.Free(slot);
}

Micros Network::DrawDue(NodeId from, NodeId to, Micros now, const ClusterOptions& options) {
    const LinkSettings* const own = SettingsOf(from, to);
    const Range latency = own == nullptr ? options.latency : own->latency.value_or(options.latency);
    Micros due = now + rng_.In(latency);
    if (options.reorder) {
        latest_due_.clear();
        return due;
    }
    if (!Exists(from) || !Exists(to)) return due;
    // First in, first out on each link: nothing arrives before what was sent before it.
    if (latest_due_.empty()) latest_due_.resize(std::size_t{servers_} * servers_, 0);
    Micros& latest = latest_due_[LinkOf(from, to)];
    due = std::max(due, latest);
    latest = due;
    return due;
}

// ---- By hand ----

bool Network::Held(const Message& message) const {
    return std::any_of(holds_.begin(), holds_.end(),
                       [&](const MessageFilter& hold) { return Matches(hold, message); });
}

std::vector<Network::Slot> Network::Hold(const MessageFilter& filter) {
    if (std::find(holds_.begin(), holds_.end(), filter) == holds_.end()) holds_.push_back(filter);
    std::vector<Slot> changed;
    for (const Slot slot : Matching(filter)) {
        Flight& flight = flights_[slot];
        if (flight.held) continue;
        flight.held = true;
        flight.doomed = false;  // Now in safe hands.
        changed.push_back(slot);
    }
    return changed;
}

std::optional<std::vector<Network::Slot>> Network::Release(const MessageFilter& filter,
                                                           Micros now) {
    const std::size_t ended =
        std::erase_if(holds_, [&](const MessageFilter& hold) { return Inside(hold, filter); });
    if (ended == 0) return std::nullopt;
    std::vector<Slot> changed;
    for (const Slot slot : Matching({})) {
        Flight& flight = flights_[slot];
        if (!flight.held || Held(flight.message)) continue;
        flight.held = false;
        flight.due_at = std::max(flight.due_at, now);
        changed.push_back(slot);
    }
    return changed;
}

std::vector<Network::Slot> Network::SetDelivery(Drive delivery, Micros now,
                                                const ClusterOptions& options) {
    std::vector<Slot> changed;
    for (const Slot slot : Matching({})) {
        Flight& flight = flights_[slot];
        const bool waits = delivery == Drive::kManual || flight.injected;
        if (flight.waits == waits) continue;
        flight.waits = waits;
        flight.doomed = false;
        if (!waits) {
            flight.due_at = DrawDue(flight.message.from, flight.message.to, now, options);
        }
        changed.push_back(slot);
    }
    return changed;
}

// ---- Links ----

bool Network::Exists(NodeId id) const {
    return Number(id) >= 1 && Number(id) <= servers_;
}

std::size_t Network::LinkOf(NodeId from, NodeId to) const {
    return std::size_t{Number(from) - 1} * servers_ + (Number(to) - 1);
}

bool Network::Cut(NodeId from, NodeId to) {
    if (cut_.empty()) {
        cut_.resize(std::size_t{servers_} * servers_, 0);
        cut_events_.resize(cut_.size(), 0);
    }
    std::uint8_t& cut = cut_[LinkOf(from, to)];
    const bool changed = cut == 0;
    cut = 1;
    return changed;
}

bool Network::Heal(NodeId from, NodeId to) {
    if (!IsCut(from, to)) return false;
    cut_[LinkOf(from, to)] = 0;
    return true;
}

bool Network::IsCut(NodeId from, NodeId to) const {
    return !cut_.empty() && Exists(from) && Exists(to) && cut_[LinkOf(from, to)] != 0;
}

std::vector<Network::Direction> Network::cuts() const {
    std::vector<Direction> cuts;
    for (std::size_t link = 0; link < cut_.size(); ++link) {
        if (cut_[link] == 0) continue;
        cuts.push_back({NodeId{static_cast<std::uint32_t>(link / servers_) + 1},
                        NodeId{static_cast<std::uint32_t>(link % servers_) + 1}});
    }
    return cuts;
}

const LinkSettings* Network::SettingsOf(NodeId from, NodeId to) const {
    for (const LinkSettings& own : settings_) {
        if (own.from == from && own.to == to) return &own;
    }
    return nullptr;
}

LinkSettings& Network::SettingsFor(NodeId from, NodeId to) {
    for (LinkSettings& own : settings_) {
        if (own.from == from && own.to == to) return own;
    }
    settings_.push_back({from, to});
    return settings_.back();
}

void Network::SetLatency(NodeId from, NodeId to, Range latency) {
    SettingsFor(from, to).latency = latency;
}

void Network::SetLoss(NodeId from, NodeId to, Millionths loss) {
    SettingsFor(from, to).loss = loss;
}

// ---- Looking ----

std::vector<Network::Slot> Network::Matching(const MessageFilter& filter) const {
    std::vector<Slot> slots;
    const std::vector<Flight>& places = flights_.places();
    for (Slot slot = 0; slot < places.size(); ++slot) {
        const Flight& flight = places[slot];
        if (flight.id != 0 && Matches(filter, flight.message)) slots.push_back(slot);
    }
    std::sort(slots.begin(), slots.end(),
              [&](Slot a, Slot b) { return places[a].id < places[b].id; });
    return slots;
}

std::optional<Network::Slot> Network::Oldest(const MessageFilter& filter, bool held_too) const {
    std::optional<Slot> oldest;
    const std::vector<Flight>& places = flights_.places();
    for (Slot slot = 0; slot < places.size(); ++slot) {
        const Flight& flight = places[slot];
        if (flight.id == 0 || (flight.held && !held_too)) continue;
        if (!Matches(filter, flight.message)) continue;
        if (!oldest.has_value() || flight.id < places[*oldest].id) oldest = slot;
    }
    return oldest;
}

std::vector<const Flight*> Network::InFlight() const {
    std::vector<const Flight*> flights;
    flights.reserve(size());
    for (const Flight& flight : flights_.places()) {
        if (flight.id != 0) flights.push_back(&flight);
    }
    std::sort(flights.begin(), flights.end(),
              [](const Flight* a, const Flight* b) { return a->id < b->id; });
    return flights;
}

std::optional<Network::Slot> Network::SlotOf(MessageId id) const {
    const std::vector<Flight>& places = flights_.places();
    for (Slot slot = 0; slot < places.size(); ++slot) {
        if (places[slot].id == id && id != 0) return slot;
    }
    return std::nullopt;
}

const Flight* Network::Find(MessageId id) const {
    const auto slot = SlotOf(id);
    return slot.has_value() ? &flights_[*slot] : nullptr;
}

}  // namespace raft::sim
