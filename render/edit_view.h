// A stopped server's term, vote and log, to be changed by hand. Already decided and worded.
#pragma once

namespace render {

struct EditView {};

}  // namespace render
