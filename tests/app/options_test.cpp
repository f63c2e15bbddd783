// The command line: what each call means, and one sentence for what means nothing.
//
// Goal:   every flag reaches its option; a wrong one is named, never ignored.
// Method: parse calls as main gets them.
#include "app/options.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

namespace app {

namespace {

Result<Options> Parse(std::vector<const char*> words) {
    words.insert(words.begin(), "raftarium");
    return ParseOptions(static_cast<int>(words.size()), words.data());
}

template <class Kind>
Kind Parsed(std::vector<const char*> words) {
    const auto options = Parse(std::move(words));
    REQUIRE_MESSAGE(options.ok(), (options.ok() ? std::string() : options.error()));
    REQUIRE(std::holds_alternative<Kind>(options.value()));
    return std::get<Kind>(options.value());
}

std::string ErrorOf(std::vector<const char*> words) {
    const auto options = Parse(std::move(words));
    return options.ok() ? "" : options.error();
}

}  // namespace

TEST_CASE("options: without a word the window opens with the default scenario") {
    const auto options = Parsed<WindowOptions>({});
    CHECK(options.file.empty());
    CHECK(options.at == 0);
    CHECK_FALSE(options.speed.has_value());
}

TEST_CASE("options: the window takes a file, a moment, a speed, a size, a theme and a seed") {
    const auto options =
        Parsed<WindowOptions>({"leader-crash", "--at", "300ms", "--speed", "1/50", "--size",
                               "1280x720", "--theme", "dark", "--seed", "42"});
    CHECK(options.file == "leader-crash");
    CHECK(options.at == 300 * raft::sim::kMillisecond);
    CHECK(options.speed.value_or(0) == doctest::Approx(0.02));
    CHECK(options.size == PictureSize{1280, 720});
    CHECK(options.theme == render::ThemeKind::kDark);
    CHECK(options.seed == 42);
}

TEST_CASE("options: run, drive, list and render each have their own") {
    const auto run = Parsed<RunOptions>({"run", "x.raft", "--json", "--seed", "7"});
    CHECK(run.file == "x.raft");
    CHECK(run.json);
    CHECK_FALSE(run.all);
    CHECK(run.seed == 7);
    CHECK(Parsed<ListOptions>({"list", "--json"}).json);
    Parsed<DriveOptions>({"drive"});
    const auto picture =
        Parsed<RenderOptions>({"render", "x.raft", "-o", "x.png", "--select", "S3"});
    CHECK(picture.out == "x.png");
    CHECK(picture.size == PictureSize{1600, 900});
    CHECK_FALSE(picture.at.has_value());
    CHECK(picture.select == render::Target{render::TargetKind::kServer, 2, 0});
    const auto message = Parsed<RenderOptions>({"render", "x", "-o", "x.png", "--select", "#17"});
    CHECK(message.select == render::Target{render::TargetKind::kMessage, 17, 0});
}

TEST_CASE("options: a picture says which views stand where, and whose names servers bear") {
    const auto picture = Parsed<RenderOptions>(
        {"render", "x", "-o", "x.png", "--view", "members", "--stage", "terms", "--names", "class",
         "--panel", "story=off", "--panel", "caption=on", "--alone", "--lang", "zh"});
    CHECK(picture.view == render::ViewKind::kMembers);
    CHECK(picture.stage == render::ViewKind::kTerms);
    CHECK(picture.class_names);
    CHECK(picture.alone);
    CHECK(picture.language == render::Language::kChinese);
    REQUIRE(picture.panels.size() == 2);
    CHECK(picture.panels[0].panel == &render::UiState::story_open);
    CHECK_FALSE(picture.panels[0].open);
    CHECK(picture.panels[1].panel == &render::UiState::caption_open);
    CHECK(picture.panels[1].open);
    CHECK(ErrorOf({"render", "x", "-o", "x.png", "--view", "none"}).find("--view") !=
          std::string::npos);
    CHECK(ErrorOf({"render", "x", "-o", "x.png", "--panel", "story"}).find("--panel") !=
          std::string::npos);
}

TEST_CASE("options: each call speaks the language that it asks for, and complains in it") {
    CHECK(Parsed<RunOptions>({"run", "x", "--lang", "zh"}).language == render::Language::kChinese);
    CHECK(Parsed<ListOptions>({"list", "--lang", "zh"}).language == render::Language::kChinese);
    CHECK(Parsed<CheckOptions>({"check", "--lang", "zh"}).language == render::Language::kChinese);
    CHECK(Parsed<RunOptions>({"run", "x"}).language == render::Language::kEnglish);
    CHECK(ErrorOf({"run", "x", "--lang", "fr"}).find("--lang") != std::string::npos);
    const auto help = Parsed<PrintOptions>({"run", "--lang", "zh", "--help"});
    CHECK(help.text.find("脚本") != std::string::npos);
    // What is wrong is said in the language of the call, even before the call is understood.
    const auto wrong = Parse({"--lang=zh", "--at", "soon"});
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.both().chinese.find("无法理解") != std::string::npos);
    const std::vector<const char*> words = {"raftarium", "--lang=zh", "--none"};
    CHECK(LanguageOfCall(3, words.data()) == render::Language::kChinese);
    CHECK(LanguageOfCall(1, words.data()) == render::Language::kEnglish);
}

