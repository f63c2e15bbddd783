// Hands out the top row's room: the switches first, then what is broken, the title, the badges.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "render/top_bar.h"
#include "render/words.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr float kButton = 32;
constexpr float kHalf = 12;  // Of a pill.
constexpr float kSign = 30;  // A badge without its words.
constexpr float kCaret = 22;
constexpr float kLogo = 28;
constexpr float kLeastTitle = 90;
constexpr float kGoodTitle = 240;
constexpr float kWithLegend = 1150;  // Widths of the row that have room for more.
constexpr float kWithName = 980;

using Badges = std::vector<TopBarLayout::Badge>;

struct Ruler {
    const Theme& theme;
    Canvas& canvas;
    float y = 0;

    [[nodiscard]] float Small(std::string_view text) const {
        return canvas.MeasureText(text, {theme.ink, theme.type.small, FontKind::kSemiBold}).x;
    }
    [[nodiscard]] float Pill(std::string_view text) const {
        return text.empty() ? 0 : Small(text) + 2 * theme.space.small;
    }
    [[nodiscard]] float Badge(std::string_view text) const {
        return kSign * theme.scale + (text.empty() ? 0 : Small(text));
    }
    [[nodiscard]] Rect At(float left, float width, float half) const {
        return {{left, y - half * theme.scale}, {left + width, y + half * theme.scale}};
    }
};

float WidthOf(const Ruler& ruler, const Badges& badges) {
    float width = 0;
    for (const auto& badge : badges) width += ruler.Badge(badge.name) + ruler.theme.space.tight;
    return width;
}

// The ways to show them, the fullest first.
std::vector<Badges> WaysToShow(const TopBarView& view, Language language) {
    if (view.badges.empty()) return {{}};
    Badges all;
    Badges broken;
    std::string names;
    for (const SafetyBadge& badge : view.badges) {
        all.push_back({badge.id, badge.name, badge.tooltip, badge.ok, {}});
        if (!badge.ok) broken.push_back(all.back());
        names += (names.empty() ? "" : "\n") + badge.name;
    }
    if (broken.empty()) {
        const std::string& id = view.badges.front().id;
        return {all,
                {{id, words::kAllHold.In(language), names, true, {}}},
                {{id, words::kAllHoldShort.In(language), names, true, {}}},
                {{id, "", names, true, {}}}};
    }
    std::vector<Badges> ways{all, broken};
    const std::string count = std::to_string(broken.size());
    ways.push_back({{broken.front().id, count, broken.front().name, false, {}}});
    return ways;
}

// From the right end on; returns the left end of what they took.
float PlaceSwitches(TopBarLayout& out, const Ruler& ruler, const Rect& rect) {
    const Theme& theme = ruler.theme;
    float right = rect.max.x - theme.space.small;
    const auto take = [&](float width) {
        const Rect box = ruler.At(right - width, width, kButton / 2);
        right = box.min.x - theme.space.hair;
        return box;
    };
    const float side = kButton * theme.scale;
    out.menu = take(side);
    out.theme = take(side);
    out.language = take(ruler.Small("EN | 中文") + 2 * theme.space.small);
    out.help = take(side);
    if (rect.width() >= kWithLegend * theme.scale) out.legend = take(side);
    return right - theme.space.tight;
}

}  // namespace

TopBarLayout LayOutTopBar(const Theme& theme, const TopBarView& view, Language language,
                          Canvas& canvas, const Rect& rect) {
    TopBarLayout out;
    const Ruler ruler{theme, canvas, rect.center().y};
    const float right = PlaceSwitches(out, ruler, rect);
    float left = rect.min.x + theme.space.large;
    out.logo = ruler.At(left, kLogo * theme.scale, kHalf);
    left = out.logo.max.x;
    if (rect.width() >= kWithName * theme.scale) {
        const TextStyle name{theme.ink, theme.type.title, FontKind::kSemiBold};
        out.name = ruler.At(left, canvas.MeasureText(words::kProgram, name).x, kHalf);
        left = out.name.max.x + theme.space.large;
    }
    left += theme.space.small;

    // What must be there, then as much as fits.
    const float room = right - left;
    const float gap = theme.space.small;
    const float wish = canvas.MeasureText(view.scenario_title, {theme.ink, theme.type.body}).x +
                       kCaret * theme.scale + gap;
    const float broken = std::min(ruler.Pill(view.broken), room * 0.34F);
    const float title_then = std::min(wish, kGoodTitle * theme.scale) + gap;
    const float fixed = broken + (broken > 0 ? gap : 0);
    const auto ways = WaysToShow(view, language);
    const Badges* chosen = &ways.back();
    for (const Badges& way : ways) {
        if (WidthOf(ruler, way) + fixed + title_then > room) continue;
        chosen = &way;
        break;
    }
    out.badges = *chosen;
    const float badges = WidthOf(ruler, out.badges);
    float rest = room - badges - fixed;
    const float hint = ruler.Pill(view.hint);
    const bool with_hint = hint > 0 && rest - hint - gap >= kLeastTitle * theme.scale + gap;
    if (with_hint) rest -= hint + gap;
    const float title = std::max(std::min(wish, rest - gap), 1.0F);
    out.title = ruler.At(left, title, 15);
    left += title + gap;
    const auto pill = [&](float width) {
        const Rect box = ruler.At(left, width, kHalf);
        left = box.max.x + gap;
        return box;
    };
    if (with_hint) out.hint = pill(hint);
    if (broken > 0) out.broken = pill(broken);
    float x = right - badges;
    for (auto& badge : out.badges) {
        badge.rect = ruler.At(x, ruler.Badge(badge.name), kHalf);
        x = badge.rect.max.x + theme.space.tight;
    }
    return out;
}

}  // namespace render
