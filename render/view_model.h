// Everything the screen shows, already decided: words, numbers, hues and marks. No rule of Raft.
//
// Caller: app/present*.cpp fills a SceneView once a frame from the cluster and from UiState;
//         DrawScreen (render/screen.h) turns it into shapes. Positions on the screen are not in
//         here: layout places servers by slot and messages by their progress along a link.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/clients_view.h"
#include "render/edit_view.h"
#include "render/evidence_view.h"
#include "render/history_view.h"
#include "render/inside_view.h"
#include "render/intent.h"
#include "render/members_view.h"
#include "render/palette_view.h"
#include "render/roles_view.h"
#include "render/start_view.h"
#include "render/target.h"
#include "render/terms_view.h"
#include "render/timeline_view.h"
#include "render/view_parts.h"
#include "render/work_view.h"

namespace render {

// ---- motion ----

// How much of a short motion is over, in [0, 1]; none: nothing moves. A function of the moment, so
// that every picture of that moment is the same.
using Motion = std::optional<float>;

// ---- servers ----

// One voter's answer, as far as it is known.
enum class Mark { kUnknown, kYes, kNo };

// A count towards a majority: votes of a candidate, or acknowledgements of a leader's entry.
struct TallyView {
    std::vector<Mark> marks{};  // One a voter, the server itself included.
    std::size_t needed = 0;     // How many yes make a majority.
    std::string text{};         // "2 of 3 votes", "entry 4: 2 of 3".
    std::size_t newest = 0;     // The mark that came last, while it is
    Motion filling{};           // being filled.
};

struct NodeView {
    std::string id{};    // "S3", as commands name it.
    std::string name{};  // What the screen calls it: "S3", or "Charlie" in a class.
    RoleMark role = RoleMark::kFollower;
    std::string term{};        // "term 4"; drawn inside the disc, "4" when discs are small.
    std::string caption{};     // "Leader · x=1"; drawn below the disc.
    std::size_t term_hue = 0;  // Servers in one term share a hue. The theme wraps it.

    // The election timer of a server that has one: share still to run, in [0, 1].
    bool timer_running = false;
    float timer_left = 0;
    // The leader's own timer to its next heartbeat, in the same measure.
    bool heartbeat_running = false;
    float heartbeat_left = 0;

