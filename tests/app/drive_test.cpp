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

std::string RandomWords(Dice& dice) {
    static const std::vector<std::string> words = {"crash",
                                                   "restart",
                                                   "run",
                                                   "step",
                                                   "until",
                                                   "leader",
                                                   "S1",
                                                   "S2",
                                                   "S3",
                                                   "S9",
                                                   "cut",
                                                   "heal",
                                                   "put",
                                                   "x",
                                                   "1",
                                                   "to",
                                                   "as",
                                                   "C1",
                                                   "#3",
                                                   "#17",
                                                   "->",
                                                   "{S1 S2}",
                                                   "{S3 S4 S5}",
                                                   "partition",
                                                   "isolate",
                                                   "timeout",
                                                   "deliver",
                                                   "drop",
                                                   "all",
                                                   "first",
                                                   "last",
                                                   "AppendEntries",
                                                   "RequestVote",
                                                   "hold",
                                                   "release",
                                                   "delay",
                                                   "duplicate",
                                                   "5ms",
                                                   "20ms",
                                                   "150ms..300ms",
                                                   "5%",
                                                   "set",
                                                   "latency",
                                                   "loss",
                                                   "clock",
                                                   "manual",
                                                   "auto",
                                                   "delivery",
                                                   "persist",
                                                   "apply",
                                                   "tick",
                                                   "timer",
                                                   "random",
                                                   "pause",
                                                   "resume",
                                                   "wipe",
                                                   "inject",
                                                   "term=3",
                                                   "entries=[1:x=1]",
                                                   "cluster",
                                                   "3",
                                                   "seed",
                                                   "given",
                                                   "term",
                                                   "2",
                                                   "log",
                                                   "[1:x=1",
                                                   "2:x=2]",
                                                   "commit",
                                                   "role",
                                                   "expect",
                                                   "not",
                                                   "and",
                                                   "idle",
                                                   "at",
                                                   "increment",
                                                   "n",
                                                   "delete",
                                                   "retry",
                                                   "register",
                                                   "load",
                                                   "200/s",
                                                   "for",
                                                   "heartbeat",
                                                   "say",
                                                   "\"hi\"",
                                                   "stage",
                                                   "message",
                                                   "fsync",
                                                   "noop",
                                                   "on",
                                                   "off",
                                                   "state",
                                                   "help",
                                                   "violation",
                                                   "[",
                                                   "]",
                                                   "\"",
                                                   "snapshot",
                                                   "get",
                                                   "1.5"};
    std::string line;
    const std::uint64_t count = 1 + dice.Roll(7);
    for (std::uint64_t i = 0; i < count; ++i) {
        line += (i == 0 ? "" : " ") + words[dice.Roll(words.size())];
    }
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
        return answer.contains("events") || answer.contains("servers") || answer.contains("help");
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
        {"crsh S1", "syntax", 1},   {"crash S9", "unknown", 7},     {"  crash", "syntax", 8},
        {"state now", "syntax", 7}, {"help nothing", "unknown", 6}, {"restart S1", "refused", 0},
        {"drop #17", "unknown", 0}, {"expect leader", "expect", 0}, {"transfer S3", "refused", 0},
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

TEST_CASE("drive: ten thousand random lines are all answered, and in form") {
    Dice dice(42);
    Drive drive;
    for (int i = 0; i < 10'000; ++i) {
        const std::string line = i % 4 == 0 ? RandomBytes(dice) : RandomWords(dice);
        INFO(line);
        const bool good = WellFormed(drive.Answer(line));
        REQUIRE(good);
        // Clusters that hardly react any more teach nothing: now and then a fresh one.
        if (i % 500 == 499) drive = Drive();
    }
}

}  // namespace app
