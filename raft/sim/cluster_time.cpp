// Commands that move time: run, run until, step, and commands for later.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/condition_watch.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// What one command may take: enough for any lesson, and no typing error runs for ever.
constexpr Micros kLengthMax = 3600 * kSecond;
constexpr std::uint32_t kEventsMax = 100'000;

// Whether a command may be given for later: none that moves time or begins anew.
struct MayWait {
    template <class Kind>
    bool operator()(const Kind& /*command*/) const {
        return true;
    }
    bool operator()(const MakeCluster& /*command*/) const { return false; }
    bool operator()(const SetSeed& /*command*/) const { return false; }
    bool operator()(const Given& /*command*/) const { return false; }
    bool operator()(const RunFor& /*command*/) const { return false; }
    bool operator()(const RunUntilHolds& /*command*/) const { return false; }
    bool operator()(const StepOnce& /*command*/) const { return false; }
    bool operator()(const HistoryCommand& /*command*/) const { return false; }
    bool operator()(const NotYet& /*command*/) const { return false; }
    bool operator()(const std::shared_ptr<const At>& /*command*/) const { return false; }
};

}  // namespace

Outcome Cluster::DoOne(const RunFor& command) {
    if (command.length > kLengthMax) return TooLong();
    if (scheduled_.empty()) {
        RunUntil(now_ + command.length);
        return TakeFailure();
    }
    Cluster before = Remember();
    RunUntil(now_ + command.length);
    return OrGoBackTo(std::move(before));
}

Outcome Cluster::OrGoBackTo(Cluster before) {
    Outcome failure = TakeFailure();
    if (!failure.has_value()) return failure;
    // What could not be done stays undone: else time could never pass it.
    std::vector<Scheduled> left = std::move(before.scheduled_);
    std::erase_if(left, [&](const Scheduled& s) { return s.number == failed_; });
    before.scheduled_ = std::move(left);
    GoBackTo(std::move(before));
    Settle();
    return failure;
}

Outcome Cluster::DoOne(const RunUntilHolds& command) {
    if (const Outcome unknown = UnknownIn(command.condition)) return unknown;
    if (command.within > kLengthMax) return TooLong();
    const Micros deadline = now_ + command.within;
    const bool recorded = std::exchange(recording_, true);
    const std::size_t kept = events_.size();
    ConditionWatch watch(command.condition, last_event_);
    Cluster before = Remember();
    bool holds = watch.Holds(*this);
    while (!holds && !failure_.has_value()) {
        const auto due = NextDue();
        if (!due.has_value() || *due > deadline) break;
        StepEvent();
        holds = watch.Holds(*this);
    }
    before.recording_ = recorded;
    recording_ = recorded;
    if (!recorded) events_.resize(kept);
    if (failure_.has_value()) return OrGoBackTo(std::move(before));
    if (holds) return std::nullopt;

    Refusal refusal = NotWithin(watch, command.within, *this);
    GoBackTo(std::move(before));
    return refusal;
}

Outcome Cluster::DoOne(const StepOnce& command) {
    if (command.count > kEventsMax) return TooManySteps(kEventsMax);
    Cluster before = Remember();
    for (std::uint32_t i = 0; i < command.count; ++i) {
        Outcome outcome = StepToNext(command.unit, now_ + kLengthMax);
        if (!outcome.has_value()) outcome = TakeFailure();
        if (!outcome.has_value()) continue;
        failure_ = std::move(outcome);
        return OrGoBackTo(std::move(before));
    }
    return std::nullopt;
}

Outcome Cluster::StepToNext(StepOnce::Unit unit, Micros deadline) {
    using Unit = StepOnce::Unit;
    if (unit == Unit::kBookmark) {
        return Refused(
            {"this cluster keeps no history with bookmarks", "这个集群不保存带书签的历史"});
    }
    const auto counted = [&]() -> std::uint64_t {
        switch (unit) {
            case Unit::kMessage:
                return delivered_;
            case Unit::kRole:
                return roles_changed_;
            case Unit::kCommit:
                return commits_advanced_;
            case Unit::kTerm:
                return terms_changed_;
            case Unit::kViolation:
                return violations().size() + stalls_.size();
            default:
                return 0;
        }
    };
    const std::uint64_t before = counted();
    for (std::uint32_t events = 0; events < kEventsMax; ++events) {
        const auto due = NextDue();
        if (!due.has_value()) return NothingDue(events > 0);
        if (*due > deadline) break;
        if (unit == Unit::kStage) {
            StepStage();
            return std::nullopt;
        }
        StepEvent();
        if (unit == Unit::kEvent || counted() != before) return std::nullopt;
        if (failure_.has_value()) return std::nullopt;
    }
    return NotReached(kEventsMax);
}

// ---- Later ----

Outcome Cluster::DoOne(const std::shared_ptr<const At>& command) {
    if (command->time < now_) {
        return Refused(
            Fill({"{time} has passed; it is {now}", "{time} 已经过去；现在是 {now}"},
                 {{"time", PrintDuration(command->time)}, {"now", PrintDuration(now_)}}));
    }
    if (!std::visit(MayWait{}, command->command)) {
        return Refused(Fill({"this command cannot wait for its time: \"{command}\"",
                             "这条命令不能留到以后执行：“{command}”"},
                            {{"command", Print(command->command)}}));
    }
    last_scheduled_ += 1;
    scheduled_.push_back({last_scheduled_, command});
    agenda_.Add(command->time, Due::Kind::kCommand, 0, last_scheduled_);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Cancel& command) {
    const auto is_meant = [&](const Scheduled& s) { return s.number == command.number; };
    if (std::erase_if(scheduled_, is_meant) > 0) return std::nullopt;
    return Refusal{Refusal::Code::kUnknown, Fill({"no command number {number} waits for its time",
                                                  "没有编号为 {number} 的待执行命令"},
                                                 {{"number", command.number}})};
}

Outcome Cluster::DoOne(const HistoryCommand& /*command*/) {
    return Refused({"this cluster keeps no history to move in", "这个集群不保存可以移动的历史"});
}

void Cluster::DoScheduled(std::uint64_t number) {
    const auto found = std::find_if(scheduled_.begin(), scheduled_.end(),
                                    [&](const Scheduled& s) { return s.number == number; });
    const std::shared_ptr<const At> at = found->at;
    scheduled_.erase(found);
    Outcome outcome = Do(at->command);
    if (!outcome.has_value() || failure_.has_value()) return;
    const Bilingual why = {std::move(outcome->error), std::move(outcome->chinese)};
    failure_ = Refusal{outcome->code, Fill({"\"{command}\": {why}", "“{command}”：{why}"},
                                           {{"command", Print(Command{at})}, {"why", why}})};
    failed_ = number;
}

}  // namespace raft::sim
