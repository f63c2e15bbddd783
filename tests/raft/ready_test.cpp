// What a server asks of the world, and what it takes for durable.
//
// Goal:   §3.8 (on disk before it counts), §10.2.1 (what need not wait), Fig. 3.1 (lastApplied).
// Method: one server; the test saves its writes one by one, late, or never.
#include "raft/ready.h"

#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

TEST_CASE("ready: an input that changes nothing lasting asks for no write") {
    Server server({.log = {1}, .term = 1});

    server.Step(Append({S2, S1, 1}, {.prev = {1, 1}}));
    CHECK_FALSE(server.ready.must_save());
    server.Tick(1);
    CHECK_FALSE(server.ready.must_save());
}

TEST_CASE("ready: names what is new on disk, and from where on the old is wrong") {
    Server server({.log = {1, 1, 1}, .term = 1});
    server.saves_at_once = false;

    server.Step(Append({S2, S1, 2}, {.prev = {1, 1}, .entries = {2, 2}}));

    REQUIRE(server.ready.must_save());
    CHECK(server.ready.write_number == 1);
    CHECK(server.ready.hard_state == HardState{2, std::nullopt});
    CHECK(server.ready.first_changed == Index{2});
    CHECK(server.ready.entries.size() == 2);

    server.Step(Append({S2, S1, 2}, {.prev = {2, 3}, .entries = {2}}));

    CHECK(server.ready.write_number == 2);
    CHECK_FALSE(server.ready.hard_state.has_value());
    CHECK(server.ready.first_changed == Index{4});
    CHECK(server.ready.entries.size() == 1);
}

TEST_CASE("ready: the disk that obeys it holds what the server holds") {
    Server server({.log = {1, 1, 1, 1}, .term = 1});
    server.Step(Append({S2, S1, 2}, {.prev = {1, 2}, .entries = {2}}));
    server.Step(Append({S2, S1, 2}, {.prev = {2, 3}, .entries = {2, 2}}));
    server.Step(Append({S3, S1, 4}, {.prev = {1, 1}, .entries = {3, 4}}));

    CHECK(server.disk.log.SameAs(server.node.log()));
    CHECK(TermsOf(server.disk.log) == Terms{1, 3, 4});
    CHECK(server.disk.hard.term == server.node.current_term());
    CHECK(server.disk.hard.vote == server.node.voted_for());
}

TEST_CASE("ready: several changes between two takings are one write") {
    Node node(S1, VotersUpTo(5), {}, 1);
    node.Step(Append({S2, S1, 1}, {.entries = {1, 1, 1}}));
    node.Step(Append({S3, S1, 2}, {.prev = {1, 1}, .entries = {2}}));
    node.Step(Append({S3, S1, 2}, {.prev = {2, 2}, .entries = {2}}));

    Ready ready;
    node.TakeReady(ready);

    CHECK(ready.write_number == 1);
    CHECK(ready.first_changed == Index{1});
    REQUIRE(ready.entries.size() == 3);
    CHECK(ready.entries[1].term == 2);
    CHECK(ready.promises.size() == 3);
    CHECK_FALSE(ready.events.empty());

    node.TakeReady(ready);

    CHECK_FALSE(ready.must_save());
    CHECK(ready.promises.empty());
    CHECK(ready.entries.empty());
    CHECK(ready.events.empty());
}

TEST_CASE("durable: a vote and an acknowledgement leave only after their write") {
    Server server({.log = {1}, .term = 1});
    server.saves_at_once = false;

    server.Step(AskVote({S2, S1, 2}, {1, 1}));
    CHECK(server.out.empty());
    server.SaveAll();
    REQUIRE(server.out.size() == 1);
    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);

    server.Step(Append({S2, S1, 2}, {.prev = {1, 1}, .entries = {2}}));
    CHECK(server.out.empty());
    server.SaveAll();
    CHECK(BodiesOf<AppendEntriesReply>(server.out).at(0).match == 2);
}

TEST_CASE("durable: the answer to a repeated request waits for the write of the first") {
    Server server({.log = {1}, .term = 2});
    server.saves_at_once = false;
    const Message request = Append({S2, S1, 2}, {.prev = {1, 1}, .entries = {2}});

    server.Step(request);
    server.Step(request);
    CHECK_FALSE(server.ready.must_save());
    CHECK(server.out.empty());

    server.SaveAll();
    CHECK(BodiesOf<AppendEntriesReply>(server.out).size() == 2);
}

TEST_CASE("durable: a refusal that adopts a term waits for it, too") {
    Server server({.log = {2}, .term = 2});
    server.saves_at_once = false;

    server.Step(AskVote({S2, S1, 5}, {1, 1}));
    CHECK(server.out.empty());

    server.SaveAll();
    CHECK(server.out.size() == 1);
}

