// Events in JSON: the fields of what happens inside servers, and a word for every reason.
//
// Goal:   a program outside can rely on every field's name, and tell every reason from the others.
// Method: events made by hand, their fields compared with the exact text; then every enumerator.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>

#include "app/json.h"

namespace app {

namespace {

using raft::NodeId;
using raft::sim::EventBody;

constexpr NodeId S1{1};
constexpr NodeId S3{3};

Json JsonOf(EventBody body) {
    return EventJson({.id = 7, .cause = 3, .at = 1000, .server = S1, .body = std::move(body)});
}

// From "server" on.
std::string FieldsOf(EventBody body) {
    const std::string line = Line(JsonOf(std::move(body)));
    const std::string begin = R"("server":"S1",)";
    const std::size_t at = line.find(begin);
    REQUIRE(at != std::string::npos);
    return line.substr(at + begin.size());
}

// How many different words stand in the field, one for each enumerator up to `last`.
template <class Enum, class Make>
void CheckWords(const char* field, Enum last, Make make) {
    CAPTURE(field);
    std::set<std::string> words;
    const auto count = static_cast<std::size_t>(last) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        words.insert(JsonOf(make(static_cast<Enum>(i))).at(field).template get<std::string>());
    }
    CHECK(words.size() == count);
}

}  // namespace

TEST_CASE("json events: snapshots name what they hold and how far they have come") {
    CHECK(FieldsOf(raft::Event(raft::SnapshotTaken{{2, 5}, 64})) ==
          R"("snapshot_index":5,"snapshot_term":2,"size":64})");
    CHECK(FieldsOf(raft::Event(raft::SnapshotJudged{.leader = S3,
                                                    .term = 4,
                                                    .verdict = raft::SnapshotVerdict::kStored,
                                                    .last_included = {2, 5},
                                                    .offset = 64,
                                                    .size = 10,
                                                    .stored = 74})) ==
          R"("leader":"S3","term":4,"because":"stored","snapshot_index":5,"snapshot_term":2,)"
          R"("offset":64,"size":10,"stored":74,"kept_log":false})");
    CHECK(FieldsOf(raft::sim::AppliedEvent{5, 2, true}) ==
          R"("index":5,"term":2,"restored":true})");
}

