// `raftarium render`: a script played up to a moment, as a picture.
#include <string>
#include <utility>

#include "app/damaged_script.h"
#include "app/offscreen.h"
#include "app/scenarios.h"
#include "app/session.h"
#include "app/subcommands.h"
#include "raft/sim/script.h"

namespace app {

namespace {

render::UiState LooksFor(const RenderOptions& options, const LoadedScript& script) {
    render::UiState ui;
    ui.hints_off = true;  // They are for whoever acts.
    ui.theme = options.theme;
    ui.language = options.language;
    ui.class_names = options.class_names || script.class_names;
    ui.selected = options.select;
    if (options.view) ui.dock_view = *options.view;
    // What stands there goes to the dock, unless that has been given another view.
    if (options.stage) {
        const render::ViewKind before = ui.stage_view;
        ui.stage_view = *options.stage;
        if (ui.dock_view == ui.stage_view) ui.dock_view = before;
    }
    ui.alone = options.alone;
    for (const PanelSwitch& one : options.panels) ui.*one.panel = one.open;
    return ui;
}

}  // namespace

int RunRender(const RenderOptions& options) {
    raft::Bilingual damage;
    auto loaded = LoadScriptFor(options.file, options.good_part, damage);
    if (!loaded.ok()) return Complain(loaded.both(), options.language);
    if (!damage.empty()) Complain(damage, options.language);
    if (options.seed) OverrideSeed(loaded.value().script, *options.seed);

    Session session(std::move(loaded.value()));
    if (options.at) {
        session.SkipTo(*options.at);
    } else if (!session.script().kept) {
        session.FinishScript();
    }
    const auto servers = session.cluster().servers().size();
    const bool server = options.select.kind == render::TargetKind::kServer;
    if (server && options.select.first >= servers) {
        return Complain(
            raft::Fill({"--select names a server that is not there; this cluster has S1 to S{n}",
                        "--select 指定的服务器不存在；这个集群有 S1 到 S{n}"},
                       {{"n", servers}}),
            options.language);
    }

    render::UiState ui = LooksFor(options, session.script());
    const auto image = DrawOffscreen(session, ui, {options.size.width, options.size.height});
    if (!image.ok()) return Complain(image.both(), options.language);
    const auto written = WritePng(image.value(), options.out);
    if (!written.ok()) return Complain(written.both(), options.language);
    if (!session.problem()) return 0;
    // The picture shows how far it came.
    Complain(raft::Fill({"{file}: {sentence}", "{file}：{sentence}"},
                        {{"file", options.file}, {"sentence", session.problem()->both()}}),
             options.language);
    return 1;
}

}  // namespace app
