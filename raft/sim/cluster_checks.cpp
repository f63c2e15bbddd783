// Asking: whether a condition holds, and what is there instead.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// The name under which a standstill is asked for; it is none of the safety properties.
constexpr const char* kLiveness = "Liveness";

Refusal NotExpected(Bilingual found) {
    return {Refusal::Code::kExpect, std::move(found)};
}

bool IsLearner(const Server& server) {
    return server.node().configuration().IsLearner(server.id());
}

Fact::RoleWord RoleOf(const Server& server) {
    if (!server.up()) return Fact::RoleWord::kCrashed;
    switch (server.node().role()) {
        case Role::kLeader:
            return Fact::RoleWord::kLeader;
        case Role::kCandidate:
            return Fact::RoleWord::kCandidate;
        case Role::kPreCandidate:
            return Fact::RoleWord::kPreCandidate;
        case Role::kFollower:
            break;
    }
    return IsLearner(server) ? Fact::RoleWord::kLearner : Fact::RoleWord::kFollower;
}

Words FoundRole(Fact::RoleWord role) {
    switch (role) {
        case Fact::RoleWord::kFollower:
            return {"{server} is a follower", "{server} 是跟随者"};
        case Fact::RoleWord::kPreCandidate:
            return {"{server} is a precandidate", "{server} 是预候选人"};
        case Fact::RoleWord::kCandidate:
            return {"{server} is a candidate", "{server} 是候选人"};
        case Fact::RoleWord::kLeader:
            return {"{server} is the leader", "{server} 是领导者"};
        case Fact::RoleWord::kLearner:
            return {"{server} is a learner", "{server} 是学习者"};
        case Fact::RoleWord::kCrashed:
            return {"{server} is crashed", "{server} 已崩溃"};
    }
    return {};
}

bool Concerns(const Fact& fact, const Message& message) {
    return TypeOf(message) == fact.type && (!fact.from.has_value() || *fact.from == message.from) &&
           (!fact.to.has_value() || *fact.to == message.to);
}

std::string TermsOf(const Log& log, bool contents) {
    std::string text = "[";
    for (Index index = log.first_index(); index <= log.last_index(); ++index) {
        if (text.size() > 1) text += " ";
        const Entry& entry = log.At(index);
        text += contents ? PrintEntry(entry) : std::to_string(entry.term);
    }
    return text + "]";
}

}  // namespace

bool IsAbout(const Fact& fact, const Event& event) {
    if (fact.kind == Fact::Kind::kViolation) {
        if (fact.name == kLiveness) return std::holds_alternative<StallEvent>(event.body);
        const auto* violation = std::get_if<ViolationEvent>(&event.body);
        return violation != nullptr && (fact.name.empty() || fact.name == violation->name);
    }
    const auto* message = std::get_if<MessageEvent>(&event.body);
    if (message == nullptr || !Concerns(fact, message->message)) return false;
    return message->fate ==
           (fact.kind == Fact::Kind::kSent ? MessageFate::kSent : MessageFate::kDelivered);
}

bool Cluster::EverHappened(const Fact& fact) const {
    if (fact.kind != Fact::Kind::kViolation) return sightings_.Saw(fact);
    if (fact.name == kLiveness) return !stalls_.empty();
    return std::any_of(violations().begin(), violations().end(), [&](const Violation& violation) {
        return fact.name.empty() || fact.name == raft::NameOf(violation.property);
    });
}

bool Cluster::Idle() const {
    if (!network_.empty() || travelling_ > 0) return false;
    return std::all_of(servers_.begin(), servers_.end(), [](const Server& server) {
        return !server.disk().outstanding() && !server.stage().has_value();
    });
}

bool Cluster::CommittedEverywhere(Index index) const {
    // The latest configuration is the leader's; without a leader, that of the most up-to-date log.
    const Server* latest = nullptr;
    for (const Server& server : servers_) {
        const bool better =
            latest == nullptr || server.node().log().last() > latest->node().log().last();
        if (server.up() && better) latest = &server;
    }
    if (const auto leads = leader()) latest = &server(*leads);
    if (latest == nullptr) return false;
    bool any = false;
    for (const NodeId id : latest->node().configuration().Members()) {
        if (!Has(id) || !server(id).up()) continue;
        if (server(id).node().commit_index() < index) return false;
        any = true;
    }
    return any;
}

