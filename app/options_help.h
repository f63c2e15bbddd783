// The help of the command line, written by hand, to be read by people.
//
// Caller: ParseOptions (options.cpp).
#pragma once

#include <cstdint>

#include "render/language.h"

namespace app {

enum class HelpTopic : std::uint8_t { kProgram, kRun, kDrive, kList, kRender, kCheck, kExport };

[[nodiscard]] const char* HelpOf(HelpTopic topic, render::Language language);

}  // namespace app
