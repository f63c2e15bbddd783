// The parts of the inspector's presentation: one for each sort of thing that can be selected.
//
// Caller: PresentInspector (present_inspector.cpp), which does servers itself.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/present_parts.h"

namespace app {

// Where a value lives: what a crash leaves, and what it takes.
inline constexpr render::Phrase kDisk{"disk", "磁盘"};
inline constexpr render::Phrase kMemory{"memory", "内存"};

inline std::string Number(std::uint64_t number) {
    return std::to_string(number);
}

// The rows of a view, each label and badge a phrase.
class InspectorRows {
  public:
    InspectorRows(std::vector<render::InspectorRow>& rows, const Tongue& tongue)
        : rows_(rows), tongue_(tongue) {}

    // A field of Raft bears its name in every language.
    void Field(const char* name, std::string value, const render::Phrase& badge) {
        rows_.push_back({name, std::move(value), tongue_.Say(badge)});
    }
    void Add(const render::Phrase& label, std::string value, const render::Phrase& badge) {
        rows_.push_back({tongue_.Say(label), std::move(value), tongue_.Say(badge)});
    }
    void Add(const render::Phrase& label, std::string value) {
        rows_.push_back({tongue_.Say(label), std::move(value), ""});
    }

  private:
    std::vector<render::InspectorRow>& rows_;
    const Tongue& tongue_;
};

// With `json` they have their JSON, too.
[[nodiscard]] render::InspectorView InspectMessage(const raft::sim::Cluster& cluster,
                                                   const raft::sim::Flight& flight, bool json,
                                                   const Tongue& tongue);
[[nodiscard]] render::InspectorView InspectEvent(const raft::sim::Event& event, bool json,
                                                 const Tongue& tongue);
[[nodiscard]] render::InspectorView InspectEntry(const raft::sim::Cluster& cluster,
                                                 const render::Target& target, bool json,
                                                 const Tongue& tongue);
[[nodiscard]] render::InspectorView InspectLink(const raft::sim::Cluster& cluster,
                                                const render::Target& target, const Tongue& tongue);

}  // namespace app
