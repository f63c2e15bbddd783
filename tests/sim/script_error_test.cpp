// Goal:   a wrong line gets one sentence: its line, its column, what was found, what could stand
// there. Method: rows of (line, column, sentence); five servers; then whole scripts, and rubbish.
#include <doctest/doctest.h>

#include <string>

#include "raft/random.h"
#include "raft/sim/script.h"
#include "tests/chinese.h"

namespace raft::sim {

namespace {

struct Row {
    const char* typed;
    int column;
    const char* error;
    SyntaxError::Code code = SyntaxError::Code::kSyntax;
};

constexpr auto kUnknown = SyntaxError::Code::kUnknown;

constexpr Row kWords[] = {
    {"cras S3", 1, "\"cras\" is no command; did you mean \"crash\"?"},
    {"  cras S3", 3, "\"cras\" is no command; did you mean \"crash\"?"},
    {"paritition {S1} {S2}", 1, "\"paritition\" is no command; did you mean \"partition\"?"},
    {"frobnicate", 1, "\"frobnicate\" is no command; help lists the commands"},
    {"{S1}", 1, "expected a command, found \"{\""},
    {"#17", 1, "expected a command, found \"#17\""},
    {"\"crash\" S1", 1, "expected a command, found a text in quotes"},
    {"state", 1, "\"state\" is a question; it cannot be part of a script"},
    {"branches", 1, "\"branches\" is a question; it cannot be part of a script"},
    {"why 7", 1, "\"why\" is a question; it cannot be part of a script"},
    {"crash S3 S4", 10, "expected the end of the line, found \"S4\""},
    {"crash S3 #4", 10, "expected the end of the line, found \"#4\""},
    {"pause-here now", 12, "expected the end of the line, found \"now\""},
    {"crash S3 at lunch", 13,
     "expected a stage (take, step, persist, send, apply or advance), found \"lunch\""},
    {"crash S3 at sned", 13,
     "expected a stage (take, step, persist, send, apply or advance), found \"sned\"; did you mean "
     "\"send\"?"},
    {"at 1000001s crash S1", 4, "1000001s is too long; 1000000s is the most here"},
    {"say hello", 5, "expected a text in double quotes, found \"hello\""},
    {"say \"hello\" zh 你好", 16, "expected a text in double quotes, found \"你好\""},
    {"say \"hello\" \"你好\"", 13, "expected the end of the line, found a text in quotes"},
    {"say \"hello", 5, "this text has no closing quote"},
    {"say \"a\\b\"", 7, "after a \\ in a text stands one of \" \\ n t r"},
    {"say", 4, "expected a text in double quotes, found the end of the line"},
    {"at 5ms run 3ms", 8,
     "\"run\" cannot wait for a moment; after at stands a command that moves no time"},
    {"at 5ms at 6ms crash S1", 8,
     "\"at\" cannot wait for a moment; after at stands a command that moves no time"},
    {"at 5ms cluster 3", 8,
     "\"cluster\" cannot wait for a moment; after at stands a command that moves no time"},
    {"break G17", 7,
     "no rule G17; G1 to G16, or by name: count-old-terms, vote-without-log-check, forget-vote, "
     "answer-before-disk, always-truncate, ignore-heartbeats, equal-timeouts, noop-as-heartbeat, "
     "switch-at-once, read-own-state, lease-without-drift-bound, change-before-commit, "
     "apply-when-appended, retry-without-session, commit-own-log or read-before-commit"},
    {"mend forget-votes", 6, "no rule forget-votes; did you mean \"forget-vote\"?"},
    {"break", 6,
     "expected a rule, G1 to G16, or by name: count-old-terms, vote-without-log-check, "
     "forget-vote, answer-before-disk, always-truncate, ignore-heartbeats, equal-timeouts, "
     "noop-as-heartbeat, switch-at-once, read-own-state, lease-without-drift-bound, "
     "change-before-commit, apply-when-appended, retry-without-session, commit-own-log or "
     "read-before-commit, found the end of the line"},
    {"break G1 G2", 10, "expected the end of the line, found \"G2\""},
    {"at 5ms cras S1", 8, "\"cras\" is no command; did you mean \"crash\"?"},
    {"say \"\xFF\"", 6, "this is no UTF-8 text"},
};

constexpr Row kServers[] = {
    {"crash", 6, "expected a server (S1 to S5), found the end of the line"},
    {"crash  # S3", 8, "expected a server (S1 to S5), found the end of the line"},
    {"crash five", 7, "expected a server (S1 to S5), found \"five\""},
    {"crash S9", 7, "no server S9; this cluster has S1 to S5", kUnknown},
    {"partition {S9 S1}", 12, "no server S9; this cluster has S1 to S5", kUnknown},
    {"crash s0", 7, "no server S0; this cluster has S1 to S5", kUnknown},
    {"crash S99999999999999999999", 7, "no server S99999999999999999999; this cluster has S1 to S5",
     kUnknown},
    {"put 键 值 to S6", 12, "no server S6; this cluster has S1 to S5", kUnknown},
    {"deliver S1 -> S9", 15, "no server S9; this cluster has S1 to S5", kUnknown},
    {"cut S1 S1", 8, "S1 has no link to itself; another server stands here"},
    {"latency S1 -> S2 5ms", 12, "expected a server (S1 to S5), found \"->\""},
    {"partition", 10, "expected a set of servers like {S1 S2}, found the end of the line"},
    {"partition {}", 12, "expected a server, found \"}\""},
    {"partition {S1 S2", 17, "expected }, found the end of the line"},
    {"partition {S1 2}", 15, "expected a server or }, found \"2\""},
    {"partition {S1 S1}", 15, "S1 is in this set already"},
    {"partition {S1} {S2 S1}", 16, "S1 is on another side already"},
    {"transfer S9", 10, "no server S9; this cluster has S1 to S5", kUnknown},
    {"add S6 learner", 5, "no server S6; this cluster has S1 to S5", kUnknown},
    {"remove S1 via S7", 15, "no server S7; this cluster has S1 to S5", kUnknown},
    {"change {S1 S8}", 12, "no server S8; this cluster has S1 to S5", kUnknown},
    {"change S1", 8, "expected a set of servers like {S1 S2}, found \"S1\""},
    {"change {}", 9, "expected a server, found \"}\""},
    {"get x from S6", 12, "no server S6; this cluster has S1 to S5", kUnknown},
    {"expect read S1 x=1", 13, "expected a client like C1, found \"S1\""},
    {"register S1", 10, "expected a client like C1, found \"S1\""},
    {"register C100", 10, "no client C100; clients are C1 to C99"},
    {"put x 1 as C0", 12, "no client C0; clients are C1 to C99"},
    {"expect members S1 {S1}+{S1}", 24, "S1 cannot be a voter and a learner at once"},
};

constexpr Row kNumbers[] = {
    {"run", 4,
     "expected a length of time like 300ms, or until CONDITION, found the end of the line"},
    {"run 5", 5, "expected a length of time like 250us, 12.5ms or 2s, found \"5\""},
    {"run 5x", 5, "expected a length of time like 250us, 12.5ms or 2s, found \"5x\""},
    {"run .5s", 5, "expected a length of time like 250us, 12.5ms or 2s, found \".5s\""},
    {"run -5s", 5, "expected a length of time like 250us, 12.5ms or 2s, found \"-5s\""},
    {"run 0.5us", 5, "0.5us is finer than a microsecond"},
    {"run 1.2345ms", 5, "1.2345ms is finer than a microsecond"},
    {"run 3601s", 5, "3601s is too long; 3600s is the most here"},
    {"run 99999999999999999999999999s", 5,
     "99999999999999999999999999s is too long; 3600s is the most here"},
    {"set fsync 3601s", 11, "3601s is too long; 3600s is the most here"},
    {"set fsync 1ms..2ms", 11,
     "expected a length of time like 250us, 12.5ms or 2s, found \"1ms..2ms\""},
    {"set heartbeat 0", 15, "0ms is too short; 100us is the least here"},
    {"set latency 300ms..150ms", 13, "300ms..150ms runs backwards; the shorter length comes first"},
    {"set latency 1ms..5x", 18, "expected a length of time like 250us, 12.5ms or 2s, found \"5x\""},
    {"set loss 5", 10, "expected a percentage like 5% or 0.1%, found \"5\""},
    {"set loss 101%", 10, "101% is more than 100%"},
    {"set loss 0.00001%", 10, "0.00001% is too fine; four decimals are the most"},
    {"clock S1 0", 10, "0 is out of range; a rate is 0.001 to 1000"},
    {"clock S1 fast", 10, "expected a rate like 1.5 or 0.9, found \"fast\""},
    {"clock S1 1.2345678", 10, "1.2345678 is too fine; six decimals are the most"},
    {"set clock-drift-bound 0.9", 23, "0.9 is out of range; a bound is 1 to 1000"},
    {"set clock-drift-bound 1001", 23, "1001 is out of range; a bound is 1 to 1000"},
    {"set clock-drift-bound twice", 23, "expected a bound like 4 or 1.25, found \"twice\""},
    {"set lease 1ms..2ms", 11,
     "expected a length of time like 250us, 12.5ms or 2s, found \"1ms..2ms\""},
    {"set chunk 5%", 11, "expected a number, found \"5%\""},
    {"snapshot S1 five", 13, "expected an index or the end of the line, found \"five\""},
    {"snapshot S1 9007199254740993", 13,
     "9007199254740993 is too large; 9007199254740992 is the most here"},
    {"inject AppendEntries S1 -> S2 lease=5ms", 37,
     "expected a time in microseconds, found \"5ms\""},
    {"step 0", 6, "0 is too small; 1 is the least here"},
    {"step 100001", 6, "100001 is too large; 100000 is the most here"},
    {"step mesage", 6,
     "expected a number, or what to step to (event, stage, message, role, commit, term, violation "
     "or bookmark), found \"mesage\"; did you mean \"message\"?"},
    {"seed 9007199254740993", 6,
     "9007199254740993 is too large; 9007199254740992 is the most here"},
    {"seed -1", 6, "expected a number, the seed, found \"-1\""},
    {"cluster 0", 9, "0 is too small; 1 is the least here"},
    {"cluster 90 learners 10", 9, "100 servers are too many; 99 are the most"},
    {"cluster 5 spare 1 spare 2", 19, "\"spare\" is said twice"},
    {"load 200", 6, "expected a rate like 200/s, found \"200\""},
    {"load x/s", 6, "expected a rate like 200/s, found \"x\""},
    {"increment n 1.5", 13, "expected a whole number, found \"1.5\""},
    {"deliver #99999999999999999999", 9,
     "99999999999999999999 is too large; 9007199254740992 is the most here"},
};

constexpr Row kSentences[] = {
    {"set", 4,
     "expected an option (election-timeout, heartbeat, latency, loss, duplicate, reorder, fsync, "
     "prevote, checkquorum, noop, backoff, membership, snapshot-every, chunk, max-entries, "
     "inflight, lease, clock-drift-bound, sessions, tick, clock, delivery, persist or apply), "
     "found the end of the line"},
    {"set prevote maybe", 13, "expected off, on or log-only, found \"maybe\""},
    {"set prevote log-onyl", 13,
     "expected off, on or log-only, found \"log-onyl\"; did you mean \"log-only\"?"},
    {"set membership both", 16, "expected single or joint, found \"both\""},
    {"set checkquorum yes", 17, "expected off or on, found \"yes\""},
    {"set latncy 5ms", 5, "\"latncy\" is no option; did you mean \"latency\"?"},
    {"set reorder maybe", 13, "expected off or on, found \"maybe\""},
    {"set backoff slow", 13, "expected naive or fast, found \"slow\""},
    {"given S1 term 4 term 5", 17, "\"term\" is said twice"},
    {"given S1 log [x=1]", 15, "expected an entry like 1:x=1, found \"x\""},
    {"given S1 log [0:x=1]", 15, "no entry is of term 0; terms of entries begin at 1"},
    {"given S1 log [1]", 16, "expected : and what the entry holds, found \"]\""},
    {"given S1 log [1:x]", 18, "expected = and a value right after the key, found \"]\""},
    {"given S1 log [1:x=1", 20, "expected ], found the end of the line"},
    {"given S1 log [1:x=1@X]", 21, "expected a client like C1 or C1/7 after @"},
    {"given S1 role boss", 15,
     "expected follower, precandidate, candidate or leader, found \"boss\""},
    {"run until S1 folower", 14,
     "expected follower, precandidate, candidate, leader, learner, crashed, term N, commit N or "
     "applied N, found \"folower\"; did you mean \"follower\"?"},
    {"run until leader and", 21,
     "expected a condition (leader, no leader, S1 leader, term 4, commit 3, idle, sent TYPE, "
     "delivered TYPE, violation or not ...), found the end of the line"},
    {"run until sent Heartbeat", 16,
     "expected a message type (RequestVote, RequestVoteReply, PreVote, PreVoteReply, "
     "AppendEntries, "
     "AppendEntriesReply, InstallSnapshot, InstallSnapshotReply, TimeoutNow, ReadIndex or "
     "ReadIndexReply), found \"Heartbeat\""},
    {"deliver S1 S2", 12, "expected -> after the sender, found \"S2\""},
    {"inject RequestVote S1 S2", 23, "expected -> after the sender, found \"S2\""},
    {"inject RequestVote S1 -> S2 entries=[]", 29,
     "expected a field of this message, like term=4 (term, last_index, last_term or transfer), "
     "found "
     "\"entries\""},
    {"inject RequestVote S1 -> S2 term=1 term=2", 36, "\"term\" is said twice"},
    {"inject RequestVote S1 -> S2 term 1", 34,
     "expected = and a value right after the name, found "
     "\"1\""},
    {"inject AppendEntriesReply S1 -> S2 success=1", 44, "expected false or true, found \"1\""},
    {"put x", 6, "expected a value, found the end of the line"},
    {"put x 1 2", 9, "expected to S2, as C1, no-session or the end of the line, found \"2\""},
    {"get", 4, "expected a key, found the end of the line"},
    {"get x to S1", 7, "expected from S2, as C1, mode MODE or the end of the line, found \"to\""},
    {"get x mode", 11,
     "expected a mode of reading (readindex, lease, follower-lease, validated, snapshot or local), "
     "found the end of the line"},
    {"get x mode lokal", 12,
     "expected a mode of reading (readindex, lease, follower-lease, validated, snapshot or local), "
     "found \"lokal\"; did you mean \"local\"?"},
    {"get x mode lease mode local", 18, "\"mode\" is said twice"},
    {"transfer S3 to S1", 13, "expected via S1 or the end of the line, found \"to\""},
    {"transfer S3 via", 16, "expected a server (S1 to S5), found the end of the line"},
    {"add S3 voter", 8, "expected learner, now, via S1 or the end of the line, found \"voter\""},
    {"add S3 now now", 12, "expected via S1 or the end of the line, found \"now\""},
    {"promote S3 S4", 12, "expected via S1 or the end of the line, found \"S4\""},
    {"expect read C1 x", 17,
     "expected = and a value, or =none for no value, found the end of the line"},
    {"expect", 7,
     "expected log, state, members, refused, read or a condition like S1 leader, found the end "
     "of the line"},
    {"expect state S1 x", 18,
     "expected = and a value, or =none for no value, found the end of the "
     "line"},
    {"expect refused S1 S2 term", 22, "expected because term, vote, log or lease, found \"term\""},
};

template <std::size_t kCount>
void CheckRows(const Row (&rows)[kCount]) {
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        const auto parsed = ParseLine(row.typed, {.servers = 5});
        REQUIRE(parsed);
        REQUIRE(std::holds_alternative<SyntaxError>(*parsed));
        const SyntaxError& error = std::get<SyntaxError>(*parsed);
        CHECK(error.line == 0);
        CHECK(error.column == row.column);
        CHECK(error.error == "column " + std::to_string(row.column) + ": " + row.error);
        CHECK(error.code == row.code);
        CheckChinese(error.error, error.chinese);
    }
}

SyntaxError ErrorOf(std::string_view script) {
    const auto parsed = ParseScript(script);
    REQUIRE(std::holds_alternative<SyntaxError>(parsed));
    const SyntaxError& error = std::get<SyntaxError>(parsed);
    CheckChinese(error.error, error.chinese);
    return error;
}

}  // namespace

