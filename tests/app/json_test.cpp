// JSON, field by field: what programs outside rely on.
//
// Goal:   names, order and null-ness of every field are fixed.
// Method: bring a cluster into a known state by hand, and compare its JSON with the exact text.
#include "app/json.h"

#include <doctest/doctest.h>

#include <string>

#include "app/drive.h"
#include "raft/sim/describe.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

// Does the lines, and returns the last answer.
Json After(const std::vector<const char*>& lines) {
    Drive drive;
    Json answer;
    for (const char* line : lines) {
        answer = drive.Answer(line);
        const std::string error = answer.value("error", "");
        CHECK_MESSAGE(error.empty(), line << ": " << error);
    }
    return answer;
}

constexpr const char* kGiven = "given S1 term 4 vote S1 log [1:x=1 4:y=2] commit 1 role leader";

}  // namespace

TEST_CASE("json: a server has every field, in order") {
    const Json state = After({"cluster 3", "set clock manual", kGiven, "state"});
    CHECK(Line(state.at("servers").at(0)) ==
          R"({"id":"S1","up":true,"role":"leader","term":4,"vote":"S1","leader":"S1",)"
          R"("commit":1,"applied":1,"first_index":1,"last_index":2,"last_term":4,)"
          R"("snapshot":{"index":0,"term":0},"log":[)"
          R"({"index":1,"term":1,"kind":"command","command":"put x 1","client":null,"serial":0},)"
          R"({"index":2,"term":4,"kind":"command","command":"put y 2","client":null,"serial":0}],)"
          R"("config":{"voters":["S1","S2","S3"],"outgoing":[],"learners":[]},)"
          R"("next":{"S2":3,"S3":3},"match":{"S2":0,"S3":0},)"
          R"("progress":{"S2":"probe","S3":"probe"},"votes":["S1"],)"
          R"("disk":{"term":4,"vote":"S1","last_index":2,"snapshot_index":0},)"
          R"("election_timer_us":null,"lease_us":null,"transfer":null,"kv":{"x":"1"}})");
}

TEST_CASE("json: a follower has no next or match, and shows what is left of its timer") {
    const Json state =
        After({"cluster 3", "set clock manual", "timer S2 12ms", "tick S2 5", "state"});
    const Json& server = state.at("servers").at(1);
    CHECK(server.at("role") == "follower");
    CHECK(server.at("vote").is_null());
    CHECK(server.at("leader").is_null());
    CHECK(server.at("next") == Json::object());
    CHECK(server.at("votes") == Json::array());
    CHECK(server.at("election_timer_us") == 7000);
    CHECK(server.at("kv") == Json::object());
}

TEST_CASE("json: a crashed server shows what its disk holds, and runs no timer") {
    const Json state = After({"cluster 3", "set clock manual", kGiven, "crash S1", "state"});
    const Json& server = state.at("servers").at(0);
    CHECK(server.at("up") == false);
    CHECK(server.at("role") == "follower");
    CHECK(server.at("term") == 4);
    CHECK(server.at("log").size() == 2);
    CHECK(server.at("commit") == 0);
    CHECK(server.at("election_timer_us").is_null());
    CHECK(server.at("kv") == Json::object());
}

TEST_CASE("json: a learner of its configuration is called one") {
    const Json state = After({"cluster 3 learners 1", "state"});
    CHECK(state.at("servers").at(3).at("role") == "learner");
    CHECK(state.at("servers").at(3).at("config").at("learners") == Json::array({"S4"}));
}

TEST_CASE("json: the whole state has every part, in order") {
    const Json state = After({"cluster 2", "cut S1 -> S2", "state"});
    std::string keys;
    for (const auto& [key, value] : state.items()) keys += key + " ";
    CHECK(keys ==
          "ok now_us servers messages requests cuts violations broken stalls branch branches "
          "bookmarks ");
    CHECK(Line(state.at("cuts")) == R"([["S1","S2"]])");
    CHECK(Line(state.at("messages")) == "[]");
    CHECK(Line(state.at("violations")) == "[]");
    CHECK(Line(state.at("broken")) == "[]");
    CHECK(Line(state.at("stalls")) == "[]");
    CHECK(state.at("now_us") == 0);
}

