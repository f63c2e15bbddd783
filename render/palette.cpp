// A text field in the upper middle, the rows below it, and the chosen row's help at its foot.
#include "render/palette.h"

#include <algorithm>
#include <string>

#include "render/actions.h"
#include "render/keys.h"
#include "render/sheet.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr float kWide = 680;
constexpr float kTall = 520;
constexpr float kField = 38;
constexpr float kRow = 30;
constexpr float kLeastRows = 3;
constexpr std::size_t kMostRemembered = 100;

bool Current(const PanelContext& context) {
    return context.scene.palette && context.scene.palette->text == context.ui.palette_text.data();
}

const PaletteRow* Chosen(const PanelContext& context) {
    if (!Current(context)) return nullptr;
    const std::vector<PaletteRow>& rows = context.scene.palette->rows;
    return context.ui.palette_row < rows.size() ? &rows[context.ui.palette_row] : nullptr;
}

// Arrows, the page keys and Tab, which a text field would take for itself.
int OnKey(ImGuiInputTextCallbackData* data) {
    const auto& context = *static_cast<const PanelContext*>(data->UserData);
    UiState& ui = context.ui;
    if (data->EventFlag == ImGuiInputTextFlags_CallbackEdit) {
        ui.palette_row = 0;
        return 0;
    }
    if (!ui.palette_fill.empty()) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, ui.palette_fill.c_str());
        data->ClearSelection();
        ui.palette_fill.clear();
        ui.palette_row = 0;
        return 0;
    }
    const std::size_t rows = Current(context) ? context.scene.palette->rows.size() : 0;
    if (data->EventFlag == ImGuiInputTextFlags_CallbackHistory && rows > 0) {
        const bool up = data->EventKey == ImGuiKey_UpArrow;
        ui.palette_row = (ui.palette_row + (up ? rows - 1 : 1)) % rows;
    }
    const PaletteRow* row = Chosen(context);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion && row != nullptr &&
        !row->fill.empty()) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, row->fill.c_str());
        ui.palette_row = 0;
    }
    return 0;
}

void Remember(UiState& ui, const std::string& text) {
    if (text.empty()) return;
    std::vector<std::string>& history = ui.command_history;
    if (history.size() >= kMostRemembered) history.erase(history.begin());
    history.push_back(text);
}

void Do(const PanelContext& context, const PaletteRow& row) {
    UiState& ui = context.ui;
    if (!row.action && !row.intent) {
        ui.palette_fill = row.fill;
        return;
    }
    ui.palette_open = false;
    if (row.action) return Perform(context, *row.action);
    if (const auto* command = std::get_if<RunCommandText>(&*row.intent)) {
        Remember(ui, command->text);
    }
    if (std::holds_alternative<OpenScenario>(*row.intent)) CloseSheets(ui);
    ui.start_open = false;
    context.Want(*row.intent);
}

void DrawField(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const FontScope font(context, FontKind::kMono, theme.type.body);
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::SetNextItemWidth(rect.width());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {theme.space.medium, (rect.height() - theme.type.body) / 2});
    if (!ImGui::IsAnyItemActive() && !EscapePressed()) ImGui::SetKeyboardFocusHere();
    auto* self = const_cast<PanelContext*>(&context);
    const bool entered = ImGui::InputTextWithHint(
        "###palette-text", context.Say(words::kPaletteHint), ui.palette_text.data(),
        ui.palette_text.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory |
            ImGuiInputTextFlags_CallbackCompletion | ImGuiInputTextFlags_CallbackEdit |
            ImGuiInputTextFlags_CallbackAlways,
        OnKey, self);
    if (entered) ui.palette_entered = true;
    ImGui::PopStyleVar();
}

