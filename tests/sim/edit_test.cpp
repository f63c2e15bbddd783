// Goal:   a server that stands still can be edited by hand, and what follows is what Raft makes of
//         such a disk: nothing else of the server is left, and the monitors say what broke.
// Method: single edits of paused and of crashed servers, each part of a disk looked at; then
//         thousands of runs with random edits at random moments.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "raft/sim/describe.h"
#include "raft/sim/journal.h"
#include "tests/seeds.h"
#include "tests/sim/helpers.h"
#include "tests/sim/history_helpers.h"
#include "tests/sim/random_values.h"

namespace raft::sim {

namespace {

// S1 leads three servers, and all hold x=1 and x=2, committed and applied; S1's no-op is first.
Cluster WithTwoEntries() {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run until leader S1", "put x 1", "run 300ms", "put x 2",
                 "run 300ms", "expect commit 4", "expect state S3 x=2"});
    cluster.ClearEvents();
    return cluster;
}

std::vector<std::string> DetailsOf(const Cluster& cluster) {
    std::vector<std::string> details;
    for (const Violation& violation : cluster.violations()) details.push_back(violation.detail);
    return details;
}

}  // namespace

TEST_CASE("edit: a server that runs is not edited") {
    Cluster cluster = WithTwoEntries();
    const std::string before = Trace(cluster);
    CHECK(RefusalOf(cluster, "edit S3 term 9") == "S3 runs; pause or crash it first");
    CHECK(Trace(cluster) == before);
}

TEST_CASE("edit: what is named is replaced on the disk, what is not stays") {
    for (const char* stop : {"pause S3", "crash S3"}) {
        CAPTURE(stop);
        Cluster cluster = WithTwoEntries();
        Do(cluster, {stop});
        const DiskState before = cluster.server(kS3).disk().durable();

        Do(cluster, {"edit S3 term 7"});
        CHECK(cluster.server(kS3).disk().durable().hard == HardState{7, before.hard.vote});
        CHECK(cluster.server(kS3).disk().durable().log.SameAs(before.log));
        Do(cluster, {"edit S3 vote S2"});
        CHECK(cluster.server(kS3).disk().durable().hard == HardState{7, kS2});
        Do(cluster, {"edit S3 vote none log [3:y=1]"});
        CHECK(cluster.server(kS3).disk().durable().hard == HardState{7, std::nullopt});
        Do(cluster, {"expect log S3 [3:y=1]", "expect S3 term 7"});
        Do(cluster, {"edit S3 log []", "expect log S3 []", "edit S3 term 0"});
    }
}

TEST_CASE("edit: nothing but the disk is left of the server, and it stands still as before") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"pause S1", "edit S1 term 4 vote S1 log [1:noop 2:x=9]"});
    const Server& server = cluster.server(kS1);
    CHECK((server.up() && server.paused()));
    CHECK(server.node().role() == Role::kFollower);
    CHECK(server.node().current_term() == 4);
    CHECK(server.node().voted_for() == kS1);
    CHECK_FALSE(server.node().leader().has_value());
    CHECK(server.node().commit_index() == 0);
    CHECK(server.machine().values().empty());
    CHECK(server.queued() == 0);
    CHECK_FALSE(server.disk().outstanding());
    Do(cluster, {"run 5s"});
    CHECK(server.node().current_term() == 4);

    // It goes on from there: the leader of a higher term takes its log over.
    Do(cluster, {"resume S1", "run 5s", "expect leader", "expect not S1 term 4"});
    Cluster down = WithTwoEntries();
    Do(down, {"crash S1", "edit S1 term 4", "run 5s", "expect S1 crashed", "restart S1", "run 5s",
              "expect leader", "expect state S1 x=2"});
}

TEST_CASE("edit: behind a snapshot the log begins with the next index, and the snapshot stays") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"snapshot S3 3", "run 100ms", "pause S3", "edit S3 term 5 log [4:y=1 5:y=2]"});
    const Server& server = cluster.server(kS3);
    CHECK(server.node().log().base().index == 3);
    CHECK(server.node().log().last() == EntryId{5, 5});
    CHECK(server.node().commit_index() == 3);
    Do(cluster, {"expect state S3 x=1", "edit S3 log []"});
    CHECK(server.node().log().last() == EntryId{1, 3});
    CHECK(RefusalOf(cluster, "edit S3 term 0") ==
          "the disk of S3 cannot hold this: the log holds term 1, so the server has reached at "
          "least that term");
}

