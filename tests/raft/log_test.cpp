// The replicated log, and that its copies never see each other's changes.
//
// Goal:   §3.5, Fig. 3.6 (Log Matching rests on entries that never change), §5.1 (the base serves
//         the consistency check).
// Method: short logs by hand; then many copies changed at random beside plain vectors.
#include "raft/log.h"

#include <doctest/doctest.h>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

Log LogOfLength(Index length) {
    return LogOf(Terms(length, 1));
}

}  // namespace

TEST_CASE("log: starts empty, at an index 0 that every log agrees on") {
    const Log log;

    CHECK(log.empty());
    CHECK(log.first_index() == 1);
    CHECK(log.last_index() == 0);
    CHECK(log.last() == EntryId{0, 0});
    CHECK(log.Matches({0, 0}));
    CHECK_FALSE(log.Matches({1, 1}));
}

TEST_CASE("log: matches an entry by index and term") {
    const Log log = LogOf({1, 1, 4});

    CHECK(log.Matches({0, 0}));
    CHECK(log.Matches({1, 2}));
    CHECK(log.Matches({4, 3}));
    CHECK_FALSE(log.Matches({4, 2}));
    CHECK_FALSE(log.Matches({1, 3}));
    CHECK_FALSE(log.Matches({4, 4}));
    CHECK(log.TermAt(3) == Term{4});
    CHECK_FALSE(log.TermAt(4).has_value());
    CHECK(log.last() == EntryId{4, 3});
}

TEST_CASE("log: cuts out entries, as many as there are") {
    const Log log = LogOf({1, 2, 3});

    const Entries two = log.Slice(2, 2);

    REQUIRE(two.size() == 2);
    CHECK(two[0].term == 2);
    CHECK(SameContent(two[1], EntryAt({3, 3})));
    CHECK(log.Slice(2, 9).size() == 2);
    CHECK(log.Slice(1, 1).size() == 1);
    CHECK(log.Slice(2, 0).empty());
    CHECK(log.Slice(4, 5).empty());
}

TEST_CASE("log: finds where a term begins and ends") {
    const Log log = LogOf({1, 1, 4, 4, 4, 6});

    CHECK(log.FirstIndexOfTermAt(1) == 1);
    CHECK(log.FirstIndexOfTermAt(2) == 1);
    CHECK(log.FirstIndexOfTermAt(5) == 3);
    CHECK(log.FirstIndexOfTermAt(6) == 6);
    CHECK(log.LastIndexOfTerm(1) == Index{2});
    CHECK(log.LastIndexOfTerm(4) == Index{5});
    CHECK(log.LastIndexOfTerm(6) == Index{6});
    CHECK_FALSE(log.LastIndexOfTerm(5).has_value());
    CHECK_FALSE(log.LastIndexOfTerm(9).has_value());
    CHECK_FALSE(Log().LastIndexOfTerm(1).has_value());
}

TEST_CASE("log: truncating removes the tail, and appending goes on from there") {
    for (const Index length : {1U, 31U, 32U, 33U, 64U, 65U, 100U}) {
        Log log = LogOfLength(length);

        log.TruncateAfter(length - 1);
        CHECK(log.last_index() == length - 1);
        CHECK_FALSE(log.TermAt(length).has_value());

        log.Append(EntryAt({2, length}));
        log.Append(EntryAt({2, length + 1}));
        CHECK(log.last() == EntryId{2, length + 1});
        CHECK(SameContent(log.At(length), EntryAt({2, length})));

        log.TruncateAfter(0);
        CHECK(log.empty());
        CHECK(log.last() == EntryId{0, 0});
    }
}

TEST_CASE("log: a copy that is written on leaves the original as it was") {
    for (const Index length : {1U, 5U, 31U, 32U, 33U, 63U, 64U}) {
        CAPTURE(length);
        Log original = LogOfLength(length);
        Log copy = original;

        copy.Append(EntryAt({2, length + 1}));
        CHECK(original.last() == EntryId{1, length});
        original.Append(EntryAt({3, length + 1}));

        CHECK(copy.At(length + 1).term == 2);
        CHECK(original.At(length + 1).term == 3);
        CHECK(SameContent(copy.At(length + 1), EntryAt({2, length + 1})));
    }
}

