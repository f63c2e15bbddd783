// Snapshots on the server that takes or receives them: compaction, chunks, installing.
//
// Goal:   §5.1, Fig. 5.3, and raft-rules 15 to 18: what is kept, refused, stored and forgotten.
// Method: one server with a log; the test sends the chunks.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

const Route kFromLeader{S2, S1, 5};

// S1, a follower in term 5 that voted for S3.
Server FollowerWith(const Terms& log, Index commit = 0) {
    return Server({.servers = 3, .log = log, .term = 5, .vote = S3, .commit = commit});
}

SnapshotJudged JudgementOf(const Server& server) {
    return server.Events<SnapshotJudged>().at(0);
}

InstallSnapshotReply AnswerOf(const Server& server) {
    const auto replies = BodiesOf<InstallSnapshotReply>(server.out);
    REQUIRE(replies.size() == 1);
    return replies[0];
}

// A snapshot up to entry 4 of term 3, whole.
const ChunkParts kAllOfIt = {.last = {3, 4}, .data = "x=1\n", .config = VotersUpTo(5)};

// The same in two chunks.
const ChunkParts kFirstChunk = {.last = {3, 4}, .data = "x=", .done = false};
const ChunkParts kSecondChunk = {.last = {3, 4}, .offset = 2, .data = "1\n"};

}  // namespace

TEST_CASE("compaction: a snapshot takes the place of what is applied, and of nothing else") {
    Server server({.log = {1, 1, 2, 2}, .term = 2, .commit = 3});

    server.Compact();

    CHECK(server.node.log().base() == EntryId{2, 3});
    CHECK(TermsOf(server.node.log()) == Terms{2});
    CHECK(server.node.commit_index() == 3);
    CHECK(server.node.snapshot()->last_included == EntryId{2, 3});
    CHECK(server.node.snapshot()->configuration_index == 0);
    CHECK(*server.node.snapshot()->data == server.machine.Save());
    CHECK(server.Events<SnapshotTaken>().at(0).last_included == EntryId{2, 3});
    const auto changes = server.Events<LogChanged>();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].reason == LogReason::kCompacted);
    CHECK(changes[0].first_changed == 1);
    CHECK(changes[0].last_changed == 3);
    CHECK(server.disk.log.SameAs(server.node.log()));
    CHECK(server.disk.snapshot == server.node.snapshot());
}

TEST_CASE("compaction: (index, term) of the last entry serves the checks of appends and votes") {
    Server server({.log = {1, 1, 2}, .term = 2, .commit = 3});
    server.Compact();
    REQUIRE(server.node.log().empty());

    server.Step(AskVote({S2, S1, 3}, {2, 2}));
    CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kLogBehind);
    server.Step(AskVote({S2, S1, 3}, {2, 3}));
    CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kGranted);
    server.Step(Append({S2, S1, 3}, {.prev = {2, 3}, .entries = {3}}));
    CHECK(server.Events<AppendJudged>().at(0).verdict == AppendVerdict::kAccepted);
    CHECK(server.node.log().last() == EntryId{3, 4});
}

TEST_CASE("compaction: keeps the configuration as of its last entry, not a later one") {
    const auto five = std::make_shared<const Payload>(*VotersUpTo(5));
    const auto four = std::make_shared<const Payload>(*VotersUpTo(4));
    Server server({.servers = 3, .log = {1}, .term = 1});
    server.Step(AppendOne({S2, S1, 1}, {1, 1}, {1, five}));
    server.Step(AppendOne({S2, S1, 1}, {1, 2}, {1, four}));
    server.Step(Append({S2, S1, 1}, {.prev = {1, 3}, .entries = {1}}));
    server.Step(Append({S2, S1, 1}, {.prev = {1, 2}, .commit = 2}));

    server.Compact();

    CHECK(*server.node.snapshot()->configuration == *VotersUpTo(5));
    CHECK(server.node.snapshot()->configuration_index == 2);
    CHECK(server.node.configuration() == *VotersUpTo(4));
    // The later one goes with its entry; then the snapshot's holds again.
    server.Step(Append({S3, S1, 2}, {.prev = {1, 2}, .entries = {2}}));
    CHECK(server.node.configuration() == *VotersUpTo(5));
    server.Restart();
    CHECK(server.node.configuration() == *VotersUpTo(5));
    CHECK(server.node.configuration_index() == 2);
}

