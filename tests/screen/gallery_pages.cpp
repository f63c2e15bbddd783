// Every panel and page, with a scenario that fills it.
#include "tests/screen/gallery.h"

namespace app {

namespace {

using raft::sim::kMillisecond;
using render::Target;
using render::TargetKind;
using render::UiState;
using render::ViewKind;

void Do(Session& session, const char* command) {
    session.Apply(render::RunCommandText{command});
}

void AddViews(std::vector<Page>& pages) {
    struct Shown {
        const char* name;
        ViewKind view;
        const char* scenario;
        raft::sim::Micros at;
    };
    const Shown shown[] = {{"logs", ViewKind::kLogs, "figure-8", 0},
                           {"inside", ViewKind::kInside, "inside-a-server", 0},
                           {"roles", ViewKind::kRoles, "split-vote", 0},
                           {"terms", ViewKind::kTerms, "split-vote", 0},
                           {"members", ViewKind::kMembers, "joint-consensus", 0},
                           {"clients", ViewKind::kClients, "stale-read", 0},
                           {"story", ViewKind::kStory, "leader-crash", 0},
                           {"inspector", ViewKind::kInspector, "leader-crash", 0}};
    for (const Shown& one : shown) {
        const ViewKind view = one.view;
        const auto select = [](UiState& ui) { ui.selected = {TargetKind::kServer, 0, 0}; };
        pages.push_back(
            {std::string("dock-") + one.name, one.scenario, one.at, [=](Session&, UiState& ui) {
                 select(ui);
                 ui.dock_view = view;
             }});
        pages.push_back(
            {std::string("stage-") + one.name, one.scenario, one.at, [=](Session&, UiState& ui) {
                 select(ui);
                 ui.dock_view = ViewKind::kRing;
                 ui.stage_view = view;
             }});
    }
}

void AddSheets(std::vector<Page>& pages) {
    const auto add = [&](const char* name, const char* scenario, auto open) {
        pages.push_back({name, scenario, 0, open});
    };
    add("start", "first-election", [](Session&, UiState& ui) { ui.start_open = true; });
    add("palette", "first-election", [](Session&, UiState& ui) { ui.palette_open = true; });
    add("actions", "first-election", [](Session&, UiState& ui) { ui.actions_open = true; });
    add("settings", "first-election", [](Session&, UiState& ui) { ui.settings_open = true; });
    add("help", "first-election", [](Session&, UiState& ui) { ui.help_open = true; });
    add("scenarios", "first-election", [](Session&, UiState& ui) { ui.scenarios_open = true; });
    add("branches", "leader-crash", [](Session& session, UiState& ui) {
        Do(session, "bookmark \"the crash\"");
        Do(session, "goto start");
        Do(session, "crash S2");
        ui.branches_open = true;
    });
    add("bookmark", "leader-crash", [](Session&, UiState& ui) { ui.bookmark_open = true; });
    add("compare", "leader-crash", [](Session& session, UiState& ui) {
        Do(session, "goto 100ms");
        Do(session, "crash S2");
        Do(session, "run 300ms");
        ui.compare_with = "main";
    });
    add("evidence", "first-election",
        [](Session&, UiState& ui) { ui.evidence_of = "Election Safety"; });
    add("evidence-violated", "g01-count-old-terms",
        [](Session&, UiState& ui) { ui.evidence_of = "State Machine Safety"; });
    add("evidence-clash", "g10-read-own-state",
        [](Session&, UiState& ui) { ui.evidence_of = "Linearizability"; });
    add("edit", "leader-crash", [](Session& session, UiState& ui) {
        Do(session, "pause S2");
        ui.selected = {TargetKind::kServer, 1, 0};
        ui.editing = 1;
    });
}

void AddMenus(std::vector<Page>& pages) {
    const auto add = [&](const char* name, Target target, render::Vec2 at) {
        pages.push_back({name, "leader-crash", 0, [=](Session&, UiState& ui) {
                             ui.menu_target = target;
                             ui.menu_at = at;
                         }});
    };
    add("menu-server", {TargetKind::kServer, 2, 0}, {600, 400});
    add("menu-server-low", {TargetKind::kServer, 1, 0}, {1180, 660});
    add("menu-link", {TargetKind::kLink, 0, 1}, {560, 300});
    add("menu-ring", {TargetKind::kRing, 0, 0}, {500, 300});
}

void AddStage(std::vector<Page>& pages) {
    const auto add = [&](const char* name, const char* scenario, raft::sim::Micros at, auto open) {
        pages.push_back({name, scenario, at, open});
    };
    const auto nothing = [](Session&, UiState&) {};
    add("main", "figure-8", 0, [](Session&, UiState& ui) {
        ui.selected = {TargetKind::kServer, 0, 0};
    });
    add("broken-rule", "g01-count-old-terms", 0, nothing);
    add("partition", "minority-partition", 0, nothing);
    add("joint", "joint-consensus", 0, nothing);
    add("election", "first-election", 216 * kMillisecond, nothing);
    add("why", "split-vote", 0, [](Session& session, UiState& ui) {
        const auto* event = session.story().last_told();
        if (event != nullptr) ui.asked_event = event->id;
        ui.selected = {TargetKind::kServer, 1, 0};
    });
    add("json", "leader-crash", 0, [](Session&, UiState& ui) {
        ui.selected = {TargetKind::kServer, 1, 0};
        ui.inspector_tab = render::InspectorTab::kJson;
    });
    add("line", "leader-crash", 0,
        [](Session&, UiState& ui) { ui.arrangement = render::Arrangement::kLine; });
    add("sites", "minority-partition", 0,
        [](Session&, UiState& ui) { ui.arrangement = render::Arrangement::kSites; });
    add("alone", "leader-crash", 0, [](Session&, UiState& ui) {
        ui.alone = true;
        ui.caption_open = true;
    });
    add("caption", "leader-crash", 0, [](Session&, UiState& ui) { ui.caption_open = true; });
    add("class-names", "leader-crash", 0, [](Session&, UiState& ui) { ui.class_names = true; });
    add("bare", "leader-crash", 0, [](Session&, UiState& ui) {
        ui.story_open = ui.dock_open = ui.inspector_open = false;
        ui.timeline_open = ui.legend_open = false;
    });
    for (const char* servers : {"cluster 9", "cluster 15", "cluster 51"}) {
        pages.push_back({std::string("many-") + (servers + 8), "first-election", 0,
                         [=](Session& session, UiState&) {
                             Do(session, servers);
                             Do(session, "run 400ms");
                             Do(session, "load 100/s");
                             Do(session, "run 300ms");
                         }});
    }
}

}  // namespace

std::vector<Page> Gallery() {
    std::vector<Page> pages;
    AddStage(pages);
    AddViews(pages);
    AddSheets(pages);
    AddMenus(pages);
    return pages;
}

}  // namespace app
