// `drive` with a history: jumps, branches, bookmarks, undo, and the questions about them.
//
// Goal:   a program outside can go back, try otherwise, compare and ask why.
// Method: lines and their answers.
#include <doctest/doctest.h>

#include <string>

#include "app/drive.h"
#include "tests/app/helpers.h"

namespace app {

TEST_CASE("drive: history is moved in, branched and named, and each answer says where one is") {
    Drive drive;
    REQUIRE(drive.Answer("run 200ms").at("ok") == true);
    const std::string there = StateOf(drive.cluster());
    const Json back = drive.Answer("back 5");
    CHECK(back.at("branch") == "main");
    CHECK(Line(back.at("events")) == "[]");
    CHECK(drive.Answer("goto end").at("now_us") == 200'000);
    CHECK(StateOf(drive.cluster()) == there);
    CHECK(drive.Answer("goto 100ms").at("now_us") == 100'000);
    CHECK(drive.Answer("bookmark \"half\"").at("ok") == true);
    // The known future comes again, with its events.
    const Json again = drive.Answer("run 100ms");
    CHECK_FALSE(again.at("events").empty());
    CHECK_FALSE(again.contains("branch"));
    CHECK(StateOf(drive.cluster()) == there);

    REQUIRE(drive.Answer("goto \"half\"").at("ok") == true);
    const Json crash = drive.Answer("crash S1");
    CHECK(crash.at("branch") != "main");
    REQUIRE(drive.Answer("rename \"what if\"").at("ok") == true);
    REQUIRE(drive.Answer("run 50ms").at("ok") == true);
    const Json tree = drive.Answer("branches");
    CHECK(Line(tree) == R"({"ok":true,"now_us":150000,"branch":"what if","branches":[)"
                        R"({"name":"main","parent":null,"fork_us":0,"end_us":200000},)"
                        R"({"name":"what if","parent":"main","fork_us":100000,"end_us":150000}],)"
                        R"("bookmarks":[{"text":"half","branch":"main","at_us":100000}]})");
    CHECK(drive.Answer("state").at("branch") == "what if");
    CHECK(drive.Answer("state").at("branches") == tree.at("branches"));

    CHECK(drive.Answer("switch main").at("branch") == "main");
    CHECK(drive.Answer("prune \"what if\"").at("ok") == true);
    CHECK(drive.Answer("branches").at("branches").size() == 1);
    CHECK(drive.Answer("branches now").at("code") == "syntax");
    CHECK(drive.Answer("switch \"what if\"").at("code") == "unknown");
}

TEST_CASE("drive: what was done is undone and done again") {
    Drive drive;
    CHECK(drive.Answer("undo").at("code") == "refused");
    REQUIRE(drive.Answer("run 100ms").at("ok") == true);
    REQUIRE(drive.Answer("crash S1").at("ok") == true);
    REQUIRE(drive.Answer("run 10ms").at("ok") == true);
    const Json undone = drive.Answer("undo");
    CHECK(undone.at("now_us") == 100'000);
    CHECK(undone.at("branch") == "main");
    CHECK(drive.cluster().servers()[0].up());
    CHECK(drive.Answer("redo").at("now_us") == 110'000);
    CHECK(drive.Answer("redo").at("code") == "refused");
    REQUIRE(drive.Answer("cluster 3").at("ok") == true);
    CHECK(drive.Answer("undo").at("code") == "refused");
}

TEST_CASE("drive: two branches are compared, and an event's causes are told back to its root") {
    Drive drive;
    REQUIRE(drive.Answer("run until leader").at("ok") == true);
    REQUIRE(drive.Answer("run 100ms").at("ok") == true);
    const Json role = drive.Answer("back role");
    const auto event = drive.cluster().last_event();
    REQUIRE(role.at("ok") == true);
    REQUIRE(drive.Answer("branch \"what if\"").at("ok") == true);
    REQUIRE(drive.Answer("crash S1").at("ok") == true);

    const Json compared = drive.Answer("compare main");
    CHECK(compared.value("error", "") == "");
    CHECK(compared.at("servers").size() == 5);
    CHECK(drive.Answer("compare \"what if\" main").at("ok") == true);
    CHECK(drive.Answer("compare none").at("code") == "unknown");
    CHECK(drive.Answer("compare none").at("column") == 9);
    CHECK(drive.Answer("compare").at("code") == "syntax");
    CHECK(drive.Answer("compare main main main").at("column") == 19);

    const Json why = drive.Answer("why " + std::to_string(event));
    CHECK(why.value("error", "") == "");
    CHECK_FALSE(why.at("chain").empty());
    CHECK(drive.Answer("why").at("code") == "syntax");
    CHECK(drive.Answer("why S1").at("column") == 5);
    CHECK(drive.Answer("why 99999999").at("code") == "unknown");
}

}  // namespace app
