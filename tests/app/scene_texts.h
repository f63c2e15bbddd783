// Every text of a scene that a person reads, with the place where it stands.
#pragma once

#include <string>
#include <vector>

#include "render/view_model.h"

namespace app {

struct SceneText {
    std::string where{};  // "menu"
    std::string text{};
};

// Commands and the names that people gave are not among them: they are the same in each language.
[[nodiscard]] std::vector<SceneText> TextsOf(const render::SceneView& scene);

}  // namespace app
