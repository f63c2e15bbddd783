// Understanding the flags of `raftarium check`, one sentence for each that makes no sense.
#include "app/options_check.h"

#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace app {

namespace {

std::optional<std::uint64_t> Number(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "1..10000", or one seed.
bool ReadSeeds(std::string_view text, CheckOptions& options) {
    const std::size_t dots = text.find("..");
    const auto first = Number(text.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : Number(text.substr(dots + 2));
    if (!first.has_value() || !last.has_value() || *last < *first) return false;
    options.first_seed = *first;
    options.last_seed = *last;
    return true;
}

// "3/16": 1 to 16 are shards, and 0 is another name for the last.
bool ReadShard(std::string_view text, CheckOptions& options) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return false;
    const auto shard = Number(text.substr(0, slash));
    const auto shards = Number(text.substr(slash + 1));
    if (!shard.has_value() || !shards.has_value() || *shards == 0 || *shard > *shards) return false;
    options.shard = *shard % *shards;
    options.shards = *shards;
    return true;
}

std::optional<Error> ReadCount(const std::string& flag, const std::string& text, std::uint32_t most,
                               std::uint32_t& to, const char* example) {
    if (text.empty()) return std::nullopt;
    const auto number = Number(text);
    if (!number.has_value() || *number > most) return NotUnderstood(flag, text, example);
    to = static_cast<std::uint32_t>(*number);
    return std::nullopt;
}

}  // namespace

Error NotUnderstood(const std::string& flag, const std::string& text, const std::string& example) {
    return Error{
        raft::Fill({"{flag} does not understand \"{text}\"; write it as in {flag} {example}",
                    "{flag} 无法理解 \"{text}\"；写法如 {flag} {example}"},
                   {{"flag", flag}, {"text", text}, {"example", example}})};
}

Result<CheckOptions> ReadCheckOptions(const CheckFlags& flags) {
    constexpr std::uint32_t kJobsMax = 1024;
    constexpr std::uint32_t kServersMax = 9;
    CheckOptions options;
    if (!flags.time.empty()) {
        options.time = ParseDuration(flags.time);
        if (!options.time.has_value()) return NotUnderstood("--time", flags.time, "60s");
        options.last_seed = std::numeric_limits<std::uint64_t>::max() - 1;
    }
    if (!flags.seeds.empty() && !ReadSeeds(flags.seeds, options)) {
        return NotUnderstood("--seeds", flags.seeds, "1..10000");
    }
    if (!flags.shard.empty() && !ReadShard(flags.shard, options)) {
        return NotUnderstood("--shard", flags.shard, "3/16");
    }
    if (auto e = ReadCount("--jobs", flags.jobs, kJobsMax, options.jobs, "4")) return *e;
    const auto most = std::numeric_limits<std::uint32_t>::max();
    if (auto e = ReadCount("--failures", flags.failures, most, options.failures_max, "1"))
        return *e;
    if (!flags.servers.empty()) {
        std::uint32_t servers = 0;
        if (auto e = ReadCount("--servers", flags.servers, kServersMax, servers, "5")) return *e;
        if (servers == 0) return NotUnderstood("--servers", flags.servers, "5");
        options.servers = servers;
    }
    for (const std::string& word : flags.broken) {
        const auto rule = raft::RuleNamed(word);
        if (!rule.has_value()) {
            return Error{
                raft::Fill({"--break knows no rule \"{word}\"; the rules are G1 to G16 "
                            "(raftarium drive: help break)",
                            "--break 没有规则 \"{word}\"；规则为 G1 到 G16（raftarium drive："
                            "help break）"},
                           {{"word", word}})};
        }
        options.broken.Set(*rule, true);
    }
    return options;
}

}  // namespace app
