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
    CheckAll(VoteVerdict::kLogBehind, [](VoteVerdict verdict) {
        return Inside(S1, Vote(verdict, {1, 1}, {1, 2}));
    });
    for (const bool granted : {false, true}) {
        CheckAll(CountVerdict::kNotCandidate, [&](CountVerdict verdict) {
            return Inside(S1, VoteCounted{S3, 2, granted, verdict, 1, 3});
        });
    }
    CheckAll(TimerReason::kFixed, [](TimerReason reason) {
        return Inside(S1, TimerRestarted{1000, reason});
    });
    CheckAll(AppendVerdict::kFromOwnTerm, [](AppendVerdict verdict) {
        return Inside(S1, AppendJudged{S3, 2, verdict, {1, 3}, 2, 1, 1, 4});
    });
    CheckAll(LogReason::kGiven, [](LogReason reason) {
        return Inside(S1, LogChanged{reason, 2, 3, 1, 3, 1});
    });
    CheckAll(ProgressReason::kSentAgain, [](ProgressReason reason) {
        return Inside(S1, ProgressJudged{S3, reason, ProgressState::kProbe, 4, 2});
    });
    CheckAll(CommitReason::kGiven, [](CommitReason reason) {
        return Inside(S1, CommitAdvanced{reason, 1, 3, 2});
    });
    CheckAll(IgnoreReason::kNotSupported, [](IgnoreReason reason) {
        return Inside(S1, MessageIgnored{S3, MessageType::kReadIndex, 2, reason});
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
    CheckAll(RequestStep::kAnswered, [](RequestStep step) { return Outside(S1, Asking(step)); });
    CheckAll(RequestStatus::kExpired, [](RequestStatus status) {
        return Outside(S1, Asking(RequestStep::kAnswered, status));
    });
}

}  // namespace raft::sim
