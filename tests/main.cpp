// The main function of every test program; doctest finds the cases by itself.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cstdlib>

namespace {

// Sentences are compared in English, whatever the tester's own language is.
[[maybe_unused]] const int kSpoken = setenv("LC_ALL", "C", 1);

}  // namespace