TEST_CASE("restart: begins at the snapshot, which is committed and applied") {
    Server server({.log = {1, 1, 2}, .term = 2, .commit = 2});
    server.Compact();

    server.Restart();

    CHECK(server.node.log().base() == EntryId{1, 2});
    CHECK(server.node.commit_index() == 2);
    CHECK(server.node.last_applied() == 2);
    CHECK(server.machine.last_applied() == 2);
    Node other(S1, VotersUpTo(5), {}, 1);
    other.Restart(server.disk);
    CHECK(other.snapshot() == server.disk.snapshot);
}

TEST_CASE("install: a whole snapshot replaces a log that does not hold its last entry") {
    for (const Terms& log : {Terms{}, Terms{1, 1}, Terms{1, 1, 1, 1, 1}}) {
        Server server = FollowerWith(log);

        server.Step(Chunk(kFromLeader, kAllOfIt));

        CHECK(JudgementOf(server).verdict == SnapshotVerdict::kInstalled);
        CHECK_FALSE(JudgementOf(server).kept_log);
        CHECK(server.node.log().base() == EntryId{3, 4});
        CHECK(server.node.log().empty());
        CHECK(server.node.commit_index() == 4);
        CHECK(server.node.last_applied() == 4);
        CHECK(server.machine.last_applied() == 4);
        CHECK(server.machine.values().at("x") == "1");
        CHECK(server.disk.log.SameAs(server.node.log()));
        CHECK(server.disk.snapshot == server.node.snapshot());
        CHECK(server.Events<CommitAdvanced>().at(0).reason == CommitReason::kSnapshot);
        CHECK(server.node.saved_index() == 4);
        CHECK(AnswerOf(server).done);
        CHECK(AnswerOf(server).success);
        CHECK(AnswerOf(server).snapshot_index == 4);
        CHECK(AnswerOf(server).round == 1);
    }
}

TEST_CASE("install: keeps what follows its last entry, if the log holds that very entry") {
    Server server = FollowerWith({1, 1, 3, 3, 3, 5}, 1);

    server.Step(Chunk(kFromLeader, kAllOfIt));

    CHECK(JudgementOf(server).kept_log);
    CHECK(server.node.log().base() == EntryId{3, 4});
    CHECK(TermsOf(server.node.log()) == Terms{3, 5});
    CHECK(server.node.commit_index() == 4);
    CHECK(server.node.saved_index() == 6);
    CHECK(server.disk.log.SameAs(server.node.log()));
    CHECK(server.Events<LogChanged>().at(0).reason == LogReason::kCompacted);
    // The restored machine goes on from there.
    server.Step(Append(kFromLeader, {.prev = {5, 6}, .commit = 5}));
    CHECK(server.machine.last_applied() == 5);
}

TEST_CASE("install: changes neither term nor vote") {
    Server server = FollowerWith({1});

    server.Step(Chunk(kFromLeader, kAllOfIt));

    CHECK(server.node.current_term() == 5);
    CHECK(server.node.voted_for() == S3);
    CHECK_FALSE(server.ready.hard_state.has_value());
}

TEST_CASE("install: the configuration comes with it, and those in its place are gone") {
    Server server = FollowerWith({});
    server.Step(Append(kFromLeader, {.entries = {1, 1, 1, 1}}));
    const auto four = std::make_shared<const Payload>(*VotersUpTo(4));
    server.Step(AppendOne(kFromLeader, {1, 4}, {1, four}));
    REQUIRE(server.node.configuration() == *VotersUpTo(4));

    server.Step(Chunk(kFromLeader, kAllOfIt));

    CHECK(server.node.configuration() == *VotersUpTo(5));
    CHECK(server.node.configuration_index() == 4);
    CHECK(server.Events<ConfigurationChanged>().at(0).reason == ConfigurationReason::kSnapshot);
    server.Restart();
    CHECK(server.node.configuration() == *VotersUpTo(5));

    Server holding = FollowerWith({});
    holding.Step(AppendOne(kFromLeader, {}, {1, four}));
    holding.Step(Append(kFromLeader, {.prev = {1, 1}, .entries = {3, 3, 3}}));
    holding.Step(Chunk(kFromLeader, kAllOfIt));
    CHECK(holding.node.configuration() == *VotersUpTo(5));
}

