// Messages: leaving, arriving, and everything that a person does to them.
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Answers bring answers; a network that never comes to rest would be delivered for ever.
constexpr int kDeliveriesMax = 100'000;

}  // namespace

// ---- On the way ----

void Cluster::Send(Message&& message, EventId cause) {
    const Network::Slot slot = network_.Send(std::move(message), now_, options_);
    Flight& flight = network_.at(slot);
    if (Has(flight.message.to)) sightings_.Mark(false, flight.message);
    const MessageId id = flight.id;
    const EventId sent = NoteMessage(MessageFate::kSent, flight, cause);
    flight.cause = sent;
    ScheduleMessage(slot);
    if (!network_.ChanceDuplicates(options_)) return;
    const Network::Slot copy = network_.Duplicate(slot, now_, options_);
    network_.at(copy).cause =
        NoteMessage(MessageFate::kDuplicated, network_.at(copy), sent, LossReason::kNone, id);
    ScheduleMessage(copy);
}

void Cluster::Lose(Network::Slot slot, LossReason reason, EventId cause) {
    NoteSilence(network_.at(slot).message,
                NoteMessage(MessageFate::kLost, network_.at(slot), cause, reason));
    network_.Remove(slot);
}

void Cluster::NoteSilence(const Message& lost, EventId event) {
    if (!Has(lost.to)) return;
    Server& server = Of(lost.to);
    const bool silences = server.silence_event_ == 0 && server.node().leader() == lost.from;
    if (silences) server.silence_event_ = event;
}

void Cluster::Arrive(Network::Slot slot) {
    const Flight& flight = network_.at(slot);
    if (flight.doomed) return Lose(slot, LossReason::kChance, flight.cause);
    DeliverNow(slot);
}

void Cluster::DeliverNow(Network::Slot slot) {
    Flight& flight = network_.at(slot);
    const NodeId to = flight.message.to;
    if (network_.IsCut(flight.message.from, to)) {
        return Lose(slot, LossReason::kCut, network_.CutEvent(flight.message.from, to));
    }
    if (!Has(to)) return Lose(slot, LossReason::kReceiverDown, flight.cause);
    if (!Of(to).up()) return Lose(slot, LossReason::kReceiverDown, Of(to).stop_event_);
    if (Has(flight.message.from)) sightings_.Mark(true, flight.message);
    delivered_ += 1;
    const EventId id = NoteMessage(MessageFate::kDelivered, flight, flight.cause);
    Input& input = Give(Of(to), Input::Kind::kMessage, id, flight.id);
    input.message = std::move(flight.message);
    network_.Remove(slot);
}

// ---- By hand ----

Outcome Cluster::Select(const MessageSelector& which, std::vector<Network::Slot>& slots,
                        bool held_too) const {
    using Which = MessageSelector::Which;
    if (which.id.has_value()) {
        const auto slot = network_.SlotOf(*which.id);
        if (!slot.has_value()) {
            return Refusal{Refusal::Code::kUnknown,
                           Fill({"no message #{id} is in flight", "没有在途的消息 #{id}"},
                                {{"id", *which.id}})};
        }
        slots.push_back(*slot);
        return std::nullopt;
    }
    // A filter means held messages, too; nothing at all means those that move by themselves.
    const bool any = which.filter == MessageFilter{};
    for (const Network::Slot slot : network_.Matching(which.filter)) {
        if (!any || held_too || !network_.at(slot).held) slots.push_back(slot);
    }
    // "All" of nothing is nothing.
    if (slots.empty() && which.which != Which::kAll) {
        if (any) return Refused({"no message is in flight", "没有在途的消息"});
        return Refused(Fill({"no message {filter} is in flight", "没有符合 {filter} 的在途消息"},
                            {{"filter", PrintFilter(which.filter)}}));
    }
    if (slots.empty()) return std::nullopt;
    if (which.which == Which::kFirst) slots = {slots.front()};
    if (which.which == Which::kLast) slots = {slots.back()};
    return std::nullopt;
}

