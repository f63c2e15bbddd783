// Commands in, JSON out: codes, columns, and that nothing at all brings it down.
//
// Goal:   a program outside can rely on the form of every answer, whatever it sends.
// Method: lines and their answers; then thousands of random lines, of words and of bytes.
#include "app/drive.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/app/helpers.h"

namespace app {

namespace {

// A row of pseudo-random numbers that is the same everywhere.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t Roll(std::uint64_t sides) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return (state_ >> 33U) % sides;
    }

  private:
    std::uint64_t state_;
};

// Lines that are mostly right: S, N, D, M and T stand for a server, a number, a length of time, a
// message and a type of message.
const std::vector<std::string> kShapes = {
    "crash S",
    "crash S at persist",
    "crash S at send",
    "restart S",
    "restart S",
    "pause S",
    "resume S",
    "cut S S",
    "cut S -> S",
    "heal",
    "heal S S",
    "isolate S",
    "wipe S",
    "partition {S S} {S S S}",
    "latency S S D..D",
    "loss S S N%",
    "clock S 1.N",
    "fsync S D",
    "run D",
    "run D",
    "run until leader within D",
    "run until S commit N within D",
    "step",
    "step N",
    "step stage",
    "step message",
    "step role",
    "at D crash S",
    "at D put x N",
    "set clock manual",
    "set clock auto",
    "set delivery manual",
    "set delivery auto",
    "set persist manual",
    "set persist auto",
    "set apply manual",
    "set apply auto",
    "set loss N%",
    "set duplicate N%",
    "set reorder off",
    "set noop off",
    "set backoff naive",
    "set max-entries N",
    "set inflight N",
    "set sessions N",
    "set latency D..D",
    "set fsync D",
    "set election-timeout D..D",
    "set heartbeat D",
    "tick S N",
    "timer S D",
    "timer S random",
    "persist S",
    "apply S N",
    "edit S term N vote S log [N:x=N N:y=N]",
    "edit S vote none",
    "inject T S -> S term=N prev_index=N prev_term=N commit=N",
    "inject AppendEntries S -> S term=N entries=[N:x=N N:y=N]",
    "inject RequestVote S -> S term=N last_index=N last_term=N",
    "deliver M",
    "deliver",
    "deliver all",
    "deliver T",
    "drop M",
    "drop T S -> S",
    "drop all",
    "duplicate M",
    "delay M D",
    "hold T",
    "hold S -> S",
    "release",
    "put x N",
    "put y N to S",
    "put x N as CN",
    "put x N no-session",
    "increment n N",
    "delete x",
    "register CN",
    "retry CN",
    "load N/s for D",
    "timeout S",
    "timeout S",
    "heartbeat S",
    "expect leader",
    "expect log S [N N]",
    "expect state S x=N",
    "say \"N\"",
    "cluster N",
    "cluster N learners N spare N",
    "seed N",
    "given S term N vote S log [N:x=N N:y=N] commit N role leader",
    "transfer S",
    "transfer S via S",
    "snapshot S",
    "snapshot S N",
    "add S",
    "add S learner",
    "add S now via S",
    "promote S",
    "demote S",
    "remove S",
    "change {S S S}",
    "change {S}",
    "break GN",
    "break G1N",
    "mend GN",
    "mend G1N",
    "get x",
    "get x from S",
    "get x mode lease as CN",
    "get y from S mode follower-lease",
    "get x from S mode validated",
    "get x mode snapshot",
    "get y mode local",
    "set prevote on",
    "set prevote log-only",
    "set prevote off",
    "set checkquorum on",
    "set checkquorum off",
    "set membership single",
    "set membership joint",
    "set snapshot-every N",
    "set chunk N",
    "set lease D",
    "set clock-drift-bound N",
    "given S term N log [N:x=N N:y=N N:x=N] snapshot N role precandidate",
    "inject InstallSnapshot S -> S term=N snapshot_index=N snapshot_term=N data=\"x=N\"",
    "inject AppendEntriesReply S -> S term=N success=true match=N round=N clock=N",
    "expect read CN x=N",
    "back",
    "back N",
    "back role",
    "back message N",
    "goto D",
    "goto D",
    "goto start",
    "goto end",
    "goto event N",
    "goto \"N\"",
    "branch bN",
    "switch bN",
    "switch main",
    "rename bN",
    "prune bN",
    "bookmark \"N\"",
    "unmark \"N\"",
    "step violation",
    "step bookmark",
    "undo",
    "undo",
    "redo",
    "cancel N",
    "branches",
    "compare main",
    "compare bN main",
    "why N",
    "state",
    "help T"};

