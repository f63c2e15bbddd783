// Goal:   what the screen can do is done alike by key, by palette and by menu; no key does two
//         things; every action has its words in both languages.
// Method: walk the table; frames of ImGui without a window.
#include "render/actions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/render/find_item.h"
#include "tests/render/sample_history.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

// What a person would see of it: the intents, and the looks that actions can change.
struct Effect {
    Intents intents{};
    std::string looks{};

    bool operator==(const Effect&) const = default;
};

std::string LooksOf(const UiState& ui) {
    std::string text;
    const auto add = [&](auto number) { text += std::to_string(number) + " "; };
    add(static_cast<int>(ui.theme));
    add(static_cast<int>(ui.language));
    add(static_cast<int>(ui.stage_view));
    add(static_cast<int>(ui.dock_view));
    add(static_cast<int>(ui.arrangement));
    add(ui.size_factor);
    add(ui.zoom);
    add(ui.selected.first);
    add(ui.places.size());
    add(ui.hints_seen.size());
    for (const bool on :
         {ui.class_names,    ui.reduced_motion, ui.story_open,    ui.dock_open,
          ui.inspector_open, ui.timeline_open,  ui.legend_open,   ui.caption_open,
          ui.trail_open,     ui.hints_off,      ui.alone,         ui.fullscreen,
          ui.start_open,     ui.palette_open,   ui.settings_open, ui.editing.has_value(),
          ui.help_open,      ui.scenarios_open, ui.branches_open, ui.bookmark_open,
          ui.command_open}) {
        add(static_cast<int>(on));
    }
    return text + ui.told;
}

void Open(HeadlessScreen& screen, Action action) {
    screen.scene = SampleScene();
    screen.scene.history = SampleHistory();
    screen.scene.history.can_redo = true;
    screen.ui.places = {{0.5F, 0.5F}};
    screen.ui.hints_seen = {"play"};
    screen.ui.size_factor = 1.25F;
    if (action == Action::kDrop) {
        screen.ui.selected = {TargetKind::kMessage, screen.scene.messages[1].id, 0};
    } else {
        screen.ui.selected = {TargetKind::kServer, 2, 0};
    }
    screen.Frame();
    screen.Frame();
}

ImGuiKey KeyOf(Key key) {
    const auto number = static_cast<int>(key);
    if (number >= 'a') return static_cast<ImGuiKey>(ImGuiKey_A + number - 'a');
    if (number >= '0' && number <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + number - '0');
    if (key >= Key::kF1) {
        return static_cast<ImGuiKey>(ImGuiKey_F1 + number - static_cast<int>(Key::kF1));
    }
    switch (key) {
        case Key::kSpace:
            return ImGuiKey_Space;
        case Key::kLeft:
            return ImGuiKey_LeftArrow;
        case Key::kRight:
            return ImGuiKey_RightArrow;
        case Key::kHome:
            return ImGuiKey_Home;
        case Key::kEnd:
            return ImGuiKey_End;
        case Key::kDelete:
            return ImGuiKey_Delete;
        case Key::kComma:
            return ImGuiKey_Comma;
        case Key::kMinus:
            return ImGuiKey_Minus;
        case Key::kEqual:
            return ImGuiKey_Equal;
        case Key::kPadPlus:
            return ImGuiKey_KeypadAdd;
        case Key::kPadMinus:
            return ImGuiKey_KeypadSubtract;
        default:
            return ImGuiKey_None;
    }
}

Intents PressChord(HeadlessScreen& screen, const Chord& chord) {
    if (chord.sign != 0) {
        const char text[] = {chord.sign, '\0'};
        Intents all = screen.Type(text);
        for (int i = 0; i < 4; ++i) {
            for (const Intent& intent : screen.Frame()) all.push_back(intent);
        }
        return all;
    }
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, chord.alt);
    Intents all = screen.Press(KeyOf(chord.key), chord.shift, chord.ctrl);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, false);
    screen.Frame();
    return all;
}

