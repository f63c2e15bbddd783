// What a pointer can be on: a server, a link, a message, an entry of a log, an event, or the ring.
#pragma once

#include <cstddef>
#include <cstdint>

namespace render {

// A server's place in SceneView::servers, S1 first.
using Slot = std::size_t;

// A sender that is no server of this cluster: a client, or an injected message from nobody.
inline constexpr Slot kOutside = static_cast<Slot>(-1);

enum class TargetKind { kNone, kServer, kLink, kMessage, kEntry, kEvent, kRing };

// The meaning of first and second depends on the kind:
//   kServer  first = slot               kLink   first < second, both slots
//   kMessage first = message id         kEntry  first = slot, second = log index
//   kEvent   first = event id           kRing   neither: the empty part of the ring
struct Target {
    TargetKind kind = TargetKind::kNone;
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    bool operator==(const Target&) const = default;
};

}  // namespace render
