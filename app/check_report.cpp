// The words, the JSON and the script of a failure that a check has found.
#include <algorithm>
#include <string>

#include "app/check.h"
#include "raft/rules.h"
#include "raft/sim/script.h"
#include "raft/sim/shrink.h"

namespace app {

namespace {

std::vector<std::string> BrokenRows(const CheckOptions& options) {
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < raft::kRules; ++i) {
        const auto rule = static_cast<raft::Rule>(i);
        if (options.broken.Broken(rule)) rows.emplace_back(raft::RowOf(rule));
    }
    return rows;
}

// How to find it again.
std::string CallFor(const CheckOptions& options, std::uint64_t seed) {
    std::string call = "raftarium check --seeds " + std::to_string(seed);
    if (options.servers.has_value()) call += " --servers " + std::to_string(*options.servers);
    for (const std::string& row : BrokenRows(options)) call += " --break " + row;
    return call;
}

}  // namespace

bool NthSeed(const CheckOptions& options, std::uint64_t n, std::uint64_t& seed) {
    const std::uint64_t rest = options.first_seed % options.shards;
    const std::uint64_t ahead = (options.shard + options.shards - rest) % options.shards;
    const std::uint64_t room = options.last_seed - options.first_seed;
    if (ahead > room || n > (room - ahead) / options.shards) return false;
    seed = options.first_seed + ahead + n * options.shards;
    return true;
}

Json FailureJson(const CheckOptions& options, std::uint64_t seed,
                 const raft::sim::SwarmResult& result) {
    const auto shrunk = raft::sim::Shrink(result.script, *result.failure);
    std::string detail = shrunk.failure.detail;
    std::replace(detail.begin(), detail.end(), '\n', ' ');
    std::string script = "# " + shrunk.failure.name + ": " + detail +
                         "\n# Found by: " + CallFor(options, seed) + "\n";
    for (const raft::sim::Command& command : shrunk.commands) {
        script += raft::sim::Print(command) + "\n";
    }
    const bool safety = shrunk.failure.kind == raft::sim::SwarmFailure::Kind::kSafety;
    Json json;
    json["kind"] = "failure";
    json["seed"] = seed;
    json["promise"] = safety ? "safety" : "liveness";
    json["name"] = shrunk.failure.name;
    json["detail"] = detail;
    json["broken"] = BrokenRows(options);
    json["call"] = CallFor(options, seed);
    json["lines"] = shrunk.commands.size();
    json["script"] = script;
    return json;
}

std::string FileNameOf(const CheckOptions& options, std::uint64_t seed) {
    std::string name;
    for (const std::string& row : BrokenRows(options)) name += row + "-";
    return name + "seed-" + std::to_string(seed) + ".raft";
}

}  // namespace app
