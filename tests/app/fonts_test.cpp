// Every character that the program can show is in every font that it could be shown in.
//
// Goal:   no question marks on the screen, in no language; a clock that does not jitter as it runs;
//         a program that can still be carried about.
// Method: asks ImGui's fonts, without a window, for the characters of our texts, which the build
//         collects, and of the embedded files; measures digits; counts bytes.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/assets.h"
#include "app/gui.h"
#include "imgui.h"

#if IMGUI_VERSION_NUM >= 19200

namespace app {

namespace {

constexpr const char* kNoChinese = "this build has no Chinese font (third_party/install)";

// ImGui with our fonts, and nobody who draws.
class FontsInMemory {
  public:
    FontsInMemory() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {100, 100};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        fonts = LoadFonts(1);
        ImGui::NewFrame();
    }
    ~FontsInMemory() {
        ImGui::EndFrame();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
        ImGui::DestroyContext();
    }
    FontsInMemory(const FontsInMemory&) = delete;
    FontsInMemory& operator=(const FontsInMemory&) = delete;

    [[nodiscard]] std::array<ImFont*, 3> All() const {
        return {fonts.regular, fonts.semibold, fonts.mono};
    }

    render::UiFonts fonts{};
};

// The code points of UTF-8 text; the texts are our own, and are what they should be.
std::vector<unsigned> CodePoints(std::string_view text) {
    std::vector<unsigned> points;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            points.push_back(byte);
        } else if (byte >= 0xC0) {
            points.push_back(byte & (byte >= 0xF0 ? 0x07U : byte >= 0xE0 ? 0x0FU : 0x1FU));
        } else {
            points.back() = points.back() << 6U | (byte & 0x3FU);
        }
    }
    return points;
}

bool Has(ImFont* font, unsigned point) {
    return point <= IM_UNICODE_CODEPOINT_MAX && font->IsGlyphInFont(static_cast<ImWchar>(point));
}

std::string Hexadecimal(unsigned point) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", point);
    return text.data();
}

float Advance(ImFont* font, float size, unsigned point) {
    return font->GetFontBaked(size)->GetCharAdvance(static_cast<ImWchar>(point));
}

// Which of the merged fonts draws this.
unsigned SourceOf(ImFont* font, unsigned point) {
    return font->GetFontBaked(15)->FindGlyph(static_cast<ImWchar>(point))->SourceIdx;
}

}  // namespace

TEST_CASE("fonts: every character of our texts has a glyph in every font") {
    const auto ours = FindAsset("fonts/characters.txt");
    if (!ours || !FindAsset("fonts/NotoSansSC-Regular.otf")) {
        MESSAGE(kNoChinese);
        return;
    }
    std::vector<unsigned> wanted = CodePoints(*ours);
    CHECK(wanted.size() > 100);
    for (unsigned point = ' '; point <= '~'; ++point) wanted.push_back(point);
    const FontsInMemory loaded;
    for (ImFont* font : loaded.All()) {
        REQUIRE(font != nullptr);
        CAPTURE(std::string(font->GetDebugName()));
        for (const unsigned point : wanted) {
            INFO(Hexadecimal(point));
            CHECK(Has(font, point));
        }
    }
}

TEST_CASE("fonts: what the build collected includes every embedded text") {
    const auto ours = FindAsset("fonts/characters.txt");
    if (!ours) {
        MESSAGE("this build has no fonttools (third_party/install)");
        return;
    }
    const std::vector<unsigned> collected = CodePoints(*ours);
    for (const Asset& asset : Assets()) {
        if (asset.path.starts_with("fonts/")) continue;
        INFO(asset.path);
        for (const unsigned point : CodePoints(asset.bytes)) {
            if (point < 0x80) continue;
            INFO(Hexadecimal(point));
            CHECK(std::ranges::binary_search(collected, point));
        }
    }
}

TEST_CASE("fonts: everyday Chinese can be typed, and our own is strong where Latin is") {
    if (!FindAsset("fonts/NotoSansSC-Regular.otf")) {
        MESSAGE(kNoChinese);
        return;
    }
    const FontsInMemory loaded;
    std::size_t characters = 0;
    for (unsigned point = 0x4E00; point <= 0x9FFF; ++point) {
        if (Has(loaded.fonts.regular, point)) characters += 1;
    }
    CHECK(characters >= 3755);
    // The first and the last of GB2312's first level, and what ends a sentence.
    for (const unsigned point : {0x554AU, 0x5EA7U, 0x3002U, 0xFF0CU, 0xFF01U}) {
        for (ImFont* font : loaded.All()) CHECK(Has(font, point));
    }
    // Inter, then the bold face with the characters of our texts, then the regular one.
    if (!FindAsset("fonts/NotoSansSC-Bold.otf")) return;
    CHECK(SourceOf(loaded.fonts.semibold, 'a') == 0);
    CHECK(SourceOf(loaded.fonts.semibold, 0x9886) == 1);  // The first of "leader".
    CHECK(SourceOf(loaded.fonts.semibold, 0x554A) == 2);
}

TEST_CASE("fonts: Chinese is as large as the Latin beside it") {
    if (!FindAsset("fonts/NotoSansSC-Regular.otf")) {
        MESSAGE(kNoChinese);
        return;
    }
    const FontsInMemory loaded;
    // In these sizes of line, the letters' own size is 30.
    const std::array<float, 3> sizes{36.306F, 36.306F, 39.6F};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        CAPTURE(i);
        CHECK(Advance(loaded.All().at(i), sizes.at(i), 0x9886) ==
              doctest::Approx(30).epsilon(0.01));
    }
}

TEST_CASE("fonts: all digits are equally wide, at every size") {
    const FontsInMemory loaded;
    for (ImFont* font : loaded.All()) {
        if (font == nullptr) continue;
        CAPTURE(std::string(font->GetDebugName()));
        for (const float size : {12.5F, 15.5F, 20.0F, 45.0F}) {
            for (unsigned digit = '1'; digit <= '9'; ++digit) {
                CHECK(Advance(font, size, digit) == doctest::Approx(Advance(font, size, '0')));
            }
        }
    }
}

TEST_CASE("fonts: they take a small part of the program") {
    std::size_t all = 0;
    for (const Asset& asset : Assets()) {
        if (!asset.path.starts_with("fonts/")) continue;
        INFO(asset.path);
        all += asset.bytes.size();
        CHECK(asset.bytes.size() <
              (asset.path.find("Noto") == std::string_view::npos ? 60'000 : 900'000));
    }
    CHECK(all < 1'500'000);
}

}  // namespace app

#endif
