// Rows of choices: the pointer clicks one; arrows go up and down, and from choice to choice.
#include "render/settings_sheet.h"

#include <algorithm>
#include <string>
#include <vector>

#include "render/actions.h"
#include "render/keys.h"
#include "render/sheet.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr float kWide = 560;
constexpr float kRow = 40;
constexpr float kLabel = 120;

// One of a row's buttons: what it says, whether it is on, and what a click does.
struct Choice {
    Phrase name;
    bool on = false;
    void (*choose)(UiState&) = nullptr;
};
struct Setting {
    Phrase name;
    bool several = false;  // Each of its choices is a switch of its own.
    std::vector<Choice> choices{};
};

template <bool UiState::*kMember, bool kValue>
void Set(UiState& ui) {
    ui.*kMember = kValue;
}
template <bool UiState::*kMember>
void Toggle(UiState& ui) {
    ui.*kMember = !(ui.*kMember);
}
template <Language kLanguage>
void Speak(UiState& ui) {
    ui.language = kLanguage;
}
template <ThemeKind kTheme>
void Dress(UiState& ui) {
    ui.theme = kTheme;
}
template <int kPercent>
void Size(UiState& ui) {
    ui.size_factor = kPercent / 100.0F;
}
template <int kPercent>
Choice SizeChoice(const UiState& ui, Phrase name) {
    const float size = kPercent / 100.0F;
    return {name, ui.size_factor > size - 0.04F && ui.size_factor < size + 0.04F, &Size<kPercent>};
}

std::vector<Setting> SettingsOf(const UiState& ui) {
    using namespace words;
    const bool english = ui.language == Language::kEnglish;
    std::vector<Setting> settings;
    settings.push_back({kLanguageSetting,
                        false,
                        {{{"English", "English"}, english, &Speak<Language::kEnglish>},
                         {{"中文", "中文"}, !english, &Speak<Language::kChinese>}}});
    settings.push_back({kNamesSetting,
                        false,
                        {{kPlainNames, !ui.class_names, &Set<&UiState::class_names, false>},
                         {words::kClassNames, ui.class_names, &Set<&UiState::class_names, true>}}});
    settings.push_back(
        {kThemeSetting,
         false,
         {{kLight, ui.theme == ThemeKind::kLight, &Dress<ThemeKind::kLight>},
          {kDark, ui.theme == ThemeKind::kDark, &Dress<ThemeKind::kDark>},
          {kProjector, ui.theme == ThemeKind::kProjector, &Dress<ThemeKind::kProjector>}}});
    settings.push_back(
        {kSizeSetting,
         false,
         {SizeChoice<100>(ui, {"100%", "100%"}), SizeChoice<125>(ui, {"125%", "125%"}),
          SizeChoice<150>(ui, {"150%", "150%"}), SizeChoice<200>(ui, {"200%", "200%"}),
          SizeChoice<300>(ui, {"300%", "300%"})}});
    settings.push_back({kMotionSetting,
                        false,
                        {{kFullMotion, !ui.reduced_motion, &Set<&UiState::reduced_motion, false>},
                         {kLessMotion, ui.reduced_motion, &Set<&UiState::reduced_motion, true>}}});
    settings.push_back({kPanelsSetting,
                        true,
                        {{kStoryName, ui.story_open, &Toggle<&UiState::story_open>},
                         {kDockName, ui.dock_open, &Toggle<&UiState::dock_open>},
                         {kInspectorName, ui.inspector_open, &Toggle<&UiState::inspector_open>},
                         {kTimelineName, ui.timeline_open, &Toggle<&UiState::timeline_open>}}});
    settings.push_back({kOnStageSetting,
                        true,
                        {{kLegendName, ui.legend_open, &Toggle<&UiState::legend_open>},
                         {kCaptionName, ui.caption_open, &Toggle<&UiState::caption_open>},
                         {kTrailName, ui.trail_open, &Toggle<&UiState::trail_open>}}});
    settings.push_back(
        {kStartSetting,
         false,
         {{kStartPage, ui.start_at_start, &Set<&UiState::start_at_start, true>},
          {kLastSitting, !ui.start_at_start, &Set<&UiState::start_at_start, false>}}});
    settings.push_back({kHintsSetting,
                        false,
                        {{kHintsOn, !ui.hints_off, &Set<&UiState::hints_off, false>},
                         {kHintsOff, ui.hints_off, &Set<&UiState::hints_off, true>},
                         {kHintsOnceMore, false, [](UiState& looks) {
                              looks.hints_off = false;
                              looks.hints_seen.clear();
                          }}}});
    return settings;
}

