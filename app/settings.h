// What the program remembers of its looks from one start to the next: the first part of UiState.
//
// A JSON object in the user's configuration folder (XDG_CONFIG_HOME, else ~/.config) as
// raftarium/settings.json, whole at any moment. A value that is missing or makes no sense is left
// as it is by default; a file that is no JSON at all is kept aside, so that nothing is lost.
//
// Caller: the window, before its first picture and after each of the others.
#pragma once

#include <string>
#include <vector>

#include "raft/sim/time.h"
#include "render/ui_state.h"

namespace app {

// Empty when the system has no place for it.
[[nodiscard]] std::string SettingsPath();

// The remembered part of `ui` as text, and back. Nothing else of `ui` changes. What could not be
// understood is named, one sentence each.
[[nodiscard]] std::string SettingsText(const render::UiState& ui);
[[nodiscard]] std::vector<std::string> TakeSettings(const std::string& text, render::UiState& ui);

class SettingsFile {
  public:
    static constexpr raft::sim::Micros kEvery = raft::sim::kSecond;

    explicit SettingsFile(std::string path);

    // Fills `ui` with what is kept. False: nothing was, so that the first choices are the system's.
    bool Load(render::UiState& ui);
    // `real` time has passed since the last call: what is new is written once a second.
    void Follow(const render::UiState& ui, raft::sim::Micros real);
    // At once.
    void Flush(const render::UiState& ui);
    // Something is new that has not been written.
    [[nodiscard]] bool behind(const render::UiState& ui) const;

  private:
    std::string path_{};
    std::string written_{};
    raft::sim::Micros since_ = 0;  // Real time since it was written last.
    bool broken_ = false;
};

}  // namespace app
