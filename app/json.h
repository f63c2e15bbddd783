// The cluster in JSON: state, messages and events, field by field as programs outside rely on it.
//
// Names are written as people see them ("S3"), nobody is null, and the order of the fields is kept.
//
// Caller: drive, run --json, the inspector.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "raft/sim/cluster.h"
#include "raft/sim/event.h"
#include "raft/sim/history.h"

namespace app {

using Json = nlohmann::ordered_json;

// ---- Words ----

// "S3"; null for nobody.
[[nodiscard]] Json NameJson(std::optional<raft::NodeId> id);
// As configured: a follower that its own configuration has as a learner is a learner.
[[nodiscard]] const char* RoleName(const raft::Node& node);
[[nodiscard]] const char* RoleName(raft::Role role);
[[nodiscard]] const char* StatusName(raft::sim::RequestStatus status);

// ---- Parts ----

[[nodiscard]] Json EntryJson(raft::Index index, const raft::Entry& entry);
[[nodiscard]] Json ConfigurationJson(const raft::Configuration& configuration);
// A message on its link. `due` is null while it waits for somebody to deliver or release it.
[[nodiscard]] Json MessageJson(raft::sim::MessageId id, const raft::Message& message,
                               raft::sim::Micros sent_at, std::optional<raft::sim::Micros> due);
[[nodiscard]] Json FlightJson(const raft::sim::Flight& flight);
[[nodiscard]] Json ServerJson(const raft::sim::Cluster& cluster, const raft::sim::Server& server);
[[nodiscard]] Json RequestJson(const raft::sim::Request& request);

// ---- Wholes ----

// {"id":...,"cause":...,"at_us":...,"kind":...} and the fields of its kind.
[[nodiscard]] Json EventJson(const raft::sim::Event& event);
// {"ok":true,"now_us":...,"servers":[...],...}
[[nodiscard]] Json StateJson(const raft::sim::Cluster& cluster);
// The same, and where in its history it stands: "branch", and the fields of BranchesJson.
[[nodiscard]] Json StateJson(const raft::sim::History& history);
// {"ok":true,"now_us":...,"branch":"main","branches":[...],"bookmarks":[...]}
[[nodiscard]] Json BranchesJson(const raft::sim::History& history);

// One line, without its end. Bytes that are no UTF-8 are replaced, so that it is always valid.
[[nodiscard]] std::string Line(const Json& json);

}  // namespace app
