// Dear ImGui's life on an OpenGL context.
#include "app/gui.h"

#include <glad/gl.h>

#include <limits>
#include <string>
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

// ImGui's sizes are heights of lines, from the highest ascender to the lowest descender, and so are
// these, in units of the letters' own size. Their ratio makes Chinese as large as Latin beside it.
constexpr float kInterLine = 1.2102F;
constexpr float kMonoLine = 1.32F;
constexpr float kChineseLine = 1.448F;

// An old ImGui draws what was baked before the first frame: nothing but our own texts, then. A new
// one finds every character of the font when it is first drawn, and takes null.
const ImWchar* GlyphRanges() {
#if IMGUI_VERSION_NUM < 19200
    static ImVector<ImWchar> ranges;
    if (ranges.empty()) {
        const auto characters = FindAsset("fonts/characters.txt").value_or("");
        ImFontGlyphRangesBuilder builder;
        builder.AddRanges(ImGui::GetIO().Fonts->GetGlyphRangesDefault());
        builder.AddText(characters.data(), characters.data() + characters.size());
        builder.BuildRanges(&ranges);
    }
    return ranges.Data;
#else
    return nullptr;
#endif
}

// Null when the program was built without the font. What is merged lends its characters to the font
// that was added last, where that one has none of its own.
ImFont* AddFont(std::string_view path, float size, bool merged = false) {
    const auto bytes = FindAsset(path);
    if (!bytes || bytes->size() > std::numeric_limits<int>::max()) {
        LogDebug(std::string("built without ") + std::string(path));
        return nullptr;
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // It is part of the program.
    config.MergeMode = merged;
    // ImGui takes a pointer that it could write to, and does not.
    void* data = const_cast<char*>(bytes->data());
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(bytes->size()), size,
                                                      &config, GlyphRanges());
}

void MergeChinese(float size, bool strong) {
    if (strong) AddFont("fonts/NotoSansSC-Bold.otf", size, true);
    AddFont("fonts/NotoSansSC-Regular.otf", size, true);
}

}  // namespace

render::UiFonts LoadFonts(float scale) {
    const float size = kFontSize * scale;
    render::UiFonts fonts;
    fonts.regular = AddFont("fonts/Inter-Regular.ttf", size);
    if (fonts.regular == nullptr) ImGui::GetIO().Fonts->AddFontDefault();
    MergeChinese(size * kChineseLine / kInterLine, false);
    fonts.semibold = AddFont("fonts/Inter-SemiBold.ttf", size);
    if (fonts.semibold != nullptr) MergeChinese(size * kChineseLine / kInterLine, true);
    fonts.mono = AddFont("fonts/JetBrainsMono-Regular.ttf", size);
    if (fonts.mono != nullptr) MergeChinese(size * kChineseLine / kMonoLine, false);
    return fonts;
}

Gui::Gui(float scale) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // Nothing is written beside the user's files.
    io.LogFilename = nullptr;
    fonts_ = LoadFonts(scale);
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
