// Every text of a scene that a person reads.
#include "tests/app/scene_texts.h"

namespace app {

namespace {

class Collector {
  public:
    explicit Collector(std::vector<SceneText>& texts) : texts_(texts) {}

    void Add(const char* where, const std::string& text) {
        if (!text.empty()) texts_.push_back({where, text});
    }
    void Add(const char* where, const std::vector<std::string>& lines) {
        for (const std::string& line : lines) Add(where, line);
    }

  private:
    std::vector<SceneText>& texts_;
};

void AddFrame(const render::SceneView& scene, Collector& to) {
    to.Add("title", scene.top.scenario_title);
    to.Add("top hint", scene.top.hint);
    to.Add("broken", scene.top.broken);
    for (const auto& badge : scene.top.badges) {
        to.Add("badge", badge.name);
        to.Add("badge", badge.tooltip);
    }
    to.Add("transport", scene.transport.time);
    to.Add("transport", scene.transport.status);
    to.Add("stamp", scene.stamp.title);
    to.Add("stamp", scene.stamp.rules);
    to.Add("caption", scene.caption);
    to.Add("notice", scene.notice.text);
    to.Add("hint", scene.hint);
    to.Add("menu title", scene.menu_title);
    for (const auto& item : scene.menu) {
        to.Add("menu", item.label);
        to.Add("menu", item.why_not);
    }
    for (const auto& item : scene.scenarios) {
        to.Add("scenario", item.title);
        to.Add("scenario", item.summary);
    }
    if (!scene.damaged) return;
    to.Add("damaged", scene.damaged->sentence);
    to.Add("damaged", scene.damaged->good);
}

void AddServers(const render::SceneView& scene, Collector& to) {
    for (const auto& server : scene.servers) {
        to.Add("server", server.name);
        to.Add("server", server.term);
        to.Add("server", server.caption);
        if (server.votes) to.Add("server", server.votes->text);
        if (server.acks) to.Add("server", server.acks->text);
    }
    for (const auto& link : scene.links) to.Add("link", link.note);
    for (const auto& row : scene.logs.rows) {
        to.Add("log", row.name);
        for (const auto& cell : row.cells) to.Add("log", cell.label);
    }
    to.Add("inspector", scene.inspector.title);
    for (const auto& row : scene.inspector.rows) {
        to.Add("inspector", row.label);
        to.Add("inspector", row.value);
        to.Add("inspector", row.badge);
    }
}

void AddStory(const render::SceneView& scene, Collector& to) {
    for (const auto& line : scene.story.lines) {
        to.Add("story", line.time);
        to.Add("story", line.sentence);
    }
    if (scene.why) {
        to.Add("why", scene.why->title);
        to.Add("why", scene.why->text);
        to.Add("why", scene.why->source);
        to.Add("why", scene.why->cause_text);
        for (const auto& link : scene.why->chain) to.Add("why", link.text);
    }
    to.Add("timeline", scene.timeline.note);
    to.Add("timeline", scene.timeline.hint);
    for (const auto& lane : scene.timeline.lanes) {
        to.Add("timeline", lane.name);
        for (const auto& band : lane.bands) to.Add("timeline", band.term);
    }
    for (const auto& mark : scene.timeline.marks) {
        // A command, a bookmark and a branch stand there as they were typed.
        if (mark.shape == render::MarkShape::kElected) to.Add("timeline", mark.label);
    }
    to.Add("undo", scene.history.undo_tip);
    to.Add("undo", scene.history.redo_tip);
    for (const auto& branch : scene.history.branches) to.Add("branch", branch.summary);
    if (!scene.compare) return;
    to.Add("parted", scene.compare->parted);
    to.Add("compare", scene.compare->at_left);
    to.Add("compare", scene.compare->at_right);
    to.Add("compare", scene.compare->verdict);
    for (const auto& row : scene.compare->rows) {
        to.Add("compare", row.name);
        for (const auto* side : {&row.left, &row.right}) {
            to.Add("compare", side->role_text);
            to.Add("compare", side->commit);
        }
    }
}

void AddInside(const render::InsideView& view, Collector& to) {
    to.Add("inside", view.title);
    to.Add("inside", view.status);
    for (const auto* chips : {&view.chips, &view.kinds}) {
        for (const auto& chip : *chips) {
            to.Add("inside", chip.label);
            to.Add("inside", chip.hint);
        }
    }
    to.Add("inside", view.why_title);
    to.Add("inside", view.why_text);
    to.Add("inside", view.why_source);
    for (const auto& action : view.actions) {
        to.Add("inside", action.label);
        to.Add("inside", action.tip);
    }
}

void AddRoles(const render::RolesView& view, Collector& to) {
    for (const auto& state : view.states) to.Add("roles", state.name);
    for (const auto& token : view.tokens) to.Add("roles", token.name);
    for (const auto& arrow : view.arrows) {
        to.Add("roles", arrow.text);
        to.Add("roles", arrow.short_text);
        to.Add("roles", arrow.hint);
    }
}

void AddTerms(const render::TermsView& view, Collector& to) {
    for (const auto& block : view.blocks) {
        to.Add("terms", block.label);
        to.Add("terms", block.leader);
        to.Add("terms", block.no_leader);
    }
    for (const auto& row : view.rows) to.Add("terms", row.name);
    to.Add("terms", view.hint);
}

void AddMembers(const render::MembersView& view, Collector& to) {
    to.Add("members", view.title);
    to.Add("members", view.counted);
    to.Add("members", view.learners);
    to.Add("members", view.outside);
    to.Add("members", view.learners_hint);
    to.Add("members", view.outside_hint);
    for (const auto& member : view.members) to.Add("members", member.name);
    for (const auto* quorum : {&view.old_quorum, &view.new_quorum}) {
        to.Add("members", quorum->text);
        to.Add("members", quorum->hint);
    }
    for (const auto& note : view.notes) {
        to.Add("members", note.text);
        to.Add("members", note.hint);
    }
}

}  // namespace

std::vector<SceneText> TextsOf(const render::SceneView& scene) {
    std::vector<SceneText> texts;
    Collector to(texts);
    AddFrame(scene, to);
    AddServers(scene, to);
    AddStory(scene, to);
    if (scene.inside) AddInside(*scene.inside, to);
    if (scene.roles) AddRoles(*scene.roles, to);
    if (scene.terms) AddTerms(*scene.terms, to);
    if (scene.members) AddMembers(*scene.members, to);
    return texts;
}

}  // namespace app
