// Each box from what the server holds: its node, its Ready, its disk, its machine.
#include "app/inside_boxes.h"

#include <algorithm>
#include <variant>

#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Index;
using raft::Node;
using raft::sim::Request;
using raft::sim::RequestId;
using raft::sim::Stage;
using render::InsideBox;
using render::Phrase;
namespace words = render::words;

constexpr std::size_t kLinesMax = 12;

std::string Number(std::uint64_t number) {
    return std::to_string(number);
}

InsideBox BoxOf(const words::InsideThing& thing, const Tongue& tongue, bool lit = false) {
    return {.title = tongue.Say(thing.name), .lit = lit, .hint = HintOf(thing, tongue)};
}

std::string NameOr(std::optional<raft::NodeId> id, const Phrase& nobody, const Tongue& tongue) {
    return id.has_value() ? tongue.Server(*id) : tongue.Say(nobody);
}

std::string RoleOf(const Node& node, const Tongue& tongue) {
    using render::RoleMark;
    RoleMark mark = RoleMark::kFollower;
    if (node.role() == raft::Role::kLeader) mark = RoleMark::kLeader;
    if (node.role() == raft::Role::kCandidate) mark = RoleMark::kCandidate;
    if (node.role() == raft::Role::kPreCandidate) mark = RoleMark::kPreCandidate;
    if (mark == RoleMark::kFollower && node.configuration().IsLearner(node.id())) {
        mark = RoleMark::kLearner;
    }
    return RoleTitle(mark, tongue);
}

// ---- The Raft state machine ----

// What the step that is being worked off has changed.
struct Changes {
    bool term = false;
    bool role = false;
    bool timer = false;
    std::optional<Index> log_before{};
    std::optional<Index> commit_before{};
};

Changes ChangesOf(const InsideLook& look) {
    Changes changes;
    if (!look.stepped()) return changes;
    for (const raft::Event& event : look.server.ready().events) {
        const auto* vote = std::get_if<raft::VoteJudged>(&event);
        if (std::holds_alternative<raft::TermChanged>(event) ||
            std::holds_alternative<raft::VotedForSelf>(event) ||
            (vote != nullptr && !vote->pre && vote->verdict == raft::VoteVerdict::kGranted)) {
            changes.term = true;
        } else if (std::holds_alternative<raft::RoleChanged>(event) ||
                   std::holds_alternative<raft::LeaderChanged>(event)) {
            changes.role = true;
        } else if (std::holds_alternative<raft::TimerRestarted>(event)) {
            changes.timer = true;
        } else if (const auto* log = std::get_if<raft::LogChanged>(&event)) {
            const bool gone = log->reason == raft::LogReason::kConflict ||
                              log->reason == raft::LogReason::kDropped;
            const Index before = gone ? log->last_changed : log->first_changed - 1;
            if (!changes.log_before) changes.log_before = before;
        } else if (const auto* commit = std::get_if<raft::CommitAdvanced>(&event)) {
            if (!changes.commit_before) changes.commit_before = commit->from;
        }
    }
    return changes;
}

std::string TimerLine(const InsideLook& look, bool began) {
    const Tongue& tongue = look.tongue;
    const Node& node = look.server.node();
    if (node.leading() != nullptr) {
        const auto left = look.server.UntilTimer(look.cluster.now());
        if (!left) return tongue.Say(words::kInsideTimerStands);
        return tongue.Say(words::kInsideBeat, {{"left", LengthText(*left)}});
    }
    if (!look.server.up() || !node.election_timer_runs()) {
        return tongue.Say(words::kInsideTimerStands);
    }
    if (began) return tongue.Say(words::kInsideTimerReset);
    const raft::Micros left =
        node.election_timeout() - look.server.ElectionElapsed(look.cluster.now());
    return tongue.Say(words::kInsideTimerLeft, {{"left", LengthText(left)}});
}

