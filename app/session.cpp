// One sitting.
#include "app/session.h"

#include <utility>
#include <variant>

#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Command;
using raft::sim::Event;
using raft::sim::Micros;

// Whether a step should stop behind this event.
bool Reaches(const Event& event, render::StepGoal goal) {
    if (const auto* message = std::get_if<raft::sim::MessageEvent>(&event.body)) {
        return goal == render::StepGoal::kMessage &&
               message->fate == raft::sim::MessageFate::kDelivered;
    }
    const auto* inner = std::get_if<raft::Event>(&event.body);
    if (inner == nullptr) return false;
    if (goal == render::StepGoal::kRole) return std::holds_alternative<raft::RoleChanged>(*inner);
    if (goal == render::StepGoal::kTerm) return std::holds_alternative<raft::TermChanged>(*inner);
    return goal == render::StepGoal::kCommit &&
           std::holds_alternative<raft::CommitAdvanced>(*inner);
}

const char* NameOf(render::StepGoal goal) {
    switch (goal) {
        case render::StepGoal::kMessage:
            return "message that arrives";
        case render::StepGoal::kRole:
            return "change of role";
        case render::StepGoal::kCommit:
            return "commit";
        case render::StepGoal::kTerm:
            return "new term";
        case render::StepGoal::kViolation:
            return "violation";
        case render::StepGoal::kBookmark:
            return "bookmark";
    }
    return "";
}

}  // namespace

Session::Session(LoadedScript script) {
    Begin(std::move(script));
}

void Session::Begin(LoadedScript script) {
    script_ = std::move(script);
    taped_ = TapedCluster();
    sitting_ += 1;
    runner_ = ScriptRunner(script_.script);
    story_.Clear();
    modified_ = false;
    notice_ = {};
    problem_.reset();
    last_command_.clear();
    OnStop(runner_.GoOn(taped_, taped_.now()));
    Gather();
}

void Session::Advance(Micros real) {
    const Micros length = playback_.Take(real);
    if (length > 0) GoOn(taped_.now() + length);
}

ScriptRunner::Stop Session::GoOn(Micros limit) {
    const auto stop = runner_.GoOn(taped_, limit);
    if (stop == ScriptRunner::Stop::kFinished) taped_.RunUntil(limit);
    OnStop(stop);
    Gather();
    return stop;
}

void Session::SkipTo(Micros at) {
    while (taped_.now() < at) GoOn(at);
}

void Session::FinishScript() {
    while (!runner_.finished()) {
        const auto stop = runner_.GoOn(taped_, taped_.now() + raft::sim::kSecond);
        OnStop(stop);
        Gather();
    }
}

void Session::OnStop(ScriptRunner::Stop stop) {
    if (stop == ScriptRunner::Stop::kPauseHere) playback_.Pause();
    if (stop != ScriptRunner::Stop::kProblem || !runner_.problem()) return;
    // Once the problem has been told, the rest of the script is over and time is the user's.
    playback_.Pause();
    problem_ = runner_.problem();
    Complain(problem_->sentence);
    runner_ = ScriptRunner();
}

void Session::Gather() {
    for (const Event& event : cluster().events()) {
        if (const auto* said = std::get_if<raft::sim::SayEvent>(&event.body)) {
            notice_ = {said->text, render::Tone::kPlain};
        }
        if (const auto* violation = std::get_if<raft::sim::ViolationEvent>(&event.body)) {
            notice_ = {violation->name + " is violated: " + violation->detail, render::Tone::kBad};
        }
    }
    story_.Add(cluster().events());
    taped_.ClearEvents();
}

bool Session::at_end() const {
    return runner_.finished() && !cluster().NextDue().has_value();
}

void Session::Complain(std::string sentence) {
    notice_ = {std::move(sentence), render::Tone::kBad};
}

void Session::Apply(const render::Intent& intent) {
    if (const auto* run = std::get_if<render::RunCommandText>(&intent)) {
        RunText(run->text);
    } else if (std::holds_alternative<render::Play>(intent)) {
        playback_.Play();
    } else if (std::holds_alternative<render::Pause>(intent)) {
        playback_.Pause();
    } else if (const auto* steps = std::get_if<render::StepEvents>(&intent)) {
        playback_.Pause();
        for (int i = 0; i < steps->count && StepOne(); ++i) continue;
    } else if (const auto* step = std::get_if<render::StepToNext>(&intent)) {
        playback_.Pause();
        StepTo(step->goal);
    } else if (const auto* speed = std::get_if<render::SetSpeed>(&intent)) {
        playback_.SetSpeed(SpeedFrom(speed->speed));
    } else if (const auto* open = std::get_if<render::OpenScenario>(&intent)) {
        auto loaded = LoadScript(open->path);
        if (!loaded.ok()) return Complain(loaded.error());
        Begin(std::move(loaded.value()));
        playback_.Play();
    } else if (std::holds_alternative<render::Restart>(intent)) {
        Begin(LoadedScript(script_));
        playback_.Play();
    } else if (std::holds_alternative<render::Quit>(intent)) {
        quit_ = true;
    }
}

void Session::RunText(const std::string& text) {
    const raft::sim::Names names{static_cast<std::uint32_t>(cluster().servers().size())};
    const auto parsed = raft::sim::ParseLine(text, names);
    if (!parsed) return;
    if (const auto* error = std::get_if<raft::sim::SyntaxError>(&*parsed)) {
        return Complain(error->error);
    }
    Do(std::get<Command>(*parsed));
}

void Session::Do(const Command& command) {
    if (const auto refusal = taped_.Do(command)) return Complain(refusal->error);
    last_command_ = raft::sim::Print(command);
    notice_ = {};
    modified_ = true;
    runner_.Forgive();
    if (std::holds_alternative<raft::sim::MakeCluster>(command)) {
        runner_.Abandon();
        story_.Clear();
    }
    Gather();
}

bool Session::StepOne() {
    const bool stepped = runner_.StepOne(taped_);
    if (runner_.problem()) OnStop(ScriptRunner::Stop::kProblem);
    Gather();
    return stepped;
}

void Session::StepTo(render::StepGoal goal) {
    // Far beyond any election, and still done before anybody notices.
    constexpr int kEventsMax = 100'000;
    constexpr Micros kLengthMax = 60 * raft::sim::kSecond;
    const Micros end = taped_.now() + kLengthMax;
    for (int i = 0; i < kEventsMax && taped_.now() < end; ++i) {
        const raft::sim::EventId before = cluster().last_event();
        if (!StepOne()) break;
        for (raft::sim::EventId id = before + 1; id <= cluster().last_event(); ++id) {
            const Event* event = story_.Find(id);
            if (event != nullptr && Reaches(*event, goal)) return;
        }
    }
    notice_ = {std::string("no further ") + NameOf(goal) + " came", render::Tone::kNotable};
}

}  // namespace app
