// Work that takes longer than a picture, done slice by slice between pictures.
//
// Caller: Session, which gives each slice its time and tells how far it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "raft/rules.h"
#include "raft/sim/swarm.h"
#include "raft/words.h"

namespace app {

// Says when a slice is over.
class Slice {
  public:
    explicit Slice(std::chrono::milliseconds length)
        : ends_at_(std::chrono::steady_clock::now() + length) {}
    [[nodiscard]] bool over() const { return std::chrono::steady_clock::now() >= ends_at_; }

  private:
    std::chrono::steady_clock::time_point ends_at_;
};

// Random runs of clusters of one size with the same rules broken (raft/sim/swarm.h), from the first
// seed on; it ends with the first failure.
class RandomCheck {
  public:
    RandomCheck(std::uint32_t servers, const raft::Rules& broken, std::uint32_t runs);

    // Some runs, at least one. False when nothing is left to do.
    bool GoOn(const Slice& slice);
    // Nothing more is done; what has been found out stays.
    void Cancel() { cancelled_ = true; }

    [[nodiscard]] bool done() const { return cancelled_ || runs_done_ == runs_ || found_; }
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    [[nodiscard]] std::uint32_t runs() const { return runs_; }
    [[nodiscard]] std::uint32_t runs_done() const { return runs_done_; }
    [[nodiscard]] std::uint64_t events() const { return events_; }
    // Of the failure: what it is called, and a script that shows it. Empty while none was found.
    [[nodiscard]] const std::string& failure() const { return failure_; }
    [[nodiscard]] const std::string& script() const { return script_; }

  private:
    void Keep(std::uint64_t seed, const raft::sim::SwarmResult& result);

    raft::sim::SwarmOptions options_{};
    std::uint32_t runs_ = 0;
    std::uint32_t runs_done_ = 0;
    std::uint64_t events_ = 0;
    bool cancelled_ = false;
    bool found_ = false;
    std::string failure_{};
    std::string script_{};
};

}  // namespace app
