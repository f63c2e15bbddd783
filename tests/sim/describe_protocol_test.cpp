// Goal:   pre-votes, CheckQuorum, snapshots, membership, transfer and reads are told with the
// values
//         that were compared, with their sources (§4 to §6, §9.6); broken rules are called so.
// Method: rows of (event, kind, sentence, sources), in English; the same filled in Chinese.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "raft/sim/describe.h"
#include "tests/sim/describe_events.h"

namespace raft::sim {

namespace {

struct Row {
    Event event;
    const char* kind;
    const char* text;
    const char* paper;
    const char* dissertation;
};

VoteJudged Heard(bool pre, std::uint32_t ago) {
    VoteJudged judged = Vote(VoteVerdict::kLeaderHeard, {1, 1}, {1, 1});
    judged.pre = pre;
    judged.heard_ago = ago;
    return judged;
}

VoteJudged Asked(bool pre, bool overridden, EntryId theirs) {
    VoteJudged judged = Vote(VoteVerdict::kGranted, theirs, {1, 1});
    judged.pre = pre;
    judged.overridden = overridden;
    return judged;
}

std::vector<Row> ElectionRows() {
    VoteCounted joint{S3, 2, true, CountVerdict::kCounted, 2, 3};
    joint.votes_outgoing = 1;
    joint.needed_outgoing = 2;
    VoteCounted own{S1, 2, true, CountVerdict::kCounted, 1, 3};
    own.pre = true;
    return {
        {Inside(S3, Heard(false, 12'000)), "vote-refused",
         "S3 refused its vote to S5: it heard its leader 12ms ago, less than the minimum election "
         "timeout.",
         "§6", "§4.2.3"},
        {Inside(S3, Heard(true, 0)), "prevote-refused",
         "S3 would not vote for S5: it led itself, or heard its leader at this moment.", "",
         "§9.6"},
        {Inside(S3, Asked(true, false, {1, 1})), "prevote",
         "S3 would vote for S5 in term 3: both logs ended at (term 1, index 1).", "", "§9.6"},
        {Inside(S3, Asked(false, true, {1, 1})), "vote",
         "S3 granted its vote of term 3 to S5, though it heard a leader: that leader had asked for "
         "this election itself, and both logs ended at (term 1, index 1).",
         "", "§3.10"},
        {Inside(S3, Asked(false, false, {})), "vote",
         "S3 granted its vote of term 3 to S5 without a look at the logs: S5's log was empty, its "
         "own ended at (term 1, index 1), which was of a later term.",
         "§5.4.1", "§3.6.1"},
        {Inside(S1, joint), "vote-counted",
         "S1 counted the vote of S3 in term 2: 2 of the 3 that it needed, and 1 of 2 of the old "
         "voters.",
         "§5.2", "§3.4"},
        {Inside(S1, own), "prevote-counted",
         "S1 would vote for itself in term 2: 1 of the 3 that it needed.", "", "§9.6"},
        {Inside(S1,
                RoleChanged{Role::kFollower, Role::kPreCandidate, 2, RoleReason::kElectionTimeout}),
         "role",
         "S1 heard of no leader for an election timeout and became a pre-candidate: still in term "
         "2, it asked who would vote for it.",
         "", "§9.6"},
        {Inside(S1, RoleChanged{Role::kLeader, Role::kFollower, 2, RoleReason::kNoQuorum}), "role",
         "S1 had heard from no majority of the voters for an election timeout, so it gave up "
         "leading term 2 and became a follower.",
         "", "§6.2"},
    };
}

std::vector<Row> SnapshotRows() {
    const SnapshotJudged out{S1, 2, SnapshotVerdict::kOutOfPlace, {1, 5}, 128, 64, 64};
    SnapshotJudged kept{S1, 2, SnapshotVerdict::kInstalled, {1, 5}, 0, 64, 64};
    kept.kept_log = true;
    ProgressJudged needs{S3, ProgressReason::kNeedsSnapshot, ProgressState::kSnapshot, 2, 0};
    needs.snapshot_index = 5;
    needs.total = 300;
    PersistEvent write{3, true, {2, S1}, 7};
    write.snapshot_index = 5;
    return {
        {Inside(S1, SnapshotTaken{{1, 5}, 300}), "snapshot",
         "S1 took a snapshot of its state machine after (term 1, index 5), 300 bytes, in place of "
         "the log up to there.",
         "§7", "§5.1"},
        {Inside(S3, out), "snapshot-chunk",
         "S3 did not take the chunk of S1's snapshot up to (term 1, index 5): it began at byte "
         "128, but S3 had 64 bytes of it.",
         "Fig. 13", "Fig. 5.3"},
        {Inside(S3, kept), "snapshot-installed",
         "S3 installed the snapshot of S1 up to (term 1, index 5); its log held that entry, so "
         "what follows it stayed.",
         "§7", "§5.1"},
        {Inside(S1, needs), "progress",
         "S1 had compacted away index 2, which S3 needs next, and began to send it the snapshot up "
         "to index 5, 300 bytes.",
         "§7", "§5.1"},
        {Inside(S3, LogChanged{LogReason::kCompacted, 1, 5, 6, 7, 2}), "log",
         "A snapshot took the place of indices 1 to 5 in S3's log, which began at index 6 now.",
         "§7", "§5.1"},
        {Inside(S3, LogChanged{LogReason::kInstalled, 1, 0, 6, 5, 1}), "log",
         "The leader's snapshot took the place of S3's whole log, no entry: it begins at index 6 "
         "now.",
         "§7", "§5.1"},
        {Outside(S3, AppliedEvent{5, 1, true}), "applied",
         "S3 took the state of the snapshot up to index 5, an entry of term 1, in place of its "
         "own.",
         "§7", "§5.1"},
        {Outside(S1, write), "persist",
         "S1's disk held term 2, a vote for S1 and the log up to index 7 (with the snapshot up to "
         "index "
         "5) from here on.",
         "Fig. 2", "§3.8"},
    };
}

std::vector<Row> MembershipRows() {
    return {
        {Inside(S1, ChangeJudged{ChangeKind::kAdd, ChangeVerdict::kAccepted, S3, true}), "change",
         "S1 began to add S3; whoever is new catches up first, as a learner.", "§6", "§4.1, §4.3"},
        {Inside(S1, ChangeJudged{ChangeKind::kRemove, ChangeVerdict::kNoOwnCommit, S3}),
         "change-refused",
         "S1 refused to remove S3: it had committed no entry of its own term yet.", "", "§4.1"},
        {Inside(S1, CatchUpNoted{S3, CatchUpReason::kRoundBegun, 1, 7, 0}), "catch-up",
         "S1 began round 1 of bringing S3 up to date, up to index 7.", "§6", "§4.2.1"},
        {Inside(S1, CatchUpNoted{S3, CatchUpReason::kRoundBegun, 2, 9, 200'000}), "catch-up",
         "S1 began round 2 of bringing S3 up to date, up to index 9; the one before took 200ms.",
         "§6", "§4.2.1"},
        {Inside(S1, ConfigurationChanged{4, ConfigurationReason::kAppended, 3, 5, 0}), "config",
         "S1 used the configuration of its entry at index 4 from here on: 3 voters, joint with the "
         "5 of before.",
         "§6", "§4.3"},
        {Inside(S1, ConfigurationChanged{0, ConfigurationReason::kReturned, 1, 0, 2}), "config",
         "S1 went back to the configuration that it had started with, since a later one was "
         "removed from its log: 1 voter, 2 learners.",
         "§6", "§4.1"},
        {Inside(S1, TransferNoted{S3, TransferReason::kStarted, 4, 7}), "transfer",
         "S1 began to hand over to S3, which held its log up to index 4 of 7.", "", "§3.10"},
        {Inside(S1, TransferNoted{S3, TransferReason::kNotAVoter, 0, 7}), "transfer-refused",
         "S1 did not hand over to S3, which was no voter.", "", "§3.10"},
        {Inside(S1, ProposalJudged{false, {}, {}, true}), "proposal",
         "S1 refused a client's command: it was handing over its leadership.", "", "§3.10"},
    };
}

std::vector<Row> ReadRows() {
    return {
        {Inside(S1, ReadJudged{9, ReadReason::kRoundBegun, 4, 6}), "read",
         "S1 noted index 4 for read 9 and began round 6 of heartbeats, to learn whether it still "
         "led.",
         "§8", "§6.4"},
        {Inside(S1, ReadJudged{9, ReadReason::kConfirmed, 4, 6, S3}), "read",
         "S1 still led when it was asked: a majority answered round 6 of heartbeats, so read 9 of "
         "S3 may be answered as of index 4.",
         "§8", "§6.4"},
        {Inside(S1, ReadJudged{9, ReadReason::kNoLease, 4, 0, {}, -5'000}), "read",
         "S1 could not answer read 9 by a lease: it held none for 5ms.", "§8", "§6.4.1"},
        {Inside(S1, ReadJudged{9, ReadReason::kNoLease, 4, 0, {}, kLongAgo}), "read",
         "S1 could not answer read 9 by a lease: it held none.", "§8", "§6.4.1"},
        {Inside(S3, ReadJudged{9, ReadReason::kFollowerHolds, 4, 0, {}, 20'000}), "read",
         "S3 could answer read 9 itself once it has applied index 4, the last of its log: its "
         "lease held for another 20ms.",
         "", ""},
        {Inside(S1, ReadJudged{9, ReadReason::kOwnState, 4}), "read",
         "S1 answered read 9 from its own state, as of index 4, without asking anybody whether it "
         "still led.",
         "§8", "§6.4"},
        {Inside(S3, LeaseTaken{LeaseReason::kGranted, 100'000, 2}), "lease",
         "S3 took a lease from its leader of term 2: for 100ms it can answer reads from its own "
         "log.",
         "", ""},
        {Inside(S1, CommitHeldBack{4, 2, 2, HoldBackReason::kLeaseHolder, S3, 80'000}),
         "commit-held",
         "S1 did not commit index 4 yet, though a majority held it: S3 did not, and may answer "
         "reads by its lease for another 80ms at most.",
         "", ""},
        {Outside(S3, Reading(ReadMode::kFollowerLease, RequestStep::kAsked)), "request",
         "C1 asked S3: get x (follower-lease).", "", ""},
        {Outside(S3, Reading(ReadMode::kReadIndex, RequestStep::kAnswered, RequestStatus::kDone)),
         "request",
         "C1 got the answer to get x (readindex) from S3: the value was 1, as of (term 2, index "
         "4).",
         "§8", "§6.4"},
        {Outside(S3, Reading(ReadMode::kValidated, RequestStep::kRefusedOld)), "request",
         "C1 did not take S3's answer to get x: its state ended at (term 2, index 4), and C1 had "
         "seen a newer one.",
         "", ""},
    };
}

std::vector<Row> MessageRows() {
    const auto sent = [](MessageBody body) {
        return Outside(S1, Flight(MessageFate::kSent, std::move(body)));
    };
    AppendEntries leased;
    leased.lease = 100'000;
    InstallSnapshot chunk;
    chunk.last_included = {1, 5};
    chunk.offset = 64;
    chunk.data = std::make_shared<const std::string>(32, 'x');
    InstallSnapshot whole = chunk;
    whole.offset = 0;
    whole.done = true;
    return {
        {sent(RequestVote{.last_entry = {1, 4}, .pre = true}), "sent",
         "S1 sent PreVote #17 of term 2 to S3: its log ended at (term 1, index 4).", "", "§9.6"},
        {sent(RequestVote{.last_entry = {1, 4}, .transfer = true}), "sent",
         "S1 sent RequestVote #17 of term 2 to S3: its log ended at (term 1, index 4), and its "
         "leader wants it to lead.",
         "§5.2", "§3.4"},
        {sent(RequestVoteReply{.granted = true, .pre = true}), "sent",
         "S1 sent PreVoteReply #17 of term 2 to S3: it would vote so.", "", "§9.6"},
        {sent(leased), "sent", "S1 sent Heartbeat #17 of term 2 to S3: with a lease of 100ms.",
         "§5.2", "§3.4"},
        {sent(chunk), "sent",
         "S1 sent InstallSnapshot #17 of term 2 to S3: bytes 64 to 96 of the snapshot up to (term "
         "1, index 5).",
         "§7", "§5.1"},
        {sent(whole), "sent",
         "S1 sent InstallSnapshot #17 of term 2 to S3: all 32 bytes of the snapshot up to (term 1, "
         "index 5).",
         "§7", "§5.1"},
        {sent(InstallSnapshotReply{.snapshot_index = 5, .stored = 64}), "sent",
         "S1 sent InstallSnapshotReply #17 of term 2 to S3: refused, go on from byte 64 of the "
         "snapshot up to index 5.",
         "Fig. 2", "§3.8"},
        {sent(TimeoutNow{}), "sent",
         "S1 sent TimeoutNow #17 of term 2 to S3: stand for election now.", "", "§3.10"},
        {sent(ReadIndex{9}), "sent",
         "S1 sent ReadIndex #17 of term 2 to S3: asks which index read 9 must wait for.", "",
         "§6.4"},
        {sent(ReadIndexReply{9, 4}), "sent",
         "S1 sent ReadIndexReply #17 of term 2 to S3: read 9 must wait for index 4.", "", "§6.4"},
    };
}

std::vector<Row> FaultRows() {
    ViolationEvent clash{"Election Safety", "S1 and S3 both lead term 2.", 41,
                         "S1 和 S3 都领导任期 2。"};
    return {
        {Outside(S1, clash), "violation",
         "Election Safety was violated: S1 and S3 both lead term 2. (It clashes with event 41.)",
         "Fig. 3", "Fig. 3.2"},
        {Outside(S1, ViolationEvent{"Linearizability", "C1 read x=1 from S3.", 0,
                                    "C1 从 S3 读到 x=1。"}),
         "violation", "Linearizability was violated: C1 read x=1 from S3.", "§8", "§6.3"},
        {Outside({}, StallEvent{Stall::kNoLeader, StallCause::kTooFewRunning, 2 * kSecond, 2, 3}),
         "stall", "There was no leader for 2s: only 2 of the voters ran, and 3 are a majority.",
         "§5.6", "§3.9"},
        {Outside(S1, StallEvent{Stall::kNoCommit, StallCause::kNoOwnEntry, 2 * kSecond, 0, 0}),
         "stall",
         "For 2s nothing of what a majority held was committed: the leader had no entry of its own "
         "term to count.",
         "§8", "§6.4"},
        {Outside(S1, TimerFired{Timer::kQuorum}), "timeout",
         "S1 had to look whether it still hears a majority.", "", "§6.2"},
        {Inside(S3, LogChanged{LogReason::kDropped, 3, 5, 1, 2, 1}), "log",
         "S3 removed indices 3 to 5 from its log without a look whether the leader had other "
         "entries there.",
         "§5.3", "§3.5"},
    };
}

std::vector<Row> AllRows() {
    std::vector<Row> rows = ElectionRows();
    for (const auto& more :
         {SnapshotRows(), MembershipRows(), ReadRows(), MessageRows(), FaultRows()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

}  // namespace

TEST_CASE("describe: the later chapters have their sentences, kinds and sources") {
    for (const Row& row : AllRows()) {
        const Sentence sentence = Describe(row.event);
        CHECK(sentence.text == std::string(row.text));
        CHECK(std::string(KindName(row.event)) == row.kind);
        CHECK(sentence.paper == std::string(row.paper));
        CHECK(sentence.dissertation == std::string(row.dissertation));
        CHECK_FALSE(sentence.rule.empty());
    }
}

TEST_CASE("describe: the later chapters fill every gap and name the same servers in Chinese") {
    for (const Row& row : AllRows()) {
        CAPTURE(row.text);
        const Sentence chinese = Describe(row.event, Language::kChinese);
        CAPTURE(chinese.text);
        CHECK(chinese.text.find('{') == std::string::npos);
        CHECK_FALSE(chinese.rule.empty());
        for (const char* name : {"S1", "S3", "S5", "C1", "#17", "ms", "ind"}) {
            CAPTURE(name);
            const bool named = std::string(row.text).find(name) != std::string::npos;
            const bool word = std::string(name) == "ind";  // index, indices
            CHECK((chinese.text.find(word ? "索引" : name) != std::string::npos) == named);
        }
    }
}

TEST_CASE("describe: what breaks a rule on purpose says which one, and is bad news") {
    for (const Event& event :
         {Inside(S1, ReadJudged{9, ReadReason::kOwnState, 4}),
          Inside(S3, LogChanged{LogReason::kDropped, 3, 5, 1, 2, 1}),
          Inside(S3, Asked(false, false, {})), Inside(S3, Asked(true, false, {}))}) {
        const Sentence sentence = Describe(event);
        CHECK(sentence.rule.rfind("Rule G", 0) == 0);
        CHECK(sentence.tone == Tone::kBad);
        const Sentence chinese = Describe(event, Language::kChinese);
        CHECK(chinese.rule.rfind("规则 G", 0) == 0);
    }
}

TEST_CASE("describe: standstills are headlines, chunks and renewals are details") {
    CHECK(WeightOf(Outside({}, StallEvent{})) == Weight::kHeadline);
    CHECK(WeightOf(Inside(S1, SnapshotTaken{})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S1, SnapshotJudged{})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S1, SnapshotJudged{.verdict = SnapshotVerdict::kStored})) ==
          Weight::kDetail);
    CHECK(WeightOf(Inside(S1, LeaseTaken{})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S1, LeaseTaken{.reason = LeaseReason::kRenewed})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S1, ReadJudged{.reason = ReadReason::kForwarded})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S1, ReadJudged{.reason = ReadReason::kConfirmed})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S1, ProgressJudged{S3, ProgressReason::kChunkStored})) ==
          Weight::kDetail);
    CHECK(WeightOf(Outside(S1, Flight(MessageFate::kSent, InstallSnapshot{}))) == Weight::kNormal);
}

}  // namespace raft::sim