TEST_CASE("json: every type of message has its own fields beside the common ones") {
    const struct {
        const char* inject;
        const char* fields;  // From "term" on.
    } rows[] = {
        {"inject RequestVote S3 -> S1 term=2 last_index=1 last_term=1",
         R"("last_index":1,"last_term":1,"transfer":false})"},
        {"inject PreVote S3 -> S1 term=2 last_index=1 last_term=1",
         R"("last_index":1,"last_term":1})"},
        {"inject RequestVoteReply S3 -> S1 term=2 granted=true", R"("granted":true})"},
        {"inject PreVoteReply S3 -> S1 term=2", R"("granted":false})"},
        {"inject AppendEntries S3 -> S1 term=2 prev_index=1 prev_term=1 entries=[2:x=1] commit=1 "
         "lease=50000 lease_since=7",
         R"("prev_index":1,"prev_term":1,"entries":[{"index":2,"term":2,"kind":"command",)"
         R"("command":"put x 1","client":null,"serial":0}],"commit":1,"round":0,)"
         R"("lease":50000,"lease_since":7})"},
        {"inject AppendEntriesReply S3 -> S1 term=2 success=true match=3 last_index=3 clock=9",
         R"("success":true,"match":3,"prev_index":0,"conflict_term":0,"conflict_index":0,)"
         R"("last_index":3,"round":0,"clock":9})"},
        {"inject InstallSnapshot S3 -> S1 term=2 snapshot_index=5 snapshot_term=1 data=x "
         "config={S1}->{S2}",
         R"("snapshot_index":5,"snapshot_term":1,"offset":0,"data":"x","done":true,)"
         R"("config":{"voters":["S2"],"outgoing":["S1"],"learners":[]},"round":0})"},
        {"inject InstallSnapshotReply S3 -> S1 term=2 success=true snapshot_index=5",
         R"("success":true,"snapshot_index":5,"stored":0,"done":true,"round":0})"},
        {"inject TimeoutNow S3 -> S1 term=2", R"("due_us":null})"},
        {"inject ReadIndex S3 -> S1 term=2 read=4", R"("read":4})"},
        {"inject ReadIndexReply S3 -> S1 term=2 read=4 index=2", R"("read":4,"index":2})"},
    };
    for (const auto& row : rows) {
        INFO(row.inject);
        const Json state = After({"set clock manual", row.inject, "state"});
        REQUIRE(state.at("messages").size() == 1);
        const std::string message = Line(state.at("messages").at(0));
        CHECK(message.starts_with(R"({"id":1,"type":")"));
        CHECK(message.find(R"("from":"S3","to":"S1","term":2,"sent_us":0,"due_us":null)") !=
              std::string::npos);
        CHECK(message.ends_with(row.fields));
    }
}

TEST_CASE("json: an entry says its kind and what it carries") {
    CHECK(Line(EntryJson(3, {2, nullptr})) == R"({"index":3,"term":2,"kind":"noop"})");
    const auto config = std::make_shared<const raft::Payload>(
        raft::Configuration{{raft::NodeId{1}}, {}, {raft::NodeId{2}}});
    CHECK(Line(EntryJson(4, {2, config})) ==
          R"({"index":4,"term":2,"kind":"config",)"
          R"("config":{"voters":["S1"],"outgoing":[],"learners":["S2"]}})");
    const auto session =
        std::make_shared<const raft::Payload>(raft::OpenSession{raft::ClientId{1}});
    CHECK(Line(EntryJson(5, {2, session})) ==
          R"({"index":5,"term":2,"kind":"session","client":"C1"})");
    const auto command = std::make_shared<const raft::Payload>(
        raft::Command{{raft::Operation::Kind::kIncrement, "n", "", 5}, raft::ClientId{2}, 7});
    CHECK(Line(EntryJson(6, {2, command})) ==
          R"({"index":6,"term":2,"kind":"command","command":"increment n 5",)"
          R"("client":"C2","serial":7})");
}

TEST_CASE("json: a request has every field, null where nothing is known") {
    const Json state = After({"set clock manual", "given S1 term 1 vote S1 role leader",
                              "put x 1 to S1 no-session", "state"});
    REQUIRE(state.at("requests").size() == 1);
    CHECK(Line(state.at("requests").at(0)) ==
          R"({"id":1,"client":"C1","server":"S1","command":"put x 1","index":1,"term":1,)"
          R"("status":"waiting","value":null})");
}

TEST_CASE("json: an event begins with id, cause, time, kind and server") {
    const Json answer = After({"set clock manual", "timeout S2"});
    bool voted = false;
    for (const Json& event : answer.at("events")) {
        std::string keys;
        for (const auto& [key, value] : event.items()) keys += key + " ";
        CHECK(keys.starts_with("id cause at_us kind server "));
        if (event.at("kind") == "vote") voted = event.at("vote") == "S2";
    }
    CHECK(voted);
}

TEST_CASE("json: a read says how it reads, and what") {
    const Json state = After({"get x from S2 as C3 mode local", "state"});
    REQUIRE(state.at("requests").size() == 1);
    CHECK(Line(state.at("requests").at(0)) ==
          R"({"id":1,"client":"C3","server":"S2","command":"get x","mode":"local","key":"x",)"
          R"("index":null,"term":null,"status":"waiting","value":null})");
}

TEST_CASE("json: broken rules are listed until they are mended") {
    CHECK(Line(After({"break G16", "break count-old-terms", "state"}).at("broken")) ==
          R"(["G1","G16"])");
    CHECK(Line(After({"break G16", "break G1", "mend G1", "state"}).at("broken")) == R"(["G16"])");
}

TEST_CASE("json: a log whose beginning is a snapshot begins behind it") {
    const Json state = After({"cluster 3", "set clock manual",
                              "given S1 term 4 log [1:x=1 2:x=2 4:y=1] snapshot 2", "state"});
    const Json& server = state.at("servers").at(0);
    CHECK(Line(server.at("snapshot")) == R"({"index":2,"term":2})");
    CHECK(server.at("first_index") == 3);
    CHECK(server.at("log").size() == 1);
    CHECK(server.at("commit") == 2);
    CHECK(server.at("disk").at("snapshot_index") == 2);
    CHECK(Line(server.at("kv")) == R"({"x":"2"})");
}

TEST_CASE("json: a pre-candidate is called one, and shows who would vote for it") {
    const Json state =
        After({"cluster 3", "set clock manual", "given S1 term 4 role precandidate", "state"});
    const Json& server = state.at("servers").at(0);
    CHECK(server.at("role") == "precandidate");
    CHECK(server.at("votes") == Json::array({"S1"}));
}

TEST_CASE("json: a leader's lease is what is left of it now, and nothing when it is over") {
    Drive drive;
    for (const char* line : {"cluster 3", "set checkquorum on", "set clock-drift-bound 1.5",
                             "set latency 5ms", "timeout S1", "run until leader S1", "run 60ms"}) {
        REQUIRE(drive.Answer(line).at("ok") == true);
    }
    const auto lease = [&] {
        const Json state = drive.Answer("state");
        return state.at("servers").at(0).at("lease_us");
    };
    const Json before = lease();
    REQUIRE(before.is_number());
    CHECK(before.get<raft::Micros>() > 0);
    CHECK(before.get<raft::Micros>() <= 100'000);
    REQUIRE(drive.Answer("run 1ms").at("ok") == true);
    CHECK(lease() == before.get<raft::Micros>() - 1'000);

    REQUIRE(drive.Answer("isolate S1").at("ok") == true);
    REQUIRE(drive.Answer("run 120ms").at("ok") == true);
    CHECK(lease().is_null());
}

TEST_CASE("json: a leader that hands over names its target until it is done") {
    Drive drive;
    for (const char* line : {"cluster 3", "timeout S1", "run until leader S1", "cut S1 S3",
                             "put x 1", "run 20ms", "transfer S3"}) {
        REQUIRE(drive.Answer(line).at("ok") == true);
    }
    CHECK(drive.Answer("state").at("servers").at(0).at("transfer") == "S3");
    REQUIRE(drive.Answer("run 1s").at("ok") == true);
    CHECK(drive.Answer("state").at("servers").at(0).at("transfer").is_null());
}

TEST_CASE("json: what is no UTF-8 is replaced, so that a line is always valid") {
    const Json json = {{"text",
                        "a\xFF"
                        "b"}};
    CHECK(Json::accept(Line(json)));
}

}  // namespace app
