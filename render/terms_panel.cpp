// The strip of terms: elections, normal parts, and terms without a leader (row A2).
#include "render/terms_panel.h"

#include <algorithm>
#include <cmath>

#include "render/hint_bubble.h"
#include "render/terms_layout.h"
#include "render/words_terms.h"

namespace render {

namespace {

constexpr float kHead = 30;
constexpr float kRowMin = 15;
constexpr float kRowMax = 34;
// So many pixels of the pointer's way are one term.
constexpr float kDragStep = 48;

// What all parts of the panel need to know.
struct Strip {
    const PanelContext& context;
    Canvas& canvas;
    const TermsView& view;
    TermScale scale;
    Rect blocks{};  // Where the blocks are.
    Rect rows{};
    float name_width = 0;
};

// Slanted lines, as in the paper's figure: an election.
void Hatch(Canvas& canvas, const Theme& theme, const Rect& rect, const TermHue& hue) {
    if (rect.width() <= 0) return;
    canvas.FillRect(rect, 0, theme.card);
    canvas.PushClip(rect);
    const float step = 6 * theme.scale;
    for (float x = rect.min.x - rect.height(); x < rect.max.x; x += step) {
        canvas.Line({x, rect.max.y}, {x + rect.height(), rect.min.y}, {hue.rim, theme.line});
    }
    canvas.PopClip();
}

// One term: the hatched part, the part with its leader, and its name over both.
void DrawBlock(const Strip& strip, const TermBlockView& block) {
    const Theme& theme = strip.context.theme;
    Canvas& canvas = strip.canvas;
    const float gap = theme.thin;
    const float name = theme.type.tiny * 1.35F;
    const Rect all{{strip.scale.XOf(block.from), strip.blocks.min.y},
                   {std::max(strip.scale.XOf(block.to) - gap, strip.scale.XOf(block.from) + 1),
                    strip.blocks.max.y}};
    const Rect body{{all.min.x, all.min.y + name}, all.max};
    const float elected = std::min(strip.scale.XOf(block.elected), all.max.x);
    const TermHue& hue = theme.Term(block.term_hue);
    const bool led = !block.leader.empty();
    if (block.before) {
        canvas.FillRect(body, 0, theme.track);
    } else if (block.merged > 1) {
        canvas.FillRect(body, 0, theme.no_term.fill);
    } else {
        Hatch(canvas, theme, {body.min, {elected, body.max.y}}, hue);
        if (led) canvas.FillRect({{elected, body.min.y}, body.max}, 0, hue.fill);
    }
    const bool hovered = strip.context.ui.terms_hovered == block.term;
    const bool ended_so = !led && !block.before && block.merged == 1;
    canvas.StrokeRect(body, 0,
                      {hovered        ? theme.accent
                       : block.before ? theme.border
                                      : hue.rim,
                       hovered ? theme.line * 1.4F : theme.thin, ended_so ? 4 * theme.scale : 0,
                       ended_so ? 3 * theme.scale : 0});
    const float pad = theme.space.tight;
    const TextStyle title{theme.ink, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
    const float wide = canvas.MeasureText(block.label, title).x;
    const std::string number = std::to_string(block.term);
    const Vec2 above{all.center().x, all.min.y + name / 2};
    if (wide <= all.width()) {
        canvas.Text(above, block.label, title);
    } else if (canvas.MeasureText(number, title).x + 2 <= all.width() && block.merged == 1) {
        canvas.Text(above, number, title);
    }
    const std::string& inside = led ? block.leader : block.no_leader;
    if (inside.empty()) return;
    TextStyle style{theme.ink_on_term, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
    const Rect room{{led ? elected : body.min.x, body.min.y}, body.max};
    const float text = canvas.MeasureText(inside, style).x;
    const float crown = led ? 17 * theme.scale : 0;
    if (text + 2 * pad > room.width()) return;
    const bool signed_too = text + crown + 2 * pad <= room.width();
    Vec2 at = room.center();
    if (led && signed_too) {
        DrawIcon(canvas, Icon::kCrown, at - Vec2{text / 2 + 2 * theme.scale, 0}, 13 * theme.scale,
                 hue.rim);
        at.x += crown / 2;
    }
    if (!led) {
        const Vec2 half{text / 2 + pad, theme.type.tiny * 0.65F};
        canvas.FillRect({at - half, at + half}, theme.radius_small, theme.card);
        style.color = theme.ink;
    }
    canvas.Text(at, inside, style);
}

// A server's line: thick with a crown while it leads, dashed while it stands, faint while down.
void DrawPiece(const Strip& strip, const TermPieceView& piece, float y, bool number) {
    const Theme& theme = strip.context.theme;
    Canvas& canvas = strip.canvas;
    const float from = std::max(strip.scale.XOf(piece.from), strip.scale.left());
    const float to = strip.scale.XOf(piece.to);
    if (to < from || (to == from && piece.to > piece.from)) return;
    const Color rim = theme.Term(piece.term_hue).rim;
    const float s = theme.scale;
    switch (piece.role) {
        case RoleMark::kLeader:
            canvas.FillRect({{from, y - 3.5F * s}, {std::max(to, from + 1), y + 3.5F * s}}, 0, rim);
            break;
        case RoleMark::kCandidate:
        case RoleMark::kPreCandidate:
            canvas.Line({from, y}, {to, y}, {rim, theme.thick, 4 * s, 3 * s});
            break;
        case RoleMark::kDown:
            canvas.Line({from, y}, {to, y}, {theme.ink_soft, theme.thin, 2 * s, 4 * s});
            break;
        default:
            canvas.Line({from, y}, {to, y}, {rim, theme.line * 1.4F});
            break;
    }
    // Where a server comes to another term: a tick, as on a clock, and its number if it has room.
    if (!number) return;
    canvas.Line({from, y - 5 * s}, {from, y + 5 * s}, {rim, theme.line});
    const TextStyle style{theme.ink, theme.type.tiny, FontKind::kSemiBold};
    const float wide = canvas.MeasureText(piece.term, style).x;
    if (wide + 10 * s > to - from) return;
    const Vec2 corner{from + 3 * s, y - theme.type.tiny * 0.55F};
    canvas.FillRect({corner, corner + Vec2{wide + 4 * s, theme.type.tiny * 1.1F}}, 0, theme.panel);
    canvas.Text({from + 5 * s, y}, piece.term, style);
}

void DrawRows(const Strip& strip) {
    const Theme& theme = strip.context.theme;
    const std::size_t count = strip.view.rows.size();
    if (count == 0) return;
    const float pitch = std::clamp(strip.rows.height() / static_cast<float>(count),
                                   kRowMin * theme.scale, kRowMax * theme.scale);
    BeginPanel("###term-rows", strip.rows, theme.panel, true);
    ImguiCanvas canvas = WindowCanvas(strip.context);
    const Strip inner{strip.context, canvas, strip.view, strip.scale, {}, strip.rows, 0};
    const Vec2 start = FromImgui(ImGui::GetCursorScreenPos());
    ImGui::Dummy({1, std::max(pitch * static_cast<float>(count) - 1, 1.0F)});
    for (std::size_t slot = 0; slot < count; ++slot) {
        const TermRowView& row = strip.view.rows[slot];
        const float y = start.y + pitch * (static_cast<float>(slot) + 0.5F);
        TextWithin(canvas, {start.x, y}, row.name,
                   {theme.ink, theme.type.tiny, FontKind::kSemiBold},
                   strip.name_width - theme.space.tight);
        const std::string* before = nullptr;
        for (const TermPieceView& piece : row.pieces) {
            const bool other = before == nullptr || *before != piece.term;
            DrawPiece(inner, piece, y, other && piece.role != RoleMark::kDown);
            before = &piece.term;
        }
    }
    EndPanel();
}

// The term under the pointer, or none.
const TermBlockView* Pick(const Strip& strip, float x) {
    for (std::size_t i = strip.scale.first(); i < strip.view.blocks.size(); ++i) {
        const TermBlockView& block = strip.view.blocks[i];
        if (x >= strip.scale.XOf(block.from) && x < strip.scale.XOf(block.to)) return &block;
    }
    return nullptr;
}

// Looks back by so many terms, or forth when negative.
void LookBack(const PanelContext& context, int by) {
    const TermsView& view = *context.scene.terms;
    if (context.ui.terms_whole || view.blocks.empty() || by == 0) return;
    const auto& terms = view.terms;
    const auto now = std::find(terms.begin(), terms.end(), view.blocks.back().term);
    if (now == terms.end()) return;
    const auto at = static_cast<int>(now - terms.begin()) - by;
    const auto last = static_cast<int>(terms.size()) - 1;
    const int wanted = std::clamp(at, 0, last);
    // At the newest one it follows the newest one again.
    if (wanted == last && view.later <= static_cast<std::size_t>(std::max(-by, 0))) {
        context.ui.terms_until.reset();
    } else {
        context.ui.terms_until = terms[static_cast<std::size_t>(wanted)];
    }
}

void HandlePointer(const Strip& strip) {
    const PanelContext& context = strip.context;
    const Rect area{strip.blocks.min, strip.blocks.max};
    ImGui::SetCursorScreenPos(ToImgui(area.min));
    const bool clicked =
        ImGui::InvisibleButton("###term-strip", {std::max(area.width(), 1.0F), area.height()});
    const ImGuiIO& io = ImGui::GetIO();
    const TermBlockView* const block = Pick(strip, io.MousePos.x);
    const bool hovered = ImGui::IsItemHovered();
    context.ui.terms_hovered.reset();
    if (hovered && block != nullptr) context.ui.terms_hovered = block->term;
    if (hovered) LookBack(context, static_cast<int>(std::round(io.MouseWheel + io.MouseWheelH)));
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
        const float way = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left).x;
        const int steps = static_cast<int>(way / (kDragStep * context.theme.scale));
        if (steps != 0) {
            LookBack(context, steps);
            ImGui::ResetMouseDragDelta(ImGuiMouseButton_Left);
        }
    }
    const bool moved = io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] > 36;
    if (clicked && !moved && block != nullptr) {
        context.Want(GoToMoment{static_cast<std::int64_t>(block->from)});
    }
    if (hovered && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        DrawHintBubble(context, strip.view.hint);
    }
}

// Left what the fills mean, right the choice between the newest terms and all of them.
void DrawHead(const PanelContext& context, Canvas& canvas, const Rect& head) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const TermsView& view = *context.scene.terms;
    const float y = head.center().y;
    const float side = 22 * theme.scale;
    float right = head.max.x;
    const Phrase& other = ui.terms_whole ? words::kTermNewest : words::kTermWhole;
    const TextStyle style{theme.ink, theme.type.small, FontKind::kSemiBold};
    const float wide = canvas.MeasureText(context.Say(other), style).x + 2 * theme.space.small;
    if (TextButton(context, "###terms-whole", context.Say(other),
                   {{right - wide, y - side / 2}, {right, y + side / 2}})) {
        ui.terms_whole = !ui.terms_whole;
        ui.terms_until.reset();
    }
    TipForLastItem(context,
                   context.Say(ui.terms_whole ? words::kTermNewestTip : words::kTermWholeTip));
    right -= wide + theme.space.tight;
    if (!ui.terms_whole && view.later > 0) {
        if (IconButton(context, "###terms-later", Icon::kCaretRight,
                       {{right - side, y - side / 2}, {right, y + side / 2}}, {.bare = true})) {
            LookBack(context, -1);
        }
        TipForLastItem(context, context.Say(words::kTermLater));
        right -= side + theme.space.tight;
    }
    float x = head.min.x;
    const TextStyle soft{theme.ink_soft, theme.type.tiny};
    for (const bool election : {true, false}) {
        const char* text = context.Say(election ? words::kTermElection : words::kTermNormal);
        const float needs = canvas.MeasureText(text, soft).x + 24 * theme.scale;
        if (x + needs > right) return;
        const Rect sample{{x, y - 6 * theme.scale}, {x + 18 * theme.scale, y + 6 * theme.scale}};
        if (election) Hatch(canvas, theme, sample, theme.no_term);
        if (!election) canvas.FillRect(sample, 0, theme.no_term.fill);
        canvas.StrokeRect(sample, 0, {theme.no_term.rim, theme.thin});
        canvas.Text({sample.max.x + 6 * theme.scale, y}, text, soft);
        x += needs + theme.space.medium;
    }
}

