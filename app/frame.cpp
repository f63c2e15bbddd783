// One picture, from the clock to what the user asked for.
#include "app/frame.h"

#include <algorithm>
#include <string>

#include "app/present.h"
#include "app/scenarios.h"
#include "render/screen.h"
#include "render/theme.h"

namespace app {

namespace {

// What is opened counts as a lesson that was seen. A scenario about a class wants its servers to be
// pupils, as long as it is open.
void FollowScenario(const Session& session, render::UiState& ui) {
    if (ui.sitting == session.sitting()) return;
    // The first one was there before anybody chose.
    const bool chosen = ui.sitting != 0;
    ui.sitting = session.sitting();
    const std::string& source = session.script().source;
    const bool seen = std::find(ui.opened.begin(), ui.opened.end(), source) != ui.opened.end();
    if (chosen && !seen && IsScenario(source)) ui.opened.push_back(source);
    const bool wished = session.script().class_names;
    if (wished && !ui.class_names) {
        ui.class_names = ui.class_lent = true;
    } else if (!wished && ui.class_lent) {
        ui.class_names = ui.class_lent = false;
    }
}

}  // namespace

void RunFrame(Session& session, render::UiState& ui, const render::UiFonts& fonts,
              raft::sim::Micros real) {
    // Behind the start page time stands.
    session.Advance(ui.start_open ? 0 : real);
    FollowScenario(session, ui);
    const render::SceneView scene = Present(session, ui);
    const render::Theme theme = render::MakeTheme(ui.theme, ui.scale);
    render::ApplyStyle(theme);
    const auto intents = render::DrawScreen(theme, fonts, scene, ui);
    // They take effect in the next picture, never in the middle of one.
    for (const render::Intent& intent : intents) {
        if (!render::ApplyToLooks(ui, intent)) session.Apply(intent);
    }
}

}  // namespace app