TEST_CASE("log: a copy that replaces its tail leaves the original as it was") {
    const Log original = LogOfLength(40);
    Log copy = original;

    copy.TruncateAfter(35);
    copy.Append(EntryAt({2, 36}));

    CHECK(original.last() == EntryId{1, 40});
    CHECK(original.At(36).term == 1);
    CHECK(SameContent(original.At(36), EntryAt({1, 36})));
    CHECK(copy.last() == EntryId{2, 36});
    CHECK(copy.At(35).term == 1);
}

TEST_CASE("log: compacting keeps the last removed entry for the checks, and what follows") {
    for (const Index last : {1U, 20U, 31U, 32U, 33U, 64U, 70U}) {
        CAPTURE(last);
        Log log = LogOfLength(70);

        log.CompactTo(last);

        CHECK(log.base() == EntryId{1, last});
        CHECK(log.first_index() == last + 1);
        CHECK(log.last() == EntryId{1, 70});
        CHECK(log.Matches({1, last}));
        CHECK_FALSE(log.TermAt(last - 1).has_value());
        CHECK(log.empty() == (last == 70));
        log.Append(EntryAt({2, 71}));
        CHECK(log.At(71).term == 2);
        if (last < 70) CHECK(SameContent(log.At(last + 1), EntryAt({1, last + 1})));
    }
}

TEST_CASE("log: reset to a base, it holds nothing else and goes on after it") {
    Log log = LogOfLength(10);

    log.ResetTo({3, 50});

    CHECK(log.empty());
    CHECK(log.last() == EntryId{3, 50});
    CHECK(log.Matches({3, 50}));
    CHECK_FALSE(log.Matches({1, 10}));
    log.Append(EntryAt({4, 51}));
    CHECK(log.At(51).term == 4);
}

TEST_CASE("log: is the same as another with the same base and entries only") {
    CHECK(LogOf({1, 2}).SameAs(LogOf({1, 2})));
    CHECK_FALSE(LogOf({1, 2}).SameAs(LogOf({1, 3})));
    CHECK_FALSE(LogOf({1, 2}).SameAs(LogOf({1, 2, 2})));
    CHECK_FALSE(LogOf({1, 3, 3}).SameAs(LogOf({2, 3, 3})));

    Log other = LogOf({1});
    other.Append({2, Put("k2", "another value")});
    CHECK_FALSE(LogOf({1, 2}).SameAs(other));

    Log compacted = LogOf({1, 2});
    compacted.CompactTo(1);
    CHECK_FALSE(LogOf({1, 2}).SameAs(compacted));
}

TEST_CASE("log: copies changed at random stay what plain vectors would be") {
    std::uint64_t random = 3;
    struct Pair {
        Log log{};
        Terms plain{};
    };
    std::vector<Pair> pairs(4);
    for (int step = 0; step < 20'000; ++step) {
        Pair& pair = pairs[NextRandom(random) % pairs.size()];
        switch (NextRandom(random) % 8) {
            case 0:
                pair = pairs[NextRandom(random) % pairs.size()];
                break;
            case 1: {
                const Index last = NextRandom(random) % (pair.plain.size() + 1);
                pair.log.TruncateAfter(last);
                pair.plain.resize(last);
                break;
            }
            default:
                for (std::uint64_t n = NextRandom(random) % 12; n > 0; --n) {
                    // A term of its own for every entry: a mix-up cannot go unseen.
                    const auto term = static_cast<Term>(step + 1);
                    pair.plain.push_back(term);
                    pair.log.Append(EntryAt({term, pair.plain.size()}));
                }
                break;
        }
        for (const Pair& each : pairs) {
            REQUIRE(each.log.last_index() == each.plain.size());
            REQUIRE(TermsOf(each.log) == each.plain);
        }
    }
}

}  // namespace raft