// At the left of the strip, while there are terms before it.
void DrawEarlier(const Strip& strip) {
    const Theme& theme = strip.context.theme;
    const bool any = strip.view.earlier + strip.scale.first() > 0;
    if (!any || strip.context.ui.terms_whole) return;
    const float side = 18 * theme.scale;
    const Vec2 corner{strip.blocks.min.x - side - 2 * theme.scale,
                      strip.blocks.center().y - side / 2};
    if (IconButton(strip.context, "###terms-earlier", Icon::kCaretLeft,
                   {corner, corner + Vec2{side, side}}, {.bare = true})) {
        LookBack(strip.context, 1);
    }
    TipForLastItem(strip.context, strip.context.Say(words::kTermEarlier));
}

float NameWidth(const PanelContext& context, Canvas& canvas) {
    const Theme& theme = context.theme;
    const TextStyle style{theme.ink, theme.type.tiny, FontKind::kSemiBold};
    float width = 24 * theme.scale;
    for (const TermRowView& row : context.scene.terms->rows) {
        width = std::max(width, canvas.MeasureText(row.name, style).x + theme.space.small);
    }
    return std::min(width, 84 * theme.scale);
}

TermWidths WidthsOf(const PanelContext& context, Canvas& canvas) {
    const Theme& theme = context.theme;
    const TextStyle style{theme.ink, theme.type.tiny, FontKind::kSemiBold};
    TermWidths widths{.election = 16 * theme.scale,
                      .normal = 40 * theme.scale,
                      .no_leader = 40 * theme.scale,
                      .before = 30 * theme.scale};
    const float pad = 2 * theme.space.tight + theme.thin + 1;
    for (const TermBlockView& block : context.scene.terms->blocks) {
        const auto wide = [&](const std::string& text) {
            return canvas.MeasureText(text, style).x + pad;
        };
        const float label = wide(block.label);
        if (block.before) widths.before = std::max(widths.before, label);
        if (block.before) continue;
        if (block.leader.empty()) {
            widths.no_leader = std::max({widths.no_leader, label, wide(block.no_leader)});
            continue;
        }
        const float election = block.elected > block.from ? widths.election : 0;
        widths.normal = std::max({widths.normal, label - election, wide(block.leader)});
    }
    return widths;
}

}  // namespace

