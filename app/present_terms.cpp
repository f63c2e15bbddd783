// The view "terms": when each term began, who led it, and which term each server lived in.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/present_parts.h"
#include "app/text.h"
#include "app/tongue.h"
#include "render/words_terms.h"

namespace app {

namespace {

using raft::sim::Band;
using raft::sim::Micros;
using render::RoleMark;
using render::TermBlockView;
using render::TermPieceView;
namespace words = render::words;

// So many terms are handed to the panel, which shows as many of them as there is room for.
constexpr std::size_t kBlocksMax = 48;
// Of one server so many changes are looked at; older ones are left out.
constexpr std::ptrdiff_t kPiecesMax = 20'000;
// What is narrower than so many pixels shares its block with what is beside it.
constexpr double kNarrowest = 4;

// What the strip is made of: terms in the order in which the highest one rose.
class Strip {
  public:
    Strip(const RoleRun& run, Micros now, const Tongue& tongue)
        : run_(run), now_(now), tongue_(tongue) {
        // A term that was met when a higher one was there already was never the highest.
        for (std::size_t i = run.terms.size(); i > 0; --i) {
            const TermRun& term = run.terms[i - 1];
            if (order_.empty() || term.from < run.terms[order_.back()].from ||
                (term.from == run.terms[order_.back()].from &&
                 term.event < run.terms[order_.back()].event)) {
                order_.push_back(i - 1);
            }
        }
        std::reverse(order_.begin(), order_.end());
    }

    [[nodiscard]] std::size_t size() const { return order_.size(); }
    [[nodiscard]] const TermRun& At(std::size_t i) const { return run_.terms[order_[i]]; }
    [[nodiscard]] double From(std::size_t i) const { return static_cast<double>(At(i).from); }
    [[nodiscard]] double To(std::size_t i) const {
        return i + 1 < size() ? From(i + 1) : static_cast<double>(now_);
    }
    // The number of the block of that term, or of the last one before it.
    [[nodiscard]] std::size_t Find(raft::Term term) const {
        std::size_t found = 0;
        while (found + 1 < size() && At(found + 1).term <= term) ++found;
        return found;
    }

    [[nodiscard]] TermBlockView Block(std::size_t i) const {
        const TermRun& term = At(i);
        TermBlockView view{.term = term.term,
                           .led = term.leader ? std::size_t{1} : 0,
                           .term_hue = HueOf(term.term),
                           .from = From(i),
                           .elected = To(i),
                           .to = To(i),
                           .before = term.term == 0};
        view.label = term.term == 0
                         ? tongue_.Say(words::kTermBefore)
                         : tongue_.Say(words::kTermName, {{"n", std::to_string(term.term)}});
        if (term.leader) {
            view.leader = tongue_.Server(NodeAt(*term.leader));
            view.elected = std::min(static_cast<double>(term.elected), view.to);
        } else if (term.term != 0) {
            const bool ended = i + 1 < size();
            view.no_leader = tongue_.Say(ended ? words::kTermNoLeader : words::kTermUnderWay);
        }
        return view;
    }

