// How a row of the table of actions is written down: its words, its keys, then what it does.
#pragma once

#include <span>

#include "render/action_deeds.h"

namespace render::deeds {

// ---- Keys ----

constexpr Chord K(Key key) {
    return {key};
}
constexpr Chord Letter(char letter) {
    return {static_cast<Key>(letter)};
}
constexpr Chord Digit(int digit) {
    return {static_cast<Key>('0' + digit)};
}
constexpr Chord F(int number) {
    return {static_cast<Key>(static_cast<int>(Key::kF1) + number - 1)};
}
constexpr Chord Sign(char sign) {
    return {Key::kNone, sign};
}
constexpr Chord Ctrl(Chord chord) {
    chord.ctrl = true;
    return chord;
}
constexpr Chord Shift(Chord chord) {
    chord.shift = true;
    return chord;
}
constexpr Chord Alt(Chord chord) {
    chord.alt = true;
    return chord;
}

// ---- Rows ----

struct Row {
    ActionRow row;

    consteval Row(Action action, ActionChapter chapter, Phrase title, Phrase about, Chords chords)
        : row{action, chapter, title, about, chords} {}

    consteval Row Does(void (*deed)(const PanelContext&)) const {
        Row next = *this;
        next.row.deed = deed;
        return next;
    }
    consteval Row Says(const char* command) const {
        Row next = *this;
        next.row.command = command;
        return next;
    }
    // The command's text; the selected server's name comes behind it.
    consteval Row OnServer(const char* command) const {
        Row next = Says(command);
        next.row.on_server = true;
        return next;
    }
    consteval Row SwitchesOn(bool (*on)(const UiState&)) const {
        Row next = *this;
        next.row.on = on;
        return next;
    }
    consteval Row Unless(Reason (*why_not)(const SceneView&, const UiState&)) const {
        Row next = *this;
        next.row.why_not = why_not;
        return next;
    }
    consteval Row Repeating() const {
        Row next = *this;
        next.row.repeats = true;
        return next;
    }
    consteval Row Anywhere() const {
        Row next = *this;
        next.row.anywhere = true;
        return next;
    }
};

// The chapters' rows; together they are the table.
[[nodiscard]] std::span<const ActionRow> RowsOfTime();
[[nodiscard]] std::span<const ActionRow> RowsOfViews();
[[nodiscard]] std::span<const ActionRow> RowsOfProgram();

}  // namespace render::deeds
