// By hand: ticks, timers, writes, applying, and what is only said.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

constexpr std::uint32_t kTicksMax = 100'000;

}  // namespace

Outcome Cluster::DoOne(const TickServer& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    if (options_.clock != Drive::kManual) {
        return Refused({"the clocks run by themselves; say \"set clock manual\" to tick by hand",
                        "时钟在自己走；要手动推进，请先用“set clock manual”"});
    }
    if (command.count > kTicksMax) {
        return Refused(Fill({"at most {most} ticks at once", "一次最多 {most} 个 tick"},
                            {{"most", kTicksMax}}));
    }
    Server& server = Of(command.server);
    for (std::uint32_t i = 0; i < command.count; ++i) {
        server.clock_.Advance(options_.tick);
        Give(server, Input::Kind::kTick, root_);
        if (!staging_) Drain();  // What the tick led to comes before the next one.
        if (!server.up()) break;
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const FixTimer& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    constexpr Micros kLengthMax = 3600 * kSecond;
    if (command.length.has_value() && (*command.length < 1 || *command.length > kLengthMax)) {
        return Refused(
            {"an election timeout lasts from 1us to an hour", "选举超时要在 1us 到一小时之间"});
    }
    Server& server = Of(command.server);
    server.fixed_timer_ = command.length;
    server.node_.FixElectionTimeout(command.length);
    TakeSideEvents(server, root_);
    ScheduleTimer(server);
    return std::nullopt;
}

Outcome Cluster::DoOne(const PersistNow& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (!server.disk().outstanding()) {
        return Refused(About(command.server,
                             {"{server} has no write that waits", "{server} 没有等待中的写入"}));
    }
    OnWritten(server, server.disk_.FinishAll());
    return std::nullopt;
}

Outcome Cluster::DoOne(const ApplyNow& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (server.paused()) {
        return Refused(About(command.server, {"{server} is paused", "{server} 已暂停"}));
    }
    const Index applied = server.machine().last_applied();
    if (server.apply_until() <= applied) {
        return Refused(About(command.server,
                             {"{server} has nothing to apply", "{server} 没有可以应用的条目"}));
    }
    ApplyUpTo(server, std::min<Index>(server.apply_until(), applied + command.count));
    return std::nullopt;
}

Outcome Cluster::DoOne(const FireTimeout& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (server.node().role() == Role::kLeader) {
        return Refused(About(command.server, {"{server} leads, so it has no election timer",
                                              "{server} 是领导者，没有选举定时器"}));
    }
    if (!server.node().election_timer_runs()) {
        return Refused(About(command.server, {"{server} does not vote, so it has no election timer",
                                              "{server} 没有投票权，所以没有选举定时器"}));
    }
    Give(server, Input::Kind::kCampaign, root_);
    return std::nullopt;
}

Outcome Cluster::DoOne(const BeatHeart& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (server.node().role() != Role::kLeader) {
        return Refused(About(command.server, {"{server} does not lead, so it has no heartbeat",
                                              "{server} 不是领导者，没有心跳可发"}));
    }
    Give(server, Input::Kind::kHeartbeat, root_);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Say& command) {
    Note(std::nullopt, root_, SayEvent{command.text, command.chinese});
    return std::nullopt;
}

Outcome Cluster::DoOne(const PauseHere& /*command*/) {
    return std::nullopt;  // For whoever plays a script to its reader.
}

Outcome Cluster::DoOne(const NotYet& command) {
    return Refused(Fill({"\"{word}\" is not part of this version yet", "这个版本还没有“{word}”"},
                        {{"word", command.word}}));
}

}  // namespace raft::sim
