// What a folder holds for somebody who looks for a script: folders first, then .raft files.
//
// Caller: present_start.cpp, while the start page lists files.
#pragma once

#include <string>
#include <vector>

#include "app/result.h"
#include "render/start_view.h"

namespace app {

// By name; hidden ones are left out, and ".." leads up. An empty path is the present folder.
// At most a thousand of them.
[[nodiscard]] Result<std::vector<render::FileItem>> ListFolder(const std::string& folder);

// The folder in full.
[[nodiscard]] std::string FolderInFull(const std::string& folder);

}  // namespace app
