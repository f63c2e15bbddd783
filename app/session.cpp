// One sitting: its clock, and what the user wants.
#include "app/session.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "raft/sim/script.h"
#include "raft/sim/step.h"

namespace app {

namespace {

using raft::sim::Event;
using raft::sim::EventId;
using raft::sim::Micros;
using raft::sim::StepUnit;

struct Goal {
    StepUnit unit{};
    raft::Words none{};  // What to say when none came.
};

Goal GoalOf(render::StepGoal goal) {
    switch (goal) {
        case render::StepGoal::kMessage:
            return {StepUnit::kMessage,
                    {"no further message that arrives came", "没有再出现到达的消息"}};
        case render::StepGoal::kRole:
            return {StepUnit::kRole, {"no further change of role came", "没有再出现角色变化"}};
        case render::StepGoal::kCommit:
            return {StepUnit::kCommit, {"no further commit came", "没有再出现提交"}};
        case render::StepGoal::kTerm:
            return {StepUnit::kTerm, {"no further new term came", "没有再出现新任期"}};
        case render::StepGoal::kViolation:
            return {StepUnit::kViolation, {"no further violation came", "没有再出现违例"}};
        case render::StepGoal::kBookmark:
            return {StepUnit::kBookmark, {"no further bookmark came", "没有再出现书签"}};
    }
    return {};
}

}  // namespace

Session::Session(LoadedScript script) {
    Begin(std::move(script));
    if (!script_.kept) return;
    while (!LiveOn()) continue;
    StandWhereItWasLeft();
}

// ---- The clock ----

void Session::Advance(Micros real) {
    // So much of a picture's time is left for what is done beside it.
    constexpr std::chrono::milliseconds kBeside{12};
    if (reviving_) return Revive(Slice(kBeside));
    if (check_ && !check_->done()) check_->GoOn(Slice(kBeside));
    constexpr Micros kOneDrag = raft::sim::kSecond;
    if (scrubbed_for_) {
        *scrubbed_for_ += real;
        if (*scrubbed_for_ > kOneDrag) scrubbed_for_.reset();
    }
    const Micros length = playback_.Take(real);
    if (length > 0) GoOn(length);
}

void Session::GoOn(Micros length) {
    using Stop = ScriptRunner::Stop;
    auto stop = Stop::kLeavesHere;
    while (stop == Stop::kLeavesHere || stop == Stop::kArrives) {
        const Micros before = history_.now();
        stop = runner_.GoOn(history_, before + length);
        if (stop == Stop::kFinished) history_.RunUntil(before + length);
        // Where the script leads elsewhere, what is left of the time passes there.
        if (stop != Stop::kArrives) length -= history_.now() - before;
        OnStop(stop);
        Gather();
    }
}

void Session::SkipTo(Micros at) {
    // Second by second, so that what happened meanwhile is not all held at once.
    while (history_.now() < at) GoOn(std::min(at - history_.now(), raft::sim::kSecond));
}

void Session::FinishScript() {
    while (!runner_.finished(history_)) {
        if (!runner_.Standing(history_)) history_.Go(runner_.Spot(history_));
        OnStop(runner_.GoOn(history_, history_.now() + raft::sim::kSecond));
        Gather();
    }
}

void Session::OnStop(ScriptRunner::Stop stop) {
    if (stop == ScriptRunner::Stop::kPauseHere) playback_.Pause();
    if (stop != ScriptRunner::Stop::kProblem || !runner_.problem()) return;
    // Once the problem has been told, the rest of the script is over and time is the user's.
    playback_.Pause();
    problem_ = runner_.TakeProblem();
    Complain(problem_->both());
}

bool Session::at_end() const {
    return runner_.finished(history_) && !history_.NextDue().has_value();
}

bool Session::worth_keeping() const {
    return modified_ || history_.branches().size() > 1 || history_.branches().front().end.at > 0;
}

void Session::Complain(raft::Bilingual sentence) {
    notice_ = {std::move(sentence), render::Tone::kBad};
}

// ---- What the user wants ----

void Session::Apply(const render::Intent& intent) {
    if (!std::holds_alternative<render::GoToMoment>(intent)) scrubbed_for_.reset();
    if (const auto* run = std::get_if<render::RunCommandText>(&intent)) {
        RunText(run->text);
    } else if (std::holds_alternative<render::Play>(intent)) {
        playback_.Play();
    } else if (std::holds_alternative<render::Pause>(intent)) {
        playback_.Pause();
    } else if (const auto* steps = std::get_if<render::StepEvents>(&intent)) {
        playback_.Pause();
        int done = 0;
        while (done < steps->count && StepOne()) done += 1;
        if (done > 0) last_command_ = done == 1 ? "step" : "step " + std::to_string(done);
    } else if (const auto* step = std::get_if<render::StepToNext>(&intent)) {
        playback_.Pause();
        StepTo(step->goal);
    } else if (const auto* moment = std::get_if<render::GoToMoment>(&intent)) {
        Scrub(moment->at_us);
    } else if (const auto* event = std::get_if<render::GoToEvent>(&intent)) {
        Do(raft::sim::HistoryCommand{
            raft::sim::GoTo{.kind = raft::sim::GoTo::Kind::kEvent, .event = event->event_id}});
    } else if (const auto* speed = std::get_if<render::SetSpeed>(&intent)) {
        playback_.SetSpeed(SpeedFrom(speed->speed));
    } else if (const auto* open = std::get_if<render::OpenScenario>(&intent)) {
        Open(OpenScript(open->path));
    } else if (std::holds_alternative<render::Restart>(intent)) {
        Restart();
    } else if (std::holds_alternative<render::ExportScript>(intent)) {
        Export();
    } else if (const auto* answer = std::get_if<render::OpenGoodPart>(&intent)) {
        damaged_.reset();
        auto good = std::exchange(good_part_, std::nullopt);
        if (answer->open && good && good->kept) {
            Open(OpenedScript(std::move(*good)));
        } else if (answer->open && good) {
            Begin(std::move(*good));
        }
    } else if (const auto* wish = std::get_if<render::CheckRuns>(&intent)) {
        playback_.Pause();
        check_.emplace(static_cast<std::uint32_t>(cluster().servers().size()),
                       cluster().options().node.rules, wish->runs);
    } else if (std::holds_alternative<render::CancelWork>(intent)) {
        CancelWork();
    } else if (std::holds_alternative<render::OpenFound>(intent) && check_) {
        const std::string text = check_->script();
        check_.reset();
        Open(OpenScriptText("found.raft", text));
    } else if (std::holds_alternative<render::Quit>(intent)) {
        quit_ = true;
    }
}

bool Session::StepOne() {
    const bool stepped = runner_.StepOne(history_);
    if (runner_.problem()) OnStop(ScriptRunner::Stop::kProblem);
    Gather();
    return stepped;
}

bool Session::Passed(EventId before, StepUnit unit) const {
    // What was just passed is the last that the story has.
    for (EventId id = before + 1; id <= cluster().last_event(); ++id) {
        const Event* event = story_.Find(id);
        if (event != nullptr && raft::sim::IsStep(*event, unit)) return true;
    }
    return false;
}

void Session::StepTo(render::StepGoal goal) {
    const Goal wanted = GoalOf(goal);
    const raft::sim::StepOnce command{wanted.unit, 1};
    // Where the script still has lines, they come in their turn.
    const bool bookmark = goal == render::StepGoal::kBookmark;
    if (bookmark || runner_.finished(history_)) {
        if (bookmark || !at_end()) return Do(command);
        return Complain(wanted.none);
    }
    // Far beyond any election, and still done before anybody notices.
    constexpr int kEventsMax = 100'000;
    constexpr Micros kLengthMax = 60 * raft::sim::kSecond;
    const Micros end = history_.now() + kLengthMax;
    for (int i = 0; i < kEventsMax && history_.now() < end; ++i) {
        const EventId before = cluster().last_event();
        if (!StepOne()) break;
        if (Passed(before, wanted.unit)) {
            last_command_ = raft::sim::Print(command);
            return;
        }
    }
    notice_ = {wanted.none, render::Tone::kNotable};
}

}  // namespace app
