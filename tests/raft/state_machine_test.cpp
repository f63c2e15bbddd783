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

TEST_CASE("session: a late copy of an earlier command is no part of the client's next one") {
    Feeder feeder;
    feeder.Apply(Open(C1), 1);
    feeder.Apply(Increment(7, C1, 1), 1);
    feeder.Apply(Open(C2), 1);  // The first one's expires.
    feeder.Apply(Holding(OpenSession{C1, 1}), 1);

    CHECK(feeder.Apply(Increment(7, C1, 1), 1).verdict == ApplyVerdict::kRepeated);
    CHECK(feeder.Apply(Increment(1, C1, 2), 1).value == "8");
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

// ---- As text ----

TEST_CASE("machine: its text has a line for every value and every session") {
    Feeder feeder;
    feeder.Apply(Open(C1));
    feeder.Apply(Increment(5, C1, 3));
    feeder.Apply(Open(C2));
    feeder.Apply(Holding(Command{{Operation::Kind::kPut, "a b", "c=d\n"}}));

    CHECK(feeder.machine.Save() ==
          "a\\sb=c\\ed\\n\nx=5\nC1 serial=3 used=2 value=5\nC2 serial=0 used=3\n");
    CHECK(StateMachine{}.Save().empty());
}

TEST_CASE("machine: what its text restores is the same machine, whatever names and values hold") {
    std::uint64_t random = 8;
    const std::string letters{"a=\\ \n\0sC1\x80", 11};
    for (int run = 0; run < 300; ++run) {
        Feeder feeder;
        const auto word = [&] {
            std::string text;
            for (auto left = NextRandom(random) % 6; left > 0; --left) {
                text += letters[NextRandom(random) % letters.size()];
            }
            return text;
        };
        for (int step = 0; step < 12; ++step) {
            const ClientId client{static_cast<std::uint32_t>(NextRandom(random) % 4)};
            const auto kind = static_cast<Operation::Kind>(NextRandom(random) % 3);
            const Command command{{kind, word(), word(), 7}, client, NextRandom(random) % 5};
            feeder.Apply(step % 4 == 0 ? Open(client) : Holding(command));
        }
        const auto restored =
            StateMachine::Restored(feeder.machine.Save(), feeder.machine.last_applied());
        REQUIRE(restored.has_value());
        REQUIRE(*restored == feeder.machine);
    }
}

TEST_CASE("machine: the empty text is the empty machine") {
    const auto machine = StateMachine::Restored("", 7);

    REQUIRE(machine.has_value());
    CHECK(machine->last_applied() == 7);
    CHECK(machine->values().empty());
    CHECK(machine->sessions().empty());
}

TEST_CASE("machine: a text that no machine writes is refused") {
    constexpr const char* kNone[] = {
        "x",
        "x=1",
        "x=1\n\n",
        "x=1\nx=2\n",
        "y=1\nx=1\n",
        "x\\=1\n",
        "x=\\q\n",
        "x=1=2\n",
        "x=1\nC1\n",
        "C1 serial=1\n",
        "C1 serial=1 used=x\n",
        "C1 serial=01 used=1\n",
        "C1 serial=-1 used=1\n",
        "C4294967296 serial=1 used=1\n",
        "C1 used=1 serial=1\n",
        "C1 serial=1 used=8\n",
        "C1 serial=1 used=1 value=a b\n",
        "C1 serial=1 used=1 \n",
        "C2 serial=1 used=1\nC1 serial=1 used=1\n",
        "C1 serial=1 used=1\nx=1\n",
        "D1 serial=1 used=1\n",
    };
    for (const char* const text : kNone) {
        CHECK_MESSAGE(!StateMachine::Restored(text, 7).has_value(), text);
    }
    CHECK(StateMachine::Restored("x=1\nC1 serial=1 used=7 value=\n", 7).has_value());
}

TEST_CASE("machine: no text, whatever it holds, stops the program") {
    std::uint64_t random = 3;
    const std::string good = "a=1\nb\\s=2\nC1 serial=3 used=2 value=5\nC2 serial=0 used=3\n";
    int refused = 0;
    for (int run = 0; run < 20'000; ++run) {
        std::string text = good;
        for (auto left = NextRandom(random) % 3 + 1; left > 0; --left) {
            const auto place = NextRandom(random) % text.size();
            const auto letter = static_cast<char>(NextRandom(random) % 128);
            if (NextRandom(random) % 2 == 0) {
                text[place] = letter;
            } else {
                text.erase(place, 1);
            }
        }
        const auto machine = StateMachine::Restored(text, 9);
        if (!machine.has_value()) ++refused;
        if (machine.has_value()) REQUIRE(machine->Save() == text);
    }
    CHECK(refused > 10'000);
    CHECK(refused < 20'000);
}

}  // namespace raft
