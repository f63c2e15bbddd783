// What the window opens with.
#include "app/session_start.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace app {

namespace {

Result<Session> StartDefault(const std::optional<std::uint64_t>& seed) {
    auto loaded = LoadScript(kDefaultScenario);
    if (!loaded.ok()) return Error{loaded.both()};
    if (seed) OverrideSeed(loaded.value().script, *seed);
    return Session(std::move(loaded.value()));
}

Result<Session> StartNamed(const WindowOptions& options) {
    OpenedScript opened = OpenScript(options.file);
    if (const auto* error = std::get_if<Error>(&opened)) return *error;
    auto* script = std::get_if<LoadedScript>(&opened);
    if (script != nullptr && options.seed) OverrideSeed(script->script, *options.seed);
    auto session = StartDefault(std::nullopt);
    if (session.ok()) session.value().Open(std::move(opened));
    return session;
}

// The sitting that was kept; nothing happens when there is none.
void GoOnWithLast(Session& session, SessionFile& file) {
    std::error_code problem;
    const std::string& path = file.path();
    if (path.empty() || !std::filesystem::exists(path, problem)) return;
    const std::size_t before = session.sitting();
    session.Open(OpenScript(path));
    if (session.sitting() != before) return file.Continue(session);
    // A long one is still being lived again; it takes its place in the window.
    if (const Session* reviving = session.reviving()) return file.Continue(*reviving);
    // Not whole: it must not be overwritten by what comes now.
    const std::string aside = SessionFile::MoveAside(path);
    if (aside.empty()) return;
    session.AddToComplaint(
        raft::Fill({"; it is kept as {aside}", "；已另存为 {aside}"}, {{"aside", aside}}));
}

}  // namespace

Result<Session> StartSession(const WindowOptions& options, SessionFile& file) {
    const bool named = !options.file.empty();
    auto session = named ? StartNamed(options) : StartDefault(options.seed);
    if (!session.ok()) return session;
    Session& begun = session.value();
    if (!named && !options.fresh && !options.seed) GoOnWithLast(begun, file);
    if (options.speed) begun.SetSpeed(SpeedFrom(*options.speed));
    begun.SkipTo(options.at);
    if (!begun.script().kept && !begun.damaged()) begun.Play();
    return session;
}

}  // namespace app
