// Comparing entries and sharing runs of them.
#include "raft/entry.h"

#include "raft/check.h"

namespace raft {

bool SameContent(const Entry& a, const Entry& b) {
    if (a.payload == b.payload) return true;
    if (a.noop() || b.noop()) return a.noop() && b.noop();
    return *a.payload == *b.payload;
}

Entries::Entries(std::vector<Entry> entries) {
    Builder builder(entries.size());
    for (const Entry& entry : entries) builder.Add(entry);
    *this = builder.Build();
}

Entries::Builder::Builder(std::size_t size) : size_(size) {
    if (size > 0) entries_ = std::make_shared<Entry[]>(size);
}

void Entries::Builder::Add(const Entry& entry) {
    RAFT_CHECK(added_ < size_);
    entries_[static_cast<std::ptrdiff_t>(added_)] = entry;
    added_ += 1;
}

Entries Entries::Builder::Build() {
    RAFT_CHECK(added_ == size_);
    Entries built;
    built.entries_ = std::move(entries_);
    built.size_ = size_;
    return built;
}

}  // namespace raft
