// The text of every command: one line that parses to the same command again.
#include <string>
#include <variant>

#include "raft/rules.h"
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

std::string Link(NodeId from, NodeId to, bool one_way) {
    return PrintServer(from) + (one_way ? " -> " : " ") + PrintServer(to);
}

// A word, and what follows it if anything does.
std::string With(const char* word, const std::string& rest) {
    return rest.empty() ? word : std::string(word) + " " + rest;
}

// " to S2", or nothing.
std::string Whom(const char* word, const std::optional<NodeId>& server) {
    return server ? std::string(" ") + word + " " + PrintServer(*server) : "";
}

// "x=1", "x=none".
std::string KeyAndValue(const std::string& key, const std::optional<std::string>& value) {
    const std::string text = PrintName(key) + "=";
    if (!value) return text + "none";
    return text + (*value == "none" ? PrintText("none") : PrintName(*value));
}

// ---- Set up ----

std::string Text(const MakeCluster& command) {
    std::string text = "cluster " + std::to_string(command.shape.voters);
    if (command.shape.learners > 0) text += " learners " + std::to_string(command.shape.learners);
    if (command.shape.spare > 0) text += " spare " + std::to_string(command.shape.spare);
    return text;
}

std::string Text(const SetSeed& command) {
    return "seed " + std::to_string(command.seed);
}

std::string Text(const SetOption& command) {
    return std::string("set ") + RowOf(command.name).name + " " + PrintOptionValue(command);
}

std::string Text(const Given& command) {
    std::string text =
        "given " + PrintServer(command.server) + " term " + std::to_string(command.term);
    text += " vote " + (command.vote ? PrintServer(*command.vote) : "none");
    text += " log " + PrintEntries(command.log);
    text += " commit " + std::to_string(command.commit);
    if (command.snapshot > 0) text += " snapshot " + std::to_string(command.snapshot);
    if (command.role == Role::kFollower) return text;
    return text + " role " + kGivenRoleWords.at(static_cast<std::size_t>(command.role));
}

std::string Text(const Edit& command) {
    std::string text = "edit " + PrintServer(command.server);
    if (command.term) text += " term " + std::to_string(*command.term);
    if (command.vote) text += " vote " + (*command.vote ? PrintServer(**command.vote) : "none");
    return command.has_log ? text + " log " + PrintEntries(command.log) : text;
}

// ---- Time ----

std::string Text(const RunFor& command) {
    return "run " + PrintDuration(command.length);
}

std::string Text(const RunUntilHolds& command) {
    std::string text = "run until " + PrintCondition(command.condition);
    if (command.within != RunUntilHolds{}.within)
        text += " within " + PrintDuration(command.within);
    return text;
}

std::string Text(const StepOnce& command) {
    return PrintStep(command);
}

std::string Text(const std::shared_ptr<const At>& at) {
    return "at " + PrintDuration(at->time) + " " + Print(at->command);
}

// ---- Faults ----

std::string Text(const Crash& command) {
    std::string text = "crash " + PrintServer(command.server);
    return command.at ? text + " at " + NameOf(*command.at) : text;
}

std::string Text(const Restart& command) {
    return "restart " + PrintServer(command.server);
}
std::string Text(const Pause& command) {
    return "pause " + PrintServer(command.server);
}
std::string Text(const Resume& command) {
    return "resume " + PrintServer(command.server);
}
std::string Text(const Wipe& command) {
    return "wipe " + PrintServer(command.server);
}
std::string Text(const Isolate& command) {
    return "isolate " + PrintServer(command.server);
}

std::string Text(const Cut& command) {
    return "cut " + Link(command.from, command.to, command.one_way);
}

std::string Text(const Heal& command) {
    if (!command.link) return "heal";
    return "heal " + Link(command.link->from, command.link->to, command.link->one_way);
}

std::string Text(const Partition& command) {
    std::string text = "partition";
    for (const std::vector<NodeId>& side : command.sides) {
        text += " " + PrintConfiguration({.voters = side});
    }
    return text;
}

std::string Text(const SetLinkLatency& command) {
    return "latency " + Link(command.from, command.to, false) + " " + PrintRange(command.latency);
}

std::string Text(const SetLinkLoss& command) {
    return "loss " + Link(command.from, command.to, false) + " " + PrintShare(command.loss);
}

std::string Text(const SetClockRate& command) {
    return "clock " + PrintServer(command.server) + " " + PrintRate(command.rate);
}

std::string Text(const SetServerFsync& command) {
    return "fsync " + PrintServer(command.server) + " " + PrintDuration(command.fsync);
}

// ---- By hand ----

std::string Counted(const char* word, NodeId server, std::uint32_t count) {
    const std::string text = std::string(word) + " " + PrintServer(server);
    return count == 1 ? text : text + " " + std::to_string(count);
}

std::string Text(const TickServer& command) {
    return Counted("tick", command.server, command.count);
}

std::string Text(const FixTimer& command) {
    return "timer " + PrintServer(command.server) + " " +
           (command.length ? PrintDuration(*command.length) : "random");
}

std::string Text(const PersistNow& command) {
    return "persist " + PrintServer(command.server);
}

std::string Text(const ApplyNow& command) {
    return Counted("apply", command.server, command.count);
}

