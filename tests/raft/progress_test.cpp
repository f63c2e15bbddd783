// What a leader knows of one follower: nextIndex and matchIndex, and when it may send.
//
// Goal:   Fig. 3.1 (volatile state on leaders), §3.5 (repair), §10.2.1 (pipelining).
// Method: one Progress, moved by hand; then at random, with its invariant checked.
#include "raft/progress.h"

#include <doctest/doctest.h>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

Progress At(ProgressState state, Index match, Index next) {
    Progress progress;
    progress.state = state;
    progress.match = match;
    progress.next = next;
    return progress;
}

}  // namespace

TEST_CASE("progress: a probe goes out alone and leaves nextIndex where it is") {
    Progress progress = At(ProgressState::kProbe, 0, 6);
    REQUIRE(progress.MaySend(0));

    progress.OnSent(8);

    CHECK(progress.next == 6);
    CHECK_FALSE(progress.MaySend(0));
}

TEST_CASE("progress: an answered probe starts replication right after the match") {
    Progress progress = At(ProgressState::kProbe, 0, 6);
    progress.OnSent(8);

    progress.OnAccepted(4);

    CHECK(progress.state == ProgressState::kReplicate);
    CHECK(progress.match == 4);
    CHECK(progress.next == 5);
    CHECK(progress.MaySend(1));
}

TEST_CASE("progress: replication sends ahead of the answers, as far as the window lets it") {
    Progress progress = At(ProgressState::kReplicate, 4, 5);

    progress.OnSent(5);
    progress.OnSent(7);

    CHECK(progress.next == 8);
    CHECK(progress.MaySend(0));
    CHECK(progress.MaySend(3));
    CHECK_FALSE(progress.MaySend(2));

    progress.OnAccepted(5);

    CHECK(progress.MaySend(2));
    CHECK(progress.inflight == std::vector<Index>{7});
    CHECK(progress.next == 8);
}

TEST_CASE("progress: matchIndex never falls") {
    Progress progress = At(ProgressState::kReplicate, 4, 9);

    progress.OnAccepted(2);

    CHECK(progress.match == 4);
    CHECK(progress.next == 9);
}

TEST_CASE("progress: a refused probe goes back, but never to matchIndex or below") {
    Progress progress = At(ProgressState::kProbe, 4, 9);
    progress.OnSent(9);

    progress.OnRefused(7);

    CHECK(progress.state == ProgressState::kProbe);
    CHECK(progress.next == 7);
    CHECK(progress.MaySend(0));

    progress.OnRefused(1);

    CHECK(progress.next == 5);
}

TEST_CASE("progress: a refusal while replicating starts again right after the match") {
    Progress progress = At(ProgressState::kReplicate, 4, 9);
    progress.OnSent(9);

    progress.OnRefused(7);

    CHECK(progress.state == ProgressState::kProbe);
    CHECK(progress.next == 5);
    CHECK(progress.match == 4);
    CHECK(progress.inflight.empty());
    CHECK(progress.MaySend(1));
}

TEST_CASE("progress: an acknowledgement of something new ends the doubt") {
    Progress progress = At(ProgressState::kReplicate, 4, 9);
    progress.doubted = true;

    progress.OnAccepted(4);
    CHECK(progress.doubted);
    progress.OnAccepted(6);
    CHECK_FALSE(progress.doubted);
}

TEST_CASE("progress: what is in flight can be given up and sent again") {
    Progress progress = At(ProgressState::kReplicate, 4, 5);
    progress.OnSent(8);
    progress.doubted = true;

    progress.SendAgain();

    CHECK(progress.state == ProgressState::kProbe);
    CHECK(progress.next == 5);
    CHECK(progress.match == 4);
    CHECK(progress.inflight.empty());
    CHECK_FALSE(progress.doubted);
}

TEST_CASE("progress: a refusal that names a later index still goes one back") {
    Progress progress = At(ProgressState::kProbe, 0, 6);

    progress.OnRefused(40);

    CHECK(progress.next == 5);
}

TEST_CASE("progress: nothing is sent while a snapshot is needed") {
    CHECK_FALSE(At(ProgressState::kSnapshot, 0, 1).MaySend(0));
}

TEST_CASE("progress: whatever happens, match stays below next and never falls") {
    std::uint64_t random = 11;
    Progress progress = At(ProgressState::kProbe, 0, 20);
    for (int step = 0; step < 20'000; ++step) {
        const Index before = progress.match;
        const auto index = static_cast<Index>(RandomIn(random, 0, 60));
        switch (NextRandom(random) % 3) {
            case 0:
                if (progress.MaySend(4)) progress.OnSent(progress.next + index % 3);
                break;
            case 1:
                progress.OnAccepted(std::min(index, progress.next + 2));
                break;
            default:
                if (progress.next > progress.match + 1) progress.OnRefused(index);
                break;
        }
        REQUIRE(progress.match >= before);
        REQUIRE(progress.match < progress.next);
        REQUIRE(progress.inflight.size() <= 4);
        REQUIRE(std::is_sorted(progress.inflight.begin(), progress.inflight.end()));
    }
}

}  // namespace raft
