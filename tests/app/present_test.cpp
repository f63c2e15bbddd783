// What the screen is told about a cluster: marks, counts, places and menus.
//
// Goal:   every decision on what to show is made here, from the cluster alone.
// Method: bring small clusters into known states by script, and read the view.
#include "app/present.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "raft/sim/script.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using render::Mark;
using render::MessageShape;
using render::RoleMark;
using render::Target;
using render::TargetKind;

render::SceneView ViewOf(Session& session, const render::UiState& ui = {}) {
    return Present(session, ui);
}

// S1 leads three servers that are ticked by hand and whose messages wait.
constexpr const char* kByHand =
    "cluster 3\nset clock manual\nset delivery manual\n"
    "given S1 term 4 vote S1 log [1:x=1 4:y=2] commit 1 role leader\n"
    "given S2 term 4 vote S1 log [1:x=1] commit 1\n"
    "given S3 term 4 log [1:x=1 3:z=3] commit 1\n";

const render::MenuItem* ItemFor(const render::SceneView& scene, const std::string& command) {
    const auto found = std::find_if(scene.menu.begin(), scene.menu.end(),
                                    [&](const auto& item) { return item.command == command; });
    return found == scene.menu.end() ? nullptr : &*found;
}

// The inspector's row of this name; empty without one.
std::string ValueOf(const render::InspectorView& view, const std::string& label) {
    for (const auto& row : view.rows) {
        if (row.label == label) return row.value;
    }
    return "";
}

}  // namespace

TEST_CASE("present: a server shows its role, term, hue and what its machine holds") {
    Session session = Lived(std::string(kByHand) + "crash S2\npause S3\n");
    const auto scene = ViewOf(session);
    REQUIRE(scene.servers.size() == 3);
    CHECK(scene.servers[0].role == RoleMark::kLeader);
    CHECK(scene.servers[0].name == "S1");
    CHECK(scene.servers[0].term == "term 4");
    CHECK(scene.servers[0].caption == "Leader · x=1");
    CHECK(scene.servers[0].term_hue == scene.servers[1].term_hue);
    CHECK(scene.servers[1].role == RoleMark::kDown);
    CHECK(scene.servers[1].caption == "Crashed");
    CHECK_FALSE(scene.servers[1].timer_running);
    CHECK(scene.servers[2].role == RoleMark::kPaused);
}

TEST_CASE("present: a candidate counts its votes, one mark a voter") {
    Session session = Lived("seed 1\nset latency 10ms\ntimeout S1\nrun 5ms\ncrash S3\nrun 40ms\n");
    Session early = Lived("seed 1\nset latency 10ms\ntimeout S1\nrun 5ms\n");
    const auto scene = ViewOf(early);
    CHECK(scene.servers[0].role == RoleMark::kCandidate);
    REQUIRE(scene.servers[0].votes.has_value());
    CHECK(scene.servers[0].votes->needed == 3);
    CHECK(scene.servers[0].votes->text == "1 of 3 votes");
    CHECK(scene.servers[0].votes->marks.size() == 5);
    CHECK(scene.servers[0].votes->marks[0] == Mark::kYes);
    CHECK(scene.servers[0].votes->marks[1] == Mark::kUnknown);
    CHECK(ViewOf(session).servers[0].role == RoleMark::kLeader);
}

TEST_CASE("present: a leader counts who holds its newest entry, until it is committed") {
    Session session = Lived(kByHand);
    const auto scene = ViewOf(session);
    REQUIRE(scene.servers[0].acks.has_value());
    CHECK(scene.servers[0].acks->text == "entry 2: on 1, 2 needed");
    CHECK(scene.servers[0].acks->marks == std::vector{Mark::kYes, Mark::kUnknown, Mark::kUnknown});
    Session done = Lived("run until leader\nrun 1s\n");
    for (const auto& server : ViewOf(done).servers) CHECK_FALSE(server.acks.has_value());
}

TEST_CASE("present: a timer is the share that is left") {
    Session session = Lived("cluster 3\nset clock manual\ntimer S1 20ms\ntick S1 5\n");
    const auto scene = ViewOf(session);
    CHECK(scene.servers[0].timer_running);
    CHECK(scene.servers[0].timer_left == doctest::Approx(0.75));
}

