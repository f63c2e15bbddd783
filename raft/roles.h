// What a server holds in each role: only a candidate has votes, only a leader has progress.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "raft/configuration.h"
#include "raft/event.h"
#include "raft/progress.h"
#include "raft/types.h"

namespace raft {

struct Follower {};

// Who has answered one that stands for election, and how. Each answers once.
struct Answers {
    std::vector<NodeId> granted{};  // In order of arrival.
    std::vector<NodeId> refused{};

    [[nodiscard]] Answer Of(NodeId voter) const {
        if (std::find(granted.begin(), granted.end(), voter) != granted.end()) return Answer::kYes;
        const bool no = std::find(refused.begin(), refused.end(), voter) != refused.end();
        return no ? Answer::kNo : Answer::kNone;
    }
    // REQUIRES: it has not answered yet.
    void Add(NodeId voter, bool grants) { (grants ? granted : refused).push_back(voter); }
    [[nodiscard]] Tally TallyIn(const Configuration& configuration) const {
        return Count(configuration, [this](NodeId voter) { return Of(voter); });
    }
};

// Asks whether it could win (§9.6). Its term is still the old one.
struct PreCandidate {
    Answers votes{};  // Who would vote for it.
};

struct Candidate {
    Answers votes{};  // The own one once durable.
};

// What a person can ask for about the membership (§4).
struct MembershipChange {
    ChangeKind kind = ChangeKind::kAdd;
    NodeId server{};               // Nobody for kReplace.
    std::vector<NodeId> voters{};  // kReplace: the new voters, sorted.

    bool operator==(const MembershipChange&) const = default;
};

// A newcomer that catches up, in rounds (§4.2.1).
struct CatchUp {
    NodeId server{};
    std::uint32_t round = 1;
    Index target = 0;  // The leader's last index when the round began.
    Micros began = 0;  // On the leader's clock.
    bool caught_up = false;
};

// A change of the voters that waits for its newcomers.
struct ChangeUnderWay {
    Configuration target{};
    bool joint = false;
    std::vector<CatchUp> newcomers{};
};

// A leadership transfer under way (§3.10).
struct Transfer {
    NodeId target{};
    Micros until = 0;   // Given up then.
    bool told = false;  // TimeoutNow was sent.
};

// A read that waits to be confirmed (§6.4).
struct PendingRead {
    std::uint64_t read = 0;
    NodeId from{};            // The follower that asks for it, or this server itself.
    Index index = 0;          // commitIndex when it came.
    std::uint64_t round = 0;  // Confirmed once a majority answers it; 0: waits for the own term.
};

struct Leader {
    static constexpr std::size_t kRoundsKept = 16;

    std::vector<Progress> progress{};  // Of every other member, in order of id.
    std::vector<NodeId> votes{};       // Those that elected it, in order of arrival.
    Micros since_heartbeat = 0;
    std::uint64_t round = 0;  // Rounds of heartbeats or appends begun in this term.
    Index held_back = 0;      // The last index that CommitHeldBack was said about.

    // When each of the last rounds began, by its number modulo their count.
    std::array<Micros, kRoundsKept> began{};
    // CheckQuorum looks again then.
    Micros quorum_due = 0;
    // Rounds before this one grant no lease: the options were others.
    std::uint64_t lease_from_round = 0;
    // TimeoutNow was sent in this term; however late it arrives, it ends the leader's lease.
    bool handed_over = false;
    // Until then leases can be out that this leadership knows nothing of.
    Micros older_leases_until = 0;
    // A commit waits for leases until then; 0: none does.
    Micros commit_again_at = 0;

    std::optional<Transfer> transfer{};
    std::optional<ChangeUnderWay> change{};
    std::vector<PendingRead> reads{};  // In order of arrival.
};

}  // namespace raft