// Left and right: the choice before or behind the one that is on; of switches, the one that
// sheet_choice is at, which Enter turns.
void HandleArrows(UiState& ui, const std::vector<Setting>& settings) {
    const std::size_t rows = settings.size();
    if (KeyPressed(Key::kDown, true)) ui.sheet_row = (ui.sheet_row + 1) % rows;
    if (KeyPressed(Key::kUp, true)) ui.sheet_row = (ui.sheet_row + rows - 1) % rows;
    const Setting& setting = settings[ui.sheet_row];
    const std::size_t count = setting.choices.size();
    ui.sheet_choice = std::min(ui.sheet_choice, count - 1);
    const bool left = KeyPressed(Key::kLeft, true);
    const bool right = KeyPressed(Key::kRight, true);
    if (left || right) ui.sheet_choice = (ui.sheet_choice + (left ? count - 1 : 1)) % count;
    if (KeyPressed(Key::kEnter) || KeyPressed(Key::kSpace)) {
        setting.choices[ui.sheet_choice].choose(ui);
    }
}

// Its buttons from `at` to the right, as wide as their words need, on as many lines; the height.
float DrawChoices(const PanelContext& context, const Setting& setting, std::size_t row, Vec2 at,
                  float right) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    ImguiCanvas canvas = WindowCanvas(context);
    const float tall = 28 * theme.scale;
    const float left = at.x;
    const float top = at.y;
    for (std::size_t i = 0; i < setting.choices.size(); ++i) {
        const Choice& choice = setting.choices[i];
        const char* name = context.Say(choice.name);
        const float width =
            canvas.MeasureText(name, {theme.ink, theme.type.small, FontKind::kSemiBold}).x +
            2 * theme.space.medium;
        if (at.x > left && at.x + width > right) at = {left, at.y + tall + theme.space.tight};
        const Rect box{at, at + Vec2{width, tall}};
        ImGui::PushID(("setting " + std::to_string(row * 16 + i)).c_str());
        if (TextButton(context, "###choice", name, box, {.on = choice.on})) {
            ui.sheet_row = row;
            ui.sheet_choice = i;
            choice.choose(ui);
        }
        ImGui::PopID();
        if (ui.sheet_row == row && ui.sheet_choice == i) {
            canvas.StrokeRect(box.Inset(-2 * theme.scale), theme.radius,
                              {theme.accent, theme.line});
        }
        at.x += width + theme.space.small;
    }
    return at.y + tall - top;
}

}  // namespace

void DrawSettingsSheet(const PanelContext& context, const ScreenLayout& /*layout*/, Vec2 screen) {
    UiState& ui = context.ui;
    if (!ui.settings_open) return;
    const Theme& theme = context.theme;
    const std::vector<Setting> settings = SettingsOf(ui);
    ui.sheet_row = std::min(ui.sheet_row, settings.size() - 1);
    const float tall = static_cast<float>(settings.size()) * kRow * theme.scale + theme.type.title +
                       theme.space.medium + 2 * theme.space.large;
    const Vec2 size{std::min(kWide * theme.scale, screen.x - 2 * theme.space.large),
                    std::min(tall, screen.y - 2 * theme.space.large)};
    bool open = BeginSheet(context, "###settings", screen * 0.5F, {0.5F, 0.5F}, size);
    const bool appearing = ImGui::IsWindowAppearing();
    const Vec2 corner = DrawSheetTitle(context, context.Say(words::kSettings));
    if (SheetCross(context)) open = false;
    if (!appearing) HandleArrows(ui, settings);
    const Vec2 end = FromImgui(ImGui::GetWindowPos()) + size;
    const Rect body{corner - Vec2{theme.space.tight, 0},
                    end - Vec2{theme.space.small, theme.space.small}};
    BeginPanel("###settings-rows", body, theme.raised, true);
    ImguiCanvas canvas = WindowCanvas(context);
    const float width = ImGui::GetContentRegionAvail().x;
    const float first = ImGui::GetCursorScreenPos().y;
    Vec2 at = FromImgui(ImGui::GetCursorScreenPos()) + Vec2{theme.space.tight, 4 * theme.scale};
    const float right = at.x + width - theme.space.small;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const Vec2 label = at + Vec2{0, 14 * theme.scale};
        TextWithin(canvas, label, context.Say(settings[i].name),
                   {theme.ink_soft, theme.type.small, FontKind::kSemiBold},
                   (kLabel - 8) * theme.scale);
        const float used =
            DrawChoices(context, settings[i], i, at + Vec2{kLabel * theme.scale, 0}, right);
        at.y += used + 12 * theme.scale;
    }
    ImGui::SetCursorScreenPos({body.min.x, first});
    ImGui::Dummy({1, at.y - first});
    EndPanel();
    EndSheet();
    if (!open) ui.settings_open = false;
}

}  // namespace render