TEST_CASE("edit: what no disk can hold is refused, in both languages, and nothing changes") {
    struct Row {
        const char* line;
        const char* english;
        const char* chinese;
    };
    const Row rows[] = {
        {"edit S3 log [2:x=1 1:x=2]",
         "the disk of S3 cannot hold this: terms never fall along a log, but at index 2 term 1 "
         "follows term 2",
         "S3 的磁盘上不可能有这样的内容：日志中的任期从不下降，但在索引 2 处任期 1 跟在任期 2 "
         "之后"},
        {"edit S3 log [8:x=1]",
         "the disk of S3 cannot hold this: the log holds term 8, so the server has reached at "
         "least that term",
         "S3 的磁盘上不可能有这样的内容：日志中有任期 8，所以服务器至少到过这个任期"},
        {"edit S3 term 0",
         "the disk of S3 cannot hold this: the log holds term 1, so the server has reached at "
         "least that term",
         "S3 的磁盘上不可能有这样的内容：日志中有任期 1，所以服务器至少到过这个任期"},
        {"edit S1 term 9", "S1 runs; pause or crash it first", "S1 正在运行；请先暂停它或让它崩溃"},
    };
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"pause S3"});
    const std::string before = Trace(cluster);
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const Outcome refused = Try(cluster, row.line);
        REQUIRE(refused.has_value());
        CHECK(refused->error == row.english);
        CHECK(refused->chinese == row.chinese);
    }
    CHECK(cluster.Do(Edit{kS3}).has_value());
    CHECK(cluster.Do(Edit{.server = kS3, .vote = NodeId{9}}).has_value());
    CHECK(cluster.Do(Edit{.server = NodeId{9}, .term = 3}).has_value());
    CHECK(cluster.Do(Edit{.server = kS3, .has_log = true, .log = {Entry{}}}).has_value());
    CHECK(Trace(cluster) == before);
}

TEST_CASE("edit: writes and promises that wait are gone, and clients are not answered") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"set persist manual", "timeout S2", "persist S2", "deliver RequestVote S2 -> S1"});
    REQUIRE(cluster.server(kS1).promises().size() == 1);
    Do(cluster, {"pause S1", "edit S1 vote S3"});
    CHECK(cluster.server(kS1).promises().empty());
    CHECK(cluster.server(kS1).disk().durable().hard == HardState{0, kS3});

    Cluster asked = WithTwoEntries();
    Do(asked, {"isolate S1", "put x 3 to S1", "run 50ms", "pause S1", "edit S1 vote none"});
    Do(asked, {"run 100ms"});
    CHECK(asked.server(kS1).pending().empty());
    CHECK(asked.requests().back().status == RequestStatus::kFailed);
}

TEST_CASE("edit: a write under way ends with the edit, and a later one is not taken for it") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"fsync S3 20ms", "put x 3"});
    for (int i = 0; i < 100 && !cluster.server(kS3).disk().under_way(); ++i) {
        REQUIRE(cluster.StepEvent());
    }
    REQUIRE(cluster.server(kS3).disk().under_way());
    Do(cluster, {"pause S3", "edit S3 log []"});
    CHECK_FALSE(cluster.server(kS3).disk().under_way());
    Do(cluster, {"resume S3", "timeout S2", "run 15ms"});
    CHECK(cluster.server(kS3).disk().durable().log.empty());
    Do(cluster, {"run 5s", "expect state S3 x=3"});
}

TEST_CASE("edit: in the middle of an input, stepped by stages") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"step message"});
    Do(cluster, {"step stage 2"});
    for (const NodeId id : {kS1, kS2, kS3}) {
        Do(cluster, {"pause " + PrintServer(id), "edit " + PrintServer(id) + " term 9"});
        CHECK(cluster.server(id).current() == nullptr);
    }
    Do(cluster, {"resume S1", "resume S2", "resume S3", "run 5s", "expect leader"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("edit: the event says what is on the disk now") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"pause S3"});
    cluster.ClearEvents();
    Do(cluster, {"edit S3 term 4 vote S1 log [1:x=1 2:x=2]"});
    const Event& command = cluster.events()[0];
    const Event& edit = cluster.events()[1];
    CHECK(std::get<CommandEvent>(command.body).text == "edit S3 term 4 vote S1 log [1:x=1 2:x=2]");
    REQUIRE(std::holds_alternative<EditEvent>(edit.body));
    CHECK(edit.cause == command.id);
    CHECK(edit.server == kS3);
    CHECK(KindName(edit) == std::string("edit"));
    CHECK(Describe(edit).text ==
          "S3's disk was edited by hand: term 4, a vote for S1; its log ended at (term 2, index "
          "2).");
    CHECK(Describe(edit, Language::kChinese).text ==
          "S3 的磁盘被手工修改：任期 4，给 S1 的投票；日志结束于（任期 2，索引 2）。");
    for (const RoleChanged& role : AllNoted<RoleChanged>(cluster)) CHECK(role.term == 4);
}

