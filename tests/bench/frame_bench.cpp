// What one picture costs the processor: time moved on, presented, and turned into draw lists.
//
// Without a graphics card: textures are accepted and thrown away, as a backend would take them.
// Allowed are 2 ms with 5 servers and 5 ms with 51 servers and 1000 messages in flight.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "app/frame.h"
#include "app/scenarios.h"
#include "app/session.h"
#include "imgui.h"

namespace {

// One ImGui context for as long as it lives.
class NoScreen {
  public:
    NoScreen() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1920, 1080};
        io.DeltaTime = 1.0F / 60;
#if IMGUI_VERSION_NUM >= 19200
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#else
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
#endif
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    }
    ~NoScreen() {
        TakeTextures(true);
        ImGui::DestroyContext();
    }
    NoScreen(const NoScreen&) = delete;
    NoScreen& operator=(const NoScreen&) = delete;

    static void TakeTextures(bool at_end) {
#if IMGUI_VERSION_NUM >= 19200
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            const bool gone = at_end || texture->Status == ImTextureStatus_WantDestroy;
            texture->SetTexID(gone ? ImTextureID_Invalid : ImTextureID{1});
            texture->SetStatus(gone ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
        }
#else
        static_cast<void>(at_end);
#endif
    }
};

void Frames(benchmark::State& state, const std::string& script) {
    auto loaded = app::UnderstandScript("bench.raft", script);
    if (!loaded.ok()) return state.SkipWithError(loaded.error().c_str());
    app::Session session(loaded.value());
    session.FinishScript();
    session.Play();
    NoScreen screen;
    render::UiState ui;
    ui.selected = {render::TargetKind::kServer, 0, 0};
    std::uint64_t messages = 0;
    for (auto _ : state) {
        ImGui::NewFrame();
        app::RunFrame(session, ui, {}, 16'667);
        ImGui::Render();
        NoScreen::TakeTextures(false);
        messages += session.cluster().network().size();
    }
    state.counters["in_flight"] =
        static_cast<double>(messages) / static_cast<double>(state.iterations());
}

void FrameWith5Servers(benchmark::State& state) {
    Frames(state, "run until leader\nload 50/s\nrun 1s\n");
}

void FrameWith51ServersAnd1000Messages(benchmark::State& state) {
    Frames(state,
           "cluster 51\nset latency 50ms..70ms\nset election-timeout 2s..3s\n"
           "run until leader\nload 150/s\nrun 1s\n");
}

}  // namespace

BENCHMARK(FrameWith5Servers)->Unit(benchmark::kMicrosecond);
BENCHMARK(FrameWith51ServersAnd1000Messages)->Unit(benchmark::kMicrosecond);
