// The screen without a window: frames of Dear ImGui whose mouse and keyboard a test moves.
#pragma once

#include <vector>

#include "imgui.h"
#include "render/intent.h"
#include "render/layout.h"
#include "render/theme.h"
#include "render/ui_state.h"
#include "render/view_model.h"

namespace render {

// One ImGui context for as long as it lives. Intents about looks are carried out as the app does.
class HeadlessScreen {
  public:
    explicit HeadlessScreen(Vec2 size = {1280, 720});
    ~HeadlessScreen();
    HeadlessScreen(const HeadlessScreen&) = delete;
    HeadlessScreen& operator=(const HeadlessScreen&) = delete;

    SceneView scene{};
    UiState ui{};

    // Draws one frame and returns what the user wanted in it.
    std::vector<Intent> Frame();

    void MoveTo(Vec2 p);
    // Each takes as many frames as a hand would need at least, and returns all intents of them.
    std::vector<Intent> Click(Vec2 p, int button = 0);
    std::vector<Intent> Drag(Vec2 from, Vec2 to);
    std::vector<Intent> Press(ImGuiKey key, bool shift = false, bool ctrl = false);
    std::vector<Intent> Type(const char* text);

    [[nodiscard]] ScreenLayout Layout() const;
    [[nodiscard]] RingLayout Ring() const;
    // A number that differs when any vertex of the last frame differs.
    [[nodiscard]] std::uint64_t PictureHash() const;
    [[nodiscard]] int Vertices() const;

  private:
    void Append(std::vector<Intent>& all, int frames);

    Vec2 size_;
};

}  // namespace render
