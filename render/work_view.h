// Long work: how far it is, and the button that ends it. Already decided and worded.
#pragma once

namespace render {

struct WorkView {};

}  // namespace render
