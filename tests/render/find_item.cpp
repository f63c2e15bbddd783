// The pointer goes along lines a few pixels apart; ImGui knows what is under it.
#include "tests/render/find_item.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "imgui_internal.h"
#include "render/imgui_canvas.h"

namespace render {

namespace {

constexpr float kStrideX = 5;
constexpr float kStrideY = 6;

std::vector<ImGuiID> IdsOf(std::initializer_list<const char*> id) {
    std::vector<ImGuiID> ids;
    for (ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if (!window->Active) continue;
        ImGuiID hash = window->ID;
        for (const char* part : id) hash = ImHashStr(part, 0, hash);
        ids.push_back(hash);
    }
    return ids;
}

}  // namespace

std::optional<Vec2> FindItem(HeadlessScreen& screen, const Rect& area,
                             std::initializer_list<const char*> id) {
    screen.Frame();
    const std::vector<ImGuiID> ids = IdsOf(id);
    for (float y = area.min.y + kStrideY / 2; y < area.max.y; y += kStrideY) {
        for (float x = area.min.x + kStrideX / 2; x < area.max.x; x += kStrideX) {
            screen.MoveTo({x, y});
            screen.Frame();
            const ImGuiContext& context = *ImGui::GetCurrentContext();
            if (context.HoveredId == 0) continue;
            if (std::find(ids.begin(), ids.end(), context.HoveredId) == ids.end()) continue;
            return Vec2{x, y};
        }
    }
    return std::nullopt;
}

std::vector<Intent> ClickItem(HeadlessScreen& screen, const Rect& area,
                              std::initializer_list<const char*> id) {
    const std::optional<Vec2> found = FindItem(screen, area, id);
    INFO("item: ", std::string(*(id.end() - 1)));
    REQUIRE(found.has_value());
    return screen.Click(*found);
}

Rect WindowRect(const char* name) {
    const ImGuiWindow* window = ImGui::FindWindowByName(name);
    if (window == nullptr || !window->Active) return {};
    const Vec2 corner = FromImgui(window->Pos);
    return {corner, corner + FromImgui(window->Size)};
}

}  // namespace render
