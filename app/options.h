// What the command line asks for, as one value.
//
// Caller: main, which hands each kind of value to the file that does it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/result.h"
#include "raft/rules.h"
#include "raft/sim/time.h"
#include "render/target.h"
#include "render/ui_state.h"
#include "render/view_kind.h"

namespace app {

// In pixels of the picture.
struct PictureSize {
    int width = 0;
    int height = 0;

    bool operator==(const PictureSize&) const = default;
};

// raftarium [FILE]
struct WindowOptions {
    std::string file{};  // Empty: the last sitting, if there is one, else the default scenario.
    bool fresh = false;  // Not the last sitting.
    raft::sim::Micros at = 0;
    std::optional<render::ThemeKind> theme{};
    std::optional<render::Language> language{};
    std::optional<double> speed{};
    std::optional<PictureSize> size{};
    std::optional<std::uint64_t> seed{};
};

// raftarium run FILE
struct RunOptions {
    std::string file{};
    bool json = false;
    bool all = false;        // Details, too.
    bool good_part = false;  // Of a file that is damaged.
    render::Language language = render::Language::kEnglish;
    std::optional<std::uint64_t> seed{};
};

// raftarium drive
struct DriveOptions {};

// raftarium list
struct ListOptions {
    bool json = false;
    render::Language language = render::Language::kEnglish;
};

// A panel to be opened or closed.
struct PanelSwitch {
    bool render::UiState::*panel = nullptr;
    bool open = false;
};

// raftarium render FILE -o OUT
struct RenderOptions {
    std::string file{};
    std::string out{};
    std::optional<raft::sim::Micros> at{};  // Else where the script ends.
    PictureSize size{1600, 900};
    render::ThemeKind theme = render::ThemeKind::kLight;
    render::Language language = render::Language::kEnglish;
    std::optional<std::uint64_t> seed{};
    render::Target select{};
    std::optional<render::ViewKind> view{};   // In the dock.
    std::optional<render::ViewKind> stage{};  // On the stage.
    bool class_names = false;
    bool alone = false;
    std::vector<PanelSwitch> panels{};
    bool good_part = false;
};

// raftarium export SESSION -o FILE
struct ExportOptions {
    std::string file{};
    std::string out{};
    std::string branch{};  // Empty: the one that the session stands on.
    bool whole = false;    // All branches, as a session.
    render::Language language = render::Language::kEnglish;
};

// raftarium check
struct CheckOptions {
    std::uint64_t first_seed = 1;
    std::uint64_t last_seed = 10'000;
    std::uint32_t jobs = 0;   // Processes; 0: as many as there are cores.
    std::uint64_t shard = 0;  // Of `shards`: only seeds that leave this rest.
    std::uint64_t shards = 1;
    std::optional<raft::sim::Micros> time{};  // Real time; else until the seeds are done.
    std::optional<std::uint32_t> servers{};   // Else drawn.
    std::uint32_t failures_max = 1;           // Then it stops.
    raft::Rules broken{};
    bool json = false;
    render::Language language = render::Language::kEnglish;
    std::string out{};  // A folder for the scripts of failures; empty: they are printed.
};

// Asked for help or for the version: the text to print.
struct PrintOptions {
    std::string text{};
};

using Options = std::variant<WindowOptions, RunOptions, DriveOptions, ListOptions, RenderOptions,
                             CheckOptions, ExportOptions, PrintOptions>;

// As the call wants it by --lang, even a call that is wrong; else as the system does.
[[nodiscard]] render::Language LanguageOfCall(int argc, const char* const* argv);

// REQUIRES: argc >= 1, as main gets it.
[[nodiscard]] Result<Options> ParseOptions(int argc, const char* const* argv);

// "300ms", as in a script. Nothing when it is no length of time.
[[nodiscard]] std::optional<raft::sim::Micros> ParseDuration(const std::string& text);

}  // namespace app
