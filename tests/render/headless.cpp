// Frames without a backend: textures are accepted and thrown away.
#include "tests/render/headless.h"

#include <cstring>

#include "render/screen.h"
#include "render/style.h"

namespace render {

namespace {

// What a backend would do with the font's textures, without pixels going anywhere.
void AcceptTextures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace

HeadlessScreen::HeadlessScreen(Vec2 size) : size_(size) {
    // Their own tests turn them on.
    ui.hints_off = true;
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {size.x, size.y};
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

HeadlessScreen::~HeadlessScreen() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

std::vector<Intent> HeadlessScreen::Frame() {
    ImGui::GetIO().DeltaTime = 1.0F / 28;  // A slow machine.
    ImGui::NewFrame();
    const Theme theme = MakeTheme(ui.theme, ui.scale);
    ApplyStyle(theme);
    std::vector<Intent> intents = DrawScreen(theme, {}, scene, ui);
    ImGui::Render();
    AcceptTextures();
    for (const Intent& intent : intents) ApplyToLooks(ui, intent);
    return intents;
}

void HeadlessScreen::Append(std::vector<Intent>& all, int frames) {
    for (int i = 0; i < frames; ++i) {
        for (const Intent& intent : Frame()) all.push_back(intent);
    }
}

void HeadlessScreen::MoveTo(Vec2 p) {
    ImGui::GetIO().AddMousePosEvent(p.x, p.y);
}

std::vector<Intent> HeadlessScreen::Click(Vec2 p, int button) {
    std::vector<Intent> all;
    MoveTo(p);
    Append(all, 1);
    // Down and up before the next frame: ImGui's queue spreads them over two.
    ImGui::GetIO().AddMouseButtonEvent(button, true);
    ImGui::GetIO().AddMouseButtonEvent(button, false);
    Append(all, 3);
    return all;
}

std::vector<Intent> HeadlessScreen::Drag(Vec2 from, Vec2 to) {
    std::vector<Intent> all;
    MoveTo(from);
    Append(all, 1);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    Append(all, 1);
    for (const float share : {0.3F, 0.6F, 1.0F}) {
        MoveTo(Mix(from, to, share));
        Append(all, 1);
    }
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    Append(all, 2);
    return all;
}

std::vector<Intent> HeadlessScreen::Press(ImGuiKey key, bool shift, bool ctrl) {
    ImGuiIO& io = ImGui::GetIO();
    std::vector<Intent> all;
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    io.AddKeyEvent(ImGuiMod_Shift, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    Append(all, 6);
    return all;
}

std::vector<Intent> HeadlessScreen::Type(const char* text) {
    std::vector<Intent> all;
    ImGui::GetIO().AddInputCharactersUTF8(text);
    Append(all, 2);
    return all;
}

ScreenLayout HeadlessScreen::Layout() const {
    LayoutWishes wishes;
    wishes.scale = ui.scale;
    wishes.servers = scene.servers.size();
    wishes.legend = ui.legend_open;
    wishes.timeline = ui.timeline_open;
    wishes.timeline_height = ui.timeline_height;
    return LayOutScreen(size_, wishes);
}

RingLayout HeadlessScreen::Ring() const {
    return LayOutRing(Layout().ring, scene.servers.size(), ui.scale);
}

std::uint64_t HeadlessScreen::PictureHash() const {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
        for (const ImDrawVert& vertex : list->VtxBuffer) {
            unsigned char bytes[sizeof(ImDrawVert)];
            std::memcpy(bytes, &vertex, sizeof(vertex));
            for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ULL;
        }
    }
    return hash;
}

int HeadlessScreen::Vertices() const {
    return ImGui::GetDrawData()->TotalVtxCount;
}

}  // namespace render
