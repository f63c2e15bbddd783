// A sheet in the middle, over a veil that keeps the pointer from everything else.
#include "render/damaged_sheet.h"

#include <algorithm>

#include "render/sheet.h"
#include "render/words.h"

namespace render {

namespace {

void DrawVeil(const PanelContext& context, Vec2 screen) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ToImgui(screen));
    const Theme& theme = context.theme;
    const Color veil = theme.dark ? theme.stage.WithAlpha(0.65F) : theme.hint_fill.WithAlpha(0.4F);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ToImguiVec4(veil));
    // Where it appears it lies on top; from then on the sheet does, which keeps the focus.
    ImGui::Begin("###veil", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::End();
    ImGui::PopStyleColor();
}

}  // namespace

void DrawDamagedSheet(const PanelContext& context, Vec2 screen) {
    const Theme& theme = context.theme;
    const DamagedView& view = *context.scene.damaged;
    const float line = 34 * theme.scale;
    const float wide = std::min(520 * theme.scale, screen.x - 2 * theme.space.large);
    const float width = wide - 2 * theme.space.large;
    const auto tall = [&](const std::string& text) {
        return WrappedHeight(context, text, FontKind::kRegular, theme.type.body, width) +
               theme.space.medium;
    };
    float height = theme.type.title + theme.space.medium + tall(view.sentence) + line +
                   theme.space.small + 2 * theme.space.large;
    if (!view.good.empty()) height += tall(view.good);
    DrawVeil(context, screen);
    BeginSheet(context, "###damaged-sheet", screen * 0.5F, {0.5F, 0.5F}, {wide, height});
    Vec2 at = DrawSheetTitle(context, context.Say(words::kDamaged));
    const auto paragraph = [&](const std::string& text, Color color) {
        WrappedText(context, at, text, FontKind::kRegular, theme.type.body, color, width);
        at.y += tall(text);
    };
    paragraph(view.sentence, theme.ink);
    if (!view.good.empty()) paragraph(view.good, theme.ink_soft);
    at.y += theme.space.small;
    const float button = 170 * theme.scale;
    if (!view.good.empty()) {
        if (TextButton(context, "###open-good", context.Say(words::kOpenGoodPart),
                       {at, at + Vec2{button, line}}, {.primary = true})) {
            context.Want(OpenGoodPart{true});
        }
        at.x += button + theme.space.small;
    }
    if (TextButton(context, "###leave-it", context.Say(words::kLeaveIt),
                   {at, at + Vec2{button * 0.6F, line}})) {
        context.Want(OpenGoodPart{false});
    }
    EndSheet();
}

}  // namespace render
