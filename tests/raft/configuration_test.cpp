// Who votes, and what a majority of them says or has.
//
// Goal:   §3.3 and §3.4 (majorities), §4.2.1 (learners count for nothing), §4.3 (joint means both).
// Method: tables by hand, then the quorum of random voters against a plain sort.
#include "raft/configuration.h"

#include <doctest/doctest.h>

#include <map>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

using Said = std::map<NodeId, Answer>;
using Indices = std::map<NodeId, Index>;

Tally CountOf(const Configuration& configuration, const Said& answers) {
    return Count(configuration, [&](NodeId id) {
        const auto found = answers.find(id);
        return found == answers.end() ? Answer::kNone : found->second;
    });
}

Index QuorumOf(const Configuration& configuration, const Indices& indices) {
    return QuorumValue(configuration, [&](NodeId id) {
        const auto found = indices.find(id);
        return found == indices.end() ? Index{0} : found->second;
    });
}

}  // namespace

TEST_CASE("majority: is more than half, so an even number gains nothing") {
    const std::vector<std::size_t> of_voters = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5};

    for (std::size_t voters = 0; voters < of_voters.size(); ++voters) {
        CHECK(MajorityOf(voters) == of_voters[voters]);
    }
    CHECK(MajorityOf(51) == 26);
}

TEST_CASE("configuration: knows voters of both halves, learners, and every member once") {
    const Configuration configuration{{S1, S2, S4}, {S2, S3}, {S4, S5}};

    CHECK(configuration.joint());
    CHECK(configuration.IsVoter(S1));
    CHECK(configuration.IsVoter(S3));
    CHECK_FALSE(configuration.IsVoter(S5));
    CHECK_FALSE(configuration.IsVoter(S6));
    CHECK(configuration.IsLearner(S5));
    CHECK_FALSE(configuration.IsLearner(S4));
    CHECK(configuration.IsMember(S5));
    CHECK_FALSE(configuration.IsMember(S6));
    CHECK(configuration.Members() == std::vector<NodeId>{S1, S2, S3, S4, S5});
    CHECK_FALSE(VotersUpTo(3)->joint());
}

TEST_CASE("tally: is won with a majority of yes, and lost once that is out of reach") {
    const Configuration five = *VotersUpTo(5);
    const Configuration four = *VotersUpTo(4);
    const Answer yes = Answer::kYes;
    const Answer no = Answer::kNo;

    CHECK(CountOf(five, {}) == Tally::kPending);
    CHECK(CountOf(five, {{S1, yes}, {S2, yes}}) == Tally::kPending);
    CHECK(CountOf(five, {{S1, yes}, {S2, yes}, {S5, yes}}) == Tally::kWon);
    CHECK(CountOf(five, {{S1, no}, {S2, no}}) == Tally::kPending);
    CHECK(CountOf(five, {{S1, no}, {S2, no}, {S3, no}}) == Tally::kLost);
    CHECK(CountOf(five, {{S1, yes}, {S6, yes}, {NodeId{7}, yes}}) == Tally::kPending);
    CHECK(CountOf(four, {{S1, yes}, {S2, yes}}) == Tally::kPending);
    CHECK(CountOf(four, {{S1, yes}, {S2, yes}, {S3, yes}}) == Tally::kWon);
    CHECK(CountOf(four, {{S1, no}, {S2, no}}) == Tally::kLost);
    CHECK(CountOf(Configuration{}, {{S1, yes}}) != Tally::kWon);
}

TEST_CASE("tally: joint needs a majority of each half, never of the union") {
    const Configuration joint{{S1, S2, S3}, {S4, S5, S6}, {}};
    const Answer yes = Answer::kYes;
    const Answer no = Answer::kNo;

    CHECK(CountOf(joint, {{S1, yes}, {S2, yes}, {S3, yes}, {S4, yes}}) == Tally::kPending);
    CHECK(CountOf(joint, {{S1, yes}, {S4, yes}, {S5, yes}, {S6, yes}}) == Tally::kPending);
    CHECK(CountOf(joint, {{S1, yes}, {S2, yes}, {S4, yes}, {S5, yes}}) == Tally::kWon);
    CHECK(CountOf(joint, {{S1, yes}, {S2, yes}, {S4, no}, {S5, no}}) == Tally::kLost);
    CHECK(CountOf(joint, {{S1, no}, {S2, no}, {S4, yes}, {S5, yes}}) == Tally::kLost);
}

TEST_CASE("quorum index: is what a majority has reached, learners aside") {
    const Configuration five = *VotersUpTo(5);
    const Configuration with_learner{{S1, S2, S3}, {}, {S4, S5}};
    const Configuration joint{{S1, S2, S3}, {S3, S4, S5}, {}};

    CHECK(QuorumOf(five, {{S1, 9}, {S2, 4}, {S3, 7}, {S4, 1}, {S5, 2}}) == 4);
    CHECK(QuorumOf(five, {{S1, 9}, {S2, 9}}) == 0);
    CHECK(QuorumOf(*VotersUpTo(4), {{S1, 9}, {S2, 9}, {S3, 3}, {S4, 2}}) == 3);
    CHECK(QuorumOf(*VotersUpTo(1), {{S1, 9}}) == 9);
    CHECK(QuorumOf(with_learner, {{S1, 5}, {S4, 9}, {S5, 9}}) == 0);
    CHECK(QuorumOf(joint, {{S1, 9}, {S2, 9}, {S3, 9}, {S4, 2}, {S5, 1}}) == 2);
    CHECK(QuorumOf(joint, {{S1, 1}, {S2, 3}, {S3, 9}, {S4, 9}, {S5, 9}}) == 3);
    CHECK(QuorumOf(Configuration{}, {{S1, 9}}) == 0);
}

TEST_CASE("quorum index: agrees with sorting, for any number of voters") {
    std::uint64_t random = 7;
    for (std::uint32_t voters = 1; voters <= 130; ++voters) {
        Indices indices;
        std::vector<Index> sorted;
        for (std::uint32_t n = 1; n <= voters; ++n) {
            const Index index = NextRandom(random) % 40;
            indices[NodeId{n}] = index;
            sorted.push_back(index);
        }
        std::sort(sorted.rbegin(), sorted.rend());

        CAPTURE(voters);
        CHECK(QuorumOf(*VotersUpTo(voters), indices) == sorted[MajorityOf(voters) - 1]);
    }
}

}  // namespace raft
