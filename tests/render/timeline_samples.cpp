// The sample timelines, built lane by lane as the app would build them from a run.
#include "tests/render/timeline_samples.h"

#include <string>
#include <utility>

namespace render {

namespace {

constexpr double kMillisecond = 1'000;

class Builder {
  public:
    TimelineView view{};

    Builder& Lane(std::string name) {
        view.lanes.push_back({std::move(name), {}});
        at_ = 0;
        return *this;
    }
    // The lane's server is so until this millisecond.
    Builder& Until(double to, RoleMark role, std::size_t hue) {
        BandView band;
        band.from = at_ * kMillisecond;
        band.to = to * kMillisecond;
        band.role = role;
        band.term_hue = hue;
        if (hue != kNoTermHue) band.term = "term " + std::to_string(hue + 1);
        view.lanes.back().bands.push_back(band);
        at_ = to;
        return *this;
    }
    FlightView& Flight(Slot from, Slot to, double sent, double ends, MessageShape shape,
                       std::size_t hue = kNoTermHue) {
        FlightView flight;
        flight.event_id = 500 + view.flights.size();
        flight.from = from;
        flight.to = to;
        flight.sent_at = sent * kMillisecond;
        flight.ends_at = ends * kMillisecond;
        flight.shape = shape;
        flight.term_hue = hue;
        view.messages += 1;
        return view.flights.emplace_back(flight);
    }
    MarkView& Mark(double at, Slot lane, MarkShape shape, std::string label = {}) {
        MarkView mark;
        mark.event_id = 900 + view.marks.size();
        mark.at = at * kMillisecond;
        mark.lane = lane;
        mark.shape = shape;
        mark.label = std::move(label);
        return view.marks.emplace_back(mark);
    }
    // Requests for votes and the answers.
    void Election(Slot candidate, double at, std::size_t hue) {
        double way = 6;
        for (Slot other = 0; other < view.lanes.size(); ++other) {
            if (other == candidate) continue;
            Flight(candidate, other, at, at + way, MessageShape::kVote, hue);
            Flight(other, candidate, at + way + 1, at + 2 * way, MessageShape::kVote, hue).reply =
                true;
            way += 1.5;
        }
    }
    void Round(Slot leader, double at, MessageShape shape) {
        double way = 7;
        for (Slot other = 0; other < view.lanes.size(); ++other) {
            if (other == leader) continue;
            Flight(leader, other, at, at + way, shape);
            Flight(other, leader, at + way, at + 2 * way - 1, shape).reply = true;
            way += 1;
        }
    }

