// What the window opens with: what the call names, else the last sitting where it was left, else
// the default scenario.
//
// Caller: RunWindow, before there is a window; the tests, which have none.
#pragma once

#include "app/options.h"
#include "app/result.h"
#include "app/session.h"
#include "app/session_file.h"

namespace app {

// `file` is where sittings are kept. An error only when nothing of what the call names can be
// opened; a kept sitting that is damaged is moved out of the way and what is good of it offered.
[[nodiscard]] Result<Session> StartSession(const WindowOptions& options, SessionFile& file);

}  // namespace app