// The error under the text, with its column marked. The field's letters are all of one width.
void DrawError(const PanelContext& context, const Rect& field) {
    const Theme& theme = context.theme;
    const PaletteView& view = *context.scene.palette;
    ImguiCanvas canvas = WindowCanvas(context);
    if (view.error.empty()) {
        canvas.Text({field.min.x, field.max.y + kRow * theme.scale / 2},
                    context.Say(words::kPaletteNothing), {theme.ink_soft, theme.type.small});
        return;
    }
    const TextStyle letters{theme.ink, theme.type.body, FontKind::kMono};
    std::size_t bytes = 0;
    for (std::size_t column = 1; bytes < view.text.size() && column < view.error_column; ++column) {
        do ++bytes;
        while (bytes < view.text.size() &&
               (static_cast<unsigned char>(view.text[bytes]) & 0xC0U) == 0x80U);
    }
    const float before = canvas.MeasureText(view.text.substr(0, bytes), letters).x;
    const float letter = canvas.MeasureText("m", letters).x;
    const float x = std::min(field.min.x + theme.space.medium + before, field.max.x - letter);
    const float y = field.max.y - theme.space.tight;
    canvas.FillRect({{x, y - theme.thick / 2}, {x + letter, y + theme.thick / 2}}, 1, theme.alarm);
    WrappedText(context, {field.min.x, field.max.y + theme.space.small}, view.error,
                FontKind::kRegular, theme.type.small, theme.alarm, field.width());
}

void DrawRow(const PanelContext& context, const PaletteRow& row, std::size_t place, float width) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    ImguiCanvas canvas = WindowCanvas(context);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect box{corner, corner + Vec2{width, kRow * theme.scale}};
    ImGui::PushID(static_cast<int>(place));
    const bool clicked = ImGui::InvisibleButton("###row", {width, box.height()});
    ImGui::PopID();
    const bool chosen = ui.palette_row == place;
    if (chosen || ImGui::IsItemHovered()) {
        canvas.FillRect(box, theme.radius_small, chosen ? theme.accent_soft : theme.hovered);
    }
    if (clicked) {
        ui.palette_row = place;
        ui.palette_entered = true;
    }
    const Reason why_not = row.action ? WhyNot(context.scene, ui, *row.action) : nullptr;
    const bool command = row.kind == PaletteKind::kRun || row.kind == PaletteKind::kCommand;
    const TextStyle title{why_not == nullptr ? theme.ink : theme.ink_soft, theme.type.small,
                          command ? FontKind::kMono : FontKind::kSemiBold};
    const TextStyle soft{theme.ink_soft, theme.type.tiny};
    const float y = box.center().y;
    float right = box.max.x - theme.space.small;
    const std::string key = row.action ? KeyOf(*row.action, ui.language) : "";
    const char* kind = context.Say(words::kPaletteKinds.at(static_cast<std::size_t>(row.kind)));
    const std::string aside = key.empty() ? kind : key;
    canvas.Text({right, y}, aside,
                {key.empty() ? theme.ink_soft : theme.ink, theme.type.tiny,
                 key.empty() ? FontKind::kRegular : FontKind::kMono, Align::kRight});
    right -= canvas
                 .MeasureText(aside, {theme.ink, theme.type.tiny,
                                      key.empty() ? FontKind::kRegular : FontKind::kMono})
                 .x +
             theme.space.medium;
    const float left = box.min.x + theme.space.small;
    const float named = std::min(canvas.MeasureText(row.title, title).x, (right - left) * 0.62F);
    TextWithin(canvas, {left, y}, row.title, title, named + 1);
    const float about = left + named + theme.space.medium;
    TextWithin(canvas, {about, y}, why_not == nullptr ? row.about : context.Say(*why_not), soft,
               std::max(right - about, 0.0F));
}

