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
    return LastIndexAfter(waiting_.size());
}

Index Disk::LastIndexAfter(std::size_t writes) const {
    for (; writes > 0; --writes) {
        const Write& write = waiting_[writes - 1];
        if (write.first_changed.has_value()) return *write.first_changed - 1 + write.entries.size();
        if (write.snapshot == nullptr) continue;
        const EntryId last = write.snapshot->last_included;
        if (TermAfter(writes - 1, last.index) != last.term) return last.index;
    }
    return durable_.log.last_index();
}

std::optional<Term> Disk::TermAfter(std::size_t writes, Index index) const {
    for (; writes > 0; --writes) {
        const Write& write = waiting_[writes - 1];
        if (write.first_changed.has_value() && index >= *write.first_changed) {
            const std::size_t place = index - *write.first_changed;
            if (place >= write.entries.size()) return std::nullopt;
            return write.entries[place].term;
        }
        if (write.snapshot == nullptr) continue;
        const EntryId last = write.snapshot->last_included;
        if (index == last.index) return last.term;
        if (index < last.index) return std::nullopt;
        if (TermAfter(writes - 1, last.index) != last.term) return std::nullopt;
    }
    return durable_.log.TermAt(index);
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
    std::shared_ptr<const Snapshot> snapshot;
    for (std::size_t i = 0; i < count; ++i) {
        Store(waiting_[i]);
        if (waiting_[i].snapshot != nullptr) snapshot = std::move(waiting_[i].snapshot);
    }
    Write last = std::move(waiting_[count - 1]);
    last.snapshot = std::move(snapshot);
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    covered_ = 0;
    return last;
}

void Disk::Store(const Write& write) {
    if (write.hard.has_value()) durable_.hard = *write.hard;
    if (write.snapshot != nullptr) {
        // What follows its last entry stays if the log holds that very entry (§5.1).
        const EntryId last = write.snapshot->last_included;
        if (durable_.log.Matches(last)) {
            durable_.log.CompactTo(last.index);
        } else {
            durable_.log.ResetTo(last);
        }
        durable_.snapshot = write.snapshot;
    }
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
    Replace({});
}

void Disk::Replace(DiskState durable) {
    LoseWaiting();
    durable_ = std::move(durable);
}

}  // namespace raft::sim
