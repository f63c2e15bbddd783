// Two columns: how to begin on the left, what there is to open on the right.
#include "render/start_page.h"

#include <algorithm>
#include <array>
#include <string>

#include "render/keys.h"
#include "render/start_lists.h"
#include "render/words.h"
#include "render/words_actions.h"
#include "render/words_start.h"

namespace render {

namespace {

constexpr float kLeft = 300;
constexpr float kButton = 58;
constexpr std::array<int, 4> kSizes{3, 5, 7, 9};

void Close(const PanelContext& context) {
    context.ui.start_open = false;
}

// A large button of two lines. True when clicked.
bool BigButton(const PanelContext& context, const char* id, std::string_view title,
               std::string_view about, const Rect& rect, bool primary) {
    const Theme& theme = context.theme;
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    const bool clicked = ImGui::InvisibleButton(id, ToImgui(Vec2{rect.width(), rect.height()}));
    const bool hovered = ImGui::IsItemHovered();
    ImguiCanvas canvas = WindowCanvas(context);
    const Color face = primary ? theme.accent : hovered ? theme.hovered : theme.raised;
    canvas.FillRect(rect, theme.radius_large, face);
    if (!primary || hovered) {
        canvas.StrokeRect(rect, theme.radius_large,
                          {primary ? theme.ink : theme.border, primary ? theme.line : theme.thin});
    }
    const Color ink = primary ? theme.ink_on_accent : theme.ink;
    const Color soft = primary ? theme.ink_on_accent : theme.ink_soft;
    const float x = rect.min.x + theme.space.large;
    const float room = rect.width() - 2 * theme.space.large;
    const float y = rect.center().y;
    const float apart = about.empty() ? 0 : theme.type.body * 0.62F;
    TextWithin(canvas, {x, y - apart}, title, {ink, theme.type.body, FontKind::kSemiBold}, room);
    if (!about.empty()) {
        TextWithin(canvas, {x, y + apart}, about, {soft, theme.type.small}, room);
    }
    return clicked;
}

void DrawFreePlay(const PanelContext& context, Canvas& canvas, Vec2 at, float width) {
    const Theme& theme = context.theme;
    const float line = theme.type.body * 1.4F;
    canvas.Text(at + Vec2{0, line / 2}, context.Say(words::kFreePlay),
                {theme.ink, theme.type.body, FontKind::kSemiBold});
    TextWithin(canvas, at + Vec2{0, line * 1.4F}, context.Say(words::kFreePlayAbout),
               {theme.ink_soft, theme.type.small}, width);
    const float top = at.y + line * 2.1F;
    const float gap = theme.space.small;
    const float count = static_cast<float>(kSizes.size());
    const float side = (width - gap * (count - 1)) / count;
    float x = at.x;
    for (const int size : kSizes) {
        const std::string name = std::to_string(size);
        ImGui::PushID(name.c_str());
        if (TextButton(context, "###servers", name,
                       {{x, top}, {x + side, top + 36 * theme.scale}})) {
            context.Want(RunCommandText{"cluster " + name});
            context.Want(Play{});
            Close(context);
        }
        ImGui::PopID();
        x += side + gap;
    }
}

const char* ThemeName(const PanelContext& context) {
    const ThemeKind theme = context.ui.theme;
    return context.Say(theme == ThemeKind::kLight  ? words::kLight
                       : theme == ThemeKind::kDark ? words::kDark
                                                   : words::kProjector);
}

// Language, theme, and whether the page comes again.
void DrawFoot(const PanelContext& context, Canvas& canvas, Vec2 corner, float width) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const float tall = 30 * theme.scale;
    const float half = (width - theme.space.small) / 2;
    const bool chinese = ui.language == Language::kChinese;
    const Rect language{corner, corner + Vec2{half, tall}};
    if (TextButton(context, "###start-language", chinese ? "English" : "中文", language)) {
        ui.language = chinese ? Language::kEnglish : Language::kChinese;
    }
    const Rect next{{language.max.x + theme.space.small, corner.y},
                    {corner.x + width, corner.y + tall}};
    if (TextButton(context, "###start-theme", ThemeName(context), next)) {
        context.Want(ToggleTheme{});
    }
    const float y = corner.y + tall + theme.space.medium + theme.type.small / 2;
    const float box = 16 * theme.scale;
    ImGui::SetCursorScreenPos({corner.x, y - box * 0.7F});
    if (ImGui::InvisibleButton("###greet", {width, box * 1.4F})) {
        ui.start_at_start = !ui.start_at_start;
    }
    const Rect mark{{corner.x, y - box / 2}, {corner.x + box, y + box / 2}};
    canvas.FillRect(mark, theme.radius_small, ui.start_at_start ? theme.accent : theme.raised);
    canvas.StrokeRect(mark, theme.radius_small, {theme.ink_soft, theme.thin});
    if (ui.start_at_start) {
        DrawIcon(canvas, Icon::kCheck, mark.center(), box * 0.7F, theme.ink_on_accent);
    }
    TextWithin(canvas, {corner.x + box + theme.space.small, y}, context.Say(words::kGreetMe),
               {theme.ink, theme.type.small}, width - box - theme.space.small);
}

void DrawLeft(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    const StartView& view = *context.scene.start;
    ImguiCanvas canvas = WindowCanvas(context);
    const float width = area.width();
    Vec2 at = area.min;
    const float logo = 44 * theme.scale;
    DrawIcon(canvas, Icon::kLogo, at + Vec2{logo / 2, logo / 2}, logo, theme.accent);
    canvas.Text({at.x + logo + theme.space.medium, at.y + logo / 2}, words::kProgram,
                {theme.ink, theme.type.title * 1.5F, FontKind::kSemiBold});
    at.y += logo + theme.space.medium;
    WrappedText(context, at, context.Say(words::kStartClaim), FontKind::kRegular, theme.type.body,
                theme.ink_soft, width);
    at.y += WrappedHeight(context, context.Say(words::kStartClaim), FontKind::kRegular,
                          theme.type.body, width) +
            theme.space.large;

    const float tall = kButton * theme.scale;
    const bool again = !view.last_title.empty();
    const std::string title = again ? std::string(context.Say(words::kContinue))
                                    : std::string(context.Say(words::kBeginWatching));
    const std::string about = again ? view.last_title + " · " + view.last_about
                                    : std::string(context.Say(words::kBeginAbout));
    if (BigButton(context, "###continue", title, about, {at, at + Vec2{width, tall}}, true)) {
        Close(context);
    }
    at.y += tall + theme.space.huge;
    DrawFreePlay(context, canvas, at, width);
    const float foot = 30 * theme.scale + theme.space.medium + theme.type.small * 1.4F;
    DrawFoot(context, canvas, {area.min.x, area.max.y - foot}, width);
}

// The arrows move the choice. Escape, which goes on with what is behind the page, is an action.
StartChoice ReadKeys(const PanelContext& context) {
    UiState& ui = context.ui;
    StartChoice choice;
    if (KeyPressed(Key::kDown, true)) {
        ui.start_row += 1;
        choice.moved = true;
    }
    if (KeyPressed(Key::kUp, true) && ui.start_row > 0) {
        ui.start_row -= 1;
        choice.moved = true;
    }
    choice.entered = KeyPressed(Key::kEnter) && ui.start_text[0] == '\0';
    if (ui.start_tab == 1) choice.entered = KeyPressed(Key::kEnter);
    return choice;
}

}  // namespace

void DrawStartPage(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)layout;
    UiState& ui = context.ui;
    if (!ui.start_open || !context.scene.start) return;
    const Theme& theme = context.theme;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ToImgui(screen));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ToImguiVec4(theme.panel));
    if (!ImGui::IsAnyItemActive()) ImGui::SetNextWindowFocus();
    ImGui::Begin("###start-page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();

    StartChoice choice = ReadKeys(context);
    // In the middle of a wide screen, with the margins that a page has.
    const float wide = std::min(screen.x - 2 * theme.space.huge, 1080 * theme.scale);
    const float tall = std::min(screen.y - 2 * theme.space.huge, 720 * theme.scale);
    const Vec2 corner{(screen.x - wide) / 2, (screen.y - tall) / 2};
    const float left = std::min(kLeft * theme.scale, wide * 0.36F);
    DrawLeft(context, {corner, {corner.x + left, corner.y + tall}});
    DrawStartLists(context,
                   {{corner.x + left + 2 * theme.space.huge, corner.y}, corner + Vec2{wide, tall}},
                   choice);
    // No further than the last row.
    if (choice.row > 0 && ui.start_row >= choice.row) ui.start_row = choice.row - 1;
    ImGui::End();
}

}  // namespace render
