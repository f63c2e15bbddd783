// The properties that every run is judged by: what each promises, and where that stands.
#pragma once

#include <span>

#include "raft/safety.h"
#include "render/language.h"

namespace app {

struct Promise {
    raft::Property property{};
    render::Phrase text;
    const char* source = "";  // "paper Fig. 3"
};

// In the order of their badges.
[[nodiscard]] std::span<const Promise> Promises();

}  // namespace app