TEST_CASE("edit: entries that others hold otherwise are told at once, as what the edit did") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"pause S3", "edit S3 log [1:noop 1:y=1]"});
    REQUIRE(cluster.violations().size() == 1);
    CHECK(cluster.violations()[0].property == Property::kLogMatching);
    CHECK(cluster.violations()[0].server == kS3);
    const Event& violation = cluster.events().back();
    REQUIRE(std::holds_alternative<ViolationEvent>(violation.body));
    CHECK(std::holds_alternative<EditEvent>(
        cluster.events()[violation.cause - cluster.events().front().id].body));
    // The same entries as the others hold are no clash.
    Cluster same = WithTwoEntries();
    Do(same, {"pause S3", "edit S3 log [1:noop]", "resume S3", "timeout S2", "run 5s",
              "expect state S3 x=2"});
    CHECK(DetailsOf(same).empty());
}

TEST_CASE("edit: a majority that forgets a committed entry breaks Leader Completeness") {
    Cluster cluster = WithTwoEntries();
    Do(cluster, {"pause S2", "crash S3", "edit S2 log [1:noop]", "edit S3 log [1:noop]", "crash S1",
                 "resume S2", "restart S3", "run until leader within 10s"});
    CHECK(cluster.violations().front().property == Property::kLeaderCompleteness);
    CHECK(cluster.violations().front().server != kS1);
}

TEST_CASE("edit: an act like any other: given for later, taken back, written down and done again") {
    History history;
    Do(history, {"cluster 3", "timeout S1", "run until leader S1", "put x 1", "run 300ms",
                 "at 500ms pause S2", "at 600ms edit S2 term 5 log []", "run 1s", "crash S3",
                 "edit S3 vote S2 log [1:a=1@C1/1 1:noop]", "run 100ms"});
    CHECK(history.cluster().server(kS2).node().current_term() == 5);
    const History again = Rebuilt(WholeTree(history));
    CHECK(Difference(StateText(history.cluster()), StateText(again.cluster())) == "");
}

namespace {

// An edit that is possible for the log, of a server that may run: then it is refused.
Edit AnyEdit(Draw& draw, const Server& server) {
    Edit edit{.server = server.id()};
    const Log& log = server.disk().durable().log;
    Term term = log.last().term;
    if (draw.Maybe()) {
        edit.has_log = true;
        term = log.base().term;
        for (std::int64_t i = draw.In(0, 6); i > 0; --i) {
            term = std::max<Term>(term, 1) + static_cast<Term>(draw.In(0, 1));
            edit.log.push_back(draw.LogEntry());
            edit.log.back().term = term;
        }
    }
    if (edit.has_log || draw.Maybe()) edit.term = term + static_cast<Term>(draw.In(0, 3));
    if (draw.Maybe()) edit.vote = draw.Perhaps(NodeId{1});
    return edit;
}

void SetUpAnyhow(Cluster& cluster, Draw& draw) {
    Do(cluster, {"set fsync 1ms", draw.Maybe() ? "set prevote on" : "set lease 50ms",
                 draw.Maybe() ? "set checkquorum on" : "set snapshot-every 4",
                 draw.Maybe() ? "set chunk 20" : "set membership joint"});
    if (draw.In(0, 3) > 0) return;
    static_cast<void>(cluster.Do(BreakRule{draw.OneOf(Rule::kReadAfterOwnCommit), true}));
}

}  // namespace

TEST_CASE("edit: whatever is edited whenever, the program runs on") {
    std::size_t edits = 0;
    std::size_t clashes = 0;
    const std::uint64_t seeds = AskedSeeds().value_or(3'000);
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        Draw draw(seed);
        const auto voters = static_cast<std::uint32_t>(draw.In(1, 5));
        Cluster cluster({.voters = voters, .learners = 1, .spare = 1}, seed);
        SetUpAnyhow(cluster, draw);
        const auto any = [&] { return NodeId{static_cast<std::uint32_t>(draw.In(1, voters + 2))}; };
        Do(cluster, {"run 500ms", "load 40/s"});
        for (std::int64_t turn = draw.In(5, 25); turn > 0; --turn) {
            const auto perhaps = [&](const Command& command) {
                if (draw.Maybe()) static_cast<void>(cluster.Do(command));
            };
            const NodeId id = any();
            perhaps(Pause{id});
            perhaps(Crash{id});
            if (!cluster.Do(AnyEdit(draw, cluster.server(id))).has_value()) edits += 1;
            perhaps(Restart{any()});
            perhaps(Resume{any()});
            perhaps(Restart{id});
            perhaps(Resume{id});
            perhaps(ClientCommand{draw.Change(), any(), {}, draw.Maybe()});
            perhaps(GetValue{"x"});
            if (draw.In(0, 4) == 0) static_cast<void>(cluster.Do(FireTimeout{any()}));
            const Micros length = draw.In(0, draw.Maybe() ? 500 : 5);
            static_cast<void>(cluster.Do(RunFor{length * kMillisecond}));
            if (draw.In(0, 4) == 0) perhaps(StepOnce{StepUnit::kStage, 3});
            cluster.ClearEvents();
        }
        clashes += cluster.violations().size();
    }
    CHECK(edits > seeds);
    CHECK(clashes > seeds / 10);
    MESSAGE(edits << " edits, " << clashes << " clashes");
}

}  // namespace raft::sim
