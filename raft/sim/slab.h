// Things that come and go, each in a numbered place that the next one takes over.
//
// Once it has grown to the most things alive at a time, putting and taking use no fresh memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace raft::sim {

template <class Thing>
class Slab {
  public:
    using Slot = std::uint32_t;

    Slot Put(Thing thing) {
        if (free_.empty()) {
            things_.push_back(std::move(thing));
            return static_cast<Slot>(things_.size() - 1);
        }
        const Slot slot = free_.back();
        free_.pop_back();
        things_[slot] = std::move(thing);
        return slot;
    }

    // A place whose thing is whatever was left there: for things worth filling in where they are.
    Slot Claim() {
        if (free_.empty()) {
            things_.emplace_back();
            return static_cast<Slot>(things_.size() - 1);
        }
        const Slot slot = free_.back();
        free_.pop_back();
        return slot;
    }
    // Gives a place back as it is. REQUIRES: the place is taken.
    void Free(Slot slot) { free_.push_back(slot); }

    // REQUIRES: the place is taken.
    Thing Take(Slot slot) {
        Thing thing = std::move(things_[slot]);
        things_[slot] = Thing{};
        free_.push_back(slot);
        return thing;
    }

    [[nodiscard]] Thing& operator[](Slot slot) { return things_[slot]; }
    [[nodiscard]] const Thing& operator[](Slot slot) const { return things_[slot]; }
    // Every place, the free ones included: a Thing{}, or what Free left there.
    [[nodiscard]] const std::vector<Thing>& places() const { return things_; }
    [[nodiscard]] std::size_t size() const { return things_.size() - free_.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }

  private:
    std::vector<Thing> things_{};
    std::vector<Slot> free_{};
};

}  // namespace raft::sim
