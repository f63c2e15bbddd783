// The last words of a program that found a bug in itself.
#include "raft/check.h"

#include <cstdio>
#include <cstdlib>

namespace raft {

namespace {

CheckContext check_context = nullptr;

}  // namespace

void SetCheckContext(CheckContext context) {
    check_context = context;
}

void CheckFailed(const char* condition, const char* file, int line) {
    const char* context = check_context == nullptr ? nullptr : check_context();
    std::fprintf(stderr, "%s:%d: this must hold and does not: %s\n", file, line, condition);
    if (context != nullptr) std::fprintf(stderr, "%s\n", context);
    std::abort();
}

}  // namespace raft
