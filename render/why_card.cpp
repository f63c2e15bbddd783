// From the event that was asked about upwards in time: every link asks on, or goes there.
#include "render/why_card.h"

#include <algorithm>
#include <string>

#include "render/words.h"

namespace render {

namespace {

constexpr float kLink = 22;
constexpr float kArrow = 13;
constexpr float kSign = 18;
constexpr float kTime = 74;

float TextRoom(const Theme& theme, float width) {
    return width - 2 * theme.space.large;
}

// The lines of the chain: its links, and the one that counts what was left out.
float ChainHeight(const Theme& theme, const WhyView& why) {
    if (why.chain.empty()) return 0;
    const std::size_t lines = why.chain.size() + (why.left_out > 0 ? 1 : 0);
    return static_cast<float>(lines) * kLink * theme.scale + theme.space.tight;
}

bool GoThere(const PanelContext& context, const Rect& line) {
    const float side = kSign * context.theme.scale;
    const float y = line.center().y;
    const bool clicked =
        IconButton(context, "###go", Icon::kGoThere,
                   {{line.max.x - side, y - side / 2}, {line.max.x, y + side / 2}}, {.bare = true});
    TipForLastItem(context, context.Say(words::kGoThereTip));
    return clicked;
}

void DrawLink(const PanelContext& context, const WhyLink& link, const Rect& line) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    ImGui::PushID(static_cast<int>(link.event_id));
    if (GoThere(context, line)) context.Want(GoToEvent{link.event_id});
    const float y = line.center().y;
    float x = line.min.x;
    DrawIcon(canvas, link.root ? Icon::kBranch : Icon::kCaretLeft, {x + 4 * theme.scale, y},
             (link.root ? 12 : 9) * theme.scale, theme.accent);
    x += kArrow * theme.scale;
    const TextStyle time{theme.ink_soft, theme.type.tiny, FontKind::kMono};
    canvas.Text({x, y}, link.time, time);
    x += std::max(kTime * theme.scale, canvas.MeasureText(link.time, time).x + theme.space.small);
    float right = line.max.x - kSign * theme.scale - theme.space.tight;
    if (link.root) {
        const TextStyle word{theme.accent, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
        const float width =
            canvas.MeasureText(context.Say(words::kRoot), word).x + theme.space.medium;
        const float half = theme.type.tiny * 0.68F;
        const Rect pill{{right - width, y - half}, {right, y + half}};
        canvas.StrokeRect(pill, half, {theme.accent_border, theme.thin});
        canvas.Text(pill.center(), context.Say(words::kRoot), word);
        right -= width + theme.space.tight;
    }
    const TextStyle style{theme.accent, theme.type.small, FontKind::kSemiBold};
    const std::string text = Shortened(canvas, link.text, style, std::max(right - x, 1.0F));
    if (TextLink(context, "###ask", text, {x, y}, style).clicked) {
        context.Want(AskWhy{link.event_id});
    }
    if (text != link.text) TipForLastItem(context, link.text.c_str());
    ImGui::PopID();
}

// Returns where it ends.
float DrawChain(const PanelContext& context, const WhyView& why, Vec2 at, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const float pitch = kLink * theme.scale;
    at.y += theme.space.tight;
    const auto line = [&] {
        const Rect rect{at, at + Vec2{width, pitch}};
        at.y += pitch;
        return rect;
    };
    const Vec2 soft_indent{kArrow * theme.scale, pitch / 2};
    for (std::size_t i = 0; i < why.chain.size(); ++i) {
        if (why.left_out > 0 && i + 1 == why.chain.size()) {
            canvas.Text(line().min + soft_indent,
                        context.Say(words::kLeftOutBefore) + std::to_string(why.left_out) +
                            context.Say(words::kLeftOutAfter),
                        {theme.ink_soft, theme.type.tiny});
        }
        DrawLink(context, why.chain[i], line());
    }
    return at.y;
}

// A cause without a chain: one link.
float DrawCause(const PanelContext& context, const WhyView& why, Vec2 at, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    at.y += theme.type.small * 0.75F;
    const TextStyle link{theme.accent, theme.type.small, FontKind::kSemiBold};
    const float arrow = kArrow * theme.scale;
    DrawIcon(canvas, Icon::kCaretLeft, at + Vec2{4 * theme.scale, 0}, 9 * theme.scale,
             theme.accent);
    const std::string text =
        Shortened(canvas, context.Say(words::kCause) + why.cause_text, link, width - arrow);
    const LinkResult result = TextLink(context, "###cause", text, at + Vec2{arrow, 0}, link);
    if (result.clicked && why.cause_id) context.Want(AskWhy{*why.cause_id});
    return at.y + theme.type.small * 0.75F;
}

void DrawTitle(const PanelContext& context, const WhyView& why, Vec2 at, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const TextStyle link{theme.accent, theme.type.small, FontKind::kSemiBold};
    const float side = kSign * theme.scale;
    const Rect cross{{at.x + width - side, at.y - side / 2}, {at.x + width, at.y + side / 2}};
    if (IconButton(context, "###why-cross", Icon::kCross, cross, {.bare = true})) {
        context.ui.asked_event.reset();
    }
    const float go =
        cross.min.x - theme.space.small - canvas.MeasureText(context.Say(words::kGoThere), link).x;
    TextWithin(canvas, at, why.title, link, go - theme.space.medium - at.x);
    if (TextLink(context, "###go-there", context.Say(words::kGoThere), {go, at.y}, link).clicked) {
        context.Want(GoToEvent{why.event_id});
    }
    TipForLastItem(context, context.Say(words::kGoThereTip));
}

// Another event's answer is read from its beginning.
void ScrollToTopForAnother(const WhyView& why) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID key = ImGui::GetID("###shown");
    const int shown = static_cast<int>(why.event_id);
    if (storage->GetInt(key, -1) != shown) ImGui::SetScrollY(0);
    storage->SetInt(key, shown);
}

}  // namespace