TEST_CASE("present: a message has its shape, its place between two servers and its entries") {
    Session session = Lived("set latency 10ms\ntimeout S1\nrun 5ms\n");
    const auto scene = ViewOf(session);
    REQUIRE(scene.messages.size() == 4);
    CHECK(scene.messages[0].shape == MessageShape::kVote);
    CHECK_FALSE(scene.messages[0].reply);
    CHECK(scene.messages[0].from == 0);
    CHECK(scene.messages[0].to == 1);
    CHECK(scene.messages[0].progress == doctest::Approx(0.4));  // Sent after a write of 1 ms.
    CHECK(scene.messages[0].phase == render::MessagePhase::kFlying);

    Session waits = Lived(std::string(kByHand) + "heartbeat S1\n");
    const auto held = ViewOf(waits);
    REQUIRE_FALSE(held.messages.empty());
    CHECK(held.messages[0].phase == render::MessagePhase::kHeld);
}

TEST_CASE("present: a lost message stays for a while where it died") {
    Session session = Lived("set latency 10ms\ntimeout S1\nrun 5ms\ndrop RequestVote S1 -> S2\n");
    const auto scene = ViewOf(session);
    REQUIRE(scene.messages.size() == 4);
    CHECK(scene.messages.back().phase == render::MessagePhase::kLost);
    CHECK(scene.messages.back().to == 1);
    CHECK(scene.messages.back().progress == doctest::Approx(0.4));
    CHECK(scene.messages.back().fade == 0);
    session.SkipTo(session.cluster().now() + raft::sim::kSecond);
    for (const auto& message : ViewOf(session).messages) {
        CHECK(message.phase == render::MessagePhase::kFlying);
    }
}

TEST_CASE("present: logs show entries, what is committed, and what the leader knows") {
    Session session = Lived(kByHand);
    const auto logs = ViewOf(session).logs;
    CHECK(logs.first_index == 1);
    CHECK(logs.last_index == 2);
    REQUIRE(logs.rows.size() == 3);
    REQUIRE(logs.rows[0].cells.size() == 2);
    CHECK(logs.rows[0].cells[0].label == "x=1");
    CHECK(logs.rows[0].cells[0].sublabel == "t1");
    CHECK(logs.rows[0].cells[0].committed);
    CHECK_FALSE(logs.rows[0].cells[1].committed);
    CHECK(logs.rows[2].cells[1].term_hue != logs.rows[0].cells[1].term_hue);
    CHECK_FALSE(logs.rows[0].next_index.has_value());
    CHECK(logs.rows[1].next_index == 3);
    CHECK(logs.rows[1].match_index == 0);
}

TEST_CASE("present: long logs show their end, unless the user has scrolled") {
    Session session = Lived("run until leader\nload 100/s for 300ms\nrun 1s\n");
    render::UiState ui;
    ui.log_columns = 5;
    auto logs = ViewOf(session, ui).logs;
    CHECK(logs.last_index > 20);
    CHECK(logs.first_index == logs.last_index - 3);
    CHECK(logs.rows[0].cells.size() == 4);
    ui.log_first_index = 2;
    logs = ViewOf(session, ui).logs;
    CHECK(logs.first_index == 2);
    CHECK(logs.rows[0].cells.front().index == 2);
    CHECK(logs.rows[0].cells.size() == 5);
}

TEST_CASE("present: only links worth a word are listed, and parts of the network are told apart") {
    Session whole = Lived("run 1ms\n");
    CHECK(ViewOf(whole).links.empty());
    CHECK(ViewOf(whole).partition.empty());
    Session session = Lived("cut S1 -> S2\nloss S3 S4 10%\n");
    const auto scene = ViewOf(session);
    REQUIRE(scene.links.size() == 2);
    CHECK(scene.links[0].cut_ab);
    CHECK_FALSE(scene.links[0].cut_ba);
    CHECK(scene.links[1].note == "loss 10%");
    CHECK(scene.partition.empty());  // Everybody still reaches everybody, one way at least.
    Session split = Lived("partition {S1 S2} {S3 S4 S5}\n");
    CHECK(ViewOf(split).partition == std::vector<std::size_t>{0, 0, 2, 2, 2});
}