  private:
    const RoleRun& run_;
    Micros now_ = 0;
    const Tongue& tongue_;
    std::vector<std::size_t> order_{};
};

// All terms, those together that share a few pixels.
void FillWhole(const Strip& strip, const render::UiState& ui, const Tongue& tongue,
               render::TermsView& view) {
    view.from = strip.From(0);
    const double pixel =
        std::max((view.to - view.from) / std::max(1.0, double{ui.terms_pixels}), 1e-9);
    for (std::size_t i = 0; i < strip.size(); ++i) {
        TermBlockView block = strip.Block(i);
        TermBlockView* const last = view.blocks.empty() ? nullptr : &view.blocks.back();
        const bool shares = last != nullptr && !last->before &&
                            (last->to - last->from < kNarrowest * pixel ||
                             (last->merged > 1 && block.to - block.from < kNarrowest * pixel));
        if (!shares) {
            view.blocks.push_back(std::move(block));
            continue;
        }
        const std::uint64_t first = last->term + 1 - last->merged;
        block.merged = last->merged + 1;
        block.led += last->led;
        block.from = last->from;
        block.elected = block.from;
        block.leader.clear();
        block.no_leader.clear();
        block.label = tongue.Say(words::kTermNames,
                                 {{"a", std::to_string(first)}, {"b", std::to_string(block.term)}});
        *last = std::move(block);
    }
}

void FillNear(const Strip& strip, const render::UiState& ui, render::TermsView& view) {
    const std::size_t last = ui.terms_until ? strip.Find(*ui.terms_until) : strip.size() - 1;
    const std::size_t first = last + 1 > kBlocksMax ? last + 1 - kBlocksMax : 0;
    for (std::size_t i = first; i <= last; ++i) view.blocks.push_back(strip.Block(i));
    view.earlier = first;
    view.later = strip.size() - 1 - last;
    view.from = view.blocks.front().from;
    view.to = view.blocks.back().to;
    view.now = view.later == 0;
    const std::size_t end = std::min(strip.size(), last + kBlocksMax);
    for (std::size_t i = first; i < end; ++i) view.terms.push_back(strip.At(i).term);
}

// One server's pieces between `from` and `to`, a few pixels' worth at least.
class RowOfTerms {
  public:
    RowOfTerms(const render::TermsView& view, double narrowest, render::TermRowView& row)
        : view_(view), narrowest_(narrowest), row_(row) {}

    void Add(double from, double to, const Band& band) {
        to = std::min(to, view_.to);
        if (to < view_.from || from > view_.to) return;
        auto& pieces = row_.pieces;
        const RoleMark role = MarkOf(band.state);
        if (!pieces.empty() && pieces.back().to - pieces.back().from < narrowest_) {
            // Too short to be seen: what follows takes its place, but a leader stays one.
            if (pieces.back().role == RoleMark::kLeader && to - from < narrowest_) {
                pieces.back().to = to;
                return;
            }
            from = pieces.back().from;
            pieces.pop_back();
        }
        pieces.push_back({.from = std::max(from, view_.from),
                          .to = to,
                          .term_hue = HueOf(band.term),
                          .role = role,
                          .term = std::to_string(band.term)});
    }