Effect ByKey(Action action, const Chord& chord) {
    HeadlessScreen screen;
    Open(screen, action);
    Intents intents = PressChord(screen, chord);
    return {intents, LooksOf(screen.ui)};
}

// The looks as they are before; empty where what the action wants is the case already.
std::string Untouched(Action action) {
    HeadlessScreen screen;
    Open(screen, action);
    return IsOn(screen.ui, action) ? "" : LooksOf(screen.ui);
}

Effect ByPalette(Action action) {
    HeadlessScreen screen;
    Open(screen, action);
    screen.Press(ImGuiKey_K, false, true);
    REQUIRE(screen.ui.palette_open);
    PaletteRow row;
    row.kind = PaletteKind::kAction;
    row.title = RowOf(action).title.english;
    row.action = action;
    screen.scene.palette = PaletteView{};
    screen.scene.palette->rows = {row};
    Intents intents = screen.Press(ImGuiKey_Enter);
    screen.Frame();
    return {intents, LooksOf(screen.ui)};
}

Effect ByMenu(Action action) {
    HeadlessScreen screen;
    Open(screen, action);
    screen.Press(ImGuiKey_F10);
    REQUIRE(screen.ui.actions_open);
    for (auto chapter = RowOf(action).chapter; chapter != ActionChapter::kClock;
         chapter = static_cast<ActionChapter>(static_cast<int>(chapter) - 1)) {
        screen.Press(ImGuiKey_RightArrow);
    }
    for (int i = static_cast<int>(action) - 1;
         i >= 0 && RowOf(static_cast<Action>(i)).chapter == RowOf(action).chapter; --i) {
        screen.Press(ImGuiKey_DownArrow);
    }
    Intents intents = screen.Press(ImGuiKey_Enter);
    screen.Frame();
    CHECK_FALSE((screen.ui.actions_open && action != Action::kMenu));
    return {intents, LooksOf(screen.ui)};
}

}  // namespace

TEST_CASE("actions: each has its row at its place, words in both languages, and a key") {
    REQUIRE(Actions().size() == kActions);
    for (std::size_t i = 0; i < kActions; ++i) {
        const ActionRow& row = Actions()[i];
        CAPTURE(std::string(row.title.english));
        CHECK(static_cast<std::size_t>(row.action) == i);
        CHECK((row.deed != nullptr) != (row.command != nullptr));
        CHECK_FALSE(KeyOf(row.action, Language::kEnglish).empty());
        CHECK_FALSE(KeyOf(row.action, Language::kChinese).empty());
    }
}

TEST_CASE("actions: no two share a key or a title") {
    std::vector<Chord> chords;
    std::vector<std::string> titles;
    for (const ActionRow& row : Actions()) {
        CAPTURE(std::string(row.title.english));
        for (const Chord& chord : row.chords) {
            if (!chord.any()) continue;
            CHECK(std::find(chords.begin(), chords.end(), chord) == chords.end());
            chords.push_back(chord);
        }
        for (const char* title : {row.title.english, row.title.chinese}) {
            CHECK(std::find(titles.begin(), titles.end(), title) == titles.end());
            titles.emplace_back(title);
        }
    }
    // Digits alone select servers.
    for (char digit = '1'; digit <= '9'; ++digit) {
        CHECK(std::find(chords.begin(), chords.end(), Chord{static_cast<Key>(digit)}) ==
              chords.end());
    }
}

TEST_CASE("actions: key, palette and menu do the same") {
    for (const ActionRow& row : Actions()) {
        // They are the palette and the menu.
        if (row.action == Action::kPalette || row.action == Action::kMenu) continue;
        CAPTURE(std::string(row.title.english));
        const Effect key = ByKey(row.action, row.chords.front());
        // Something happens: none of them is without effect in this scene.
        CHECK((!key.intents.empty() || key.looks != Untouched(row.action)));
        CHECK(ByPalette(row.action) == key);
        CHECK(ByMenu(row.action) == key);
        for (const Chord& chord : row.chords) {
            if (chord.any()) CHECK(ByKey(row.action, chord) == key);
        }
    }
}

