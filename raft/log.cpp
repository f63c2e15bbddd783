// The log's blocks: who may write where, and what is shared.
#include "raft/log.h"

#include <algorithm>
#include <utility>

#include "raft/check.h"

namespace raft {

const Entry& Log::At(Index index) const {
    RAFT_CHECK(index >= first_index() && index <= last_index());
    const std::size_t slot = SlotOf(index);
    return blocks_[slot / kBlockSize]->entries[slot % kBlockSize];
}

Entries Log::Slice(Index first, std::size_t count) const {
    RAFT_CHECK(first >= first_index() && first <= last_index() + 1);
    const std::size_t available = last_index() + 1 - first;
    const std::size_t taken = std::min(count, available);
    if (taken == 0) return {};
    Entries::Builder slice(taken);
    for (std::size_t i = 0; i < taken; ++i) slice.Add(At(first + i));
    return slice.Build();
}

Index Log::FirstIndexOfTermAt(Index index) const {
    const Term term = At(index).term;
    while (index > first_index() && At(index - 1).term == term) --index;
    return index;
}

std::optional<Index> Log::LastIndexOfTerm(Term term) const {
    // Terms never fall along a log, so the search can stop at the first smaller one.
    for (Index index = last_index(); index >= first_index(); --index) {
        const Term found = At(index).term;
        if (found == term) return index;
        if (found < term) return std::nullopt;
    }
    return std::nullopt;
}

void Log::Append(Entry entry) {
    const Index index = last_.index + 1;
    const std::size_t slot = SlotOf(index);
    const std::size_t number = slot / kBlockSize;
    const std::size_t place = slot % kBlockSize;
    RAFT_CHECK(number <= blocks_.size());
    if (number == blocks_.size()) {
        blocks_.push_back(std::make_shared<Block>());
    } else if (blocks_[number]->used > place && blocks_[number].use_count() > 1) {
        // Somebody wrote on from here: that future is theirs, this one gets a block of its own.
        auto copy = std::make_shared<Block>();
        std::copy_n(blocks_[number]->entries.begin(), place, copy->entries.begin());
        blocks_[number] = std::move(copy);
    }
    Block& block = *blocks_[number];
    last_ = {entry.term, index};
    block.entries[place] = std::move(entry);
    block.used = place + 1;
}

void Log::TruncateAfter(Index last) {
    RAFT_CHECK(last >= base_.index && last <= last_.index);
    const Term term = *TermAt(last);
    const std::size_t slots = SlotOf(last + 1);
    blocks_.resize((slots + kBlockSize - 1) / kBlockSize);
    last_ = {term, last};
}

void Log::CompactTo(Index last) {
    RAFT_CHECK(last >= base_.index && last <= last_.index);
    base_ = {*TermAt(last), last};
    const std::size_t whole = SlotOf(last + 1) / kBlockSize;
    blocks_.erase(blocks_.begin(),
                  blocks_.begin() + static_cast<std::ptrdiff_t>(std::min(whole, blocks_.size())));
    first_slot_index_ += whole * kBlockSize;
}

void Log::ResetTo(EntryId base) {
    base_ = base;
    last_ = base;
    first_slot_index_ = base.index + 1;
    blocks_.clear();
}

bool Log::SameAs(const Log& other) const {
    if (base_ != other.base_ || last_ != other.last_) return false;
    for (Index index = first_index(); index <= last_index(); ++index) {
        if (At(index).term != other.At(index).term) return false;
        if (!SameContent(At(index), other.At(index))) return false;
    }
    return true;
}

}  // namespace raft
