// The pages and panels of the screen, each with what it takes to come to it.
//
// Caller: gallery_test.cpp draws each of them in every theme, language and size.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/session.h"
#include "render/ui_state.h"

namespace app {

struct Page {
    std::string name{};        // "dock-terms"; the name of its picture.
    std::string scenario{};    // Played to its end,
    raft::sim::Micros at = 0;  // or to this moment.
    std::function<void(Session& session, render::UiState& ui)> open{};
};

[[nodiscard]] std::vector<Page> Gallery();

}  // namespace app
