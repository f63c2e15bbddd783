// The timeline: which range is in view, and what of it can be kept from the last picture.
#include "app/present_timeline.h"

#include <algorithm>
#include <utility>

#include "app/text.h"
#include "app/timeline_parts.h"

namespace app {

namespace {

using raft::sim::Chronicle;
using raft::sim::EventId;
using raft::sim::Flight;
using raft::sim::Micros;
using raft::sim::Spot;

// Without a range of the user's own, as much as this is in view, or all there is.
constexpr double kUsualLength = 400'000;
constexpr double kShortestLength = 10'000;
// Where the playhead stays while the range follows it.
constexpr double kPlayheadAt = 0.8;
// How many events behind a range are looked at for messages that left inside of it.
constexpr EventId kBeyond = 20'000;
// How many pages are sketched in one picture, and in which pictures a page is lived again for it.
constexpr std::size_t kSketchesAtOnce = 32;
constexpr std::uint32_t kPicturesBetweenLoads = 8;

void ChooseLength(const TimelineAsk& ask, double now, double end, TimelineRange& range) {
    const render::UiState& ui = ask.ui;
    const double chosen = ui.timeline_to - ui.timeline_from;
    const double all = std::clamp(end / kPlayheadAt, kShortestLength, kUsualLength);
    const double length = chosen > 0 ? chosen : all;
    range.from = std::max(0.0, now - kPlayheadAt * length);
    if (chosen > 0 && !ui.timeline_follows) range.from = ui.timeline_from;
    range.to = range.from + length;
    range.pixels = std::max(1.0, static_cast<double>(ui.timeline_pixels));
}

TimelineRange RangeOf(const TimelineAsk& ask, const TimelinePath& path, Micros end) {
    TimelineRange range;
    ChooseLength(ask, static_cast<double>(ask.history.now()), static_cast<double>(end), range);
    const auto from = static_cast<Micros>(std::ceil(range.from));
    range.first = path.LastUntil(from - 1) + 1;
    range.last = path.LastUntil(static_cast<Micros>(range.to));
    range.beyond = std::min(path.last(), range.last + kBeyond);
    range.dense = range.last + 1 - range.first > kTimelineEventsMax;
    return range;
}

bool IsFull(const Chronicle& own, std::size_t number) {
    return number + 1 < own.pages().size() || own.pages()[number].count == Chronicle::kPageSize;
}

// While their notes are there, full pages are sketched, a few in every picture.
void SketchPages(const TimelineAsk& ask, const TimelinePath& path) {
    std::size_t made = 0;
    path.EachPage(1, path.last(), [&](const auto& stretch, std::size_t number, const auto& page) {
        if (made == kSketchesAtOnce || page.notes.empty() || !IsFull(*stretch.own, number)) return;
        if (KeptSketchOf(ask.cache, stretch, number) != nullptr) return;
        (void)SketchOf(ask.cache, stretch, number);
        made += 1;
    });
}

// Lets one page that the range needs have its notes again; false when more are missing.
bool LoadOnePage(const TimelineAsk& ask, const TimelinePath& path, const TimelineRange& range) {
    std::optional<std::pair<raft::sim::BranchId, std::size_t>> missing;
    std::size_t count = 0;
    const EventId last = range.dense ? range.last : range.beyond;
    path.EachPage(range.first, last,
                  [&](const auto& stretch, std::size_t number, const auto& page) {
                      if (!page.notes.empty()) return;
                      if (range.dense && KeptSketchOf(ask.cache, stretch, number) != nullptr)
                          return;
                      if (!missing) missing = {stretch.branch, number};
                      count += 1;
                  });
    if (!missing) return true;
    // A whole run can miss many; its picture comes by and by, while nothing else goes on.
    const bool now =
        !range.dense || (!ask.playing && ask.cache.pictures % kPicturesBetweenLoads == 0);
    if (now) ask.history.LoadNotes(missing->first, missing->second);
    return now && count == 1;
}

MessageLine LineOf(const Flight& flight, Micros end) {
    // What waits for somebody to deliver it waits near its sender.
    constexpr float kWaitsAt = 0.3F;
    raft::sim::Event sent{.id = flight.cause, .at = flight.sent_at};
    sent.body = raft::sim::MessageEvent{.id = flight.id, .message = flight.message};
    const raft::sim::EventNote note = raft::sim::NoteOf(sent, flight.sent_at, 0);
    MessageLine line{.event = flight.cause, .sent_at = flight.sent_at, .ends_at = end};
    line.detail = note.detail;
    line.from = note.server;
    line.to = note.peer;
    line.under_way = true;
    line.share = kWaitsAt;
    const bool moves = !flight.held && !flight.waits && flight.due_at > flight.sent_at;
    if (!moves) return line;
    const auto gone = static_cast<float>(end - flight.sent_at);
    line.share = std::clamp(gone / static_cast<float>(flight.due_at - flight.sent_at), 0.0F, 1.0F);
    return line;
}

// The messages that nothing has become of at the end of this branch.
void LookForUnderWay(const TimelineAsk& ask, const Spot& end) {
    TimelineCache& cache = ask.cache;
    const bool known = cache.under_way_known && cache.under_way_at.branch == end.branch &&
                       cache.under_way_at.place == end.place;
    if (known) return;
    const auto take = [&](const raft::sim::Cluster& cluster) {
        cache.under_way.clear();
        for (const Flight* flight : cluster.network().InFlight()) {
            cache.under_way.push_back(LineOf(*flight, end.place.at));
        }
        cache.under_way_known = true;
        cache.under_way_at = end;
    };
    if (ask.history.at_end()) return take(ask.history.cluster());
    cache.under_way.clear();
    cache.under_way_known = false;
    if (!ask.playing) take(ask.history.At(end));
}

}  // namespace

render::TimelineView PresentTimeline(const TimelineAsk& ask) {
    if (!ask.ui.timeline_open) return {};
    TimelineCache& cache = ask.cache;
    cache.pictures += 1;
    const raft::sim::BranchId branch = ask.history.branch();
    const raft::sim::Place end = ask.history.branches()[branch].end;
    const TimelinePath path(ask.history, branch);
    SketchPages(ask, path);
    const TimelineRange range = RangeOf(ask, path, end.at);
    const TimelineCache::Key key{.branch = branch,
                                 .changes = ask.history.changes(),
                                 .end = end,
                                 .from = range.from,
                                 .to = range.to,
                                 .pixels = ask.ui.timeline_pixels,
                                 .hovered = ask.ui.timeline_hovered.value_or(0),
                                 .tongue = Tongue(ask.ui)};
    if (cache.key != key) {
        LookForUnderWay(ask, {branch, end});
        const bool complete = LoadOnePage(ask, path, range);
        const Cone cone = ConeOf(ask, path, range);
        const TimelineLook look{ask, path, range, cone, key.tongue};
        render::TimelineView view{.from = range.from, .to = range.to};
        view.end = static_cast<double>(end.at);
        view.lanes = PresentLanes(look);
        view.any_lit = cone.event != 0;
        PresentFlights(look, view);
        PresentMarks(look, view);
        if (!complete) {
            view.note = key.tongue.Say({"looking up what happened …", "正在查找发生过的事 …"});
        }
        view.hint = TimelineHint(ask, cone, key.tongue);
        cache.view = std::move(view);
        const bool whole = complete && cache.under_way_known;
        cache.key = whole ? std::optional(key) : std::nullopt;
    }
    cache.view.now = static_cast<double>(ask.history.now());
    return cache.view;
}

}  // namespace app
