// The key-value machine: what commands do, and that each is done once.
//
// Goal:   §2.1 (the same log gives the same state), §6.3 (sessions, serial numbers, expiry).
// Method: one machine, fed with entries by hand; then two machines with one random log.
#include "raft/state_machine.h"

#include <doctest/doctest.h>

#include <limits>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

constexpr ClientId C1{1};
constexpr ClientId C2{2};
constexpr ClientId C3{3};

using Values = std::map<std::string, std::string>;

Entry Holding(Payload payload) {
    return {1, std::make_shared<const Payload>(std::move(payload))};
}

Entry Increment(std::int64_t amount, ClientId client = {}, std::uint64_t serial = 0) {
    return Holding(Command{{Operation::Kind::kIncrement, "x", "", amount}, client, serial});
}

Entry Write(std::string value) {
    return {1, Put("x", std::move(value))};
}

Entry Open(ClientId client) {
    return Holding(OpenSession{client});
}

// A machine, and the index that its next entry has.
struct Feeder {
    ApplyResult Apply(const Entry& entry, std::size_t sessions_max = 0) {
        return machine.Apply(machine.last_applied() + 1, entry, sessions_max);
    }
    StateMachine machine{};
};

}  // namespace

TEST_CASE("machine: puts, increments and deletes") {
    Feeder feeder;

    CHECK(feeder.Apply(Write("5")).value == "5");
    CHECK(feeder.Apply(Increment(3)).value == "8");
    CHECK(feeder.Apply(Increment(-10)).value == "-2");
    CHECK(feeder.machine.values() == Values{{"x", "-2"}});
    const ApplyResult deleted = feeder.Apply(Holding(Command{{Operation::Kind::kDelete, "x"}}));
    CHECK(deleted.verdict == ApplyVerdict::kDone);
    CHECK_FALSE(deleted.value.has_value());
    CHECK(feeder.machine.values().empty());
    CHECK(feeder.machine.last_applied() == 4);
}

TEST_CASE("machine: what is absent or no number counts as 0, and sums wrap") {
    Feeder feeder;

    CHECK(feeder.Apply(Increment(4)).value == "4");
    for (const char* text : {"four", "", "4 apples", "99999999999999999999"}) {
        feeder.Apply(Write(text));
        CHECK(feeder.Apply(Increment(1)).value == "1");
    }
    feeder.Apply(Write(std::to_string(std::numeric_limits<std::int64_t>::max())));
    CHECK(feeder.Apply(Increment(1)).value ==
          std::to_string(std::numeric_limits<std::int64_t>::min()));
}

TEST_CASE("machine: a no-op and a configuration change nothing but the index") {
    Feeder feeder;

    CHECK(feeder.Apply({1, nullptr}).verdict == ApplyVerdict::kNoCommand);
    CHECK(feeder.Apply(Holding(*VotersUpTo(3))).verdict == ApplyVerdict::kNoCommand);
    CHECK(feeder.Apply(Open(C1)).verdict == ApplyVerdict::kNoCommand);

    CHECK(feeder.machine.values().empty());
    CHECK(feeder.machine.last_applied() == 3);
}

TEST_CASE("session: a repeated command is answered as the first time, and not executed again") {
    Feeder feeder;
    feeder.Apply(Open(C1));
    REQUIRE(feeder.Apply(Increment(1, C1, 1)).value == "1");
    feeder.Apply(Increment(10));

    const ApplyResult again = feeder.Apply(Increment(1, C1, 1));

    CHECK(again.verdict == ApplyVerdict::kRepeated);
    CHECK(again.value == "1");
    CHECK(feeder.machine.values() == Values{{"x", "11"}});
}

TEST_CASE("session: an older serial is a late copy, and executes nothing") {
    Feeder feeder;
    feeder.Apply(Open(C1));
    feeder.Apply(Increment(1, C1, 1));
    feeder.Apply(Increment(1, C1, 2));

    CHECK(feeder.Apply(Increment(1, C1, 1)).verdict == ApplyVerdict::kRepeated);
    CHECK(feeder.machine.values() == Values{{"x", "2"}});
    CHECK(feeder.machine.sessions().at(C1).last_serial == 2);
}

