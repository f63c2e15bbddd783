// What the user does to the cluster and its history, and the story that follows from it.
#include <algorithm>
#include <utility>
#include <variant>

#include "app/session.h"
#include "raft/safety.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Command;
using raft::sim::Event;
using raft::sim::EventId;
using raft::sim::HistoryCommand;
using raft::sim::Micros;

// So much of the past is read at once when the story is told anew, and so often at most, until it
// has some lines.
constexpr EventId kPageOfPast = 8000;
constexpr int kPagesOfPast = 3;

bool IsJump(const Command& command) {
    const auto* history = std::get_if<HistoryCommand>(&command);
    if (history == nullptr) return false;
    return std::holds_alternative<raft::sim::GoBack>(*history) ||
           std::holds_alternative<raft::sim::GoTo>(*history) ||
           std::holds_alternative<raft::sim::SwitchBranch>(*history) ||
           std::holds_alternative<raft::sim::Undo>(*history) ||
           std::holds_alternative<raft::sim::Redo>(*history);
}

// A property by its English name; what is none bears it in each language.
raft::Bilingual PropertyNamed(const std::string& name) {
    for (std::size_t i = 0; i < raft::kProperties; ++i) {
        const raft::Words names = raft::NamesOf(static_cast<raft::Property>(i));
        if (names.english == name) return names;
    }
    return {name, name};
}

// What "restart" begins again with, for a cluster that nobody wrote a script for.
LoadedScript FreePlay(std::uint64_t seed, const Command& cluster) {
    LoadedScript script;
    script.title = "Free play";
    script.title_zh = "自由操作";
    for (const Command& command : {Command{raft::sim::SetSeed{seed}}, cluster}) {
        script.script.lines.push_back({0, raft::sim::Print(command), command});
    }
    return script;
}

std::size_t Told(const std::vector<Event>& events) {
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), IsTurningPoint));
}

}  // namespace

// ---- Commands ----

void Session::RunText(const std::string& text) {
    const raft::sim::Names names{static_cast<std::uint32_t>(cluster().servers().size())};
    const auto parsed = raft::sim::ParseLine(text, names);
    if (!parsed) return;
    if (const auto* error = std::get_if<raft::sim::SyntaxError>(&*parsed)) {
        return Complain({error->error, error->chinese});
    }
    Do(std::get<Command>(*parsed));
}

void Session::Do(const Command& command) {
    if (std::holds_alternative<raft::sim::MakeCluster>(command)) return BeginAnew(command);
    const auto stood = runner_.Standing(history_);
    const auto outcome = trail_.Do(history_, command);
    runner_.Follow(history_, stood);
    if (outcome) {
        Gather();
        return Complain({outcome->error, outcome->chinese});
    }
    last_command_ = raft::sim::Print(command);
    notice_ = {};
    if (IsJump(command)) playback_.Pause();
    if (IsAct(command) || (TakesTime(command) && history_.at_end())) {
        modified_ = true;
        runner_.Forgive(history_.branch());
    }
    Gather();
}

void Session::BeginAnew(const Command& command) {
    if (const auto refusal = history_.Do(command))
        return Complain({refusal->error, refusal->chinese});
    sitting_ += 1;
    script_ = FreePlay(cluster().seed(), command);
    continued_ = false;
    trail_.Clear();
    runner_ = ScriptRunner();
    story_.Clear();
    pages_.Clear();
    jumps_ = history_.jumps();
    told_ = history_.branch();
    last_command_ = raft::sim::Print(command);
    notice_ = {};
    modified_ = true;
    Gather();
}

void Session::Scrub(Micros at) {
    playback_.Pause();
    const raft::sim::Spot before = history_.spot();
    history_.GoUntil(std::max<Micros>(at, 0));
    last_command_ = raft::sim::Print(HistoryCommand{raft::sim::GoTo{.at = history_.now()}});
    // One drag is one jump.
    trail_.NoteJump(last_command_, before, scrubbed_for_.has_value());
    scrubbed_for_ = 0;
    Gather();
}

// ---- The story ----

void Session::Hear(const Event& event) {
    if (const auto* said = std::get_if<raft::sim::SayEvent>(&event.body)) {
        const std::string& chinese = said->chinese.empty() ? said->text : said->chinese;
        notice_ = {{said->text, chinese}, render::Tone::kPlain};
    }
    if (const auto* violation = std::get_if<raft::sim::ViolationEvent>(&event.body)) {
        const raft::Bilingual detail{violation->detail, violation->chinese_detail};
        notice_ = {raft::Fill({"{name} is violated: {detail}", "违反了{name}：{detail}"},
                              {{"name", PropertyNamed(violation->name)}, {"detail", detail}}),
                   render::Tone::kBad};
    }
}

void Session::Gather() {
    if (jumps_ != history_.jumps()) {
        jumps_ = history_.jumps();
        TellAnew();
    } else {
        for (const Event& event : cluster().events()) Hear(event);
        story_.Add(cluster().events());
    }
    told_ = history_.branch();
    history_.ClearEvents();
}

void Session::TellAnew() {
    const EventId last = cluster().last_event();
    const auto branch = history_.branch();
    // Nearby on the same branch most of it is the same story.
    const bool same = told_ == branch && !story_.empty();
    if (same && last > story_.last() && last - story_.last() < kPageOfPast) {
        story_.Add(history_.Events(branch, story_.last() + 1, last));
    } else if (!same || last > story_.last() || !story_.GoBack(last, history_.now())) {
        LoadStory();
    }
    // What was said last before here.
    notice_ = {};
    const auto& told = story_.told();
    for (auto event = told.rbegin(); event != told.rend() && notice_.text.empty(); ++event) {
        Hear(*event);
    }
}

void Session::LoadStory() {
    const EventId last = cluster().last_event();
    const auto branch = history_.branch();
    EventId first = last - std::min(last, kPageOfPast) + 1;
    std::vector<Event> events = history_.Events(branch, first, last);
    for (int page = 1; page < kPagesOfPast && first > 1 && Told(events) < Story::kToldEnough;
         ++page) {
        const EventId before = first - std::min(first - 1, kPageOfPast);
        std::vector<Event> earlier = history_.Events(branch, before, first - 1);
        if (earlier.empty()) break;
        earlier.insert(earlier.end(), std::make_move_iterator(events.begin()),
                       std::make_move_iterator(events.end()));
        events = std::move(earlier);
        first = before;
    }
    const EventId beginning = history_.branches().front().fork_event;
    const EventId left_out = events.empty() ? 0 : events.front().id - 1 - beginning;
    story_.Load(events, static_cast<std::size_t>(left_out));
}

const Event* Session::Find(EventId id) {
    if (const Event* told = story_.Find(id)) return told;
    return pages_.Find(history_, id);
}

}  // namespace app
