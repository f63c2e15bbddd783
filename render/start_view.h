// The start page: go on, lessons, scenarios, free play, open a file. Already decided and worded.
#pragma once

namespace render {

struct StartView {};

}  // namespace render
