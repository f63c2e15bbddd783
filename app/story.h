// What has happened so far, kept so that a frame never has to look through all of it.
//
// Two sorts of events are kept apart: those that the story tells, and all others, which are many
// and soon forgotten. What is read every frame (the last lines, messages that just died) is
// gathered as events come in.
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "app/tongue.h"
#include "raft/sim/event.h"
#include "raft/sim/time.h"
#include "render/view_model.h"

namespace app {

// A message that died, as long as it is worth a look.
struct Death {
    raft::sim::MessageEvent message{};
    raft::sim::Micros at = 0;
};

class Story {
  public:
    // How many events are kept: a long run stays within bounds.
    static constexpr std::size_t kToldMax = 20'000;
    static constexpr std::size_t kDetailsMax = 50'000;
    // How many lines the panel shows at once.
    static constexpr std::size_t kLinesMax = 200;
    static constexpr std::size_t kDeathsMax = 500;
    // When it goes back, so many told events are to be left.
    static constexpr std::size_t kToldEnough = 50;

    // Takes the next events, oldest first.
    void Add(const std::vector<raft::sim::Event>& events);
    void Clear();
    // Another story, from these events on; so many came before them.
    void Load(const std::vector<raft::sim::Event>& events, std::size_t left_out);
    // Goes back to where this event was the last one, now. False, and nothing is changed, when so
    // little would be left of it that it has to be loaded.
    [[nodiscard]] bool GoBack(raft::sim::EventId last, raft::sim::Micros now);

    [[nodiscard]] bool empty() const { return last_ == 0; }
    // The last event that was taken; 0 when there is none.
    [[nodiscard]] raft::sim::EventId last() const { return last_; }
    // What it tells, oldest first.
    [[nodiscard]] const std::deque<raft::sim::Event>& told() const { return told_; }
    // The event with this id, unless it has been forgotten.
    [[nodiscard]] const raft::sim::Event* Find(raft::sim::EventId id) const;
    // The last ones, worded; details too if `all`. Words what has come since the last call, or, in
    // another tongue than then, all of them.
    [[nodiscard]] const std::deque<render::StoryLine>& Lines(bool all,
                                                             const Tongue& tongue = Tongue());
    // How many events there have been before those lines, told or not; 0 when all that it tells is
    // there.
    [[nodiscard]] std::size_t Earlier(bool all) const;
    // Oldest first.
    [[nodiscard]] const std::deque<Death>& deaths() const { return deaths_; }
    // Forgets those from before this moment.
    void ForgetDeaths(raft::sim::Micros before);
    // The last event that the story tells; null when there is none.
    [[nodiscard]] const raft::sim::Event* last_told() const;

  private:
    // The lines of one reading of the story.
    struct Reading {
        std::deque<render::StoryLine> lines{};
        raft::sim::EventId worded = 0;  // Up to this event.
        Tongue tongue{};
    };

    std::deque<raft::sim::Event> told_{};     // By rising id.
    std::deque<raft::sim::Event> details_{};  // By rising id.
    std::deque<Death> deaths_{};
    Reading turning_points_{};
    Reading everything_{};
    raft::sim::EventId last_ = 0;
    std::size_t left_out_ = 0;  // Events before it was loaded,
    std::size_t happened_ = 0;  // and since.
};

// Whether the story tells it even when it does not tell everything. What the sentences weigh
// decides, but for heartbeats that a cut or a crash swallows: they would drown the rest.
[[nodiscard]] bool IsTurningPoint(const raft::sim::Event& event);

// One event as a line of the story.
[[nodiscard]] render::StoryLine StoryLineOf(const raft::sim::Event& event,
                                            const Tongue& tongue = Tongue());

}  // namespace app
