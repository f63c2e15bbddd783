// What one picture costs the processor: time moved on, presented, and turned into draw lists.
//
// Without a graphics card: textures are accepted and thrown away, as a backend would take them.
// Allowed are 2 ms with 5 servers and 5 ms with 51 servers and 1000 messages in flight.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>

#include "app/frame.h"
#include "app/scenarios.h"
#include "app/session.h"
#include "imgui.h"
#include "render/view_kind.h"

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

// What a cluster does, and how it is looked at.
const char* const kFive = "run until leader\nload 50/s\nrun 1s\n";
const char* const kCrowd =
    "cluster 51\nset latency 50ms..70ms\nset election-timeout 2s..3s\n"
    "run until leader\nload 150/s\nrun 1s\n";

void Frames(benchmark::State& state, const char* script, render::UiState ui) {
    auto loaded = app::UnderstandScript("bench.raft", script);
    if (!loaded.ok()) return state.SkipWithError(loaded.error().c_str());
    app::Session session(loaded.value());
    session.FinishScript();
    session.Play();
    NoScreen screen;
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
    Frames(state, kFive, {});
}

void FrameWith51ServersAnd1000Messages(benchmark::State& state) {
    Frames(state, kCrowd, {});
}

// All panels are open, with caption and trail; the argument is the view in the dock, or, from
// kViewKinds on, on the stage.
void WithAllPanels(benchmark::State& state, const char* script) {
    const auto kinds = static_cast<std::int64_t>(render::kViewKinds);
    render::UiState ui;
    ui.caption_open = ui.trail_open = true;
    const auto view = static_cast<render::ViewKind>(state.range(0) % kinds);
    if (state.range(0) < kinds) {
        ui.dock_view = view;
        // The ring cannot stand in both.
        if (view == render::ViewKind::kRing) ui.stage_view = render::ViewKind::kLogs;
    } else {
        ui.stage_view = view;
        ui.dock_view =
            view == render::ViewKind::kLogs ? render::ViewKind::kRing : render::ViewKind::kLogs;
    }
    constexpr std::array<const char*, render::kViewKinds> kNames{
        "ring", "logs", "inside", "roles", "terms", "members", "clients", "story", "inspector"};
    state.SetLabel(std::string(kNames.at(static_cast<std::size_t>(view))) +
                   (state.range(0) < kinds ? " in the dock" : " on the stage"));
    Frames(state, script, ui);
}

void FrameWithAllPanelsOf5(benchmark::State& state) {
    WithAllPanels(state, kFive);
}

void FrameWithAllPanelsOf51(benchmark::State& state) {
    WithAllPanels(state, kCrowd);
}

}  // namespace

BENCHMARK(FrameWith5Servers)->Unit(benchmark::kMicrosecond);
BENCHMARK(FrameWith51ServersAnd1000Messages)->Unit(benchmark::kMicrosecond);
BENCHMARK(FrameWithAllPanelsOf5)
    ->DenseRange(0, 2 * render::kViewKinds - 1)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(FrameWithAllPanelsOf51)
    ->DenseRange(0, 2 * render::kViewKinds - 1)
    ->Unit(benchmark::kMicrosecond);
