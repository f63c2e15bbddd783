// What the timeline alone costs the processor when ten thousand messages are in view.
//
// Allowed are 1.5 ms: the rest of a frame's 2 ms belongs to the others.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "imgui.h"
#include "render/layout.h"
#include "render/screen.h"
#include "render/style.h"
#include "render/theme.h"
#include "render/timeline_panel.h"

namespace {

constexpr double kSpan = 1'000'000;

render::TimelineView Crowded(std::size_t lanes, std::size_t flights) {
    render::TimelineView view;
    view.to = kSpan;
    view.now = view.end = kSpan * 0.95;
    for (std::size_t i = 0; i < lanes; ++i) {
        render::LaneView lane{std::string("S").append(std::to_string(i + 1)), {}};
        for (std::size_t part = 0; part < 20; ++part) {
            render::BandView band;
            band.from = kSpan * static_cast<double>(part) / 20;
            band.to = kSpan * static_cast<double>(part + 1) / 20;
            band.role = part % lanes == i ? render::RoleMark::kLeader : render::RoleMark::kFollower;
            band.term_hue = part % 9;
            band.term = std::string("term ").append(std::to_string(part));
            lane.bands.push_back(band);
        }
        view.lanes.push_back(lane);
    }
    for (std::size_t i = 0; i < flights; ++i) {
        render::FlightView flight;
        flight.event_id = i + 1;
        flight.from = i % lanes;
        flight.to = (flight.from + 1 + i % (lanes - 1)) % lanes;
        flight.sent_at = kSpan * static_cast<double>(i) / static_cast<double>(flights);
        flight.ends_at = flight.sent_at + 10'000;
        flight.shape = static_cast<render::MessageShape>(i % 4);
        flight.reply = i % 2 == 1;
        flight.lost = i % 100 == 0;
        flight.term_hue = i % 9;
        view.flights.push_back(flight);
    }
    return view;
}

// The panel alone, in a window of its own, with the pointer over its lanes.
void TimelineFrames(benchmark::State& state, std::size_t lanes, std::size_t flights) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1920, 1080};
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
#if IMGUI_VERSION_NUM >= 19200
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#else
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
#endif
    render::SceneView scene;
    scene.timeline = Crowded(lanes, flights);
    render::UiState ui;
    const render::Theme theme = render::MakeTheme(render::ThemeKind::kLight, 1.25F);
    render::ApplyStyle(theme);
    std::vector<render::Intent> intents;
    const render::UiFonts fonts;
    const render::PanelContext context{theme, fonts, scene, ui, intents};
    const render::Rect panel{{0, 760}, {1920, 1080}};
    io.MousePos = {900, 950};
    for (auto _ : state) {
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1920, 1080});
        ImGui::Begin("###screen", nullptr, ImGuiWindowFlags_NoDecoration);
        render::DrawTimelinePanel(context, panel);
        ImGui::End();
        ImGui::Render();
#if IMGUI_VERSION_NUM >= 19200
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID{1});
            texture->SetStatus(ImTextureStatus_OK);
        }
#endif
    }
    state.counters["vertices"] = static_cast<double>(ImGui::GetDrawData()->TotalVtxCount);
#if IMGUI_VERSION_NUM >= 19200
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
#endif
    ImGui::DestroyContext();
}

void TimelineWith10000Messages(benchmark::State& state) {
    TimelineFrames(state, 7, 10'000);
}

void TimelineWith51Lanes(benchmark::State& state) {
    TimelineFrames(state, 51, 4'000);
}

}  // namespace

BENCHMARK(TimelineWith10000Messages)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineWith51Lanes)->Unit(benchmark::kMicrosecond);
