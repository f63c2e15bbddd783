// What has happened so far.
#include "app/story.h"

#include <algorithm>

#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/describe.h"

namespace app {

namespace {

using raft::sim::Event;
using raft::sim::EventId;
using render::StoryIcon;

const Event* FindIn(const std::deque<Event>& events, EventId id) {
    const auto found =
        std::lower_bound(events.begin(), events.end(), id,
                         [](const Event& event, EventId wanted) { return event.id < wanted; });
    return found != events.end() && found->id == id ? &*found : nullptr;
}

struct IconOf {
    StoryIcon operator()(const raft::Event& inner) const { return std::visit(*this, inner); }
    StoryIcon operator()(const raft::RoleChanged& changed) const {
        return changed.to == raft::Role::kLeader ? StoryIcon::kLeader : StoryIcon::kRole;
    }
    StoryIcon operator()(const raft::TermChanged& /*event*/) const { return StoryIcon::kRole; }
    StoryIcon operator()(const raft::VoteJudged& /*event*/) const { return StoryIcon::kVote; }
    StoryIcon operator()(const raft::VotedForSelf& /*event*/) const { return StoryIcon::kVote; }
    StoryIcon operator()(const raft::VoteCounted& /*event*/) const { return StoryIcon::kVote; }
    StoryIcon operator()(const raft::LeaderChanged& /*event*/) const { return StoryIcon::kLeader; }
    StoryIcon operator()(const raft::TimerRestarted& /*event*/) const { return StoryIcon::kRole; }
    StoryIcon operator()(const raft::AppendJudged& /*event*/) const { return StoryIcon::kLog; }
    StoryIcon operator()(const raft::LogChanged& /*event*/) const { return StoryIcon::kLog; }
    StoryIcon operator()(const raft::ProgressJudged& /*event*/) const { return StoryIcon::kLog; }
    StoryIcon operator()(const raft::CommitAdvanced& /*event*/) const { return StoryIcon::kCommit; }
    StoryIcon operator()(const raft::CommitHeldBack& /*event*/) const { return StoryIcon::kCommit; }
    StoryIcon operator()(const raft::ConfigurationChanged& /*event*/) const {
        return StoryIcon::kLog;
    }
    StoryIcon operator()(const raft::MessageIgnored& /*event*/) const {
        return StoryIcon::kMessage;
    }
    StoryIcon operator()(const raft::ProposalJudged& /*event*/) const { return StoryIcon::kClient; }
    StoryIcon operator()(const raft::SnapshotTaken& /*event*/) const { return StoryIcon::kDisk; }
    StoryIcon operator()(const raft::SnapshotJudged& /*event*/) const { return StoryIcon::kDisk; }
    StoryIcon operator()(const raft::ChangeJudged& /*event*/) const { return StoryIcon::kLog; }
    StoryIcon operator()(const raft::CatchUpNoted& /*event*/) const { return StoryIcon::kLog; }
    StoryIcon operator()(const raft::TransferNoted& /*event*/) const { return StoryIcon::kLeader; }
    StoryIcon operator()(const raft::ReadJudged& /*event*/) const { return StoryIcon::kClient; }
    StoryIcon operator()(const raft::LeaseTaken& /*event*/) const { return StoryIcon::kLeader; }
    StoryIcon operator()(const raft::sim::MessageEvent& event) const {
        using Fate = raft::sim::MessageFate;
        const bool fault = event.fate == Fate::kLost || event.fate == Fate::kDropped;
        return fault ? StoryIcon::kFault : StoryIcon::kMessage;
    }
    StoryIcon operator()(const raft::sim::PersistEvent& /*event*/) const {
        return StoryIcon::kDisk;
    }
    StoryIcon operator()(const raft::sim::AppliedEvent& /*event*/) const {
        return StoryIcon::kCommit;
    }
    StoryIcon operator()(const raft::sim::LifeEvent& event) const {
        using Change = raft::sim::LifeChange;
        const bool back = event.change == Change::kRestarted || event.change == Change::kResumed;
        return back ? StoryIcon::kRestart : StoryIcon::kCrash;
    }
    StoryIcon operator()(const raft::sim::EditEvent& /*event*/) const { return StoryIcon::kDisk; }
    StoryIcon operator()(const raft::sim::RequestEvent& /*event*/) const {
        return StoryIcon::kClient;
    }
    StoryIcon operator()(const raft::sim::LinkEvent& /*event*/) const { return StoryIcon::kFault; }
    StoryIcon operator()(const raft::sim::CommandEvent& /*event*/) const {
        return StoryIcon::kUser;
    }
    StoryIcon operator()(const raft::sim::TimerFired& /*event*/) const { return StoryIcon::kRole; }
    StoryIcon operator()(const raft::sim::ViolationEvent& /*event*/) const {
        return StoryIcon::kViolation;
    }
    StoryIcon operator()(const raft::sim::StallEvent& /*event*/) const { return StoryIcon::kFault; }
    StoryIcon operator()(const raft::sim::SayEvent& /*event*/) const { return StoryIcon::kUser; }
};

// The term that an event is about; 0 when it is about none.
raft::Term TermOf(const Event& event) {
    const auto* inner = std::get_if<raft::Event>(&event.body);
    if (inner == nullptr) return 0;
    if (const auto* e = std::get_if<raft::RoleChanged>(inner)) return e->term;
    if (const auto* e = std::get_if<raft::TermChanged>(inner)) return e->to;
    if (const auto* e = std::get_if<raft::VoteJudged>(inner)) return e->candidacy.term;
    if (const auto* e = std::get_if<raft::VotedForSelf>(inner)) return e->term;
    if (const auto* e = std::get_if<raft::LeaderChanged>(inner)) return e->term;
    if (const auto* e = std::get_if<raft::LogChanged>(inner)) return e->last_term;
    if (const auto* e = std::get_if<raft::CommitAdvanced>(inner)) return e->entry_term;
    if (const auto* e = std::get_if<raft::SnapshotJudged>(inner)) return e->term;
    if (const auto* e = std::get_if<raft::LeaseTaken>(inner)) return e->term;
    return 0;
}

render::Tone ToneOf(raft::sim::Tone tone) {
    switch (tone) {
        case raft::sim::Tone::kPlain:
            return render::Tone::kPlain;
        case raft::sim::Tone::kGood:
            return render::Tone::kGood;
        case raft::sim::Tone::kNotable:
            return render::Tone::kNotable;
        case raft::sim::Tone::kBad:
            return render::Tone::kBad;
    }
    return render::Tone::kPlain;
}

// A heartbeat, or the answer to one: nothing behind the request's prev was taken.
bool IsPulse(const raft::Message& message) {
    const auto* reply = std::get_if<raft::AppendEntriesReply>(&message.body);
    if (reply != nullptr) return reply->success && reply->match == reply->prev_index;
    return raft::IsHeartbeat(message);
}

template <class T>
void Limit(std::deque<T>& items, std::size_t max) {
    while (items.size() > max) items.pop_front();
}

}  // namespace

bool IsTurningPoint(const Event& event) {
    if (raft::sim::WeightOf(event) == raft::sim::Weight::kDetail) return false;
    const auto* message = std::get_if<raft::sim::MessageEvent>(&event.body);
    const bool swallowed = message != nullptr && IsPulse(message->message) &&
                           (message->loss == raft::sim::LossReason::kCut ||
                            message->loss == raft::sim::LossReason::kReceiverDown);
    return !swallowed;
}

render::StoryLine StoryLineOf(const Event& event, const Tongue& tongue) {
    raft::sim::Sentence sentence = tongue.Tell(event);
    return {.event_id = event.id,
            .time = TimeText(event.at),
            .sentence = std::move(sentence.text),
            .icon = std::visit(IconOf{}, event.body),
            .tone = ToneOf(sentence.tone),
            .term_hue = HueOf(TermOf(event))};
}

void Story::Add(const std::vector<Event>& events) {
    for (const Event& event : events) {
        happened_ += 1;
        last_ = event.id;
        if (IsTurningPoint(event)) {
            told_.push_back(event);
        } else {
            details_.push_back(event);
        }
        const auto* message = std::get_if<raft::sim::MessageEvent>(&event.body);
        if (message == nullptr) continue;
        const bool died = message->fate == raft::sim::MessageFate::kLost ||
                          message->fate == raft::sim::MessageFate::kDropped;
        if (died) deaths_.push_back({*message, event.at});
    }
    Limit(told_, kToldMax);
    Limit(details_, kDetailsMax);
    Limit(deaths_, kDeathsMax);
}

void Story::Clear() {
    *this = Story();
}

void Story::Load(const std::vector<Event>& events, std::size_t left_out) {
    Clear();
    left_out_ = left_out;
    Add(events);
}

bool Story::GoBack(EventId last, raft::sim::Micros now) {
    const auto kept = [last](const std::deque<Event>& events) {
        const auto behind =
            std::upper_bound(events.begin(), events.end(), last,
                             [](EventId wanted, const Event& event) { return wanted < event.id; });
        return static_cast<std::size_t>(behind - events.begin());
    };
    const std::size_t told = kept(told_);
    const std::size_t details = kept(details_);
    const bool all_there = left_out_ == 0 && happened_ == told_.size() + details_.size();
    const bool enough = told >= kToldEnough && told + details >= kLinesMax;
    if (!all_there && !enough) return false;
    turning_points_ = {};
    everything_ = {};
    happened_ -= (told_.size() - told) + (details_.size() - details);
    told_.resize(told);
    details_.resize(details);
    while (!deaths_.empty() && deaths_.back().at > now) deaths_.pop_back();
    last_ = last;
    return true;
}

const Event* Story::Find(EventId id) const {
    const Event* told = FindIn(told_, id);
    return told != nullptr ? told : FindIn(details_, id);
}

const std::deque<render::StoryLine>& Story::Lines(bool all, const Tongue& tongue) {
    Reading& reading = all ? everything_ : turning_points_;
    if (reading.tongue != tongue) reading = {.tongue = tongue};
    // From the newest back to what has been worded, but never more than what is shown.
    std::vector<const Event*> fresh;
    auto told = told_.rbegin();
    auto detail = all ? details_.rbegin() : details_.rend();
    while (fresh.size() < kLinesMax) {
        const bool has_told = told != told_.rend();
        const bool has_detail = detail != details_.rend();
        if (!has_told && !has_detail) break;
        const bool take_told = has_told && (!has_detail || told->id > detail->id);
        const Event& event = take_told ? *told : *detail;
        if (event.id <= reading.worded) break;
        fresh.push_back(&event);
        if (take_told) {
            ++told;
        } else {
            ++detail;
        }
    }
    if (fresh.size() == kLinesMax) reading.lines.clear();  // There may be a gap before them.
    for (auto event = fresh.rbegin(); event != fresh.rend(); ++event) {
        reading.lines.push_back(StoryLineOf(**event, tongue));
        reading.worded = (*event)->id;
    }
    Limit(reading.lines, kLinesMax);
    return reading.lines;
}

std::size_t Story::Earlier(bool all) const {
    const Reading& reading = all ? everything_ : turning_points_;
    // All that it tells is there.
    if (left_out_ == 0 && reading.lines.size() < kLinesMax) return 0;
    const std::size_t happened = left_out_ + happened_;
    if (reading.lines.empty()) return happened;
    const EventId since = last_ + 1 - reading.lines.front().event_id;
    return happened - std::min<std::size_t>(happened, since);
}

void Story::ForgetDeaths(raft::sim::Micros before) {
    while (!deaths_.empty() && deaths_.front().at < before) deaths_.pop_front();
}

const Event* Story::last_told() const {
    return told_.empty() ? nullptr : &told_.back();
}

}  // namespace app
