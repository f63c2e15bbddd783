// The options of `set`: the table, an option's value in a cluster, its text, and its parser.
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
     "How long a follower waits for a leader before it stands for election.",
     "跟随者等多久没有领导者的消息，就参加选举。", kTimerMin},
    {"heartbeat", OptionName::kHeartbeat, kDuration, "50ms",
     "How often a leader says that it is there.", "领导者多久发送一次心跳。", kTimerMin},
    {"latency", OptionName::kLatency, kRange, "5ms..15ms", "How long a message takes, one way.",
     "一条消息单程需要多久。", 0},
    {"loss", OptionName::kLoss, kShare, "5%", "How many messages are lost by chance.",
     "有多少消息会偶然丢失。", 0},
    {"duplicate", OptionName::kDuplicate, kShare, "5%", "How many messages arrive twice.",
     "有多少消息会到达两次。", 0},
    {"reorder", OptionName::kReorder, kOnOff, "on|off",
     "Whether a message may overtake an earlier one on its link.",
     "消息能否在同一链路上超过更早的消息。", 0},
    {"fsync", OptionName::kFsync, kDuration, "1ms", "How long a write takes to reach the disk.",
     "一次写入多久才到达磁盘。", 0},
    {"prevote", OptionName::kPreVote, kPreVote, "off|on|log-only",
     "Whether a server asks if it could win before it raises its term; with on, voters also say no "
     "while they hear a leader, with log-only they look at term and log alone.",
     "服务器在增加任期之前，是否先问自己能否当选；on：投票者在听得到领导者时也会拒绝；log-"
     "only：只看任期和日志。",
     0},
    {"checkquorum", OptionName::kCheckQuorum, kOnOff, "on|off",
     "Whether a leader that hears no majority for an election timeout steps down, and voters that "
     "hear a leader refuse their vote.",
     "领导者在一个选举超时之内收不到多数派的消息时是否下台，听得到领导者的投票者是否拒绝投票。", 0},
    {"noop", OptionName::kNoop, kOnOff, "on|off",
     "Whether a new leader appends an empty entry of its term.",
     "新领导者是否追加一个本任期的空条目。", 0},
    {"backoff", OptionName::kBackoff, kBackoff, "naive|fast",
     "How a leader finds where a follower's log and its own meet: one index, or one term at a "
     "time.",
     "领导者如何找到跟随者的日志与自己的日志从哪里开始一致：一次一个索引，或一次一个任期。", 0},
    {"membership", OptionName::kMembership, kMembership, "joint|single",
     "How voters are changed: through a joint configuration, or one server at a time.",
     "如何变更投票者：通过联合配置，或一次一台服务器。", 0},
    {"snapshot-every", OptionName::kSnapshotEvery, kCount, "20",
     "After how many applied entries a server compacts its log by itself; 0 is never.",
     "服务器每应用多少个条目就自己压缩日志；0 是从不。", 0},
    {"chunk", OptionName::kChunk, kCount, "64",
     "The most bytes of a snapshot in one message; 0 sends it whole.",
     "一条消息最多带快照的多少字节；0 是一次发完。", 0},
    {"max-entries", OptionName::kMaxEntries, kCount, "8",
     "The most entries in one AppendEntries; 0 is no limit.",
     "一条 AppendEntries 最多带多少个条目；0 是不限。", 0},
    {"inflight", OptionName::kInflight, kCount, "4",
     "The most unanswered AppendEntries to one follower; 0 is no limit.",
     "对一个跟随者最多有多少条未答复的 AppendEntries；0 是不限。", 0},
    {"lease", OptionName::kLease, kDuration, "50ms",
     "How long a follower's lease lasts; 0ms: none are granted. Needs checkquorum.",
     "跟随者的租约有多长；0ms：不授予租约。需要 checkquorum。", 0},
    {"clock-drift-bound", OptionName::kClockDriftBound, kRatio, "1.25",
     "How many times as fast one clock may run as another; a leader's lease is the election "
     "timeout divided by it, and needs checkquorum.",
     "一个时钟最多可以比另一个快多少倍；领导者的租约是选举超时除以它，并且需要 checkquorum。", 0},
    {"sessions", OptionName::kSessions, kCount, "2",
     "How many client sessions stay open, the last used ones; 0 keeps all.",
     "保留多少个客户端会话，即最近用过的；0 是全部保留。", 0},
    {"tick", OptionName::kTick, kDuration, "1ms",
     "The length of one tick told by hand, on the server's own clock.",
     "手动推进一个 tick 的长度，以服务器自己的时钟计。", 1},
    {"clock", OptionName::kClock, kAutoManual, "auto|manual",
     "Whether servers' clocks run, or move only when told (tick).",
     "服务器的时钟自己走，还是只在手动时走（tick）。", 0},
    {"delivery", OptionName::kDelivery, kAutoManual, "auto|manual",
     "Whether messages arrive by themselves, or only when told (deliver).",
     "消息自己到达，还是只在手动时到达（deliver）。", 0},
    {"persist", OptionName::kPersist, kAutoManual, "auto|manual",
     "Whether writes reach the disk by themselves, or only when told (persist).",
     "写入自己到达磁盘，还是只在手动时到达（persist）。", 0},
    {"apply", OptionName::kApply, kAutoManual, "auto|manual",
     "Whether committed entries are applied by themselves, or only when told (apply).",
     "已提交的条目自动应用，还是只在手动时应用（apply）。", 0},
};

