// Sketches of pages, and the table that merges what falls on the same pixels.
#include "app/timeline_cache.h"

#include <utility>

#include "raft/event.h"

namespace app {

using raft::sim::Chronicle;
using raft::sim::EventNote;
using raft::sim::NoteKind;

namespace {

bool Fits(const PageSketch& sketch, const Chronicle::Page& page) {
    return sketch.count != 0 && sketch.count == page.count && sketch.from == page.from &&
           sketch.to == page.to && sketch.ended == page.delivered + page.lost;
}

PageSketch Sketch(const Chronicle::Page& page) {
    PageSketch sketch{
        .from = page.from, .to = page.to, .count = page.count, .ended = page.delivered + page.lost};
    const raft::sim::Micros length = page.to - page.from + 1;
    for (std::size_t i = 0; i < page.notes.size(); ++i) {
        const EventNote& note = page.notes[i];
        if (note.kind == NoteKind::kDelivered || note.kind == NoteKind::kLost) {
            const auto kBuckets = static_cast<raft::sim::Micros>(PageSketch::kBuckets);
            sketch.buckets.at(static_cast<std::size_t>(note.after * kBuckets / length)) += 1;
        } else if (IsRare(note)) {
            sketch.rare.push_back({page.first + i, page.from + note.after, note});
        }
    }
    return sketch;
}

}  // namespace

bool IsRare(const EventNote& note) {
    switch (note.kind) {
        case NoteKind::kRole:
            return note.detail == static_cast<std::uint8_t>(raft::Role::kLeader);
        case NoteKind::kCrash:
        case NoteKind::kRestart:
        case NoteKind::kPause:
        case NoteKind::kResume:
        case NoteKind::kCut:
        case NoteKind::kHeal:
        case NoteKind::kCommand:
        case NoteKind::kViolation:
        case NoteKind::kStall:
            return true;
        default:
            return false;
    }
}

const PageSketch* KeptSketchOf(const TimelineCache& cache, const TimelinePath::Stretch& stretch,
                               std::size_t page) {
    const auto kept = cache.sketches.find(stretch.branch);
    if (kept == cache.sketches.end() || page >= kept->second.size()) return nullptr;
    const PageSketch& sketch = kept->second[page];
    return Fits(sketch, stretch.own->pages()[page]) ? &sketch : nullptr;
}

const PageSketch* SketchOf(TimelineCache& cache, const TimelinePath::Stretch& stretch,
                           std::size_t page) {
    if (const PageSketch* kept = KeptSketchOf(cache, stretch, page)) return kept;
    const Chronicle::Page& full = stretch.own->pages()[page];
    if (full.notes.size() < full.count) return nullptr;
    std::vector<PageSketch>& sketches = cache.sketches[stretch.branch];
    if (sketches.size() <= page) sketches.resize(page + 1);
    sketches[page] = Sketch(full);
    return &sketches[page];
}

void PixelTable::Clear() {
    round_ += 1;
    used_ = 0;
    if (places_.empty() || round_ == 0) {
        places_.assign(std::size_t{1} << 14U, Place{});
        round_ = 1;
    }
}

void PixelTable::Grow() {
    std::vector<Place> before = std::move(places_);
    places_.assign(before.size() * 2, Place{});
    used_ = 0;
    for (const Place& place : before) {
        if (place.round == round_) (void)Put(place.key, place.number);
    }
}

std::uint32_t PixelTable::Put(std::uint64_t key, std::uint32_t fresh) {
    if (used_ * 2 >= places_.size()) Grow();
    const std::size_t mask = places_.size() - 1;
    std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32U) & mask;
    while (places_[at].round == round_ && places_[at].key != key) at = (at + 1) & mask;
    Place& place = places_[at];
    if (place.round != round_) {
        place = {key, fresh, round_};
        used_ += 1;
    }
    return place.number;
}

}  // namespace app
