// The program: reads the command line and hands over to what it asks for.
#include <cstdio>
#include <string>
#include <variant>

#include "app/log.h"
#include "app/options.h"
#include "app/subcommands.h"

namespace {

struct Dispatch {
    int operator()(const app::WindowOptions& options) const { return app::RunWindow(options); }
    int operator()(const app::RunOptions& options) const { return app::RunScript(options); }
    int operator()(const app::DriveOptions& options) const { return app::RunDrive(options); }
    int operator()(const app::ListOptions& options) const { return app::RunList(options); }
    int operator()(const app::RenderOptions& options) const { return app::RunRender(options); }
    int operator()(const app::ExportOptions& options) const { return app::RunExport(options); }
    int operator()(const app::CheckOptions& options) const { return app::RunCheck(options); }
    int operator()(const app::PrintOptions& options) const {
        std::fputs(options.text.c_str(), stdout);
        return 0;
    }
};

}  // namespace

int main(int argc, char** argv) {
    app::StartLog();
    const auto options = app::ParseOptions(argc, argv);
    if (!options.ok()) return app::Complain(options.both(), app::LanguageOfCall(argc, argv));
    return std::visit(Dispatch{}, options.value());
}
