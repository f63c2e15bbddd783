// `raftarium check`: random runs on all cores, and what they find.
#include "app/check.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "app/subcommands.h"
#include "app/text.h"
#include "app/tongue.h"
#include "app/workers.h"

namespace app {

namespace {

using Clock = std::chrono::steady_clock;

volatile std::sig_atomic_t interrupted = 0;

void OnInterrupt(int /*signal*/) {
    interrupted = 1;
}

double SecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

// ---- One process ----

// A line from a process: "P runs events" since its last one, or a failure's JSON.
class Work {
  public:
    Work(const CheckOptions& options, std::uint32_t jobs, Clock::time_point begin)
        : options_(options), jobs_(jobs), begin_(begin) {}

    void operator()(std::uint32_t number, const Reporter& reporter) const {
        raft::sim::SwarmOptions swarm;
        swarm.servers = options_.servers;
        swarm.broken = options_.broken;
        std::uint64_t runs = 0;
        std::uint64_t events = 0;
        Clock::time_point told = Clock::now();
        const auto tell = [&] {
            reporter.Say("P " + std::to_string(runs) + " " + std::to_string(events));
            runs = events = 0;
            told = Clock::now();
        };
        std::uint64_t seed = 0;
        for (std::uint64_t n = number; NthSeed(options_, n, seed); n += jobs_) {
            if (TimeIsUp()) break;
            reporter.Begin(seed);
            const auto result = raft::sim::RunSwarm(seed, swarm);
            runs += 1;
            events += result.events;
            if (result.failure.has_value()) {
                tell();
                reporter.Say(Line(FailureJson(options_, seed, result)));
            }
            if (SecondsSince(told) > 0.1) tell();
        }
        tell();
    }

  private:
    [[nodiscard]] bool TimeIsUp() const {
        if (!options_.time.has_value()) return false;
        return SecondsSince(begin_) * 1e6 >= static_cast<double>(*options_.time);
    }

    const CheckOptions& options_;
    std::uint32_t jobs_;
    Clock::time_point begin_;
};

// ---- The one that started them ----

class Report {
  public:
    Report(const CheckOptions& options, Clock::time_point begin)
        : options_(options),
          begin_(begin),
          shows_progress_(isatty(STDERR_FILENO) == 1 && !options.json) {}

    void Take(const std::string& line) {
        if (Enough()) return;
        unsigned long long runs = 0;
        unsigned long long events = 0;
        if (std::sscanf(line.c_str(), "P %llu %llu", &runs, &events) == 2) {
            runs_ += runs;
            events_ += events;
            return;
        }
        Found(Json::parse(line));
    }

    // A process that stopped by itself at this seed: a precondition broken by our own code.
    void TakeDeath(std::uint64_t seed) {
        Json failure;
        failure["kind"] = "failure";
        failure["seed"] = seed;
        failure["promise"] = "safety";
        failure["name"] = "Crash";
        failure["detail"] = "the program itself stopped in this run";
        Found(failure);
    }

    [[nodiscard]] bool Enough() const {
        return options_.failures_max != 0 && failures_ >= options_.failures_max;
    }
    [[nodiscard]] std::uint64_t failures() const { return failures_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

    void ShowProgress() const {
        if (!shows_progress_) return;
        const auto rate =
            static_cast<std::uint64_t>(static_cast<double>(runs_) / (SecondsSince(begin_) + 1e-9));
        const std::string text = tongue_.Say(
            {"{runs} runs, {rate} a second, {found} found",
             "{runs} 次运行，每秒 {rate} 次，发现 {found} 个"},
            {{"runs", Grouped(runs_)}, {"rate", Grouped(rate)}, {"found", Grouped(failures_)}});
        std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
    }
    void HideProgress() const {
        if (shows_progress_) std::fputs("\r\x1b[K", stderr);
    }

    void Summary() const {
        const double seconds = SecondsSince(begin_);
        if (options_.json) {
            Json json;
            json["kind"] = "summary";
            json["shard"] = std::to_string(options_.shard) + "/" + std::to_string(options_.shards);
            json["runs"] = runs_;
            json["events"] = events_;
            json["failures"] = failures_;
            json["seconds"] = seconds;
            json["interrupted"] = interrupted != 0;
            std::printf("%s\n", Line(json).c_str());
            return;
        }
        const std::string found =
            failures_ == 0 ? tongue_.Say({"nothing found", "没有发现问题"})
                           : tongue_.Say({"{n} failed", "{n} 次失败"}, {{"n", Grouped(failures_)}});
        std::array<char, 32> length{};
        std::snprintf(length.data(), length.size(), "%.1f s", seconds);
        const std::string text = tongue_.Say({"{runs} runs, {events} events, {length}: {found}",
                                              "{runs} 次运行，{events} 个事件，{length}：{found}"},
                                             {{"runs", Grouped(runs_)},
                                              {"events", Grouped(events_)},
                                              {"length", length.data()},
                                              {"found", found}});
        const std::string before =
            interrupted != 0 ? tongue_.Say({"Interrupted: ", "已中断："}) : std::string();
        std::printf("%s%s\n", before.c_str(), text.c_str());
    }

  private:
    void Found(const Json& failure) {
        failures_ += 1;
        HideProgress();
        const std::uint64_t seed = failure.at("seed");
        const std::string script = failure.value("script", "");
        if (options_.json) std::printf("%s\n", Line(failure).c_str());
        if (!options_.out.empty()) {
            const auto path = std::filesystem::path(options_.out) / FileNameOf(options_, seed);
            std::ofstream file(path);
            file << script;
            file.close();
            if (!file) problem_ = "cannot write " + path.string();
            if (!options_.json) std::printf("%s\n", path.c_str());
        } else if (!options_.json) {
            std::printf("%s\n", script.c_str());
        }
        if (!options_.json && script.empty()) {
            std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed),
                        failure.at("detail").get<std::string>().c_str());
        }
        std::fflush(stdout);
    }

    const CheckOptions& options_;
    Tongue tongue_{options_.language};
    Clock::time_point begin_;
    bool shows_progress_;
    std::uint64_t runs_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t failures_ = 0;
    std::string problem_{};
};

}  // namespace

int RunCheck(const CheckOptions& options) {
    const Clock::time_point begin = Clock::now();
    if (!options.out.empty()) {
        std::error_code problem;
        std::filesystem::create_directories(options.out, problem);
        if (problem)
            return Complain(raft::Fill({"cannot make the folder {out}", "无法创建文件夹 {out}"},
                                       {{"out", options.out}}),
                            options.language);
    }
    std::signal(SIGINT, OnInterrupt);
    std::signal(SIGTERM, OnInterrupt);
    std::fflush(stdout);

    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::uint32_t jobs = options.jobs == 0 ? cores : options.jobs;
    Report report(options, begin);
    Workers workers;
    if (!workers.Start(jobs, Work(options, jobs, begin))) {
        return Complain(raft::Fill({"cannot start {jobs} processes; try fewer --jobs",
                                    "无法启动 {jobs} 个进程；请减小 --jobs"},
                                   {{"jobs", jobs}}),
                        options.language);
    }
    while (workers.Listen([&](const std::string& line) { report.Take(line); })) {
        report.ShowProgress();
        if (interrupted != 0 || report.Enough()) workers.Stop();
    }
    for (const std::uint64_t seed : workers.Died()) report.TakeDeath(seed);
    report.HideProgress();
    report.Summary();
    if (!report.problem().empty()) return Complain(report.problem());
    if (std::fflush(stdout) != 0) return Complain(kCannotPrint, options.language);
    return report.failures() == 0 ? 0 : 1;
}

}  // namespace app
