// The kind of each event in JSON, and how much it matters to the story.
#include <array>
#include <variant>

#include "raft/sim/describe.h"

namespace raft::sim {

namespace {

using enum Weight;

// What every event of a type has in common; the others decide by their reasons.
const char* KindOf(const RoleChanged&) {
    return "role";
}
const char* KindOf(const TermChanged&) {
    return "term";
}
const char* KindOf(const VotedForSelf&) {
    return "vote";
}
const char* KindOf(const LeaderChanged&) {
    return "leader";
}
const char* KindOf(const TimerRestarted&) {
    return "timer";
}
const char* KindOf(const AppendJudged&) {
    return "append";
}
const char* KindOf(const LogChanged&) {
    return "log";
}
const char* KindOf(const ProgressJudged&) {
    return "progress";
}
const char* KindOf(const CommitAdvanced&) {
    return "commit";
}
const char* KindOf(const CommitHeldBack&) {
    return "commit-held";
}
const char* KindOf(const ConfigurationChanged&) {
    return "config";
}
const char* KindOf(const MessageIgnored&) {
    return "ignored";
}
const char* KindOf(const ProposalJudged&) {
    return "proposal";
}
const char* KindOf(const AppliedEvent&) {
    return "applied";
}
const char* KindOf(const RequestEvent&) {
    return "request";
}
const char* KindOf(const CommandEvent&) {
    return "command";
}
const char* KindOf(const TimerFired&) {
    return "timeout";
}
const char* KindOf(const ViolationEvent&) {
    return "violation";
}
const char* KindOf(const SayEvent&) {
    return "say";
}
const char* KindOf(const SnapshotTaken&) {
    return "snapshot";
}
const char* KindOf(const CatchUpNoted&) {
    return "catch-up";
}
const char* KindOf(const ReadJudged&) {
    return "read";
}
const char* KindOf(const LeaseTaken&) {
    return "lease";
}
const char* KindOf(const StallEvent&) {
    return "stall";
}
const char* KindOf(const EditEvent&) {
    return "edit";
}

const char* KindOf(const VoteJudged& event) {
    const bool granted = event.verdict == VoteVerdict::kGranted;
    if (event.pre) return granted ? "prevote" : "prevote-refused";
    return granted ? "vote" : "vote-refused";
}

const char* KindOf(const VoteCounted& event) {
    return event.pre ? "prevote-counted" : "vote-counted";
}

const char* KindOf(const SnapshotJudged& event) {
    return event.verdict == SnapshotVerdict::kInstalled ? "snapshot-installed" : "snapshot-chunk";
}

const char* KindOf(const ChangeJudged& event) {
    return event.verdict == ChangeVerdict::kAccepted ? "change" : "change-refused";
}

bool IsRefusal(const TransferNoted& event) {
    return event.reason == TransferReason::kNotLeader ||
           event.reason == TransferReason::kToItself ||
           event.reason == TransferReason::kNotAVoter || event.reason == TransferReason::kUnderWay;
}
const char* KindOf(const TransferNoted& event) {
    return IsRefusal(event) ? "transfer-refused" : "transfer";
}

const char* KindOf(const PersistEvent& event) {
    return event.durable ? "persist" : "persist-begun";
}

const char* KindOf(const LinkEvent& event) {
    return event.change == LinkChange::kCut ? "cut" : "heal";
}

const char* KindOf(const LifeEvent& event) {
    constexpr std::array<const char*, 5> kKinds = {"crash", "restart", "pause", "resume", "wipe"};
    return kKinds.at(static_cast<std::size_t>(event.change));
}

const char* KindOf(const MessageEvent& event) {
    constexpr std::array<const char*, 9> kKinds = {"sent",      "injected", "duplicated",
                                                   "delivered", "lost",     "dropped",
                                                   "held",      "released", "delayed"};
    return kKinds.at(static_cast<std::size_t>(event.fate));
}

const char* KindOf(const raft::Event& event) {
    return std::visit([](const auto& body) { return KindOf(body); }, event);
}

Weight Weigh(const RoleChanged& event) {
    const bool quiet = event.reason == RoleReason::kStarted || event.reason == RoleReason::kGiven;
    return quiet ? kNormal : kHeadline;
}
// Whoever stands for election says so by its new role.
Weight Weigh(const TermChanged& event) {
    return event.source ? kNormal : kDetail;
}
Weight Weigh(const VoteJudged&) {
    return kNormal;
}
Weight Weigh(const VotedForSelf&) {
    return kNormal;
}
Weight Weigh(const VoteCounted& event) {
    return event.verdict == CountVerdict::kCounted ? kNormal : kDetail;
}
Weight Weigh(const LeaderChanged& event) {
    return event.leader ? kNormal : kDetail;
}
Weight Weigh(const TimerRestarted&) {
    return kDetail;
}
// What was new in the log is told by the log.
Weight Weigh(const AppendJudged& event) {
    const bool smooth =
        event.verdict == AppendVerdict::kAccepted && event.appended == event.entries;
    return smooth ? kDetail : kNormal;
}
// A client's command is told with its words by the request.
Weight Weigh(const LogChanged& event) {
    return event.reason == LogReason::kProposed ? kDetail : kNormal;
}
Weight Weigh(const ProgressJudged& event) {
    const bool quiet = event.reason == ProgressReason::kAlreadyKnown ||
                       event.reason == ProgressReason::kChunkStored ||
                       event.reason == ProgressReason::kChunkOutOfDate;
    return quiet ? kDetail : kNormal;
}
Weight Weigh(const CommitAdvanced&) {
    return kNormal;
}
Weight Weigh(const CommitHeldBack&) {
    return kNormal;
}
Weight Weigh(const ConfigurationChanged&) {
    return kNormal;
}
Weight Weigh(const MessageIgnored&) {
    return kNormal;
}
// An accepted one is told again by the log that it changed.
Weight Weigh(const ProposalJudged& event) {
    return event.accepted ? kDetail : kNormal;
}

Weight Weigh(const SnapshotTaken&) {
    return kNormal;
}
// Chunks are many; the last one tells of all.
Weight Weigh(const SnapshotJudged& event) {
    return event.verdict == SnapshotVerdict::kStored ? kDetail : kNormal;
}
Weight Weigh(const ChangeJudged&) {
    return kNormal;
}
Weight Weigh(const CatchUpNoted&) {
    return kNormal;
}
Weight Weigh(const TransferNoted&) {
    return kNormal;
}
// On its way: what becomes of the read is told when it is decided.
Weight Weigh(const ReadJudged& event) {
    const bool quiet =
        event.reason == ReadReason::kJoinedRound || event.reason == ReadReason::kForwarded;
    return quiet ? kDetail : kNormal;
}
Weight Weigh(const LeaseTaken& event) {
    return event.reason == LeaseReason::kRenewed ? kDetail : kNormal;
}

Weight Weigh(const raft::Event& event) {
    return std::visit([](const auto& body) { return Weigh(body); }, event);
}

// What comes of a message's arrival is told by the server that judges it.
Weight Weigh(const MessageEvent& event) {
    if (event.fate == MessageFate::kDelivered) return kDetail;
    if (event.fate != MessageFate::kSent) return kNormal;
    const auto* reply = std::get_if<AppendEntriesReply>(&event.message.body);
    const auto* stored = std::get_if<InstallSnapshotReply>(&event.message.body);
    const bool agreed =
        (reply != nullptr && reply->success) || (stored != nullptr && stored->success);
    return agreed || IsHeartbeat(event.message) ? kDetail : kNormal;
}
Weight Weigh(const PersistEvent&) {
    return kDetail;
}
// Whoever commits soon applies.
Weight Weigh(const AppliedEvent&) {
    return kDetail;
}
Weight Weigh(const LifeEvent&) {
    return kHeadline;
}
Weight Weigh(const RequestEvent&) {
    return kNormal;
}
// A partition cuts many; the command said so.
Weight Weigh(const LinkEvent&) {
    return kDetail;
}
Weight Weigh(const CommandEvent&) {
    return kNormal;
}
Weight Weigh(const TimerFired&) {
    return kDetail;
}
Weight Weigh(const ViolationEvent&) {
    return kHeadline;
}
Weight Weigh(const StallEvent&) {
    return kHeadline;
}
Weight Weigh(const SayEvent&) {
    return kHeadline;
}
Weight Weigh(const EditEvent&) {
    return kHeadline;
}

}  // namespace

const char* KindName(const Event& event) {
    return std::visit([](const auto& body) { return KindOf(body); }, event.body);
}

Weight WeightOf(const Event& event) {
    if (const auto* inside = std::get_if<raft::Event>(&event.body)) {
        // Who leads has won: its role said so.
        const auto* leader = std::get_if<LeaderChanged>(inside);
        if (leader != nullptr && leader->leader == event.server) return kDetail;
    }
    return std::visit([](const auto& body) { return Weigh(body); }, event.body);
}

}  // namespace raft::sim
