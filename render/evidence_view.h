// The evidence behind a badge: what the property promises, and where it was broken. Already decided
// and worded.
#pragma once

namespace render {

struct EvidenceView {};

}  // namespace render
