// Hand-made histories of clients, and what the monitor says of them.
//
// Goal:   §6.3 (executed once), §6.4 (no stale reads): what fits passes, a clash names both sides.
// Method: askings and answers at given moments; then long runs, where the monitor must stay small.
#include "raft/sim/linearizability.h"

#include <doctest/doctest.h>

#include <map>

#include "raft/random.h"
#include "tests/chinese.h"

namespace raft::sim {

namespace {

// Milliseconds for moments; the event of an answer is its moment, too.
class History {
  public:
    OperationId Put(std::uint32_t client, const std::string& value, Micros at) {
        return Ask(client, Operation{Operation::Kind::kPut, "x", value, 0}, at);
    }
    OperationId Increment(std::uint32_t client, std::int64_t amount, Micros at) {
        return Ask(client, Operation{Operation::Kind::kIncrement, "x", {}, amount}, at);
    }
    OperationId Delete(std::uint32_t client, Micros at) {
        return Ask(client, Operation{Operation::Kind::kDelete, "x", {}, 0}, at);
    }
    OperationId Read(std::uint32_t client, Micros at) { return Ask(client, std::nullopt, at); }

    std::optional<Clash> Return(OperationId id, const Value& value, Micros at,
                                std::uint32_t server = 1) {
        return monitor.Return(id, value, at * kMillisecond, static_cast<EventId>(at),
                              NodeId{server});
    }
    bool Fits(OperationId id, const Value& value, Micros at) {
        return !Return(id, value, at).has_value();
    }

    LinearizabilityMonitor monitor{};
    std::string key = "x";

  private:
    OperationId Ask(std::uint32_t client, std::optional<Operation> operation, Micros at) {
        last_ += 1;
        if (operation.has_value()) operation->key = key;
        monitor.Invoke({.id = last_,
                        .client = ClientId{client},
                        .key = key,
                        .operation = std::move(operation),
                        .at = at * kMillisecond,
                        .event = static_cast<EventId>(at),
                        .server = NodeId{1}});
        return last_;
    }

