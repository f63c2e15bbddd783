// Goal:   print and parse undo each other, for commands that nobody thought of.
// Method: 10,000 commands of every type from a seed; each is printed, parsed, compared, printed
// again.
#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "raft/random.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Makes commands such as a person or a click could make.
class Maker {
  public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    Command Make();

  private:
    static constexpr std::uint32_t kServers = 9;

    std::int64_t In(std::int64_t low, std::int64_t high) { return RandomIn(random_, low, high); }
    bool Maybe() { return In(0, 1) == 1; }
    template <typename Enum>
    Enum OneOf(Enum last) {
        return static_cast<Enum>(In(0, static_cast<std::int64_t>(last)));
    }
    template <typename Value>
    std::optional<Value> Perhaps(Value value) {
        return Maybe() ? std::optional(std::move(value)) : std::nullopt;
    }

    std::uint64_t Number() {
        if (In(0, 9) == 0) return kNumberMax;
        return static_cast<std::uint64_t>(In(0, 20));
    }
    std::uint32_t Count() { return static_cast<std::uint32_t>(In(1, Maybe() ? 3 : 100'000)); }
    Micros Length(Micros min = 0) {
        const std::array<Micros, 4> most = {900, 900 * kMillisecond, 3'000 * kSecond, 60 * kSecond};
        const Micros length = In(min, most.at(static_cast<std::size_t>(In(0, 3))));
        return Maybe() && length > kMillisecond ? length / kMillisecond * kMillisecond : length;
    }
    Range Between(Micros min = 0) {
        const Micros low = Length(min);
        return {low, Maybe() ? low : low + Length()};
    }
    Millionths Share() { return Maybe() ? In(0, 100) * kWhole / 100 : In(0, kWhole); }
    NodeId Server() { return NodeId{static_cast<std::uint32_t>(In(1, kServers))}; }
    NodeId Anybody() {
        return NodeId{static_cast<std::uint32_t>(In(1, Maybe() ? 9 : 4'000'000'000))};
    }
    std::pair<NodeId, NodeId> Two() {
        const NodeId first = Server();
        const auto apart = static_cast<std::uint32_t>(In(1, kServers - 1));
        return {first, NodeId{(Number(first) - 1 + apart) % kServers + 1}};
    }
    static std::uint32_t Number(NodeId id) { return raft::Number(id); }
    ClientId Client() { return ClientId{static_cast<std::uint32_t>(In(1, kClientsMax))}; }
    std::string Text();

    std::vector<NodeId> Set(std::uint32_t first, std::uint32_t last);
    Configuration Members(bool may_be_empty = false);
    Operation Change();
    Entry LogEntry();
    std::vector<Entry> Entries();
    MessageBody Body();
    MessageFilter Filter();
    MessageSelector Selector();
    sim::Condition Facts();
    SetOption Option();
    Command Fault();
    Command Check();

    std::uint64_t random_;
};

std::string Maker::Text() {
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

std::vector<NodeId> Maker::Set(std::uint32_t first, std::uint32_t last) {
    std::vector<NodeId> set;
    for (std::uint32_t i = first; i <= last; ++i) {
        if (Maybe()) set.push_back(NodeId{i});
    }
    if (set.empty()) set.push_back(NodeId{first});
    return set;
}

Configuration Maker::Members(bool may_be_empty) {
    Configuration configuration;
    if (may_be_empty && Maybe()) return configuration;
    configuration.voters = Set(1, 6);
    if (Maybe()) configuration.outgoing = Set(1, 6);
    if (Maybe()) configuration.learners = Set(7, kServers);
    return configuration;
}

Operation Maker::Change() {
    Operation operation{.kind = OneOf(Operation::Kind::kDelete), .key = Text()};
    if (operation.kind == Operation::Kind::kPut) operation.value = Text();
    if (operation.kind == Operation::Kind::kIncrement) operation.amount = In(-50, 50);
    return operation;
}

Entry Maker::LogEntry() {
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

std::vector<Entry> Maker::Entries() {
    std::vector<Entry> entries;
    for (std::int64_t i = In(0, 3); i > 0; --i) entries.push_back(LogEntry());
    return entries;
}

MessageBody Maker::Body() {
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
            return AppendEntries{id, raft::Entries(Entries()), Number(), Number()};
        case 5:
            return AppendEntriesReply{flag,     Number(), Number(), Number(),
                                      Number(), Number(), Number()};
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

MessageFilter Maker::Filter() {
    return {Perhaps(OneOf(MessageType::kReadIndexReply)), Perhaps(Anybody()), Perhaps(Server())};
}

MessageSelector Maker::Selector() {
    if (Maybe()) return {.id = Number()};
    return {.filter = Filter(), .which = OneOf(MessageSelector::Which::kAll)};
}

sim::Condition Maker::Facts() {
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

SetOption Maker::Option() {
    SetOption option{.name = OneOf(OptionName::kApply)};
    switch (option.name) {
        case OptionName::kElectionTimeout:
        case OptionName::kLatency:
            option.range = Between(100);
            break;
        case OptionName::kHeartbeat:
        case OptionName::kFsync:
        case OptionName::kTick:
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
            option.count = Count();
            break;
        default:
            option.on = Maybe();
    }
    return option;
}

Command Maker::Fault() {
    const auto [from, to] = Two();
    switch (In(0, 12)) {
        case 0:
            return Crash{Server(), Perhaps(OneOf(Stage::kAdvance))};
        case 1:
            return Restart{Server()};
        case 2:
            return Pause{Server()};
        case 3:
            return Resume{Server()};
        case 4:
            return Wipe{Server()};
        case 5:
            return Cut{from, to, Maybe()};
        case 6:
            return Heal{Perhaps(Cut{from, to, Maybe()})};
        case 7:
            return Maybe() ? Partition{{Set(1, 4), Set(5, 9)}} : Partition{{Set(1, 9)}};
        case 8:
            return Isolate{Server()};
        case 9:
            return SetLinkLatency{from, to, Between()};
        case 10:
            return SetLinkLoss{from, to, Share()};
        case 11:
            return SetClockRate{Server(), In(1'000, 3'000'000)};
        default:
            return SetServerFsync{Server(), Length()};
    }
}

Command Maker::Check() {
    switch (In(0, 6)) {
        case 0:
            return ExpectCondition{Facts()};
        case 1: {
            ExpectLog expect{.server = Server()};
            for (const Entry& entry : Entries()) expect.log.push_back({entry.term, Perhaps(entry)});
            return expect;
        }
        case 2:
            return ExpectState{Server(), Text(), Perhaps(Text())};
        case 3:
            return ExpectMembers{Server(), Members(true)};
        case 4:
            return ExpectRefused{Server(), Anybody(), OneOf(ExpectRefused::Because::kLease)};
        case 5:
            return Say{Text()};
        default:
            return PauseHere{};
    }
}

Command Maker::Make() {
    switch (In(0, 25)) {
        case 0:
            return MakeCluster{{static_cast<std::uint32_t>(In(1, 60)),
                                static_cast<std::uint32_t>(In(0, 20)),
                                static_cast<std::uint32_t>(In(0, 19))}};
        case 1:
            return SetSeed{Number()};
        case 2:
            return Option();
        case 3: {
            constexpr std::array<Role, 3> kRoles = {Role::kFollower, Role::kCandidate,
                                                    Role::kLeader};
            return Given{Server(),  Number(), Perhaps(Server()),
                         Entries(), Number(), kRoles.at(static_cast<std::size_t>(In(0, 2)))};
        }
        case 4:
            return RunFor{Length()};
        case 5:
            return RunUntilHolds{Facts(), Length()};
        case 6:
            return StepOnce{OneOf(StepOnce::Unit::kTerm), Count()};
        case 7:
            return TickServer{Server(), Count()};
        case 8:
            return FixTimer{Server(), Perhaps(Length(100))};
        case 9:
            return PersistNow{Server()};
        case 10:
            return ApplyNow{Server(), Count()};
        case 11:
            return Inject{{Anybody(), Server(), Number(), Body()}};
        case 12:
            return Deliver{Selector()};
        case 13:
            return Drop{Selector()};
        case 14:
            return Duplicate{Selector()};
        case 15:
            return Delay{Selector(), Length()};
        case 16:
            return Hold{Filter()};
        case 17:
            return Release{Filter()};
        case 18:
            return ClientCommand{Change(), Perhaps(Server()), Perhaps(Client()), Maybe()};
        case 19:
            return Register{Client(), Perhaps(Server())};
        case 20:
            return Retry{Client(), Perhaps(Server())};
        case 21:
            return Load{Count(), Perhaps(Length())};
        case 22:
            return Maybe() ? Command(FireTimeout{Server()}) : BeatHeart{Server()};
        case 23:
            return std::make_shared<const At>(At{Length(), Fault()});
        case 24:
            return Check();
        default:
            return Fault();
    }
}

}  // namespace

TEST_CASE("script: whatever is printed parses to the same, and prints the same again") {
    Maker maker(42);
    std::set<std::size_t> kinds;
    for (int i = 0; i < 10'000; ++i) {
        const Command command = maker.Make();
        kinds.insert(command.index());
        const std::string printed = Print(command);
        CAPTURE(printed);
        CHECK(printed.find('\n') == std::string::npos);
        const auto parsed = ParseLine(printed, {.servers = 9});
        REQUIRE(parsed);
        if (const auto* error = std::get_if<SyntaxError>(&*parsed)) FAIL(error->error);
        const Command& again = std::get<Command>(*parsed);
        CHECK(SameCommand(command, again));
        CHECK(Print(again) == printed);
    }
    // Every alternative but NotYet.
    CHECK(kinds.size() == std::variant_size_v<Command> - 1);
}

}  // namespace raft::sim
