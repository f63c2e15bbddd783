// Goal:   every event has one whole, true sentence, with the rule behind it and where that stands.
// Method: rows of (event, kind, sentence, sources), in English; the same filled in Chinese.
#include "raft/sim/describe.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

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

std::vector<Row> ElectionRows() {
    return {
        {Inside(S1,
                RoleChanged{Role::kFollower, Role::kCandidate, 2, RoleReason::kElectionTimeout}),
         "role", "S1 heard of no leader for an election timeout and became a candidate in term 2.",
         "§5.2", "§3.4"},
        {Inside(S1,
                RoleChanged{Role::kCandidate, Role::kCandidate, 3, RoleReason::kElectionTimeout}),
         "role", "Nobody won in time, so S1 stood again as a candidate, in term 3.", "§5.2",
         "§3.4"},
        {Inside(S1, RoleChanged{Role::kCandidate, Role::kLeader, 2, RoleReason::kWonElection}),
         "role", "S1 won the election of term 2 and became its leader.", "§5.2", "§3.4"},
        {Inside(S1, RoleChanged{Role::kLeader, Role::kFollower, 4, RoleReason::kHigherTerm}),
         "role", "S1 met the higher term 4 and went from leader to follower.", "§5.1", "§3.3"},
        {Inside(S1, TermChanged{2, 4, S3}), "term",
         "S1 went from term 2 to term 4, which it met in a message of S3.", "§5.1", "§3.3"},
        {Inside(S1, TermChanged{2, 3, {}}), "term",
         "S1 went from term 2 to term 3 to stand for election.", "§5.1", "§3.3"},
        {Inside(S3, Vote(VoteVerdict::kGranted, {2, 4}, {2, 3})), "vote",
         "S3 granted its vote of term 3 to S5: S5's log ended at (term 2, index 4), its own ended "
         "at (term 2, index 3).",
         "§5.2, §5.4.1", "§3.4, §3.6.1"},
        {Inside(S3, Vote(VoteVerdict::kGranted, {2, 3}, {2, 3})), "vote",
         "S3 granted its vote of term 3 to S5: both logs ended at (term 2, index 3).",
         "§5.2, §5.4.1", "§3.4, §3.6.1"},
        {Inside(S3, Vote(VoteVerdict::kGranted, {}, {})), "vote",
         "S3 granted its vote of term 3 to S5: both logs were empty.", "§5.2, §5.4.1",
         "§3.4, §3.6.1"},
        {Inside(S3, Vote(VoteVerdict::kLogBehind, {1, 4}, {2, 3})), "vote-refused",
         "S3 refused its vote to S5: S5's log ended at (term 1, index 4), its own ended at (term "
         "2, index 3), which was of a later term.",
         "§5.4.1", "§3.6.1"},
        {Inside(S3, Vote(VoteVerdict::kLogBehind, {}, {2, 3})), "vote-refused",
         "S3 refused its vote to S5: S5's log was empty, its own ended at (term 2, index 3), which "
         "was of a later term.",
         "§5.4.1", "§3.6.1"},
        {Inside(S3, Vote(VoteVerdict::kLogBehind, {2, 2}, {2, 3})), "vote-refused",
         "S3 refused its vote to S5: S5's log ended at (term 2, index 2), its own ended at (term "
         "2, index 3), which was longer in the same term.",
         "§5.4.1", "§3.6.1"},
        {Inside(S3, VoteJudged{{S5, 3, {}}, VoteVerdict::kAlreadyVoted, {3, S1, {}}}),
         "vote-refused", "S3 refused its vote to S5: it had voted for S1 in term 3 already.",
         "§5.2", "§3.4"},
        {Inside(S3, VoteJudged{{S5, 2, {}}, VoteVerdict::kStaleTerm, {3, {}, {}}}), "vote-refused",
         "S3 refused its vote to S5: S5 asked for one of term 2, but S3 was in term 3 already.",
         "§5.1", "§3.3"},
        {Inside(S3, VoteJudged{{S5, 3, {}}, VoteVerdict::kGranted, {3, S5, {}}}), "vote",
         "S3 granted its vote of term 3 to S5 again: it had voted for S5 already, and its first "
         "answer may have been lost.",
         "§5.2", "§3.4"},
        {Inside(S1, VotedForSelf{2}), "vote", "S1 voted for itself in term 2.", "§5.2", "§3.4"},
        {Inside(S1, VoteCounted{S3, 2, true, CountVerdict::kCounted, 2, 3}), "vote-counted",
         "S1 counted the vote of S3 in term 2: 2 of the 3 that it needed.", "§5.2", "§3.4"},
        {Inside(S1, VoteCounted{S1, 2, true, CountVerdict::kCounted, 1, 3}), "vote-counted",
         "S1 counted its own vote in term 2, now that it was on disk: 1 of the 3 that it needed.",
         "§5.2", "§3.4"},
        {Inside(S1, VoteCounted{S3, 2, false, CountVerdict::kCounted, 1, 3}), "vote-counted",
         "S1 was refused the vote of S3 in term 2: it had 1 of the 3 that it needed.", "§5.2",
         "§3.4"},
        {Inside(S1, LeaderChanged{S1, 2}), "leader", "S1 led term 2 from here on.", "§8", "§6.2"},
        {Inside(S3, LeaderChanged{S1, 2}), "leader", "S3 took S1 for the leader of term 2.", "§8",
         "§6.2"},
        {Inside(S3, LeaderChanged{{}, 3}), "leader", "S3 knew of no leader in term 3.", "§8",
         "§6.2"},
        {Inside(S3, TimerRestarted{212'500, TimerReason::kVoteGranted}), "timer",
         "S3 set its election timer to 212.5ms, because it granted a vote.", "§5.2", "§3.4"},
    };
}

std::vector<Row> LogRows() {
    const ProgressJudged naive{S3, ProgressReason::kBackedOff, ProgressState::kProbe, 4, 0, false};
    const ProgressJudged fast{S3, ProgressReason::kBackedOff, ProgressState::kProbe, 4, 0, true, 2,
                              4};
    const ProgressJudged shorter{
        S3, ProgressReason::kBackedOff, ProgressState::kProbe, 5, 0, true, 0, 5};
    return {
        {Inside(S3, AppendJudged{S1, 2, AppendVerdict::kAccepted, {1, 3}, 0, 0}), "append",
         "S3 accepted the heartbeat of S1: their logs agreed at (term 1, index 3).", "§5.2",
         "§3.4"},
        {Inside(S3, AppendJudged{S1, 2, AppendVerdict::kAccepted, {}, 0, 0}), "append",
         "S3 accepted the heartbeat of S1.", "§5.2", "§3.4"},
        {Inside(S3, AppendJudged{S1, 2, AppendVerdict::kAccepted, {}, 1, 1}), "append",
         "S3 took 1 entry of S1 from the log's beginning.", "§5.3", "§3.5"},
        {Inside(S3, AppendJudged{S1, 2, AppendVerdict::kAccepted, {1, 3}, 2, 2}), "append",
         "S3 took 2 entries of S1 after (term 1, index 3).", "§5.3", "§3.5"},
        {Inside(S3, AppendJudged{S1, 2, AppendVerdict::kAccepted, {1, 3}, 2, 0}), "append",
         "S3 took 2 entries of S1 after (term 1, index 3), 0 of them new.", "§5.3, §5.5", "§3.5"},
        {Inside(S3, AppendJudged{S1, 2, AppendVerdict::kTooShort, {1, 3}, 1, 0, 0, 2}), "append",
         "S3 refused the AppendEntries of S1: it followed on index 3, but S3's log ended at index "
         "2.",
         "§5.3", "§3.5"},
        {Inside(S3, AppendJudged{S1, 4, AppendVerdict::kConflict, {3, 3}, 1, 0, 2, 5}), "append",
         "S3 refused the AppendEntries of S1: at index 3 the leader had an entry of term 3, S3 one "
         "of term 2.",
         "§5.3", "§3.5"},
        {Inside(S3, AppendJudged{S1, 1, AppendVerdict::kStaleTerm, {}, 0, 0}), "append",
         "S3 refused the AppendEntries of S1: it was of term 1, which was over.", "§5.1", "§3.3"},
        {Inside(S1, LogChanged{LogReason::kProposed, 4, 4, 1, 4, 2}), "log",
         "S1 appended a client's command to its log at index 4, in term 2.", "§5.3", "§3.5"},
        {Inside(S1, LogChanged{LogReason::kNoop, 3, 3, 1, 3, 2}), "log",
         "S1 appended the no-op entry of its term 2, at index 3.", "§8", "§6.4"},
        {Inside(S3, LogChanged{LogReason::kConflict, 3, 5, 1, 2, 1}), "log",
         "S3 removed indices 3 to 5 from its log: the leader had other entries there.", "§5.3",
         "§3.5"},
        {Inside(S1, ProgressJudged{S3, ProgressReason::kAccepted, ProgressState::kReplicate, 5, 4}),
         "progress", "S1 learned that S3 agreed up to index 4; next it would send from index 5 on.",
         "§5.3", "§3.5"},
        {Inside(S1, naive), "progress", "S1 went back to index 4 for S3, which had refused.",
         "§5.3", "§3.5"},
        {Inside(S1, fast), "progress",
         "S1 went back to index 4 for S3, whose conflicting entries of term 2 began at index 4.",
         "§5.3", "§3.5"},
        {Inside(S1, shorter), "progress",
         "S1 went back to index 5 for S3, whose log ended before index 5.", "§5.3", "§3.5"},
        {Inside(S1, CommitAdvanced{CommitReason::kMajority, 2, 4, 2}), "commit",
         "S1 committed indices 3 to 4: a majority held the entry of its own term 2 there on disk.",
         "§5.3, §5.4.2", "§3.5, §3.6.2"},
        {Inside(S3, CommitAdvanced{CommitReason::kLeaderSaid, 3, 4, 2}), "commit",
         "S3 committed index 4, as the leader had said.", "§5.3", "§3.5"},
        {Inside(S1, CommitHeldBack{2, 2, 4}), "commit-held",
         "S1 did not commit index 2, though a majority held it: that entry was of term 2, not of "
         "its own term 4.",
         "§5.4.2", "§3.6.2"},
        {Inside(S1, ConfigurationChanged{4, ConfigurationReason::kAppended, 5, 0, 1}), "config",
         "S1 used the configuration of its entry at index 4 from here on: 5 voters, 1 learner.",
         "§6", "§4.1"},
        {Inside(S1,
                MessageIgnored{S3, MessageType::kAppendEntriesReply, 1, IgnoreReason::kStaleTerm}),
         "ignored",
         "S1 took no notice of the AppendEntriesReply of S3: it was of term 1, which was over.",
         "§5.1", "§3.3"},
        {Inside(S1, ProposalJudged{true, {}, {2, 4}}), "proposal",
         "S1 accepted a client's command as the entry (term 2, index 4).", "§8", "§6.2"},
        {Inside(S3, ProposalJudged{false, S1, {}}), "proposal",
         "S3 refused a client's command: it did not lead, S1 did as far as it knew.", "§8", "§6.2"},
    };
}

std::vector<Row> MessageRows() {
    return {
        {Outside(S1, Flight(MessageFate::kSent, AppendEntries{})), "sent",
         "S1 sent Heartbeat #17 of term 2 to S3.", "§5.2", "§3.4"},
        {Outside(S1, Flight(MessageFate::kSent, TwoEntries())), "sent",
         "S1 sent AppendEntries #17 of term 2 to S3: 2 entries after (term 1, index 3).", "§5.3",
         "§3.5"},
        {Outside(S1, Flight(MessageFate::kSent, RequestVote{.last_entry = {1, 4}})), "sent",
         "S1 sent RequestVote #17 of term 2 to S3: its log ended at (term 1, index 4).", "§5.2",
         "§3.4"},
        {Outside(S3, Flight(MessageFate::kDelivered, RequestVoteReply{.granted = true})),
         "delivered", "S3 received RequestVoteReply #17 of term 2 from S1: vote granted.", "", ""},
        {Outside(S3,
                 Flight(MessageFate::kDelivered, AppendEntriesReply{.success = true, .match = 4})),
         "delivered", "S3 received AppendEntriesReply #17 of term 2 from S1: agreed up to index 4.",
         "", ""},
        {Outside(S1, Flight(MessageFate::kSent, AppendEntriesReply{.prev_index = 4})), "sent",
         "S1 sent AppendEntriesReply #17 of term 2 to S3: refused after index 4.", "Fig. 2",
         "§3.8"},
        {Outside(S1, Flight(MessageFate::kInjected, TimeoutNow{})), "injected",
         "TimeoutNow #17 of term 2 from S1 to S3 was made up by hand: stand for election now.", "",
         ""},
        {Outside(S1, Flight(MessageFate::kDuplicated, AppendEntries{})), "duplicated",
         "Heartbeat #17 of term 2 from S1 to S3 was put on its link a second time, as a copy of "
         "#12.",
         "§5.5", "§3.7"},
        {Outside(S1, Flight(MessageFate::kLost, AppendEntries{}, LossReason::kCut)), "lost",
         "Heartbeat #17 of term 2 from S1 to S3 was lost: the link was cut.", "§5.5", "§3.7"},
        {Outside(S1, Flight(MessageFate::kDropped, AppendEntries{})), "dropped",
         "Heartbeat #17 of term 2 from S1 to S3 was dropped by hand.", "§5.5", "§3.7"},
        {Outside(S1, Flight(MessageFate::kHeld, AppendEntries{})), "held",
         "Heartbeat #17 of term 2 from S1 to S3 was held on its link.", "§5.5", "§3.7"},
        {Outside(S1, Flight(MessageFate::kReleased, AppendEntries{})), "released",
         "Heartbeat #17 of term 2 from S1 to S3 was released.", "", ""},
        {Outside(S1, Flight(MessageFate::kDelayed, AppendEntries{})), "delayed",
         "Heartbeat #17 of term 2 from S1 to S3 was delayed until 412.6ms.", "§5.5", "§3.7"},
    };
}

std::vector<Row> WorldRows() {
    return {
        {Outside(S1, PersistEvent{3, true, {2, S1}, 4}), "persist",
         "S1's disk held term 2, a vote for S1 and the log up to index 4 from here on.", "Fig. 2",
         "§3.8"},
        {Outside(S1, PersistEvent{3, false, {2, {}}, 4}), "persist-begun",
         "S1 began to write term 2, no vote and the log up to index 4 to its disk.", "Fig. 2",
         "§10.2.1"},
        {Outside(S1, AppliedEvent{4, 2}), "applied",
         "S1 applied index 4, an entry of term 2, to its state machine.", "§5.3", "§3.5"},
        {Outside(S1, LifeEvent{LifeChange::kCrashed, {}}), "crash", "S1 crashed.", "§5.5, Fig. 2",
         "§3.7, §3.8"},
        {Outside(S1, LifeEvent{LifeChange::kCrashed, Stage::kPersist}), "crash",
         "S1 crashed at its stage persist.", "§5.5, Fig. 2", "§3.7, §3.8"},
        {Outside(S1, LifeEvent{LifeChange::kRestarted, {}}), "restart",
         "S1 restarted from its disk.", "§5.5, Fig. 2", "§3.7, §3.8"},
        {Outside(S1, LifeEvent{LifeChange::kPaused, {}}), "pause",
         "S1 paused: its process stood still.", "§5.5", "§3.7"},
        {Outside(S1, LifeEvent{LifeChange::kResumed, {}}), "resume", "S1 went on.", "", ""},
        {Outside(S1, LifeEvent{LifeChange::kWiped, {}}), "wipe", "S1 lost everything on its disk.",
         "Fig. 2", "§3.8"},
        {Outside(S3, Asking(RequestStep::kAsked)), "request", "C1 asked S3: put x 1.", "§8",
         "§6.2"},
        {Outside(S1, Asking(RequestStep::kAppended)), "request",
         "S1 put the command of C1, put x 1, into its log as the entry (term 2, index 4).", "§5.3",
         "§3.5"},
        {Outside(S3, Asking(RequestStep::kRedirected)), "request",
         "S3 did not lead; it sent C1 on to S1.", "§8", "§6.2"},
        {Outside(S1, Asking(RequestStep::kRetried)), "request",
         "C1 asked again, S1 this time: put x 1.", "§8", "§6.2"},
        {Outside(S1, Asking(RequestStep::kAnswered, RequestStatus::kDone)), "request",
         "C1 got the answer to put x 1: it was done, and the value was 1.", "§5.3", "§3.5"},
        {Outside(S3, Asking(RequestStep::kAnswered, RequestStatus::kRefused)), "request",
         "C1 was refused put x 1: S3 did not lead, S1 did as far as it knew.", "§8", "§6.2"},
        {Outside(S1, LinkEvent{LinkChange::kCut, S1, S3}), "cut", "The link from S1 to S3 was cut.",
         "§5.2", "§3.4"},
        {Outside(S1, LinkEvent{LinkChange::kHealed, S1, S3}), "heal",
         "The link from S1 to S3 was mended.", "", ""},
        {Outside({}, CommandEvent{"crash S3"}), "command", "Command: crash S3", "", ""},
        {Outside(S1, TimerFired{Timer::kElection}), "timeout", "S1's election timer ran out.",
         "§5.2", "§3.4"},
        {Outside(S1, TimerFired{Timer::kHeartbeat}), "timeout", "S1's heartbeat was due.", "§5.2",
         "§3.4"},
        {Outside(S1, ViolationEvent{"Election Safety", "S1 and S3 both lead term 2.", 0,
                                    "S1 和 S3 都领导任期 2。"}),
         "violation", "Election Safety was violated: S1 and S3 both lead term 2.", "Fig. 3",
         "Fig. 3.2"},
        {Outside({}, SayEvent{"Watch S1."}), "say", "Watch S1.", "", ""},
    };
}

std::vector<Row> AllRows() {
    std::vector<Row> rows = ElectionRows();
    for (const auto& more : {LogRows(), MessageRows(), WorldRows()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

}  // namespace

TEST_CASE("describe: every kind of event has its sentence, its kind and its sources") {
    for (const Row& row : AllRows()) {
        const Sentence sentence = Describe(row.event);
        CHECK(sentence.text == std::string(row.text));
        CHECK(std::string(KindName(row.event)) == row.kind);
        CHECK(sentence.paper == std::string(row.paper));
        CHECK(sentence.dissertation == std::string(row.dissertation));
        // Who names a source names the rule, too.
        CHECK((!sentence.rule.empty() || sentence.paper.empty()));
    }
}

TEST_CASE("describe: both languages fill every gap and name the same servers") {
    for (const Row& row : AllRows()) {
        CAPTURE(row.text);
        const Sentence chinese = Describe(row.event, Language::kChinese);
        CAPTURE(chinese.text);
        CHECK(chinese.text.find('{') == std::string::npos);
        CHECK_FALSE(chinese.text.empty());
        CHECK(chinese.rule.empty() == Describe(row.event).rule.empty());
        for (const char* name : {"S1", "S3", "S5", "C1", "#17"}) {
            CAPTURE(name);
            const bool named = std::string(row.text).find(name) != std::string::npos;
            CHECK((chinese.text.find(name) != std::string::npos) == named);
        }
    }
    const auto refused = Inside(S3, Vote(VoteVerdict::kLogBehind, {1, 4}, {2, 3}));
    CHECK(Describe(refused, Language::kChinese).text ==
          "S3 拒绝投票给 S5：S5 的日志结束于（任期 1，索引 4），自己的结束于（任期 2，索引 "
          "3），任期更大。");
}

TEST_CASE("describe: what is said is said in Chinese where it was given so, else as it stands") {
    const Event both = Outside({}, SayEvent{"Watch {S1}.", "注意 {S1}。"});
    CHECK(Describe(both).text == "Watch {S1}.");
    CHECK(Describe(both, Language::kChinese).text == "注意 {S1}。");
    const Event plain = Outside({}, SayEvent{"Watch S1."});
    CHECK(Describe(plain, Language::kChinese).text == "Watch S1.");
}

TEST_CASE("describe: heartbeats are details, elections are headlines") {
    const Event won =
        Inside(S1, RoleChanged{Role::kCandidate, Role::kLeader, 2, RoleReason::kWonElection});
    const Event granted = Inside(S3, Vote(VoteVerdict::kGranted, {1, 1}, {}));
    CHECK(WeightOf(won) == Weight::kHeadline);
    CHECK(WeightOf(Outside(S1, LifeEvent{LifeChange::kCrashed, {}})) == Weight::kHeadline);
    CHECK(WeightOf(granted) == Weight::kNormal);
    CHECK(WeightOf(Outside(S1, Flight(MessageFate::kSent, TwoEntries()))) == Weight::kNormal);
    CHECK(WeightOf(Outside(S1, Flight(MessageFate::kLost, AppendEntries{}))) == Weight::kNormal);
    CHECK(WeightOf(Outside(S1, Flight(MessageFate::kSent, AppendEntries{}))) == Weight::kDetail);
    CHECK(WeightOf(Outside(S1, Flight(MessageFate::kDelivered, TwoEntries()))) == Weight::kDetail);
    CHECK(WeightOf(Inside(S3, TimerRestarted{})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S3, LogChanged{LogReason::kReplicated})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S1, LogChanged{LogReason::kProposed})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S1, CommitAdvanced{})) == Weight::kNormal);
    CHECK(WeightOf(Outside(S1, AppliedEvent{})) == Weight::kDetail);
    CHECK(WeightOf(Outside(S1, LinkEvent{})) == Weight::kDetail);
    CHECK(WeightOf(Outside({}, CommandEvent{"partition {S1} {S2}"})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S3, LeaderChanged{S1, 2})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S1, LeaderChanged{S1, 2})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S3, TermChanged{1, 2, S1})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S3, TermChanged{1, 2, {}})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S3, AppendJudged{.entries = 0})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S3, AppendJudged{.entries = 1, .appended = 1})) == Weight::kDetail);
    CHECK(WeightOf(Inside(S3, AppendJudged{.entries = 1, .appended = 0})) == Weight::kNormal);
    CHECK(WeightOf(Inside(S3, AppendJudged{.verdict = AppendVerdict::kConflict})) ==
          Weight::kNormal);
}

}  // namespace raft::sim