InsideBox NodeBox(const InsideLook& look) {
    const Tongue& tongue = look.tongue;
    const Node& node = look.server.node();
    const Changes changes = ChangesOf(look);
    InsideBox box = BoxOf(words::kInsideNode, tongue, look.Before(Stage::kStep));
    box.note = tongue.Say(words::kInsideCalls);
    const auto add = [&](std::string text, bool lit) {
        box.lines.push_back({.text = std::move(text), .lit = lit});
    };
    add(tongue.Say(words::kInsideTermVote,
                   {{"term", Number(node.current_term())},
                    {"vote", NameOr(node.voted_for(), words::kInsideNobody, tongue)}}),
        changes.term);
    const std::string role = RoleOf(node, tongue);
    if (node.leading() != nullptr || node.role() == raft::Role::kCandidate) {
        add(role, changes.role);
    } else if (node.leader().has_value()) {
        add(tongue.Say(words::kInsideFollowerOf,
                       {{"role", role}, {"server", tongue.Server(*node.leader())}}),
            changes.role);
    } else {
        add(tongue.Say(words::kInsideNoLeader, {{"role", role}}), changes.role);
    }
    const Index last = node.log().last_index();
    const bool moved = changes.log_before.has_value() && *changes.log_before != last;
    add(tongue.Say(moved ? words::kInsideLogMoved : words::kInsideLog,
                   {{"from", Number(changes.log_before.value_or(0))}, {"n", Number(last)}}),
        changes.log_before.has_value());
    add(tongue.Say(changes.commit_before ? words::kInsideCommitMoved : words::kInsideCommit,
                   {{"from", Number(changes.commit_before.value_or(0))},
                    {"n", Number(node.commit_index())}}),
        changes.commit_before.has_value());
    add(TimerLine(look, changes.timer), changes.timer);
    return box;
}

// ---- Ready ----

std::string EntriesText(const raft::Ready& ready, const Tongue& tongue) {
    if (!ready.first_changed.has_value()) return tongue.Say(words::kInsideNone);
    if (ready.entries.empty()) {
        return tongue.Say(words::kInsideRemoves, {{"n", Number(*ready.first_changed)}});
    }
    std::string text;
    Index index = *ready.first_changed;
    for (const raft::Entry& entry : ready.entries) {
        if (!text.empty()) text += ", ";
        if (text.size() > 60) {
            text += "…";
            break;
        }
        text += Number(index) + ": " + raft::sim::PrintEntryContent(entry) + " (t" +
                Number(entry.term) + ")";
        index += 1;
    }
    return text;
}

// The types alone: once they are sent, what was in them is gone from here.
void AddMessages(const std::vector<raft::Message>& messages, std::string& text,
                 const Tongue& tongue) {
    for (const raft::Message& message : messages) {
        if (!text.empty()) text += ", ";
        if (text.size() > 60) {
            text += "…";
            return;
        }
        text +=
            std::string(raft::NameOf(raft::TypeOf(message))) + " → " + tongue.Server(message.to);
    }
}

