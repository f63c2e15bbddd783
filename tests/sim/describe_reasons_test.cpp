// Goal:   no reason is told in the words of another one, nor without words.
// Method: every enumerator of every reason, in both languages.
#include "raft/sim/describe.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/sim/describe_events.h"

namespace raft::sim {

namespace {

// Every value from the first to `last` makes an event with a sentence of its own, in each language.
template <typename Reason, typename Make>
void CheckAll(Reason last, Make make) {
    for (const Language language : {Language::kEnglish, Language::kChinese}) {
        std::set<std::string> texts;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            CAPTURE(i);
            const Sentence sentence = Describe(make(static_cast<Reason>(i)), language);
            CHECK(sentence.text.size() > 3);
            CHECK(sentence.text.find('{') == std::string::npos);
            CHECK(texts.insert(sentence.text).second);
        }
    }
}

}  // namespace

TEST_CASE("describe: every reason inside a server has words of its own") {
    CheckAll(RoleReason::kGiven, [](RoleReason reason) {
        return Inside(S1, RoleChanged{Role::kFollower, Role::kCandidate, 2, reason});
    });
    CheckAll(Role::kLeader, [](Role role) {
        return Inside(S1, RoleChanged{role, Role::kFollower, 2, RoleReason::kHigherTerm});
    });
    for (const bool pre : {false, true}) {
        CheckAll(VoteVerdict::kLeaderHeard, [&](VoteVerdict verdict) {
            VoteJudged judged = Vote(verdict, {1, 1}, {1, 2});
            judged.pre = pre;
            judged.heard_ago = 12'000;
            return Inside(S1, judged);
        });
    }
    // Granted or not, a vote or a pre-vote.
    for (const int kind : {0, 1, 2, 3}) {
        CheckAll(CountVerdict::kNotCandidate, [&](CountVerdict verdict) {
            VoteCounted counted{S3, 2, kind % 2 == 1, verdict, 1, 3};
            counted.pre = kind >= 2;
            return Inside(S1, counted);
        });
    }
    CheckAll(TimerReason::kPreVote, [](TimerReason reason) {
        return Inside(S1, TimerRestarted{1000, reason});
    });
    CheckAll(AppendVerdict::kFromOwnTerm, [](AppendVerdict verdict) {
        return Inside(S1, AppendJudged{S3, 2, verdict, {1, 3}, 2, 1, 1, 4});
    });
    CheckAll(LogReason::kInstalled, [](LogReason reason) {
        return Inside(S1, LogChanged{reason, 2, 3, 1, 3, 1});
    });
    CheckAll(ProgressReason::kChunkOutOfDate, [](ProgressReason reason) {
        return Inside(S1, ProgressJudged{S3, reason, ProgressState::kProbe, 4, 2});
    });
    CheckAll(CommitReason::kOwnLog, [](CommitReason reason) {
        return Inside(S1, CommitAdvanced{reason, 1, 3, 2});
    });
    CheckAll(IgnoreReason::kNoPreVotes, [](IgnoreReason reason) {
        return Inside(S1, MessageIgnored{S3, MessageType::kReadIndex, 2, reason});
    });
    CheckAll(HoldBackReason::kOlderLeases, [](HoldBackReason reason) {
        return Inside(S1, CommitHeldBack{4, 2, 3, reason, S3, 12'000});
    });
}

TEST_CASE("describe: every reason of the later chapters has words of its own") {
    CheckAll(ConfigurationReason::kSnapshot, [](ConfigurationReason reason) {
        return Inside(S1, ConfigurationChanged{4, reason, 3, 0, 0});
    });
    CheckAll(SnapshotVerdict::kUnreadable, [](SnapshotVerdict verdict) {
        return Inside(S1, SnapshotJudged{S3, 2, verdict, {1, 5}, 64, 32, 96});
    });
    CheckAll(ChangeKind::kReplace, [](ChangeKind kind) {
        return Inside(S1, ChangeJudged{kind, ChangeVerdict::kAccepted, S3});
    });
    CheckAll(ChangeVerdict::kSameVoters, [](ChangeVerdict verdict) {
        return Inside(S1, ChangeJudged{ChangeKind::kAdd, verdict, S3});
    });
    CheckAll(CatchUpReason::kTooSlow, [](CatchUpReason reason) {
        return Inside(S1, CatchUpNoted{S3, reason, 2, 7, 12'000});
    });
    CheckAll(TransferReason::kUnderWay, [](TransferReason reason) {
        return Inside(S1, TransferNoted{S3, reason, 4, 7});
    });
    CheckAll(ReadReason::kSteppedDown, [](ReadReason reason) {
        return Inside(S1, ReadJudged{9, reason, 4, 6, S3, 12'000});
    });
    CheckAll(LeaseReason::kRenewed, [](LeaseReason reason) {
        return Inside(S1, LeaseTaken{reason, 12'000, 2});
    });
}

TEST_CASE("describe: every fate, loss, change, step and status has words of its own") {
    CheckAll(MessageFate::kDelayed,
             [](MessageFate fate) { return Outside(S1, Flight(fate, AppendEntries{})); });
    CheckAll(LossReason::kSenderStopped, [](LossReason loss) {
        return Outside(S1, Flight(MessageFate::kLost, AppendEntries{}, loss));
    });
    CheckAll(Stage::kAdvance, [](Stage stage) {
        return Outside(S1, LifeEvent{LifeChange::kCrashed, stage});
    });
    CheckAll(LifeChange::kWiped, [](LifeChange change) {
        return Outside(S1, LifeEvent{change, {}});
    });
    CheckAll(RequestStep::kRefusedOld, [](RequestStep step) { return Outside(S1, Asking(step)); });
    CheckAll(RequestStatus::kExpired, [](RequestStatus status) {
        return Outside(S1, Asking(RequestStep::kAnswered, status));
    });
    CheckAll(RequestStep::kRefusedOld,
             [](RequestStep step) { return Outside(S1, Reading(ReadMode::kLocal, step)); });
    CheckAll(RequestStatus::kExpired, [](RequestStatus status) {
        return Outside(S1, Reading(ReadMode::kLocal, RequestStep::kAnswered, status));
    });
    CheckAll(ReadMode::kLocal,
             [](ReadMode mode) { return Outside(S1, Reading(mode, RequestStep::kAsked)); });
    CheckAll(Timer::kLeases, [](Timer timer) { return Outside(S1, TimerFired{timer}); });
    CheckAll(Stall::kNoCommit, [](Stall stall) {
        return Outside({}, StallEvent{stall, StallCause::kNotKnown, 2 * kSecond, 0, 0});
    });
    CheckAll(StallCause::kNotKnown, [](StallCause cause) {
        return Outside({}, StallEvent{Stall::kNoLeader, cause, 2 * kSecond, 2, 3});
    });
}

}  // namespace raft::sim
