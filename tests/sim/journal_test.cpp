// Goal:   what a history writes down rebuilds it, bit for bit, with all its branches.
// Method: histories with acts in odd places are written, done again line by line, and compared.
#include "raft/sim/journal.h"

#include <algorithm>

#include "raft/sim/time.h"
#include "tests/sim/history_helpers.h"

namespace raft::sim {

namespace {

using Lines = std::vector<std::string>;

// Writes, rebuilds, compares; and the way to every end alone.
void CheckRebuilds(History& history) {
    const Lines tree = WholeTree(history);
    std::string all;
    for (const std::string& line : tree) all += line + "\n";
    CAPTURE(all);
    History again = Rebuilt(tree);
    CheckSameTree(history, again);
    CHECK(WholeTree(again) == tree);
    for (BranchId id = 0; id < history.branches().size(); ++id) {
        if (history.branches()[id].pruned) continue;
        const Spot end{id, history.branches()[id].end};
        History linear = Rebuilt(WayTo(history, end));
        CHECK(linear.branches().size() == 1);
        CHECK(Difference(WholeText(linear.cluster()), WholeText(history.At(end))) == "");
    }
    History here = Rebuilt(WayTo(history, history.spot()));
    CHECK(Difference(WholeText(here.cluster()), WholeText(history.cluster())) == "");
}

}  // namespace

TEST_CASE("journal: a history in which nothing happened needs no line") {
    const History history;
    CHECK(WholeTree(history).empty());
    CHECK(WayTo(history, history.spot()).empty());
}

TEST_CASE("journal: it reads as a person would have written it") {
    History history;
    Do(history, {"seed 7", "cluster 3", "set loss 5%", "run until leader", "run 300ms", "put x 1",
                 "bookmark \"asked\"", "run 100ms", "goto 500ms", "branch what-if", "crash S1",
                 "run 50ms", "switch main"});
    CHECK(WayTo(history, {1, history.branches()[1].end}).back() == "run 50ms");
    const Lines tree = WholeTree(history);
    CHECK(Lines(tree.begin(), tree.begin() + 3) == Lines{"seed 7", "cluster 3", "set loss 5%"});
    // One stood at the fork: switching leads there.
    CHECK(Lines(tree.end() - 6, tree.end()) == Lines{"goto \"fork 2\"", "unmark \"fork 2\"",
                                                     "branch what-if", "crash S1", "run 50ms",
                                                     "switch main"});
    CHECK(std::count(tree.begin(), tree.end(), "bookmark \"asked\"") == 1);
    CheckRebuilds(history);
}

TEST_CASE("journal: what was said in two languages is kept in both") {
    History history;
    const std::string line = "say \"S1 waits.\" zh \"S1 在\\\"等待\\\"。\"";
    Do(history, {"run 10ms", line, "run 10ms"});
    const Lines tree = WholeTree(history);
    CHECK(std::count(tree.begin(), tree.end(), line) == 1);
    CheckRebuilds(history);
}

TEST_CASE("journal: what one command may not do at once is done by several") {
    History history;
    Do(history, {"set clock manual", "run 3600s", "run 3600s", "run 1ms", "put x 1"});
    CHECK(WholeTree(history) ==
          Lines{"set clock manual", "run 3600s", "run 3600s", "run 1ms", "put x 1"});
}

TEST_CASE("journal: other servers, seeds and options to begin with") {
    History seeded(Cluster({.voters = 3, .learners = 1, .spare = 1}, 99));
    Do(seeded, {"run 700ms", "add S5 learner", "run 500ms"});
    CHECK(WholeTree(seeded)[0] == "seed 99");
    CHECK(WholeTree(seeded)[1] == "cluster 3 learners 1 spare 1");
    History made;
    Do(made, {"seed 5", "cluster 7", "seed 6", "run 700ms", "put x 1", "run 1s"});
    CheckRebuilds(made);

    ClusterOptions options;
    options.latency = {kMillisecond, kMillisecond};
    options.node.rules.Set(Rule::kRandomTimeouts, true);
    History optioned(Cluster({.voters = 3}, 4, options));
    Do(optioned, {"run 2s"});
    const History again = Rebuilt(WholeTree(optioned));
    CHECK(again.cluster().options() == options);
    CHECK(again.place().steps == optioned.place().steps);
}

TEST_CASE(
    "journal: acts between two events of one moment, at the beginning, and next to each other") {
    History history;
    Do(history, {"set latency 1ms", "set fsync 0", "set election-timeout 150ms", "crash S1",
                 "restart S1", "branch early", "pause S2", "switch main", "goto start"});
    Do(history, {"crash S5", "switch main", "step 9", "step stage 3", "put x 1", "step stage 2",
                 "put x 2 as C2", "step 4", "crash S3", "restart S3", "run 10ms", "run 1us",
                 "pause S4", "run 0", "step 2", "resume S4", "run 1us", "step"});
    CheckRebuilds(history);
    Do(history, {"back stage 3", "branch middle", "timeout S1", "step stage 2", "timeout S2",
                 "step stage 7", "bookmark \"two\\nlines\"", "run 200ms"});
    CheckRebuilds(history);
    Do(history, {"goto \"two\\nlines\""});
    CheckRebuilds(history);
    Do(history, {"switch main", "goto 300ms", "back 2", "switch early", "run 20ms"});
    CheckRebuilds(history);
}

TEST_CASE("journal: what is due a microsecond after an act, or at its very moment") {
    const Lines timers = {"cluster 3", "timer S1 9ms", "timer S3 9ms", "timer S2 9.001ms",
                          "run 8ms"};
    for (const Lines& rest : {Lines{"step", "put x 1", "step 2", "put y 2"},
                              Lines{"step 2", "put x 1", "step", "put y 2"},
                              Lines{"step", "step stage 3", "put x 1", "step 2", "put y 2"},
                              Lines{"step stage 3", "put x 1", "step 3", "put y 2", "step stage 2"},
                              Lines{"step stage 3", "put x 1", "step 2", "put y 2"}}) {
        History history;
        Do(history, timers);
        Do(history, rest);
        CHECK(history.now() >= 9'000);
        CHECK(history.branches()[0].acts.back().place.at <= 9'001);
        CheckRebuilds(history);
    }
}

TEST_CASE("journal: an act that ends what stood in mid-input") {
    for (const char* act : {"crash S1", "crash S2", "pause S1", "wipe S3", "cut S1 S2"}) {
        for (int stages = 1; stages < 8; ++stages) {
            History history;
            CAPTURE(act);
            CAPTURE(stages);
            Do(history,
               {"cluster 3", "set latency 1ms", "set fsync 0", "run until sent RequestVote",
                "step 3", "step stage " + std::to_string(stages), act, "step 2", "put x 1",
                "step stage 3", "step stage"});
            CheckRebuilds(history);
        }
    }
}

TEST_CASE("journal: commands for later, done, taken back and in vain") {
    History history;
    Do(history,
       {"at 250ms crash S3", "at 250ms restart S3", "at 400ms put x 1", "at 300ms isolate S1",
        "cancel 4", "run 249ms", "step 3", "run 300ms", "at 800ms restart S3", "run 100ms"});
    CHECK(Try(history, "run 500ms").has_value());
    Do(history, {"run 500ms", "goto 500ms", "branch b", "run 200ms"});
    CheckRebuilds(history);
}

TEST_CASE("journal: branches of branches, names, visits, and a pruned one") {
    History history;
    Do(history, {"run 500ms",
                 "rename \"the first\"",
                 "branch main",
                 "run 500ms",
                 "branch third",
                 "run 500ms",
                 "bookmark \"fork 4\"",
                 "goto 200ms",
                 "crash S1",
                 "run 100ms",
                 "goto 100ms",
                 "crash S2",
                 "branch gone",
                 "run 1s",
                 "switch third",
                 "back 40",
                 "switch main",
                 "prune gone",
                 "goto 700ms",
                 "bookmark \"b\"",
                 "back 3"});
    CHECK(history.branches().size() == 6);
    CheckRebuilds(history);
    Do(history, {"switch third"});
    CheckRebuilds(history);
    Do(history, {"goto start"});
    CheckRebuilds(history);
    Do(history, {"switch branch-5", "goto end", "run 5s"});
    CheckRebuilds(history);
}

}  // namespace raft::sim
