// What a person asks of the protocol: hand over, change the members, take a snapshot, break a rule.
//
// Rule: §3.10 (transfer), §4 (membership), §5.1 (snapshots). Each is judged first, so that a
//       refusal comes at once and in words; the rest is worked off like any other input.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Why the server does not hand over to the target; empty if it does.
std::string WhyNot(TransferReason reason, const Node& node, NodeId target) {
    const std::string name = PrintServer(node.id());
    switch (reason) {
        case TransferReason::kNotLeader:
            return name + " does not lead, so it has nothing to hand over";
        case TransferReason::kToItself:
            return name + " leads already";
        case TransferReason::kNotAVoter:
            return PrintServer(target) + " does not vote, so it cannot lead";
        case TransferReason::kUnderWay:
            return name + " is handing over to " + PrintServer(node.leading()->transfer->target) +
                   " already";
        case TransferReason::kStarted:
        case TransferReason::kToldToGo:
        case TransferReason::kAborted:
            break;
    }
    return {};
}

// Why the server does not begin the change; empty if it does.
std::string WhyNot(ChangeVerdict verdict, const Node& node, const MembershipChange& change) {
    const std::string asked = PrintServer(node.id());
    const std::string whom = PrintServer(change.server);
    switch (verdict) {
        case ChangeVerdict::kAccepted:
            break;
        case ChangeVerdict::kNotLeader:
            return asked + " does not lead, and only a leader changes the members";
        case ChangeVerdict::kTransferring:
            return asked + " is handing over its leadership, and appends nothing meanwhile";
        case ChangeVerdict::kUnderWay:
            return "another change of the members is under way on " + asked +
                   ", and only one is made at a time";
        case ChangeVerdict::kNoOwnCommit:
            return asked + " has not committed an entry of its own term yet, and changes no " +
                   "members before that";
        case ChangeVerdict::kAlreadyVoter:
            return whom + " votes already";
        case ChangeVerdict::kAlreadyLearner:
            return whom + " is a learner already";
        case ChangeVerdict::kNotAMember:
            return whom + " is no member";
        case ChangeVerdict::kNotALearner:
            return whom + " is no learner, so it cannot be promoted";
        case ChangeVerdict::kLastVoter:
            return "nobody would be left to vote";
        case ChangeVerdict::kSameVoters:
            return "these are the voters already";
    }
    return {};
}

}  // namespace

Outcome Cluster::WhoLeads(const std::optional<NodeId>& via, NodeId& asked) const {
    const auto leads = via.has_value() ? via : leader();
    if (!leads.has_value()) return Refused("no server leads now");
    asked = *leads;
    return NotUp(asked);
}

Outcome Cluster::DoOne(const HandOver& command) {
    if (const Outcome unknown = Unknown(command.target)) return unknown;
    NodeId asked{};
    if (const Outcome refused = WhoLeads(command.via, asked)) return refused;
    const Node& node = server(asked).node();
    const std::string why = WhyNot(node.JudgeTransfer(command.target), node, command.target);
    if (!why.empty()) return Refused(why);
    Give(Of(asked), Input::Kind::kTransfer, root_, Number(command.target));
    return std::nullopt;
}

Outcome Cluster::DoOne(const ChangeMembers& command) {
    const MembershipChange& change = command.change;
    if (change.kind != ChangeKind::kReplace) {
        if (const Outcome unknown = Unknown(change.server)) return unknown;
    }
    for (const NodeId voter : change.voters) {
        if (const Outcome unknown = Unknown(voter)) return unknown;
    }
    NodeId asked{};
    if (const Outcome refused = WhoLeads(command.via, asked)) return refused;
    const Node& node = server(asked).node();
    const std::string why = WhyNot(node.JudgeChange(change), node, change);
    if (!why.empty()) return Refused(why);
    Give(Of(asked), Input::Kind::kChange, root_).change =
        std::make_shared<const MembershipChange>(change);
    return std::nullopt;
}

Outcome Cluster::DoOne(const TakeSnapshot& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    const Server& server = Of(command.server);
    const Node& node = server.node();
    const std::string name = PrintServer(command.server);
    const Index applied = std::min(server.machine().last_applied(), node.last_applied());
    const Index ready = std::min(applied, node.commit_index());
    const Index index = command.index.value_or(ready);
    if (index > applied) {
        return Refused(name + " has applied only up to index " + std::to_string(applied));
    }
    if (index > ready) {
        return Refused(name + " has committed only up to index " + std::to_string(ready));
    }
    const Index base = node.log().base().index;
    if (index > base) {
        Give(Of(command.server), Input::Kind::kSnapshot, root_, index);
        return std::nullopt;
    }
    if (applied == 0) return Refused(name + " has applied nothing yet");
    if (base == 0) return Refused("a snapshot holds at least one entry");
    return Refused("the log of " + name + " begins after index " + std::to_string(base) +
                   " already");
}

Outcome Cluster::DoOne(const BreakRule& command) {
    Rules& rules = options_.node.rules;
    if (rules.Broken(command.rule) == command.broken) {
        return Refused(std::string(RowOf(command.rule)) + " (" + raft::NameOf(command.rule) +
                       ") is " + (command.broken ? "broken already" : "not broken"));
    }
    rules.Set(command.rule, command.broken);
    SetNodeOptions();
    return std::nullopt;
}

}  // namespace raft::sim
