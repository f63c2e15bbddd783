// The scenarios that come along, and how scripts are found and named.
//
// Goal:   every shipped scenario is understood, says what it covers, and passes its expectations;
//         together they cover the table; and what a broken rule does, the rule itself prevents.
// Method: play each of them to its end, as `raftarium run` does; those that break a rule also
//         without the lines that break it.
#include "app/scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <regex>
#include <string>
#include <vector>

#include "raft/rules.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using raft::sim::BreakRule;
using raft::sim::ChangeMembers;
using raft::sim::ExpectCondition;
using raft::sim::Fact;
using raft::sim::Script;

LoadedScript Shipped(const Scenario& scenario) {
    auto loaded = LoadScript(scenario.id);
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? std::string() : loaded.error()));
    return loaded.value();
}

bool ExpectsViolation(const Script::Line& line) {
    const auto* const expect = std::get_if<ExpectCondition>(&line.command);
    if (expect == nullptr) return false;
    const auto& facts = expect->condition.facts;
    return std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
        return fact.kind == Fact::Kind::kViolation && !fact.negated;
    });
}

bool BreaksRule(const Script::Line& line) {
    return std::holds_alternative<BreakRule>(line.command);
}

const Script::Line& LineAt(const Script& script, int number) {
    const auto found =
        std::find_if(script.lines.begin(), script.lines.end(),
                     [number](const Script::Line& line) { return line.line == number; });
    REQUIRE(found != script.lines.end());
    return *found;
}

}  // namespace

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

TEST_CASE("scenarios: together they cover the table, and each broken rule has one of its own") {
    // Not A11, which is about names on the screen.
    const std::map<char, int> rows = {{'A', 10}, {'B', 11}, {'C', 3}, {'D', 3},
                                      {'E', 7},  {'F', 7},  {'G', 16}};
    std::map<std::string, int> scenarios_of;
    for (const Scenario& scenario : Scenarios()) {
        for (const std::string& row : scenario.covers) scenarios_of[row] += 1;
    }
    for (const auto& [chapter, last] : rows) {
        for (int number = 1; number <= last; ++number) {
            const std::string row = chapter + std::to_string(number);
            CHECK_MESSAGE(scenarios_of[row] > 0, row << " is shown by no scenario");
            if (chapter == 'G') CHECK_MESSAGE(scenarios_of[row] == 1, row);
        }
    }
}

TEST_CASE("scenarios: each passes all that it expects, and violates only what it says") {
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        const LoadedScript loaded = Shipped(scenario);
        const auto& lines = loaded.script.lines;
        Session session(loaded);
        session.FinishScript();
        const std::string problem = session.problem() ? session.problem()->sentence : "";
        CHECK_MESSAGE(problem.empty(), problem);
        if (std::any_of(lines.begin(), lines.end(), ExpectsViolation)) continue;
        CHECK(session.cluster().violations().empty());
        CHECK(session.cluster().stalls().empty());
    }
}

TEST_CASE("scenarios: one about a broken rule breaks that rule, and the monitor sees the harm") {
    for (const Scenario& scenario : Scenarios()) {
        for (const std::string& row : scenario.covers) {
            if (row.front() != 'G') continue;
            INFO(scenario.id);
            const auto rule = raft::RuleNamed(row);
            REQUIRE(rule.has_value());
            const Script script = Shipped(scenario).script;
            const auto breaks = [&](const Script::Line& line) {
                const auto* const command = std::get_if<BreakRule>(&line.command);
                return command != nullptr && command->rule == *rule && command->broken;
            };
            CHECK(std::count_if(script.lines.begin(), script.lines.end(), breaks) == 1);
            CHECK(std::any_of(script.lines.begin(), script.lines.end(), ExpectsViolation));
        }
    }
}

TEST_CASE("scenarios: with the rule in force no harm is done, and that alone is missed") {
    int tried = 0;
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        LoadedScript loaded = Shipped(scenario);
        if (std::erase_if(loaded.script.lines, BreaksRule) == 0) continue;
        tried += 1;
        Session session(loaded);
        session.FinishScript();

        CHECK(session.cluster().violations().empty());
        CHECK(session.cluster().stalls().empty());
        REQUIRE(session.problem().has_value());
        INFO(session.problem()->sentence);
        const Script::Line& missed = LineAt(loaded.script, session.problem()->line);
        // What the rule forbids outright is refused when it is asked for (G12).
        const bool refused = std::holds_alternative<ChangeMembers>(missed.command);
        CHECK((ExpectsViolation(missed) || refused));
    }
    CHECK(tried >= 16);
}

TEST_CASE("scenarios: the first comments of a script are its title, rows and summary") {
    const Scenario scenario = ReadScenario("x",
                                           "# title: A title\n"
                                           "# title-zh: 标题\n"
                                           "# covers: A1 B2\n"
                                           "# about: It says\n"
                                           "#   more here.\n"
                                           "# about-zh: 先说一句，\n"
                                           "#   再说一句\n"
                                           "# S1。\n"
                                           "seed 1\n"
                                           "# title: Not this one\n");
    CHECK(scenario.title == "A title");
    CHECK(scenario.title_zh == "标题");
    CHECK(scenario.covers == std::vector<std::string>{"A1", "B2"});
    CHECK(scenario.summary == "It says more here.");
    CHECK(scenario.summary_zh == "先说一句，再说一句 S1。");
    const Scenario plain = ReadScenario("plain", "# about: It says\nseed 1\n");
    CHECK(plain.title == "plain");
    CHECK(plain.title_zh == "plain");
    CHECK(plain.summary_zh == "It says");
}

TEST_CASE("scenarios: the course has each of them once, from the easy rows to the broken rules") {
    const std::vector<Scenario> all = Scenarios();
    const std::vector<Chapter> course = Course();
    std::vector<std::size_t> seen;
    std::string letters;
    std::vector<std::string> ids;
    for (const Chapter& chapter : course) {
        INFO(chapter.title);
        CHECK_FALSE(chapter.scenarios.empty());
        CHECK(chapter.title_zh != chapter.title);
        letters += chapter.letter;
        int last = 0;
        for (const std::size_t place : chapter.scenarios) {
            const Scenario& scenario = all.at(place);
            INFO(scenario.id);
            seen.push_back(place);
            ids.push_back(scenario.id);
            CHECK(scenario.covers.front().front() == chapter.letter);
            const int row = std::stoi(scenario.covers.front().substr(1));
            CHECK(row >= last);
            last = row;
        }
    }
    CHECK(letters == "ABCDEFG");
    std::sort(seen.begin(), seen.end());
    std::vector<std::size_t> each(all.size());
    std::iota(each.begin(), each.end(), std::size_t{0});
    CHECK(seen == each);

    CHECK(ids.front() == kDefaultScenario);
    const auto follows = [&](const char* first, const char* second) {
        const auto at = std::find(ids.begin(), ids.end(), first);
        return at != ids.end() && at + 1 != ids.end() && *(at + 1) == second;
    };
    CHECK(follows("figure-8", "figure-8-committed"));
    CHECK(follows("log-repair-naive", "log-repair-fast"));
    CHECK(follows("removed-server", "removed-server-ignored"));
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