float WhyCardHeight(const PanelContext& context, const WhyView& why, float width) {
    const Theme& theme = context.theme;
    float height = 2 * theme.space.medium + theme.type.small + theme.space.tight;
    height += WrappedHeight(context, why.text, FontKind::kRegular, theme.type.small,
                            TextRoom(theme, width));
    if (!why.source.empty()) height += theme.type.tiny * 1.5F;
    if (!why.chain.empty()) return height + ChainHeight(theme, why);
    if (!why.cause_text.empty()) height += theme.type.small * 1.5F;
    return height;
}

void DrawWhyCard(const PanelContext& context, const WhyView& why, const Rect& box) {
    const Theme& theme = context.theme;
    {
        ImguiCanvas frame = WindowCanvas(context);
        frame.FillRect(box, theme.radius_large, theme.accent_soft);
        frame.StrokeRect(box, theme.radius_large, {theme.accent_border, theme.thin});
    }
    BeginPanel("###why", box.Inset(2), theme.accent_soft, true);
    ScrollToTopForAnother(why);
    ImguiCanvas canvas = WindowCanvas(context);
    const Vec2 corner =
        FromImgui(ImGui::GetCursorScreenPos()) + Vec2{theme.space.large, theme.space.medium};
    const float width = TextRoom(theme, box.width());
    Vec2 at = corner + Vec2{0, theme.type.small / 2};
    DrawTitle(context, why, at, width);
    at.y += theme.type.small / 2 + theme.space.tight;
    WrappedText(context, at, why.text, FontKind::kRegular, theme.type.small, theme.ink, width);
    at.y += WrappedHeight(context, why.text, FontKind::kRegular, theme.type.small, width);
    if (!why.source.empty()) {
        at.y += theme.type.tiny * 0.75F;
        canvas.Text(at, why.source, {theme.ink_soft, theme.type.tiny});
        at.y += theme.type.tiny * 0.75F;
    }
    if (!why.chain.empty()) {
        at.y = DrawChain(context, why, at, width);
    } else if (!why.cause_text.empty()) {
        at.y = DrawCause(context, why, at, width);
    }
    ImGui::SetCursorScreenPos(ToImgui(corner));
    ImGui::Dummy({1, at.y - corner.y + theme.space.small});
    EndPanel();
}

}  // namespace render
