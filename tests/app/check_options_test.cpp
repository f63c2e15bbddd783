// The command line of `raftarium check`, and which seeds a shard gets.
//
// Goal:   every flag reaches its option, and shards part the seeds: each seed in exactly one.
// Method: parse calls as main gets them; list the seeds of all shards of odd ranges.
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "app/check.h"
#include "app/options.h"

namespace app {

namespace {

Result<Options> Parse(std::vector<const char*> words) {
    words.insert(words.begin(), {"raftarium", "check"});
    return ParseOptions(static_cast<int>(words.size()), words.data());
}

CheckOptions Parsed(std::vector<const char*> words) {
    const auto options = Parse(std::move(words));
    REQUIRE_MESSAGE(options.ok(), (options.ok() ? std::string() : options.error()));
    return std::get<CheckOptions>(options.value());
}

std::vector<std::uint64_t> SeedsOf(const CheckOptions& options) {
    std::vector<std::uint64_t> seeds;
    std::uint64_t seed = 0;
    for (std::uint64_t n = 0; NthSeed(options, n, seed); ++n) seeds.push_back(seed);
    return seeds;
}

}  // namespace

TEST_CASE("check options: every flag reaches its option") {
    const CheckOptions options = Parsed(
        {"--seeds", "3..9",      "--jobs", "4",       "--shard", "2/3",        "--time",
         "60s",     "--servers", "5",      "--break", "G1",      "--break",    "count-old-terms",
         "--break", "g16",       "--json", "--out",   "found",   "--failures", "0"});
    CHECK(options.first_seed == 3);
    CHECK(options.last_seed == 9);
    CHECK(options.jobs == 4);
    CHECK(options.shard == 2);
    CHECK(options.shards == 3);
    CHECK(options.time == 60 * raft::sim::kSecond);
    CHECK(options.servers == 5);
    CHECK(options.broken.Broken(raft::Rule::kCommitOwnTermOnly));
    CHECK(options.broken.Broken(raft::Rule::kReadAfterOwnCommit));
    CHECK_FALSE(options.broken.Broken(raft::Rule::kVoteOnDisk));
    CHECK(options.json);
    CHECK(options.out == "found");
    CHECK(options.failures_max == 0);
}

TEST_CASE("check options: without flags it runs 10,000 seeds, and with a time alone for ever") {
    CHECK(Parsed({}).last_seed == 10'000);
    CHECK(Parsed({"--time", "1s"}).last_seed > 1'000'000'000'000);
    CHECK(Parsed({"--time", "1s", "--seeds", "5"}).last_seed == 5);
}

TEST_CASE("check options: shards part the seeds, and the last is also called 0") {
    CHECK(SeedsOf(Parsed({"--seeds", "5..14", "--shard", "1/3"})) ==
          std::vector<std::uint64_t>{7, 10, 13});
    CHECK(SeedsOf(Parsed({"--seeds", "5..14", "--shard", "2/3"})) ==
          std::vector<std::uint64_t>{5, 8, 11, 14});
    CHECK(SeedsOf(Parsed({"--seeds", "5..14", "--shard", "3/3"})) ==
          std::vector<std::uint64_t>{6, 9, 12});
    CHECK(SeedsOf(Parsed({"--seeds", "5..14", "--shard", "0/3"})) ==
          std::vector<std::uint64_t>{6, 9, 12});
    CHECK(SeedsOf(Parsed({"--seeds", "5", "--shard", "1/3"})).empty());
}

TEST_CASE("check options: the highest seeds there are do not wrap around") {
    CheckOptions options;
    options.last_seed = std::numeric_limits<std::uint64_t>::max();
    options.first_seed = options.last_seed - 4;
    options.shards = 2;
    options.shard = 1;
    CHECK(SeedsOf(options).size() == 3);
    CHECK(SeedsOf(options).back() == options.last_seed);
}

}  // namespace app
