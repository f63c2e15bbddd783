// The building blocks that panels share: fonts, buttons, links and pills in the theme's dress.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "render/imgui_canvas.h"
#include "render/intent.h"
#include "render/language.h"
#include "render/marks.h"
#include "render/style.h"
#include "render/theme.h"
#include "render/ui_state.h"
#include "render/view_model.h"

namespace render {

// What every panel is given.
struct PanelContext {
    const Theme& theme;
    const UiFonts& fonts;
    const SceneView& scene;
    UiState& ui;
    std::vector<Intent>& intents;

    void Want(Intent intent) const { intents.push_back(std::move(intent)); }
    [[nodiscard]] const char* Say(const Phrase& phrase) const { return phrase.In(ui.language); }
};

// A font and size for ImGui's own text, until the end of the scope.
class FontScope {
  public:
    FontScope(const PanelContext& context, FontKind kind, float size);
    ~FontScope();
    FontScope(const FontScope&) = delete;
    FontScope& operator=(const FontScope&) = delete;
};

// A child window that fills `rect` with `fill`; the canvas draws in it. Always End what was begun.
void BeginPanel(const char* id, const Rect& rect, Color fill, bool scrolls = false);
void EndPanel();

[[nodiscard]] ImguiCanvas WindowCanvas(const PanelContext& context);

// The size of the text when it is broken into lines of this width.
[[nodiscard]] float WrappedHeight(const PanelContext& context, std::string_view text, FontKind font,
                                  float size, float width);
// The text so broken, from this corner down.
void WrappedText(const PanelContext& context, Vec2 corner, std::string_view text, FontKind font,
                 float size, Color color, float width);
// Its lines, for whoever places them. Parts of `text`.
[[nodiscard]] std::vector<std::string_view> WrappedLines(const PanelContext& context,
                                                         std::string_view text, FontKind font,
                                                         float size, float width);
// The text, cut and with dots behind it when it is wider than that.
[[nodiscard]] std::string Shortened(Canvas& canvas, std::string_view text, const TextStyle& style,
                                    float width);
void TextWithin(Canvas& canvas, Vec2 at, std::string_view text, const TextStyle& style,
                float width);

// A bubble with one sentence, for the item that was just drawn.
void TipForLastItem(const PanelContext& context, const char* text);

struct ButtonLook {
    bool primary = false;  // In the accent colour.
    bool on = false;       // A toggle that is on.
    bool bare = false;     // No face unless hovered.
    bool enabled = true;   // Not: pale, and never clicked.
};

// Buttons at a place, found by tests and by ImGui through their id. True when clicked.
[[nodiscard]] bool IconButton(const PanelContext& context, const char* id, Icon icon,
                              const Rect& rect, ButtonLook look = {});
[[nodiscard]] bool TextButton(const PanelContext& context, const char* id, std::string_view text,
                              const Rect& rect, ButtonLook look = {});
// Text that can be clicked, its left end and vertical middle at `at`. Returns its width too.
struct LinkResult {
    bool clicked = false;
    float width = 0;
};
LinkResult TextLink(const PanelContext& context, const char* id, std::string_view text, Vec2 at,
                    const TextStyle& style);

}  // namespace render
