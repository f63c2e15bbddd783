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
    std::swap(hard_state, other.hard_state);
    std::swap(first_changed, other.first_changed);
    snapshot.swap(other.snapshot);
    std::swap(restore, other.restore);
    if (!entries.empty() || !other.entries.empty()) std::swap(entries, other.entries);
    messages.swap(other.messages);
    promises.swap(other.promises);
    std::swap(apply_first, other.apply_first);
    std::swap(apply_last, other.apply_last);
    reads.swap(other.reads);
    events.swap(other.events);
}

}  // namespace raft
