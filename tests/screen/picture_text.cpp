// Glyphs to words, and words against words.
#include "tests/screen/picture_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace app {

namespace {

using render::Rect;
using render::Vec2;

struct Quad {
    Rect box{};
    ImVec2 from_uv{};
    ImVec2 to_uv{};
    unsigned color = 0;
};

// Texture coordinates in steps small enough to tell any two glyphs apart.
std::pair<int, int> KeyOf(float u, float v) {
    constexpr float kSteps = 65536;
    return {static_cast<int>(std::lround(u * kSteps)), static_cast<int>(std::lround(v * kSteps))};
}

using Glyphs = std::map<std::pair<int, int>, unsigned>;

Glyphs GlyphsOfAtlas() {
    Glyphs glyphs;
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    for (int i = 0; i < atlas->Builder->BakedPool.Size; ++i) {
        for (const ImFontGlyph& glyph : atlas->Builder->BakedPool[i].Glyphs) {
            glyphs[KeyOf(glyph.U0, glyph.V0)] = glyph.Codepoint;
        }
    }
    return glyphs;
}

void AppendUtf8(std::string& text, unsigned code) {
    char bytes[5] = {};
    ImTextCharToUtf8(bytes, code);
    text += bytes;
}

bool IsChinese(unsigned code) {
    return code >= 0x2E80;
}

// Reads one draw list, command by command.
class Reader {
  public:
    Reader(const ImDrawList& list, const Glyphs& glyphs, std::size_t window, PictureText& out)
        : list_(list), glyphs_(glyphs), window_(window), out_(out) {}

    void Read() {
        for (const ImDrawCmd& command : list_.CmdBuffer) {
            clip_ = {{command.ClipRect.x, command.ClipRect.y},
                     {command.ClipRect.z, command.ClipRect.w}};
            for (unsigned i = 0; i + 5 < command.ElemCount;) {
                const ImDrawIdx* index = &list_.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
                Quad quad;
                if (!ReadQuad(index, command.VtxOffset, quad)) {
                    i += 3;
                    continue;
                }
                Take(quad);
                i += 6;
            }
            End();
        }
    }

  private:
    // Two triangles over four corners of an upright rectangle.
    bool ReadQuad(const ImDrawIdx* index, unsigned offset, Quad& quad) const {
        const bool quad_like =
            index[3] == index[0] && index[4] == index[2] && index[5] + 0U == index[0] + 3U;
        if (!quad_like) return false;
        const ImDrawVert& a = list_.VtxBuffer[static_cast<int>(index[0] + offset)];
        const ImDrawVert& b = list_.VtxBuffer[static_cast<int>(index[1] + offset)];
        const ImDrawVert& c = list_.VtxBuffer[static_cast<int>(index[2] + offset)];
        const bool upright =
            std::abs(a.pos.y - b.pos.y) < 0.01F && std::abs(b.pos.x - c.pos.x) < 0.01F;
        if (!upright || a.col != c.col) return false;
        quad = {{{a.pos.x, a.pos.y}, {c.pos.x, c.pos.y}}, a.uv, c.uv, a.col};
        return true;
    }

    void Take(const Quad& quad) {
        out_.quads += 1;
        const auto glyph = glyphs_.find(KeyOf(quad.from_uv.x, quad.from_uv.y));
        const bool textured = std::abs(quad.from_uv.x - quad.to_uv.x) > 1e-6F;
        if (!textured || glyph == glyphs_.end()) {
            End();
            constexpr unsigned kOpaque = 0xFF000000U;
            if ((quad.color & kOpaque) == kOpaque)
                out_.covers.push_back({quad.box, window_, out_.quads});
            return;
        }
        const float height = quad.box.height();
        const bool goes_on = !word_.text.empty() &&
                             std::abs(quad.box.center().y - word_.box.center().y) < height + 6 &&
                             quad.box.min.x >= word_.box.max.x - height &&
                             quad.box.min.x - word_.box.max.x < Gap(glyph->second, height);
        if (!goes_on) End();
        if (word_.text.empty()) {
            word_ = {"", quad.box, clip_, window_, out_.quads};
        } else {
            word_.box.min.y = std::min(word_.box.min.y, quad.box.min.y);
            word_.box.max = {std::max(word_.box.max.x, quad.box.max.x),
                             std::max(word_.box.max.y, quad.box.max.y)};
        }
        AppendUtf8(word_.text, glyph->second);
    }

