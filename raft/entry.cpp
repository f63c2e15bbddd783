// Comparing entries and sharing runs of them.
#include "raft/entry.h"

namespace raft {

bool SameContent(const Entry& a, const Entry& b) {
    if (a.payload == b.payload) return true;
    if (a.noop() || b.noop()) return a.noop() && b.noop();
    return *a.payload == *b.payload;
}

Entries::Entries(std::vector<Entry> entries) {
    if (entries.empty()) return;
    entries_ = std::make_shared<const std::vector<Entry>>(std::move(entries));
}

}  // namespace raft