TEST_CASE("present: asked why, an event names its rule, its source and its cause") {
    Session session = Lived("seed 1\nrun until leader\n");
    render::UiState ui;
    for (raft::sim::EventId id = 1; id <= session.cluster().last_event(); ++id) {
        const auto* event = session.story().Find(id);
        const auto* inner = event == nullptr ? nullptr : std::get_if<raft::Event>(&event->body);
        if (inner != nullptr && std::holds_alternative<raft::VoteJudged>(*inner)) {
            ui.asked_event = id;
        }
    }
    REQUIRE(ui.asked_event.has_value());
    const auto why = ViewOf(session, ui).why;
    REQUIRE(why.has_value());
    CHECK(why->event_id == *ui.asked_event);
    CHECK(why->source.find("§5.") != std::string::npos);
    CHECK(why->source.find("dissertation §3.") != std::string::npos);
    CHECK(why->cause_id.has_value());
    CHECK_FALSE(why->cause_text.empty());
    ui.asked_event = 1'000'000;
    CHECK_FALSE(ViewOf(session, ui).why.has_value());
}

TEST_CASE("present: the inspector shows fields, and JSON only when its tab is open") {
    Session session = Lived(kByHand);
    render::UiState ui;
    ui.selected = Target{TargetKind::kServer, 0, 0};
    auto inspector = ViewOf(session, ui).inspector;
    CHECK(inspector.title == "S1 · leader");
    CHECK(inspector.rows[0].label == "currentTerm");
    CHECK(inspector.rows[0].value == "4");
    CHECK(inspector.rows[0].badge == "disk");
    CHECK(inspector.json.empty());
    ui.inspector_tab = render::InspectorTab::kJson;
    inspector = ViewOf(session, ui).inspector;
    CHECK(Json::parse(inspector.json).at("id") == "S1");
    ui.selected = Target{TargetKind::kServer, 7, 0};
    CHECK(ViewOf(session, ui).inspector.title.empty());
}

TEST_CASE("present: every item of every menu is a command that the parser takes") {
    Session session = Lived("set latency 10ms\nrun until leader\ncrash S4\nrun 3ms\n");
    REQUIRE_FALSE(session.cluster().network().empty());
    const auto message = session.cluster().network().InFlight().front()->id;
    std::size_t items = 0;
    for (const Target& target :
         {Target{TargetKind::kServer, 0, 0}, Target{TargetKind::kServer, 3, 0},
          Target{TargetKind::kServer, 4, 0}, Target{TargetKind::kLink, 0, 1},
          Target{TargetKind::kMessage, message, 0}, Target{TargetKind::kRing, 0, 0}}) {
        render::UiState ui;
        ui.menu_target = target;
        const auto scene = ViewOf(session, ui);
        CHECK_FALSE(scene.menu_title.empty());
        for (const auto& item : scene.menu) {
            INFO(item.command);
            CHECK(item.enabled == item.why_not.empty());
            // Some open a sheet instead.
            if (!item.enabled || item.intent) continue;
            items += 1;
            const auto parsed = raft::sim::ParseLine(item.command, {5});
            REQUIRE(parsed.has_value());
            CHECK(std::holds_alternative<raft::sim::Command>(*parsed));
            // And the cluster does it.
            raft::sim::Cluster copy = session.cluster();
            const auto refusal = copy.Do(std::get<raft::sim::Command>(*parsed));
            const std::string why = refusal ? refusal->error : "";
            CHECK_MESSAGE(why.empty(), why);
        }
    }
    CHECK(items > 25);
}

TEST_CASE("present: a menu says why an item cannot be chosen now") {
    Session session = Lived(kByHand);
    render::UiState ui;
    ui.menu_target = Target{TargetKind::kServer, 0, 0};
    const auto scene = ViewOf(session, ui);
    const auto* item = ItemFor(scene, "timeout S1");
    REQUIRE(item != nullptr);
    CHECK_FALSE(item->enabled);
    CHECK(item->why_not == "a leader has no election timer");
}