TEST_CASE("actions: what cannot be done says why, whichever way it was asked for") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.Frame();
    CHECK(screen.Press(ImGuiKey_C).empty());
    CHECK(screen.ui.told.starts_with("Select a server"));
    CHECK(screen.Press(ImGuiKey_1) == Intents{Select{{TargetKind::kServer, 0, 0}}});
    CHECK(screen.ui.told.empty());
    // S1 leads: it has no election timer.
    CHECK(screen.Press(ImGuiKey_T).empty());
    CHECK(screen.ui.told == "It leads already.");
    screen.ui.language = Language::kChinese;
    CHECK(screen.Press(ImGuiKey_Z, false, true).empty());
    CHECK(screen.ui.told == "没有可撤销的操作");
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK(screen.ui.told.empty());
}

TEST_CASE("actions: nothing acts through a sheet but what is for everywhere") {
    bool UiState::*const sheets[] = {&UiState::help_open,    &UiState::settings_open,
                                     &UiState::start_open,   &UiState::scenarios_open,
                                     &UiState::actions_open, &UiState::branches_open};
    for (bool UiState::*sheet : sheets) {
        HeadlessScreen screen;
        Open(screen, Action::kCrash);
        screen.ui.*sheet = true;
        screen.Frame();
        screen.Frame();
        CHECK(screen.Press(ImGuiKey_C).empty());
        CHECK(screen.Press(ImGuiKey_T).empty());
        CHECK(screen.Press(ImGuiKey_4).empty());
        CHECK(screen.Press(ImGuiKey_R, false, true).empty());
        CHECK(screen.Press(ImGuiKey_Q, false, true) == Intents{Quit{}});
        screen.Press(ImGuiKey_Equal, false, true);
        CHECK(screen.ui.size_factor > 1.3F);
        CHECK(screen.ui.*sheet);
        CHECK(screen.Press(ImGuiKey_Escape).empty());
        CHECK_FALSE(screen.ui.*sheet);
    }
}

TEST_CASE("actions: the menu's rows and chapters can be clicked, and it fits every screen") {
    for (const Vec2 size : {Vec2{1024, 768}, Vec2{1280, 720}}) {
        HeadlessScreen screen(size);
        Open(screen, Action::kCrash);
        screen.Press(ImGuiKey_F10);
        const Rect sheet = WindowRect("###actions");
        CHECK(sheet.min.x >= 0);
        CHECK(sheet.max.x <= size.x);
        CHECK(sheet.max.y <= size.y);
        screen.ui.actions_chapter = 1;
        screen.Frame();
        screen.Frame();
        // The first row of the second chapter, below the title.
        const Vec2 row{sheet.max.x - 60, sheet.min.y + 16 + 18.5F + 12 + 14};
        CHECK(screen.Click(row) == Intents{RunCommandText{"crash S3"}});
        CHECK_FALSE(screen.ui.actions_open);
    }
}

TEST_CASE("actions: settings are chosen by arrows and Enter, and by the pointer") {
    HeadlessScreen screen;
    Open(screen, Action::kSettings);
    screen.Press(ImGuiKey_Comma, false, true);
    REQUIRE(screen.ui.settings_open);
    screen.Press(ImGuiKey_RightArrow);
    screen.Press(ImGuiKey_Enter);
    CHECK(screen.ui.language == Language::kChinese);
    screen.Press(ImGuiKey_DownArrow);
    screen.Press(ImGuiKey_DownArrow);
    screen.Press(ImGuiKey_Enter);
    CHECK(screen.ui.theme == ThemeKind::kDark);
    const Rect sheet = WindowRect("###settings");
    CHECK(sheet.max.y <= 720);
    // The third row's last choice.
    const Rect row{{sheet.min.x + 130, sheet.min.y + 120}, {sheet.max.x, sheet.min.y + 180}};
    ClickItem(screen, row, {"setting 34", "###choice"});
    CHECK(screen.ui.theme == ThemeKind::kProjector);
}

}  // namespace render
