// Elections: campaigning, voting, counting votes, and becoming a leader (§3.4, §3.6.1).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/node.h"
#include "raft/vote.h"

namespace raft {

void Node::Campaign(RoleReason reason) {
    // Only who may vote may stand, and a leader already holds what it would stand for.
    if (!election_timer_runs()) return;
    // No term follows the highest; its timer goes round all the same, or it would be due for ever.
    if (hard_.term >= kNumberMax) return RestartTimer(TimerReason::kElection);
    // Whoever is told to stand by its leader need not ask whether the others hear one (§3.10).
    const bool asks_first = options_.prevote != PreVote::kOff && reason != RoleReason::kTransfer;
    if (asks_first) return BecomePreCandidate(reason);
    BecomeCandidate(reason);
}

void Node::BecomeCandidate(RoleReason reason) {
    const Role before = role();
    Note(TermChanged{hard_.term, hard_.term + 1, std::nullopt});
    hard_ = {hard_.term + 1, id_};
    hard_state_changed_ = true;
    ForgetLeadersGifts();
    SetLeader(std::nullopt);
    state_ = Candidate{};
    Note(RoleChanged{before, Role::kCandidate, hard_.term, reason});
    // The own vote is counted like any other, but only once it is on disk (Saved).
    Note(VotedForSelf{hard_.term});
    RestartTimer(TimerReason::kElection);

    // The requests claim a term and a last entry, so they wait for the disk: had they gone first, a
    // crash could leave a candidate that counts votes for a log that it no longer has (§3.8).
    const bool transfer = reason == RoleReason::kTransfer;
    for (const NodeId voter : configuration().Members()) {
        if (voter == id_ || !IsVoter(voter)) continue;
        Promise(voter, RequestVote{log_.last(), false, transfer});
    }
}

bool Node::RefusedForLeader(const Message& message, const RequestVote& request) {
    if (!options_.check_quorum || message.term < hard_.term || !HearsLeader()) return false;
    // The leader itself asked for this election (§3.10).
    if (request.transfer) return false;
    // §4.2.3: the term stays, and no answer is sent: one in the old term would say nothing.
    VoteJudged judged{{message.from, message.term, request.last_entry},
                      VoteVerdict::kLeaderHeard,
                      {hard_.term, hard_.vote, log_.last()}};
    judged.heard_ago = HeardAgo();
    Note(judged);
    return true;
}

void Node::OnRequestVote(const Message& message, const RequestVote& request) {
    const Ballot ballot{hard_.term, hard_.vote, log_.last()};
    const Candidacy candidacy{message.from, message.term, request.last_entry};
    const VoteVerdict verdict = JudgeVote(ballot, candidacy, options_.rules);
    VoteJudged judged{candidacy, verdict, ballot};
    judged.overridden = request.transfer && options_.check_quorum && HearsLeader();
    Note(judged);

    if (verdict == VoteVerdict::kGranted) {
        if (hard_.vote != message.from) {
            hard_.vote = message.from;
            hard_state_changed_ = true;
        }
        RestartTimer(TimerReason::kVoteGranted);
    }
    Promise(message.from, RequestVoteReply{verdict == VoteVerdict::kGranted});
}

VoteCounted Node::CountOf(NodeId voter, bool granted, const Answers& votes,
                          CountVerdict verdict) const {
    VoteCounted counted{voter, hard_.term, granted};
    counted.verdict = verdict;
    const auto votes_in = [&](const std::vector<NodeId>& voters) {
        const auto voted = [&](NodeId id) { return votes.Of(id) == Answer::kYes; };
        return static_cast<std::uint32_t>(std::count_if(voters.begin(), voters.end(), voted));
    };
    const Configuration& who = configuration();
    counted.votes = votes_in(who.voters);
    counted.needed = static_cast<std::uint32_t>(MajorityOf(who.voters.size()));
    if (who.joint()) {
        counted.votes_outgoing = votes_in(who.outgoing);
        counted.needed_outgoing = static_cast<std::uint32_t>(MajorityOf(who.outgoing.size()));
    }
    return counted;
}

CountVerdict Node::TakeAnswer(Answers& votes, NodeId voter, bool granted) const {
    if (!IsVoter(voter)) return CountVerdict::kNotAVoter;
    // A reply can be delivered twice; each voter counts once (§3.4).
    if (votes.Of(voter) != Answer::kNone) return CountVerdict::kRepeated;
    votes.Add(voter, granted);
    return CountVerdict::kCounted;
}

void Node::CountVote(NodeId voter, bool granted) {
    auto* const candidate = std::get_if<Candidate>(&state_);
    if (candidate == nullptr) {
        return Note(CountOf(voter, granted, {}, CountVerdict::kNotCandidate));
    }
    const CountVerdict verdict = TakeAnswer(candidate->votes, voter, granted);
    Note(CountOf(voter, granted, candidate->votes, verdict));
    // A lost election is not given up: its term ends with the timer, or with another leader (§3.4).
    if (candidate->votes.TallyIn(configuration()) == Tally::kWon) BecomeLeader();
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
    if (!options_.noop || Broken(Rule::kNoopIsAnEntry)) return Heartbeat();
    AppendAndSend({hard_.term, nullptr}, LogReason::kNoop);
}

}  // namespace raft
