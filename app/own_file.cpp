// A file that this window alone writes.
#include "app/own_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace app {

namespace {

namespace files = std::filesystem;

std::string Numbered(const std::string& path, int number) {
    if (number == 1) return path;
    const files::path whole(path);
    const std::string name = whole.stem().string() + "-" + std::to_string(number);
    return (whole.parent_path() / (name + whole.extension().string())).string();
}

}  // namespace

OwnFile::OwnFile(const std::string& path) : path_(path) {
    if (path.empty()) return;
    std::error_code problem;
    files::create_directories(files::path(path).parent_path(), problem);
    for (int number = 1; number <= kWindowsMax; ++number) {
        const std::string candidate = Numbered(path, number);
        lock_ = open((candidate + ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (lock_ < 0) return;
        if (flock(lock_, LOCK_EX | LOCK_NB) == 0) {
            path_ = candidate;
            first_ = number == 1;
            return;
        }
        close(lock_);
        lock_ = -1;
    }
}

OwnFile::~OwnFile() {
    if (lock_ >= 0) close(lock_);
}

}  // namespace app
