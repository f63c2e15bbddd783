// Requests at the servers' end: appended, refused, answered, lost, or left unanswered by a crash.
//
// Rule: §6.4 (answered once applied), §6.3 (a repetition gets the first answer).
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"

namespace raft::sim {

void Cluster::Reach(NodeId server, RequestId id) {
    const Request* const request = RequestOf(id);
    if (request == nullptr) return;
    if (Of(server).up()) {
        Give(Of(server), Input::Kind::kRequest, request->cause, id);
        return;
    }
    // Nobody is there to take it.
    FailUnanswered(server, {{id, {}}}, request->cause);
}

void Cluster::Answer(const Reply& reply) {
    if (options_.clock == Drive::kManual) return OnReply(reply);
    travelling_ += 1;
    const auto slot = replies_.Put(reply);
    agenda_.Add(now_ + client_rng_.In(options_.latency), Due::Kind::kReply, slot, 0);
}

ProposeResult Cluster::Propose(Server& server, RequestId id) {
    const Request* const request = RequestOf(id);
    if (request == nullptr) return {};
    if (request->opens && server.node_.role() == Role::kLeader) {
        server.node_.Propose(
            std::make_shared<const Payload>(OpenSession{request->client, request->serial - 1}));
    }
    return server.node_.Propose(request->payload);
}

void Cluster::AfterProposal(Server& server, RequestId id, const ProposeResult& result,
                            EventId cause) {
    Request* const request = RequestOf(id);
    if (request == nullptr) return;
    if (result.accepted) {
        server.pending_.push_back({id, result.entry});
        request->entry = result.entry;
        request->cause = NoteRequest(*request, RequestStep::kAppended, cause);
        return;
    }
    Reply reply{id, request->attempt, server.id(), RequestStatus::kRefused, result.leader};
    reply.cause = server.proposal_event_;
    Answer(reply);
}

void Cluster::AnswerApplied(Server& server, EntryId entry, const ApplyResult& result,
                            EventId cause) {
    std::vector<UnansweredRequest>& pending = server.pending_;
    for (std::size_t i = 0; i < pending.size();) {
        if (pending[i].entry.index != entry.index) {
            ++i;
            continue;
        }
        const UnansweredRequest answered = pending[i];
        pending.erase(pending.begin() + static_cast<std::ptrdiff_t>(i));
        Reply reply{answered.request, 0, server.id(), RequestStatus::kDone};
        reply.entry = answered.entry;
        reply.cause = cause;
        if (answered.entry.term != entry.term) {
            reply.status = RequestStatus::kLost;  // Another leader's entry took the place.
        } else if (result.verdict == ApplyVerdict::kExpired) {
            reply.status = RequestStatus::kExpired;
        } else {
            reply.value = result.value;
        }
        Answer(reply);
    }
}

void Cluster::LosePending(Server& server, Index from, Index to, EventId cause) {
    std::vector<UnansweredRequest> lost;
    std::erase_if(server.pending_, [&](const UnansweredRequest& pending) {
        const bool gone = pending.entry.index >= from && pending.entry.index <= to;
        if (gone) lost.push_back(pending);
        return gone;
    });
    for (const UnansweredRequest& pending : lost) {
        Reply reply{pending.request, 0, server.id(), RequestStatus::kLost};
        reply.entry = pending.entry;
        reply.cause = cause;
        Answer(reply);
    }
}

void Cluster::FailUnanswered(NodeId server, const std::vector<UnansweredRequest>& unanswered,
                             EventId cause) {
    for (const UnansweredRequest& pending : unanswered) {
        Reply reply{pending.request, 0, server, RequestStatus::kFailed};
        reply.entry = pending.entry;
        reply.cause = cause;
        Answer(reply);
    }
}

}  // namespace raft::sim