std::string RandomCommand(Dice& dice) {
    static const std::vector<std::string> types = {
        "RequestVote", "RequestVoteReply", "AppendEntries", "AppendEntriesReply",
        "TimeoutNow",  "InstallSnapshot",  "ReadIndex",     "PreVote"};
    std::string line;
    for (const char c : kShapes[dice.Roll(kShapes.size())]) {
        const std::string number = std::to_string(1 + dice.Roll(6));
        if (c == 'S') {
            line += "S" + number;
        } else if (c == 'N') {
            line += number;
        } else if (c == 'D') {
            line += number + (dice.Roll(2) == 0 ? "ms" : "0ms");
        } else if (c == 'M') {
            line += "#" + std::to_string(1 + dice.Roll(60));
        } else if (c == 'T') {
            line += types[dice.Roll(types.size())];
        } else {
            line += c;
        }
    }
    return line;
}

// A good line with a word taken out, put in, or cut short.
std::string Spoiled(Dice& dice, std::string line) {
    if (line.empty()) return line;
    const auto at = static_cast<std::size_t>(dice.Roll(line.size()));
    const std::uint64_t how = dice.Roll(3);
    if (how == 0) line.erase(at, 1 + dice.Roll(4));
    if (how == 1) line.insert(at, " " + RandomCommand(dice) + " ");
    if (how == 2) line.resize(at);
    return line;
}

std::string RandomBytes(Dice& dice) {
    std::string line;
    const std::uint64_t count = dice.Roll(40);
    for (std::uint64_t i = 0; i < count; ++i) line += static_cast<char>(dice.Roll(256));
    return line;
}

// Every answer is one line of valid JSON in one of the two forms.
bool WellFormed(const Json& answer) {
    const std::string text = Line(answer);
    if (text.find('\n') != std::string::npos || !Json::accept(text)) return false;
    if (answer.at("ok").get<bool>()) {
        return answer.contains("events") || answer.contains("servers") || answer.contains("help") ||
               answer.contains("branches") || answer.contains("chain");
    }
    const auto code = answer.at("code").get<std::string>();
    const bool known =
        code == "syntax" || code == "unknown" || code == "refused" || code == "expect";
    return known && !answer.at("error").get<std::string>().empty();
}

}  // namespace

TEST_CASE("drive: begins with five servers, seed 1, and nothing done") {
    Drive drive;
    CHECK(Line(drive.Answer("")) == R"({"ok":true,"now_us":0,"events":[]})");
    CHECK(Line(drive.Answer("  # nothing")) == R"({"ok":true,"now_us":0,"events":[]})");
    CHECK(drive.cluster().servers().size() == 5);
    CHECK(drive.cluster().seed() == 1);
}

TEST_CASE("drive: a line that is not understood is answered with its code and column") {
    const struct {
        const char* line;
        const char* code;
        int column;  // 0: none.
    } rows[] = {
        {"crsh S1", "syntax", 1},        {"crash S9", "unknown", 7},
        {"  crash", "syntax", 8},        {"state now", "syntax", 7},
        {"help nothing", "unknown", 6},  {"restart S1", "refused", 0},
        {"drop #17", "unknown", 0},      {"expect leader", "expect", 0},
        {"transfer S3", "refused", 0},   {"break G17", "syntax", 7},
        {"add S6", "unknown", 5},        {"remove S2 via S9", "unknown", 15},
        {"promote S2", "refused", 0},    {"snapshot S1 3", "refused", 0},
        {"goto event 99", "unknown", 0}, {"expect read C1 x=1", "expect", 0},
    };
    for (const auto& row : rows) {
        INFO(row.line);
        Drive drive;
        const Json answer = drive.Answer(row.line);
        CHECK(answer.at("ok") == false);
        CHECK(answer.at("code") == row.code);
        CHECK(answer.value("column", 0) == row.column);
    }
}

