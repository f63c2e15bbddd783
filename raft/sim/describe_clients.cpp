// The sentences about clients: commands, reads, and what became of them.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// ---- Commands ----

constexpr Source kAskTheLeader = {
    {"A client sends its commands to the leader; another server tells it whom it takes for the "
     "leader, and without an answer the client asks again.",
     "客户端把命令发给领导者；其他服务器会告诉它谁是领导者；没有答复时客户端会重试。"},
    "§8",
    "§6.2"};
constexpr Source kAnswered = {
    {"A leader answers a command once its entry is committed and applied.",
     "命令的条目提交并应用后，领导者才答复客户端。"},
    "§5.3",
    "§3.5"};
constexpr Source kSessions = {
    {"A session and serial numbers let the state machine execute a repeated command only once; a "
     "session that went unused for long is closed.",
     "会话和序列号使状态机对重复的命令只执行一次；长期不用的会话会被关闭。"},
    "§8",
    "§6.3"};

constexpr Source kAppends = {
    {"The leader appends a command to its own log and sends it to all others.",
     "领导者把命令追加到自己的日志，并发送给其他所有服务器。"},
    "§5.3",
    "§3.5"};

// By RequestStep; kAnswered takes its words from the status.
constexpr std::array<Wording, 6> kRequests = {{
    {{"{client} asked {server}: {command}.", "{client} 向 {server} 请求：{command}。"},
     kAskTheLeader,
     Tone::kPlain},
    {{"{server} put the command of {client}, {command}, into its log as the entry {entry}.",
      "{server} 把 {client} 的命令 {command} 写入日志，作为条目{entry}。"},
     kAppends,
     Tone::kPlain},
    {{"{server} did not lead; it sent {client} on to {leader}.",
      "{server} 不是领导者，让 {client} 去找 {leader}。"},
     kAskTheLeader,
     Tone::kPlain},
    {{"{client} asked again, {server} this time: {command}.",
      "{client} 再次请求，这次向 {server}：{command}。"},
     kAskTheLeader,
     Tone::kNotable},
    {},
    {{"{client} did not take {server}'s answer to {command}: its state ended at {state}, and "
      "{client} had seen a newer one.",
      "{client} 不接受 {server} 对 {command} 的答复：它的状态结束于{state}，而 {client} "
      "已见过更新的"
      "状态。"},
     kAskTheLeader,
     Tone::kNotable},
}};
constexpr Words kRedirectedNowhere = {
    "{server} did not lead and named no leader to {client}, which had to look elsewhere.",
    "{server} 不是领导者，也没有告诉 {client} 谁是领导者，客户端只能另找。"};

// By RequestStatus.
constexpr std::array<Wording, 6> kStatuses = {{
    {{"{client} still waited for the answer to {command}.", "{client} 仍在等待 {command} 的答复。"},
     kAskTheLeader,
     Tone::kPlain},
    {{"{client} got the answer to {command}: it was done{value}.",
      "{client} 得到 {command} 的答复：已完成{value}。"},
     kAnswered,
     Tone::kGood},
    {{"{client} was refused {command}: {server} did not lead{instead}.",
      "{client} 的 {command} 被拒绝：{server} 不是领导者{instead}。"},
     kAskTheLeader,
     Tone::kNotable},
    {{"{client}'s {command} was lost: its entry gave way to another and was never executed.",
      "{client} 的 {command} 丢失了：它的条目被替换，没有被执行。"},
     {{"An entry that is not committed can be replaced by a later leader's.",
       "未提交的条目可能被之后的领导者替换。"},
      "§5.3",
      "§3.5"},
     Tone::kBad},
    {{"{client} got no answer to {command}: it could not know whether it was executed.",
      "{client} 没有得到 {command} 的答复：它无法知道命令是否被执行。"},
     kSessions,
     Tone::kBad},
    {{"{client} was told that its session was over: {command} was not executed.",
      "{client} 被告知会话已过期：{command} 没有被执行。"},
     kSessions,
     Tone::kNotable},
}};
constexpr Words kValueNow = {", and the value was {value}", "，当前值为 {value}"};
constexpr Words kLeaderInstead = {", {leader} did as far as it knew",
                                  "，据它所知领导者是 {leader}"};

// ---- Reads ----

// By ReadMode: how a read is answered, and what that promises.
constexpr std::array<Source, 6> kReadSources = {{
    {{"Like any operation, a read by readIndex sees all that was answered before it was asked.",
      "和所有操作一样，按 readIndex 的读取能看到它发出之前已答复的一切。"},
     "§8",
     "§6.4"},
    {{"A leader with a lease need not ask anybody: nobody else can have been elected.",
      "持有租约的领导者不必询问任何人：不可能有其他人当选。"},
     "§8",
     "§6.4.1"},
    {{"A follower with a lease answers from its own log; its leader commits nothing that is not in "
      "there. This is in neither text; quorum leases work in this manner.",
      "持有租约的跟随者用自己的日志答复；领导者不会提交其中没有的条目。论文和博士论文中都没有这一点"
      "；"
      "quorum lease 以这种方式工作。"},
     "",
     ""},
    {{"A validated read promises that what a client sees never goes back; it can be out of date.",
      "经验证的读取保证客户端看到的状态不会倒退；但可能是旧的。"},
     "",
     ""},
    {{"A snapshot read is answered by any server, from one state that was true once; it can be out "
      "of date.",
      "快照读取由任意服务器用某一时刻的真实状态答复；可能是旧的。"},
     "",
     ""},
    {{"A local read takes what this server has applied and promises nothing more: it can be out of "
      "date.",
      "本地读取只取该服务器已应用的状态，不作其他保证：可能是旧的。"},
     "",
     ""},
}};