TEST_CASE("install: without a configuration the one known as of its last entry stays") {
    Server server = FollowerWith({});
    server.Step(AppendOne(kFromLeader, {}, {1, std::make_shared<const Payload>(*VotersUpTo(4))}));
    ChunkParts parts = kAllOfIt;
    parts.config = nullptr;

    server.Step(Chunk(kFromLeader, parts));

    CHECK(server.node.configuration() == *VotersUpTo(4));
    CHECK(server.node.configuration_index() == 1);
}

TEST_CASE("install: what was not on disk yet goes there after the snapshot, if it stays") {
    Ready ready;
    Node keeping(S1, VotersUpTo(3), {}, 1);
    keeping.Step(Append(kFromLeader, {.entries = {1, 1, 3, 3, 3}}));
    keeping.Step(Chunk(kFromLeader, kAllOfIt));
    keeping.TakeReady(ready);
    CHECK(ready.snapshot->last_included == EntryId{3, 4});
    CHECK(ready.first_changed == Index{5});
    CHECK(ready.entries.size() == 1);

    Node dropping(S1, VotersUpTo(3), {}, 1);
    dropping.Step(Append(kFromLeader, {.entries = {1, 1}}));
    dropping.Step(Chunk(kFromLeader, kAllOfIt));
    dropping.TakeReady(ready);
    CHECK_FALSE(ready.first_changed.has_value());
    CHECK(ready.entries.empty());
}

TEST_CASE("install: the answer waits for the disk") {
    Server server = FollowerWith({1});
    server.saves_at_once = false;

    server.Step(Chunk(kFromLeader, kAllOfIt));
    CHECK(server.out.empty());
    CHECK(server.node.saved_index() == 0);

    server.SaveAll();
    CHECK(AnswerOf(server).done);
    CHECK(server.node.saved_index() == 4);
}

TEST_CASE("install: what is committed here already is not needed, and acknowledged") {
    Server server = FollowerWith({1, 1, 3, 3, 3}, 4);

    server.Step(Chunk(kFromLeader, kAllOfIt));

    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kNotNeeded);
    CHECK(server.node.log().base() == EntryId{});
    CHECK(server.node.commit_index() == 4);
    CHECK(AnswerOf(server).done);
    CHECK_FALSE(server.ready.restore);
}

TEST_CASE("install: every word of the leader restarts the timer and makes it known") {
    for (const Role role : {Role::kFollower, Role::kCandidate}) {
        Server server({.log = {1}, .term = 5, .role = role});
        server.Tick(kMillisecond);

        server.Step(Chunk(kFromLeader, kFirstChunk));

        CHECK(server.node.role() == Role::kFollower);
        CHECK(server.node.leader() == S2);
        CHECK(server.node.election_elapsed() == 0);
    }
}

TEST_CASE("install: a sender of an earlier term learns the newer one, and no more") {
    Server server = FollowerWith({1});
    server.Tick(kMillisecond);

    server.Step(Chunk({S2, S1, 4}, kAllOfIt));

    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kStaleTerm);
    CHECK(server.out.at(0).term == 5);
    CHECK(AnswerOf(server) == InstallSnapshotReply{});
    CHECK(server.node.election_elapsed() == kMillisecond);
    CHECK(server.node.log().last_index() == 1);
}

TEST_CASE("install: a leader takes no snapshot from somebody else of its term") {
    Server server({.log = {1}, .term = 5, .role = Role::kLeader});

    server.Step(Chunk(kFromLeader, kAllOfIt));

    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kFromOwnTerm);
    CHECK(server.node.role() == Role::kLeader);
    CHECK(server.out.empty());
}

TEST_CASE("install: what makes no sense is refused whole") {
    const std::vector<ChunkParts> wrong = {
        {.last = {0, 4}},
        {.last = {3, 0}},
        {.last = {6, 4}},                           // Of a term to come.
        {.last = {1, 4}},                           // Below a term that is committed before it.
        {.last = {3, 4}, .config = These({}, {})},  // Nobody could ever vote.
    };

    for (const ChunkParts& parts : wrong) {
        CAPTURE(parts.last.term);
        Server server = FollowerWith({1, 2}, 2);
        server.Tick(kMillisecond);
        server.Step(Chunk(kFromLeader, parts));
        CHECK(JudgementOf(server).verdict == SnapshotVerdict::kContradicts);
        CHECK(server.out.empty());
        CHECK(server.node.log().last_index() == 2);
        CHECK(server.node.election_elapsed() == kMillisecond);
    }
}

