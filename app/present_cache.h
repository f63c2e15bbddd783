// What presenting keeps from one picture to the next; throwing it away changes nothing but time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/role_run.h"
#include "app/scenarios.h"
#include "app/timeline_cache.h"
#include "app/tongue.h"
#include "raft/sim/cluster.h"
#include "raft/sim/history.h"
#include "render/view_model.h"

namespace app {

// The chain of an event that was asked about.
struct WhyCache {
    std::uint64_t event = 0;  // 0: none.
    raft::sim::BranchId branch = 0;
    std::uint64_t changes = 0;
    Tongue tongue{};
    std::vector<render::WhyLink> chain{};
    std::size_t left_out = 0;
};

// The cluster that this one is compared with.
struct CompareCache {
    std::shared_ptr<const raft::sim::Cluster> cluster{};
    raft::sim::BranchId branch = 0;
    std::uint64_t changes = 0;
    raft::sim::Micros at = 0;  // As it was then.
    std::uint32_t shown = 0;   // In so many pictures.
};

// The folder that the start page lists.
struct FilesCache {
    bool read = false;
    std::string folder{};
    std::vector<render::FileItem> files{};
    raft::Bilingual problem{};
    int shown = 0;  // In so many pictures.
};

struct StartCache {
    std::vector<Scenario> scenarios{};
    std::vector<Chapter> course{};
    FilesCache files{};
};

struct PresentCache {
    std::size_t sitting = 0;  // All of it is about this one.
    TimelineCache timeline{};
    WhyCache why{};
    CompareCache compare{};
    StartCache start{};
    RoleRun roles{};  // Of the views of roles and of terms.
};

}  // namespace app
