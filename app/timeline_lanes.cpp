// Lanes and their bands: which role each server had, and in which term.
#include <algorithm>

#include "app/present_parts.h"
#include "app/timeline_parts.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Band;
using render::BandView;
using render::RoleMark;

// Which of two that share a pixel is shown.
int Rank(RoleMark role) {
    switch (role) {
        case RoleMark::kLeader:
            return 4;
        case RoleMark::kDown:
        case RoleMark::kPaused:
            return 3;
        case RoleMark::kCandidate:
            return 2;
        case RoleMark::kPreCandidate:
            return 1;
        default:
            return 0;
    }
}

// Adds bands in order, and lets those share one that fall on the same pixel.
class Lane {
  public:
    Lane(const TimelineLook& look, render::LaneView& view)
        : range_(look.range), tongue_(look.tongue), pixels_(look.range, 1), view_(view) {}

    void Add(double from, double to, const Band& band) {
        from = std::max(from, range_.from);
        to = std::min(to, range_.to);
        if (to < from || (to == from && to != range_.from)) return;
        const RoleMark role = MarkOf(band.state);
        if (!view_.bands.empty() && FallsOnLast(to)) {
            view_.bands.back().to = to;
            if (Rank(role) <= Rank(view_.bands.back().role)) return;
            return Say(role, band.term, view_.bands.back());
        }
        BandView view{.from = from, .to = to};
        Say(role, band.term, view);
        view_.bands.push_back(std::move(view));
    }

  private:
    // The last one began on the pixel on which this one ends.
    [[nodiscard]] bool FallsOnLast(double to) const {
        return pixels_.Of(view_.bands.back().from) == pixels_.Of(to);
    }
    void Say(RoleMark role, raft::Term term, BandView& view) const {
        view.role = role;
        view.term_hue = HueOf(term);
        view.term = tongue_.Say(kTermNumber, {{"term", std::to_string(term)}});
    }

    const TimelineRange& range_;
    const Tongue& tongue_;
    Columns pixels_;
    render::LaneView& view_;
};

void AddStretch(const TimelinePath::Stretch& stretch, std::size_t server,
                const TimelineRange& range, Lane& lane) {
    if (server >= stretch.own->bands().size()) return;
    const std::vector<Band>& bands = stretch.own->bands()[server];
    auto band = std::upper_bound(
        bands.begin(), bands.end(), range.from,
        [](double wanted, const Band& one) { return wanted < static_cast<double>(one.at); });
    if (band != bands.begin()) --band;
    const auto until = static_cast<double>(stretch.until);
    for (; band != bands.end() && band->event <= stretch.last; ++band) {
        const auto from = static_cast<double>(band->at);
        if (from > range.to || from > until) return;
        const auto next = band + 1;
        const bool last = next == bands.end() || next->event > stretch.last;
        const double to = last ? until : std::min(until, static_cast<double>(next->at));
        lane.Add(from, to, *band);
    }
}

}  // namespace

RoleMark MarkOf(Band::State state) {
    switch (state) {
        case Band::State::kFollower:
            return RoleMark::kFollower;
        case Band::State::kLearner:
            return RoleMark::kLearner;
        case Band::State::kPreCandidate:
            return RoleMark::kPreCandidate;
        case Band::State::kCandidate:
            return RoleMark::kCandidate;
        case Band::State::kLeader:
            return RoleMark::kLeader;
        case Band::State::kPaused:
            return RoleMark::kPaused;
        case Band::State::kDown:
            return RoleMark::kDown;
    }
    return RoleMark::kFollower;
}

std::vector<render::LaneView> PresentLanes(const TimelineLook& look) {
    std::vector<render::LaneView> views;
    for (const raft::sim::Server& server : look.ask.history.cluster().servers()) {
        render::LaneView view{.name = look.tongue.Server(server.id())};
        Lane lane(look, view);
        for (const auto& stretch : look.path.stretches()) {
            AddStretch(stretch, views.size(), look.range, lane);
        }
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace app
