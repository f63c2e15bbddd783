// Every word of the command language: how it is written, what it does, an example.
#include "raft/sim/script_table.h"

#include <array>
#include <string>

#include "raft/sim/script_parts.h"

namespace raft::sim {

namespace {

using enum Chapter;

constexpr CommandRow kCommands[] = {
    {"cluster", kSetUp, "cluster VOTERS [learners N] [spare N]",
     "Starts anew with so many servers: S1 and on vote, then come learners, then servers in no "
     "configuration.",
     "重新开始，设定有多少台服务器：S1 起的有投票权，接着是学习者，再后是不在任何配置里的服务器。",
     "cluster 5", kClusterParts, &ParseCluster},
    {"seed", kSetUp, "seed N", "Sets the one seed of all randomness.", "设定所有随机性的唯一种子。",
     "seed 42", kNoParts, &ParseSeed},
    {"set", kSetUp, "set OPTION VALUE", "Sets an option; most can be set at any time.",
     "设置一个选项；大多数选项随时都能设置。", "set election-timeout 150ms..300ms", kNoParts,
     &ParseSet},
    {"given", kSetUp,
     "given SERVER [term N] [vote S1|none] [log [ENTRY ...]] [commit N] [snapshot N] [role ROLE]",
     "Puts one server into this state, before the first event.",
     "在第一个事件之前，让一台服务器处于这个状态。",
     "given S1 term 4 vote S1 log [1:x=1 2:x=2] commit 1", kGivenParts, &ParseGiven},

    {"run", kTime, "run DURATION | run until CONDITION [within DURATION]",
     "Advances virtual time, by a length or up to the first event after which a condition holds.",
     "推进虚拟时间：推进一段长度，或推进到第一个使条件成立的事件。", "run until leader within 5s",
     kConditionParts, &ParseRun},
    {"step", kTime, "step [N] | step stage|message|role|commit|term|violation|bookmark [N]",
     "Lets one event happen, or N; or one stage inside a server; or all up to the next such event.",
     "让一个或 N 个事件发生；或服务器内的一个阶段；或一直到下一个这样的事件。", "step message",
     kStepParts, &ParseStep},
    {"at", kTime, "at TIME COMMAND", "Does the command at that moment of virtual time.",
     "在虚拟时间的那个时刻执行命令。", "at 250ms crash S3", kAtParts, &ParseAt},
    {"cancel", kTime, "cancel N", "Takes back the N-th command that was given with at.",
     "撤回第 N 条用 at 给出的命令。", "cancel 1", kNoParts, &ParseCancel},

    {"back", kHistory, "back [N] | back stage|message|role|commit|term|violation|bookmark [N]",
     "Goes back by one event, or N; or to where it was before the last such event.",
     "后退一个或 N 个事件；或回到上一个这样的事件之前。", "back role", kStepParts, &ParseBack},
    {"goto", kHistory, "goto TIME | goto start|end | goto event N | goto \"BOOKMARK\"",
     "Goes to a moment of this branch, an event or a bookmark; nothing that happened is changed.",
     "转到这个分支的某个时刻、事件或书签；已经发生的一切都不改变。", "goto 412.6ms", kPlaceParts,
     &ParseGoTo},
    {"branch", kHistory, "branch NAME",
     "Begins another future here, and goes on in it; the one that is there stays.",
     "从这里开始另一个未来，并在其中继续；原来的仍然保留。", "branch what-if", kBranchParts,
     &ParseBranch},
    {"switch", kHistory, "switch NAME", "Goes to another branch.", "转到另一个分支。",
     "switch main", kSwitchParts, &ParseSwitch},
    {"rename", kHistory, "rename NAME", "Gives this branch another name.", "给这个分支换一个名称。",
     "rename no-heartbeats", kTitleParts, &ParseRename},
    {"prune", kHistory, "prune NAME", "Deletes a branch that has no branches of its own.",
     "删除一个没有下级分支的分支。", "prune what-if", kNoParts, &ParsePrune},
    {"bookmark", kHistory, "bookmark TEXT", "Marks this moment.", "给这个时刻加上书签。",
     "bookmark \"the split vote\"", kTitleParts, &ParseBookmark},
    {"unmark", kHistory, "unmark TEXT", "Takes a bookmark away.", "去掉一个书签。",
     "unmark \"the split vote\"", kNoParts, &ParseUnmark},
    {"undo", kHistory, "undo", "Takes back what was done last: goes to right before it.",
     "撤销上一步操作：回到它之前的那一刻。", "undo", kNoParts, &ParseUndo},
    {"redo", kHistory, "redo", "Takes the last undo back.", "恢复上一次撤销的操作。", "redo",
     kNoParts, &ParseRedo},

    {"crash", kFaults, "crash SERVER [at STAGE]",
     "Stops a server: what is not on its disk is lost, and so are messages on their way to it.",
     "停止一台服务器：不在磁盘上的内容都会丢失，正在发给它的消息也会丢失。", "crash S3",
     kStageParts, &ParseCrash},
    {"restart", kFaults, "restart SERVER", "Starts a crashed server again from its disk.",
     "从磁盘重新启动一台已崩溃的服务器。", "restart S3", kNoParts, &ParseRestart},
    {"pause", kFaults, "pause SERVER",
     "Lets the process stand still, as in a long garbage collection; nothing is lost but time.",
     "让进程停住，就像一次漫长的垃圾回收；除了时间什么也不丢失。", "pause S2", kNoParts,
     &ParsePause},
    {"resume", kFaults, "resume SERVER", "Lets a paused process go on.", "让暂停的进程继续。",
     "resume S2", kNoParts, &ParseResume},
    {"cut", kFaults, "cut S1 S2 | cut S1 -> S2", "Cuts a link, both ways or one way.",
     "断开一条链路，双向或单向。", "cut S1 -> S2", kCutParts, &ParseCut},
    {"heal", kFaults, "heal [S1 S2 | S1 -> S2]", "Mends a link, one way of it, or all links.",
     "恢复一条链路、它的一个方向，或所有链路。", "heal S1 S2", kNoParts, &ParseHeal},
    {"partition", kFaults, "partition {SERVER ...} {SERVER ...} ...",
     "Cuts every link between servers of different sides.", "断开不同侧的服务器之间的所有链路。",
     "partition {S1 S2} {S3 S4 S5}", kPartitionParts, &ParsePartition},
    {"isolate", kFaults, "isolate SERVER", "Cuts every link of a server.",
     "断开一台服务器的所有链路。", "isolate S1", kNoParts, &ParseIsolate},
    {"latency", kFaults, "latency S1 S2 DURATION[..DURATION]",
     "Sets how long messages take on one link, both ways.", "设置一条链路上消息的时延，双向。",
     "latency S1 S2 20ms..40ms", kNoParts, &ParseLatency},
    {"loss", kFaults, "loss S1 S2 PERCENT",
     "Sets how many messages are lost on one link, both ways.",
     "设置一条链路上丢失多少消息，双向。", "loss S1 S2 10%", kNoParts, &ParseLoss},
    {"clock", kFaults, "clock SERVER RATE", "Lets a server's clock run faster or slower.",
     "让一台服务器的时钟走得更快或更慢。", "clock S2 1.5", kClockParts, &ParseClock},
    {"fsync", kFaults, "fsync SERVER DURATION", "Sets how long one server's writes take.",
     "设置一台服务器的写入需要多久。", "fsync S2 20ms", kNoParts, &ParseFsync},
    {"wipe", kFaults, "wipe SERVER", "Loses everything on a server's disk.",
     "丢失一台服务器磁盘上的全部内容。", "wipe S2", kWipeParts, &ParseWipe},

    {"tick", kByHand, "tick SERVER [N]",
     "Lets N ticks pass on the server's clock, under set clock manual.",
     "在 set clock manual 下，让服务器的时钟走过 N 个 tick。", "tick S1 12", kTickParts,
     &ParseTick},
    {"timer", kByHand, "timer SERVER DURATION|random",
     "Fixes the length of a server's election timer, not its start; random undoes it.",
     "固定服务器选举定时器的长度（不是起点）；random 取消固定。", "timer S1 12ms", kNoParts,
     &ParseTimer},
    {"persist", kByHand, "persist SERVER",
     "Finishes the writes that wait now, under set persist manual.",
     "在 set persist manual 下，立即完成等待中的写入。", "persist S1", kNoParts, &ParsePersist},
    {"apply", kByHand, "apply SERVER [N]", "Applies N committed entries, under set apply manual.",
     "在 set apply manual 下，应用 N 个已提交的条目。", "apply S1 2", kNoParts, &ParseApply},
    {"edit", kByHand, "edit SERVER [term N] [vote S1|none] [log [ENTRY ...]]",
     "Changes what is on the disk of a paused or crashed server, which forgets all else.",
     "修改一台已暂停或已崩溃的服务器的磁盘内容，其余的它都会忘记。",
     "edit S3 term 4 vote S1 log [1:x=1 2:x=2]", kEditParts, &ParseEdit},
    {"inject", kByHand, "inject TYPE FROM -> TO [FIELD=VALUE ...]",
     "Puts a made-up message on a link.", "把一条编造的消息放到链路上。",
     "inject AppendEntries S3 -> S1 term=2 prev_index=1 prev_term=1 entries=[2:x=1]", kInjectParts,
     &ParseInject},

    {"deliver", kMessages, "deliver [MSG]", "Lets a message arrive now, also a held one.",
     "让一条消息现在到达，被扣留的也可以。", "deliver #17", kMessageParts, &ParseDeliver},
    {"drop", kMessages, "drop [MSG]", "Takes a message off its link.", "从链路上拿走一条消息。",
     "drop AppendEntries S1 -> S3 all", kMessageParts, &ParseDrop},
    {"duplicate", kMessages, "duplicate [MSG]", "Puts a copy of a message on its link.",
     "把一条消息的副本放到链路上。", "duplicate #17", kMessageParts, &ParseDuplicate},
    {"delay", kMessages, "delay [MSG] DURATION", "Lets a message arrive so much later.",
     "让一条消息晚这么久到达。", "delay S1 -> S3 50ms", kMessageParts, &ParseDelay},
    {"hold", kMessages, "hold [FILTER]", "Lets matching messages wait on the link, now and later.",
     "让符合条件的消息停在链路上，现在的和以后的都算。", "hold AppendEntries S1 -> S3",
     kFilterParts, &ParseHold},
    {"release", kMessages, "release [FILTER]", "Ends every hold inside the filter.",
     "结束过滤条件之内的所有扣留。", "release S1 -> S3", kFilterParts, &ParseRelease},

    {"put", kClients, "put KEY VALUE [to SERVER] [as CLIENT] [no-session]",
     "Lets a client set a key to a value.", "让客户端把一个键设为一个值。", "put x 1", kClientParts,
     &ParsePut},
    {"increment", kClients, "increment KEY N [to SERVER] [as CLIENT] [no-session]",
     "Lets a client add to a number, which shows whether it was executed twice.",
     "让客户端给一个数加上 N，由此看得出它是否执行了两次。", "increment n 5", kClientParts,
     &ParseIncrement},
    {"delete", kClients, "delete KEY [to SERVER] [as CLIENT] [no-session]",
     "Lets a client remove a key.", "让客户端删除一个键。", "delete x", kClientParts, &ParseDelete},
    {"get", kClients, "get KEY [from SERVER] [as CLIENT] [mode MODE]", "Lets a client read a key.",
     "让客户端读取一个键。", "get x mode lease", kGetParts, &ParseGet},
    {"register", kClients, "register CLIENT [to SERVER]", "Opens a client's session.",
     "打开一个客户端的会话。", "register C1", kRegisterParts, &ParseRegister},
    {"retry", kClients, "retry CLIENT [to SERVER]", "Lets a client send its last command again.",
     "让客户端再发一次上一条命令。", "retry C1 to S2", kNoParts, &ParseRetry},
    {"load", kClients, "load RATE [for DURATION]", "Starts a steady stream of commands.",
     "开始一串持续的命令。", "load 200/s for 2s", kLoadParts, &ParseLoad},

    {"timeout", kProtocol, "timeout SERVER", "Lets a server's election timer fire now.",
     "让服务器的选举定时器现在到期。", "timeout S2", kNoParts, &ParseTimeout},
    {"heartbeat", kProtocol, "heartbeat SERVER", "Lets a leader send its heartbeats now.",
     "让领导者现在发送心跳。", "heartbeat S1", kNoParts, &ParseHeartbeat},
    {"transfer", kProtocol, "transfer SERVER [via SERVER]",
     "Lets the leader hand leadership over to a server.", "让领导者把领导权移交给一台服务器。",
     "transfer S3", kViaParts, &ParseTransfer},
    {"snapshot", kProtocol, "snapshot SERVER [INDEX]",
     "Lets a server compact its log: a snapshot takes the place of its first entries.",
     "让服务器压缩日志：用快照代替前面的条目。", "snapshot S2 5", kSnapshotParts, &ParseSnapshot},
    {"add", kProtocol, "add SERVER [learner|now] [via SERVER]",
     "Brings a server into the cluster, as a learner that becomes a voter once it has caught up.",
     "让一台服务器加入集群，先作为学习者，追上之后成为投票者。", "add S6", kAddParts, &ParseAdd},
    {"promote", kProtocol, "promote SERVER [via SERVER]",
     "Makes a learner a voter, once it has caught up.", "让已经追上的学习者成为投票者。",
     "promote S6", kViaParts, &ParsePromote},
    {"demote", kProtocol, "demote SERVER [via SERVER]", "Makes a voter a learner.",
     "让一个投票者变为学习者。", "demote S6 via S1", kViaParts, &ParseDemote},
    {"remove", kProtocol, "remove SERVER [via SERVER]", "Takes a server out of the cluster.",
     "让一台服务器离开集群。", "remove S2", kViaParts, &ParseRemove},
    {"change", kProtocol, "change {SERVER ...} [via SERVER]",
     "Changes the voters to this set, through a joint configuration.",
     "通过联合配置，把投票者换成这一组。", "change {S1 S4 S5}", kViaParts, &ParseChange},

    {"break", kRules, "break RULE",
     "Breaks a rule of Raft on every server, to see what it is there for.",
     "在每台服务器上打破 Raft 的一条规则，看看它为什么存在。", "break G1", kRuleParts, &ParseBreak},
    {"mend", kRules, "mend RULE", "Mends a broken rule.", "恢复一条被打破的规则。", "mend G1",
     kRuleParts, &ParseMend},

    {"expect", kChecks, "expect CONDITION | expect log|state|members|refused|read ...",
     "Checks that something is so; if not, it says what is so instead.",
     "检查某事是否成立；如果不成立，就说出实际是什么。", "expect log S1 [1 2 4]", kExpectParts,
     &ParseExpect},

    {"say", kTeaching, "say TEXT [zh TEXT]", "Shows a text.", "显示一段文本。",
     "say \"S1 will time out first.\"", kSayParts, &ParseSay},
    {"pause-here", kTeaching, "pause-here", "Stops playing, so that one can look.",
     "停止播放，以便观察。", "pause-here", kNoParts, &ParsePauseHere},
    {"ask", kTeaching, "ask TEXT", "Asks a question with choices.", "提一个带选项的问题。",
     "ask \"Who wins?\"", kNoParts, nullptr},
    {"focus", kTeaching, "focus S3|#17|log S1 2", "Draws the eye to something.", "把目光引向某处。",
     "focus S3", kNoParts, nullptr},

    {"state", kAsking, "state", "Answers with the whole cluster.", "给出整个集群的状态。", "state",
     kNoParts, nullptr},
    {"branches", kAsking, "branches", "Answers with all branches, and their bookmarks.",
     "给出所有分支及其书签。", "branches", kNoParts, nullptr},
    {"compare", kAsking, "compare NAME [NAME]",
     "Answers with where two branches part, and how they differ now.",
     "给出两个分支从哪里分开，现在有何不同。", "compare main what-if", kCompareParts, nullptr},
    {"why", kAsking, "why EVENT", "Answers with the causes of an event, back to the first one.",
     "给出一个事件的各级原因，一直到最初的。", "why 1234", kWhyParts, nullptr},
    {"help", kAsking, "help [WORD]", "Explains the commands, one command, or one option.",
     "说明所有命令、一条命令或一个选项。", "help crash", kNoParts, nullptr},
};

}  // namespace

std::span<const CommandRow> CommandRows() {
    return kCommands;
}

const CommandRow* FindCommand(std::string_view word) {
    for (const CommandRow& row : kCommands) {
        if (SameWord(row.word, word)) return &row;
    }
    return nullptr;
}

std::optional<std::string> NearestCommand(std::string_view word) {
    std::array<const char*, std::size(kCommands)> words{};
    for (std::size_t i = 0; i < words.size(); ++i) words.at(i) = kCommands[i].word;
    return NearestOf(words, word);
}

}  // namespace raft::sim