TEST_CASE("script errors: a wrong word is named, with what could stand there") {
    CheckRows(kWords);
}
TEST_CASE("script errors: servers and clients must exist") {
    CheckRows(kServers);
}
TEST_CASE("script errors: numbers are exact and in range") {
    CheckRows(kNumbers);
}
TEST_CASE("script errors: a sentence must be whole") {
    CheckRows(kSentences);
}

TEST_CASE("script errors: in a script the line is named, too") {
    const SyntaxError error =
        ErrorOf("cluster 5\n\n# a comment\nrun 1s\n\n\npartition {S9 S1}\nrun 1s");
    CHECK(error.error == "line 7, column 12: no server S9; this cluster has S1 to S5");
    CHECK(error.line == 7);
    CHECK(error.column == 12);
    CHECK(error.code == SyntaxError::Code::kUnknown);

    CHECK(ErrorOf("seed 1\nrun 1s\n    cras S3").error ==
          "line 3, column 5: \"cras\" is no command; did you mean \"crash\"?");
    CHECK(ErrorOf("crash S6").error == "line 1, column 7: no server S6; this cluster has S1 to S5");
    CHECK(ErrorOf("cluster 1\r\ncrash S2\r\n").error ==
          "line 2, column 7: no server S2; this cluster has S1");
}