// Which of its words a choice has.
std::size_t ChoiceOf(const SetOption& option, OptionKind kind) {
    return kind == kPreVote ? option.count : std::size_t{option.on};
}

void ReadOptionValue(Reader& reader, const OptionRow& row, SetOption& option) {
    if (const auto words = ValueWords(row.kind); !words.empty()) {
        const std::size_t which = reader.TakeOneOf(words);
        if (row.kind == kPreVote) {
            option.count = static_cast<std::uint32_t>(which);
        } else {
            option.on = which == 1;
        }
    } else if (row.kind == kRange) {
        option.range = ReadRange(reader, row.least);
    } else if (row.kind == kDuration) {
        const Micros length = ReadDuration(reader, row.least);
        option.range = {length, length};
    } else if (row.kind == kShare) {
        option.share = ReadShare(reader);
    } else if (row.kind == kRatio) {
        option.share = ReadRatio(reader);
    } else {
        option.count = ReadCount(reader, kANumber, 0);
    }
}

// What the options say about the protocol; nothing for those of the world around the servers.
std::optional<SetOption> NodeValueOf(const NodeOptions& options, OptionName name) {
    SetOption value{.name = name};
    switch (name) {
        case OptionName::kElectionTimeout:
            value.range = {options.election_timeout_min, options.election_timeout_max};
            return value;
        case OptionName::kHeartbeat:
            value.range = {options.heartbeat, options.heartbeat};
            return value;
        case OptionName::kNoop:
            value.on = options.noop;
            return value;
        case OptionName::kBackoff:
            value.on = options.backoff == Backoff::kFast;
            return value;
        case OptionName::kMaxEntries:
            value.count = options.max_entries;
            return value;
        case OptionName::kInflight:
            value.count = options.inflight;
            return value;
        case OptionName::kPreVote:
            value.count = static_cast<std::uint32_t>(options.prevote);
            return value;
        case OptionName::kCheckQuorum:
            value.on = options.check_quorum;
            return value;
        case OptionName::kMembership:
            value.on = options.membership == Membership::kJoint;
            return value;
        case OptionName::kChunk:
            value.count = options.chunk;
            return value;
        case OptionName::kLease:
            value.range = {options.lease, options.lease};
            return value;
        case OptionName::kClockDriftBound:
            value.share = options.clock_drift_bound;
            return value;
        default:
            return std::nullopt;
    }
}

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

std::span<const char* const> ValueWords(OptionKind kind) {
    static constexpr std::array<const char*, 2> kSwitch = {"off", "on"};
    static constexpr std::array<const char*, 2> kBackoffs = {"naive", "fast"};
    static constexpr std::array<const char*, 2> kDrives = {"manual", "auto"};
    static constexpr std::array<const char*, 2> kMemberships = {"single", "joint"};
    static constexpr std::array<const char*, 3> kPreVotes = {"off", "on", "log-only"};
    switch (kind) {
        case kOnOff:
            return kSwitch;
        case kBackoff:
            return kBackoffs;
        case kAutoManual:
            return kDrives;
        case kMembership:
            return kMemberships;
        case kPreVote:
            return kPreVotes;
        default:
            return {};
    }
}

SetOption ValueOf(const ClusterOptions& options, OptionName name) {
    if (const auto value = NodeValueOf(options.node, name)) return *value;

    SetOption value{.name = name};
    switch (name) {
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
            value.range = {options.fsync, options.fsync};
            break;
        case OptionName::kSessions:
            value.count = options.sessions;
            break;
        case OptionName::kSnapshotEvery:
            value.count = options.snapshot_every;
            break;
        case OptionName::kTick:
            value.range = {options.tick, options.tick};
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
        default:
            RAFT_CHECK(false);
    }
    return value;
}

std::string PrintOptionValue(const SetOption& option) {
    const OptionKind kind = RowOf(option.name).kind;
    if (const auto words = ValueWords(kind); !words.empty()) {
        const std::size_t choice = ChoiceOf(option, kind);
        RAFT_CHECK(choice < words.size());
        return words[choice];
    }
    if (kind == kShare) return PrintShare(option.share);
    if (kind == kRatio) return PrintRate(option.share);
    if (kind == kCount) return std::to_string(option.count);
    return PrintRange(option.range);
}

Command ParseSet(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string name(reader.NextWord());
    const OptionRow* row = FindOption(name);
    if (row == nullptr) {
        std::array<const char*, std::size(kOptions)> names{};
        for (std::size_t i = 0; i < names.size(); ++i) names.at(i) = kOptions[i].name;
        const Gap all = {"names", ListOf(names)};
        if (name.empty()) {
            reader.FailExpected(Fill({"an option ({names})", "一个选项（{names}）"}, {all}));
        }
        const std::optional<std::string> nearest = NearestOf(names, name);
        const Bilingual hint = nearest
                                   ? DidYouMean(nearest)
                                   : Fill({"; an option is {names}", "；选项有 {names}"}, {all});
        reader.Fail(at, Fill({"\"{name}\" is no option{hint}", "“{name}”不是选项{hint}"},
                             {{"name", name}, {"hint", hint}}));
        return SetOption{};
    }
    reader.TakeAnyWord();
    SetOption option{.name = row->which};
    ReadOptionValue(reader, *row, option);
    return option;
}

}  // namespace raft::sim