InsideBox ReadyBox(const InsideLook& look) {
    const Tongue& tongue = look.tongue;
    const Node& node = look.server.node();
    const raft::Ready& ready = look.server.ready();
    const bool there = look.stepped();
    InsideBox box = BoxOf(words::kInsideReady, tongue);
    box.note = tongue.Say(words::kInsideAsks);
    box.foot = tongue.Say(words::kInsideAdvance);
    box.foot_lit = look.Before(Stage::kAdvance);
    const std::string none = tongue.Say(words::kInsideNone);
    const std::string none_yet = tongue.Say(words::kInsideNoneYet);
    const auto add = [&](const char* label, std::string text, bool lit) {
        const bool quiet = text == none || text == none_yet;
        box.lines.push_back({.label = label, .text = std::move(text), .lit = lit, .quiet = quiet});
    };
    const bool persist = look.Before(Stage::kPersist);
    const bool hard = there && ready.hard_state.has_value();
    add("1 HardState",
        hard ? tongue.Say(words::kInsideHard,
                          {{"term", Number(ready.hard_state->term)},
                           {"vote", NameOr(ready.hard_state->vote, words::kInsideNobody, tongue)}})
             : none,
        hard && persist);
    const bool entries = there && ready.first_changed.has_value();
    add("1 Entries", entries ? EntriesText(ready, tongue) : none, entries && persist);
    const bool snapshot = there && ready.snapshot != nullptr;
    add("1 Snapshot",
        snapshot ? tongue.Say(words::kInsideSnapshotTo,
                              {{"n", Number(ready.snapshot->last_included.index)}})
                 : none,
        snapshot && persist);
    std::string messages;
    if (there) {
        AddMessages(ready.messages, messages, tongue);
        AddMessages(ready.promises, messages, tongue);
    }
    add("2 Messages", messages.empty() ? none : messages,
        !messages.empty() && look.Before(Stage::kSend));
    const bool apply = there && ready.apply_last != 0;
    add("3 CommittedEntries",
        apply ? tongue.Say(words::kInsideToApply, {{"first", Number(ready.apply_first)},
                                                   {"last", Number(ready.apply_last)}})
              : none_yet,
        apply && look.Before(Stage::kApply));
    add("SoftState",
        tongue.Say(words::kInsideSoft,
                   {{"leader", NameOr(node.leader(), words::kInsideNobody, tongue)},
                    {"role", RoleOf(node, tongue)}}),
        false);
    return box;
}

// ---- The world ----

InsideBox DiskBox(const InsideLook& look) {
    const Tongue& tongue = look.tongue;
    const raft::sim::Disk& disk = look.server.disk();
    const raft::DiskState& held = disk.durable();
    const bool saves = look.Before(Stage::kPersist) && look.server.ready().must_save();
    InsideBox box = BoxOf(words::kInsideDisk, tongue, saves || disk.under_way());
    if (disk.under_way()) {
        const raft::Micros left = std::max<raft::Micros>(0, disk.done_at() - look.cluster.now());
        box.note = tongue.Say(words::kInsideWriting, {{"left", LengthText(left)}});
    } else if (disk.outstanding()) {
        box.note = tongue.Say(words::kInsideWritesWait, {{"n", Number(disk.waiting().size())}});
    } else {
        const raft::Micros fsync = look.server.fsync().value_or(look.cluster.options().fsync);
        box.note = tongue.Say(words::kInsideFsync, {{"length", LengthText(fsync)}});
    }
    const auto add = [&](std::string text) { box.lines.push_back({.text = std::move(text)}); };
    add(tongue.Say(words::kInsideTerm, {{"n", Number(held.hard.term)}}));
    add(tongue.Say(words::kInsideVote,
                   {{"vote", NameOr(held.hard.vote, words::kInsideNobody, tongue)}}));
    if (held.log.empty()) {
        add(tongue.Say(words::kInsideDiskNoLog));
    } else {
        add(tongue.Say(words::kInsideDiskLog, {{"first", Number(held.log.first_index())},
                                               {"last", Number(held.log.last_index())}}));
    }
    if (held.log.base().index > 0) {
        add(tongue.Say(words::kInsideDiskSnapshot, {{"n", Number(held.log.base().index)}}));
    }
    return box;
}

InsideBox NetworkBox(const InsideLook& look) {
    const Tongue& tongue = look.tongue;
    const raft::Ready& ready = look.server.ready();
    const bool sends =
        look.Before(Stage::kSend) && (!ready.messages.empty() || !ready.promises.empty());
    InsideBox box = BoxOf(words::kInsideNetwork, tongue, sends);
    const auto& held = look.server.promises();
    box.note = tongue.Say(held.empty() ? words::kInsideNothingHeld : words::kInsideHeld);
    for (const raft::sim::Promise& promise : held) {
        if (box.lines.size() == kLinesMax) break;
        box.lines.push_back({.text = std::string(raft::NameOf(raft::TypeOf(promise.message))) +
                                     " → " + tongue.Server(promise.message.to)});
    }
    std::size_t out = 0;
    for (const raft::sim::Flight* flight : look.cluster.network().InFlight()) {
        if (flight->message.from == look.server.id()) out += 1;
    }
    if (out > 0) box.foot = tongue.Say(words::kInsideOut, {{"n", Number(out)}});
    return box;
}

