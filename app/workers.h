// Processes that share out the seeds of a check, and what they tell the one that started them.
//
// Each runs every n-th seed on its own and writes lines into a pipe: nothing is shared, so a seed
// gives the same result whichever process runs it, and one that dies takes only itself along.
//
// Caller: RunCheck.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app {

// What one process calls, seed by seed.
class Reporter {
  public:
    Reporter(int pipe, volatile std::uint64_t* seed) : pipe_(pipe), seed_(seed) {}

    void Begin(std::uint64_t seed) const { *seed_ = seed; }
    // A line of text, without its end.
    void Say(const std::string& line) const;

  private:
    int pipe_;
    volatile std::uint64_t* seed_;
};

class Workers {
  public:
    Workers() = default;
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers();

    // Starts so many processes that each call `work(number, reporter)` and end. False: the system
    // has no room for them.
    [[nodiscard]] bool Start(std::uint32_t jobs,
                             const std::function<void(std::uint32_t, const Reporter&)>& work);
    // Waits a moment for lines, and hands each to `take`. False: all processes have ended.
    bool Listen(const std::function<void(const std::string&)>& take);
    // Ends them all at once.
    void Stop();
    // The seeds at which processes died by themselves. REQUIRES: Listen returned false.
    [[nodiscard]] std::vector<std::uint64_t> Died();

  private:
    struct Worker {
        pid_t pid = 0;
        int pipe = -1;
        std::string unfinished{};  // The beginning of a line.
    };
    void TakeLines(Worker& worker, const std::function<void(const std::string&)>& take);

    std::vector<Worker> workers_{};
    volatile std::uint64_t* seeds_ = nullptr;  // What each is at; shared with them.
    bool stopped_ = false;
};

}  // namespace app
