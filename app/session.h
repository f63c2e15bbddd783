// One sitting: a cluster with its history, the script that plays on it, the clock, and the story.
//
// Holds nothing that is only looks (render::UiState does), and knows no window: the same calls give
// the same run, whatever the frame rate.
//
// In the past, playing lives the known future again, and then new time. Whatever a person does goes
// through one trail, so that it can be taken back.
//
// Caller: app/frame.cpp, once a frame: Advance, then Apply for each of the user's intents.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/damaged_script.h"
#include "app/event_pages.h"
#include "app/long_work.h"
#include "app/playback.h"
#include "app/present_cache.h"
#include "app/result.h"
#include "app/scenarios.h"
#include "app/script_runner.h"
#include "app/story.h"
#include "app/undo_trail.h"
#include "raft/sim/cluster.h"
#include "raft/sim/history.h"
#include "raft/words.h"
#include "render/intent.h"
#include "render/view_parts.h"

namespace app {

// What the user should hear, in each language.
struct Notice {
    raft::Bilingual text{};  // Empty: no notice.
    render::Tone tone = render::Tone::kPlain;
};

// A file that could not be read to its end.
struct Damage {
    raft::Bilingual sentence{};
    raft::Bilingual good{};  // How much of it is good.
};

class Session {
  public:
    // Does the script's first lines, up to where it wants time. A sitting that was kept stands
    // where it was left.
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
    // Another script in place of this one. What is damaged is offered; what cannot be opened at all
    // is told.
    void Open(OpenedScript script);
    // Behind what is told about a file that is damaged.
    void AddToComplaint(const raft::Bilingual& more);

    // ---- Long work: it goes on with each Advance ----

    // A kept sitting that is being lived again, to take this one's place; null: none.
    [[nodiscard]] const Session* reviving() const { return reviving_.get(); }
    // The random check that was asked for last, until it is closed; null: none.
    [[nodiscard]] const RandomCheck* check() const { return check_ ? &*check_ : nullptr; }

    // ---- Looking ----

    [[nodiscard]] const raft::sim::Cluster& cluster() const { return history_.cluster(); }
    [[nodiscard]] raft::sim::History& history() { return history_; }
    [[nodiscard]] const raft::sim::History& history() const { return history_; }
    [[nodiscard]] const Playback& playback() const { return playback_; }
    [[nodiscard]] const Story& story() const { return story_; }
    [[nodiscard]] Story& story() { return story_; }
    // Any event of this branch, its past and its future; null when there is none. Good until some
    // twenty others have been asked for.
    [[nodiscard]] const raft::sim::Event* Find(raft::sim::EventId id);
    [[nodiscard]] const LoadedScript& script() const { return script_; }
    [[nodiscard]] const ScriptRunner& runner() const { return runner_; }
    // What Present keeps from one picture to the next.
    [[nodiscard]] PresentCache& present_cache() { return present_cache_; }
    // What the user did, to be taken back.
    [[nodiscard]] const UndoTrail& trail() const { return trail_; }
    // Whether the user has acted on the cluster since the script began.
    [[nodiscard]] bool modified() const { return modified_; }
    // Whether it goes on where one that was kept had stood.
    [[nodiscard]] bool continued() const { return continued_; }
    // Nothing more happens by itself, and no line of the script is left.
    [[nodiscard]] bool at_end() const;
    // What the user should hear now; empty: nothing.
    [[nodiscard]] const Notice& notice() const { return notice_; }
    // What the user did last, as a command: "crash S3".
    [[nodiscard]] const std::string& last_command() const { return last_command_; }
    // The script's line that could not be done or that expected in vain.
    [[nodiscard]] const std::optional<ScriptProblem>& problem() const { return problem_; }
    // A file that could not be read to its end, until the user has said what shall become of it.
    [[nodiscard]] const std::optional<Damage>& damaged() const { return damaged_; }
    // Which sitting this is: opening a scenario, or beginning anew, begins another.
    [[nodiscard]] std::size_t sitting() const { return sitting_; }
    // Whether anything is there that would be missed: somebody acted, or time passed.
    [[nodiscard]] bool worth_keeping() const;
    // Whether Quit was asked for.
    [[nodiscard]] bool quit() const { return quit_; }

  private:
    Session() = default;

    // ---- session.cpp: the clock ----
    // Lets so much time pass, and the script go on, up to a pause.
    void GoOn(raft::sim::Micros length);
    void OnStop(ScriptRunner::Stop stop);
    bool StepOne();
    void StepTo(render::StepGoal goal);
    [[nodiscard]] bool Passed(raft::sim::EventId before, raft::sim::StepUnit unit) const;
    void Complain(raft::Bilingual sentence);

    // ---- session_acts.cpp: what the user does, and where that leads ----
    void RunText(const std::string& text);
    void Do(const raft::sim::Command& command);
    void BeginAnew(const raft::sim::Command& command);
    void Scrub(raft::sim::Micros at);
    // What the cluster noted since the last time becomes part of the story; after a jump the story
    // is told anew.
    void Gather();
    void TellAnew();
    void LoadStory();
    void Hear(const raft::sim::Event& event);

    // ---- session_open.cpp ----
    void Begin(LoadedScript script);
    // A kept sitting is lived again: a piece of it, until nothing is left of it (true).
    bool LiveOn();
    // It has been; false if a line could not be done: problem().
    bool StandWhereItWasLeft();
    // The sitting in `reviving_` goes on; at its end it takes this one's place.
    void Revive(const Slice& slice);
    void TakeRevived();
    void CancelWork();
    void Offer(DamagedScript damaged);
    void Restart();
    void Export();

    LoadedScript script_{};
    raft::sim::History history_{};
    std::size_t sitting_ = 0;
    ScriptRunner runner_{};
    UndoTrail trail_{};
    PresentCache present_cache_{};
    Playback playback_{};
    Story story_{};
    EventPages pages_{};
    std::uint64_t jumps_ = 0;                          // Of the history, that the story knows of.
    raft::sim::BranchId told_ = 0;                     // Whose story it is.
    std::optional<raft::sim::Micros> scrubbed_for_{};  // Real time since the playhead was dragged.
    bool modified_ = false;
    bool continued_ = false;
    bool quit_ = false;
    Notice notice_{};
    std::optional<ScriptProblem> problem_{};
    std::string last_command_{};
    std::optional<Damage> damaged_{};
    std::optional<LoadedScript> good_part_{};
    std::unique_ptr<Session> reviving_{};
    std::optional<RandomCheck> check_{};
};

}  // namespace app
