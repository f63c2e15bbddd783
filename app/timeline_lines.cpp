// Messages on the timeline: as lines, merged where they fall on the same pixels, or as density.
#include <algorithm>
#include <array>
#include <utility>

#include "app/present_parts.h"
#include "app/timeline_parts.h"

namespace app {

namespace {

using raft::MessageType;
using raft::sim::EventId;
using raft::sim::EventNote;
using raft::sim::Micros;
using raft::sim::NoteKind;
using render::FlightView;
using render::MessageShape;

// Lines are merged over as many pixels as it takes, up to the last of these.
constexpr std::array<double, 4> kMergeWidths = {1, 2, 4, 8};
constexpr double kDensityWidth = 4;
// The chronicle does not say how far a lost message came: its cross stands short of the receiver.
constexpr float kLostAt = 0.72F;

struct Look {
    MessageShape shape = MessageShape::kOther;
    bool reply = false;
    int rank = 0;  // Of merged lines, the look of the highest one is kept.
};

Look LookOf(std::uint8_t detail) {
    const bool empty = (detail & EventNote::kEmpty) != 0;
    switch (static_cast<MessageType>(detail & ~EventNote::kEmpty)) {
        case MessageType::kRequestVote:
            return {MessageShape::kVote, false, 5};
        case MessageType::kRequestVoteReply:
            return {MessageShape::kVote, true, 5};
        case MessageType::kPreVote:
            return {MessageShape::kPreVote, false, 4};
        case MessageType::kPreVoteReply:
            return {MessageShape::kPreVote, true, 4};
        case MessageType::kInstallSnapshot:
            return {MessageShape::kSnapshot, false, 3};
        case MessageType::kInstallSnapshotReply:
            return {MessageShape::kSnapshot, true, 3};
        case MessageType::kAppendEntries:
            if (empty) return {MessageShape::kHeartbeat, false, 0};
            return {MessageShape::kAppend, false, 1};
        case MessageType::kAppendEntriesReply:
            return {MessageShape::kAppend, true, 1};
        case MessageType::kReadIndexReply:
            return {MessageShape::kOther, true, 2};
        case MessageType::kTimeoutNow:
        case MessageType::kReadIndex:
            break;
    }
    return {MessageShape::kOther, false, 2};
}

render::Slot SlotOfNumber(std::uint8_t number) {
    return number == 0 ? render::kOutside : render::Slot{number} - 1;
}

bool Ends(const EventNote& note) {
    return note.kind == NoteKind::kDelivered || note.kind == NoteKind::kLost;
}

// Adds the line that ended with this event, if it shows in the range.
void AddLine(const TimelineLook& look, EventId id, Micros at, const EventNote& note) {
    const auto sent = look.path.Find(id - note.origin);
    MessageLine line{.event = id, .sent_at = at, .ends_at = at};
    if (note.origin != 0 && sent.note != nullptr) line.sent_at = sent.at;
    if (static_cast<double>(line.sent_at) > look.range.to) return;
    line.detail = note.detail;
    line.lost = note.kind == NoteKind::kLost;
    line.from = line.lost ? note.server : note.peer;
    line.to = line.lost ? note.peer : note.server;
    line.share = line.lost ? kLostAt : 1;
    line.lit = look.cone.Has(id) || (note.origin != 0 && look.cone.Has(id - note.origin));
    look.ask.cache.lines.push_back(line);
}

void GatherLines(const TimelineLook& look) {
    look.path.Each(look.range.first, look.range.beyond,
                   [&](EventId id, Micros at, const EventNote& note) {
                       if (Ends(note)) AddLine(look, id, at, note);
                   });
    for (MessageLine line : look.ask.cache.under_way) {
        const bool shows = static_cast<double>(line.sent_at) <= look.range.to &&
                           static_cast<double>(line.ends_at) >= look.range.from;
        line.lit = look.cone.Has(line.event);
        if (shows) look.ask.cache.lines.push_back(line);
    }
}

// Where single lines would drown one another, those that are lit are still to be seen.
void GatherLitLines(const TimelineLook& look) {
    const auto add = [&](EventId id) {
        const auto found = look.path.Find(id);
        if (found.note != nullptr && Ends(*found.note)) AddLine(look, id, found.at, *found.note);
    };
    for (const EventId id : look.cone.causes) add(id);
    for (std::size_t i = 0; i < look.cone.effects.size(); ++i) {
        if (look.cone.effects[i]) add(look.cone.event + i);
    }
}

std::uint64_t KeyOf(const MessageLine& line, const Columns& columns) {
    std::uint64_t key = columns.Of(line.sent_at);
    key = key << 16U | columns.Of(line.ends_at);
    key = key << 8U | line.from;
    key = key << 8U | line.to;
    key = key << 1U | (line.lost ? 1U : 0U);
    key = key << 1U | (line.under_way ? 1U : 0U);
    return key << 1U | (line.lit ? 1U : 0U);
}

FlightView View(const TimelineLook& look, const MessageLine& line) {
    const Look looks = LookOf(line.detail);
    FlightView view{.event_id = line.event,
                    .from = SlotOfNumber(line.from),
                    .to = SlotOfNumber(line.to),
                    .sent_at = static_cast<double>(line.sent_at),
                    .ends_at = static_cast<double>(line.ends_at),
                    .shape = looks.shape,
                    .reply = looks.reply,
                    .refusal = looks.reply && (line.detail & EventNote::kEmpty) != 0,
                    .lost = line.lost,
                    .under_way = line.under_way,
                    .share = line.share,
                    .lit = line.lit};
    const bool votes = looks.shape == MessageShape::kVote || looks.shape == MessageShape::kPreVote;
    if (!votes || line.from == 0) return view;
    // A message about votes is of its sender's term.
    const raft::sim::Band* band = look.path.BandAt(line.from - std::size_t{1}, line.sent_at);
    if (band != nullptr) view.term_hue = HueOf(band->term);
    return view;
}

// Fills cache.merged; false when more lines than allowed would remain.
bool MergeOver(TimelineCache& cache, const TimelineRange& range, double width) {
    const Columns columns(range, width);
    cache.table.Clear();
    cache.merged.clear();
    for (std::uint32_t i = 0; i < cache.lines.size(); ++i) {
        const MessageLine& line = cache.lines[i];
        const auto fresh = static_cast<std::uint32_t>(cache.merged.size());
        const std::uint32_t number = cache.table.Put(KeyOf(line, columns), fresh);
        if (number == fresh) {
            if (fresh == kTimelineLinesMax) return false;
            cache.merged.push_back({i, 1});
            continue;
        }
        MergedLine& merged = cache.merged[number];
        merged.count += 1;
        const bool higher = LookOf(line.detail).rank > LookOf(cache.lines[merged.line].detail).rank;
        if (higher) merged.line = i;
    }
    return true;
}

// False: there are too many lines to tell them apart.
bool MergeLines(const TimelineLook& look) {
    return std::any_of(kMergeWidths.begin(), kMergeWidths.end(),
                       [&](double width) { return MergeOver(look.ask.cache, look.range, width); });
}

void TakeMerged(const TimelineLook& look, render::TimelineView& view) {
    const TimelineCache& cache = look.ask.cache;
    view.flights.reserve(cache.merged.size());
    for (const MergedLine& merged : cache.merged) {
        view.flights.push_back(View(look, cache.lines[merged.line]));
        view.flights.back().count = merged.count;
    }
}

// ---- Density ----

// How many messages ended in each stretch of the screen.
struct Histogram {
    const TimelineRange& range;
    double unit = 1;
    std::vector<double> counts{};

