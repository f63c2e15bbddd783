// What is still to come, soonest first; of what is due at one moment, first what was noted first.
//
// Nothing is taken out before its time: what has become void is recognized by its number when it
// comes up, and passed over.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "raft/sim/time.h"

namespace raft::sim {

struct Due {
    enum class Kind : std::uint8_t {
        kMessage,  // `target` is its place in the network, `number` its id.
        kTimer,    // `target` is a server, `number` the generation of its timer.
        kWritten,  // `target` is a server, `number` the generation of the fsync.
        kAsk,      // A request reaches `target`, a server; `number` is the request.
        kReply,    // An answer reaches its client; `target` is its place among the answers.
        kRetry,    // `number` is a request, `target` the attempt that got no answer.
        kLoad,     // The next command of a steady stream; `number` is the stream's generation.
        kCommand,  // "at": `number` is the command's.
    };

    Micros at = 0;
    std::uint64_t order = 0;
    std::uint64_t number = 0;
    std::uint32_t target = 0;
    Kind kind = Kind::kMessage;
};

// A command given for later.
struct At;
struct Scheduled {
    std::uint64_t number = 0;
    std::shared_ptr<const At> at{};
};

class Agenda {
  public:
    void Add(Micros at, Due::Kind kind, std::uint32_t target, std::uint64_t number) {
        last_order_ += 1;
        heap_.push_back({at, last_order_, number, target, kind});
        std::push_heap(heap_.begin(), heap_.end(), Later);
    }
    [[nodiscard]] bool empty() const { return heap_.empty(); }
    // REQUIRES: not empty, here and below.
    [[nodiscard]] const Due& next() const { return heap_.front(); }
    void Pop() {
        std::pop_heap(heap_.begin(), heap_.end(), Later);
        heap_.pop_back();
    }

  private:
    static bool Later(const Due& a, const Due& b) {
        return a.at != b.at ? a.at > b.at : a.order > b.order;
    }

    std::vector<Due> heap_{};
    std::uint64_t last_order_ = 0;
};

}  // namespace raft::sim