TEST_CASE("json events: changes of the membership name whom they concern") {
    CHECK(FieldsOf(raft::Event(raft::ChangeJudged{.kind = raft::ChangeKind::kAdd,
                                                  .verdict = raft::ChangeVerdict::kAccepted,
                                                  .server = S3,
                                                  .catch_up = true})) ==
          R"("change":"add","target":"S3","accepted":true,"because":"accepted","catch_up":true,)"
          R"("early":false})");
    CHECK(FieldsOf(raft::Event(raft::ChangeJudged{.kind = raft::ChangeKind::kReplace,
                                                  .verdict = raft::ChangeVerdict::kUnderWay})) ==
          R"("change":"change","target":null,"accepted":false,"because":"under-way",)"
          R"("catch_up":false,"early":false})");
    CHECK(FieldsOf(
              raft::Event(raft::CatchUpNoted{S3, raft::CatchUpReason::kCaughtUp, 2, 9, 12'000})) ==
          R"("target":"S3","reason":"caught-up","round":2,"index":9,"lasted_us":12000})");
    CHECK(FieldsOf(raft::Event(
              raft::ConfigurationChanged{4, raft::ConfigurationReason::kReturned, 3, 2, 1})) ==
          R"("index":4,"reason":"returned","voters":3,"outgoing":2,"learners":1})");
}

TEST_CASE("json events: transfers, reads and leases name the values compared") {
    CHECK(FieldsOf(raft::Event(raft::TransferNoted{S3, raft::TransferReason::kToldToGo, 8, 8})) ==
          R"("target":"S3","reason":"told-to-go","match":8,"last_index":8})");
    CHECK(FieldsOf(raft::Event(raft::ReadJudged{
              .read = 6, .reason = raft::ReadReason::kNoLease, .index = 4, .left = -200})) ==
          R"("read":6,"reason":"no-lease","index":4,"round":0,"other":null,"left_us":-200})");
    CHECK(FieldsOf(raft::Event(raft::LeaseTaken{raft::LeaseReason::kRenewed, 50'000, 2})) ==
          R"("reason":"renewed","left_us":50000,"term":2})");
    CHECK(FieldsOf(raft::Event(raft::CommitHeldBack{.index = 5,
                                                    .entry_term = 3,
                                                    .current_term = 3,
                                                    .reason = raft::HoldBackReason::kLeaseHolder,
                                                    .holder = S3,
                                                    .for_another = 40})) ==
          R"("index":5,"entry_term":3,"term":3,"reason":"lease-holder","holder":"S3",)"
          R"("for_another_us":40})");
}

TEST_CASE("json events: a refused vote says how long ago the leader was heard, else null") {
    const Json heard = JsonOf(raft::Event(raft::VoteJudged{
        .candidacy = {S3, 4, {}}, .verdict = raft::VoteVerdict::kLeaderHeard, .heard_ago = 12}));
    CHECK(heard.at("because") == "lease");
    CHECK(heard.at("heard_ago_us") == 12);
    CHECK(heard.at("granted") == false);
    const Json behind = JsonOf(raft::Event(raft::VoteJudged{
        .candidacy = {S3, 4, {}}, .verdict = raft::VoteVerdict::kLogBehind, .pre = true}));
    CHECK(behind.at("heard_ago_us").is_null());
    CHECK(behind.at("pre") == true);
}

TEST_CASE("json events: a read's answer says its mode and which state it shows") {
    raft::sim::RequestEvent read{.request = 2,
                                 .step = raft::sim::RequestStep::kRefusedOld,
                                 .client = raft::ClientId{1},
                                 .command = "get x",
                                 .value = "1",
                                 .read = raft::ReadMode::kValidated,
                                 .state = {2, 4}};
    CHECK(FieldsOf(read) ==
          R"("request":2,"step":"refused-old","client":"C1","command":"get x",)"
          R"("status":"waiting","index":null,"term":null,"leader":null,"value":"1",)"
          R"("mode":"validated","state_index":4,"state_term":2})");
    read.state = {};
    CHECK(JsonOf(read).at("state_index").is_null());
}

TEST_CASE("json events: what is said has its Chinese beside it, where there is one") {
    CHECK(FieldsOf(raft::sim::SayEvent{"S1 waits."}) == R"("text":"S1 waits."})");
    CHECK(FieldsOf(raft::sim::SayEvent{"S1 waits.", "S1 在等待。"}) ==
          R"("text":"S1 waits.","text_zh":"S1 在等待。"})");
}

TEST_CASE("json events: violations name the event that they clash with, standstills their cause") {
    CHECK(FieldsOf(raft::sim::ViolationEvent{"Linearizability", "C2 read x=1.", 5}) ==
          R"("name":"Linearizability","detail":"C2 read x=1.","clash":5})");
    CHECK(JsonOf(raft::sim::ViolationEvent{"Election Safety", "", 0}).at("clash").is_null());
    CHECK(FieldsOf(raft::sim::StallEvent{raft::sim::Stall::kNoLeader,
                                         raft::sim::StallCause::kTooFewRunning, 2'000'000, 2, 3}) ==
          R"("stall":"no-leader","because":"too-few-running","lasted_us":2000000,"count":2,)"
          R"("needed":3})");
}

TEST_CASE("json events: every reason inside a server has a word of its own") {
    const auto inner = [](auto event) { return EventBody(raft::Event(event)); };
    CheckWords("reason", raft::RoleReason::kGiven,
               [&](auto reason) { return inner(raft::RoleChanged{.reason = reason}); });
    CheckWords("role", raft::Role::kLeader,
               [&](auto role) { return inner(raft::RoleChanged{.to = role}); });
    CheckWords("because", raft::VoteVerdict::kLeaderHeard,
               [&](auto verdict) { return inner(raft::VoteJudged{.verdict = verdict}); });
    CheckWords("because", raft::CountVerdict::kNotCandidate,
               [&](auto verdict) { return inner(raft::VoteCounted{.verdict = verdict}); });
    CheckWords("reason", raft::TimerReason::kPreVote,
               [&](auto reason) { return inner(raft::TimerRestarted{.reason = reason}); });
    CheckWords("because", raft::AppendVerdict::kFromOwnTerm,
               [&](auto verdict) { return inner(raft::AppendJudged{.verdict = verdict}); });
    CheckWords("reason", raft::LogReason::kInstalled,
               [&](auto reason) { return inner(raft::LogChanged{.reason = reason}); });
    CheckWords("reason", raft::ProgressReason::kChunkOutOfDate,
               [&](auto reason) { return inner(raft::ProgressJudged{.reason = reason}); });
    CheckWords("state", raft::ProgressState::kSnapshot,
               [&](auto state) { return inner(raft::ProgressJudged{.state = state}); });
    CheckWords("reason", raft::CommitReason::kOwnLog,
               [&](auto reason) { return inner(raft::CommitAdvanced{.reason = reason}); });
    CheckWords("reason", raft::HoldBackReason::kOlderLeases,
               [&](auto reason) { return inner(raft::CommitHeldBack{.reason = reason}); });
    CheckWords("reason", raft::ConfigurationReason::kSnapshot,
               [&](auto reason) { return inner(raft::ConfigurationChanged{.reason = reason}); });
    CheckWords("reason", raft::IgnoreReason::kNoPreVotes,
               [&](auto reason) { return inner(raft::MessageIgnored{.reason = reason}); });
    CheckWords("because", raft::SnapshotVerdict::kUnreadable,
               [&](auto verdict) { return inner(raft::SnapshotJudged{.verdict = verdict}); });
    CheckWords("change", raft::ChangeKind::kReplace,
               [&](auto kind) { return inner(raft::ChangeJudged{.kind = kind}); });
    CheckWords("because", raft::ChangeVerdict::kSameVoters,
               [&](auto verdict) { return inner(raft::ChangeJudged{.verdict = verdict}); });
    CheckWords("reason", raft::CatchUpReason::kTooSlow,
               [&](auto reason) { return inner(raft::CatchUpNoted{.reason = reason}); });
    CheckWords("reason", raft::TransferReason::kUnderWay,
               [&](auto reason) { return inner(raft::TransferNoted{.reason = reason}); });
    CheckWords("reason", raft::ReadReason::kSteppedDown,
               [&](auto reason) { return inner(raft::ReadJudged{.reason = reason}); });
    CheckWords("reason", raft::LeaseReason::kRenewed,
               [&](auto reason) { return inner(raft::LeaseTaken{.reason = reason}); });
}

TEST_CASE("json events: every reason outside of servers has a word of its own") {
    CheckWords("reason", raft::sim::LossReason::kSenderStopped, [](auto reason) {
        return raft::sim::MessageEvent{.fate = raft::sim::MessageFate::kLost, .loss = reason};
    });
    CheckWords("step", raft::sim::RequestStep::kRefusedOld,
               [](auto step) { return raft::sim::RequestEvent{.step = step}; });
    CheckWords("status", raft::sim::RequestStatus::kExpired,
               [](auto status) { return raft::sim::RequestEvent{.status = status}; });
    CheckWords("mode", raft::ReadMode::kLocal,
               [](auto mode) { return raft::sim::RequestEvent{.read = mode}; });
    CheckWords("timer", raft::Timer::kLeases,
               [](auto timer) { return raft::sim::TimerFired{timer}; });
    CheckWords("stall", raft::sim::Stall::kNoCommit,
               [](auto stall) { return raft::sim::StallEvent{.stall = stall}; });
    CheckWords("because", raft::sim::StallCause::kNotKnown,
               [](auto cause) { return raft::sim::StallEvent{.cause = cause}; });
}

}  // namespace app
