// Roles and terms out of the bands of the chronicles.
#include "app/role_run.h"

#include <algorithm>

#include "raft/event.h"

namespace app {

namespace {

using raft::Term;
using raft::sim::Band;
using raft::sim::EventId;
using raft::sim::History;
using raft::sim::NoteKind;
using render::RoleArrow;
using State = Band::State;

// A role of a server that runs, with a learner's among them.
bool IsFollowing(State state) {
    return state == State::kFollower || state == State::kLearner;
}

// The ways that lead from one role to the other; two where the one between was passed at once.
std::vector<RoleArrow> WaysBetween(const Band& from, const Band& to) {
    if (to.state == State::kDown) return {RoleArrow::kCrash};
    if (from.state == State::kDown) return {RoleArrow::kRestart};
    if (from.state == State::kLearner && to.state == State::kFollower) return {RoleArrow::kPromote};
    if (from.state == State::kFollower && to.state == State::kLearner) return {RoleArrow::kDemote};
    switch (to.state) {
        case State::kPreCandidate:
            return {IsFollowing(from.state) ? RoleArrow::kAsk : RoleArrow::kAgain};
        case State::kCandidate:
            if (from.state == State::kPreCandidate) return {RoleArrow::kPreWon};
            return {IsFollowing(from.state) ? RoleArrow::kTimeout : RoleArrow::kAgain};
        case State::kLeader:
            if (from.state == State::kCandidate) return {RoleArrow::kWin};
            if (from.state == State::kPreCandidate) return {RoleArrow::kPreWon, RoleArrow::kWin};
            return {RoleArrow::kTimeout, RoleArrow::kWin};
        default:
            if (from.state == State::kPreCandidate) return {RoleArrow::kPreLost};
            if (from.state == State::kCandidate) return {RoleArrow::kStepBack};
            return {RoleArrow::kDepose};
    }
}

void Count(RoleRun& run, const RoleRun::Cursor& cursor, const Band& band, std::size_t server) {
    const Band& before = *cursor.before;
    const bool again = band.state == State::kCandidate && band.term > before.term;
    if (band.state == before.state && !again) return;
    const std::vector<RoleArrow> ways = band.state == before.state
                                            ? std::vector<RoleArrow>{RoleArrow::kAgain}
                                            : WaysBetween(before, band);
    for (const RoleArrow way : ways) {
        RoleTally& tally = run.arrows.at(static_cast<std::size_t>(way));
        tally.count += 1;
        if (band.term == before.term) tally.same_term += 1;
        // Servers are followed one after the other, so the latest one is looked for.
        if (tally.count > 1 && band.event < tally.last.event) continue;
        tally.last = band;
        tally.since = before.event;
        tally.server = server;
    }
}

TermRun& TermOf(RoleRun& run, const Band& band) {
    auto& terms = run.terms;
    const auto at =
        std::lower_bound(terms.begin(), terms.end(), band.term,
                         [](const TermRun& one, Term wanted) { return one.term < wanted; });
    if (at != terms.end() && at->term == band.term) return *at;
    return *terms.insert(at, {.term = band.term, .from = band.at, .event = band.event});
}

void NoteTerm(RoleRun& run, RoleRun::Cursor& cursor, const Band& band, std::size_t server) {
    TermRun& term = TermOf(run, band);
    if (band.at < term.from) {
        term.from = band.at;
        term.event = band.event;
    }
    if (band.state == State::kCandidate && cursor.stood_in != band.term) {
        cursor.stood_in = band.term;
        term.candidates += 1;
    }
    const bool first = !term.leader || band.at < term.elected;
    if (band.state != State::kLeader || !first) return;
    term.leader = server;
    term.elected = band.at;
    term.elected_event = band.event;
}

void FollowServer(RoleRun& run, const TimelinePath& path, std::size_t server, EventId until) {
    RoleRun::Cursor& cursor = run.cursors[server];
    for (; cursor.stretch < path.stretches().size(); ++cursor.stretch, cursor.band = 0) {
        const TimelinePath::Stretch& stretch = path.stretches()[cursor.stretch];
        const auto& all = stretch.own->bands();
        const EventId last = std::min(stretch.last, until);
        for (; server < all.size() && cursor.band < all[server].size(); ++cursor.band) {
            const Band& band = all[server][cursor.band];
            if (band.event > last) break;
            NoteTerm(run, cursor, band, server);
            // Who is paused is still what it was.
            if (band.state == State::kPaused) continue;
            if (cursor.before && band.event > run.given) Count(run, cursor, band, server);
            cursor.before = band;
        }
        // Its other bands are yet to come, or on another branch.
        if (until <= stretch.last) return;
        if (cursor.stretch + 1 == path.stretches().size()) return;
    }
}

// The event of this server, of that kind, nearest to the end of the step that made the band.
EventId LookBack(History& history, const Band& band, EventId since, std::size_t server,
                 NoteKind kind) {
    constexpr EventId kFarthest = 2'000;
    const EventId end = std::max(since, band.event > kFarthest ? band.event - kFarthest : 0);
    for (EventId id = band.event; id > end; --id) {
        const auto noted = history.Noted(history.branch(), id);
        if (!noted) break;
        if (noted->note.kind == kind && noted->note.server == server + 1) return id;
    }
    return 0;
}

NoteKind KindOf(RoleArrow arrow) {
    if (arrow == RoleArrow::kCrash) return NoteKind::kCrash;
    if (arrow == RoleArrow::kRestart) return NoteKind::kRestart;
    const bool membership = arrow == RoleArrow::kPromote || arrow == RoleArrow::kDemote;
    return membership ? NoteKind::kLog : NoteKind::kRole;
}

}  // namespace

void Follow(RoleRun& run, History& history) {
    const EventId until = history.cluster().last_event();
    const bool goes_on = run.known && run.branch == history.branch() &&
                         run.changes == history.changes() && run.until <= until;
    if (goes_on && run.until == until) return;
    if (!goes_on) {
        run = RoleRun();
        run.known = true;
        run.branch = history.branch();
        run.changes = history.changes();
        run.given = history.At({run.branch, history.StartOf(run.branch)}).last_event();
        run.cursors.resize(history.cluster().servers().size());
    }
    const TimelinePath path(history, run.branch);
    for (std::size_t server = 0; server < run.cursors.size(); ++server) {
        FollowServer(run, path, server, until);
    }
    run.until = until;
}

EventId EventOf(RoleTally& tally, RoleArrow arrow, History& history) {
    if (tally.count == 0) return 0;
    if (tally.told_about == tally.last.event && tally.event != 0) return tally.event;
    const EventId found = LookBack(history, tally.last, tally.since, tally.server, KindOf(arrow));
    tally.told_about = tally.last.event;
    tally.event = found != 0 ? found : tally.last.event;
    return tally.event;
}

std::optional<EventId> ElectionOf(const TermRun& term, History& history) {
    if (!term.leader) return std::nullopt;
    Band band{.at = term.elected, .event = term.elected_event, .term = term.term};
    const EventId found = LookBack(history, band, 0, *term.leader, NoteKind::kRole);
    return found == 0 ? std::nullopt : std::optional(found);
}

}  // namespace app