TEST_CASE("drive: what is refused leaves the cluster as it was, even when time had to pass") {
    Drive drive;
    REQUIRE(drive.Answer("run until leader").at("ok") == true);
    const std::string before = StateOf(drive.cluster());
    CHECK(drive.Answer("run until S1 term 99 within 2s").at("code") == "expect");
    CHECK(StateOf(drive.cluster()) == before);
}

TEST_CASE("drive: a command for later that fails is told once, and time goes on after it") {
    Drive drive;
    REQUIRE(drive.Answer("at 10ms restart S1").at("ok") == true);
    CHECK(drive.Answer("run 20ms").at("code") == "refused");
    CHECK(drive.cluster().now() == 0);

    CHECK(drive.Answer("run 20ms").at("ok") == true);
    CHECK(drive.cluster().now() == 20'000);
}

TEST_CASE("drive: each answer has the events of its own command, with rising ids and causes") {
    Drive drive;
    const Json first = drive.Answer("timeout S1");
    const Json second = drive.Answer("run 50ms");
    REQUIRE(first.at("ok") == true);
    std::uint64_t last = 0;
    for (const Json& answer : {first, second}) {
        CHECK_FALSE(answer.at("events").empty());
        for (const Json& event : answer.at("events")) {
            const auto id = event.at("id").get<std::uint64_t>();
            CHECK(id > last);
            last = id;
            if (!event.at("cause").is_null()) CHECK(event.at("cause").get<std::uint64_t>() < id);
        }
    }
    CHECK(second.at("now_us") == 50'000);
}

TEST_CASE("drive: help explains every command and one of them") {
    Drive drive;
    CHECK(drive.Answer("help").at("help").get<std::string>().find("partition") !=
          std::string::npos);
    CHECK(drive.Answer("help crash").at("help").get<std::string>().find("STAGE") !=
          std::string::npos);
}

TEST_CASE("drive: a follower that refuses a put is a request that is refused") {
    Drive drive;
    REQUIRE(drive.Answer("run until leader S1").at("ok") == true);
    CHECK(drive.Answer("put x 1 to S2").at("ok") == true);
    REQUIRE(drive.Answer("run 100ms").at("ok") == true);
    CHECK(drive.Answer("state").at("requests").at(0).at("status") == "refused");
}

TEST_CASE("drive: a read is answered, and what it read can be expected") {
    Drive drive;
    for (const char* line :
         {"run until leader", "put x 1", "run 200ms", "get x", "run 200ms", "expect read C1 x=1",
          "get y as C2", "run 200ms", "expect read C2 y=none"}) {
        INFO(line);
        CHECK(drive.Answer(line).value("error", "") == "");
    }
    const Json requests = drive.Answer("state").at("requests");
    const Json& read = requests.at(requests.size() - 2);
    CHECK(read.at("mode") == "readindex");
    CHECK(read.at("status") == "done");
    CHECK(read.at("value") == "1");
}

TEST_CASE("drive: members, leaders and snapshots change when told") {
    Drive drive;
    for (const char* line : {"cluster 3 spare 1", "timeout S1", "run until leader S1", "put x 1",
                             "run 300ms", "add S4", "run 2s", "expect members S4 {S1 S2 S3 S4}",
                             "transfer S2", "run 300ms", "expect leader S2", "snapshot S2",
                             "run 100ms", "remove S1", "run 1s", "expect members S2 {S2 S3 S4}"}) {
        INFO(line);
        CHECK(drive.Answer(line).value("error", "") == "");
    }
    const Json state = drive.Answer("state");
    CHECK(state.at("servers").at(1).at("snapshot").at("index") > 0);
    CHECK(Line(state.at("violations")) == "[]");
}

TEST_CASE("drive: ten thousand random lines are all answered, and in form") {
    Dice dice(42);
    Drive drive;
    int done = 0;
    for (int i = 0; i < 10'000; ++i) {
        std::string line = i % 8 == 0 ? RandomBytes(dice) : RandomCommand(dice);
        if (i % 8 == 1) line = Spoiled(dice, line);
        INFO(line);
        const Json answer = drive.Answer(line);
        const bool good = WellFormed(answer);
        REQUIRE(good);
        if (answer.at("ok") == true) done += 1;
        // Clusters that hardly react any more teach nothing: now and then a fresh one.
        if (i % 200 == 199) drive = Drive();
    }
    CHECK(done > 4'000);
}

}  // namespace app
