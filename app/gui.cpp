// Dear ImGui's life on an OpenGL context.
#include "app/gui.h"

#include <glad/gl.h>

#include <limits>
#include <string_view>

#include "app/assets.h"
#include "app/log.h"
#include "imgui.h"
#include "imgui_impl_opengl3.h"

namespace app {

namespace {

// At scale 1. From 1.92 on every size is drawn as it is asked for, and this one is only the
// default.
constexpr float kFontSize = 15;

// Null when the program was built without the font: ImGui's own takes its place.
ImFont* LoadFont(std::string_view path, float size) {
    const auto bytes = FindAsset(path);
    if (!bytes || bytes->size() > std::numeric_limits<int>::max()) {
        LogDebug(std::string("built without ") + std::string(path));
        return nullptr;
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // It is part of the program.
    // ImGui takes a pointer that it could write to, and does not.
    void* data = const_cast<char*>(bytes->data());
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(bytes->size()), size,
                                                      &config);
}

}  // namespace

Gui::Gui(float scale) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // Nothing is written beside the user's files.
    io.LogFilename = nullptr;
    fonts_.regular = LoadFont("fonts/Inter-Regular.ttf", kFontSize * scale);
    fonts_.semibold = LoadFont("fonts/Inter-SemiBold.ttf", kFontSize * scale);
    fonts_.mono = LoadFont("fonts/JetBrainsMono-Regular.ttf", kFontSize * scale);
    if (fonts_.regular == nullptr) io.Fonts->AddFontDefault();
    ok_ = ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
    if (ok_) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void Gui::NewFrame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void Gui::Draw(int width, int height) {
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace app