TEST_CASE("present: proposing goes to a selected leader, else to whom the client knows") {
    Session session = Lived("cluster 3\ntimeout S2\nrun until leader S2\nrun 50ms\n");
    render::UiState ui;
    CHECK(ViewOf(session, ui).propose_command == "put x 1");
    ui.selected = Target{TargetKind::kServer, 1, 0};
    CHECK(ViewOf(session, ui).propose_command == "put x 1 to S2");
    ui.selected = Target{TargetKind::kServer, 0, 0};
    CHECK(ViewOf(session, ui).propose_command == "put x 1");
}

TEST_CASE("present: a rule that is broken on purpose is named on the screen until it is mended") {
    Session session = Lived("run until leader\n");
    CHECK(ViewOf(session).top.broken.empty());
    Session one = Lived("break G1\n");
    CHECK(ViewOf(one).top.broken == "G1 broken: count-old-terms");
    Session two = Lived("break G1\nbreak G5\n");
    CHECK(ViewOf(two).top.broken == "G1 G5 broken");
    Session mended = Lived("break G1\nmend G1\n");
    CHECK(ViewOf(mended).top.broken.empty());
}

TEST_CASE("present: a pre-candidate counts who would vote for it") {
    Session session = Lived("seed 1\nset prevote on\nset latency 10ms\ntimeout S1\nrun 5ms\n");
    const auto scene = ViewOf(session);
    CHECK(scene.servers[0].role == RoleMark::kPreCandidate);
    REQUIRE(scene.servers[0].votes.has_value());
    CHECK(scene.servers[0].votes->text == "1 of 3 pre-votes");
    CHECK(scene.servers[0].term == "term 0");
    CHECK(scene.messages[0].shape == MessageShape::kPreVote);
    render::UiState ui;
    ui.selected = Target{TargetKind::kServer, 0, 0};
    CHECK(ValueOf(ViewOf(session, ui).inspector, "pre-votes") == "S1");
}

TEST_CASE("present: a snapshot shows in the log's row and in the inspector") {
    Session session = Lived(
        "cluster 3\nset clock manual\nset delivery manual\n"
        "given S1 term 2 vote S1 log [1:x=1 1:y=2 2:z=3] commit 3 snapshot 2 role leader\n"
        "given S2 term 2 log []\n");
    render::UiState ui;
    ui.selected = Target{TargetKind::kServer, 0, 0};
    const auto scene = ViewOf(session, ui);
    CHECK(scene.logs.rows[0].snapshot_index == 2);
    REQUIRE(scene.logs.rows[0].cells.size() == 1);
    CHECK(scene.logs.rows[0].cells[0].index == 3);
    CHECK(ValueOf(scene.inspector, "snapshot").rfind("up to (2, t1), ", 0) == 0);
    CHECK(ValueOf(scene.inspector, "log") == "1 entry behind index 2, last (3, t2)");
}

TEST_CASE("present: a menu offers to change the members and to hand over, if a leader can") {
    Session session = Lived("cluster 3 spare 1\ntimeout S1\nrun until leader S1\nrun 100ms\n");
    const auto menu_of = [&](std::uint64_t slot) {
        render::UiState ui;
        ui.menu_target = Target{TargetKind::kServer, slot, 0};
        return ViewOf(session, ui);
    };
    const auto offers = [&](std::uint64_t slot, const char* command) {
        const auto scene = menu_of(slot);
        const auto* item = ItemFor(scene, command);
        return item != nullptr && item->enabled;
    };
    CHECK_FALSE(offers(0, "transfer S1"));
    CHECK(offers(1, "transfer S2"));
    CHECK(offers(1, "demote S2"));
    CHECK(offers(1, "remove S2"));
    CHECK_FALSE(offers(1, "add S2"));
    CHECK(offers(3, "add S4"));
    CHECK_FALSE(offers(3, "transfer S4"));
    CHECK(offers(0, "snapshot S1"));

    Session leaderless = Lived("cluster 3\n");
    render::UiState ui;
    ui.menu_target = Target{TargetKind::kServer, 1, 0};
    const auto scene = ViewOf(leaderless, ui);
    const auto* remove = ItemFor(scene, "remove S2");
    REQUIRE(remove != nullptr);
    CHECK_FALSE(remove->enabled);
    CHECK(remove->why_not == "nobody leads now");
}

}  // namespace app
