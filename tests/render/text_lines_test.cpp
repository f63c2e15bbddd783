// Lines: English breaks at blanks, Chinese between characters, marks stay where they belong.
#include "render/text_lines.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "tests/render/headless.h"

namespace render {

namespace {

using Lines = std::vector<std::string>;

// In a font of ImGui's own, where every character is as wide as any other.
Lines Broken(std::string_view text, float characters) {
    ImFont* font = ImGui::GetFont();
    constexpr float kSize = 13;
    const float one = font->CalcTextSizeA(kSize, 1e6F, 0, "x").x;
    Lines lines;
    for (const std::string_view line : BrokenLines(font, kSize, text, one * characters + 0.5F)) {
        lines.emplace_back(line);
    }
    return lines;
}

struct Screen {
    HeadlessScreen screen{};
    Screen() { screen.Frame(); }
};

}  // namespace

TEST_CASE("lines: English breaks at blanks, and a word that is too long where it must") {
    const Screen screen;
    CHECK(Broken("a leader in term 4", 9) == Lines{"a leader", "in term 4"});
    CHECK(Broken("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(Broken("", 4).empty());
    CHECK(Broken("one\ntwo", 20) == Lines{"one", "two"});
}

TEST_CASE("lines: Chinese breaks between characters, never before a closing mark") {
    const Screen screen;
    CHECK(Broken("领导者提交条目", 4) == Lines{"领导者提", "交条目"});
    CHECK(Broken("领导者提，交", 4) == Lines{"领导者", "提，交"});
    CHECK(Broken("领导者（甲）", 4) == Lines{"领导者", "（甲）"});
}

TEST_CASE("lines: whatever is broken is all there, and no line is wider than it may be") {
    const Screen screen;
    std::mt19937 random(7);  // Of the test alone.
    const Lines pieces{"a", "bc", " ", "任期", "，", "（", "）", "3", "AppendEntries", "…"};
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (int j = 0; j < 30; ++j) text += pieces[random() % pieces.size()];
        std::string all;
        for (const std::string& line : Broken(text, 8)) {
            all += line;
            CHECK(Broken(line, 8).size() <= 1);
        }
        const auto bare = [](std::string from) {
            std::erase(from, ' ');
            return from;
        };
        CHECK(bare(all) == bare(text));
    }
}

}  // namespace render