  private:
    double at_ = 0;
};

void AddLanes(Builder& b) {
    using enum RoleMark;
    b.Lane("S1").Until(60, kFollower, 0).Until(75, kCandidate, 1).Until(150, kLeader, 1);
    b.Until(330, kDown, kNoTermHue).Until(372, kFollower, 2).Until(384, kCandidate, 3);
    b.Until(470, kLeader, 3);
    b.Lane("S2").Until(66, kFollower, 0).Until(372, kFollower, 1).Until(470, kFollower, 3);
    b.Lane("S3").Until(68, kFollower, 0).Until(190, kFollower, 1).Until(240, kFollower, 2);
    b.Until(265, kPaused, 2).Until(378, kFollower, 2).Until(470, kFollower, 3);
    b.Lane("S4").Until(69, kFollower, 0).Until(185, kFollower, 1).Until(290, kFollower, 2);
    b.Until(470, kDown, kNoTermHue);
    b.Lane("S5").Until(160, kFollower, 0).Until(170, kPreCandidate, 0);
    b.Until(190, kCandidate, 2).Until(268, kLeader, 2).Until(300, kDown, kNoTermHue);
    b.Until(396, kLearner, 2).Until(470, kCandidate, 4);
}

void AddMarks(Builder& b) {
    b.Mark(75, 0, MarkShape::kElected, "S1").term_hue = 1;
    b.Mark(190, 4, MarkShape::kElected, "S5").term_hue = 2;
    b.Mark(384, 0, MarkShape::kElected, "S1").term_hue = 3;
    b.Mark(150, 0, MarkShape::kCrash, "S1 crashes");
    b.Mark(268, 4, MarkShape::kCrash, "S5 crashes");
    b.Mark(290, 3, MarkShape::kCrash, "S4 crashes");
    b.Mark(330, 0, MarkShape::kRestart, "S1 restarts");
    b.Mark(240, 2, MarkShape::kPause);
    b.Mark(265, 2, MarkShape::kResume);
    b.Mark(150, kOutside, MarkShape::kAct, "crash S1");
    b.Mark(268, kOutside, MarkShape::kAct, "crash S5");
    b.Mark(405, kOutside, MarkShape::kCut, "cut S1 S5");
    b.Mark(440, kOutside, MarkShape::kViolation, "Leader Completeness");
    MarkView& bookmark = b.Mark(200, kOutside, MarkShape::kBookmark, "the third term");
    bookmark.event_id = 0;
    bookmark.command = "goto \"the third term\"";
    MarkView& branch = b.Mark(300, kOutside, MarkShape::kBranch, "what-if");
    branch.event_id = 0;
    branch.command = "switch what-if";
    for (const double at : {96.0, 130.0, 210.0, 236.0, 399.0}) {
        for (const Slot slot : {0U, 1U, 2U}) b.Mark(at, slot, MarkShape::kCommit);
    }
}

}  // namespace

TimelineView SampleTimeline() {
    Builder b;
    AddLanes(b);
    AddMarks(b);
    b.Election(0, 60, 1);
    b.Election(4, 170, 2);
    b.Election(0, 372, 3);
    b.view.flights[2].lost = true;
    b.view.flights[2].share = 0.5F;
    b.Round(0, 85, MessageShape::kAppend);
    b.Round(0, 115, MessageShape::kHeartbeat);
    b.Round(0, 140, MessageShape::kAppend);
    b.Round(4, 200, MessageShape::kAppend);
    b.Round(4, 225, MessageShape::kAppend);
    b.Round(4, 255, MessageShape::kHeartbeat);
    b.Flight(4, 2, 232, 262, MessageShape::kSnapshot);
    b.Round(0, 388, MessageShape::kAppend);
    FlightView& on_its_way = b.Flight(4, 1, 405, 412.6, MessageShape::kVote, 4);
    on_its_way.under_way = true;
    on_its_way.share = 0.6F;
    b.Round(0, 430, MessageShape::kHeartbeat);
    b.view.from = 0;
    b.view.to = 520 * kMillisecond;
    b.view.now = 412.6 * kMillisecond;
    b.view.end = 470 * kMillisecond;
    return b.view;
}

TimelineView CrowdedTimeline(std::size_t lanes, std::size_t flights) {
    Builder b;
    constexpr double kSpan = 1'000;
    for (std::size_t i = 0; i < lanes; ++i) {
        b.Lane("S" + std::to_string(i + 1));
        b.Until(50 + static_cast<double>(i % 9), RoleMark::kFollower, 0);
        b.Until(400, i == 2 ? RoleMark::kLeader : RoleMark::kFollower, 1);
        b.Until(430, i % 7 == 3 ? RoleMark::kCandidate : RoleMark::kFollower, 2);
        b.Until(700, i == 3 ? RoleMark::kLeader : RoleMark::kFollower, 2);
        b.Until(kSpan, i % 5 == 2 ? RoleMark::kDown : RoleMark::kFollower, 2);
    }
    for (std::size_t i = 0; i < flights && lanes > 1; ++i) {
        const Slot from = i % lanes;
        const Slot to = (from + 1 + i * 7 % (lanes - 1)) % lanes;
        const double sent = kSpan * static_cast<double>(i) / static_cast<double>(flights);
        const auto shape = static_cast<MessageShape>(i % 4);
        FlightView& flight =
            b.Flight(from, to, sent, sent + 4 + static_cast<double>(i % 5), shape, i % 5);
        flight.reply = i % 2 == 1;
        flight.lost = i % 50 == 7;
        flight.share = flight.lost ? 0.5F : 1;
        if (i % 100 == 0) b.Mark(sent, from, static_cast<MarkShape>(i / 100 % 4), "mark");
    }
    b.view.to = kSpan * kMillisecond;
    b.view.now = b.view.end = 900 * kMillisecond;
    b.view.note = std::to_string(flights) + " messages";
    return b.view;
}

}  // namespace render
