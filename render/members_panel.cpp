// Configurations and their quorums: who counts, and how many are missing (rows E1 to E7).
#include "render/members_panel.h"

#include <algorithm>
#include <string>

#include "render/hint_bubble.h"
#include "render/server_token.h"
#include "render/words_members.h"

namespace render {

namespace {

constexpr float kHead = 24;       // Of a hull: its name and how far it is.
constexpr float kRow = 27;        // Servers below each other.
constexpr float kMark = 16;       // Behind a server: what it has said.
constexpr float kWideFrom = 640;  // From here on the notes stand beside the hulls.

using Members = std::vector<const MemberView*>;

TokenLook LookOf(const MemberView& member) {
    return {member.id, member.name, member.term_hue, member.role, member.paused};
}

float WidthOf(const PanelContext& context, Canvas& canvas, const MemberView& member) {
    return TokenSize(context, canvas, LookOf(member)).x + (kMark + 10) * context.theme.scale;
}

// How many rows they fill in that width.
int RowsOf(const PanelContext& context, Canvas& canvas, const Members& members, float width) {
    int rows = 1;
    float x = 0;
    for (const MemberView* member : members) {
        const float wide = WidthOf(context, canvas, *member);
        if (x > 0 && x + wide > width) {
            rows += 1;
            x = 0;
        }
        x += wide;
    }
    return rows;
}

void DrawSaid(Canvas& canvas, const Theme& theme, Said said, Vec2 at) {
    const float size = 12 * theme.scale;
    if (said == Said::kYes) DrawIcon(canvas, Icon::kCheck, at, size, theme.good);
    if (said == Said::kNo) DrawIcon(canvas, Icon::kCross, at, size * 0.8F, theme.ink);
    if (said == Said::kNothing) {
        canvas.Arc(at, size * 0.34F, {0, 1}, {theme.ink_soft, theme.line});
    }
}

// In rows from the corner on, in the middle of the width.
void DrawMembers(const PanelContext& context, Canvas& canvas, const Members& members,
                 const Rect& room, bool counted) {
    const Theme& theme = context.theme;
    float all = 0;
    for (const MemberView* member : members) all += WidthOf(context, canvas, *member);
    const float indent = counted ? std::max(room.width() - all, 0.0F) / 2 : 0;
    Vec2 at = room.min + Vec2{indent, 0};
    for (const MemberView* member : members) {
        const TokenLook look = LookOf(*member);
        Vec2 size = TokenSize(context, canvas, look);
        const float wide = WidthOf(context, canvas, *member);
        if (at.x > room.min.x + indent && at.x + wide > room.max.x) {
            at = {room.min.x, at.y + kRow * theme.scale};
        }
        size.x = std::min(size.x, room.max.x - at.x);
        TokenItem(context, canvas, member->slot, look, {at, at + size}, TokenClick::kOpensMenu);
        if (counted) {
            DrawSaid(canvas, theme, member->said,
                     {at.x + size.x + kMark / 2 * theme.scale, at.y + size.y / 2});
        }
        at.x += counted ? wide : size.x + theme.space.small;
    }
}

// One of the two overlapping sets, with its name and count at its upper or lower edge.
void DrawHull(const PanelContext& context, Canvas& canvas, const QuorumView& quorum,
              const Rect& hull, Color color, bool name_below, const char* id) {
    const Theme& theme = context.theme;
    const Stroke stroke = quorum.full ? Stroke{color, theme.thick}
                                      : Stroke{color, theme.line, 6 * theme.scale, 4 * theme.scale};
    canvas.FillRect(hull, theme.radius_large, color.WithAlpha(0.07F));
    canvas.StrokeRect(hull, theme.radius_large, stroke);
    const float head = kHead * theme.scale;
    const Rect line{{hull.min.x, name_below ? hull.max.y - head : hull.min.y},
                    {hull.max.x, name_below ? hull.max.y : hull.min.y + head}};
    ImGui::SetCursorScreenPos(ToImgui(line.min));
    ImGui::InvisibleButton(id, {std::max(line.width(), 1.0F), line.height()});
    if (ImGui::IsItemHovered()) DrawHintBubble(context, quorum.hint);
    const TextStyle name{color, theme.type.small, FontKind::kSemiBold};
    const TextStyle text{quorum.full ? theme.good : theme.ink, theme.type.small,
                         FontKind::kSemiBold};
    const float pad = theme.space.medium;
    const float sign = quorum.full ? 16 * theme.scale : 0;
    const float names = canvas.MeasureText(quorum.name, name).x;
    const float count = canvas.MeasureText(quorum.text, text).x;
    const float y = line.center().y;
    const float room = line.width() - 2 * pad;
    // Where only one of them fits, it is the count.
    const bool both = names + theme.space.medium + sign + count <= room;
    if (both) canvas.Text({line.min.x + pad, y}, quorum.name, name);
    const float x = both ? line.max.x - pad - count : line.min.x + pad + sign;
    if (quorum.full) {
        DrawIcon(canvas, Icon::kCheck, {x - sign / 2, y}, 12 * theme.scale, theme.good);
    }
    TextWithin(canvas, {x, y}, quorum.text, text, line.max.x - pad / 2 - x);
}

Members Those(const MembersView& view, bool in_old, bool in_new) {
    Members members;
    for (const MemberView& member : view.members) {
        if (member.in_old == in_old && member.in_new == in_new) members.push_back(&member);
    }
    return members;
}

// The only set, or the two that overlap. Returns where they end.
float DrawHulls(const PanelContext& context, Canvas& canvas, const Rect& room) {
    const Theme& theme = context.theme;
    const MembersView& view = *context.scene.members;
    const float s = theme.scale;
    const float head = kHead * s;
    const float pad = theme.space.small;
    if (!view.joint) {
        const Members voters = Those(view, false, true);
        const float wide = room.width() - 2 * pad;
        const auto rows = static_cast<float>(RowsOf(context, canvas, voters, wide));
        const Rect hull{room.min, {room.max.x, room.min.y + head + rows * kRow * s + pad}};
        DrawHull(context, canvas, view.new_quorum, hull, theme.quorum_new, false, "###quorum-new");
        DrawMembers(context, canvas, voters, {hull.min + Vec2{pad, head}, hull.max - Vec2{pad, 0}},
                    true);
        return hull.max.y;
    }
    const Members sets[3] = {Those(view, true, false), Those(view, true, true),
                             Those(view, false, true)};
    // As wide as their members need, but never too narrow for a name.
    float weights[3];
    float sum = 0;
    for (int i = 0; i < 3; ++i) {
        weights[i] = std::max(static_cast<float>(sets[i].size()), i == 1 ? 0.3F : 1.0F);
        sum += weights[i];
    }
    float left[3];
    float right[3];
    float x = room.min.x;
    float rows = 1;
    for (int i = 0; i < 3; ++i) {
        left[i] = x;
        x += room.width() * weights[i] / sum;
        right[i] = x;
        const float wide = right[i] - left[i] - 2 * pad;
        rows = std::max(rows, static_cast<float>(RowsOf(context, canvas, sets[i], wide)));
    }
    const float end = room.min.y + 2 * head + rows * kRow * s + pad;
    DrawHull(context, canvas, view.old_quorum, {room.min, {right[1], end - head}}, theme.quorum_old,
             false, "###quorum-old");
    DrawHull(context, canvas, view.new_quorum, {{left[1], room.min.y + head}, {room.max.x, end}},
             theme.quorum_new, true, "###quorum-new");
    const float top = room.min.y + head + pad * 0.7F;
    for (int i = 0; i < 3; ++i) {
        DrawMembers(context, canvas, sets[i], {{left[i] + pad, top}, {right[i] - pad, end}}, true);
    }
    return end;
}

// Those without a vote, behind the group's name. Returns where they end.
float DrawGroup(const PanelContext& context, Canvas& canvas, const std::string& name,
                const std::vector<std::string>& hint, const Members& members, const Rect& room,
                const char* id) {
    if (members.empty()) return room.min.y;
    const Theme& theme = context.theme;
    const TextStyle style{theme.ink_soft, theme.type.tiny, FontKind::kSemiBold};
    const float wide = canvas.MeasureText(name, style).x;
    const float row = kRow * theme.scale;
    ImGui::SetCursorScreenPos(ToImgui(room.min));
    ImGui::InvisibleButton(id, {wide, row});
    if (ImGui::IsItemHovered()) DrawHintBubble(context, hint);
    canvas.Text({room.min.x, room.min.y + row / 2}, name, style);
    const Rect tokens{room.min + Vec2{wide + theme.space.medium, (kRow - 22) / 2 * theme.scale},
                      room.max};
    const int rows = RowsOf(context, canvas, members, tokens.width());
    DrawMembers(context, canvas, members, tokens, false);
    return room.min.y + row * static_cast<float>(rows);
}

float DrawGroups(const PanelContext& context, Canvas& canvas, const Rect& room) {
    const MembersView& view = *context.scene.members;
    Members learners;
    Members outside;
    for (const MemberView& member : view.members) {
        if (member.learner) learners.push_back(&member);
        if (!member.learner && !member.in_old && !member.in_new) outside.push_back(&member);
    }
    Rect rest = room;
    rest.min.y = DrawGroup(context, canvas, view.learners, view.learners_hint, learners, rest,
                           "###learners");
    return DrawGroup(context, canvas, view.outside, view.outside_hint, outside, rest, "###outside");
}

// One note, from this corner down. Returns how tall it is.
float DrawNote(const PanelContext& context, Canvas& canvas, const MemberNote& note, Vec2 corner,
               float width, std::size_t number) {
    const Theme& theme = context.theme;
    const float size = theme.type.small;
    const float dot = 14 * theme.scale;
    const Color color = note.tone == Tone::kBad       ? theme.alarm
                        : note.tone == Tone::kNotable ? theme.accent
                                                      : theme.ink_soft;
    const float tall = WrappedHeight(context, note.text, FontKind::kRegular, size, width - dot);
    const float bar = note.progress >= 0 ? 9 * theme.scale : 0;
    ImGui::SetCursorScreenPos(ToImgui(corner));
    const std::string id = "###note-" + std::to_string(number);
    ImGui::InvisibleButton(id.c_str(), {width, tall + bar + theme.space.tight});
    if (ImGui::IsItemHovered()) DrawHintBubble(context, note.hint);
    canvas.Disc(corner + Vec2{4 * theme.scale, size * 0.55F}, 3 * theme.scale, color);
    WrappedText(context, corner + Vec2{dot, 0}, note.text, FontKind::kRegular, size,
                note.tone == Tone::kBad ? theme.alarm : theme.ink, width - dot);
    if (bar > 0) {
        const Rect track{corner + Vec2{dot, tall + 2 * theme.scale},
                         corner + Vec2{width, tall + 6 * theme.scale}};
        canvas.FillRect(track, 2 * theme.scale, theme.track);
        const float end = track.min.x + track.width() * std::min(note.progress, 1.0F);
        canvas.FillRect({track.min, {end, track.max.y}}, 2 * theme.scale, theme.accent);
    }
    return tall + bar + theme.space.tight;
}

void DrawNotes(const PanelContext& context, const Rect& room) {
    const Theme& theme = context.theme;
    if (room.height() < theme.type.small) return;
    const std::vector<MemberNote>& notes = context.scene.members->notes;
    BeginPanel("###member-notes", room, theme.panel, true);
    ImguiCanvas canvas = WindowCanvas(context);
    Vec2 at = FromImgui(ImGui::GetCursorScreenPos());
    // A scrollbar takes its room from the right.
    const float width = room.width() - 14 * theme.scale;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        at.y += DrawNote(context, canvas, notes[i], at, width, i);
    }
    if (notes.empty()) {
        WrappedText(context, at, context.Say(words::kMembersMenu), FontKind::kRegular,
                    theme.type.tiny, theme.ink_soft, width);
    }
    EndPanel();
}

}  // namespace