Outcome Cluster::DoOne(const Inject& command) {
    if (const Outcome unknown = Unknown(command.message.to)) return unknown;
    if (command.message.from == command.message.to) {
        return Refused({"a server sends no message to itself", "服务器不会给自己发消息"});
    }
    Begin();
    if (const auto* append = std::get_if<AppendEntries>(&command.message.body)) {
        for (const Entry& entry : append->entries) {
            if (entry.command() != nullptr) KeepMadeUp(command.message.to, *entry.command());
        }
    }
    // With a whole machine made up, nothing can be said about its answers.
    if (std::holds_alternative<InstallSnapshot>(command.message.body)) history_known_ = false;
    const Network::Slot slot = network_.Inject(command.message, now_);
    network_.at(slot).cause = NoteMessage(MessageFate::kInjected, network_.at(slot), root_);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Deliver& command) {
    const bool all = command.which.which == MessageSelector::Which::kAll;
    std::vector<Network::Slot> slots;
    if (const Outcome refused = Select(command.which, slots, false)) return refused;
    if (all && !command.which.id.has_value()) return DeliverAll(command.which.filter);
    for (const Network::Slot slot : slots) DeliverNow(slot);
    return std::nullopt;
}

Outcome Cluster::DeliverAll(const MessageFilter& filter) {
    const bool held_too = filter != MessageFilter{};
    Cluster before = Remember();
    for (int delivered = 0; delivered < kDeliveriesMax; ++delivered) {
        const auto slot = network_.Oldest(filter, held_too);
        if (!slot.has_value()) return std::nullopt;
        DeliverNow(*slot);
        Drain();
    }
    GoBackTo(std::move(before));
    return Refused(
        Fill({"after {count} deliveries there are still messages in flight; name fewer of them",
              "送达 {count} 条之后仍有消息在途；请少选一些"},
             {{"count", kDeliveriesMax}}));
}

Outcome Cluster::DoOne(const Drop& command) {
    std::vector<Network::Slot> slots;
    if (const Outcome refused = Select(command.which, slots, true)) return refused;
    for (const Network::Slot slot : slots) {
        NoteSilence(network_.at(slot).message,
                    NoteMessage(MessageFate::kDropped, network_.at(slot), root_));
        network_.Remove(slot);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Duplicate& command) {
    std::vector<Network::Slot> slots;
    if (const Outcome refused = Select(command.which, slots, true)) return refused;
    for (const Network::Slot slot : slots) {
        const MessageId original = network_.at(slot).id;
        const Network::Slot copy = network_.Duplicate(slot, now_, options_);
        network_.at(copy).cause = NoteMessage(MessageFate::kDuplicated, network_.at(copy), root_,
                                              LossReason::kNone, original);
        ScheduleMessage(copy);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Delay& command) {
    std::vector<Network::Slot> slots;
    if (const Outcome refused = Select(command.which, slots, true)) return refused;
    for (const Network::Slot slot : slots) {
        network_.Delay(slot, command.by);
        NoteMessage(MessageFate::kDelayed, network_.at(slot), root_);
        ScheduleMessage(slot);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Hold& command) {
    for (const Network::Slot slot : network_.Hold(command.filter)) {
        NoteMessage(MessageFate::kHeld, network_.at(slot), root_);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Release& command) {
    const auto released = network_.Release(command.filter, now_);
    if (!released.has_value()) {
        const bool any = command.filter == MessageFilter{};
        if (any) return Refused({"nothing is held", "没有扣留任何消息"});
        return Refused(Fill({"no hold lies inside {filter}", "没有落在 {filter} 之内的扣留"},
                            {{"filter", PrintFilter(command.filter)}}));
    }
    for (const Network::Slot slot : *released) {
        NoteMessage(MessageFate::kReleased, network_.at(slot), root_);
        ScheduleMessage(slot);
    }
    return std::nullopt;
}

}  // namespace raft::sim
