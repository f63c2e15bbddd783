// What can stand in a command, where its usage is too short to say it: the last part of its help.
//
// Caller: script_table.cpp.
#pragma once

#include "raft/words.h"

namespace raft::sim {

inline constexpr Words kNoParts = {};

inline constexpr Words kMessageParts = {
    "MSG is an id like #17, or a filter: TYPE, S1 -> S3, -> S3, S1 ->, TYPE S1 -> S3, or nothing.\n"
    "Of several the first (the oldest) is meant, unless last or all is said.",
    "MSG 是编号（如 #17）或过滤条件：TYPE、S1 -> S3、-> S3、S1 ->、TYPE S1 -> S3，也可以不写。\n"
    "有多条时指第一条（最早的），除非写了 last 或 all。"};

inline constexpr Words kFilterParts = {
    "FILTER is TYPE, S1 -> S3, -> S3, S1 ->, TYPE S1 -> S3, or nothing for every message.",
    "FILTER 是 TYPE、S1 -> S3、-> S3、S1 ->、TYPE S1 -> S3；不写就是所有消息。"};

inline constexpr Words kConditionParts = {
    "CONDITION: leader, leader S1, no leader, S1 follower|precandidate|candidate|leader|learner|\n"
    "crashed, term N, S1 term N, S1 commit N, S1 applied N, commit N (on every live member),\n"
    "idle (nothing in flight), sent TYPE [S1 [S2]], delivered TYPE [S1 [S2]],\n"
    "violation [\"NAME\"]; not CONDITION; CONDITION and CONDITION. NAME is Election Safety, "
    "Leader\n"
    "Append-Only, Log Matching, Leader Completeness, State Machine Safety, Linearizability, or\n"
    "Liveness (a standstill); without one any but the last is meant.",
    "CONDITION：leader、leader S1、no leader、S1 follower|precandidate|candidate|leader|learner|\n"
    "crashed、term N、S1 term N、S1 commit N、S1 applied N、commit N（在每个运行中的成员上）、\n"
    "idle（没有在途消息）、sent TYPE [S1 [S2]]、delivered TYPE [S1 [S2]]、\n"
    "violation [\"NAME\"]；not CONDITION；CONDITION and CONDITION。NAME 是 Election Safety、\n"
    "Leader Append-Only、Log Matching、Leader Completeness、State Machine Safety、\n"
    "Linearizability 或 Liveness（停滞）；不写就是除最后一个以外的任何一个。"};

inline constexpr Words kClientParts = {
    "With to S2 that server is asked once: no redirect, no retry. With no-session the command is\n"
    "no part of a session, so that a retry of it executes twice. Without as it is C1's.",
    "写 to S2 就只向这台服务器请求一次：不重定向，也不重试。写 no-session，命令就不属于任何会话，\n"
    "重试会让它执行两次。不写 as 就是 C1 的命令。"};

inline constexpr Words kGetParts = {
    "MODE: readindex (a round of heartbeats confirms the leader; without mode this one is meant),\n"
    "lease (the leader's), follower-lease (any server that holds one), validated (any server; the\n"
    "client refuses a state older than what it has seen), snapshot (a server's latest snapshot),\n"
    "local (a server's own state). With from S2 that server is asked once: no redirect, no retry.",
    "MODE：readindex（用一轮心跳确认领导者；不写 mode 就是它）、lease（领导者的租约）、\n"
    "follower-lease（任何持有租约的服务器）、validated（任何服务器；客户端拒绝比它见过的更旧的\n"
    "状态）、snapshot（服务器最近的快照）、local（服务器自己的状态）。\n"
    "写 from S2 就只向这台服务器请求一次：不重定向，也不重试。"};

inline constexpr Words kViaParts = {
    "With via S1 that server is asked, else the leader of the highest term.",
    "写 via S1 就向这台服务器请求，否则向任期最大的领导者请求。"};

inline constexpr Words kAddParts = {
    "With learner it stays a learner; with now it votes at once.\n"
    "With via S1 that server is asked, else the leader of the highest term.",
    "写 learner 就一直是学习者；写 now 就立即有投票权。\n"
    "写 via S1 就向这台服务器请求，否则向任期最大的领导者请求。"};

inline constexpr Words kRuleParts = {
    "RULE: G1 count-old-terms, G2 vote-without-log-check, G3 forget-vote, G4 answer-before-disk,\n"
    "G5 always-truncate, G6 ignore-heartbeats, G7 equal-timeouts, G8 noop-as-heartbeat,\n"
    "G9 switch-at-once, G10 read-own-state, G11 lease-without-drift-bound,\n"
    "G12 change-before-commit, G13 apply-when-appended, G14 retry-without-session,\n"
    "G15 commit-own-log, G16 read-before-commit.",
    "RULE 是下列之一：G1 count-old-terms、G2 vote-without-log-check、G3 forget-vote、\n"
    "G4 answer-before-disk、G5 always-truncate、G6 ignore-heartbeats、G7 equal-timeouts、G8 "
    "noop-as-heartbeat、\n"
    "G9 switch-at-once、G10 read-own-state、G11 lease-without-drift-bound、\n"
    "G12 change-before-commit、G13 apply-when-appended、G14 retry-without-session、\n"
    "G15 commit-own-log、G16 read-before-commit。"};

inline constexpr Words kInjectParts = {
    "Fields beside term: RequestVote, PreVote: last_index last_term (RequestVote also transfer);\n"
    "RequestVoteReply, PreVoteReply: granted; AppendEntries: prev_index prev_term entries commit\n"
    "round lease lease_since; AppendEntriesReply: success match prev_index conflict_term\n"
    "conflict_index last_index round clock; InstallSnapshot: snapshot_index snapshot_term offset "
    "data done config round;\n"
    "InstallSnapshotReply: success snapshot_index stored done round; ReadIndex: read;\n"
    "ReadIndexReply: read index. Times are in microseconds. Fields left out are 0, false or empty, "
    "except done=true.\n"
    "The sender may be no server. The message waits for deliver.",
    "除 term 之外的字段：RequestVote、PreVote：last_index last_term（RequestVote 还有 "
    "transfer）；\n"
    "RequestVoteReply、PreVoteReply：granted；AppendEntries：prev_index prev_term entries commit\n"
    "round lease lease_since；AppendEntriesReply：success match prev_index conflict_term\n"
    "conflict_index last_index round clock；InstallSnapshot：snapshot_index snapshot_term offset "
    "data done config round；\n"
    "InstallSnapshotReply：success snapshot_index stored done round；ReadIndex：read；\n"
    "ReadIndexReply：read index。时间以微秒计。没写的字段是 0、false 或空，只有 done=true 例外。\n"
    "发送者可以不是服务器。这条消息要等 deliver 才送达。"};

inline constexpr Words kExpectParts = {
    "expect CONDITION\n"
    "expect log S1 [1 2 4], by terms; [1:x=1 2:noop] compares what the entries hold, too\n"
    "    (entries are written as in help given)\n"
    "expect state S1 x=1, or x=none for a key without a value\n"
    "expect members S1 {S1 S2 S3}\n"
    "expect refused VOTER CANDIDATE because term|vote|log|lease (lease: the voter hears a leader)\n"
    "expect read C1 x=1, the client's last answer to a get; or x=none for a key without a value",
    "expect CONDITION\n"
    "expect log S1 [1 2 4]，比较任期；[1:x=1 2:noop] 还比较条目的内容\n"
    "    （条目的写法见 help given）\n"
    "expect state S1 x=1，没有值的键写作 x=none\n"
    "expect members S1 {S1 S2 S3}\n"
    "expect refused VOTER CANDIDATE because term|vote|log|lease（lease：投票者听得到领导者）\n"
    "expect read C1 x=1，即客户端上次 get 的答复；没有值的键写作 x=none"};

inline constexpr Words kAtParts = {
    "Any command but those that move time, those about history, and cluster. at alone takes none.",
    "任何命令都可以，但推进时间的命令、针对历史的命令和 cluster 除外。"};

inline constexpr Words kStepParts = {
    "stage is one stage inside one server; message one that arrives; role, commit and term a\n"
    "server's change of them; violation a broken property or a standstill.",
    "stage 是一台服务器内的一个阶段；message 是一条消息到达；role、commit、term 是服务器的\n"
    "相应变化；violation 是某个性质被违反，或者停滞。"};

inline constexpr Words kPlaceParts = {
    "TIME is when everything due up to and including it has happened. start is right behind the\n"
    "set-up, end how far this branch has been lived. After event N everything that came with that\n"
    "event has happened. A bookmark of another branch leads to that branch.",
    "TIME 指到这一时刻为止（含）该发生的都已发生。start 紧接在设置之后，end 是这个分支已经经历\n"
    "到的地方。event N 之后，与这个事件一起的一切都已发生。别的分支上的书签会转到那个分支。"};

inline constexpr Words kTitleParts = {"A name has at most 60 characters.", "名称最多 60 个字符。"};

inline constexpr Words kBranchParts = {
    "Acting in the past does so by itself, under a name like branch-2. A name has at most 60\n"
    "characters.",
    "在过去进行操作会自动开始分支，名称如 branch-2。名称最多 60 个字符。"};

inline constexpr Words kGivenParts = {
    "term N, vote S1|none, log [ENTRY ...] from index 1, commit N, snapshot N (the log's first N\n"
    "entries are a snapshot, and committed), role follower|precandidate|candidate|leader, in any\n"
    "order; what is left out is 0, none or empty.\n"
    "ENTRY: 1:x=1 (term 1, put x 1), 2:n+=5 (increment), 2:-x (delete), 3:noop,\n"
    "4:config{S1 S2}, with learners 4:config{S1 S2}+{S3}, joint, old to new,\n"
    "4:config{S1 S2}->{S2 S3}. 1:x=1@C1/7 is command 7 of C1's session.",
    "term N、vote S1|none、log [ENTRY ...]（从索引 1 起）、commit N、snapshot N（日志的前 N "
    "个条目\n"
    "是快照，并且已提交）、role follower|precandidate|candidate|leader，次序不限；\n"
    "没写的是 0、none 或空。\n"
    "ENTRY：1:x=1（任期 1，put x 1）、2:n+=5（increment）、2:-x（delete）、3:noop、\n"
    "4:config{S1 S2}，带学习者 4:config{S1 S2}+{S3}，联合配置从旧到新\n"
    "4:config{S1 S2}->{S2 S3}。1:x=1@C1/7 是 C1 会话的第 7 条命令。"};

inline constexpr Words kEditParts = {
    "At least one part; what is left out stays. The server stands still before and after, and has\n"
    "then what a restart finds on its disk. log is all of the log, from index 1; behind a "
    "snapshot\n"
    "up to 5 it begins with index 6, and the snapshot stays. Entries are written as in help given.",
    "至少写一项；没写的保持不变。服务器在修改前后都静止不动，之后拥有的就是重启时会在磁盘上找到\n"
    "的内容。log 是整个日志，从索引 1 起；如果有到 5 为止的快照，它就从索引 6 起，快照不变。\n"
    "条目的写法见 help given。"};

inline constexpr Words kWipeParts = {
    "A running server crashes first; \"restart\" lets it begin with nothing.",
    "正在运行的服务器会先崩溃；“restart”让它从一无所有开始。"};

inline constexpr Words kStageParts = {
    "STAGE: take, step, persist, send, apply or advance; the crash comes when the server next\n"
    "reaches it.",
    "STAGE：take、step、persist、send、apply 或 advance；服务器下次到达这个阶段时崩溃。"};

inline constexpr Words kClusterParts = {"Time goes back to 0 and every option to its default.",
                                        "时间回到 0，所有选项恢复默认值。"};

inline constexpr Words kSwitchParts = {"To where one was on it last, else to its end.",
                                       "转到上次所在的位置，没去过就转到末尾。"};

inline constexpr Words kCutParts = {"What arrives while the cut stands is lost.",
                                    "断开期间到达的消息都会丢失。"};

inline constexpr Words kPartitionParts = {"A server on no side is cut off from all others.",
                                          "不在任何一侧的服务器与其他服务器都断开。"};

inline constexpr Words kClockParts = {"1.5 is one and a half times as fast; 0.001 to 1000.",
                                      "1.5 就是一倍半的速度；从 0.001 到 1000。"};

inline constexpr Words kTickParts = {"set tick 1ms is the length of a tick.",
                                     "set tick 1ms 设置一个 tick 的长度。"};

inline constexpr Words kRegisterParts = {"A client's first command does so itself.",
                                         "客户端的第一条命令会自动打开会话。"};

inline constexpr Words kLoadParts = {"RATE is commands a second; load 0/s ends the stream.",
                                     "RATE 是每秒的命令数；load 0/s 结束命令流。"};

inline constexpr Words kSnapshotParts = {"Up to INDEX, else up to all that it has applied.",
                                         "到 INDEX 为止；不写就到它已应用的全部。"};

inline constexpr Words kSayParts = {
    "What follows zh is shown instead where the language is Chinese.",
    "语言是中文时，改为显示 zh 之后的文本。"};

inline constexpr Words kCompareParts = {"With one name that branch is compared with this one.",
                                        "只写一个名称，就与当前分支比较。"};

inline constexpr Words kWhyParts = {"EVENT is its number.", "EVENT 是事件的编号。"};

}  // namespace raft::sim