    [[nodiscard]] static float Gap(unsigned code, float height) {
        return IsChinese(code) ? height : std::max(height * 0.3F, 2.0F);
    }

    void End() {
        if (!word_.text.empty()) out_.words.push_back(word_);
        word_ = {};
    }

    const ImDrawList& list_;
    const Glyphs& glyphs_;
    std::size_t window_;
    PictureText& out_;
    Rect clip_{};
    WrittenWord word_{};
};

// What of it can be seen through its clip.
Rect Seen(const WrittenWord& word) {
    return {{std::max(word.box.min.x, word.clip.min.x), std::max(word.box.min.y, word.clip.min.y)},
            {std::min(word.box.max.x, word.clip.max.x), std::min(word.box.max.y, word.clip.max.y)}};
}

bool Empty(const Rect& rect) {
    return rect.width() < 0.5F || rect.height() < 0.5F;
}

bool Hidden(const PictureText& picture, const WrittenWord& word) {
    const Rect seen = Seen(word);
    if (Empty(seen)) return true;
    return std::any_of(picture.covers.begin(), picture.covers.end(), [&](const Cover& cover) {
        return cover.order > word.order && cover.box.min.x <= seen.min.x + 1 &&
               cover.box.min.y <= seen.min.y + 1 && cover.box.max.x >= seen.max.x - 1 &&
               cover.box.max.y >= seen.max.y - 1;
    });
}

std::string Place(const WrittenWord& word) {
    return "\"" + word.text + "\" at " + std::to_string(static_cast<int>(word.box.min.x)) + "," +
           std::to_string(static_cast<int>(word.box.min.y));
}

}  // namespace

PictureText ReadPicture() {
    PictureText picture;
    const Glyphs glyphs = GlyphsOfAtlas();
    const ImDrawData* data = ImGui::GetDrawData();
    for (int i = 0; i < data->CmdListsCount; ++i) {
        Reader(*data->CmdLists[i], glyphs, static_cast<std::size_t>(i), picture).Read();
    }
    return picture;
}

std::vector<std::string> CutOff(const PictureText& picture) {
    std::vector<std::string> found;
    for (const WrittenWord& word : picture.words) {
        const bool aside =
            word.box.min.x < word.clip.min.x - 1 || word.box.max.x > word.clip.max.x + 1;
        if (aside && !Hidden(picture, word)) found.push_back(Place(word) + " is cut off");
    }
    return found;
}

std::vector<std::string> Overlapping(const PictureText& picture) {
    std::vector<std::string> found;
    std::vector<const WrittenWord*> words;
    for (const WrittenWord& word : picture.words) {
        if (!Hidden(picture, word)) words.push_back(&word);
    }
    std::sort(words.begin(), words.end(), [](const WrittenWord* a, const WrittenWord* b) {
        return a->box.min.x < b->box.min.x;
    });
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Rect a = Seen(*words[i]);
        for (std::size_t j = i + 1; j < words.size() && words[j]->box.min.x < a.max.x; ++j) {
            const Rect b = Seen(*words[j]);
            const float wide = std::min(a.max.x, b.max.x) - std::max(a.min.x, b.min.x);
            const float tall = std::min(a.max.y, b.max.y) - std::max(a.min.y, b.min.y);
            if (words[i]->window != words[j]->window || wide < 2 || tall < 2) continue;
            found.push_back(Place(*words[i]) + " lies on " + Place(*words[j]));
        }
    }
    return found;
}

}  // namespace app
