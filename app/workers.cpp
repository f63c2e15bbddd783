// Forking, listening and ending, by the means of POSIX.
#include "app/workers.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>

namespace app {

namespace {

constexpr std::size_t kJobsMax = 1024;
constexpr std::size_t kSeedsBytes = kJobsMax * sizeof(std::uint64_t);

}  // namespace

void Reporter::Say(const std::string& line) const {
    const std::string text = line + "\n";
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t wrote = write(pipe_, text.data() + done, text.size() - done);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return;  // Nobody listens any more.
        done += static_cast<std::size_t>(wrote);
    }
}

Workers::~Workers() {
    Stop();
    for (const Worker& worker : workers_) {
        if (worker.pipe >= 0) close(worker.pipe);
        if (worker.pid > 0) waitpid(worker.pid, nullptr, 0);
    }
    if (seeds_ != nullptr) munmap(const_cast<std::uint64_t*>(seeds_), kSeedsBytes);
}

bool Workers::Start(std::uint32_t jobs,
                    const std::function<void(std::uint32_t, const Reporter&)>& work) {
    void* const shared =
        mmap(nullptr, kSeedsBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return false;
    seeds_ = static_cast<std::uint64_t*>(shared);
    for (std::uint32_t number = 0; number < jobs; ++number) {
        std::array<int, 2> ends{};
        if (pipe(ends.data()) != 0) return false;
        const pid_t pid = fork();
        if (pid < 0) {
            close(ends[0]);
            close(ends[1]);
            return false;
        }
        if (pid == 0) {
            // Whoever interrupts the program is heard by the one that started this process.
            std::signal(SIGINT, SIG_IGN);
            std::signal(SIGTERM, SIG_DFL);
            close(ends[0]);
            for (const Worker& other : workers_) close(other.pipe);
            work(number, Reporter(ends[1], seeds_ + number));
            _exit(0);
        }
        close(ends[1]);
        workers_.push_back({pid, ends[0], {}});
    }
    return true;
}

bool Workers::Listen(const std::function<void(const std::string&)>& take) {
    constexpr int kWaitMs = 200;
    std::vector<pollfd> pipes;
    for (const Worker& worker : workers_) {
        if (worker.pipe >= 0) pipes.push_back({worker.pipe, POLLIN, 0});
    }
    if (pipes.empty()) return false;
    if (poll(pipes.data(), pipes.size(), kWaitMs) <= 0) return true;
    for (const pollfd& ready : pipes) {
        if (ready.revents == 0) continue;
        const auto worker = std::find_if(workers_.begin(), workers_.end(),
                                         [&](const Worker& w) { return w.pipe == ready.fd; });
        TakeLines(*worker, take);
    }
    return true;
}

void Workers::TakeLines(Worker& worker, const std::function<void(const std::string&)>& take) {
    std::array<char, 65536> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const ssize_t count = read(worker.pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) {
        close(worker.pipe);
        worker.pipe = -1;
        return;
    }
    worker.unfinished.append(buffer.data(), static_cast<std::size_t>(count));
    std::size_t from = 0;
    for (;;) {
        const std::size_t end = worker.unfinished.find('\n', from);
        if (end == std::string::npos) break;
        take(worker.unfinished.substr(from, end - from));
        from = end + 1;
    }
    worker.unfinished.erase(0, from);
}

void Workers::Stop() {
    if (stopped_) return;
    stopped_ = true;
    for (const Worker& worker : workers_) {
        if (worker.pid > 0) kill(worker.pid, SIGTERM);
    }
}

std::vector<std::uint64_t> Workers::Died() {
    std::vector<std::uint64_t> seeds;
    for (std::size_t i = 0; i < workers_.size(); ++i) {
        int status = 0;
        if (workers_[i].pid <= 0 || waitpid(workers_[i].pid, &status, 0) < 0) continue;
        workers_[i].pid = 0;
        const bool asked = stopped_ && WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM;
        const bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (asked || well) continue;
        const std::uint64_t seed = seeds_[i];
        seeds.push_back(seed);
    }
    return seeds;
}

}  // namespace app
