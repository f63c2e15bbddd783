// The chapter "set up": cluster, seed, set, given; and the table of options.
#include <array>
#include <string>

#include "raft/check.h"
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

using enum OptionKind;

constexpr OptionRow kOptions[] = {
    {"election-timeout", OptionName::kElectionTimeout, kRange, "150ms..300ms",
     "How long a follower waits for a leader before it stands for election.", kTimerMin},
    {"heartbeat", OptionName::kHeartbeat, kDuration, "50ms",
     "How often a leader says that it is there.", kTimerMin},
    {"latency", OptionName::kLatency, kRange, "5ms..15ms", "How long a message takes, one way.", 0},
    {"loss", OptionName::kLoss, kShare, "5%", "How many messages are lost by chance.", 0},
    {"duplicate", OptionName::kDuplicate, kShare, "5%", "How many messages arrive twice.", 0},
    {"reorder", OptionName::kReorder, kOnOff, "on|off",
     "Whether a message may overtake an earlier one on its link.", 0},
    {"fsync", OptionName::kFsync, kDuration, "1ms", "How long a write takes to reach the disk.", 0},
    {"noop", OptionName::kNoop, kOnOff, "on|off",
     "Whether a new leader appends an empty entry of its term.", 0},
    {"backoff", OptionName::kBackoff, kBackoff, "naive|fast",
     "How a leader finds where a follower's log and its own meet: one index, or one term at a "
     "time.",
     0},
    {"max-entries", OptionName::kMaxEntries, kCount, "8",
     "The most entries in one AppendEntries; 0 is no limit.", 0},
    {"inflight", OptionName::kInflight, kCount, "4",
     "The most unanswered AppendEntries to one follower; 0 is no limit.", 0},
    {"sessions", OptionName::kSessions, kCount, "2",
     "How many client sessions stay open, the last used ones; 0 keeps all.", 0},
    {"tick", OptionName::kTick, kDuration, "1ms",
     "The length of one tick told by hand, on the server's own clock.", 1},
    {"clock", OptionName::kClock, kAutoManual, "auto|manual",
     "Whether servers' clocks run, or move only when told (tick).", 0},
    {"delivery", OptionName::kDelivery, kAutoManual, "auto|manual",
     "Whether messages arrive by themselves, or only when told (deliver).", 0},
    {"persist", OptionName::kPersist, kAutoManual, "auto|manual",
     "Whether writes reach the disk by themselves, or only when told (persist).", 0},
    {"apply", OptionName::kApply, kAutoManual, "auto|manual",
     "Whether committed entries are applied by themselves, or only when told (apply).", 0},
    {"prevote", std::nullopt, kOnOff, "off|on|log-only",
     "Whether a server asks if it could win before it raises its term.", 0},
    {"checkquorum", std::nullopt, kOnOff, "on|off",
     "Whether a leader steps down when it hears no majority.", 0},
    {"membership", std::nullopt, kOnOff, "joint|single", "How membership changes are made.", 0},
    {"snapshot-every", std::nullopt, kCount, "20", "After how many entries a log is compacted.", 0},
    {"chunk", std::nullopt, kCount, "64", "The most bytes of a snapshot in one message.", 0},
    {"lease", std::nullopt, kDuration, "50ms", "How long a leader's lease lasts.", 0},
    {"clock-drift-bound", std::nullopt, kCount, "4", "What a lease is divided by.", 0},
};

}  // namespace

std::span<const OptionRow> OptionRows() {
    return kOptions;
}

const OptionRow* FindOption(std::string_view name) {
    for (const OptionRow& row : kOptions) {
        if (SameWord(row.name, name)) return &row;
    }
    return nullptr;
}

const OptionRow& RowOf(OptionName name) {
    for (const OptionRow& row : kOptions) {
        if (row.which == name) return row;
    }
    RAFT_CHECK(false);
}

SetOption ValueOf(const ClusterOptions& options, OptionName name) {
    const auto length = [](Micros value) { return Range{value, value}; };
    SetOption value{.name = name};
    switch (name) {
        case OptionName::kElectionTimeout:
            value.range = {options.node.election_timeout_min, options.node.election_timeout_max};
            break;
        case OptionName::kHeartbeat:
            value.range = length(options.node.heartbeat);
            break;
        case OptionName::kLatency:
            value.range = options.latency;
            break;
        case OptionName::kLoss:
            value.share = options.loss;
            break;
        case OptionName::kDuplicate:
            value.share = options.duplicate;
            break;
        case OptionName::kReorder:
            value.on = options.reorder;
            break;
        case OptionName::kFsync:
            value.range = length(options.fsync);
            break;
        case OptionName::kNoop:
            value.on = options.node.noop;
            break;
        case OptionName::kBackoff:
            value.on = options.node.backoff == Backoff::kFast;
            break;
        case OptionName::kMaxEntries:
            value.count = options.node.max_entries;
            break;
        case OptionName::kInflight:
            value.count = options.node.inflight;
            break;
        case OptionName::kSessions:
            value.count = options.sessions;
            break;
        case OptionName::kTick:
            value.range = length(options.tick);
            break;
        case OptionName::kClock:
            value.on = options.clock == Drive::kAuto;
            break;
        case OptionName::kDelivery:
            value.on = options.delivery == Drive::kAuto;
            break;
        case OptionName::kPersist:
            value.on = options.persist == Drive::kAuto;
            break;
        case OptionName::kApply:
            value.on = options.apply == Drive::kAuto;
            break;
    }
    return value;
}

