// The scenarios that come along, and how scripts are found and named.
//
// Goal:   every shipped scenario is understood, says what it covers, and passes its expectations.
// Method: play each of them to its end, as `raftarium run` does.
#include "app/scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <string>

#include "tests/app/helpers.h"

namespace app {

TEST_CASE("scenarios: each has a title, a summary and rows of the coverage table") {
    const std::regex row("[A-H][0-9]+");
    REQUIRE_FALSE(Scenarios().empty());
    CHECK(Scenarios().front().id == kDefaultScenario);
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        CHECK(scenario.title != scenario.id);
        CHECK_FALSE(scenario.summary.empty());
        CHECK_FALSE(scenario.covers.empty());
        for (const std::string& id : scenario.covers) CHECK(std::regex_match(id, row));
    }
}

TEST_CASE("scenarios: each passes all that it expects, and no property is violated") {
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        auto loaded = LoadScript(scenario.id);
        REQUIRE(loaded.ok());
        Session session(loaded.value());
        session.FinishScript();
        const std::string problem = session.problem() ? session.problem()->sentence : "";
        CHECK_MESSAGE(problem.empty(), problem);
        CHECK(session.cluster().violations().empty());
    }
}

TEST_CASE("scenarios: the first comments of a script are its title, rows and summary") {
    const Scenario scenario = ReadScenario("x",
                                           "# title: A title\n"
                                           "# covers: A1 B2\n"
                                           "# about: It says\n"
                                           "#   more here.\n"
                                           "seed 1\n"
                                           "# title: Not this one\n");
    CHECK(scenario.title == "A title");
    CHECK(scenario.covers == std::vector<std::string>{"A1", "B2"});
    CHECK(scenario.summary == "It says more here.");
    CHECK(ReadScenario("plain", "seed 1\n").title == "plain");
}

TEST_CASE("scenarios: a name that is neither a file nor a scenario is answered with all names") {
    const auto loaded = LoadScript("no-such-thing");
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.error().find("no-such-thing") != std::string::npos);
    CHECK(loaded.error().find(kDefaultScenario) != std::string::npos);
    CHECK_FALSE(LoadScript("assets").ok());  // A folder.
}

TEST_CASE("scenarios: a script that is not understood names its line and column") {
    const auto loaded = UnderstandScript("x.raft", "cluster 5\ncrash S9\n");
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.error() == "x.raft: line 2, column 7: no server S9; this cluster has S1 to S5");
}

TEST_CASE("scenarios: another seed replaces the script's own, or follows its cluster") {
    const auto seed_after = [](std::string_view text) {
        LoadedScript loaded = ScriptOf(text);
        OverrideSeed(loaded.script, 42);
        Session session(loaded);
        return session.cluster().seed();
    };
    CHECK(seed_after("seed 7\ncluster 3\n") == 42);
    CHECK(seed_after("cluster 3\nseed 7\n") == 42);
    CHECK(seed_after("cluster 3\nrun 1ms\n") == 42);
    CHECK(seed_after("run 1ms\n") == 42);
}

}  // namespace app
