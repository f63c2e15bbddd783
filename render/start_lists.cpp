// Rows that a click, or the arrow keys and Enter, choose.
#include "render/start_lists.h"

#include <string>

#include "render/words.h"
#include "render/words_start.h"

namespace render {

namespace {

constexpr float kTabs = 44;
constexpr float kField = 36;

void OpenFrom(const PanelContext& context, const std::string& path) {
    context.Want(OpenScenario{path});
    context.ui.start_open = false;
}

// One line of a list; true when it was chosen, by a click or with Enter.
bool ListRow(const PanelContext& context, StartChoice& choice, const char* id, float height,
             Rect& rect, bool& hovered) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const float width = ImGui::GetContentRegionAvail().x;
    rect = {corner, corner + Vec2{width, height}};
    const bool clicked = ImGui::InvisibleButton(id, {width, height});
    hovered = ImGui::IsItemHovered();
    const bool chosen = choice.row == ui.start_row;
    choice.row += 1;
    ImguiCanvas canvas = WindowCanvas(context);
    if (hovered || chosen) canvas.FillRect(rect, theme.radius, theme.hovered);
    if (chosen) canvas.StrokeRect(rect, theme.radius, {theme.accent, theme.thin});
    if (chosen && choice.moved) ImGui::SetScrollHereY(0.5F);
    return clicked || (chosen && choice.entered);
}

void DrawItem(const PanelContext& context, StartChoice& choice, const StartItem& item) {
    const Theme& theme = context.theme;
    const float pad = theme.space.medium;
    const float tick = 26 * theme.scale;
    const float room = ImGui::GetContentRegionAvail().x - 2 * pad - tick;
    const float about =
        WrappedHeight(context, item.about, FontKind::kRegular, theme.type.small, room);
    const float title = theme.type.body * 1.3F;
    Rect rect;
    bool hovered = false;
    ImGui::PushID(item.path.c_str());
    const bool taken =
        ListRow(context, choice, "###item", title + about + 2 * theme.space.small, rect, hovered);
    ImGui::PopID();
    if (taken) OpenFrom(context, item.path);
    if (!ImGui::IsRectVisible(ToImgui(rect.min), ToImgui(rect.max))) return;
    ImguiCanvas canvas = WindowCanvas(context);
    const float y = rect.min.y + theme.space.small + title / 2;
    if (item.opened) {
        DrawIcon(canvas, Icon::kCheck, {rect.min.x + pad + tick * 0.3F, y}, 12 * theme.scale,
                 theme.good);
    } else {
        canvas.Arc({rect.min.x + pad + tick * 0.3F, y}, 4 * theme.scale, {0, 1},
                   {item.next ? theme.accent : theme.ink_soft, theme.line});
    }
    const TextStyle name{item.next ? theme.accent : theme.ink, theme.type.body,
                         FontKind::kSemiBold};
    const float left = rect.min.x + pad + tick;
    float end = rect.max.x - pad;
    if (item.next) {
        const TextStyle pill{theme.accent, theme.type.small, FontKind::kSemiBold, Align::kRight};
        canvas.Text({end, y}, context.Say(words::kNextLesson), pill);
        end -= canvas.MeasureText(context.Say(words::kNextLesson), pill).x + pad;
    }
    TextWithin(canvas, {left, y}, item.title, name, end - left);
    WrappedText(context, {left, rect.min.y + theme.space.small + title}, item.about,
                FontKind::kRegular, theme.type.small, theme.ink_soft, room);
}

void DrawLessons(const PanelContext& context, StartChoice& choice) {
    const Theme& theme = context.theme;
    for (const StartChapter& chapter : context.scene.start->lessons) {
        const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
        const float tall = theme.type.large * 1.5F + theme.space.small;
        ImguiCanvas canvas = WindowCanvas(context);
        TextWithin(canvas, corner + Vec2{theme.space.medium, tall / 2}, chapter.title,
                   {theme.ink_soft, theme.type.large, FontKind::kSemiBold},
                   ImGui::GetContentRegionAvail().x - 2 * theme.space.medium);
        ImGui::Dummy({1, tall});
        for (const StartItem& item : chapter.items) DrawItem(context, choice, item);
        ImGui::Dummy({1, theme.space.medium});
    }
}

// A field for text; true on Enter.
bool Field(const PanelContext& context, const char* id, const char* hint, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const FontScope font(context, FontKind::kRegular, theme.type.body);
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::SetNextItemWidth(rect.width());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {theme.space.medium, (rect.height() - theme.type.body) / 2});
    const bool entered = ImGui::InputTextWithHint(
        id, hint, ui.start_text.data(), ui.start_text.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    if (ImGui::IsItemEdited()) ui.start_row = 0;
    ImGui::PopStyleVar();
    return entered;
}

void DrawFiles(const PanelContext& context, StartChoice& choice) {
    const Theme& theme = context.theme;
    const StartView& view = *context.scene.start;
    ImguiCanvas canvas = WindowCanvas(context);
    if (!view.problem.empty()) {
        const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
        const float width = ImGui::GetContentRegionAvail().x - 2 * theme.space.medium;
        WrappedText(context, corner + Vec2{theme.space.medium, theme.space.small}, view.problem,
                    FontKind::kRegular, theme.type.small, theme.alarm, width);
        ImGui::Dummy(
            {1, 2 * theme.space.small + WrappedHeight(context, view.problem, FontKind::kRegular,
                                                      theme.type.small, width)});
    }
    for (const FileItem& file : view.files) {
        Rect rect;
        bool hovered = false;
        ImGui::PushID(file.path.c_str());
        const bool taken =
            ListRow(context, choice, "###file", theme.type.body * 1.9F, rect, hovered);
        ImGui::PopID();
        const float y = rect.center().y;
        const float sign = rect.min.x + theme.space.medium + 8 * theme.scale;
        DrawIcon(canvas, file.folder ? Icon::kExport : Icon::kLog, {sign, y}, 15 * theme.scale,
                 theme.ink_soft);
        const bool up = file.name == "..";
        TextWithin(canvas, {sign + 20 * theme.scale, y},
                   up ? context.Say(words::kFolderUp) : file.name.c_str(),
                   {theme.ink, theme.type.body}, rect.max.x - sign - 30 * theme.scale);
        if (!taken) continue;
        if (!file.folder) {
            OpenFrom(context, file.path);
        } else {
            context.ui.start_folder = file.path;
            context.ui.start_row = 0;
        }
    }
}

void DrawTabs(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    ImguiCanvas canvas = WindowCanvas(context);
    float x = rect.min.x + theme.space.medium;
    for (std::size_t i = 0; i < words::kStartTabs.size(); ++i) {
        const bool current = ui.start_tab == i;
        const TextStyle style{current ? theme.ink : theme.ink_soft, theme.type.large,
                              FontKind::kSemiBold};
        const char* name = context.Say(words::kStartTabs.at(i));
        const float width = canvas.MeasureText(name, style).x;
        ImGui::PushID(static_cast<int>(i));
        ImGui::SetCursorScreenPos({x - theme.space.small, rect.min.y});
        if (ImGui::InvisibleButton("###start-tab",
                                   {width + 2 * theme.space.small, rect.height()})) {
            ui.start_tab = i;
            ui.start_row = 0;
            ui.start_text.fill('\0');
        }
        ImGui::PopID();
        canvas.Text({x, rect.center().y}, name, style);
        if (current) {
            canvas.FillRect({{x, rect.max.y - theme.thick}, {x + width, rect.max.y}}, 1,
                            theme.accent);
        }
        x += width + theme.space.huge;
    }
    canvas.Line({rect.min.x, rect.max.y}, rect.max, {theme.border, theme.thin});
}

}  // namespace

