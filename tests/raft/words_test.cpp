// Goal:   a text with gaps is filled in each language, and set as that language is set.
#include "raft/words.h"

#include <doctest/doctest.h>

#include <type_traits>

namespace raft {

TEST_CASE("words: a gap is filled with what is the same in each language, or differs") {
    const Words words = {"{server} of {count} {what}", "{count} {what}之中的 {server}"};
    const Bilingual filled =
        Fill(words, {{"server", "S1"}, {"count", 3}, {"what", Words{"servers", "台服务器"}}});

    CHECK(filled.english == "S1 of 3 servers");
    CHECK(filled.chinese == "3 台服务器之中的 S1");
    CHECK(filled.In(Language::kEnglish) == filled.english);
    CHECK(filled.In(Language::kChinese) == filled.chinese);
}

TEST_CASE("words: what is put together fills a gap of its own, and is not filled again") {
    const Bilingual inner = {"a key like {name}", "一个键，如 {name}"};
    const Bilingual outer =
        Fill({"expected {what}", "应为{what}"}, {{"what", inner}, {"name", "x"}});

    CHECK(outer.english == "expected a key like {name}");
    CHECK(outer.chinese == "应为一个键，如 {name}");
}

TEST_CASE("words: braces that are no gap stay, closed or not") {
    CHECK(Fill({"{S1 S2} and {", "{S1 S2} 和 {"}, {{"x", 1}}) ==
          Bilingual("{S1 S2} and {", "{S1 S2} 和 {"));
    CHECK(Fill({"", ""}, {}).empty());
}

TEST_CASE("words: in Chinese a blank parts Chinese and Latin characters at a gap, English stays") {
    const Words words = {"at{what}of", "在{what}的"};

    CHECK(Fill(words, {{"what", "S1"}}) == Bilingual("atS1of", "在 S1 的"));
    CHECK(Fill(words, {{"what", "#17"}}).chinese == "在 #17 的");
    CHECK(Fill(words, {{"what", "{S1}"}}).chinese == "在 {S1} 的");
    CHECK(Fill(words, {{"what", "5%"}}).chinese == "在 5% 的");
    CHECK(Fill(words, {{"what", " S1 "}}).chinese == "在 S1 的");
    CHECK(Fill(words, {{"what", "中文"}}).chinese == "在中文的");
    CHECK(Fill(words, {{"what", "“S1”"}}).chinese == "在“S1”的");
    CHECK(Fill(words, {{"what", ""}}).chinese == "在的");
    CHECK(Fill(words, {{"what", "键"}}).english == "at键of");
    CHECK(Fill({"{a}{b}", "{a}{b}"}, {{"a", "键"}, {"b", 1}}) == Bilingual("键1", "键 1"));
}

// So that nobody forgets a language.
static_assert(!std::is_convertible_v<std::string, Bilingual>);
static_assert(!std::is_convertible_v<const char*, Bilingual>);
static_assert(!std::is_constructible_v<Bilingual, const char*>);
static_assert(!std::is_constructible_v<Words, const char*>);
static_assert(std::is_convertible_v<Words, Bilingual>);

}  // namespace raft
