// `raftarium export`: a kept sitting as a script that anyone can run.
#include <string>
#include <utility>

#include "app/session_export.h"
#include "app/subcommands.h"

namespace app {

int RunExport(const ExportOptions& options) {
    auto loaded = LoadScript(options.file);
    if (!loaded.ok()) return Complain(loaded.both(), options.language);
    Session session(std::move(loaded.value()));
    // A kept sitting is as it was left; what its script still had to do is nobody's deed yet.
    if (!session.script().kept) session.FinishScript();
    if (session.problem()) {
        return Complain(
            raft::Fill({"{file}: {sentence}", "{file}：{sentence}"},
                       {{"file", options.file}, {"sentence", session.problem()->both()}}),
            options.language);
    }

    const raft::sim::History& history = session.history();
    raft::sim::Spot spot = history.spot();
    if (!options.branch.empty()) {
        const auto branch = history.Find(options.branch);
        if (!branch) {
            std::string names;
            for (const auto& one : history.branches()) {
                if (!one.pruned) names += (names.empty() ? "" : ", ") + one.name;
            }
            return Complain(raft::Fill({"no branch {branch}; there are: {names}",
                                        "没有分支 {branch}；现有：{names}"},
                                       {{"branch", options.branch}, {"names", names}}),
                            options.language);
        }
        spot = {*branch, history.branches()[*branch].end};
    }
    const std::string title = session.script().title;
    const std::string text = options.whole ? SessionText(session) : WayText(history, spot, title);
    const auto written = WriteWhole(options.out, text);
    return written.ok() ? 0 : Complain(written.both(), options.language);
}

}  // namespace app