void DrawMembersPanel(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    BeginPanel("###members", area, theme.panel);
    if (context.scene.members) {
        ImguiCanvas canvas = WindowCanvas(context);
        const MembersView& view = *context.scene.members;
        Rect room = area.Inset(theme.space.medium);
        room.min.y = area.min.y + theme.space.small;
        const float line = theme.type.small * 1.3F;
        TextWithin(canvas, room.min + Vec2{0, line / 2}, view.title,
                   {theme.ink, theme.type.small, FontKind::kSemiBold}, room.width());
        TextWithin(canvas, room.min + Vec2{0, line * 1.45F}, view.counted,
                   {theme.ink_soft, theme.type.tiny}, room.width());
        room.min.y += line * 2 + theme.space.tight;
        Rect notes = room;
        if (area.width() >= kWideFrom * theme.scale) {
            notes.min.x = room.min.x + room.width() * 0.6F + theme.space.medium;
            room.max.x = room.min.x + room.width() * 0.6F - theme.space.medium;
        }
        const float hulls = DrawHulls(context, canvas, room);
        room.min.y = hulls + theme.space.tight;
        const float groups = DrawGroups(context, canvas, room);
        if (area.width() < kWideFrom * theme.scale) notes.min.y = groups + theme.space.tight;
        DrawNotes(context, notes);
    }
    EndPanel();
}

}  // namespace render
