// The words of the view that looks inside one server.
#pragma once

#include <array>

#include "render/language.h"

namespace render::words {

inline constexpr Phrase kInsideTitle{"{server} inside", "{server} 的内部"};
inline constexpr Phrase kInsideStageOf{"step {n} of 6: {stage}", "第 {n} 步，共 6 步：{stage}"};
inline constexpr Phrase kInsideRests{"rests: nothing is in its queue", "空闲：队列中没有输入"};
inline constexpr Phrase kInsideWaits{"has not begun with the first of its queue",
                                     "还没有开始处理队首的输入"};
inline constexpr Phrase kInsideDown{"crashed: only its disk is left", "已崩溃：只剩下磁盘"};
inline constexpr Phrase kInsidePaused{"paused: its process stands still", "已暂停：进程停住不动"};
inline constexpr Phrase kInsideArmed{"; crashes at {stage}", "；将在 {stage} 崩溃"};

// ---- The boxes: a name, what it is, where that stands ----

struct InsideThing {
    Phrase name;
    Phrase meaning;
    Phrase source;
};

inline constexpr InsideThing kInsideQueue{
    {"Inputs, first in first out", "输入，先进先出"},
    {"Everything that reaches a server waits here, and is worked off one after the other.",
     "到达服务器的一切都在这里排队，逐个处理。"},
    {"One loop, as around etcd's RawNode", "一个循环，如同 etcd 的 RawNode 外面那样"}};
inline constexpr InsideThing kInsideNode{
    {"Raft state machine", "Raft 状态机"},
    {"The protocol itself: a function of its state and one input. It touches no disk, no network "
     "and no clock; what it wants of the world it says in Ready.",
     "协议本身：由它的状态和一个输入决定结果。它不碰磁盘、网络和时钟；对外界的要求都写在 Ready "
     "里。"},
    {"Fig. 3.1; etcd: RawNode", "图 3.1；etcd：RawNode"}};
inline constexpr InsideThing kInsideReady{
    {"Ready", "Ready"},
    {"What one step asks the world to do: first save, then send, then apply.",
     "一步要求外界做的事：先保存，再发送，最后应用。"},
    {"§3.8, §10.2.1; etcd: Ready", "§3.8、§10.2.1；etcd：Ready"}};
inline constexpr InsideThing kInsideDisk{
    {"Disk", "磁盘"},
    {"What a restart finds: term, vote, log and snapshot. One write is under way at a time.",
     "重启后还在的内容：任期、投票、日志和快照。同一时刻只有一次写入。"},
    {"Fig. 3.1 (persistent state), §3.8", "图 3.1（持久状态），§3.8"}};
inline constexpr InsideThing kInsideNetwork{
    {"Network", "网络"},
    {"Messages leave at once, unless they promise something about the disk: votes and "
     "acknowledgements are held until the write is done.",
     "消息立即发出，除非它对磁盘作了承诺：投票和确认要等到写入完成。"},
    {"§3.8, §10.2.1", "§3.8、§10.2.1"}};
inline constexpr InsideThing kInsideApply{
    {"Apply queue", "应用队列"},
    {"Committed entries that the key-value machine has not taken yet, in the order of the log.",
     "已提交但键值状态机尚未应用的条目，按日志顺序。"},
    {"§3.5; lastApplied in Fig. 3.1", "§3.5；图 3.1 中的 lastApplied"}};
inline constexpr InsideThing kInsideMachine{
    {"Key-value", "键值状态机"},
    {"The state machine that the log is for: the same entries in the same order give the same "
     "state on every server.",
     "日志所服务的状态机：以相同顺序应用相同条目，每台服务器得到相同状态。"},
    {"§2.1", "§2.1"}};
inline constexpr InsideThing kInsideClient{
    {"Client", "客户端"},
    {"Whoever asked this server and waits. It is answered when its entry is applied.",
     "向这台服务器提出请求并等待的人。条目应用之后才得到答复。"},
    {"§6.3, §6.4", "§6.3、§6.4"}};

// ---- Inputs, by InsideInput ----

struct InsideKind {
    Phrase chip;
    Phrase name;
    Phrase means;
};

inline constexpr std::array<InsideKind, 4> kInsideKinds = {{
    {{"Tick", "Tick"}, {"Tick", "Tick"}, {"its clock: a timer is due", "它的时钟：计时器到时"}},
    {{"Msg", "消息"}, {"Message", "消息"}, {"from another server", "来自另一台服务器"}},
    {{"Req", "请求"}, {"Request", "请求"}, {"from a client", "来自客户端"}},
    {{"Disk", "磁盘"}, {"Own", "自身"}, {"a write is done, or by hand", "写入完成，或手工操作"}},
}};
inline constexpr Phrase kInsideByHandChip{"Hand", "手工"};
inline constexpr Phrase kInsideMore{"{n} more wait", "还有 {n} 个在等"};
inline constexpr Phrase kInsideFrom{"from {server}", "来自 {server}"};
inline constexpr Phrase kInsideWriteDone{"Write {n} is on disk.", "第 {n} 次写入已在磁盘上。"};
inline constexpr Phrase kInsideOrder{"By hand: {what}", "手工：{what}"};

// ---- Contents ----

inline constexpr Phrase kInsideCalls{"Step(msg) · Tick() · Propose()",
                                     "Step(msg) · Tick() · Propose()"};
inline constexpr Phrase kInsideAsks{"asks the world to do this, in order", "要求外界依次完成这些"};
inline constexpr Phrase kInsideAdvance{"Advance() when all is done", "全部完成后 Advance()"};
inline constexpr Phrase kInsideNone{"none", "无"};
inline constexpr Phrase kInsideEmpty{"empty", "空"};
inline constexpr Phrase kInsideTermVote{"term {term} · votedFor {vote}",
                                        "任期 {term} · votedFor {vote}"};
inline constexpr Phrase kInsideNobody{"nobody", "无"};
inline constexpr Phrase kInsideFollowerOf{"{role} of {server}", "{server} 的{role}"};
inline constexpr Phrase kInsideNoLeader{"{role}, knows no leader", "{role}，不知道领导者"};
inline constexpr Phrase kInsideLog{"log {n} entries", "日志 {n} 个条目"};
inline constexpr Phrase kInsideLogMoved{"log {from} → {n} entries", "日志 {from} → {n} 个条目"};
inline constexpr Phrase kInsideCommit{"commit {n}", "提交到 {n}"};
inline constexpr Phrase kInsideCommitMoved{"commit {from} → {n}", "提交 {from} → {n}"};
inline constexpr Phrase kInsideTimerReset{"election timer begins anew", "选举计时器重新开始"};
inline constexpr Phrase kInsideTimerLeft{"election timer: {left} left", "选举计时器：还剩 {left}"};
inline constexpr Phrase kInsideBeat{"next timer in {left}", "下一个计时器：{left} 后"};
inline constexpr Phrase kInsideTimerStands{"no timer runs", "没有计时器在走"};
inline constexpr Phrase kInsideHard{"term {term}, vote {vote}", "任期 {term}，投票 {vote}"};
inline constexpr Phrase kInsideRemoves{"removes from {n} on", "从 {n} 起删除"};
inline constexpr Phrase kInsideSnapshotTo{"up to index {n}", "到索引 {n}"};
inline constexpr Phrase kInsideToApply{"index {first} to {last}", "索引 {first} 到 {last}"};
inline constexpr Phrase kInsideNoneYet{"none yet", "还没有"};
inline constexpr Phrase kInsideSoft{"leader {leader}, role {role}", "领导者 {leader}，角色 {role}"};
inline constexpr Phrase kInsideTerm{"term {n}", "任期 {n}"};
inline constexpr Phrase kInsideVote{"vote {vote}", "投票 {vote}"};
inline constexpr Phrase kInsideDiskLog{"log {first}..{last}", "日志 {first}..{last}"};
inline constexpr Phrase kInsideDiskNoLog{"log empty", "日志为空"};
inline constexpr Phrase kInsideDiskSnapshot{"snapshot to {n}", "快照到 {n}"};
inline constexpr Phrase kInsideFsync{"fsync {length}", "写入需 {length}"};
inline constexpr Phrase kInsideWriting{"writes: {left} left", "写入中：还剩 {left}"};
inline constexpr Phrase kInsideWritesWait{"{n} wait for persist", "{n} 次等待 persist"};
inline constexpr Phrase kInsideOut{"{n} in flight", "{n} 条在途"};
inline constexpr Phrase kInsideHeld{"held until the disk is done", "等磁盘写完才发出"};
inline constexpr Phrase kInsideNothingHeld{"nothing is held", "没有等待的消息"};
inline constexpr Phrase kInsideApplied{"applied to {n}", "应用到 {n}"};
inline constexpr Phrase kInsideWaiting{"{client} waits: {command}", "{client} 在等：{command}"};
inline constexpr Phrase kInsideNobodyWaits{"nobody waits here", "没有人在等"};
inline constexpr Phrase kInsideMoreLines{"+{n} more", "还有 {n} 个"};

// ---- Stages ----

struct InsideStageWords {
    Phrase does;  // What the stage is.
    Phrase why;   // "Why this order?"
    Phrase source;
    Phrase crash;  // On the button.
};

// By raft::sim::Stage; in the source and elsewhere the dissertation's sections.
inline constexpr std::array<InsideStageWords, 6> kInsideStageWords = {{
    {{"The first input leaves the queue.", "队首的输入离开队列。"},
     {"One input at a time: what it changes is complete before the next one is looked at. A crash "
      "here loses the input, and nothing else; to whoever sent it, it looks like a lost message.",
      "一次只处理一个输入：它引起的变化完成之后，才看下一个。在这里崩溃只会失去这个输入；"
      "对发送者来说，就像消息丢失了一样。"},
     {"Raft copes with lost messages: §2.1, §3.3", "Raft 能应对消息丢失：§2.1、§3.3"},
     {"Crash {server} here, before it takes", "让 {server} 在此崩溃：取出之前"}},
    {{"The Raft state machine judges it, in memory alone.", "Raft 状态机在内存中处理它。"},
     {"Higher terms first, then the message itself. All that changes is memory: until it is on "
      "disk, nobody else may rely on it, so nothing of it has left yet.",
      "先看任期是否更高，再看消息本身。此时改变的只是内存：在写入磁盘之前，别人不能依赖它，"
      "所以还没有任何内容发出。"},
     {"Fig. 3.1, Rules for Servers", "图 3.1，服务器规则"},
     {"Crash {server} here, before the step", "让 {server} 在此崩溃：处理之前"}},
    {{"HardState, Entries and Snapshot go to the disk.",
      "HardState、Entries 和 Snapshot 写入磁盘。"},
     {"An answer promises that a vote or an entry survives a crash. Were it sent before the write "
      "and the power failed, a server could vote twice, or a leader could commit an entry that "
      "only a minority holds.",
      "答复承诺投票或条目不会因崩溃而丢失。如果先答复、写入之前断电，服务器可能投两次票，"
      "领导者可能提交只有少数派持有的条目。"},
     {"§3.8; Fig. 3.1: persistent before answering", "§3.8；图 3.1：答复之前先持久化"},
     {"Crash {server} here, before the write", "让 {server} 在此崩溃：写入之前"}},
    {{"Messages leave; promises wait for the disk.", "消息发出；承诺等待磁盘。"},
     {"A leader's AppendEntries promise nothing about its own disk, so they leave while it writes. "
      "Votes and acknowledgements do, so they are held until the write is done.",
      "领导者的 AppendEntries 不对自己的磁盘作承诺，所以写入时就可以发出。投票和确认作了承诺，"
      "所以要等写入完成。"},
     {"§10.2.1: writing to the disk in parallel", "§10.2.1：并行写磁盘"},
     {"Crash {server} here, before it sends", "让 {server} 在此崩溃：发送之前"}},
    {{"Committed entries go to the key-value machine.", "已提交的条目交给键值状态机。"},
     {"Only what is committed is sure to stay: an entry that is applied too early could still be "
      "replaced by another leader's. The client hears now, after its command was executed.",
      "只有已提交的条目才不会再变：过早应用的条目仍可能被另一个领导者的条目取代。"
      "命令执行之后，客户端才得到答复。"},
     {"§3.5; Fig. 3.2: State Machine Safety", "§3.5；图 3.2：状态机安全性"},
     {"Crash {server} here, before it applies", "让 {server} 在此崩溃：应用之前"}},
    {{"The input is done; the next one can come.", "这个输入处理完毕，可以处理下一个。"},
     {"Advance tells the state machine that its Ready was taken care of. A write may go on "
      "meanwhile: its end comes back as an input of its own.",
      "Advance 告诉状态机：它的 Ready 已经处理。写入可以继续进行，它的完成会作为新的输入回来。"},
     {"§10.2.1; etcd: Advance", "§10.2.1；etcd：Advance"},
     {"Crash {server} here, before Advance", "让 {server} 在此崩溃：Advance 之前"}},
}};
inline constexpr Phrase kInsideWhy{"Why this order?", "为什么是这个顺序？"};
inline constexpr Phrase kInsideLoop{
    "A server works off one input after the other, in six stages: take, step, persist, send, "
    "apply, "
    "advance. Every stage is a point at which it can crash.",
    "服务器逐个处理输入，每个输入经过六个阶段：take、step、persist、send、apply、advance。"
    "每个阶段都可能崩溃。"};
inline constexpr Phrase kInsideLoopSource{"§10.2.1; etcd: RawNode's loop",
                                          "§10.2.1；etcd：RawNode 的循环"};

// ---- Buttons ----

inline constexpr Phrase kInsideNextStage{"Next stage", "下一阶段"};
inline constexpr Phrase kInsideNextInput{"Finish this input", "完成这个输入"};
inline constexpr Phrase kInsideNextEvent{"Next event", "下一个事件"};
inline constexpr Phrase kInsideNothingDue{"Nothing is due: deliver, tick or ask by hand.",
                                          "没有待发生的事：请手工送达、走时钟或提出请求。"};
inline constexpr Phrase kInsideOther{"The next stage is one of {server}.",
                                     "下一阶段属于 {server}。"};
inline constexpr Phrase kInsideCrashAt{"Crash {server} at its next write",
                                       "让 {server} 在下次写入时崩溃"};
inline constexpr Phrase kInsideDownAlready{"It is down: restart it first.", "它已崩溃：请先重启。"};
inline constexpr Phrase kInsideRestart{"Restart {server}", "重启 {server}"};
inline constexpr Phrase kInsideResume{"Resume {server}", "恢复 {server}"};
inline constexpr Phrase kInsideBreakVote{"Break it: vote without a look at logs",
                                         "破坏规则：不看日志就投票"};
inline constexpr Phrase kInsideBreakDisk{"Break it: answer before the write",
                                         "破坏规则：写入之前就答复"};
inline constexpr Phrase kInsideBreakApply{"Break it: apply when appended",
                                          "破坏规则：追加后就应用"};
inline constexpr Phrase kInsideMend{"Mend the rule: {rule}", "恢复规则：{rule}"};
inline constexpr Phrase kInsideBreakTip{
    "On every server, until it is mended. The monitors say what comes of it.",
    "对所有服务器生效，直到恢复规则。监视器会指出后果。"};

}  // namespace render::words