InsideBox ApplyBox(const InsideLook& look) {
    const raft::sim::Server& server = look.server;
    const Index applied = server.machine().last_applied();
    InsideBox box = BoxOf(words::kInsideApply, look.tongue);
    const raft::Log& log = server.node().log();
    for (Index index = applied + 1; index <= server.apply_until(); ++index) {
        if (index < log.first_index() || index > log.last_index()) break;
        if (box.lines.size() == kLinesMax) break;
        box.lines.push_back(
            {.text = Number(index) + ": " + raft::sim::PrintEntryContent(log.At(index))});
    }
    const bool more = look.stepped() && server.ready().apply_last > server.apply_until();
    for (Index index = server.ready().apply_first;
         more && index <= std::min(server.ready().apply_last, log.last_index()); ++index) {
        if (box.lines.size() == kLinesMax || index < log.first_index()) break;
        box.lines.push_back(
            {.text = Number(index) + ": " + raft::sim::PrintEntryContent(log.At(index)),
             .lit = true});
    }
    box.lit = look.Before(Stage::kApply) && !box.lines.empty();
    if (box.lines.empty()) box.note = look.tongue.Say(words::kInsideEmpty);
    return box;
}

InsideBox MachineBox(const InsideLook& look) {
    const auto& machine = look.server.machine();
    InsideBox box = BoxOf(words::kInsideMachine, look.tongue);
    box.note = look.tongue.Say(words::kInsideApplied, {{"n", Number(machine.last_applied())}});
    for (const auto& [key, value] : machine.values()) {
        if (box.lines.size() == kLinesMax) break;
        box.lines.push_back({.text = key + " = " + value});
    }
    return box;
}

InsideBox ClientBox(const InsideLook& look) {
    const Tongue& tongue = look.tongue;
    InsideBox box = BoxOf(words::kInsideClient, tongue);
    const auto& requests = look.cluster.requests();
    const auto add = [&](RequestId id) {
        if (box.lines.size() == kLinesMax) return;
        const auto found = std::lower_bound(
            requests.begin(), requests.end(), id,
            [](const Request& request, RequestId wanted) { return request.id < wanted; });
        if (found == requests.end() || found->id != id) return;
        box.lines.push_back({.text = tongue.Say(words::kInsideWaiting,
                                                {{"client", raft::sim::PrintClient(found->client)},
                                                 {"command", found->command}})});
    };
    for (const auto& pending : look.server.pending()) add(pending.request);
    for (const auto& read : look.server.reads()) add(read.request);
    if (box.lines.empty()) box.note = tongue.Say(words::kInsideNobodyWaits);
    return box;
}

}  // namespace

std::optional<Stage> InsideLook::at() const {
    return server.current() != nullptr ? server.stage() : std::nullopt;
}

bool InsideLook::stepped() const {
    const auto stage = at();
    return stage.has_value() && *stage > Stage::kStep;
}

std::vector<std::string> HintOf(const words::InsideThing& thing, const Tongue& tongue) {
    return {tongue.Say(thing.name), tongue.Say(thing.meaning), tongue.Say(thing.source)};
}

void FillInsideBoxes(const InsideLook& look, render::InsideView& view) {
    view.node = NodeBox(look);
    view.ready = ReadyBox(look);
    view.disk = DiskBox(look);
    view.network = NetworkBox(look);
    view.apply = ApplyBox(look);
    view.machine = MachineBox(look);
    view.client = ClientBox(look);
}

}  // namespace app