    OperationId last_ = 0;
};

History AfterPut(const std::string& value) {
    History history;
    const OperationId put = history.Put(1, value, 10);
    CHECK(history.Fits(put, value, 20));
    return history;
}

std::string Detail(const std::optional<Clash>& clash) {
    if (!clash.has_value()) return "no clash";
    CheckChinese(clash->detail, clash->chinese_detail);
    return clash->detail;
}

}  // namespace

TEST_CASE("linearizability: a stale read clashes with the put that it missed") {
    History history = AfterPut("1");
    const OperationId put = history.Put(1, "2", 100);
    CHECK(history.Fits(put, "2", 250));

    const OperationId read = history.Read(2, 300);
    const auto clash = history.Return(read, "1", 310, 5);

    REQUIRE(clash.has_value());
    CHECK(clash->detail ==
          "C2 read x=1 from S5 (asked at 300ms), but C1's put x 2 had been answered at 250ms.");
    CHECK(clash->event == 310);
    CHECK(clash->other == 250);
}

TEST_CASE("linearizability: a read that overlaps a put may say either, and then not go back") {
    for (const bool early : {false, true}) {
        History history = AfterPut("1");
        const OperationId put = history.Put(1, "2", 100);
        const OperationId first = history.Read(2, 110);
        CHECK(history.Fits(first, early ? "1" : "2", 120));
        const OperationId second = history.Read(2, 130);
        CHECK(history.Fits(second, "1", 140) == early);
        if (early) CHECK(history.Fits(put, "2", 150));
    }
}

TEST_CASE("linearizability: reads of two clients agree on the order of two puts") {
    History history;
    const OperationId one = history.Put(1, "1", 10);
    const OperationId two = history.Put(2, "2", 10);
    const OperationId before = history.Read(3, 11);
    CHECK(history.Fits(before, "1", 12));
    const OperationId after = history.Read(3, 13);
    CHECK(history.Fits(after, "2", 14));
    CHECK(history.Fits(one, "1", 20));
    CHECK(history.Fits(two, "2", 20));

    const OperationId read = history.Read(4, 30);
    CHECK(Detail(history.Return(read, "1", 40)) ==
          "C4 read x=1 from S1 (asked at 30ms), but C2's put x 2 had been answered at 20ms.");
}

TEST_CASE("linearizability: a command that is executed twice shows in its answer") {
    History history;
    history.key = "n";
    const OperationId increment = history.Increment(1, 5, 10);
    CHECK(Detail(history.Return(increment, "10", 20)) ==
          "The answer 10 of S1 to C1's increment n 5 (asked at 10ms) cannot be: only 5 was added "
          "in all.");
}

TEST_CASE("linearizability: a command that is executed twice shows in a later read") {
    History history;
    const OperationId increment = history.Increment(1, 5, 10);
    CHECK(history.Fits(increment, "5", 20));
    const OperationId read = history.Read(2, 30);
    const auto clash = history.Return(read, "10", 40, 3);
    CHECK(Detail(clash) == "C2 read x=10 from S3 (asked at 30ms), but only 5 was added in all.");
    CHECK(clash->other == 20);
}

TEST_CASE("linearizability: increments that overlap are answered in one order") {
    History history;
    const OperationId one = history.Increment(1, 1, 10);
    const OperationId two = history.Increment(2, 2, 10);
    const OperationId three = history.Increment(3, 3, 10);
    CHECK(history.Fits(three, "6", 20));
    SUBCASE("which two answers fit") {
        CHECK(history.Fits(one, "3", 30));
        CHECK(history.Fits(two, "2", 30));
    }
    SUBCASE("but not both as the first") {
        CHECK(history.Fits(one, "1", 30));
        CHECK_FALSE(history.Fits(two, "2", 30));
    }
}

TEST_CASE("linearizability: a deleted key reads as absent") {
    History history = AfterPut("1");
    const OperationId gone = history.Delete(1, 30);
    CHECK(history.Fits(gone, std::nullopt, 40));
    const OperationId right = history.Read(2, 50);
    CHECK(history.Fits(right, std::nullopt, 60));
    const OperationId wrong = history.Read(2, 70);
    CHECK(Detail(history.Return(wrong, "1", 80)) ==
          "C2 read x=1 from S1 (asked at 70ms), but C1's delete x had been answered at 40ms.");
}

TEST_CASE("linearizability: an absence that is read too late clashes as well") {
    History history = AfterPut("1");
    const OperationId read = history.Read(2, 50);
    CHECK(Detail(history.Return(read, std::nullopt, 60)) ==
          "C2 read no x from S1 (asked at 50ms), but C1's put x 1 had been answered at 20ms.");
}

TEST_CASE("linearizability: an answer must be what the command leaves behind") {
    History history;
    const OperationId put = history.Put(1, "1", 10);
    CHECK(Detail(history.Return(put, "2", 20)) ==
          "The answer 2 of S1 to C1's put x 1 (asked at 10ms) cannot be: it is not what the "
          "command leaves behind.");
}

TEST_CASE("linearizability: keys have nothing to do with each other") {
    History history = AfterPut("1");
    history.key = "y";
    const OperationId put = history.Put(1, "2", 30);
    CHECK(history.Fits(put, "2", 40));
    const OperationId other = history.Read(2, 50);
    CHECK(history.Fits(other, "2", 60));
    history.key = "x";
    const OperationId read = history.Read(2, 50);
    CHECK(history.Fits(read, "1", 60));
    CHECK(history.monitor.possibilities("z") == 0);
}

TEST_CASE("linearizability: what was abandoned may take effect at any later time, once") {
    History history = AfterPut("1");
    history.monitor.Abandon(history.Put(1, "2", 30));
    const OperationId before = history.Read(2, 40);
    CHECK(history.Fits(before, "1", 50));
    const OperationId after = history.Read(2, 1000);
    CHECK(history.Fits(after, "2", 1010));
    const OperationId put = history.Put(2, "3", 1020);
    CHECK(history.Fits(put, "3", 1030));

    const OperationId again = history.Read(2, 1040);
    CHECK_FALSE(history.Fits(again, "2", 1050));
}

TEST_CASE("linearizability: what was abandoned and seen by one read is spent for the others") {
    History history = AfterPut("1");
    history.monitor.Abandon(history.Put(1, "2", 30));
    const OperationId overlapping = history.Read(2, 40);
    const OperationId put = history.Put(3, "3", 40);
    CHECK(history.Fits(put, "3", 50));
    CHECK(history.Fits(overlapping, "2", 60));
    const OperationId after = history.Read(2, 70);
    CHECK(history.Fits(after, "3", 80));

    const OperationId again = history.Read(2, 90);
    CHECK_FALSE(history.Fits(again, "2", 100));
}

TEST_CASE("linearizability: what was refused never was") {
    History history = AfterPut("1");
    history.monitor.Fail(history.Put(1, "2", 30));
    const OperationId read = history.Read(2, 40);
    CHECK_FALSE(history.Fits(read, "2", 50));
}

TEST_CASE("linearizability: what is not under way is passed over") {
    History history = AfterPut("1");
    CHECK_FALSE(history.Return(1, "7", 30).has_value());
    history.monitor.Fail(99);
    history.monitor.Abandon(99);
    CHECK(history.monitor.pending() == 0);
}

TEST_CASE("linearizability: after a clash the key starts anew, and is watched again") {
    History history = AfterPut("1");
    const OperationId clash = history.Read(2, 30);
    CHECK_FALSE(history.Fits(clash, "7", 40));
    const OperationId said_once = history.Read(2, 50);
    CHECK(history.Fits(said_once, "7", 60));

    const OperationId next = history.Read(2, 70);
    CHECK_FALSE(history.Fits(next, "1", 80));
}

TEST_CASE("linearizability: many abandoned puts neither cost much nor blind the monitor") {
    History history = AfterPut("0");
    for (int i = 1; i <= 100; ++i) {
        history.monitor.Abandon(history.Put(1, "lost " + std::to_string(i), 30));
    }
    for (int i = 1; i <= 50; ++i) {
        const Micros at = 100 * i;
        const OperationId one = history.Read(2, at);
        const OperationId two = history.Read(3, at);
        const OperationId put = history.Put(1, std::to_string(i), at);
        CHECK(history.Fits(put, std::to_string(i), at + 1));
        CHECK(history.Fits(one, "lost " + std::to_string(i), at + 2));
        CHECK(history.Fits(two, std::to_string(i - 1), at + 3));
        const OperationId read = history.Read(4, at + 4);
        CHECK(history.Fits(read, std::to_string(i), at + 5));
        CHECK(history.monitor.possibilities("x") < 10);
    }
    const OperationId stale = history.Read(2, 9000);
    CHECK_FALSE(history.Fits(stale, "49", 9001));
}

TEST_CASE("linearizability: operations that are long under way do not slow the others down") {
    History history = AfterPut("0");
    const OperationId stuck_read = history.Read(3, 30);
    const OperationId stuck_put = history.Put(4, "stuck", 30);
    const OperationId stuck_increment = history.Increment(5, 1, 30);
    for (int i = 1; i <= 3000; ++i) {
        const Micros at = 100 * i;
        const OperationId put = history.Put(1, std::to_string(i), at);
        REQUIRE(history.Fits(put, std::to_string(i), at + 10));
        REQUIRE(history.monitor.possibilities("x") <= Possibilities::kBranchesMax);
    }
    CHECK(history.Fits(stuck_read, "17", 400'000));
    CHECK(history.Fits(stuck_put, "stuck", 400'000));
    CHECK(history.Fits(stuck_increment, "42", 400'000));
}

TEST_CASE("linearizability: with too much open it gives the key up, without a false alarm") {
    History history;
    std::vector<OperationId> increments;
    for (std::int64_t i = 0; i < 14; ++i) {
        increments.push_back(history.Increment(1, std::int64_t{1} << i, 10));
    }
    const OperationId put = history.Put(2, "0", 10);
    CHECK(history.Fits(put, "0", 20));
    for (const OperationId increment : increments) CHECK(history.Fits(increment, "9", 30));

    // The next put makes it sharp again.
    const OperationId sharp = history.Put(2, "5", 40);
    CHECK(history.Fits(sharp, "5", 50));
    const OperationId wrong = history.Read(2, 60);
    CHECK_FALSE(history.Fits(wrong, "9", 70));
}

TEST_CASE("linearizability: a million operations leave no more behind than a few") {
    History history;
    std::uint64_t random = 1;
    std::map<OperationId, Value> open;
    Value value;
    Micros now = 0;
    std::size_t most = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        now += 1;
        const auto client = static_cast<std::uint32_t>(RandomIn(random, 1, 5));
        const std::string text = std::to_string(i);
        switch (RandomIn(random, 0, 2)) {
            case 0:
                value = text;
                open[history.Put(client, text, now)] = value;
                break;
            case 1:
                value = After(value, {Operation::Kind::kIncrement, "x", {}, 1});
                open[history.Increment(client, 1, now)] = value;
                break;
            default:
                open[history.Read(client, now)] = value;
        }
        if (open.size() < 3) continue;
        const auto done = std::next(open.begin(), RandomIn(random, 0, 2));
        REQUIRE_FALSE(history.Return(done->first, done->second, now).has_value());
        open.erase(done);
        most = std::max(most, history.monitor.possibilities("x"));
    }
    CHECK(most > 1);
    CHECK(most < 200);
    CHECK(history.monitor.pending() == 2);
}

}  // namespace raft::sim