bool Cluster::Holds(const Fact& fact) const {
    const Server* const about = Has(fact.server) ? &server(fact.server) : nullptr;
    bool holds = false;
    switch (fact.kind) {
        case Fact::Kind::kLeader:
            holds = leader().has_value();
            break;
        case Fact::Kind::kTerm:
            holds = highest_term() >= fact.number;
            break;
        case Fact::Kind::kCommit:
            holds = CommittedEverywhere(fact.number);
            break;
        case Fact::Kind::kIdle:
            holds = Idle();
            break;
        case Fact::Kind::kSent:
        case Fact::Kind::kDelivered:
        case Fact::Kind::kViolation:
            holds = EverHappened(fact);
            break;
        case Fact::Kind::kLeaderIs:
            holds = about != nullptr && RoleOf(*about) == Fact::RoleWord::kLeader;
            break;
        case Fact::Kind::kRole:
            holds = about != nullptr && RoleOf(*about) == fact.role;
            break;
        case Fact::Kind::kServerTerm:
            holds = about != nullptr && about->node().current_term() == fact.number;
            break;
        case Fact::Kind::kServerCommit:
            holds = about != nullptr && about->node().commit_index() >= fact.number;
            break;
        case Fact::Kind::kServerApplied:
            holds = about != nullptr && about->machine().last_applied() >= fact.number;
            break;
    }
    return holds != fact.negated;
}

// ---- What is there instead ----

Bilingual Cluster::Found(const Fact& fact) const {
    const Gap name = {"server", PrintServer(fact.server)};
    const Server* const about = Has(fact.server) ? &server(fact.server) : nullptr;
    switch (fact.kind) {
        case Fact::Kind::kLeader:
        case Fact::Kind::kLeaderIs: {
            const auto leads = leader();
            if (!leads.has_value()) return Words{"no server leads", "没有领导者"};
            return Fill(
                {"{leader} leads term {term}", "{leader} 是任期 {term} 的领导者"},
                {{"leader", PrintServer(*leads)}, {"term", server(*leads).node().current_term()}});
        }
        case Fact::Kind::kRole:
            return Fill(FoundRole(RoleOf(*about)), {name});
        case Fact::Kind::kTerm:
            return Fill({"the highest term is {term}", "最大的任期是 {term}"},
                        {{"term", highest_term()}});
        case Fact::Kind::kServerTerm:
            return Fill({"{server} is in term {term}", "{server} 在任期 {term}"},
                        {name, {"term", about->node().current_term()}});
        case Fact::Kind::kServerCommit:
            return Fill(
                {"{server} has committed up to index {index}", "{server} 提交到索引 {index}"},
                {name, {"index", about->node().commit_index()}});
        case Fact::Kind::kServerApplied:
            return Fill({"{server} has applied up to index {index}", "{server} 应用到索引 {index}"},
                        {name, {"index", about->machine().last_applied()}});
        case Fact::Kind::kCommit: {
            std::string indices;
            for (const Server& one : servers_) {
                if (!one.up()) continue;
                indices +=
                    " " + PrintServer(one.id()) + " " + std::to_string(one.node().commit_index());
            }
            return Fill({"committed are{indices}", "各服务器的提交索引：{indices}"},
                        {{"indices", Bilingual(indices, indices.substr(indices.empty() ? 0 : 1))}});
        }
        case Fact::Kind::kIdle:
            return Fill({"{count} messages are in flight", "有 {count} 条消息在途"},
                        {{"count", network_.size()}});
        case Fact::Kind::kSent:
        case Fact::Kind::kDelivered:
            return fact.negated ? Words{"there was one", "有过"}
                                : Words{"there was none", "没有过"};
        case Fact::Kind::kViolation:
            if (fact.name == kLiveness) {
                return stalls_.empty() ? Words{"nothing has stood still", "没有出现过停滞"}
                                       : Words{"something has stood still", "出现过停滞"};
            }
            if (violations().empty()) return Words{"nothing is violated", "没有违反任何性质"};
            const Violation& first = violations().front();
            return Fill({"{name} is violated: {detail}", "违反了{name}：{detail}"},
                        {{"name", NamesOf(first.property)},
                         {"detail", Bilingual(first.detail, first.chinese_detail)}});
    }
    return {};
}

