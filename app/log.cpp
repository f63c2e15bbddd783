// Notes on standard error, through spdlog.
#include "app/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>

namespace app {

namespace {

spdlog::logger& Logger() {
    static const std::shared_ptr<spdlog::logger> logger = [] {
        auto made = std::make_shared<spdlog::logger>(
            "raftarium", std::make_shared<spdlog::sinks::stderr_sink_st>());
        made->set_pattern("%n: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return *logger;
}

}  // namespace

void StartLog() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): read once, before anything else runs.
    const char* level = std::getenv("RAFTARIUM_LOG");
    if (level != nullptr) Logger().set_level(spdlog::level::from_str(level));
}

void LogDebug(std::string_view text) {
    Logger().debug("{}", text);
}
void LogInfo(std::string_view text) {
    Logger().info("{}", text);
}
void LogWarning(std::string_view text) {
    Logger().warn("{}", text);
}

}  // namespace app