    void Add(double from, double to, double count) {
        const double length = std::max(to - from, 1.0);
        const double first = (from - range.from) / unit;
        const double last = (from + length - range.from) / unit;
        const auto end = static_cast<double>(counts.size());
        for (double at = std::max(0.0, std::floor(first)); at < std::min(last, end); at += 1) {
            const double share = std::min(last, at + 1) - std::max(first, at);
            counts[static_cast<std::size_t>(at)] += count * share / (last - first);
        }
    }
};

void AddPage(const TimelineLook& look, const TimelinePath::Stretch& stretch, std::size_t number,
             Histogram& histogram) {
    const raft::sim::Chronicle::Page& page = stretch.own->pages()[number];
    const PageSketch* const sketch = KeptSketchOf(look.ask.cache, stretch, number);
    const bool cut = page.first + page.count - 1 > stretch.last;
    if (cut || (sketch == nullptr && !page.notes.empty())) {
        look.path.Each(page.first, page.first + page.count - 1,
                       [&](EventId /*id*/, Micros at, const EventNote& note) {
                           const auto moment = static_cast<double>(at);
                           if (Ends(note)) histogram.Add(moment, moment, 1);
                       });
        return;
    }
    const auto from = static_cast<double>(page.from);
    const double length = static_cast<double>(page.to) - from + 1;
    if (sketch == nullptr || length < histogram.unit) {
        return histogram.Add(from, from + length, page.delivered + page.lost);
    }
    for (std::size_t i = 0; i < PageSketch::kBuckets; ++i) {
        const double bucket = length / PageSketch::kBuckets;
        const double begins = from + bucket * static_cast<double>(i);
        histogram.Add(begins, begins + bucket, sketch->buckets.at(i));
    }
}

void PresentDensity(const TimelineLook& look, render::TimelineView& view) {
    const TimelineRange& range = look.range;
    Histogram histogram{range};
    histogram.unit = (range.to - range.from) / range.pixels * kDensityWidth;
    histogram.counts.resize(static_cast<std::size_t>(range.pixels / kDensityWidth) + 1);
    look.path.EachPage(range.first, range.last,
                       [&](const auto& stretch, std::size_t number, const auto& /*page*/) {
                           AddPage(look, stretch, number, histogram);
                       });
    double most = 0;
    double sum = 0;
    for (const double count : histogram.counts) {
        most = std::max(most, count);
        sum += count;
    }
    for (std::size_t i = 0; i < histogram.counts.size() && most > 0; ++i) {
        const double from = range.from + histogram.unit * static_cast<double>(i);
        const auto share = static_cast<float>(histogram.counts[i] / most);
        if (share > 0) view.density.push_back({from, from + histogram.unit, share});
    }
    view.messages = static_cast<std::size_t>(std::llround(sum));
    if (view.messages == 0) return;
    view.note = look.tongue.Say(
        {"{n} messages: zoom in to see them one by one", "{n} 条消息：放大后可逐条查看"},
        {{"n", Grouped(view.messages)}});
}

}  // namespace

void PresentFlights(const TimelineLook& look, render::TimelineView& view) {
    TimelineCache& cache = look.ask.cache;
    cache.lines.clear();
    if (!look.range.dense) GatherLines(look);
    const std::size_t count = cache.lines.size();
    if (!look.range.dense && MergeLines(look)) {
        TakeMerged(look, view);
        view.messages = count;
        if (view.flights.size() == count) return;
        view.note =
            look.tongue.Say({"{n} messages in {lines} lines", "{n} 条消息合并为 {lines} 条线"},
                            {{"n", Grouped(count)}, {"lines", Grouped(view.flights.size())}});
        return;
    }
    PresentDensity(look, view);
    cache.lines.clear();
    if (look.cone.event == 0) return;
    GatherLitLines(look);
    // Of a cone that is wider than that, the lines that come first are shown.
    (void)MergeLines(look);
    TakeMerged(look, view);
}

}  // namespace app