Outcome Cluster::UnknownIn(const Condition& condition) const {
    using Kind = Fact::Kind;
    for (const Fact& fact : condition.facts) {
        const bool one = fact.kind == Kind::kLeaderIs || fact.kind == Kind::kRole ||
                         fact.kind == Kind::kServerTerm || fact.kind == Kind::kServerCommit ||
                         fact.kind == Kind::kServerApplied;
        if (one) {
            if (const Outcome unknown = Unknown(fact.server)) return unknown;
        }
        if (fact.to.has_value()) {
            if (const Outcome unknown = Unknown(*fact.to)) return unknown;
        }
    }
    return std::nullopt;
}

// ---- expect ----

Outcome Cluster::DoOne(const ExpectCondition& command) {
    if (const Outcome unknown = UnknownIn(command.condition)) return unknown;
    for (const Fact& fact : command.condition.facts) {
        if (Holds(fact)) continue;
        return NotExpected(
            Fill({"expected \"{condition}\", but {found}", "应为“{condition}”，但是{found}"},
                 {{"condition", PrintCondition({{fact}})}, {"found", Found(fact)}}));
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const ExpectLog& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    const Log& log = server(command.server).node().log();
    const std::size_t length = log.last_index() - log.base().index;
    bool same = length == command.log.size();
    bool contents = false;
    for (std::size_t i = 0; i < command.log.size(); ++i) {
        const ExpectLog::Item& item = command.log[i];
        contents = contents || item.entry.has_value();
        if (i >= length) continue;
        const Entry& entry = log.At(log.first_index() + i);
        if (entry.term != item.term) same = false;
        // Who asked for it is not written in a script: the content is what counts.
        if (item.entry.has_value() && PrintEntry(entry) != PrintEntry(*item.entry)) same = false;
    }
    if (same) return std::nullopt;
    return NotExpected(
        Fill({"the log of {server} is {log}", "{server} 的日志是 {log}"},
             {{"server", PrintServer(command.server)}, {"log", TermsOf(log, contents)}}));
}

Outcome Cluster::DoOne(const ExpectState& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    const auto& values = server(command.server).machine().values();
    const auto found = values.find(command.key);
    const bool absent = found == values.end();
    if (absent ? !command.value.has_value() : command.value == found->second) return std::nullopt;
    const Words none = {"in the state of {server}, {key} is absent",
                        "{server} 的状态机里没有 {key}"};
    const Words other = {"in the state of {server}, {key} is {value}",
                         "{server} 的状态机里 {key} 是 {value}"};
    return NotExpected(
        Fill(absent ? none : other, {{"server", PrintServer(command.server)},
                                     {"key", command.key},
                                     {"value", absent ? "" : PrintName(found->second)}}));
}

Outcome Cluster::DoOne(const ExpectMembers& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    const Configuration& found = server(command.server).node().configuration();
    if (found == command.configuration) return std::nullopt;
    return NotExpected(
        Fill({"the members known to {server} are {members}", "{server} 所知的成员是 {members}"},
             {{"server", PrintServer(command.server)}, {"members", PrintConfiguration(found)}}));
}

Outcome Cluster::DoOne(const ExpectRefused& command) {
    using Because = ExpectRefused::Because;
    if (const Outcome unknown = Unknown(command.voter)) return unknown;
    const Gap voter = {"voter", PrintServer(command.voter)};
    const Gap candidate = {"candidate", PrintServer(command.candidate)};
    const auto refused = sightings_.Refusal(command.voter, command.candidate);
    if (!refused.has_value()) {
        return NotExpected(Fill(
            {"never has {voter} refused {candidate} a vote", "{voter} 从未拒绝投票给 {candidate}"},
            {voter, candidate}));
    }
    Because because = Because::kTerm;
    Words found = {"{voter} refused {candidate} because of its term",
                   "{voter} 拒绝 {candidate} 是因为任期"};
    if (refused == VoteVerdict::kAlreadyVoted) {
        because = Because::kVote;
        found = {"{voter} refused {candidate} because of its vote, which was given already",
                 "{voter} 拒绝 {candidate} 是因为已经投了票"};
    } else if (refused == VoteVerdict::kLogBehind) {
        because = Because::kLog;
        found = {"{voter} refused {candidate} because of the log",
                 "{voter} 拒绝 {candidate} 是因为日志"};
    } else if (refused == VoteVerdict::kLeaderHeard) {
        because = Because::kLease;
        found = {"{voter} refused {candidate} because of its leader, of which it had just heard",
                 "{voter} 拒绝 {candidate} 是因为刚刚收到过领导者的消息"};
    }
    if (because == command.because) return std::nullopt;
    return NotExpected(Fill(found, {voter, candidate}));
}

}  // namespace raft::sim
