// What happened on one branch, in sixteen bytes an event.
#include "raft/sim/chronicle.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "raft/check.h"

namespace raft::sim {

namespace {

constexpr Micros kPageLengthMax = std::numeric_limits<std::uint32_t>::max();

std::uint8_t Small(NodeId id) {
    return Number(id) <= kServersMax ? static_cast<std::uint8_t>(Number(id)) : 0;
}

std::uint8_t Small(std::optional<NodeId> id) {
    return id.has_value() ? Small(*id) : std::uint8_t{0};
}

// So many events before `id`; 0 for none, or when it is out of reach.
std::uint32_t Back(EventId id, EventId earlier) {
    if (earlier == 0 || id - earlier > std::numeric_limits<std::uint32_t>::max()) return 0;
    return static_cast<std::uint32_t>(id - earlier);
}

// Nothing is in it, or it says no.
bool IsEmpty(const Message& message) {
    if (IsHeartbeat(message)) return true;
    if (const auto* reply = std::get_if<AppendEntriesReply>(&message.body)) return !reply->success;
    if (const auto* reply = std::get_if<RequestVoteReply>(&message.body)) return !reply->granted;
    return false;
}

struct Noter {
    EventNote& note;

    void operator()(const raft::Event& inner) const { std::visit(*this, inner); }
    void operator()(const RoleChanged& event) const {
        note.kind = NoteKind::kRole;
        note.detail = static_cast<std::uint8_t>(event.to);
    }
    void operator()(const TermChanged& /*event*/) const { note.kind = NoteKind::kTerm; }
    void operator()(const VoteJudged& event) const {
        note.kind = NoteKind::kVote;
        note.detail = event.verdict == VoteVerdict::kGranted ? 1 : 0;
        note.peer = Small(event.candidacy.candidate);
    }
    void operator()(const LogChanged& /*event*/) const { note.kind = NoteKind::kLog; }
    void operator()(const CommitAdvanced& /*event*/) const { note.kind = NoteKind::kCommit; }
    void operator()(const MessageEvent& event) const {
        using Fate = MessageFate;
        const bool starts = event.fate == Fate::kSent || event.fate == Fate::kInjected ||
                            event.fate == Fate::kDuplicated;
        const bool dies = event.fate == Fate::kLost || event.fate == Fate::kDropped;
        if (starts) note.kind = NoteKind::kSent;
        if (dies) note.kind = NoteKind::kLost;
        const bool arrives = event.fate == Fate::kDelivered;
        if (arrives) note.kind = NoteKind::kDelivered;
        note.detail = static_cast<std::uint8_t>(TypeOf(event.message));
        if (IsEmpty(event.message)) note.detail |= EventNote::kEmpty;
        note.server = Small(arrives ? event.message.to : event.message.from);
        note.peer = Small(arrives ? event.message.from : event.message.to);
    }
    void operator()(const AppliedEvent& /*event*/) const { note.kind = NoteKind::kApplied; }
    void operator()(const LifeEvent& event) const {
        switch (event.change) {
            case LifeChange::kCrashed:
            case LifeChange::kWiped:
                note.kind = NoteKind::kCrash;
                break;
            case LifeChange::kRestarted:
                note.kind = NoteKind::kRestart;
                break;
            case LifeChange::kPaused:
                note.kind = NoteKind::kPause;
                break;
            case LifeChange::kResumed:
                note.kind = NoteKind::kResume;
                break;
        }
    }
    void operator()(const RequestEvent& event) const {
        note.kind = NoteKind::kRequest;
        note.detail = static_cast<std::uint8_t>(event.step);
    }
    void operator()(const LinkEvent& event) const {
        note.kind = event.change == LinkChange::kCut ? NoteKind::kCut : NoteKind::kHeal;
        note.server = Small(event.from);
        note.peer = Small(event.to);
    }
    void operator()(const CommandEvent& /*event*/) const { note.kind = NoteKind::kCommand; }
    void operator()(const TimerFired& /*event*/) const { note.kind = NoteKind::kTimer; }
    void operator()(const SayEvent& /*event*/) const { note.kind = NoteKind::kSay; }
    void operator()(const ViolationEvent& /*event*/) const { note.kind = NoteKind::kViolation; }
    void operator()(const StallEvent& /*event*/) const { note.kind = NoteKind::kStall; }
    void operator()(const EditEvent& /*event*/) const { note.kind = NoteKind::kEdit; }
    template <class Other>
    void operator()(const Other& /*event*/) const {}
};

// The event that put a message on its link, while it is there; `flights` is kept up to date.
EventId OriginOf(const Event& event, InFlight& flights) {
    const auto* message = std::get_if<MessageEvent>(&event.body);
    if (message == nullptr) return 0;
    switch (message->fate) {
        case MessageFate::kSent:
        case MessageFate::kInjected:
        case MessageFate::kDuplicated:
            flights[message->id] = event.id;
            return 0;
        case MessageFate::kDelivered:
        case MessageFate::kLost:
        case MessageFate::kDropped: {
            const auto found = flights.find(message->id);
            if (found == flights.end()) return 0;
            const EventId origin = found->second;
            flights.erase(found);
            return origin;
        }
        default:
            return 0;
    }
}

void Count(Chronicle::Page& page, NoteKind kind) {
    page.count += 1;
    if (kind == NoteKind::kDelivered) page.delivered += 1;
    if (kind == NoteKind::kLost) page.lost += 1;
    if (kind == NoteKind::kCommit) page.commits += 1;
}

}  // namespace

InFlight FlightsOf(const Network& network) {
    InFlight flights;
    for (const Flight* flight : network.InFlight()) flights[flight->id] = flight->cause;
    return flights;
}

EventNote NoteOf(const Event& event, Micros page_from, EventId origin) {
    EventNote note;
    note.after = static_cast<std::uint32_t>(event.at - page_from);
    note.cause = Back(event.id, event.cause);
    note.origin = Back(event.id, origin);
    note.server = Small(event.server);
    std::visit(Noter{note}, event.body);
    return note;
}

Band BandOf(const Server& server, EventId last, Micros now) {
    Band band{.at = now, .event = last, .term = server.node().current_term()};
    using State = Band::State;
    const bool learner = server.node().configuration().IsLearner(server.id());
    if (!server.up()) {
        band.state = State::kDown;
    } else if (server.paused()) {
        band.state = State::kPaused;
    } else if (server.node().role() == Role::kLeader) {
        band.state = State::kLeader;
    } else if (server.node().role() == Role::kCandidate) {
        band.state = State::kCandidate;
    } else if (server.node().role() == Role::kPreCandidate) {
        band.state = State::kPreCandidate;
    } else {
        band.state = learner ? State::kLearner : State::kFollower;
    }
    return band;
}

void Chronicle::Begin(const std::vector<Server>& servers, EventId last, Micros now,
                      InFlight in_flight) {
    *this = Chronicle();
    first_ = last + 1;
    last_ = last;
    in_flight_ = std::move(in_flight);
    for (const Server& server : servers) bands_.push_back({BandOf(server, last, now)});
}

void Chronicle::Add(const Event& event) {
    RAFT_CHECK(event.id == last_ + 1);
    const bool fresh = pages_.empty() || pages_.back().count >= kPageSize ||
                       event.at - pages_.back().from > kPageLengthMax;
    if (fresh) {
        pages_.push_back({.first = event.id, .from = event.at, .to = event.at});
        pages_.back().notes.reserve(kPageSize);
    }
    Page& page = pages_.back();
    page.notes.push_back(NoteOf(event, page.from, OriginOf(event, in_flight_)));
    page.to = event.at;
    Count(page, page.notes.back().kind);
    last_ = event.id;
    noted_ += 1;
}

void Chronicle::MarkBands(const std::vector<Server>& servers, EventId last, Micros now) {
    for (std::size_t i = 0; i < servers.size(); ++i) {
        const Band band = BandOf(servers[i], last, now);
        const Band& before = bands_[i].back();
        if (band.state != before.state || band.term != before.term) bands_[i].push_back(band);
    }
}

void Chronicle::Truncate(EventId last, InFlight in_flight) {
    in_flight_ = std::move(in_flight);
    while (!pages_.empty() && pages_.back().first > last) {
        noted_ -= pages_.back().notes.size();
        pages_.pop_back();
    }
    if (!pages_.empty() && last_ > last) {
        Page& page = pages_.back();
        RAFT_CHECK(page.notes.size() == page.count);
        const std::size_t kept = last - page.first + 1;
        noted_ -= page.notes.size() - std::min(kept, page.notes.size());
        if (page.notes.size() > kept) page.notes.resize(kept);
        Page sums{.first = page.first, .from = page.from};
        for (const EventNote& note : page.notes) Count(sums, note.kind);
        sums.to = page.from + (page.notes.empty() ? 0 : page.notes.back().after);
        sums.notes = std::move(page.notes);
        page = std::move(sums);
    }
    last_ = std::min(last_, last);
    for (std::vector<Band>& bands : bands_) {
        while (bands.size() > 1 && bands.back().event > last) bands.pop_back();
    }
}

std::size_t Chronicle::PageOf(EventId id) const {
    const auto after =
        std::upper_bound(pages_.begin(), pages_.end(), id,
                         [](EventId wanted, const Page& page) { return wanted < page.first; });
    return static_cast<std::size_t>(after - pages_.begin()) - 1;
}

std::optional<NotedEvent> Chronicle::Find(EventId id) const {
    if (id < first_ || id > last_) return std::nullopt;
    const Page& page = pages_[PageOf(id)];
    if (page.notes.empty()) return std::nullopt;
    const EventNote& note = page.notes[id - page.first];
    return NotedEvent{.id = id,
                      .at = page.from + note.after,
                      .cause = note.cause == 0 ? 0 : id - note.cause,
                      .origin = note.origin == 0 ? 0 : id - note.origin,
                      .note = note};
}

EventId Chronicle::LastUntil(Micros at) const {
    const auto after =
        std::upper_bound(pages_.begin(), pages_.end(), at,
                         [](Micros wanted, const Page& page) { return wanted < page.from; });
    if (after == pages_.begin()) return first_ - 1;
    const Page& page = *(after - 1);
    if (page.notes.empty() || page.to <= at) return page.first + page.count - 1;
    const auto note = std::upper_bound(
        page.notes.begin(), page.notes.end(), at - page.from,
        [](Micros wanted, const EventNote& one) { return wanted < Micros{one.after}; });
    return page.first + static_cast<EventId>(note - page.notes.begin()) - 1;
}

void Chronicle::DropNotes(std::size_t page) {
    noted_ -= pages_[page].notes.size();
    pages_[page].notes = std::vector<EventNote>();
}

void Chronicle::RestoreNotes(std::size_t number, std::span<const Event> events,
                             InFlight in_flight) {
    Page& page = pages_[number];
    if (!page.notes.empty()) return;
    page.notes.reserve(page.count);
    for (const Event& event : events) {
        const EventId origin = OriginOf(event, in_flight);
        if (event.id < page.first) continue;
        if (event.id >= page.first + page.count) break;
        page.notes.push_back(NoteOf(event, page.from, origin));
    }
    RAFT_CHECK(page.notes.size() == page.count);
    noted_ += page.notes.size();
}

}  // namespace raft::sim