TEST_CASE("durable: a leader sends its entries while it writes them") {
    Server server({.servers = 3, .log = {1}, .term = 1, .role = Role::kLeader});
    server.saves_at_once = false;
    server.Step(Accept({S2, S1, 1}, 1));

    server.Propose(Put("x", "1"));

    CHECK(server.writes_under_way() == 1);
    REQUIRE(BodiesOf<AppendEntries>(server.out).size() == 2);
    CHECK(BodiesOf<AppendEntries>(server.out)[0].entries.size() == 1);
}

TEST_CASE("durable: a leader's own entries count only once they are on disk") {
    Server server({.servers = 3, .term = 1, .role = Role::kLeader});
    server.saves_at_once = false;
    server.Propose(Put("x", "1"));

    server.Step(Accept({S2, S1, 1}, 1));
    CHECK(server.node.saved_index() == 0);
    CHECK(server.node.commit_index() == 0);

    server.SaveAll();
    CHECK(server.node.saved_index() == 1);
    CHECK(server.node.commit_index() == 1);
}

TEST_CASE("durable: others can commit what the leader's own disk has not taken yet") {
    Server server({.servers = 3, .term = 1, .role = Role::kLeader});
    server.saves_at_once = false;
    server.Propose(Put("x", "1"));

    server.Step(Accept({S2, S1, 1}, 1));
    server.Step(Accept({S3, S1, 1}, 1));

    CHECK(server.node.saved_index() == 0);
    CHECK(server.node.commit_index() == 1);
}

TEST_CASE("durable: a write of entries that were replaced since counts for nothing") {
    Server server({.log = {1}, .term = 1});
    server.saves_at_once = false;
    server.Step(Append({S2, S1, 1}, {.prev = {1, 1}, .entries = {1, 1}}));
    server.Step(Append({S3, S1, 2}, {.prev = {1, 1}, .entries = {2, 2}}));

    server.SaveOne();
    CHECK(server.node.saved_index() == 1);

    server.SaveOne();
    CHECK(server.node.saved_index() == 3);
}

TEST_CASE("durable: entries that a crash lost are not sent for those in their place") {
    Server server({.servers = 3, .log = {1}, .term = 1, .role = Role::kLeader});
    server.Step(Accept({S2, S1, 1}, 1));
    server.saves_at_once = false;
    server.Propose(Put("x", "lost"));
    REQUIRE(BodiesOf<AppendEntries>(server.out).at(0).entries[0].command() != nullptr);

    server.Restart();
    server.saves_at_once = true;
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));

    const auto sent = BodiesOf<AppendEntries>(server.out);
    REQUIRE(sent.size() == 2);
    CHECK(sent[0].prev == EntryId{1, 1});
    CHECK(sent[0].entries[0].noop());
    CHECK(sent[0].entries[0].term == 2);
    CHECK(server.disk.log.At(2).noop());
}

TEST_CASE("durable: an election's own vote does not count in the one after it") {
    Server server({.servers = 3, .log = {1}, .term = 1});
    server.saves_at_once = false;
    server.Campaign();
    server.Campaign();

    server.SaveOne();
    CHECK(server.node.candidate()->granted.empty());

    server.SaveOne();
    CHECK(server.node.candidate()->granted == std::vector<NodeId>{S1});
}

TEST_CASE("apply: committed entries are handed out once, in order, and applied is told apart") {
    Node node(S1, VotersUpTo(3), {}, 1);
    Ready ready;
    node.Step(Append({S2, S1, 1}, {.entries = {1, 1, 1}, .commit = 2}));
    node.TakeReady(ready);
    CHECK(ready.apply_first == 1);
    CHECK(ready.apply_last == 2);
    CHECK(node.commit_index() == 2);
    CHECK(node.last_applied() == 0);

    node.Applied(1);
    CHECK(node.last_applied() == 1);
    node.TakeReady(ready);
    CHECK(ready.apply_last == 0);

    node.Step(Append({S2, S1, 1}, {.prev = {1, 3}, .commit = 3}));
    node.TakeReady(ready);
    CHECK(ready.apply_first == 3);
    CHECK(ready.apply_last == 3);
}

TEST_CASE("configuration: holds from the log on, and gives way with its entry") {
    const auto three = std::make_shared<const Payload>(Configuration{{S1, S2, S3}, {}, {S4}});
    Server server({.servers = 5, .log = {1}, .term = 1});
    AppendEntries append;
    append.prev = {1, 1};
    append.entries = Entries({{1, three}});

    server.Step({S2, S1, 1, append});
    CHECK(server.node.configuration().voters.size() == 3);
    CHECK(server.node.configuration_index() == 2);
    CHECK(server.node.commit_index() == 0);
    CHECK(server.Events<ConfigurationChanged>().at(0).index == 2);

    server.Restart();
    CHECK(server.node.configuration().voters.size() == 3);

    server.Step(Append({S3, S1, 2}, {.prev = {1, 1}, .entries = {2}}));
    CHECK(server.node.configuration().voters.size() == 5);
    CHECK(server.node.configuration_index() == 0);
}

}  // namespace raft