TEST_CASE("options: the good part, a fresh beginning and exports are asked for") {
    CHECK(Parsed<RunOptions>({"run", "x.raft", "--good-part"}).good_part);
    CHECK(Parsed<RenderOptions>({"render", "x", "-o", "x.png", "--good-part"}).good_part);
    CHECK(Parsed<WindowOptions>({"--new"}).fresh);
    CHECK_FALSE(Parsed<WindowOptions>({}).fresh);
    const auto way =
        Parsed<ExportOptions>({"export", "last.raft", "-o", "x.raft", "--branch", "what-if"});
    CHECK(way.file == "last.raft");
    CHECK(way.out == "x.raft");
    CHECK(way.branch == "what-if");
    CHECK(Parsed<ExportOptions>({"export", "a", "-o", "b", "--whole"}).whole);
}

TEST_CASE("options: help names every command and every flag") {
    const std::string help = Parsed<PrintOptions>({"--help"}).text;
    for (const char* word : {"list", "run FILE", "drive", "render FILE", "--at", "--speed",
                             "--theme", "--size", "--seed", "--version", "--new", "export FILE"}) {
        INFO(word);
        CHECK(help.find(word) != std::string::npos);
    }
    for (const char* word : {"--json", "--all", "--seed"}) {
        CHECK(Parsed<PrintOptions>({"run", "--help"}).text.find(word) != std::string::npos);
    }
    for (const char* word : {"--at", "--size", "--theme", "--select", "--seed", "-o"}) {
        CHECK(Parsed<PrintOptions>({"render", "-h"}).text.find(word) != std::string::npos);
    }
    CHECK(Parsed<PrintOptions>({"drive", "--help"}).text.find("state") != std::string::npos);
    CHECK(Parsed<PrintOptions>({"list", "--help"}).text.find("--json") != std::string::npos);
}

TEST_CASE("options: what is wrong is said in one sentence that names it") {
    const struct {
        std::vector<const char*> words;
        const char* says;
    } rows[] = {
        {{"--speeed", "1"}, "--speeed"},
        {{"--speed", "fast"}, "--speed does not understand \"fast\""},
        {{"--speed", "11"}, "--speed does not understand \"11\""},
        {{"--at", "300"}, "--at does not understand \"300\""},
        {{"--size", "12x9"}, "--size does not understand \"12x9\""},
        {{"--theme", "pink"}, "--theme does not understand \"pink\""},
        {{"--seed", "-1"}, "--seed does not understand \"-1\""},
        {{"run"}, "run needs a script"},
        {{"render", "x.raft"}, "-o OUT.png"},
        {{"render", "x.raft", "-o", "x.svg"}, "render writes .png files in this version"},
        {{"render", "x", "-o", "x.png", "--select", "X3"}, "--select does not understand \"X3\""},
        {{"drive", "something"}, "something"},
        {{"export"}, "export needs a sitting"},
        {{"export", "x.raft"}, "-o OUT.raft"},
        {{"export", "x", "-o", "y", "--whole", "--branch", "main"}, "give one of the two"},
    };
    for (const auto& row : rows) {
        const std::string error = ErrorOf(row.words);
        INFO(error);
        CHECK(error.find(row.says) != std::string::npos);
        CHECK(error.find('\n') == std::string::npos);
    }
}

TEST_CASE("options: a length of time is written as in a script") {
    CHECK(ParseDuration("12.5ms") == 12'500);
    CHECK(ParseDuration("2s") == 2 * raft::sim::kSecond);
    CHECK_FALSE(ParseDuration("2").has_value());
    CHECK_FALSE(ParseDuration("until leader").has_value());
    CHECK_FALSE(ParseDuration("").has_value());
}

}  // namespace app
