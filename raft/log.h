// The replicated log: match, append, truncate, compact; a copy is cheap.
//
// Entries live in blocks of a fixed size that copies of a log share:
//
//     this log   [ block | block | blo        its last index is inside the third block
//     a copy     [ same  | same  | same.....  written on: this log does not see it
//
// A log may write behind the last entry of a block that it shares as long as nobody else has; when
// somebody has, the block is copied first. So no holder ever sees an entry of its own change.
// Logs that share blocks must stay on one thread.
//
// Rule:   §3.5, Fig. 3.6 (Log Matching).
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "raft/entry.h"
#include "raft/types.h"

namespace raft {

class Log {
  public:
    // The last entry that compaction removed, {0, 0} when none was. It still serves the
    // consistency check and the vote check (§5.1).
    [[nodiscard]] EntryId base() const { return base_; }
    [[nodiscard]] Index first_index() const { return base_.index + 1; }
    [[nodiscard]] Index last_index() const { return last_.index; }
    [[nodiscard]] EntryId last() const { return last_; }
    [[nodiscard]] bool empty() const { return last_.index == base_.index; }

    // The term at an index, the base's included; nothing outside of [base, last].
    [[nodiscard]] std::optional<Term> TermAt(Index index) const {
        if (index == last_.index) return last_.term;
        if (index == base_.index) return base_.term;
        if (index < base_.index || index > last_.index) return std::nullopt;
        return At(index).term;
    }
    // Whether this log holds the entry, or compacted exactly up to it; {0, 0} always matches.
    [[nodiscard]] bool Matches(EntryId id) const { return TermAt(id.index) == id.term; }

    // REQUIRES: first_index() <= index <= last_index().
    [[nodiscard]] const Entry& At(Index index) const;

    // Up to `count` entries from `first` on.
    // REQUIRES: first_index() <= first <= last_index() + 1.
    [[nodiscard]] Entries Slice(Index first, std::size_t count) const;

    // The first index of the run of equal terms that holds `index`.
    // REQUIRES: first_index() <= index <= last_index().
    [[nodiscard]] Index FirstIndexOfTermAt(Index index) const;
    // The last index with this term, if the log still holds an entry of it.
    [[nodiscard]] std::optional<Index> LastIndexOfTerm(Term term) const;

    void Append(Entry entry);
    // Removes the entries after `last`. REQUIRES: base().index <= last <= last_index().
    void TruncateAfter(Index last);
    // Removes the entries up to `last`, which becomes the base.
    // REQUIRES: base().index <= last <= last_index().
    void CompactTo(Index last);
    // Drops everything; the log starts after `base` (an installed snapshot, §5.1).
    void ResetTo(EntryId base);

    // Same base and same entries.
    [[nodiscard]] bool SameAs(const Log& other) const;

  private:
    static constexpr std::size_t kBlockSize = 32;

    struct Block {
        std::array<Entry, kBlockSize> entries{};
        std::size_t used = 0;  // Entries written by whoever wrote furthest; the rest are free.
    };

    // Where an index lies, counted from the first slot of the first block.
    [[nodiscard]] std::size_t SlotOf(Index index) const { return index - first_slot_index_; }

    EntryId base_{};
    EntryId last_{};
    Index first_slot_index_ = 1;  // The index whose place is slot 0 of blocks_[0].
    std::vector<std::shared_ptr<Block>> blocks_{};
};

}  // namespace raft