TEST_CASE("session: clients do not share serial numbers") {
    Feeder feeder;
    feeder.Apply(Open(C1));
    feeder.Apply(Open(C2));

    CHECK(feeder.Apply(Increment(1, C1, 1)).verdict == ApplyVerdict::kDone);
    CHECK(feeder.Apply(Increment(1, C2, 1)).verdict == ApplyVerdict::kDone);
    CHECK(feeder.machine.values() == Values{{"x", "2"}});
}

TEST_CASE("session: opened again, it keeps what it has executed, and stays alive") {
    Feeder feeder;
    feeder.Apply(Open(C1), 2);
    feeder.Apply(Increment(1, C1, 1), 2);
    feeder.Apply(Open(C2), 2);
    feeder.Apply(Open(C1), 2);
    CHECK(feeder.Apply(Increment(1, C1, 1), 2).verdict == ApplyVerdict::kRepeated);
    CHECK(feeder.machine.values() == Values{{"x", "1"}});

    feeder.Apply(Open(C1), 2);
    feeder.Apply(Open(C3), 2);
    CHECK(feeder.machine.sessions().contains(C1));
    CHECK_FALSE(feeder.machine.sessions().contains(C2));
}

TEST_CASE("session: without one, a numbered command is not executed") {
    Feeder feeder;

    CHECK(feeder.Apply(Increment(1, C1, 1)).verdict == ApplyVerdict::kExpired);
    CHECK(feeder.machine.values().empty());
}

TEST_CASE("session: a command without a number is executed as often as it comes") {
    Feeder feeder;

    feeder.Apply(Increment(1));
    feeder.Apply(Increment(1));

    CHECK(feeder.machine.values() == Values{{"x", "2"}});
}

TEST_CASE("session: the one that was used longest ago expires first, by the log's order") {
    Feeder feeder;
    feeder.Apply(Open(C1), 2);
    feeder.Apply(Open(C2), 2);
    feeder.Apply(Increment(1, C1, 1), 2);

    feeder.Apply(Open(C3), 2);

    CHECK(feeder.machine.sessions().size() == 2);
    CHECK(feeder.Apply(Increment(1, C2, 1), 2).verdict == ApplyVerdict::kExpired);
    CHECK(feeder.Apply(Increment(1, C1, 2), 2).verdict == ApplyVerdict::kDone);
}

TEST_CASE("session: a repeated command keeps its session alive") {
    Feeder feeder;
    feeder.Apply(Open(C1), 2);
    feeder.Apply(Increment(1, C1, 1), 2);
    feeder.Apply(Open(C2), 2);
    feeder.Apply(Increment(1, C1, 1), 2);

    feeder.Apply(Open(C3), 2);

    CHECK(feeder.machine.sessions().contains(C1));
    CHECK_FALSE(feeder.machine.sessions().contains(C2));
}

TEST_CASE("session: without a limit all stay open") {
    Feeder feeder;
    for (std::uint32_t n = 1; n <= 50; ++n) feeder.Apply(Open(ClientId{n}));

    CHECK(feeder.machine.sessions().size() == 50);
}

TEST_CASE("machine: the same log gives the same state, and a copy goes its own way") {
    std::uint64_t random = 21;
    Feeder one;
    Feeder two;
    for (int step = 0; step < 2'000; ++step) {
        const ClientId client{static_cast<std::uint32_t>(NextRandom(random) % 6)};
        const Entry entry = NextRandom(random) % 5 == 0
                                ? Open(client)
                                : Increment(1, client, NextRandom(random) % 9);
        const ApplyResult first = one.Apply(entry, 3);
        REQUIRE(first.value == two.Apply(entry, 3).value);
        REQUIRE(one.machine == two.machine);
    }
    REQUIRE_FALSE(one.machine.values().empty());

    one.Apply(Increment(1));

    CHECK_FALSE(one.machine == two.machine);
}

}  // namespace raft
