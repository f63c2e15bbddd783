// Texts, entries, messages, conditions and options from a seed, odd ones included.
#include "tests/sim/random_values.h"

#include <iterator>
#include <memory>

namespace raft::sim {

std::string Draw::Text() {
    constexpr const char* kPieces[] = {
        "x",  "key", "a b", "\"", "\\", "none", "-",    ">",    "->", "#",     "17",   "=",
        "+",  "{",   "]",   ":",  "\n", "\t",   "@",    "/",    "",   "键",    "noop", "S1",
        "to", ",",   "\r",  "\v", "%",  ".",    "\x7f", "\x01", "é",  "config"};
    std::string text;
    for (std::int64_t pieces = In(0, 3); pieces > 0; --pieces) {
        text += kPieces[In(0, std::ssize(kPieces) - 1)];
    }
    return text;
}

std::string Draw::Title() {
    if (In(0, 9) == 0) return std::string(kTitleMax - 1, 'y') + "é";
    return Maybe() ? "branch-" + std::to_string(In(1, 99)) : Text() + "x";
}

std::vector<NodeId> Draw::Set(std::uint32_t first, std::uint32_t last) {
    std::vector<NodeId> set;
    for (std::uint32_t i = first; i <= last; ++i) {
        if (Maybe()) set.push_back(NodeId{i});
    }
    if (set.empty()) set.push_back(NodeId{first});
    return set;
}

Configuration Draw::Members(bool may_be_empty) {
    Configuration configuration;
    if (may_be_empty && Maybe()) return configuration;
    configuration.voters = Set(1, 6);
    if (Maybe()) configuration.outgoing = Set(1, 6);
    if (Maybe()) configuration.learners = Set(7, kServers);
    return configuration;
}

Operation Draw::Change() {
    Operation operation{.kind = OneOf(Operation::Kind::kDelete), .key = Text()};
    if (operation.kind == Operation::Kind::kPut) operation.value = Text();
    if (operation.kind == Operation::Kind::kIncrement) operation.amount = In(-50, 50);
    return operation;
}

Entry Draw::LogEntry() {
    Entry entry{.term = std::max<std::uint64_t>(Number(), 1)};
    raft::Command command{.operation = Change()};
    if (Maybe()) command.client = Client();
    if (command.client != ClientId{} && Maybe())
        command.serial = std::max<std::uint64_t>(Number(), 1);
    switch (In(0, 4)) {
        case 0:
            break;
        case 1:
            entry.payload = std::make_shared<const Payload>(Noop{});
            break;
        case 2:
            entry.payload = std::make_shared<const Payload>(Members());
            break;
        case 3:
            entry.payload = std::make_shared<const Payload>(OpenSession{Client()});
            break;
        default:
            entry.payload = std::make_shared<const Payload>(command);
    }
    return entry;
}

std::vector<Entry> Draw::Entries() {
    std::vector<Entry> entries;
    for (std::int64_t i = In(0, 3); i > 0; --i) entries.push_back(LogEntry());
    return entries;
}

MessageBody Draw::Body() {
    const EntryId id{Number(), Number()};
    const bool flag = Maybe();
    switch (In(0, 10)) {
        case 0:
            return RequestVote{id, false, flag};
        case 1:
            return RequestVote{id, true, false};
        case 2:
            return RequestVoteReply{flag, false};
        case 3:
            return RequestVoteReply{flag, true};
        case 4:
            return AppendEntries{id,      raft::Entries(Entries()), Number(), Number(), Length(),
                                 Length()};
        case 5:
            return AppendEntriesReply{flag,     Number(), Number(), Number(),
                                      Number(), Number(), Number(), Length()};
        case 6: {
            InstallSnapshot body{id, Number(), nullptr, flag, nullptr, Number()};
            if (Maybe()) body.data = std::make_shared<const std::string>(Text());
            if (Maybe()) body.config = std::make_shared<const Configuration>(Members());
            return body;
        }
        case 7:
            return InstallSnapshotReply{flag, Number(), Number(), Maybe(), Number()};
        case 8:
            return ReadIndex{Number()};
        case 9:
            return ReadIndexReply{Number(), Number()};
        default:
            return TimeoutNow{};
    }
}

MessageFilter Draw::Filter() {
    return {Perhaps(OneOf(MessageType::kReadIndexReply)), Perhaps(Anybody()), Perhaps(Server())};
}

MessageSelector Draw::Selector() {
    if (Maybe()) return {.id = Number()};
    return {.filter = Filter(), .which = OneOf(MessageSelector::Which::kAll)};
}

sim::Condition Draw::Facts() {
    sim::Condition condition;
    for (std::int64_t i = In(1, 3); i > 0; --i) {
        Fact fact{.kind = OneOf(Fact::Kind::kViolation), .negated = Maybe()};
        switch (fact.kind) {
            case Fact::Kind::kLeader:
            case Fact::Kind::kIdle:
                break;
            case Fact::Kind::kRole:
                fact.role = OneOf(Fact::RoleWord::kCrashed);
                [[fallthrough]];
            case Fact::Kind::kLeaderIs:
                fact.server = Server();
                break;
            case Fact::Kind::kServerTerm:
            case Fact::Kind::kServerCommit:
            case Fact::Kind::kServerApplied:
                fact.server = Server();
                [[fallthrough]];
            case Fact::Kind::kTerm:
            case Fact::Kind::kCommit:
                fact.number = Number();
                break;
            case Fact::Kind::kSent:
            case Fact::Kind::kDelivered:
                fact.type = OneOf(MessageType::kReadIndexReply);
                fact.from = Perhaps(Anybody());
                fact.to = Perhaps(Server());
                break;
            case Fact::Kind::kViolation:
                fact.name = Text();
                break;
        }
        condition.facts.push_back(fact);
    }
    return condition;
}

SetOption Draw::Option() {
    SetOption option{.name = OneOf(OptionName::kClockDriftBound)};
    switch (option.name) {
        case OptionName::kElectionTimeout:
        case OptionName::kLatency:
            option.range = Between(100);
            break;
        case OptionName::kHeartbeat:
        case OptionName::kFsync:
        case OptionName::kTick:
        case OptionName::kLease:
            option.range.low = Length(100);
            option.range.high = option.range.low;
            break;
        case OptionName::kLoss:
        case OptionName::kDuplicate:
            option.share = Share();
            break;
        case OptionName::kMaxEntries:
        case OptionName::kInflight:
        case OptionName::kSessions:
        case OptionName::kSnapshotEvery:
        case OptionName::kChunk:
            option.count = Count();
            break;
        case OptionName::kPreVote:
            option.count = static_cast<std::uint32_t>(OneOf(PreVote::kLogOnly));
            break;
        case OptionName::kClockDriftBound:
            option.share = kWhole + In(0, Maybe() ? 9 : 3'000'000);
            break;
        default:
            option.on = Maybe();
    }
    return option;
}

}  // namespace raft::sim
