// Editing a server by hand: what is on its disk becomes something else while it stands still.
//
// Raft promises nothing to a server that was edited, and less to a cluster that has one. That is
// what it is there for: the monitor goes on judging, and says which promise broke.
//
// Rule: §3.8 (what a restart finds), Fig. 3.6 (what a log can look like).
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// A disk with the parts in place that the command names.
DiskState Edited(const DiskState& disk, const Edit& command) {
    DiskState edited = disk;
    if (command.term.has_value()) edited.hard.term = *command.term;
    if (command.vote.has_value()) edited.hard.vote = *command.vote;
    if (command.has_log) {
        edited.log.TruncateAfter(edited.log.base().index);
        for (const Entry& entry : command.log) edited.log.Append(entry);
    }
    return edited;
}

// Why no disk can hold this; empty if one can.
Bilingual Impossible(const DiskState& disk) {
    const Log& log = disk.log;
    Term before = log.base().term;
    for (Index index = log.first_index(); index <= log.last_index(); ++index) {
        const Term term = log.At(index).term;
        if (term == 0) return Words{"the terms of a log begin at 1", "日志的任期从 1 开始"};
        if (term < before) {
            return Fill({"terms never fall along a log, but at index {index} term {term} follows "
                         "term {before}",
                         "日志中的任期从不下降，但在索引 {index} 处任期 {term} 跟在任期 {before} "
                         "之后"},
                        {{"index", index}, {"term", term}, {"before", before}});
        }
        before = term;
    }
    if (before > disk.hard.term) {
        return Fill({"the log holds term {last}, so the server has reached at least that term",
                     "日志中有任期 {last}，所以服务器至少到过这个任期"},
                    {{"last", before}});
    }
    if (disk.hard.term > kNumberMax) {
        return Words{"no run reaches so high a term", "没有运行能到达这么高的任期"};
    }
    return {};
}

bool IsIn(const Log& log, Index index, const Entry& entry) {
    if (index < log.first_index() || index > log.last_index()) return false;
    return log.At(index).term == entry.term && SameContent(log.At(index), entry);
}

}  // namespace

Outcome Cluster::DoOne(const Edit& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    Server& server = Of(command.server);
    const std::string name = PrintServer(command.server);
    if (server.up() && !server.paused()) {
        return Refused(Fill(
            {"{server} runs; pause or crash it first", "{server} 正在运行；请先暂停它或让它崩溃"},
            {{"server", name}}));
    }
    if (!command.term.has_value() && !command.vote.has_value() && !command.has_log) {
        return Refused(
            Words{"nothing is named: term, vote or log", "没有指明要修改什么：term、vote 或 log"});
    }
    if (command.vote.has_value() && command.vote->has_value()) {
        if (const Outcome unknown = Unknown(**command.vote)) return unknown;
    }
    DiskState disk = Edited(server.disk().durable(), command);
    if (const Bilingual why = Impossible(disk); !why.empty()) {
        return Refused(Fill({"the disk of {server} cannot hold this: {why}",
                             "{server} 的磁盘上不可能有这样的内容：{why}"},
                            {{"server", name}, {"why", why}}));
    }
    Begin();
    EditEvent event{.hard = disk.hard, .last = disk.log.last()};
    event.term = command.term.has_value();
    event.vote = command.vote.has_value();
    event.log = command.has_log;
    const EventId edit = Note(server.id(), root_, event);
    KeepNewCommands(server.id(), disk.log);
    PutOnDisk(server, std::move(disk), edit);
    if (!command.has_log || command.log.empty()) return std::nullopt;
    // The entries are new here, as if they had been replicated: the others may hold other ones.
    const Log& log = server.node().log();
    CheckSafety(server,
                LogChanged{LogReason::kGiven, log.first_index(), log.last_index(),
                           log.first_index(), log.last_index(), log.last().term},
                edit);
    return std::nullopt;
}

void Cluster::KeepNewCommands(NodeId id, const Log& log) {
    for (Index index = log.first_index(); index <= log.last_index(); ++index) {
        const Entry& entry = log.At(index);
        const bool known = entry.command() == nullptr ||
                           std::any_of(servers_.begin(), servers_.end(), [&](const Server& server) {
                               return IsIn(server.node().log(), index, entry);
                           });
        if (!known) KeepMadeUp(id, *entry.command());
    }
}

// As a crash and a restart in one, but that it is as still afterwards as it was before, and that
// messages on their way to it go on.
void Cluster::PutOnDisk(Server& server, DiskState disk, EventId cause) {
    const std::vector<UnansweredRequest> unanswered = server.TakeUnanswered();
    server.disk_.Replace(std::move(disk));
    server.LoseVolatile();
    server.node_.Restart(server.disk_.durable());
    if (server.up()) {
        server.node_clock_ = server.clock_.At(now_);
        TakeSideEvents(server, cause);
        ScheduleTimer(server);
    } else {
        // What it notes before it runs again is no event.
        server.node_.TakeReady(side_);
        side_.Clear();
    }
    FailUnanswered(server.id(), unanswered, cause);
}

}  // namespace raft::sim
