// One sitting: a cluster, the script that plays on it, the clock, and what has happened so far.
//
// Holds nothing that is only looks (render::UiState does), and knows no window: the same calls give
// the same run, whatever the frame rate.
//
// Caller: app/frame.cpp, once a frame: Advance, then Apply for each of the user's intents.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/playback.h"
#include "app/result.h"
#include "app/scenarios.h"
#include "app/script_runner.h"
#include "app/story.h"
#include "app/taped_cluster.h"
#include "raft/sim/cluster.h"
#include "render/intent.h"
#include "render/view_model.h"

namespace app {

class Session {
  public:
    // Does the script's first lines, up to where it wants time.
    explicit Session(LoadedScript script);

    // ---- Acting ----

    // This much real time has passed. REQUIRES: real >= 0.
    void Advance(raft::sim::Micros real);
    // Carries out what the user wants; intents about looks alone are none of its business.
    void Apply(const render::Intent& intent);
    // Goes on to this moment at once, playing or not, over the script's pauses.
    void SkipTo(raft::sim::Micros at);
    // Goes on to the script's end, over its pauses.
    void FinishScript();
    void SetSpeed(Speed speed) { playback_.SetSpeed(speed); }
    void Play() { playback_.Play(); }

    // ---- Looking ----

    [[nodiscard]] const raft::sim::Cluster& cluster() const { return taped_.cluster(); }
    [[nodiscard]] const Playback& playback() const { return playback_; }
    [[nodiscard]] const Story& story() const { return story_; }
    [[nodiscard]] Story& story() { return story_; }
    [[nodiscard]] const LoadedScript& script() const { return script_; }
    // Whether the user has acted on the cluster since the script began.
    [[nodiscard]] bool modified() const { return modified_; }
    // Nothing more happens by itself, and no line of the script is left.
    [[nodiscard]] bool at_end() const;
    // What the user should hear now; empty: nothing.
    [[nodiscard]] const render::NoticeView& notice() const { return notice_; }
    // What the user did last, as a command: "crash S3".
    [[nodiscard]] const std::string& last_command() const { return last_command_; }
    // The script's line that could not be done or that expected in vain.
    [[nodiscard]] const std::optional<ScriptProblem>& problem() const { return problem_; }
    // The script that rebuilds the cluster as it stands, and which sitting it is about: opening a
    // scenario, or beginning one anew, begins another.
    [[nodiscard]] const std::vector<std::string>& lines() const { return taped_.lines(); }
    [[nodiscard]] std::size_t sitting() const { return sitting_; }
    // Adds what has passed since to lines().
    void WriteDown() { taped_.WriteDown(); }
    // Whether Quit was asked for.
    [[nodiscard]] bool quit() const { return quit_; }

  private:
    void Begin(LoadedScript script);
    // Lets time pass, and the script go on, up to the limit or a pause.
    ScriptRunner::Stop GoOn(raft::sim::Micros limit);
    void OnStop(ScriptRunner::Stop stop);
    // What the cluster noted since the last time becomes part of the story.
    void Gather();
    void RunText(const std::string& text);
    void Do(const raft::sim::Command& command);
    bool StepOne();
    void StepTo(render::StepGoal goal);
    void Complain(std::string sentence);

    LoadedScript script_{};
    TapedCluster taped_{};
    std::size_t sitting_ = 0;
    ScriptRunner runner_{};
    Playback playback_{};
    Story story_{};
    bool modified_ = false;
    bool quit_ = false;
    render::NoticeView notice_{};
    std::optional<ScriptProblem> problem_{};
    std::string last_command_{};
};

}  // namespace app
