// Goal:   every command of the language is understood, and printed in one canonical form.
// Method: rows of (what a person types, what is printed); what is printed parses to the same again.
#include "raft/sim/script.h"

#include <doctest/doctest.h>

#include <string>

namespace raft::sim {

namespace {

struct Row {
    const char* typed;
    const char* printed;  // nullptr: the same.
};

// Every example of the language's description, and its variants.
constexpr Row kRows[] = {
    // Set up.
    {"cluster 5", nullptr},
    {"cluster 5 learners 1", nullptr},
    {"cluster 5 spare 2 learners 1", "cluster 5 learners 1 spare 2"},
    {"cluster 3 learners 0", "cluster 3"},
    {"seed 42", nullptr},
    {"seed 9007199254740992", nullptr},
    {"given S1 term 4 vote S1 log [1:x=1 2:x=2] commit 1", nullptr},
    {"given S1 role leader commit 1 log [1:x=1] vote S1 term 4",
     "given S1 term 4 vote S1 log [1:x=1] commit 1 role leader"},
    {"given S2", "given S2 term 0 vote none log [] commit 0"},
    {"given S2 vote none", "given S2 term 0 vote none log [] commit 0"},
    {"given S1 log [1:x=1 2:n+=5 2:n+=-5 2:-x 3:noop 4:config{S1 S2 S3}]",
     "given S1 term 0 vote none log [1:x=1 2:n+=5 2:n+=-5 2:-x 3:noop 4:config{S1 S2 S3}] commit "
     "0"},
    {"given S1 log [4:config{S2 S1}+{S3} 4:config{S1 S2}->{S3 S2}]",
     "given S1 term 0 vote none log [4:config{S1 S2}+{S3} 4:config{S1 S2}->{S2 S3}] commit 0"},
    {"given S1 log [4:config{S1}->{S2}+{S3 S4}, 5:session@C1 5:x=1@C1/7 5:-x@C2]",
     "given S1 term 0 vote none log [4:config{S1}->{S2}+{S3 S4} 5:session@C1 5:x=1@C1/7 5:-x@C2] "
     "commit 0"},
    {"given S1 log [1:noop=1 1:config=2 1:\"a b\"=\"c d\" 1:\"-k\"=1 1:--k 1:-\"\"]",
     "given S1 term 0 vote none log [1:noop=1 1:config=2 1:\"a b\"=\"c d\" 1:\"-k\"=1 1:--k "
     "1:-\"\"] commit 0"},
    {"given S1 snapshot 2 log [1:x=1 2:x=2] role leader",
     "given S1 term 0 vote none log [1:x=1 2:x=2] commit 0 snapshot 2 role leader"},
    {"given S1 role precandidate", "given S1 term 0 vote none log [] commit 0 role precandidate"},

    // Options.
    {"set election-timeout 150ms..300ms", nullptr},
    {"set election-timeout 150ms", nullptr},
    {"set election-timeout 150ms..150ms", "set election-timeout 150ms"},
    {"set heartbeat 50ms", nullptr},
    {"set latency 250us..12.5ms", nullptr},
    {"set loss 5%", nullptr},
    {"set loss 0.0001%", nullptr},
    {"set loss 100%", nullptr},
    {"set loss 0", "set loss 0%"},
    {"set duplicate 2.5000%", "set duplicate 2.5%"},
    {"set reorder off", nullptr},
    {"SET Reorder ON", "set reorder on"},
    {"set fsync 2s", nullptr},
    {"set fsync 0", "set fsync 0ms"},
    {"set prevote off", nullptr},
    {"set prevote ON", "set prevote on"},
    {"set prevote log-only", nullptr},
    {"set checkquorum on", nullptr},
    {"set membership joint", nullptr},
    {"set membership single", nullptr},
    {"set snapshot-every 20", nullptr},
    {"set snapshot-every 0", nullptr},
    {"set chunk 64", nullptr},
    {"set lease 50ms", nullptr},
    {"set lease 0ms", nullptr},
    {"set clock-drift-bound 4", nullptr},
    {"set clock-drift-bound 1.250", "set clock-drift-bound 1.25"},
    {"set clock-drift-bound 1", nullptr},
    {"set noop off", nullptr},
    {"set backoff naive", nullptr},
    {"set backoff fast", nullptr},
    {"set max-entries 8", nullptr},
    {"set inflight 4", nullptr},
    {"set sessions 2", nullptr},
    {"set tick 1ms", nullptr},
    {"set clock manual", nullptr},
    {"set delivery auto", nullptr},
    {"set persist manual", nullptr},
    {"set apply manual", nullptr},

    // Time.
    {"run 300ms", nullptr},
    {"run 1.5s", nullptr},
    {"run 1500ms", "run 1.5s"},
    {"run 1234567us", "run 1234.567ms"},
    {"run 412.6ms", nullptr},
    {"run until leader", nullptr},
    {"run until leader within 5s", nullptr},
    {"run until leader S1", nullptr},
    {"run until no leader", nullptr},
    {"run until not leader", "run until no leader"},
    {"run until not no leader", "run until leader"},
    {"run until not not leader", "run until leader"},
    {"run until S1 follower", nullptr},
    {"run until S1 candidate and S2 leader and S3 learner", nullptr},
    {"run until S1 crashed", nullptr},
    {"run until S1 precandidate", nullptr},
    {"run until term 4", nullptr},
    {"run until S1 term 4", nullptr},
    {"run until S1 commit 3", nullptr},
    {"run until S1 applied 3", nullptr},
    {"run until commit 3 within 250us", nullptr},
    {"run until idle", nullptr},
    {"run until sent AppendEntries", nullptr},
    {"run until sent appendentries s1", "run until sent AppendEntries S1"},
    {"run until sent AppendEntries S1 S2 and leader", nullptr},
    {"run until sent AppendEntries S1 -> S2", "run until sent AppendEntries S1 S2"},
    {"run until delivered PreVoteReply -> S2", nullptr},
    {"run until violation", nullptr},
    {"run until not violation \"State Machine Safety\"", nullptr},
    {"step", nullptr},
    {"step 1", "step"},
    {"step 20", nullptr},
    {"step stage", nullptr},
    {"step message 3", nullptr},
    {"step role", nullptr},
    {"step commit", nullptr},
    {"step term", nullptr},
    {"step event 4", "step 4"},
    {"at 250ms crash S3", nullptr},
    {"at 0 set loss 5%", "at 0ms set loss 5%"},
    {"at 1s partition {S1 S2} {S3}", nullptr},
    {"at 5ms transfer S3", nullptr},
    {"at 5ms break G7", nullptr},

    // Faults.
    {"crash S3", nullptr},
    {"  Crash\ts3  # and comment", "crash S3"},
    {"crash S3 at persist", nullptr},
    {"crash S3 at take", nullptr},
    {"restart S3", nullptr},
    {"pause S3", nullptr},
    {"resume S3", nullptr},
    {"cut S1 S2", nullptr},
    {"cut S1 -> S2", nullptr},
    {"cut S1->S2", "cut S1 -> S2"},
    {"heal", nullptr},
    {"heal S1 S2", nullptr},
    {"heal S2 -> S1", nullptr},
    {"partition {S1 S2} {S3 S4 S5}", nullptr},
    {"partition {S2,S1}{S4}", "partition {S1 S2} {S4}"},
    {"isolate S1", nullptr},
    {"latency S1 S2 20ms..40ms", nullptr},
    {"latency S1 S2 20ms", nullptr},
    {"loss S1 S2 10%", nullptr},
    {"clock S2 1.5", nullptr},
    {"clock S2 0.000999 # too slow is an error, see below", ""},
    {"clock S2 0.001001", nullptr},
    {"fsync S2 20ms", nullptr},
    {"wipe S2", nullptr},

    // By hand.
    {"tick S1", nullptr},
    {"tick S1 12", nullptr},
    {"timer S1 12ms", nullptr},
    {"timer S1 random", nullptr},
    {"persist S1", nullptr},
    {"apply S1", nullptr},
    {"apply S1 3", nullptr},
    {"edit S3 term 4", nullptr},
    {"edit S3 vote none", nullptr},
    {"edit S3 log []", nullptr},
    {"edit S3 log [1:x=1 2:noop] vote S1 term 4", "edit S3 term 4 vote S1 log [1:x=1 2:noop]"},
    {"inject RequestVote S3 -> S1 term=2 last_index=3 last_term=1 transfer=true", nullptr},
    {"inject RequestVoteReply S3 -> S1 granted=true term=2",
     "inject RequestVoteReply S3 -> S1 term=2 granted=true"},
    {"inject PreVote S9 -> S1 term=2 last_index=3", nullptr},
    {"inject PreVoteReply S99 -> S1", nullptr},
    {"inject AppendEntries S3 -> S1 term=2 prev_index=1 prev_term=1 entries=[2:x=1 2:y=2] "
     "commit=1 round=7 lease=50000 lease_since=412600",
     nullptr},
    {"inject AppendEntries S3 -> S1 lease_since=0 lease=1",
     "inject AppendEntries S3 -> S1 lease=1"},
    {"inject AppendEntries S3 -> S1 term=0 entries=[] commit=0", "inject AppendEntries S3 -> S1"},
    {"inject AppendEntriesReply S3 -> S1 term=2 success=true match=3 prev_index=2 conflict_term=1 "
     "conflict_index=1 last_index=3 round=4 clock=412600",
     nullptr},
    {"inject InstallSnapshot S3 -> S1 term=2 snapshot_index=5 snapshot_term=2 offset=64 "
     "data=\"x = 1\" done=false config={S1 S2}->{S3}+{S4} round=1",
     nullptr},
    {"inject InstallSnapshot S3 -> S1 done=true data=\"\"",
     "inject InstallSnapshot S3 -> S1 data=\"\""},
    {"inject InstallSnapshotReply S3 -> S1 success=true snapshot_index=5 stored=64 done=false",
     nullptr},
    {"inject TimeoutNow S3 -> S1 term=2", nullptr},
    {"inject ReadIndex S3 -> S1 term=2 read=1", nullptr},
    {"inject ReadIndexReply S3 -> S1 term=2 read=1 index=4", nullptr},

    // Messages.
    {"deliver", nullptr},
    {"deliver #17", nullptr},
    {"deliver #17#a comment at once", "deliver #17"},
    {"deliver # 17", "deliver"},
    {"deliver first", "deliver"},
    {"deliver last", nullptr},
    {"deliver all", nullptr},
    {"deliver AppendEntries S1 -> S3 last", nullptr},
    {"deliver S1 -> S3 all", nullptr},
    {"deliver S1 -> all", nullptr},
    {"deliver -> S3", nullptr},
    {"deliver S9 -> S3", nullptr},
    {"drop AppendEntries", nullptr},
    {"duplicate requestvotereply all", "duplicate RequestVoteReply all"},
    {"delay #17 50ms", nullptr},
    {"delay 50ms", nullptr},
    {"delay AppendEntries all 50ms", nullptr},
    {"hold", nullptr},
    {"hold AppendEntries S1 -> S3", nullptr},
    {"release", nullptr},
    {"release S1 ->", nullptr},

    // Clients.
    {"put x 1", nullptr},
    {"put x 1 no-session as C1 to S2", "put x 1 to S2 as C1 no-session"},
    {"put to as", nullptr},
    {"put \"two words\" \"a \\\"quote\\\" and a \\\\\"", nullptr},
    {"put \"x\" \"\"", "put x \"\""},
    {"put \"line\\none\" \"tab\\tdone\"", nullptr},
    {"put 键 值", nullptr},
    {"increment n 5", nullptr},
    {"increment n -5 to s2", "increment n -5 to S2"},
    {"delete x", nullptr},
    {"delete x as c12", "delete x as C12"},
    {"get x", nullptr},
    {"get x from S2", nullptr},
    {"get x mode readindex", "get x"},
    {"get x mode lease", nullptr},
    {"GET x Mode Follower-Lease As c2 From s3", "get x from S3 as C2 mode follower-lease"},
    {"get x mode validated", nullptr},
    {"get x mode snapshot", nullptr},
    {"get \"two words\" mode local", nullptr},
    {"get from", nullptr},
    {"register C1", nullptr},
    {"register C1 to S1", nullptr},
    {"retry C1", nullptr},
    {"retry C1 to S2", nullptr},
    {"load 200/s", nullptr},
    {"load 200/s for 2s", nullptr},
    {"load 0/s", nullptr},

    // Protocol.
    {"timeout S2", nullptr},
    {"heartbeat S1", nullptr},
    {"transfer S3", nullptr},
    {"transfer S3 via S1", nullptr},
    {"snapshot S2", nullptr},
    {"snapshot S2 5", nullptr},
    {"add S6", nullptr},
    {"add S6 via S1", nullptr},
    {"add s6 Learner", "add S6 learner"},
    {"add S6 learner via S1", nullptr},
    {"add S6 now", nullptr},
    {"add S6 now VIA s1", "add S6 now via S1"},
    {"promote S6", nullptr},
    {"promote S6 via S1", nullptr},
    {"demote S6", nullptr},
    {"demote S6 via S1", nullptr},
    {"remove S2", nullptr},
    {"remove S2 via S2", nullptr},
    {"change {S1 S4 S5}", nullptr},
    {"change {S5,S1} via S2", "change {S1 S5} via S2"},

    // Rules.
    {"break G1", nullptr},
    {"break g16", "break G16"},
    {"break count-old-terms", "break G1"},
    {"Break Read-Before-Commit", "break G16"},
    {"mend G4", nullptr},
    {"mend answer-before-disk", "mend G4"},

    // Checks.
    {"expect leader S1", nullptr},
    {"expect no leader and S1 follower", nullptr},
    {"expect log S1 [1 2 4]", nullptr},
    {"expect log S1 []", nullptr},
    {"expect log S1 [1:x=1, 2 3:noop 4:-y]", "expect log S1 [1:x=1 2 3:noop 4:-y]"},
    {"expect state S1 x=1", nullptr},
    {"expect state S1 x=none", nullptr},
    {"expect state S1 x=\"none\"", nullptr},
    {"expect state S1 \"a key\"=\"\"", nullptr},
    {"expect members S1 {S1 S2 S3}", nullptr},
    {"expect members S1 {S1 S2}->{S2 S3}+{S4}", nullptr},
    {"expect members S7 {}", nullptr},
    {"expect refused S1 S2 because term", nullptr},
    {"expect refused S1 S9 because log", nullptr},
    {"expect refused S1 S2 because lease", nullptr},
    {"expect read C1 x=1", nullptr},
    {"expect read c2 x=none", "expect read C2 x=none"},
    {"expect read C1 x=\"none\"", nullptr},
    {"expect violation \"State Machine Safety\"", nullptr},

    // Teaching.
    {"say \"S1 # waits \\\\ \\\"long\\\"\"", nullptr},
    {"say \"S1 waits\" zh \"S1 在\\\"等待\\\"\"", nullptr},
    {"say \"S1 waits\" ZH \"\"", "say \"S1 waits\""},
    {"pause-here", nullptr},
};

std::string ErrorOf(const Parsed& parsed) {
    const auto* error = std::get_if<SyntaxError>(&parsed);
    return error == nullptr ? "" : error->error;
}

}  // namespace

TEST_CASE("script: every command is read, printed in one form, and read again as the same") {
    for (const Row& row : kRows) {
        CAPTURE(row.typed);
        const std::optional<Parsed> parsed = ParseLine(row.typed, {.servers = 7});
        REQUIRE(parsed);
        const bool good = row.printed == nullptr || *row.printed != '\0';
        CAPTURE(ErrorOf(*parsed));
        REQUIRE(std::holds_alternative<Command>(*parsed) == good);
        if (!good) continue;

        const Command& command = std::get<Command>(*parsed);
        const std::string printed = Print(command);
        CHECK(printed == (row.printed == nullptr ? row.typed : row.printed));

        const std::optional<Parsed> again = ParseLine(printed, {.servers = 7});
        REQUIRE(again);
        REQUIRE(std::holds_alternative<Command>(*again));
        CHECK(SameCommand(command, std::get<Command>(*again)));
    }
}

TEST_CASE("script: a blank line and a comment are nothing") {
    for (const char* line : {"", "   ", "\t\r", "# crash S1", "  #", "#!", "\v"}) {
        CAPTURE(line);
        CHECK_FALSE(ParseLine(line));
    }
}

TEST_CASE("script: a joint configuration is written from old to new") {
    const auto parsed = ParseLine("expect members S1 {S1 S2}->{S2 S3}");
    REQUIRE(parsed);
    const auto& expect = std::get<ExpectMembers>(std::get<Command>(*parsed));
    CHECK(expect.configuration.outgoing == std::vector{NodeId{1}, NodeId{2}});
    CHECK(expect.configuration.voters == std::vector{NodeId{2}, NodeId{3}});
}

TEST_CASE("script: a word whose part does not exist yet is kept whole") {
    struct LaterRow {
        const char* typed;
        const char* word;
        const char* text;
    };
    constexpr LaterRow kLater[] = {
        {"  focus  S3 # look", "focus", "focus  S3"},
        {"ask \"a # b\"", "ask", "ask \"a # b\""},
        {"focus #17", "focus", "focus #17"},
        {"at 5ms focus S3", "focus", "at 5ms focus S3"},
        {"ask \"Who wins?\"", "ask", "ask \"Who wins?\""},
    };
    for (const LaterRow& row : kLater) {
        CAPTURE(row.typed);
        const auto parsed = ParseLine(row.typed);
        REQUIRE(parsed);
        REQUIRE(std::holds_alternative<Command>(*parsed));
        const auto* later = std::get_if<NotYet>(&std::get<Command>(*parsed));
        REQUIRE(later != nullptr);
        CHECK(later->word == row.word);
        CHECK(later->text == row.text);
    }
}

TEST_CASE("script: a whole script knows its servers and keeps its line numbers") {
    const auto parsed = ParseScript(
        "\xEF\xBB\xBF# title: an election\r\n"
        "crash S5\r\n"
        "\n"
        "  cluster 7  # more\n"
        "crash S7");
    REQUIRE(std::holds_alternative<Script>(parsed));
    const auto& lines = std::get<Script>(parsed).lines;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].line == 2);
    CHECK(lines[0].text == "crash S5");
    CHECK(lines[1].line == 4);
    CHECK(lines[1].text == "cluster 7  # more");
    CHECK(lines[2].line == 5);
    CHECK(Print(lines[2].command) == "crash S7");
}

}  // namespace raft::sim
