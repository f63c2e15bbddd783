// Whatever arrives, a server lives on and keeps the promises that are its own to keep.
//
// Goal:   §3.4 (one vote a term), Fig. 3.1 (what only rises), and that no field of a message can
//         stop the program.
// Method: 200,000 made-up messages, with small and with absurd numbers, into servers in all roles.
#include <doctest/doctest.h>

#include <array>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

// Messages that nobody would send.
class Liar {
  public:
    explicit Liar(std::uint64_t seed) : random_(seed) {}

    Message Next(const Node& node) {
        const Term own = node.current_term();
        Message message;
        message.from = NodeId{static_cast<std::uint32_t>(Below(8))};
        message.to = Below(50) == 0 ? S4 : node.id();
        // Mostly the receiver's own term, so that all roles are reached and kept for a while.
        message.term = Below(4) != 0 ? own : own + Below(5) - std::min<Term>(own, 2);
        if (Below(200) == 0) message.term = AnyNumber();
        message.body = Body(node);
        return message;
    }

    std::uint64_t Below(std::uint64_t limit) { return NextRandom(random_) % limit; }

  private:
    std::uint64_t AnyNumber() {
        const std::vector<std::uint64_t> numbers = {
            0, 1, 2, kNumberMax - 1, kNumberMax + 1, ~std::uint64_t{0}, ~std::uint64_t{0} - 1};
        return numbers[Below(numbers.size())];
    }
    std::uint64_t Near(std::uint64_t number) {
        if (Below(40) == 0) return AnyNumber();
        return number + Below(5) - std::min<std::uint64_t>(number, 2);
    }
    EntryId SomeEntry(const Node& node) {
        // Half of them exist: only past the consistency check is there anything to break.
        const Index index = Below(node.log().last_index() + 1);
        if (Below(2) == 0) return {node.log().TermAt(index).value_or(0), index};
        return {Near(node.log().last().term), Near(node.log().last_index())};
    }
    Entry SomeContent(Term term) {
        switch (Below(6)) {
            case 0:
                return {term, nullptr};
            case 1: {
                Configuration configuration;
                for (std::uint64_t n = Below(4); n > 0; --n) {
                    configuration.voters.push_back(NodeId{static_cast<std::uint32_t>(Below(7))});
                    if (Below(3) == 0) configuration.outgoing = configuration.voters;
                    if (Below(3) == 0) configuration.learners = configuration.voters;
                }
                return {term, std::make_shared<const Payload>(configuration)};
            }
            case 2:
                return {term, std::make_shared<const Payload>(OpenSession{ClientId{1}})};
            default:
                return {term, Put("x", std::to_string(Below(9)))};
        }
    }
    AppendEntries SomeAppend(const Node& node) {
        AppendEntries append;
        append.prev = SomeEntry(node);
        append.commit = Near(node.log().last_index());
        append.round = AnyNumber();
        append.lease = static_cast<Micros>(AnyNumber());
        append.lease_since = static_cast<Micros>(Near(static_cast<std::uint64_t>(node.clock())));
        std::vector<Entry> entries;
        Term term = append.prev.term;
        for (std::uint64_t n = Below(6); n > 0; --n) {
            term = Below(20) == 0 ? Near(term) : term + Below(2);
            entries.push_back(SomeContent(Below(3) == 0 ? node.current_term() : term));
        }
        append.entries = Entries(std::move(entries));
        return append;
    }
    InstallSnapshot SomeSnapshot(const Node& node) {
        InstallSnapshot install;
        install.last_included = SomeEntry(node);
        const std::vector<std::string> texts = {"", "x=1\n", "garbage\x01", "C1 serial=", "x"};
        install.data = std::make_shared<const std::string>(texts[Below(texts.size())]);
        install.offset = Below(3) == 0 ? Near(node.stored_chunks().value_or(0)) : 0;
        install.done = Below(2) == 0;
        install.round = AnyNumber();
        if (Below(4) == 0) return install;
        const Entry entry = SomeContent(1);
        if (entry.configuration() != nullptr) {
            install.config = std::make_shared<const Configuration>(*entry.configuration());
        }
        return install;
    }
    AppendEntriesReply SomeReply(const Node& node) {
        AppendEntriesReply reply;
        reply.success = Below(2) == 0;
        reply.match = Near(node.log().last_index());
        reply.prev_index = Near(node.log().last_index());
        reply.conflict_term = Near(node.current_term());
        reply.conflict_index = Near(node.log().last_index());
        reply.last_index = Near(node.log().last_index());
        reply.round = Below(2) == 0 ? Below(8) : AnyNumber();
        reply.clock = static_cast<Micros>(Below(4) == 0 ? AnyNumber() : Below(1000));
        return reply;
    }
    MessageBody Body(const Node& node) {
        switch (Below(14)) {
            case 0:
                return RequestVote{SomeEntry(node), Below(3) == 0, Below(2) == 0};
            case 1:
                return RequestVoteReply{Below(2) == 0, Below(3) == 0};
            case 2:
                return SomeSnapshot(node);
            case 3:
                return TimeoutNow{};
            case 4:
                return ReadIndexReply{Below(2) == 0 ? Below(9) : AnyNumber(), AnyNumber()};
            case 5:
                return ReadIndex{AnyNumber()};
            case 6:
                return InstallSnapshotReply{Below(2) == 0, Near(node.log().base().index),
                                            Below(2) == 0 ? Below(99) : AnyNumber(), Below(2) == 0,
                                            Below(9)};
            case 7:
            case 8:
            case 9:
                return SomeReply(node);
            default:
                return SomeAppend(node);
        }
    }