void DrawRows(const PanelContext& context, const Rect& body) {
    const Theme& theme = context.theme;
    BeginPanel("###palette-rows", body, theme.raised, true);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const std::vector<PaletteRow>& rows = context.scene.palette->rows;
    const float width = ImGui::GetContentRegionAvail().x;
    const float pitch = kRow * theme.scale;
    const std::size_t chosen = context.ui.palette_row;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float y = ImGui::GetCursorScreenPos().y;
        // Rows out of sight only take their room.
        if (y + pitch < body.min.y || y > body.max.y) {
            ImGui::Dummy({width, pitch});
        } else {
            DrawRow(context, rows[i], i, width);
        }
        const bool hidden = y < body.min.y - 1 || y + pitch > body.max.y + 1;
        if (i == chosen && hidden && !ImGui::IsWindowHovered()) {
            ImGui::SetScrollFromPosY(y + pitch / 2 - body.min.y, 0.5F);
        }
    }
    ImGui::PopStyleVar();
    EndPanel();
}

// What is said about the chosen row at the foot; returns where it begins.
float DrawHelp(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    const PaletteRow* row = Chosen(context);
    ImguiCanvas canvas = WindowCanvas(context);
    const float line = theme.type.tiny * 1.4F;
    canvas.Text({rect.min.x, rect.max.y - line / 2}, context.Say(words::kPaletteKeys),
                {theme.ink_soft, theme.type.tiny});
    float top = rect.max.y - line - theme.space.small;
    if (row == nullptr) return top;
    const std::string& text = row->help.empty() ? row->about : row->help;
    if (text.empty()) return top;
    const float tall = std::min(WrappedHeight(context, text, FontKind::kRegular, theme.type.tiny,
                                              rect.width() - theme.space.medium),
                                rect.height() - kLeastRows * kRow * theme.scale);
    top -= tall + theme.space.small;
    canvas.Line({rect.min.x, top}, {rect.max.x, top}, {theme.border, theme.thin});
    const Rect body{{rect.min.x, top + theme.space.tight},
                    {rect.max.x, top + theme.space.tight + tall}};
    BeginPanel("###palette-help", body, theme.raised, true);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    WrappedText(context, corner, text, FontKind::kRegular, theme.type.tiny, theme.ink_soft,
                rect.width() - theme.space.medium);
    ImGui::Dummy({1, WrappedHeight(context, text, FontKind::kRegular, theme.type.tiny,
                                   rect.width() - theme.space.medium)});
    EndPanel();
    return top;
}

}  // namespace

void DrawPalette(const PanelContext& context, const ScreenLayout& /*layout*/, Vec2 screen) {
    UiState& ui = context.ui;
    if (!ui.palette_open) return;
    const Theme& theme = context.theme;
    const Vec2 size{std::min(kWide * theme.scale, screen.x - 2 * theme.space.large),
                    std::min(kTall * theme.scale, screen.y * 0.82F)};
    const Vec2 at{screen.x / 2, screen.y * 0.08F};
    bool open = BeginSheet(context, "###palette", at, {0.5F, 0}, size);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect inner{corner, corner + Vec2{size.x, size.y} - Vec2{2, 2} * theme.space.large};
    const Rect field{inner.min, {inner.max.x, inner.min.y + kField * theme.scale}};
    DrawField(context, field);
    const Rect below{{inner.min.x, field.max.y + theme.space.small}, inner.max};
    const float foot = DrawHelp(context, below);
    if (context.scene.palette && context.scene.palette->rows.empty()) {
        if (Current(context)) DrawError(context, field);
        ui.palette_entered = ui.palette_entered && !Current(context);
    } else if (context.scene.palette) {
        DrawRows(context, {below.min, {below.max.x, foot - theme.space.tight}});
    }
    // Rows for what was typed just now come with the next picture.
    if (ui.palette_entered && Current(context)) {
        ui.palette_entered = false;
        if (const PaletteRow* row = Chosen(context)) {
            // A copy: what it does may close everything.
            const PaletteRow chosen = *row;
            EndSheet();
            return Do(context, chosen);
        }
    }
    if (EscapePressed() && !ImGui::IsWindowAppearing()) open = false;
    if (!open) ui.palette_open = false;
    EndSheet();
}

}  // namespace render