// By RequestStep; a read is never appended.
constexpr std::array<Wording, 6> kReads = {{
    {{"{client} asked {server}: {command} ({mode}).",
      "{client} 向 {server} 请求：{command}（{mode}）。"},
     {},
     Tone::kPlain},
    {{"{server} took the read of {client}, {command}, into its log as the entry {entry}.",
      "{server} 把 {client} 的读取 {command} 写入日志，作为条目{entry}。"},
     {},
     Tone::kPlain},
    {{"{server} could not answer the read itself; it sent {client} on to {leader}.",
      "{server} 自己不能答复读取，让 {client} 去找 {leader}。"},
     {},
     Tone::kPlain},
    {{"{client} asked again, {server} this time: {command} ({mode}).",
      "{client} 再次请求，这次向 {server}：{command}（{mode}）。"},
     {},
     Tone::kNotable},
    {},
    {{"{client} did not take {server}'s answer to {command}: its state ended at {state}, and "
      "{client} had seen a newer one.",
      "{client} 不接受 {server} 对 {command} 的答复：它的状态结束于{state}，而 {client} "
      "已见过更新的"
      "状态。"},
     {},
     Tone::kNotable},
}};
constexpr Words kReadNowhere = {
    "{server} could not answer the read itself and named no leader to {client}.",
    "{server} 自己不能答复读取，也没有告诉 {client} 谁是领导者。"};

// By RequestStatus.
constexpr std::array<Wording, 6> kReadStatuses = {{
    {{"{client} still waited for the answer to {command} ({mode}).",
      "{client} 仍在等待 {command}（{mode}）的答复。"},
     {},
     Tone::kPlain},
    {{"{client} got the answer to {command} ({mode}) from {server}: {found}, as of {state}.",
      "{client} 从 {server} 得到 {command}（{mode}）的答复：{found}，对应{state}。"},
     {},
     Tone::kGood},
    {{"{client} was refused {command} ({mode}): {server} could not answer it{instead}.",
      "{client} 的 {command}（{mode}）被拒绝：{server} 不能答复{instead}。"},
     {},
     Tone::kNotable},
    {{"{client}'s {command} ({mode}) was lost.", "{client} 的 {command}（{mode}）丢失了。"},
     {},
     Tone::kBad},
    {{"{client} got no answer to {command} ({mode}).",
      "{client} 没有得到 {command}（{mode}）的答复。"},
     {},
     Tone::kBad},
    {{"{client} was told that its session was over: {command} ({mode}) was not answered.",
      "{client} 被告知会话已过期：{command}（{mode}）没有答复。"},
     {},
     Tone::kNotable},
}};
constexpr Words kFound = {"the value was {value}", "值为 {value}"};
constexpr Words kNotFound = {"there was no such key", "没有这个键"};
constexpr Words kEmptyState = {"the empty state", "空的状态"};

Wording WordingOfCommand(const RequestEvent& event) {
    Wording wording = For(kRequests, event.step);
    if (event.step == RequestStep::kAnswered) wording = For(kStatuses, event.status);
    if (event.step == RequestStep::kRedirected && !event.leader) wording.text = kRedirectedNowhere;
    return wording;
}

Wording WordingOfRead(const RequestEvent& event) {
    Wording wording = For(kReads, event.step);
    if (event.step == RequestStep::kAnswered) wording = For(kReadStatuses, event.status);
    if (event.step == RequestStep::kRedirected && !event.leader) wording.text = kReadNowhere;
    wording.source = kReadSources.at(static_cast<std::size_t>(*event.read));
    return wording;
}

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const RequestEvent& event) {
    const std::string leader = speaker.Server(event.leader);
    const std::string value = event.value ? speaker.Fill(kValueNow, {{"value", *event.value}}) : "";
    const std::string found = event.value ? speaker.Fill(kFound, {{"value", *event.value}})
                                          : std::string(speaker.In(kNotFound));
    return speaker.Say(
        event.read ? WordingOfRead(event) : WordingOfCommand(event),
        {{"client", PrintClient(event.client)},
         {"command", event.command},
         {"mode", event.read ? NameOf(*event.read) : ""},
         {"entry", speaker.Entry(event.entry)},
         {"state", event.state.index == 0 ? speaker.In(kEmptyState) : speaker.Entry(event.state)},
         {"leader", leader},
         {"instead", event.leader ? speaker.Fill(kLeaderInstead, {{"leader", leader}}) : ""},
         {"value", value},
         {"found", found}});
}

}  // namespace raft::sim
