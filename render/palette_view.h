// The command palette: everything that can be done, found by typing. Already decided and worded.
#pragma once

namespace render {

struct PaletteView {};

}  // namespace render