    std::uint64_t random_;
};

// What must be so of any server at any time, and from one moment to the next.
void CheckInvariants(const Node& before, const Node& after) {
    REQUIRE(after.current_term() >= before.current_term());
    REQUIRE(after.current_term() <= kNumberMax);
    if (after.current_term() == before.current_term() && before.voted_for().has_value()) {
        REQUIRE(after.voted_for() == before.voted_for());
    }
    REQUIRE(after.commit_index() >= before.commit_index());
    REQUIRE(after.commit_index() <= after.log().last_index());
    if (!after.options().rules.AnyBroken()) {
        REQUIRE(after.last_applied() <= after.commit_index());
    }
    REQUIRE(after.saved_index() <= after.log().last_index());
    for (Index i = after.log().base().index; i <= before.commit_index(); ++i) {
        if (i < before.log().base().index) continue;
        REQUIRE(after.log().TermAt(i) == before.log().TermAt(i));
    }
    REQUIRE(after.log().last().term <= after.current_term());
    if (after.role() == Role::kLeader) {
        REQUIRE(after.leader() == after.id());
        REQUIRE(after.log().last_index() >=
                (before.role() == Role::kLeader ? before.log().last_index() : Index{0}));
        for (const Progress& progress : after.leading()->progress) {
            REQUIRE(progress.match < progress.next);
            REQUIRE(progress.next <= after.log().last_index() + 1);
            REQUIRE(progress.match <= after.log().last_index());
        }
    }
}

MembershipChange SomeChange(Liar& liar) {
    MembershipChange change;
    change.kind = static_cast<ChangeKind>(liar.Below(7));
    change.server = NodeId{static_cast<std::uint32_t>(1 + liar.Below(6))};
    for (std::uint32_t n = 1; n <= 6; ++n) {
        if (liar.Below(2) == 0) change.voters.push_back(NodeId{n});
    }
    return change;
}

// One made-up message, or now and then something that the world does.
void Disturb(Server& server, Liar& liar) {
    const Node& node = server.node;
    switch (liar.Below(60)) {
        case 0:
            return server.Campaign();
        case 1:
            return server.Tick(static_cast<Micros>(liar.Below(400'000)));
        case 2:
            server.Propose(Put("x", "1"));
            return;
        case 3:
            return server.SaveAll();
        case 4:
            return server.Read(static_cast<ReadMode>(liar.Below(3)), liar.Below(9));
        case 5:
            server.Change(SomeChange(liar));
            return;
        case 6:
            server.Transfer(NodeId{static_cast<std::uint32_t>(1 + liar.Below(6))});
            return;
        case 7:
            if (std::min(node.last_applied(), node.commit_index()) != node.last_applied()) return;
            if (node.last_applied() > node.log().base().index) server.Compact();
            return;
        case 8:
            return server.Heartbeat();
        default:
            return server.Step(liar.Next(server.node));
    }
}

Setting SomeSetting(std::uint64_t seed) {
    const Terms log = seed % 4 == 0 ? Terms{} : Terms{1, 1, 2, 4, 4};
    const std::vector<Role> roles = {Role::kFollower, Role::kCandidate, Role::kLeader};
    Setting setting{.servers = static_cast<std::uint32_t>(1 + seed % 5), .log = log, .term = 4};
    setting.vote = S1;
    setting.commit = log.empty() ? 0 : seed % 3;
    setting.role = roles[seed % 3];
    setting.options.backoff = seed % 2 == 0 ? Backoff::kFast : Backoff::kNaive;
    setting.options.max_entries = static_cast<std::uint32_t>(seed % 3);
    setting.options.inflight = static_cast<std::uint32_t>(seed % 4);
    setting.options.prevote = static_cast<PreVote>(seed / 2 % 3);
    setting.options.check_quorum = seed / 3 % 2 == 0;
    setting.options.membership = static_cast<Membership>(seed / 5 % 2);
    setting.options.chunk = static_cast<std::uint32_t>(seed / 7 % 3);
    setting.options.lease = seed / 11 % 2 == 0 ? 0 : 100 * kMillisecond;
    // Every rule broken now and then; more than one at a time, too.
    if (seed % 3 == 0) {
        setting.options.rules.Set(static_cast<Rule>(seed / 3 % kRules), true);
        setting.options.rules.Set(static_cast<Rule>(seed / 7 % kRules), true);
    }
    return setting;
}

}  // namespace

TEST_CASE("any message: no field of it stops a server or breaks what is its own to keep") {
    constexpr std::uint64_t kServers = 2'000;
    constexpr int kMessagesEach = 100;
    std::array<int, 4> seen{};  // By role.

    for (std::uint64_t seed = 0; seed < kServers; ++seed) {
        Server server(SomeSetting(seed));
        Liar liar(seed);
        server.saves_at_once = seed % 2 == 0;
        for (int i = 0; i < kMessagesEach; ++i) {
            CAPTURE(seed);
            CAPTURE(i);
            const Node before = server.node;
            Disturb(server, liar);
            CheckInvariants(before, server.node);
            seen.at(static_cast<std::size_t>(server.node.role())) += 1;
        }
        server.SaveAll();
        REQUIRE(server.disk.log.SameAs(server.node.log()));
        REQUIRE(server.disk.hard.term == server.node.current_term());
        if (server.node.options().rules.Broken(Rule::kVoteOnDisk)) continue;
        REQUIRE(server.disk.hard.vote == server.node.voted_for());
    }

    // Otherwise the messages would have tried only some of the roles.
    for (const int times : seen) CHECK(times > 5'000);
}

}  // namespace raft
