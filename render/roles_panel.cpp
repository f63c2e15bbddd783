// The role machine, with every server as a token on its state (row A1).
#include "render/roles_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/hint_bubble.h"
#include "render/roles_layout.h"
#include "render/server_token.h"

namespace render {

namespace {

// A token is all but there after a third of a second.
constexpr float kGlide = 9;

const RoleArrowView* Find(const RolesView& view, RoleArrow arrow) {
    const auto found = std::find_if(view.arrows.begin(), view.arrows.end(),
                                    [&](const RoleArrowView& one) { return one.arrow == arrow; });
    return found == view.arrows.end() ? nullptr : &*found;
}

const RoleStateView& StateOf(const RolesView& view, RoleMark role) {
    return *std::find_if(view.states.begin(), view.states.end(),
                         [&](const RoleStateView& state) { return state.role == role; });
}

Color InkOf(const Theme& theme, const RoleArrowView& view, bool hovered) {
    if (view.lit || hovered) return theme.accent;
    return view.count.empty() ? theme.ink_soft : theme.ink;
}

void DrawHead(Canvas& canvas, const Theme& theme, Vec2 from, Vec2 tip, Color color) {
    const float length = std::max(Distance(from, tip), 0.01F);
    const Vec2 along = (tip - from) * (1 / length);
    const Vec2 across{-along.y, along.x};
    const float size = 7 * theme.scale;
    const std::array<Vec2, 3> points{tip, tip - along * size - across * (size * 0.5F),
                                     tip - along * size + across * (size * 0.5F)};
    canvas.Polygon(points, color);
}

// What fits into the room, the fullest first: words, how often, and when for the last time.
std::vector<std::string> Lines(Canvas& canvas, const TextStyle& style, const RoleArrowView& view,
                               const RoleWay& way) {
    const auto fits = [&](const std::string& text) {
        return canvas.MeasureText(text, style).x <= way.room;
    };
    const std::string tail = view.count.empty() ? "" : view.count + " · " + view.last;
    const std::string count = view.count.empty() ? "" : " " + view.count;
    if (way.lines == 2) {
        std::vector<std::string> lines;
        if (fits(view.text)) lines = {view.text};
        if (lines.empty() && fits(view.short_text)) lines = {view.short_text};
        if (!tail.empty()) lines.push_back(fits(tail) ? tail : view.count);
        return lines;
    }
    for (const std::string& text : {view.text + (tail.empty() ? "" : " " + tail), view.text + count,
                                    view.short_text + count, view.count}) {
        if (!text.empty() && fits(text)) return {text};
    }
    return {};
}

// The label is the item; its line lights up with it.
void DrawWay(const PanelContext& context, Canvas& canvas, const RoleWay& way) {
    const Theme& theme = context.theme;
    const RoleArrowView& view = *Find(*context.scene.roles, way.arrow);
    TextStyle style{theme.ink, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
    const std::vector<std::string> lines = Lines(canvas, style, view, way);
    const float line = theme.type.tiny * 1.2F;
    float wide = theme.space.large;
    for (const std::string& text : lines) {
        wide = std::max(wide, canvas.MeasureText(text, style).x + 2 * theme.space.tight);
    }
    const float tall = line * static_cast<float>(std::max<std::size_t>(lines.size(), 1));
    const Rect label{{way.label.x - wide / 2, way.label.y + line / 2 - tall},
                     {way.label.x + wide / 2, way.label.y + line / 2}};
    ImGui::SetCursorScreenPos(ToImgui(label.min));
    const std::string id = "###way-" + std::to_string(static_cast<int>(way.arrow));
    const bool clicked = ImGui::InvisibleButton(id.c_str(), {label.width(), label.height()});
    const bool hovered = ImGui::IsItemHovered();
    if (clicked && view.event_id != 0) context.Want(AskWhy{view.event_id});

    style.color = InkOf(theme, view, hovered);
    const float width = view.lit             ? theme.thick * 0.8F
                        : view.count.empty() ? theme.thin
                                             : theme.line;
    const Color color =
        view.count.empty() && !hovered ? theme.ink_soft.WithAlpha(0.7F) : style.color;
    canvas.Polyline(way.points, {color, width});
    DrawHead(canvas, theme, way.points[way.points.size() - 2], way.points.back(), color);
    if (way.on_line && !lines.empty()) canvas.FillRect(label, 0, theme.panel);
    float y = label.min.y + line / 2;
    for (const std::string& text : lines) {
        canvas.Text({way.label.x, y}, text, style);
        y += line;
    }
    if (hovered) DrawHintBubble(context, view.hint);
}

// The role by its border, as on the ring: it must not be told by colour alone.
void DrawBorder(Canvas& canvas, const Theme& theme, const RoleBox& box) {
    const float s = theme.scale;
    Stroke stroke{theme.ink_soft, theme.line};
    if (box.role == RoleMark::kLeader) stroke.width = theme.thick;
    if (box.role == RoleMark::kCandidate)
        stroke = {theme.ink_soft, theme.line * 1.4F, 6 * s, 4 * s};
    if (box.role == RoleMark::kPreCandidate) stroke = {theme.ink_soft, theme.line, 2 * s, 3 * s};
    if (box.role == RoleMark::kDown || box.role == RoleMark::kLearner) {
        stroke = {theme.border, theme.line};
    }
    canvas.FillRect(box.rect, theme.radius_large, theme.card);
    canvas.StrokeRect(box.rect, theme.radius_large, stroke);
    if (box.role == RoleMark::kLearner) {
        canvas.StrokeRect(box.rect.Inset(3 * s), theme.radius, {theme.border, theme.thin});
    }
}

// In one line: the name, the ways in and out with their counts. Returns where they end.
float DrawStripWords(const PanelContext& context, Canvas& canvas, const RoleBox& box) {
    const Theme& theme = context.theme;
    const RolesView& view = *context.scene.roles;
    const TextStyle name{theme.ink, theme.type.small, FontKind::kSemiBold};
    const std::string& text = StateOf(view, box.role).name;
    Vec2 at{box.rect.min.x + theme.space.medium, box.rect.center().y};
    canvas.Text(at, text, name);
    at.x += canvas.MeasureText(text, name).x + theme.space.medium;
    const bool down = box.role == RoleMark::kDown;
    for (const RoleArrow arrow : {down ? RoleArrow::kCrash : RoleArrow::kPromote,
                                  down ? RoleArrow::kRestart : RoleArrow::kDemote}) {
        const RoleArrowView* way = Find(view, arrow);
        if (way == nullptr) continue;
        TextStyle style{InkOf(theme, *way, false), theme.type.tiny,
                        way->lit ? FontKind::kSemiBold : FontKind::kRegular};
        const std::string words =
            way->count.empty() ? way->short_text : way->short_text + " " + way->count;
        // The servers themselves come first.
        const float needs = canvas.MeasureText(words, style).x + 2 * theme.space.medium;
        const float left = StateOf(view, box.role).tokens.empty() ? 0 : 34 * theme.scale;
        if (at.x + needs + left > box.rect.max.x) continue;
        const std::string id = "###way-" + std::to_string(static_cast<int>(arrow));
        const LinkResult link = TextLink(context, id.c_str(), words, at, style);
        if (link.clicked && way->event_id != 0) context.Want(AskWhy{way->event_id});
        if (ImGui::IsItemHovered()) DrawHintBubble(context, way->hint);
        at.x += link.width + theme.space.medium;
    }
    return at.x;
}

// Where the tokens of a state stand: in rows, which they share more closely when there are many.
void PlaceTokens(const PanelContext& context, Canvas& canvas, const Rect& room,
                 const std::vector<Slot>& slots, std::vector<Rect>& places) {
    const Theme& theme = context.theme;
    const float gap = theme.space.tight;
    std::vector<Vec2> sizes;
    float all = 0;
    for (const Slot slot : slots) {
        const RoleTokenView& token = context.scene.roles->tokens[slot];
        const TokenLook look{token.id, token.name, token.term_hue, token.role, token.paused};
        sizes.push_back(TokenSize(context, canvas, look));
        sizes.back().x = std::min(sizes.back().x, room.width());
        all += sizes.back().x + gap;
    }
    if (slots.empty()) return;
    const float pitch = sizes.front().y + gap;
    const float rows = std::max(1.0F, std::floor((room.height() + gap) / pitch));
    const float fewest = std::max(1.0F, std::ceil(all / (room.width() + gap)));
    // In more rows than there is room for, they would cover each other: then each row takes more.
    const bool crowded = fewest > rows;
    const auto count = static_cast<float>(slots.size());
    const auto each = static_cast<std::size_t>(std::ceil(count / rows));
    Vec2 at = room.min;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const Vec2 size = sizes[i];
        const bool full = crowded ? i > 0 && i % each == 0 : at.x + size.x > room.max.x + 1;
        if (full && i > 0) at = {room.min.x, at.y + pitch};
        places[slots[i]] = {at, at + size};
        const float closer =
            each > 1 ? (room.width() - size.x) / static_cast<float>(each - 1) : size.x + gap;
        at.x += crowded ? std::min(size.x + gap, closer) : size.x + gap;
    }
}

// The way to its place that a token has gone by now.
Vec2 Glided(const PanelContext& context, const Rect& area, Slot slot, Vec2 goal) {
    UiState& ui = context.ui;
    const Vec2 share{(goal.x - area.min.x) / area.width(), (goal.y - area.min.y) / area.height()};
    if (slot >= ui.role_tokens.size()) ui.role_tokens.resize(slot + 1, share);
    Vec2& at = ui.role_tokens[slot];
    const float left = ui.reduced_motion ? 0 : std::exp(-kGlide * ImGui::GetIO().DeltaTime);
    at = share + (at - share) * left;
    if (Distance({at.x * area.width(), at.y * area.height()},
                 {share.x * area.width(), share.y * area.height()}) < 0.5F) {
        at = share;
    }
    return area.min + Vec2{at.x * area.width(), at.y * area.height()};
}

void DrawTokens(const PanelContext& context, Canvas& canvas, const Rect& area,
                const RolesLayout& layout, const std::vector<std::pair<RoleMark, float>>& strips) {
    const Theme& theme = context.theme;
    const RolesView& view = *context.scene.roles;
    std::vector<Rect> places(view.tokens.size());
    for (const RoleBox& box : layout.boxes) {
        Rect room = box.tokens;
        for (const auto& [role, from] : strips) {
            if (role != box.role) continue;
            room.min = {from, box.rect.center().y - 11 * theme.scale};
            room.max = {box.rect.max.x - theme.space.small, box.rect.center().y + 11 * theme.scale};
        }
        PlaceTokens(context, canvas, room, StateOf(view, box.role).tokens, places);
    }
    if (context.ui.role_tokens.size() != view.tokens.size()) context.ui.role_tokens.clear();
    for (Slot slot = 0; slot < view.tokens.size(); ++slot) {
        const RoleTokenView& token = view.tokens[slot];
        const Vec2 size = places[slot].max - places[slot].min;
        const Vec2 corner = Glided(context, area, slot, places[slot].min);
        TokenItem(context, canvas, slot,
                  {token.id, token.name, token.term_hue, token.role, token.paused},
                  {corner, corner + size}, TokenClick::kSelects);
    }
}

}  // namespace

void DrawRolesPanel(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    BeginPanel("###roles", area, theme.panel);
    if (context.scene.roles) {
        ImguiCanvas canvas = WindowCanvas(context);
        const RolesView& view = *context.scene.roles;
        const RolesLayout layout = LayOutRoles(area, view, theme);
        std::vector<std::pair<RoleMark, float>> strips;
        for (const RoleBox& box : layout.boxes) {
            DrawBorder(canvas, theme, box);
            if (box.strip) {
                strips.emplace_back(box.role, DrawStripWords(context, canvas, box));
                continue;
            }
            TextStyle name{theme.ink, theme.type.small, FontKind::kSemiBold, Align::kCenter};
            const std::string& text = StateOf(view, box.role).name;
            const float room = box.rect.width() - theme.space.small;
            if (canvas.MeasureText(text, name).x > room) name.size = theme.type.tiny;
            TextWithin(canvas, {box.rect.center().x, box.rect.min.y + 13 * theme.scale}, text, name,
                       room);
        }
        for (const RoleWay& way : layout.ways) DrawWay(context, canvas, way);
        DrawTokens(context, canvas, area, layout, strips);
    }
    EndPanel();
}

}  // namespace render