    std::optional<TallyView> votes{};  // Of a candidate or a pre-candidate.
    std::optional<TallyView> acks{};   // Of a leader, for its newest uncommitted entry.
    bool disk_busy = false;            // A write is under way.
    bool violating = false;            // Takes part in a safety violation.
    Motion crowned{};                  // It has just become leader.
    Motion crashed{};                  // It has just gone down: its colour drains.
};

// ---- links and messages ----

// Only pairs whose link is worth a word need to be listed: an unlisted link is whole and drawn
// quietly. REQUIRES: a < b.
struct LinkView {
    Slot a = 0;
    Slot b = 0;
    bool cut_ab = false;  // Nothing arrives from a at b.
    bool cut_ba = false;
    bool held = false;   // Messages wait on this link until released.
    std::string note{};  // "loss 10%", "20..40 ms"; empty for the usual link.
};

enum class MessagePhase {
    kFlying,  // At `progress` along its link.
    kHeld,    // Waits on its link for release or delivery.
    kLost     // Just died at `progress`; `fade` says how far the cross has faded.
};

struct EntryChip {
    std::string label{};  // "4", the entry's term.
    std::size_t term_hue = 0;
};

struct MessageView {
    std::uint64_t id = 0;
    Slot from = 0;       // kOutside for a sender that is no server.
    Slot to = 0;         // kOutside for a client.
    float progress = 0;  // Share of the way, in [0, 1], linear in time. Easing is the widget's.
    MessageShape shape = MessageShape::kOther;
    bool reply = false;             // A reply is hollow, a request filled.
    Mark verdict = Mark::kUnknown;  // Of a reply: granted or success, refused or failed.
    std::size_t term_hue = 0;
    std::vector<EntryChip> entries{};  // At most 4 are drawn; `more_entries` counts the rest.
    std::size_t more_entries = 0;
    MessagePhase phase = MessagePhase::kFlying;
    float fade = 0;  // Of a lost message: 0 just lost, 1 gone.
};

// ---- logs ----

struct LogRowView {
    std::string name{};
    RoleMark role = RoleMark::kFollower;
    std::size_t term_hue = 0;
    std::vector<CellView> cells{};   // Only the visible ones, rising index.
    std::uint64_t commit_index = 0;  // 0: nothing committed.
    // What the leader knows of this follower; none without a leader and for the leader itself.
    std::optional<std::uint64_t> next_index{};
    std::optional<std::uint64_t> match_index{};
    // Entries up to this index are in the snapshot; 0 without one.
    std::uint64_t snapshot_index = 0;
    // While its commit index moves on: over the entries behind this one.
    Motion committing{};
    std::uint64_t committed_before = 0;
};

struct LogsView {
    // Indices first_index, first_index + 1, ... in UiState::log_columns columns. Present chooses
    // it so that the newest entries show, unless UiState::log_first_index pins another.
    std::uint64_t first_index = 1;
    std::uint64_t last_index = 0;    // The highest index in any log; 0 when all are empty.
    std::vector<LogRowView> rows{};  // By slot.
};

// ---- story and why ----

enum class StoryIcon {
    kMessage,
    kRole,
    kVote,
    kLeader,
    kLog,
    kCommit,
    kCrash,
    kRestart,
    kClient,
    kDisk,
    kFault,
    kUser,
    kViolation
};

struct StoryLine {
    std::uint64_t event_id = 0;
    std::string time{};      // "412.6 ms"
    std::string sentence{};  // "S3 grants its vote to S1: its log is as up to date."
    StoryIcon icon = StoryIcon::kMessage;
    Tone tone = Tone::kPlain;
    std::size_t term_hue = 0;
    bool current = false;  // Happened at the present moment of the clock.
};

struct StoryView {
    std::vector<StoryLine> lines{};  // Oldest first; at most a few hundred, the newest ones.
    std::size_t earlier = 0;         // How many older lines are not in here.
};

// One link of the chain from an event back to its root.
struct WhyLink {
    std::uint64_t event_id = 0;
    std::string time{};
    std::string text{};
    bool root = false;
};

// The answer to "why?" for UiState::asked_event.
struct WhyView {
    std::uint64_t event_id = 0;
    std::string title{};       // "Why? t = 412.6 ms"
    std::string text{};        // The reason, in full sentences.
    std::string source{};      // "§3.6.1, Fig. 3.1"
    std::string cause_text{};  // "S1 sent AppendEntries at 398.1 ms"; empty without a cause.
    std::optional<std::uint64_t> cause_id{};
    // From its cause back to the root; where it is long, its middle is left out and counted.
    std::vector<WhyLink> chain{};
    std::size_t left_out = 0;  // After the link before the last one.
};

// ---- inspector, hints and menus ----

struct InspectorRow {
    std::string label{};  // "currentTerm"
    std::string value{};
    std::string badge{};  // "disk", "memory" or empty.
};

// Of UiState::selected; empty title when nothing is selected.
struct InspectorView {
    std::string title{};          // "S3 · follower"
    std::optional<Slot> edits{};  // A server that stands still: its disk can be edited.
    std::vector<InspectorRow> rows{};
    std::string json{};  // Indented. Present may leave it empty unless the JSON tab is open.
};

struct MenuItem {
    std::string label{};    // "Crash"
    std::string command{};  // "crash S3": what RunCommandText will say.
    bool enabled = true;
    std::string why_not{};  // Of a disabled item: the sentence shown beside it.
    bool separator_before = false;
    std::optional<Intent> intent{};  // Instead of a command.
};

// ---- the frame around it ----

struct SafetyBadge {
    std::string id{};    // "Election Safety", whatever the language.
    std::string name{};  // As the screen says it.
    bool ok = true;
    std::string tooltip{};
};

struct TopBarView {
    std::string scenario_title{};
    std::string hint{};    // A pill beside the title, such as "modified"; empty: none.
    std::string broken{};  // A pill in alarm beside it: what is wrong on purpose; empty: nothing.
    std::vector<SafetyBadge> badges{};
};

struct TransportView {
    bool playing = false;
    bool at_end = false;       // Nothing more will happen by itself.
    std::string time{};        // "412.6 ms"
    double speed = 1;          // Virtual seconds per second, 0.001 to 10.
    std::string speed_text{};  // "1/50×"
    std::string status{};      // "12 messages in flight"
};

struct NoticeView {
    std::string text{};  // Empty: no notice.
    Tone tone = Tone::kPlain;
};

// What is wrong on purpose, laid over the stage and every picture of it; empty: nothing.
struct StampView {
    std::string title{};  // "RULE BROKEN"
    std::string rules{};  // "G1 count-old-terms"
};

struct ScenarioItem {
    std::string path{};  // What OpenScenario will say.
    std::string title{};
    std::string summary{};
    bool current = false;
};

struct SceneView {
    TopBarView top{};
    TransportView transport{};

    std::vector<NodeView> servers{};  // By slot: S1 first.
    std::vector<LinkView> links{};
    std::vector<MessageView> messages{};  // Later ones are drawn over earlier ones.
    // By slot, the part of the network it is in; empty when every server reaches every other.
    std::vector<std::size_t> partition{};

    LogsView logs{};
    StoryView story{};
    std::optional<WhyView> why{};
    InspectorView inspector{};

    // The lines of the hint for UiState::hovered, the first one its title; empty: none.
    std::vector<std::string> hint{};
    // The menu of UiState::menu_target, and its title; empty while no menu is open.
    std::string menu_title{};
    std::vector<MenuItem> menu{};

    // Each only while UiState says that it is shown.
    std::optional<InsideView> inside{};
    std::optional<RolesView> roles{};
    std::optional<TermsView> terms{};
    std::optional<MembersView> members{};
    std::optional<ClientsView> clients{};
    std::optional<StartView> start{};
    std::optional<PaletteView> palette{};
    std::optional<EvidenceView> evidence{};  // Of UiState::evidence_of.
    std::optional<EditView> edit{};          // Of UiState::editing.
    std::optional<WorkView> work{};          // While long work is under way.

    // The present event as one sentence, for the large caption; empty before anything happened.
    std::string caption{};
    StampView stamp{};

    TimelineView timeline{};
    HistoryView history{};
    std::optional<CompareView> compare{};  // Of UiState::compare_with.
    std::optional<DamagedView> damaged{};  // An offer that waits for an answer.

    NoticeView notice{};
    std::string propose_command{};  // What the key p does: "put x 5"; empty: nothing to propose to.
    std::string last_command{};     // "crash S3", the echo of what the user did last.
    std::vector<std::string> command_hints{};  // For UiState::command_text: how it can go on.
    std::vector<ScenarioItem> scenarios{};
};

}  // namespace render
