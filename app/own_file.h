// A file that this window alone writes: where another window has the first one, the next free one.
//
// What is taken is the lock beside it, which the system gives back however the program ends.
//
// Caller: the window, for the file of its sitting.
#pragma once

#include <string>

namespace app {

class OwnFile {
  public:
    static constexpr int kWindowsMax = 9;

    // `path`, or path-2 to path-9 before its ending; with an empty path there is none. Where no
    // lock can be had at all, it is `path` as for a single window.
    explicit OwnFile(const std::string& path);
    ~OwnFile();
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    // No other window was there before.
    [[nodiscard]] bool first() const { return first_; }

  private:
    std::string path_{};
    bool first_ = true;
    int lock_ = -1;
};

}  // namespace app
