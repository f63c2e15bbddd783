// Fields in two columns or JSON, and below them the card that answers "why?".
#include "render/inspector_panel.h"

#include <algorithm>

#include "render/glossary.h"
#include "render/why_card.h"
#include "render/words.h"
#include "render/words_edit.h"

namespace render {

namespace {

constexpr float kHead = 38;
constexpr float kRow = 22;
constexpr float kLeastRows = 3;
constexpr float kLabelShare = 0.44F;

float BadgeWidth(Canvas& canvas, const Theme& theme, const InspectorRow& row) {
    if (row.badge.empty()) return 0;
    return canvas.MeasureText(row.badge, {theme.ink_soft, theme.type.tiny}).x + theme.space.medium;
}

void DrawBadge(Canvas& canvas, const Theme& theme, const InspectorRow& row, Vec2 right_middle) {
    if (row.badge.empty()) return;
    const float width = BadgeWidth(canvas, theme, row);
    const float half = theme.type.tiny * 0.7F;
    const Rect pill{right_middle - Vec2{width, half}, right_middle + Vec2{0, half}};
    canvas.FillRect(pill, half, theme.track);
    canvas.Text(pill.center(), row.badge,
                {theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kCenter});
}

// Short rows stand two by two, a long one takes a line or more for itself.
void DrawFields(const PanelContext& context, const Rect& body) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const float width = body.width() - 2 * theme.space.large;
    const bool pairs = width > 400 * theme.scale;
    const float half = pairs ? (width - theme.space.large) / 2 : width;
    const float label_width = std::min(half * kLabelShare, 118 * theme.scale);
    const TextStyle label{theme.ink_soft, theme.type.small};
    const TextStyle value{theme.ink, theme.type.small, FontKind::kSemiBold};
    const float pitch = kRow * theme.scale;
    Vec2 at = FromImgui(ImGui::GetCursorScreenPos()) + Vec2{theme.space.large, pitch / 2};
    const float left = at.x;
    bool second = false;
    for (const InspectorRow& row : context.scene.inspector.rows) {
        const float badge = BadgeWidth(canvas, theme, row);
        const float room = half - label_width - badge;
        const bool fits = canvas.MeasureText(row.value, value).x <= room;
        if (second && !fits) {
            at = {left, at.y + pitch};
            second = false;
        }
        TextWithin(canvas, at, row.label, label, label_width - theme.space.tight);
        GlossaryTip(context, {at - Vec2{0, pitch / 2}, at + Vec2{label_width, pitch / 2}},
                    row.label);
        if (fits) {
            canvas.Text(at + Vec2{label_width, 0}, row.value, value);
            DrawBadge(canvas, theme, row, at + Vec2{half, 0});
            second = pairs && !second;
            at = second ? at + Vec2{half + theme.space.large, 0} : Vec2{left, at.y + pitch};
            continue;
        }
        const float wide = width - label_width - badge;
        WrappedText(context, at + Vec2{label_width, -theme.type.small / 2}, row.value,
                    FontKind::kSemiBold, theme.type.small, theme.ink, wide);
        DrawBadge(canvas, theme, row, at + Vec2{width, 0});
        const float tall =
            WrappedHeight(context, row.value, FontKind::kSemiBold, theme.type.small, wide);
        at.y += pitch + tall - theme.type.small;
    }
    if (second) at.y += pitch;
    ImGui::Dummy({1, std::max(at.y - pitch / 2 - body.min.y + ImGui::GetScrollY(), 1.0F)});
}

void DrawJson(const PanelContext& context, const Rect& body) {
    const std::string& json = context.scene.inspector.json;
    const FontScope font(context, FontKind::kMono, context.theme.type.small);
    ImGui::SetCursorScreenPos({body.min.x + context.theme.space.medium, body.min.y});
    // ImGui wants a buffer that it may change, but never changes a read-only one.
    ImGui::InputTextMultiline("###json", const_cast<char*>(json.c_str()), json.size() + 1,
                              {body.width() - 2 * context.theme.space.medium, body.height()},
                              ImGuiInputTextFlags_ReadOnly);
}

void DrawHead(const PanelContext& context, Canvas& canvas, const Rect& rect) {
    const Theme& theme = context.theme;
    const InspectorView& view = context.scene.inspector;
    UiState& ui = context.ui;
    const float y = rect.min.y + kHead * theme.scale / 2;
    const bool json = ui.inspector_tab == InspectorTab::kJson;
    const TextStyle link{theme.accent, theme.type.small, FontKind::kSemiBold};
    float x = rect.max.x - theme.space.large;
    const auto place = [&](const char* text) {
        x -= canvas.MeasureText(text, link).x;
        const Vec2 at{x, y};
        x -= theme.space.large;
        return at;
    };
    const char* other = json ? context.Say(words::kFields) : context.Say(words::kJson);
    if (TextLink(context, "###inspector-tab", other, place(other), link).clicked) {
        ui.inspector_tab = json ? InspectorTab::kFields : InspectorTab::kJson;
    }
    const char* edit = context.Say(words::kEditLink);
    if (view.edits && TextLink(context, "###edit-disk", edit, place(edit), link).clicked) {
        context.Want(EditDisk{*view.edits});
    }
    if (json && TextLink(context, "###copy", context.Say(words::kCopy),
                         place(context.Say(words::kCopy)), link)
                    .clicked) {
        ImGui::SetClipboardText(view.json.c_str());
    }
    TextWithin(canvas, {rect.min.x + theme.space.large, y}, view.title,
               {theme.ink, theme.type.large, FontKind::kSemiBold},
               x - rect.min.x - theme.space.large);
}

// At the bottom. In a low panel the answer goes before the fields, of which a line would be left.
Rect WhyCardPlace(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    const float margin = theme.space.medium;
    const float width = rect.width() - 2 * margin;
    const float wish = WhyCardHeight(context, *context.scene.why, width);
    const bool empty = context.scene.inspector.title.empty();
    const float head = (empty ? 2 * kRow : kHead) * theme.scale + margin + theme.space.tight;
    const float most = std::max(rect.height() - head, 1.0F);
    float height = std::min(wish, empty ? most : rect.height() * 0.55F);
    if (most - height < kLeastRows * kRow * theme.scale) height = std::min(wish, most);
    return {{rect.min.x + margin, rect.max.y - margin - height},
            {rect.max.x - margin, rect.max.y - margin}};
}

}  // namespace

void DrawInspectorPanel(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    BeginPanel("###inspector", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    const InspectorView& view = context.scene.inspector;

    float bottom = rect.max.y - theme.space.small;
    if (context.scene.why) {
        const Rect box = WhyCardPlace(context, rect);
        DrawWhyCard(context, *context.scene.why, box);
        bottom = box.min.y - theme.space.small;
    }
    if (view.title.empty()) {
        WrappedText(context, rect.min + Vec2{theme.space.large, theme.space.large},
                    context.Say(words::kInspectorEmpty), FontKind::kRegular, theme.type.small,
                    theme.ink_soft, rect.width() - 2 * theme.space.large);
        EndPanel();
        return;
    }
    DrawHead(context, canvas, rect);
    const Rect body{{rect.min.x, rect.min.y + kHead * theme.scale}, {rect.max.x - 2, bottom}};
    if (body.height() < kRow * theme.scale) {
        EndPanel();
        return;
    }
    if (context.ui.inspector_tab == InspectorTab::kJson) {
        DrawJson(context, body);
    } else {
        BeginPanel("###fields", body, theme.panel, true);
        DrawFields(context, body);
        EndPanel();
    }
    EndPanel();
}

}  // namespace render