std::string Text(const Inject& command) {
    const Message& message = command.message;
    return std::string("inject ") + NameOf(TypeOf(message)) + " " +
           Link(message.from, message.to, true) + PrintFields(message);
}

// ---- Messages ----

std::string Text(const Deliver& command) {
    return With("deliver", PrintSelector(command.which));
}
std::string Text(const Drop& command) {
    return With("drop", PrintSelector(command.which));
}
std::string Text(const Duplicate& command) {
    return With("duplicate", PrintSelector(command.which));
}
std::string Text(const Delay& command) {
    return With("delay", PrintSelector(command.which)) + " " + PrintDuration(command.by);
}
std::string Text(const Hold& command) {
    return With("hold", PrintFilter(command.filter));
}
std::string Text(const Release& command) {
    return With("release", PrintFilter(command.filter));
}

// ---- Clients ----

std::string Text(const ClientCommand& command) {
    std::string text = PrintOperation(command.operation) + Whom("to", command.to);
    if (command.as) text += " as " + PrintClient(*command.as);
    return command.no_session ? text + " no-session" : text;
}

std::string Text(const GetValue& command) {
    std::string text = "get " + PrintName(command.key) + Whom("from", command.from);
    if (command.as) text += " as " + PrintClient(*command.as);
    if (command.mode == ReadMode::kReadIndex) return text;
    return text + " mode " + NameOf(command.mode);
}

std::string Text(const Register& command) {
    return "register " + PrintClient(command.client) + Whom("to", command.to);
}

std::string Text(const Retry& command) {
    return "retry " + PrintClient(command.client) + Whom("to", command.to);
}

std::string Text(const Load& command) {
    const std::string text = "load " + std::to_string(command.per_second) + "/s";
    return command.length ? text + " for " + PrintDuration(*command.length) : text;
}

// ---- Protocol and rules ----

std::string Text(const FireTimeout& command) {
    return "timeout " + PrintServer(command.server);
}
std::string Text(const BeatHeart& command) {
    return "heartbeat " + PrintServer(command.server);
}

std::string Text(const HandOver& command) {
    return "transfer " + PrintServer(command.target) + Whom("via", command.via);
}

std::string Text(const TakeSnapshot& command) {
    const std::string text = "snapshot " + PrintServer(command.server);
    return command.index ? text + " " + std::to_string(*command.index) : text;
}

// The command's words but for whom it asks.
std::string Text(const MembershipChange& change) {
    switch (change.kind) {
        case ChangeKind::kAdd:
            return "add " + PrintServer(change.server);
        case ChangeKind::kAddLearner:
            return "add " + PrintServer(change.server) + " learner";
        case ChangeKind::kAddNow:
            return "add " + PrintServer(change.server) + " now";
        case ChangeKind::kPromote:
            return "promote " + PrintServer(change.server);
        case ChangeKind::kDemote:
            return "demote " + PrintServer(change.server);
        case ChangeKind::kRemove:
            return "remove " + PrintServer(change.server);
        case ChangeKind::kReplace:
            return "change " + PrintConfiguration({.voters = change.voters});
    }
    return {};
}

std::string Text(const ChangeMembers& command) {
    return Text(command.change) + Whom("via", command.via);
}

std::string Text(const BreakRule& command) {
    return std::string(command.broken ? "break " : "mend ") + RowOf(command.rule);
}

// ---- Checks and teaching ----

std::string Text(const ExpectCondition& command) {
    return "expect " + PrintCondition(command.condition);
}

std::string Text(const ExpectLog& command) {
    std::string text = "expect log " + PrintServer(command.server) + " [";
    for (std::size_t i = 0; i < command.log.size(); ++i) {
        const ExpectLog::Item& item = command.log[i];
        if (i > 0) text += " ";
        text += item.entry ? PrintOwnedEntry(*item.entry) : std::to_string(item.term);
    }
    return text + "]";
}

std::string Text(const ExpectState& command) {
    return "expect state " + PrintServer(command.server) + " " +
           KeyAndValue(command.key, command.value);
}

std::string Text(const ExpectRead& command) {
    return "expect read " + PrintClient(command.client) + " " +
           KeyAndValue(command.key, command.value);
}

std::string Text(const ExpectMembers& command) {
    return "expect members " + PrintServer(command.server) + " " +
           PrintConfiguration(command.configuration);
}

std::string Text(const ExpectRefused& command) {
    return "expect refused " + Link(command.voter, command.candidate, false) + " because " +
           kBecauseWords.at(static_cast<std::size_t>(command.because));
}

std::string Text(const Say& command) {
    return "say " + PrintText(command.text) +
           (command.chinese.empty() ? "" : " zh " + PrintText(command.chinese));
}
std::string Text(const PauseHere&) {
    return "pause-here";
}
std::string Text(const Cancel& command) {
    return "cancel " + std::to_string(command.number);
}
std::string Text(const HistoryCommand& command) {
    return PrintHistory(command);
}
std::string Text(const NotYet& command) {
    return command.text;
}

}  // namespace

std::string Print(const Command& command) {
    return std::visit([](const auto& any) { return Text(any); }, command);
}

}  // namespace raft::sim
