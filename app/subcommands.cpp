// What all subcommands share: how they complain.
#include "app/subcommands.h"

#include <cstdio>

#include "app/tongue.h"

namespace app {

int Complain(const raft::Bilingual& sentence, render::Language language) {
    return Complain(Tongue(language).Pick(sentence));
}

int Complain(const std::string& sentence) {
    constexpr int kWrongUse = 2;
    const std::string line = "raftarium: " + sentence + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return kWrongUse;
}

}  // namespace app
