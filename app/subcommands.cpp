// What all subcommands share: how they complain.
#include "app/subcommands.h"

#include <cstdio>

namespace app {

int Complain(const std::string& sentence) {
    constexpr int kWrongUse = 2;
    const std::string line = "raftarium: " + sentence + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return kWrongUse;
}

}  // namespace app
