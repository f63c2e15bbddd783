// `raftarium run`: plays a script without a window and prints its story.
#include <cstdio>
#include <string>

#include "app/damaged_script.h"
#include "app/json.h"
#include "app/scenarios.h"
#include "app/script_runner.h"
#include "app/story.h"
#include "app/subcommands.h"
#include "app/text.h"
#include "app/tongue.h"

namespace app {

namespace {

using raft::sim::Event;

// "   412.6 ms  S3 became leader of term 4."
std::string StoryLine(const Event& event, const Tongue& tongue) {
    constexpr std::size_t kTimeWidth = 11;
    std::string time = TimeText(event.at);
    if (time.size() < kTimeWidth) time.insert(0, kTimeWidth - time.size(), ' ');
    return time + "  " + tongue.Tell(event).text;
}

void PrintEvents(raft::sim::History& history, const RunOptions& options) {
    std::string text;
    for (const Event& event : history.cluster().events()) {
        if (options.json) {
            text += Line(EventJson(event)) + "\n";
        } else if (options.all || IsTurningPoint(event)) {
            text += StoryLine(event, Tongue(options.language)) + "\n";
        }
    }
    history.ClearEvents();
    std::fwrite(text.data(), 1, text.size(), stdout);
}

// Where the script has gone, between the lines of the story.
void PrintArrival(const raft::sim::History& history, const RunOptions& options) {
    if (options.json) return;
    const std::string text =
        Tongue(options.language)
            .Say({"--- back at {time}, on {branch}\n", "--- 回到 {time}，分支 {branch}\n"},
                 {{"time", TimeText(history.now())},
                  {"branch", history.branches()[history.branch()].name}});
    std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace

int RunScript(const RunOptions& options) {
    raft::Bilingual damage;
    auto loaded = LoadScriptFor(options.file, options.good_part, damage);
    if (!loaded.ok()) return Complain(loaded.both(), options.language);
    if (!damage.empty()) Complain(damage, options.language);
    if (options.seed) OverrideSeed(loaded.value().script, *options.seed);

    using Stop = ScriptRunner::Stop;
    raft::sim::History history;
    ScriptRunner runner(std::move(loaded.value().script));
    auto stop = Stop::kWaits;
    while (stop != Stop::kFinished && stop != Stop::kProblem) {
        // Second by second, so that a long run prints as it goes and keeps no events.
        stop = runner.GoOn(history, history.now() + raft::sim::kSecond);
        PrintEvents(history, options);
        if (stop == Stop::kArrives) PrintArrival(history, options);
    }
    if (std::fflush(stdout) != 0) return Complain(kCannotPrint, options.language);
    if (stop != Stop::kProblem) return 0;
    const std::string sentence =
        options.file + ": " + Tongue(options.language).Pick(runner.problem()->both()) + "\n";
    std::fwrite(sentence.data(), 1, sentence.size(), stderr);
    return 1;
}

}  // namespace app
