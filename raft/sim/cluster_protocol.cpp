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
Bilingual WhyNot(TransferReason reason, const Node& node, NodeId target) {
    const Gap asked = {"asked", PrintServer(node.id())};
    switch (reason) {
        case TransferReason::kNotLeader:
            return Fill({"{asked} does not lead, so it has nothing to hand over",
                         "{asked} 不是领导者，没有领导权可以移交"},
                        {asked});
        case TransferReason::kToItself:
            return Fill({"{asked} leads already", "{asked} 已经是领导者"}, {asked});
        case TransferReason::kNotAVoter:
            return Fill({"{target} does not vote, so it cannot lead",
                         "{target} 没有投票权，不能成为领导者"},
                        {{"target", PrintServer(target)}});
        case TransferReason::kUnderWay:
            return Fill({"{asked} is handing over to {target} already",
                         "{asked} 正在把领导权移交给 {target}"},
                        {asked, {"target", PrintServer(node.leading()->transfer->target)}});
        case TransferReason::kStarted:
        case TransferReason::kToldToGo:
        case TransferReason::kAborted:
            break;
    }
    return {};
}

// Why the server `asked` does not begin the change; empty if it does.
Words WhyNot(ChangeVerdict verdict) {
    switch (verdict) {
        case ChangeVerdict::kAccepted:
            break;
        case ChangeVerdict::kNotLeader:
            return {"{asked} does not lead, and only a leader changes the members",
                    "{asked} 不是领导者，只有领导者才能变更成员"};
        case ChangeVerdict::kTransferring:
            return {"{asked} is handing over its leadership, and appends nothing meanwhile",
                    "{asked} 正在移交领导权，其间不追加任何条目"};
        case ChangeVerdict::kUnderWay:
            return {
                "another change of the members is under way on {asked}, and only one is made "
                "at a time",
                "{asked} 上正在进行另一次成员变更，一次只能进行一个"};
        case ChangeVerdict::kNoOwnCommit:
            return {
                "{asked} has not committed an entry of its own term yet, and changes no "
                "members before that",
                "{asked} 还没有提交过自己任期的条目，在此之前不能变更成员"};
        case ChangeVerdict::kAlreadyVoter:
            return {"{whom} votes already", "{whom} 已经有投票权"};
        case ChangeVerdict::kAlreadyLearner:
            return {"{whom} is a learner already", "{whom} 已经是学习者"};
        case ChangeVerdict::kNotAMember:
            return {"{whom} is no member", "{whom} 不是成员"};
        case ChangeVerdict::kNotALearner:
            return {"{whom} is no learner, so it cannot be promoted",
                    "{whom} 不是学习者，不能提升为投票者"};
        case ChangeVerdict::kLastVoter:
            return {"nobody would be left to vote", "这样就没有任何服务器可以投票了"};
        case ChangeVerdict::kSameVoters:
            return {"these are the voters already", "投票者本来就是这些"};
    }
    return {};
}

}  // namespace

Outcome Cluster::WhoLeads(const std::optional<NodeId>& via, NodeId& asked) const {
    const auto leads = via.has_value() ? via : leader();
    if (!leads.has_value()) return Refused({"no server leads now", "现在没有领导者"});
    asked = *leads;
    return NotUp(asked);
}

Outcome Cluster::DoOne(const HandOver& command) {
    if (const Outcome unknown = Unknown(command.target)) return unknown;
    NodeId asked{};
    if (const Outcome refused = WhoLeads(command.via, asked)) return refused;
    const Node& node = server(asked).node();
    Bilingual why = WhyNot(node.JudgeTransfer(command.target), node, command.target);
    if (!why.empty()) return Refused(std::move(why));
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
    Bilingual why = Fill(WhyNot(node.JudgeChange(change)),
                         {{"asked", PrintServer(asked)}, {"whom", PrintServer(change.server)}});
    if (!why.empty()) return Refused(std::move(why));
    Give(Of(asked), Input::Kind::kChange, root_).change =
        std::make_shared<const MembershipChange>(change);
    return std::nullopt;
}

Outcome Cluster::DoOne(const TakeSnapshot& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    const Server& server = Of(command.server);
    const Node& node = server.node();
    const Gap name = {"server", PrintServer(command.server)};
    const Index applied = std::min(server.machine().last_applied(), node.last_applied());
    const Index ready = std::min(applied, node.commit_index());
    const Index index = command.index.value_or(ready);
    if (index > applied) {
        return Refused(
            Fill({"{server} has applied only up to index {index}", "{server} 只应用到索引 {index}"},
                 {name, {"index", applied}}));
    }
    if (index > ready) {
        return Refused(Fill(
            {"{server} has committed only up to index {index}", "{server} 只提交到索引 {index}"},
            {name, {"index", ready}}));
    }
    const Index base = node.log().base().index;
    if (index > base) {
        Give(Of(command.server), Input::Kind::kSnapshot, root_, index);
        return std::nullopt;
    }
    if (applied == 0) {
        return Refused(
            Fill({"{server} has applied nothing yet", "{server} 还没有应用任何条目"}, {name}));
    }
    if (base == 0) {
        return Refused({"a snapshot holds at least one entry", "快照至少包含一个条目"});
    }
    return Refused(Fill({"the log of {server} begins after index {index} already",
                         "{server} 的日志已经从索引 {index} 之后开始"},
                        {name, {"index", base}}));
}

Outcome Cluster::DoOne(const BreakRule& command) {
    Rules& rules = options_.node.rules;
    if (rules.Broken(command.rule) == command.broken) {
        const Words broken = {"{row} ({name}) is broken already", "{row}（{name}）已经被打破"};
        const Words whole = {"{row} ({name}) is not broken", "{row}（{name}）没有被打破"};
        return Refused(Fill(command.broken ? broken : whole,
                            {{"row", RowOf(command.rule)}, {"name", raft::NameOf(command.rule)}}));
    }
    rules.Set(command.rule, command.broken);
    SetNodeOptions();
    return std::nullopt;
}

}  // namespace raft::sim