void DrawTermsPanel(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    BeginPanel("###terms", area, theme.panel);
    const TermsView* const view = context.scene.terms ? &*context.scene.terms : nullptr;
    if (view != nullptr && !view->blocks.empty()) {
        ImguiCanvas canvas = WindowCanvas(context);
        const Rect room = area.Inset(theme.space.small);
        const float name_width = NameWidth(context, canvas);
        const float head = room.min.y + kHead * theme.scale;
        const float tall = std::clamp(room.height() * 0.26F, 44 * theme.scale, 90 * theme.scale);
        const Rect blocks{{room.min.x + name_width, head + theme.space.tight},
                          {room.max.x, head + theme.space.tight + tall}};
        context.ui.terms_pixels = blocks.width();
        const TermScale scale =
            context.ui.terms_whole
                ? TermScale::Even(*view, blocks.min.x, blocks.max.x)
                : TermScale::Readable(*view, WidthsOf(context, canvas), blocks.min.x, blocks.max.x);
        const Strip strip{context,   canvas,
                          *view,     scale,
                          blocks,    {{room.min.x, blocks.max.y + theme.space.small}, room.max},
                          name_width};
        DrawHead(context, canvas, {room.min, {room.max.x, head}});
        HandlePointer(strip);
        for (std::size_t i = scale.first(); i < view->blocks.size(); ++i) {
            DrawBlock(strip, view->blocks[i]);
        }
        DrawEarlier(strip);
        DrawRows(strip);
        if (view->now) {
            const Color color = theme.accent;
            canvas.Line({blocks.max.x, blocks.min.y}, {blocks.max.x, room.max.y},
                        {color, theme.line});
        }
    }
    EndPanel();
}

}  // namespace render