TEST_CASE("install: data that no machine can read is refused before anything is given up") {
    Server server = FollowerWith({1, 1}, 1);
    ChunkParts parts = kAllOfIt;
    parts.data = "nonsense";

    server.Step(Chunk(kFromLeader, parts));

    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kUnreadable);
    CHECK(server.out.empty());
    CHECK(TermsOf(server.node.log()) == Terms{1, 1});
    CHECK(server.node.commit_index() == 1);
    CHECK_FALSE(server.node.stored_chunks().has_value());
}

TEST_CASE("chunks: are stored one after the other, and installed with the last") {
    Server server = FollowerWith({1});

    server.Step(Chunk(kFromLeader, kFirstChunk));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kStored);
    CHECK(server.node.stored_chunks() == std::uint64_t{2});
    CHECK(AnswerOf(server).stored == 2);
    CHECK(AnswerOf(server).success);
    CHECK_FALSE(AnswerOf(server).done);
    CHECK(server.node.log().last_index() == 1);

    server.Step(Chunk(kFromLeader, kSecondChunk));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kInstalled);
    CHECK(server.machine.values().at("x") == "1");
    CHECK_FALSE(server.node.stored_chunks().has_value());
    CHECK(AnswerOf(server).done);
}

TEST_CASE("chunks: one that is out of place is answered with what is stored") {
    Server server = FollowerWith({1});

    server.Step(Chunk(kFromLeader, kSecondChunk));  // The first was lost.
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
    CHECK_FALSE(AnswerOf(server).success);
    CHECK(AnswerOf(server).stored == 0);
    CHECK(AnswerOf(server).snapshot_index == 4);

    server.Step(Chunk(kFromLeader, kFirstChunk));
    server.Step(Chunk(kFromLeader, kFirstChunk));  // Delivered twice.
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
    CHECK_FALSE(AnswerOf(server).success);
    CHECK(AnswerOf(server).stored == 2);
    CHECK(server.node.stored_chunks() == std::uint64_t{2});
}

TEST_CASE("chunks: the first of a newer snapshot drops what is stored of the older") {
    Server server = FollowerWith({1});
    server.Step(Chunk(kFromLeader, kFirstChunk));
    const ChunkParts newer{.last = {5, 6}, .data = "y", .done = false};

    server.Step(Chunk(kFromLeader, newer));
    CHECK(server.node.stored_chunks() == std::uint64_t{1});

    // A late chunk of the one that its leader has given up.
    server.Step(Chunk(kFromLeader, kFirstChunk));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
    CHECK(server.node.stored_chunks() == std::uint64_t{1});
    server.Step(Chunk(kFromLeader, kSecondChunk));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
}

TEST_CASE("chunks: those of a leader of another term are not continued") {
    Server server = FollowerWith({1});
    server.Step(Chunk(kFromLeader, kFirstChunk));

    server.Step(AskVote({S3, S1, 6}, {}));
    CHECK_FALSE(server.node.stored_chunks().has_value());
    server.Step(Chunk({S2, S1, 6}, kSecondChunk));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
    CHECK(AnswerOf(server).stored == 0);
}

TEST_CASE("chunks: those of another sender are not mixed, nor of another term of the entry") {
    Server server = FollowerWith({1});
    server.Step(Chunk(kFromLeader, kFirstChunk));

    server.Step(Chunk({S3, S1, 5}, kSecondChunk));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
    ChunkParts other = kSecondChunk;
    other.last.term = 4;
    server.Step(Chunk(kFromLeader, other));
    CHECK(JudgementOf(server).verdict == SnapshotVerdict::kOutOfPlace);
    CHECK(server.node.stored_chunks() == std::uint64_t{2});
}

TEST_CASE("chunks: an own election forgets them, and a restart") {
    Server campaigner = FollowerWith({1});
    campaigner.Step(Chunk(kFromLeader, kFirstChunk));
    campaigner.Campaign();
    CHECK_FALSE(campaigner.node.stored_chunks().has_value());

    Server server = FollowerWith({1});
    server.Step(Chunk(kFromLeader, kFirstChunk));
    server.Restart();
    CHECK_FALSE(server.node.stored_chunks().has_value());
    server.Step(Chunk(kFromLeader, kSecondChunk));
    CHECK(AnswerOf(server).stored == 0);
}

}  // namespace raft
