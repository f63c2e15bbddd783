// Emptying and handing over a Ready without giving its memory back.
#include "raft/ready.h"

#include <utility>

namespace raft {

void Ready::Clear() {
    write_number = 0;
    hard_state.reset();
    if (snapshot != nullptr) snapshot.reset();
    restore = false;
    first_changed.reset();
    if (!entries.empty()) entries = {};
    messages.clear();
    promises.clear();
    apply_first = 0;
    apply_last = 0;
    reads.clear();
    events.clear();
}

void Ready::Swap(Ready& other) {
    std::swap(write_number, other.write_number);
    std::swap(restore, other.restore);
    // Most have few parts: what both lack is left alone.
    if (hard_state.has_value() || other.hard_state.has_value()) {
        std::swap(hard_state, other.hard_state);
    }
    if (first_changed.has_value() || other.first_changed.has_value()) {
        std::swap(first_changed, other.first_changed);
    }
    if (snapshot != nullptr || other.snapshot != nullptr) snapshot.swap(other.snapshot);
    if (!entries.empty() || !other.entries.empty()) std::swap(entries, other.entries);
    if (!messages.empty() || !other.messages.empty()) messages.swap(other.messages);
    if (!promises.empty() || !other.promises.empty()) promises.swap(other.promises);
    std::swap(apply_first, other.apply_first);
    std::swap(apply_last, other.apply_last);
    if (!reads.empty() || !other.reads.empty()) reads.swap(other.reads);
    if (!events.empty() || !other.events.empty()) events.swap(other.events);
}

}  // namespace raft