  private:
    const render::TermsView& view_;
    double narrowest_ = 0;
    render::TermRowView& row_;
};

void FillRow(const TimelinePath& path, std::size_t server, raft::sim::EventId until,
             const render::TermsView& view, RowOfTerms& row) {
    for (const TimelinePath::Stretch& stretch : path.stretches()) {
        if (server >= stretch.own->bands().size()) continue;
        const std::vector<Band>& bands = stretch.own->bands()[server];
        const raft::sim::EventId last = std::min(stretch.last, until);
        const auto end = std::upper_bound(
            bands.begin(), bands.end(), last,
            [](raft::sim::EventId wanted, const Band& band) { return wanted < band.event; });
        auto band = std::upper_bound(
            bands.begin(), end, view.from,
            [](double wanted, const Band& one) { return wanted < static_cast<double>(one.at); });
        if (band != bands.begin()) --band;
        const auto beyond = std::upper_bound(
            band, end, view.to,
            [](double wanted, const Band& one) { return wanted < static_cast<double>(one.at); });
        band = std::max(band, beyond - std::min(beyond - band, kPiecesMax));
        const double stop = until <= stretch.last ? view.to : static_cast<double>(stretch.until);
        for (; band != beyond; ++band) {
            const auto next = band + 1;
            const double to = next == end ? stop : static_cast<double>(next->at);
            row.Add(static_cast<double>(band->at), to, *band);
        }
        if (until <= stretch.last) return;
    }
}

// How the leader's election was counted, from the event itself.
std::string Votes(Session& session, const TermRun& term, const Tongue& tongue) {
    const auto won = ElectionOf(term, session.history());
    if (!won) return {};
    // The vote that decided it is counted right before.
    const raft::sim::Event* const event = session.Find(*won - 1);
    if (event == nullptr) return {};
    const auto* const inner = std::get_if<raft::Event>(&event->body);
    const auto* const counted = inner == nullptr ? nullptr : std::get_if<raft::VoteCounted>(inner);
    if (counted == nullptr) return {};
    const auto text = [](std::uint32_t number) { return std::to_string(number); };
    return tongue.Say(counted->needed_outgoing > 0 ? words::kTermVotesJoint : words::kTermVotes,
                      {{"n", text(counted->votes)},
                       {"needed", text(counted->needed)},
                       {"m", text(counted->votes_outgoing)},
                       {"wanted", text(counted->needed_outgoing)}});
}

std::vector<std::string> Hint(Session& session, const Strip& strip, const TermBlockView& block,
                              const Tongue& tongue) {
    std::vector<std::string> lines{block.label};
    const std::size_t i = strip.Find(block.term);
    const TermRun& term = strip.At(i);
    const auto length = [](double micros) { return LengthText(static_cast<Micros>(micros)); };
    if (block.merged > 1) {
        lines.push_back(tongue.Say(words::kTermMany, {{"n", std::to_string(block.merged)},
                                                      {"led", std::to_string(block.led)}}));
    } else if (block.before) {
        lines.push_back(tongue.Say(words::kTermBeforeRule));
    } else {
        const auto& began = term.candidates == 0   ? words::kTermBeganSo
                            : term.candidates == 1 ? words::kTermBegan
                                                   : words::kTermBeganMany;
        lines.push_back(tongue.Say(
            began, {{"time", TimeText(term.from)}, {"n", std::to_string(term.candidates)}}));
        if (term.leader) {
            lines.push_back(
                tongue.Say(words::kTermWon, {{"server", tongue.Server(NodeAt(*term.leader))},
                                             {"time", TimeText(term.elected)},
                                             {"length", LengthText(term.elected - term.from)}}));
            const std::string votes = Votes(session, term, tongue);
            if (!votes.empty()) lines.push_back(votes);
            if (static_cast<double>(term.elected) > strip.To(i)) {
                lines.push_back(tongue.Say(words::kTermLate));
            }
        } else if (i + 1 < strip.size()) {
            lines.push_back(tongue.Say(words::kTermNobody));
        }
        lines.push_back(tongue.Say(i + 1 < strip.size() ? words::kTermLasted : words::kTermLasts,
                                   {{"length", length(block.to - block.from)}}));
        lines.push_back(tongue.Say(words::kTermRule));
    }
    lines.push_back(tongue.Say(words::kTermSource));
    lines.push_back(tongue.Say(words::kTermClick));
    return lines;
}

}  // namespace

render::TermsView PresentTerms(Session& session, const render::UiState& ui) {
    const Tongue tongue(ui);
    raft::sim::History& history = session.history();
    RoleRun& run = session.present_cache().roles;
    Follow(run, history);
    render::TermsView view{.to = static_cast<double>(history.now())};
    const Strip strip(run, history.now(), tongue);
    if (strip.size() == 0) return view;
    if (ui.terms_whole) {
        FillWhole(strip, ui, tongue, view);
    } else {
        FillNear(strip, ui, view);
    }
    const double pixel =
        ui.terms_whole ? (view.to - view.from) / std::max(1.0, double{ui.terms_pixels}) : 0;
    const TimelinePath path(history, history.branch());
    for (std::size_t server = 0; server < history.cluster().servers().size(); ++server) {
        view.rows.push_back({.name = tongue.Server(NodeAt(server))});
        RowOfTerms row(view, pixel * 2, view.rows.back());
        FillRow(path, server, history.cluster().last_event(), view, row);
    }
    for (const TermBlockView& block : view.blocks) {
        if (ui.terms_hovered == block.term) view.hint = Hint(session, strip, block, tongue);
    }
    return view;
}

}  // namespace app