void DrawStartLists(const PanelContext& context, const Rect& area, StartChoice& choice) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const StartView& view = *context.scene.start;
    const Rect tabs{area.min, {area.max.x, area.min.y + kTabs * theme.scale}};
    DrawTabs(context, tabs);
    Rect body{{area.min.x, tabs.max.y + theme.space.small}, area.max};
    if (ui.start_tab != 0) {
        const Rect field{body.min, {body.max.x, body.min.y + kField * theme.scale}};
        const bool files = ui.start_tab == 2;
        const char* hint = context.Say(files ? words::kPathHint : words::kSearch);
        const bool entered = Field(context, "###start-field", hint, field);
        if (files && entered && ui.start_text[0] != '\0') OpenFrom(context, ui.start_text.data());
        body.min.y = field.max.y + theme.space.small;
        if (files) {
            ImguiCanvas canvas = WindowCanvas(context);
            TextWithin(canvas, body.min + Vec2{theme.space.medium, theme.type.small * 0.7F},
                       view.folder, {theme.ink_soft, theme.type.small, FontKind::kMono},
                       body.width() - 2 * theme.space.medium);
            body.min.y += theme.type.small * 1.6F;
        }
    }
    BeginPanel("###start-list", body, theme.panel, true);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.space.hair});
    if (ui.start_tab == 0) {
        DrawLessons(context, choice);
    } else if (ui.start_tab == 1) {
        for (const StartItem& item : view.found) DrawItem(context, choice, item);
        if (view.found.empty()) {
            const FontScope font(context, FontKind::kRegular, theme.type.body);
            ImGui::TextUnformatted(context.Say(words::kNothingFound));
        }
    } else {
        DrawFiles(context, choice);
    }
    ImGui::PopStyleVar();
    EndPanel();
}

}  // namespace render
