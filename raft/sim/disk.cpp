// Writes: handed over, under way, durable, or lost.
#include "raft/sim/disk.h"

#include <utility>

#include "raft/check.h"

namespace raft::sim {

HardState Disk::HardAfter() const {
    for (auto write = waiting_.rbegin(); write != waiting_.rend(); ++write) {
        if (write->hard.has_value()) return *write->hard;
    }
    return durable_.hard;
}

Index Disk::LastIndexAfter() const {
    for (auto write = waiting_.rbegin(); write != waiting_.rend(); ++write) {
        if (write->first_changed.has_value()) {
            return *write->first_changed - 1 + write->entries.size();
        }
    }
    return durable_.log.last_index();
}

void Disk::Add(Write write) {
    RAFT_CHECK(write.number > last_number_);
    last_number_ = write.number;
    waiting_.push_back(std::move(write));
}

void Disk::Begin(Micros now, Micros length) {
    RAFT_CHECK(outstanding() && !under_way());
    covered_ = waiting_.size();
    began_at_ = now;
    done_at_ = now + length;
    generation_ += 1;
}

Write Disk::Finish() {
    RAFT_CHECK(under_way());
    return Finish(covered_);
}

Write Disk::FinishAll() {
    RAFT_CHECK(outstanding());
    return Finish(waiting_.size());
}

Write Disk::Finish(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) Store(waiting_[i]);
    Write last = std::move(waiting_[count - 1]);
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    covered_ = 0;
    return last;
}

void Disk::Store(const Write& write) {
    if (write.hard.has_value()) durable_.hard = *write.hard;
    if (!write.first_changed.has_value()) return;
    RAFT_CHECK(*write.first_changed <= durable_.log.last_index() + 1);
    durable_.log.TruncateAfter(*write.first_changed - 1);
    for (const Entry& entry : write.entries) durable_.log.Append(entry);
}

void Disk::LoseWaiting() {
    waiting_.clear();
    covered_ = 0;
}

void Disk::Wipe() {
    LoseWaiting();
    durable_ = {};
}

}  // namespace raft::sim
