// Elections: campaigning, voting, counting votes, and becoming a leader (§3.4, §3.6.1).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/node.h"
#include "raft/vote.h"

namespace raft {

namespace {

bool Contains(const std::vector<NodeId>& ids, NodeId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

void Node::Campaign(RoleReason reason) {
    // Only who may vote may stand, and a leader already holds what it would stand for.
    if (!election_timer_runs()) return;
    // No term follows the highest; its timer goes round all the same, or it would be due for ever.
    if (hard_.term >= kNumberMax) return RestartTimer(TimerReason::kElection);
    BecomeCandidate(reason);
}

void Node::BecomeCandidate(RoleReason reason) {
    const Role before = role();
    Note(TermChanged{hard_.term, hard_.term + 1, std::nullopt});
    hard_ = {hard_.term + 1, id_};
    hard_state_changed_ = true;
    SetLeader(std::nullopt);
    state_ = Candidate{};
    Note(RoleChanged{before, Role::kCandidate, hard_.term, reason});
    // The own vote is counted like any other, but only once it is on disk (Saved).
    Note(VotedForSelf{hard_.term});
    RestartTimer(TimerReason::kElection);

    // The requests claim a term and a last entry, so they wait for the disk: had they gone first, a
    // crash could leave a candidate that counts votes for a log that it no longer has (§3.8).
    for (const NodeId voter : configuration_->Members()) {
        if (voter == id_ || !configuration_->IsVoter(voter)) continue;
        Promise(voter, RequestVote{log_.last()});
    }
}

void Node::OnRequestVote(const Message& message, const RequestVote& request) {
    const Ballot ballot{hard_.term, hard_.vote, log_.last()};
    const Candidacy candidacy{message.from, message.term, request.last_entry};
    const VoteVerdict verdict = JudgeVote(ballot, candidacy);
    Note(VoteJudged{candidacy, verdict, ballot});

    if (verdict == VoteVerdict::kGranted) {
        if (hard_.vote != message.from) {
            hard_.vote = message.from;
            hard_state_changed_ = true;
        }
        RestartTimer(TimerReason::kVoteGranted);
    }
    Promise(message.from, RequestVoteReply{verdict == VoteVerdict::kGranted});
}

void Node::OnRequestVoteReply(const Message& message, const RequestVoteReply& reply) {
    CountVote(message.from, reply.granted);
}

void Node::CountVote(NodeId voter, bool granted) {
    VoteCounted counted{voter, hard_.term, granted};
    counted.needed = static_cast<std::uint32_t>(MajorityOf(configuration_->voters.size()));

    auto* candidate = std::get_if<Candidate>(&state_);
    if (candidate == nullptr) {
        counted.verdict = CountVerdict::kNotCandidate;
        return Note(counted);
    }
    counted.votes = static_cast<std::uint32_t>(candidate->granted.size());
    if (!configuration_->IsVoter(voter)) {
        counted.verdict = CountVerdict::kNotAVoter;
        return Note(counted);
    }
    // A reply can be delivered twice; each voter counts once (§3.4).
    if (Contains(candidate->granted, voter) || Contains(candidate->refused, voter)) {
        counted.verdict = CountVerdict::kRepeated;
        return Note(counted);
    }
    (granted ? candidate->granted : candidate->refused).push_back(voter);
    counted.votes = static_cast<std::uint32_t>(candidate->granted.size());
    Note(counted);

    const Tally tally = Count(*configuration_, [candidate](NodeId id) {
        if (Contains(candidate->granted, id)) return Answer::kYes;
        return Contains(candidate->refused, id) ? Answer::kNo : Answer::kNone;
    });
    // A lost election is not given up: its term ends with the timer, or with another leader (§3.4).
    if (tally == Tally::kWon) BecomeLeader();
}

void Node::BecomeLeader() {
    RAFT_CHECK(role() == Role::kCandidate);
    // Whom its first AppendEntries must match is the last entry before its own no-op.
    const Index first_next = log_.last_index() + 1;
    StartLeading(first_next);
    Note(RoleChanged{Role::kCandidate, Role::kLeader, hard_.term, RoleReason::kWonElection});
    SetLeader(id_);

    // §6.4: until an entry of its own term is committed, a leader cannot count what came before
    // (§3.6.2). An empty entry gets that done without waiting for a client.
    if (!options_.noop) return Heartbeat();
    AppendToLog({hard_.term, nullptr});
    Note(LogChanged{LogReason::kNoop, first_next, first_next, log_.first_index(), first_next,
                    hard_.term});
    for (Progress& progress : std::get<Leader>(state_).progress) SendPending(progress);
}

}  // namespace raft
