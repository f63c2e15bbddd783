// What happened on one branch, in sixteen bytes an event: enough to draw it, to find the next or
// the previous event of a kind, and to follow causes; never the words, which come from the events
// themselves (History::Events brings those back).
//
// Notes stand in pages of 2^13 events. The oldest pages of a very long run can be without their
// notes: History makes them again when they are wanted, so memory stays within bounds. What a page
// adds up to, and the bands, are always there.
//
// Caller: History feeds it; the timeline, why chains and steps back read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "raft/message.h"
#include "raft/sim/event.h"
#include "raft/sim/network.h"
#include "raft/sim/server.h"
#include "raft/sim/time.h"

namespace raft::sim {

enum class NoteKind : std::uint8_t {
    kSent,       // Put on a link: sent, injected or duplicated. `detail` is its MessageType.
    kDelivered,  // Arrived; likewise.
    kLost,       // Lost or dropped; likewise.
    kRole,       // `detail` is the new raft::Role.
    kTerm,
    kVote,  // Granted or refused: `detail` is 1 or 0. `peer` is the candidate.
    kLog,
    kCommit,
    kApplied,
    kCrash,  // Crashed or wiped.
    kRestart,
    kPause,
    kResume,
    kCut,  // One direction of a link.
    kHeal,
    kRequest,  // `detail` is its RequestStep.
    kCommand,  // What a person did.
    kTimer,
    kSay,
    kViolation,
    kStall,
    kEdit,  // A disk was changed by hand.
    kOther,
};

struct EventNote {
    std::uint32_t after = 0;  // Microseconds since the beginning of its page.
    std::uint32_t cause = 0;  // So many events before; 0: none, or out of reach.
    std::uint32_t origin =
        0;  // Of kDelivered, kLost: so many events before it was put on its link.
    NoteKind kind = NoteKind::kOther;
    std::uint8_t detail = 0;  // For messages the type, plus kEmpty for a heartbeat or a refusal.
    std::uint8_t server = 0;  // Its number; 0: none. Of a message the sender, when delivered the
                              // receiver.
    std::uint8_t peer = 0;    // Of a message the other end; 0: no server.

    // Added to the detail of a message: an AppendEntries without entries, a reply that refuses.
    static constexpr std::uint8_t kEmpty = 0x80;
};

// A note with what it leaves out.
struct NotedEvent {
    EventId id = 0;
    Micros at = 0;
    EventId cause = 0;
    EventId origin = 0;
    EventNote note{};
};

// From this moment on a server was so.
struct Band {
    enum class State : std::uint8_t {
        kFollower,
        kLearner,
        kPreCandidate,
        kCandidate,
        kLeader,
        kPaused,
        kDown
    };

    Micros at = 0;
    EventId event = 0;  // The last one before it.
    Term term = 0;
    State state = State::kFollower;
};

// By message, the event that put it on its link.
using InFlight = std::map<MessageId, EventId>;
[[nodiscard]] InFlight FlightsOf(const Network& network);

class Chronicle {
  public:
    static constexpr std::size_t kPageSize = 8192;

    struct Page {
        EventId first = 0;
        Micros from = 0;
        Micros to = 0;  // Of its last event.
        std::uint32_t count = 0;
        std::uint32_t delivered = 0;
        std::uint32_t lost = 0;
        std::uint32_t commits = 0;
        std::vector<EventNote> notes{};  // Empty when they have been let go.
    };

    // Begins behind the event `last`, in this state of the servers.
    void Begin(const std::vector<Server>& servers, EventId last, Micros now, InFlight in_flight);
    // The next event, in order.
    void Add(const Event& event);
    // Takes down how the servers are now, if that changed. After events about roles, terms and
    // lives, and after every act.
    void MarkBands(const std::vector<Server>& servers, EventId last, Micros now);
    // Forgets what came behind this event: it is to be lived otherwise.
    void Truncate(EventId last, InFlight in_flight);

    [[nodiscard]] EventId first() const { return first_; }  // Of the first event, if there is one.
    [[nodiscard]] EventId last() const { return last_; }  // first() - 1 when nothing happened yet.
    [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
    // By server (S1 first), rising in time.
    [[nodiscard]] const std::vector<std::vector<Band>>& bands() const { return bands_; }
    // The page that holds the event. REQUIRES: first() <= id <= last().
    [[nodiscard]] std::size_t PageOf(EventId id) const;
    // Nothing if its page is without notes, or the event is not of this branch.
    [[nodiscard]] std::optional<NotedEvent> Find(EventId id) const;
    // The last event at or before this moment; first() - 1 if there is none.
    // A page without notes answers with its last event.
    [[nodiscard]] EventId LastUntil(Micros at) const;

    // ---- Memory ----

    [[nodiscard]] std::size_t noted() const { return noted_; }  // Events with notes.
    void DropNotes(std::size_t page);
    // REQUIRES: `events` hold all of the page's, without a gap, and can begin before these;
    // `in_flight` is right before the first of them.
    void RestoreNotes(std::size_t page, std::span<const Event> events, InFlight in_flight);

  private:
    EventId first_ = 1;
    EventId last_ = 0;
    std::size_t noted_ = 0;
    std::vector<Page> pages_{};
    std::vector<std::vector<Band>> bands_{};
    InFlight in_flight_{};
};

// One event in short. `origin` is the event that put its message on the link, 0 if there is none.
[[nodiscard]] EventNote NoteOf(const Event& event, Micros page_from, EventId origin);
[[nodiscard]] Band BandOf(const Server& server, EventId last, Micros now);

}  // namespace raft::sim