std::string PrintOptionValue(const SetOption& option) {
    switch (RowOf(option.name).kind) {
        case kRange:
        case kDuration:
            return PrintRange(option.range);
        case kShare:
            return PrintShare(option.share);
        case kCount:
            return std::to_string(option.count);
        case kOnOff:
            return option.on ? "on" : "off";
        case kBackoff:
            return option.on ? "fast" : "naive";
        case kAutoManual:
            return option.on ? "auto" : "manual";
    }
    return {};
}

Command ParseCluster(Reader& reader) {
    ClusterShape shape;
    const std::size_t at = reader.Here();
    shape.voters = ReadCount(reader, "the number of voting servers");
    bool learners = false;
    bool spare = false;
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("learners", learners)) {
            shape.learners = ReadCount(reader, "the number of learners", 0);
        } else if (reader.TakeOnce("spare", spare)) {
            shape.spare = ReadCount(reader, "the number of spare servers", 0);
        } else {
            reader.FailExpected("learners N, spare N or the end of the line");
        }
    }
    if (shape.servers() > kServersMax) {
        reader.Fail(at, std::to_string(shape.servers()) + " servers are too many; " +
                            std::to_string(kServersMax) + " are the most");
    }
    return MakeCluster{shape};
}

Command ParseSeed(Reader& reader) {
    return SetSeed{ReadNumber(reader, "a number, the seed")};
}

Command ParseSet(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string name(reader.NextWord());
    const OptionRow* row = FindOption(name);
    if (row == nullptr) {
        std::array<const char*, std::size(kOptions)> names{};
        for (std::size_t i = 0; i < names.size(); ++i) names.at(i) = kOptions[i].name;
        if (name.empty()) reader.FailExpected("an option (" + ListOf(names) + ")");
        const std::optional<std::string> nearest = NearestOf(names, name);
        reader.Fail(at, "\"" + name + "\" is no option; " +
                            (nearest ? "did you mean \"" + *nearest + "\"?"
                                     : "an option is " + ListOf(names)));
        return SetOption{};
    }
    reader.TakeAnyWord();
    if (!row->which) return NotYet{row->name, {}};

    constexpr std::array<const char*, 2> kBackoffs = {"naive", "fast"};
    constexpr std::array<const char*, 2> kDrives = {"manual", "auto"};
    SetOption option{.name = *row->which};
    switch (row->kind) {
        case kRange:
            option.range = ReadRange(reader, row->least);
            break;
        case kDuration: {
            const Micros length = ReadDuration(reader, row->least);
            option.range = {length, length};
            break;
        }
        case kShare:
            option.share = ReadShare(reader);
            break;
        case kCount:
            option.count = ReadCount(reader, "a number", 0);
            break;
        case kOnOff:
            option.on = ReadOnOff(reader);
            break;
        case kBackoff:
            option.on = reader.TakeOneOf(kBackoffs, "") == 1;
            break;
        case kAutoManual:
            option.on = reader.TakeOneOf(kDrives, "") == 1;
            break;
    }
    return option;
}

Command ParseGiven(Reader& reader) {
    Given given;
    bool term = false, vote = false, log = false, commit = false, role = false, snapshot = false;
    given.server = ReadServer(reader);
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("term", term)) {
            given.term = ReadNumber(reader, "a term");
        } else if (reader.TakeOnce("vote", vote)) {
            if (!reader.TakeWord("none")) given.vote = ReadServer(reader);
        } else if (reader.TakeOnce("log", log)) {
            given.log = ReadEntries(reader);
        } else if (reader.TakeOnce("commit", commit)) {
            given.commit = ReadNumber(reader, "an index");
        } else if (reader.TakeOnce("role", role)) {
            given.role = static_cast<Role>(reader.TakeOneOf(kGivenRoleWords, ""));
        } else if (reader.TakeOnce("snapshot", snapshot)) {
            ReadNumber(reader, "an index");
        } else {
            reader.FailExpected(
                "term N, vote S1, vote none, log [...], commit N, snapshot N, role ROLE or the end "
                "of the line");
        }
    }
    if (snapshot && !reader.failed()) return NotYet{"snapshot", {}};
    if (given.role == Role::kPreCandidate) return NotYet{"precandidate", {}};
    return given;
}

}  // namespace raft::sim
