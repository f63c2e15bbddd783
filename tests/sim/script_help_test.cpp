// Goal:   the built-in help is complete, and true: its examples and defaults are what it says.
// Method: the table that parser and help share, row by row; completions of some beginnings.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "raft/rules.h"
#include "raft/sim/script.h"
#include "raft/sim/script_table.h"

namespace raft::sim {

namespace {

bool Contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool Offers(std::string_view prefix, const std::string& line) {
    const std::vector<std::string> lines = Complete(prefix);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("help: every command is listed, explained, and shown in an example that parses") {
    const std::string all = Help();
    for (const CommandRow& row : CommandRows()) {
        const std::string word = row.word;
        CAPTURE(word);
        CHECK(Contains(all, "  " + word + "  "));
        const auto help = Help(word);
        REQUIRE(help);
        CHECK(help->starts_with(word));
        CHECK(Contains(*help, row.sentence.english));
        CHECK(Contains(*help, std::string("Example: ") + row.example));
        CHECK(std::string(row.usage).starts_with(word));
        CHECK(std::string(row.sentence.english).ends_with('.'));

        const bool later = row.parse == nullptr && row.chapter != Chapter::kAsking;
        CHECK(Contains(*help, "\nNot part of this version yet.\n") == later);
        if (row.chapter == Chapter::kAsking) continue;
        const auto parsed = ParseLine(row.example);
        REQUIRE(parsed);
        REQUIRE(std::holds_alternative<Command>(*parsed));
        CHECK(std::holds_alternative<NotYet>(std::get<Command>(*parsed)) == later);
        CHECK(Print(std::get<Command>(*parsed)) == row.example);
    }
}

TEST_CASE("help: every option names its default, and setting that changes nothing") {
    for (const OptionRow& row : OptionRows()) {
        const std::string name = row.name;
        CAPTURE(name);
        const auto help = Help(name);
        REQUIRE(help);
        CHECK(Contains(*help, "set " + name + " VALUE"));
        CHECK(Contains(*Help("set"), name));
        const SetOption value = ValueOf(ClusterOptions{}, row.which);
        CHECK(value.name == row.which);
        CHECK(Contains(*help, "Default: " + PrintOptionValue(value)));
        const auto parsed = ParseLine("set " + name + " " + PrintOptionValue(value));
        REQUIRE(parsed);
        REQUIRE(std::holds_alternative<Command>(*parsed));
        CHECK(std::get<SetOption>(std::get<Command>(*parsed)) == value);
    }
}

TEST_CASE("help: a word that is both a command and an option explains both") {
    const auto help = Help("latency");
    REQUIRE(help);
    CHECK(Contains(*help, "latency S1 S2 DURATION"));
    CHECK(Contains(*help, "set latency VALUE"));
    CHECK(Contains(*help, "Default: 5ms..15ms"));
}

TEST_CASE("help: an unknown word has none, and case does not matter") {
    CHECK_FALSE(Help("frobnicate"));
    CHECK_FALSE(Help(""));
    CHECK(Help("CRASH") == Help("crash"));
}

TEST_CASE("completion: a beginning becomes the lines that it can be") {
    CHECK(Complete("cra") == std::vector<std::string>{"crash"});
    CHECK(Complete("cras S1").empty());
    CHECK(Complete("crsh") == std::vector<std::string>{"crash"});
    CHECK(Complete("crash ") ==
          std::vector<std::string>{"crash S1", "crash S2", "crash S3", "crash S4", "crash S5"});
    CHECK(Complete("crash S", {.servers = 1}) == std::vector<std::string>{"crash S1"});
    CHECK(Complete("crash S3 ") == std::vector<std::string>{"crash S3 at"});
    CHECK(Complete("crash S3 at p") == std::vector<std::string>{"crash S3 at persist"});
    CHECK(Complete("set backoff ") ==
          std::vector<std::string>{"set backoff naive", "set backoff fast"});
    CHECK(Complete("set prevote ") ==
          std::vector<std::string>{"set prevote off", "set prevote on", "set prevote log-only"});
    CHECK(Complete("set clock-drift-bound ") ==
          std::vector<std::string>{"set clock-drift-bound 1.25"});
    CHECK(Complete("set heart") == std::vector<std::string>{"set heartbeat"});
    CHECK(Complete("at 5ms set heart") == std::vector<std::string>{"at 5ms set heartbeat"});
    CHECK(Offers("", "put"));
    CHECK(Offers("", "transfer"));
    CHECK_FALSE(Offers("", "ask"));
    CHECK(Offers("run until ", "run until leader"));
    CHECK(Offers("run until sent App", "run until sent AppendEntries"));
    CHECK(Offers("expect ", "expect log"));
    CHECK(Offers("deliver App", "deliver AppendEntries"));
    CHECK(Offers("deliver AppendEntries S1 ", "deliver AppendEntries S1 ->"));
    CHECK(Offers("put x 1 ", "put x 1 to"));
    CHECK(Offers("put x 1 to ", "put x 1 to S2"));
    CHECK(Complete("get x ") == std::vector<std::string>{"get x from", "get x as", "get x mode"});
    CHECK(Offers("get x from ", "get x from S3"));
    CHECK(Complete("get x mode f") == std::vector<std::string>{"get x mode follower-lease"});
    CHECK(Offers("expect read ", "expect read C1"));
    CHECK(Offers("given S1 ", "given S1 snapshot"));
    CHECK(Offers("run until S1 ", "run until S1 precandidate"));
    CHECK(Complete("partition {S1").empty());
    CHECK(Complete("say \"").empty());
}

TEST_CASE("completion: members, transfers and rules are offered with what can follow them") {
    CHECK(Offers("transfer ", "transfer S3"));
    CHECK(Complete("transfer S3 ") == std::vector<std::string>{"transfer S3 via"});
    CHECK(Offers("transfer S3 via ", "transfer S3 via S1"));
    CHECK(Complete("transfer S3 via S1 ").empty());
    CHECK(Complete("add S5 ") ==
          std::vector<std::string>{"add S5 learner", "add S5 now", "add S5 via"});
    CHECK(Complete("add S5 now ") == std::vector<std::string>{"add S5 now via"});
    CHECK(Complete("change ") == std::vector<std::string>{"change {"});
    CHECK(Offers("snapshot ", "snapshot S2"));
    CHECK(Complete("snapshot S2 ").empty());
    CHECK(Offers("break ", "break G16"));
    CHECK(Complete("mend forg") == std::vector<std::string>{"mend forget-vote"});
    CHECK(Complete("break G1 ").empty());
}

TEST_CASE("suggestions: the lines of the completion, ready to be typed on, each explained") {
    const auto crash = Suggest("cra");
    REQUIRE(crash.size() >= 1);
    CHECK(crash[0].line == "crash ");
    CHECK(crash[0].shown == "crash SERVER [at STAGE]");
    CHECK(crash[0].about == FindCommand("crash")->sentence);

    const auto server = Suggest("crash S3");
    CHECK(server.empty());
    CHECK(Suggest("crash ")[2].line == "crash S3 ");
    CHECK(Suggest("crash ")[2].shown == "crash S3");
    CHECK(Suggest("crash ")[2].about == FindCommand("crash")->sentence);
    CHECK(Suggest("crash S3 at pers")[0].line == "crash S3 at persist");
    CHECK(Suggest("und")[0].line == "undo");

    const auto option = Suggest("set heart");
    REQUIRE(option.size() >= 1);
    CHECK(option[0].line == "set heartbeat ");
    CHECK(option[0].shown == "set heartbeat 50ms");
    CHECK(option[0].about == FindOption("heartbeat")->sentence);
    CHECK(Suggest("set backoff ")[1].line == "set backoff fast");

    CHECK(Suggest("break G1")[0].line == "break G10");
    CHECK(Suggest("break ")[0].about == BeliefOf(Rule::kCommitOwnTermOnly));
    CHECK(Suggest("mend forg")[0].about == BeliefOf(Rule::kVoteOnDisk));

    const auto later = Suggest("at 5ms cra");
    REQUIRE(later.size() >= 1);
    CHECK(later[0].line == "at 5ms crash ");
    CHECK(later[0].shown == "at 5ms crash SERVER [at STAGE]");
}

TEST_CASE("suggestions: what is typed is looked for in the sentences as well, after the words") {
    const auto offers = [](std::string_view prefix, const std::string& line) {
        const std::vector<Completion> all = Suggest(prefix);
        return std::any_of(all.begin(), all.end(),
                           [&](const Completion& one) { return one.line == line; });
    };
    CHECK(offers("崩溃", "restart "));
    CHECK(offers("快照", "snapshot "));
    CHECK(offers("disk", "wipe "));
    CHECK(offers("set 心跳", "set heartbeat "));
    CHECK(offers("break clock drift", "break G11") == false);
    CHECK(offers("break drift", "break G11"));
    CHECK(Suggest("snap")[0].line == "snapshot ");
    CHECK_FALSE(offers("crash disk", "wipe "));
    CHECK(Suggest("\"disk").empty());
}

TEST_CASE("suggestions: they begin with the completion's lines, whatever was typed") {
    for (const CommandRow& row : CommandRows()) {
        for (const std::string& prefix :
             {std::string(row.word).substr(0, 2), std::string(row.word),
              std::string(row.word) + " ", "at 5ms " + std::string(row.word) + " "}) {
            CAPTURE(prefix);
            const std::vector<std::string> lines = Complete(prefix);
            const std::vector<Completion> all = Suggest(prefix);
            REQUIRE(all.size() >= lines.size());
            for (std::size_t i = 0; i < lines.size(); ++i) {
                CHECK((all[i].line == lines[i] || all[i].line == lines[i] + " "));
            }
            for (const Completion& one : all) {
                CHECK_FALSE(one.shown.empty());
                CHECK_FALSE(one.about.english.empty());
                CHECK_FALSE(one.about.chinese.empty());
            }
        }
    }
}

TEST_CASE("help: history is a chapter, after time") {
    const std::string all = Help();
    const std::size_t history = all.find("\nHistory\n");
    REQUIRE(history != std::string::npos);
    CHECK(history > all.find("Time\n"));
    CHECK(history < all.find("\n  back "));
    CHECK(all.find("\nFaults\n") > all.find("\n  redo "));
    CHECK(Contains(*Help("goto"), "event N"));
    CHECK(Contains(*Help("branch"), "60"));
    CHECK(Contains(*Help("why"), "Answers with"));
}

TEST_CASE("help: every rule that can be broken is named") {
    for (std::size_t i = 0; i < kRules; ++i) {
        const auto rule = static_cast<Rule>(i);
        for (const char* word : {"break", "mend"}) {
            CAPTURE(word);
            CHECK(Contains(*Help(word), std::string(RowOf(rule)) + " " + NameOf(rule)));
        }
    }
}

TEST_CASE("completion: no offered line is refused at its last word's beginning") {
    for (const CommandRow& row : CommandRows()) {
        if (row.parse == nullptr) continue;
        const std::string head = std::string(row.word) + " ";
        for (const std::string& line : Complete(head)) {
            CAPTURE(line);
            const auto parsed = ParseLine(line, {.servers = 5});
            REQUIRE(parsed);
            const auto* error = std::get_if<SyntaxError>(&*parsed);
            // What is missing still comes after it.
            if (error != nullptr) CHECK(error->column > static_cast<int>(line.size()));
        }
    }
}

}  // namespace raft::sim
