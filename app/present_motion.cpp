// Ages in the user's time: virtual time divided by the speed at which it plays.
#include "app/present_motion.h"

#include <algorithm>

#include "app/broken_rules.h"
#include "app/present_parts.h"
#include "app/tongue.h"
#include "raft/rules.h"
#include "render/words_stage.h"

namespace app {

namespace {

using raft::sim::Cluster;
using raft::sim::Event;
using raft::sim::Micros;
using render::Motion;

// In milliseconds of the user's time.
constexpr Micros kCrowning = 800;
constexpr Micros kCrash = 600;
constexpr Micros kSweep = 500;
constexpr Micros kVote = 300;
constexpr Micros kLongest = kCrowning;
// Of a very busy cluster at a high speed the last ones are enough.
constexpr std::size_t kEventsMost = 400;

// How motions stand on a clock that stands: what happens at this very moment stays marked.
constexpr float kStillCrowned = 0.35F;
constexpr float kStillCrashed = 0.7F;
constexpr float kStillSwept = 0.6F;

struct Clock {
    Micros now = 0;
    Speed speed = 1;
    bool playing = false;

    // None: the motion is over, or time stands and this is not its moment.
    [[nodiscard]] Motion Share(Micros at, Micros length, float still) const {
        if (!playing) return at == now ? Motion(still) : std::nullopt;
        const Micros whole = length * speed;
        if (now - at >= whole) return std::nullopt;
        return static_cast<float>(now - at) / static_cast<float>(whole);
    }
};

// Of this event's server, one thing at a time: the newest event comes first.
class Mover {
  public:
    Mover(const Cluster& cluster, const Clock& clock, render::SceneView& scene)
        : cluster_(cluster), clock_(clock), scene_(scene) {}

    void Add(const Event& event) {
        if (!event.server) return;
        const render::Slot slot = SlotOf(cluster_, *event.server);
        if (slot >= scene_.servers.size() || slot >= scene_.logs.rows.size()) return;
        if (const auto* life = std::get_if<raft::sim::LifeEvent>(&event.body)) {
            AddLife(*life, event.at, scene_.servers[slot]);
        }
        const auto* inner = std::get_if<raft::Event>(&event.body);
        if (inner == nullptr) return;
        if (const auto* role = std::get_if<raft::RoleChanged>(inner)) {
            AddRole(*role, event.at, scene_.servers[slot]);
        } else if (const auto* vote = std::get_if<raft::VoteCounted>(inner)) {
            AddVote(*vote, event.at, cluster_.server(*event.server), scene_.servers[slot]);
        } else if (const auto* commit = std::get_if<raft::CommitAdvanced>(inner)) {
            AddCommit(*commit, event.at, scene_.logs.rows[slot]);
        }
    }

  private:
    void AddLife(const raft::sim::LifeEvent& life, Micros at, render::NodeView& view) const {
        const bool down =
            view.role == render::RoleMark::kDown && life.change == raft::sim::LifeChange::kCrashed;
        if (down && !view.crashed) view.crashed = clock_.Share(at, kCrash, kStillCrashed);
    }

    void AddRole(const raft::RoleChanged& role, Micros at, render::NodeView& view) const {
        const bool leads = role.to == raft::Role::kLeader && view.role == render::RoleMark::kLeader;
        if (leads && !view.crowned) view.crowned = clock_.Share(at, kCrowning, kStillCrowned);
    }

    void AddVote(const raft::VoteCounted& vote, Micros at, const raft::sim::Server& server,
                 render::NodeView& view) const {
        // On a clock that stands a vote is simply there.
        if (!clock_.playing || !vote.granted || !view.votes || view.votes->filling) return;
        const auto& voters = server.node().configuration().voters;
        const auto found = std::find(voters.begin(), voters.end(), vote.voter);
        if (found == voters.end()) return;
        view.votes->newest = static_cast<std::size_t>(found - voters.begin());
        view.votes->filling = clock_.Share(at, kVote, 1);
    }

    void AddCommit(const raft::CommitAdvanced& commit, Micros at, render::LogRowView& row) const {
        if (row.committing || row.commit_index != commit.to || commit.from >= commit.to) return;
        row.committing = clock_.Share(at, kSweep, kStillSwept);
        row.committed_before = commit.from;
    }

    const Cluster& cluster_;
    const Clock& clock_;
    render::SceneView& scene_;
};

render::StampView Stamp(const raft::Rules& rules, const Tongue& tongue) {
    constexpr std::size_t kNamed = 3;
    const std::vector<raft::Rule> broken = BrokenIn(rules);
    if (broken.empty()) return {};
    std::string names;
    for (std::size_t i = 0; i < std::min(broken.size(), kNamed); ++i) {
        names += (names.empty() ? "" : " · ") + std::string(raft::RowOf(broken[i])) + " " +
                 raft::NameOf(broken[i]);
    }
    if (broken.size() > kNamed) {
        const std::string more = std::to_string(broken.size() - kNamed);
        names += " " + tongue.Say(render::words::kMoreRules, {{"n", more}});
    }
    return {.title = tongue.Say(render::words::kRuleBroken), .rules = std::move(names)};
}

}  // namespace

void PresentMotion(const Session& session, const render::UiState& ui, render::SceneView& scene) {
    const Cluster& cluster = session.cluster();
    const Tongue tongue(ui);
    scene.stamp = Stamp(cluster.options().node.rules, tongue);
    const Event* last = session.story().last_told();
    if (ui.caption_open && last != nullptr) {
        scene.caption = tongue.Tell(*last).text;
    }
    if (ui.reduced_motion) return;
    const Clock clock{cluster.now(), session.playback().speed(), session.playback().playing()};
    const Micros since = clock.playing ? clock.now - kLongest * clock.speed : clock.now;
    Mover mover(cluster, clock, scene);
    const auto& told = session.story().told();
    std::size_t seen = 0;
    for (auto event = told.rbegin(); event != told.rend() && seen < kEventsMost; ++event, ++seen) {
        if (event->at < since) break;
        mover.Add(*event);
    }
}

}  // namespace app