TEST_CASE("script errors: rubbish is refused, never more than that") {
    constexpr const char* kPieces[] = {"crash",
                                       "S1",
                                       "S9",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       "->",
                                       "=",
                                       ":",
                                       "#17",
                                       "#",
                                       "\"",
                                       "\\",
                                       "5ms",
                                       "1..2",
                                       "5%",
                                       "all",
                                       "AppendEntries",
                                       "given",
                                       "log",
                                       "1:x=1",
                                       "term",
                                       "inject",
                                       "entries",
                                       "config",
                                       "+",
                                       "at",
                                       "-x",
                                       "expect",
                                       "set",
                                       "run",
                                       "until",
                                       "not",
                                       "and",
                                       "sent",
                                       "@C1",
                                       "\xE9\x94\xAE",
                                       "\xFF",
                                       "\x01",
                                       "get",
                                       "load",
                                       "/s",
                                       "put",
                                       "session@C1",
                                       "change",
                                       "via",
                                       "break",
                                       "G1",
                                       "mode",
                                       "snapshot"};
    std::uint64_t random = 2026;
    int errors = 0;
    for (int i = 0; i < 10'000; ++i) {
        std::string line;
        for (std::int64_t pieces = RandomIn(random, 1, 12); pieces > 0; --pieces) {
            const auto which = RandomIn(random, 0, std::ssize(kPieces) - 1);
            line += kPieces[which];
            if (RandomIn(random, 0, 2) > 0) line += ' ';
            if (RandomIn(random, 0, 20) == 0) line += static_cast<char>(RandomIn(random, 0, 255));
        }
        CAPTURE(line);
        const auto parsed = ParseLine(line, {.servers = 5});
        if (!parsed || !std::holds_alternative<SyntaxError>(*parsed)) continue;
        ++errors;
        const SyntaxError& error = std::get<SyntaxError>(*parsed);
        REQUIRE(error.column >= 1);
        REQUIRE(error.column <= static_cast<int>(line.size()) + 1);
        REQUIRE(error.error.starts_with("column "));
        REQUIRE(HasChinese(error.chinese));
        REQUIRE(NamesAndNumbersIn(error.error) == NamesAndNumbersIn(error.chinese));
    }
    CHECK(errors > 5'000);
}

}  // namespace raft::sim
