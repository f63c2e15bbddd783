// Pre-votes: asking whether an election could be won before the term rises (§9.6).
#include "raft/node.h"
#include "raft/vote.h"

namespace raft {

void Node::BecomePreCandidate(RoleReason reason) {
    const Role before = role();
    SetLeader(std::nullopt);
    state_ = PreCandidate{};
    Note(RoleChanged{before, Role::kPreCandidate, hard_.term, reason});
    RestartTimer(TimerReason::kPreVote);
    // A pre-vote promises nothing, so nothing waits for the disk.
    for (const NodeId voter : configuration().Members()) {
        if (voter == id_ || !IsVoter(voter)) continue;
        SendAs(hard_.term + 1, voter, RequestVote{log_.last(), true, false});
    }
    CountPreVote(id_, true);
}

void Node::OnPreVote(const Message& message, const RequestVote& request) {
    const Ballot ballot{hard_.term, hard_.vote, log_.last()};
    const Candidacy candidacy{message.from, message.term, request.last_entry};
    VoteJudged judged{candidacy, VoteVerdict::kGranted, ballot};
    judged.pre = true;
    if (message.term < hard_.term) {
        judged.verdict = VoteVerdict::kStaleTerm;
    } else if (options_.prevote != PreVote::kLogOnly && HearsLeader()) {
        // Whoever hears a leader has no use for another: a server that came back from behind a cut,
        // or was removed, disturbs nobody (§9.6, §4.2.3).
        judged.verdict = VoteVerdict::kLeaderHeard;
        judged.heard_ago = HeardAgo();
    } else {
        judged.verdict = JudgePreVote(ballot, candidacy, options_.rules);
    }
    Note(judged);
    // A grant is for the term that was asked about; a refusal brings the own one, so that whoever
    // is behind learns of it.
    const bool granted = judged.verdict == VoteVerdict::kGranted;
    SendAs(granted ? message.term : hard_.term, message.from, RequestVoteReply{granted, true});
}

void Node::OnPreVoteReply(const Message& message, const RequestVoteReply& reply) {
    if (!reply.granted && message.term > hard_.term) AdoptTerm(message.term, message.from);
    // A grant of another attempt's term says nothing about this one.
    const bool answers = !reply.granted || message.term == hard_.term + 1;
    if (precandidate() == nullptr || !answers) {
        return Ignore(message, IgnoreReason::kNoPreVotes);
    }
    CountPreVote(message.from, reply.granted);
}

void Node::CountPreVote(NodeId voter, bool granted) {
    Answers& votes = std::get<PreCandidate>(state_).votes;
    const CountVerdict verdict = TakeAnswer(votes, voter, granted);
    VoteCounted counted = CountOf(voter, granted, votes, verdict);
    counted.term = hard_.term + 1;
    counted.pre = true;
    Note(counted);

    const Tally tally = votes.TallyIn(configuration());
    if (tally == Tally::kWon) BecomeCandidate(RoleReason::kPreVoteWon);
    // Its term has not risen: it goes on as a follower until its timer fires again.
    if (tally == Tally::kLost) BecomeFollower(RoleReason::kPreVoteLost);
}

}  // namespace raft
