// The words of the scenarios, in both languages.
//
// Goal:   whoever teaches in Chinese reads and hears all that the English ones say: every title,
//         every summary and every line that is said, with the same servers and numbers.
// Method: look at each line of each embedded scenario, as the program does, and at its characters.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/scenarios.h"
#include "app/session_export.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using raft::sim::Say;
using Tokens = std::set<std::string>;

std::vector<Say> SaidIn(const Scenario& scenario) {
    auto loaded = LoadScript(scenario.id);
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? std::string() : loaded.error()));
    std::vector<Say> said;
    for (const auto& line : loaded.value().script.lines) {
        if (const auto* say = std::get_if<Say>(&line.command)) said.push_back(*say);
    }
    return said;
}

std::u32string CodePoints(std::string_view text) {
    std::u32string points;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) {
            points.back() = (points.back() << 6U) | (byte & 0x3FU);
        } else {
            const unsigned bits = byte < 0x80   ? 0x7FU
                                  : byte < 0xE0 ? 0x1FU
                                  : byte < 0xF0 ? 15U
                                                : 7U;
            points += static_cast<char32_t>(byte & bits);
        }
    }
    return points;
}

bool IsHan(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

bool IsLatin(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool IsHalfMark(char32_t c) {
    return std::u32string_view(U",.;:?!()\"'").find(c) != std::u32string_view::npos;
}

// The first two characters that do not stand side by side in Chinese; empty when it is well set.
std::u32string BadPair(const std::u32string& text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char32_t a = text[i];
        const char32_t b = text[i + 1];
        const bool glued = (IsHan(a) && IsLatin(b)) || (IsLatin(a) && IsHan(b));
        const bool half = (IsHan(a) && IsHalfMark(b)) || (IsHalfMark(a) && IsHan(b));
        if (glued || half) return text.substr(i, 2);
    }
    return {};
}

void CheckChinese(const std::string& text) {
    INFO(text);
    const std::u32string points = CodePoints(text);
    CHECK(std::any_of(points.begin(), points.end(), IsHan));
    CHECK(BadPair(points).empty());
}

Tokens Found(const std::string& text, const std::regex& pattern) {
    return {std::sregex_token_iterator(text.begin(), text.end(), pattern), {}};
}

// What is the same in every language: S1, C_old,new, x = 2, {S1 S2}, 1.25, commitIndex, TimeoutNow.
Tokens NamesIn(const std::string& text) {
    static const std::regex pattern(
        R"([SC]\d+|C_\w+(,\w+)?|\b\w+ = \w+|\{[^}]*\}|\d+(\.\d+)?|\b[A-Za-z][a-z]+[A-Z]\w+)");
    return Found(text, pattern);
}

Tokens PeersIn(const std::string& text) {
    static const std::regex pattern(R"([SC]\d+)");
    return Found(text, pattern);
}

}  // namespace

TEST_CASE("scenario words: every title and every summary is there in Chinese") {
    std::set<std::string> titles;
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        CheckChinese(scenario.title_zh);
        CheckChinese(scenario.summary_zh);
        CHECK(titles.insert(scenario.title_zh).second);
        for (const std::string& name : NamesIn(scenario.summary)) {
            CHECK_MESSAGE(NamesIn(scenario.summary_zh).contains(name), name);
        }
    }
}

TEST_CASE("scenario words: all that is said is said in Chinese, with the same names and numbers") {
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        const std::vector<Say> said = SaidIn(scenario);
        CHECK_FALSE(said.empty());
        for (const Say& say : said) {
            INFO(say.text);
            CheckChinese(say.chinese);
            for (const std::string& name : NamesIn(say.text)) {
                CHECK_MESSAGE(NamesIn(say.chinese).contains(name), name);
            }
            CHECK(PeersIn(say.chinese) == PeersIn(say.text));
        }
    }
}

TEST_CASE("scenario words: what is said is short enough for a caption of two lines") {
    for (const Scenario& scenario : Scenarios()) {
        INFO(scenario.id);
        for (const Say& say : SaidIn(scenario)) {
            INFO(say.text);
            CHECK(CodePoints(say.text).size() <= 110);
            CHECK(CodePoints(say.chinese).size() <= 64);
        }
    }
}

TEST_CASE("scenario words: the check of Chinese finds what does not belong") {
    CHECK(BadPair(CodePoints("S1 的日志：x = 1，{S1 S2} 已提交。")).empty());
    CHECK(BadPair(CodePoints("S1的日志")) == U"1的");
    CHECK(BadPair(CodePoints("任期2")) == U"期2");
    CHECK(BadPair(CodePoints("提交,应用")) == U"交,");
    CHECK(
        NamesIn("S1 at 1.25: C_old,new and x = 2, {S1 S2}, commitIndex, TimeoutNow, said once.") ==
        Tokens{"1.25", "C_old,new", "S1", "TimeoutNow", "commitIndex", "x = 2", "{S1 S2}"});
}

TEST_CASE(
    "scenario words: a kept sitting keeps both titles, and what is still to be said in both") {
    Session session(
        ScriptOf("# title: Waiting\n"
                 "# title-zh: 等待\n"
                 "cluster 3\n"
                 "run 10ms\n"
                 "say \"S1 waits.\" zh \"S1 在等待。\"\n"
                 "pause-here\n"
                 "say \"S2 waits.\" zh \"S2 在等待。\"\n"));
    session.FinishScript();
    const std::string text = SessionText(session);
    const auto holds = [&](const char* line) { return text.find(line) != std::string::npos; };
    CHECK(holds("# title-zh: 等待\n"));
    CHECK(holds("say \"S1 waits.\" zh \"S1 在等待。\"\n"));
    CHECK(holds("say \"S2 waits.\" zh \"S2 在等待。\"\n"));

    const auto again = UnderstandScript("kept.raft", text);
    REQUIRE(again.ok());
    CHECK(again.value().title == "Waiting");
    CHECK(again.value().title_zh == "等待");
}

}  // namespace app
