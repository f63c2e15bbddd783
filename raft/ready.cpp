// Emptying a Ready without giving its memory back.
#include "raft/ready.h"

namespace raft {

void Ready::Clear() {
    write_number = 0;
    hard_state.reset();
    first_changed.reset();
    if (!entries.empty()) entries = {};
    messages.clear();
    promises.clear();
    apply_first = 0;
    apply_last = 0;
    events.clear();
}

}  // namespace raft
