// Parts of commands, drawn from a seed: such as a person or a click could make.
//
// Caller: script_random_test.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "raft/random.h"
#include "raft/sim/script.h"

namespace raft::sim {

class Draw {
  public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}

    static constexpr std::uint32_t kServers = 9;

    // Evenly, both ends included.
    std::int64_t In(std::int64_t low, std::int64_t high) { return RandomIn(random_, low, high); }
    bool Maybe() { return In(0, 1) == 1; }
    // Any enumerator up to the last.
    template <typename Enum>
    Enum OneOf(Enum last) {
        return static_cast<Enum>(In(0, static_cast<std::int64_t>(last)));
    }
    template <typename Value>
    std::optional<Value> Perhaps(Value value) {
        return Maybe() ? std::optional(std::move(value)) : std::nullopt;
    }

    std::uint64_t Number() {
        if (In(0, 9) == 0) return kNumberMax;
        return static_cast<std::uint64_t>(In(0, 20));
    }
    std::uint32_t Count() { return static_cast<std::uint32_t>(In(1, Maybe() ? 3 : 100'000)); }
    Micros Length(Micros min = 0) {
        const std::array<Micros, 4> most = {900, 900 * kMillisecond, 3'000 * kSecond, 60 * kSecond};
        const Micros length = In(min, most.at(static_cast<std::size_t>(In(0, 3))));
        return Maybe() && length > kMillisecond ? length / kMillisecond * kMillisecond : length;
    }
    Range Between(Micros min = 0) {
        const Micros low = Length(min);
        return {low, Maybe() ? low : std::min(low + Length(), 3'600 * kSecond)};
    }
    Millionths Share() { return Maybe() ? In(0, 100) * kWhole / 100 : In(0, kWhole); }
    NodeId Server() { return NodeId{static_cast<std::uint32_t>(In(1, kServers))}; }
    NodeId Anybody() {
        return NodeId{static_cast<std::uint32_t>(In(1, Maybe() ? 9 : 4'000'000'000))};
    }
    std::pair<NodeId, NodeId> Two() {
        const NodeId first = Server();
        const auto apart = static_cast<std::uint32_t>(In(1, kServers - 1));
        return {first, NodeId{(Number(first) - 1 + apart) % kServers + 1}};
    }
    static std::uint32_t Number(NodeId id) { return raft::Number(id); }
    ClientId Client() { return ClientId{static_cast<std::uint32_t>(In(1, kClientsMax))}; }
    std::string Text();
    // Of a branch or a bookmark.
    std::string Title();
    // Some of the servers from `first` to `last`, at least one.
    std::vector<NodeId> Set(std::uint32_t first, std::uint32_t last);
    Configuration Members(bool may_be_empty = false);
    Operation Change();
    Entry LogEntry();
    std::vector<Entry> Entries();
    MessageBody Body();
    MessageFilter Filter();
    MessageSelector Selector();
    sim::Condition Facts();
    SetOption Option();

  private:
    std::uint64_t random_;
};

}  // namespace raft::sim
