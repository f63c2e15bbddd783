// The sentences about what surrounds the protocol: messages, disks, servers, links, clients.
#include <array>
#include <string>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// ---- Messages ----

constexpr Source kNoDelivery = {
    {"Raft counts on no message to arrive: whoever gets no answer sends again, and a message that "
     "arrives twice, late or out of order does no harm.",
     "Raft 不依赖任何一条消息的送达：没有得到答复就重发；重复、迟到或乱序的消息没有害处。"},
    "§5.5",
    "§3.7"};

// By MessageFate; kSent takes its source from the type, kLost its words from the reason.
constexpr std::array<Wording, 9> kFates = {{
    {{"{from} sent {message} to {to}{content}.", "{from} 向 {to} 发送了 {message}{content}。"},
     {},
     Tone::kPlain},
    {{"{message} from {from} to {to} was made up by hand{content}.",
      "{from} 发往 {to} 的 {message}是人为注入的{content}。"},
     {},
     Tone::kNotable},
    {{"{message} from {from} to {to} was put on its link a second time, as a copy of #{original}.",
      "{from} 发往 {to} 的 {message}是 #{original} 的重复。"},
     kNoDelivery,
     Tone::kNotable},
    {{"{to} received {message} from {from}{content}.", "{to} 收到 {from} 的 {message}{content}。"},
     {},
     Tone::kPlain},
    {{"", ""}, kNoDelivery, Tone::kBad},
    {{"{message} from {from} to {to} was dropped by hand.",
      "{from} 发往 {to} 的 {message}被人为丢弃。"},
     kNoDelivery,
     Tone::kBad},
    {{"{message} from {from} to {to} was held on its link.",
      "{from} 发往 {to} 的 {message}被扣留在链路上。"},
     kNoDelivery,
     Tone::kNotable},
    {{"{message} from {from} to {to} was released.", "{from} 发往 {to} 的 {message}被放行。"},
     {},
     Tone::kPlain},
    {{"{message} from {from} to {to} was delayed{due}.",
      "{from} 发往 {to} 的 {message}被延迟{due}。"},
     kNoDelivery,
     Tone::kNotable},
}};

// By LossReason.
constexpr std::array<Words, 5> kLosses = {{
    {"{message} from {from} to {to} was lost.", "{from} 发往 {to} 的 {message}丢失了。"},
    {"{message} from {from} to {to} was lost by chance.",
     "{from} 发往 {to} 的 {message}随机丢失了。"},
    {"{message} from {from} to {to} was lost: the link was cut.",
     "{from} 发往 {to} 的 {message}丢失了：链路已断开。"},
    {"{message} from {from} to {to} was lost: {to} was not running.",
     "{from} 发往 {to} 的 {message}丢失了：{to} 没有运行。"},
    {"{message} from {from} to {to} was lost: {from} stopped before it had left.",
     "{from} 发往 {to} 的 {message}丢失了：{from} 在它发出之前就停止了。"},
}};

constexpr Words kDueAt = {" until {due_at}", "到 {due_at}"};

constexpr Source kVoteRequests = {
    {"A candidate asks all voters for their votes, in parallel, and says where its log ends.",
     "候选人并行地向所有投票者请求选票，并说明自己的日志结束于何处。"},
    "§5.2",
    "§3.4"};
constexpr Source kAnswers = {{"An answer leaves only when what it promises is on disk.",
                              "承诺的内容写入磁盘后，答复才会发出。"},
                             "Fig. 2",
                             "§3.8"};
constexpr Source kHeartbeats = {
    {"A leader sends heartbeats, AppendEntries without entries, to keep its followers from "
     "standing for election.",
     "领导者发送心跳（不带条目的 AppendEntries），使跟随者不发起选举。"},
    "§5.2",
    "§3.4"};
constexpr Source kReplication = {
    {"The leader sends new entries to all others, and goes on until each of them has stored them.",
     "领导者把新条目发送给其他所有服务器，直到每台都保存为止。"},
    "§5.3",
    "§3.5"};

const Source& SourceOfSending(const Message& message) {
    const MessageType type = TypeOf(message);
    if (type == MessageType::kRequestVote) return kVoteRequests;
    if (type == MessageType::kAppendEntries) {
        return IsHeartbeat(message) ? kHeartbeats : kReplication;
    }
    return kAnswers;
}

// ---- Disk, state machine, timers ----

constexpr Wording kDurable = {
    {"{server}'s disk held term {term}, {vote} and the log up to index {last} from here on.",
     "{server} 的磁盘上已有任期 {term}、{vote}，以及到索引 {last} 为止的日志。"},
    {{"Term, vote and log must be on disk before an answer that rests on them leaves: a restart "
      "must not make the server forget what it promised.",
      "任期、投票和日志必须先写入磁盘，依赖它们的答复才能发出：重启不能使服务器忘记自己的承诺。"},
     "Fig. 2",
     "§3.8"},
    Tone::kPlain};
constexpr Wording kWriting = {
    {"{server} began to write term {term}, {vote} and the log up to index {last} to its disk.",
     "{server} 开始把任期 {term}、{vote}和到索引 {last} 为止的日志写入磁盘。"},
    {{"A write takes time; answers that rest on it wait, a leader's AppendEntries need not.",
      "写入需要时间；依赖它的答复要等待，领导者的 AppendEntries 则不必。"},
     "Fig. 2",
     "§10.2.1"},
    Tone::kPlain};
constexpr Words kVoteFor = {"a vote for {voted}", "给 {voted} 的投票"};
constexpr Words kNoVote = {"no vote", "尚未投票"};

constexpr Wording kApplied = {
    {"{server} applied index {index}, an entry of term {term}, to its state machine.",
     "{server} 把索引 {index} 处任期 {term} 的条目应用到状态机。"},
    {{"Committed entries are applied in the order of the log, so all state machines go through the "
      "same states.",
      "已提交的条目按日志顺序应用，因此所有状态机经历相同的状态。"},
     "§5.3",
     "§3.5"},
    Tone::kGood};

constexpr Wording kElectionTimer = {
    {"{server}'s election timer ran out.", "{server} 的选举计时器到时。"},
    {{"It had heard of no leader, and voted for nobody, for as long as its timer was set.",
      "在计时器设定的时间内，它没有听到领导者的消息，也没有投票。"},
     "§5.2",
     "§3.4"},
    Tone::kNotable};
constexpr Wording kHeartbeatTimer = {
    {"{server}'s heartbeat was due.", "{server} 该发送心跳了。"}, kHeartbeats, Tone::kPlain};

// ---- Servers and links ----

constexpr Source kCrashes = {
    {"A crash loses what is not on disk: role, commit index, what was applied, and what a leader "
     "knows of its followers. Term, vote and log stay.",
     "崩溃会丢失不在磁盘上的内容：角色、提交索引、已应用的状态，以及领导者对跟随者的了解。任期、投"
     "票和日志保留。"},
    "§5.5, Fig. 2",
    "§3.7, §3.8"};

// By LifeChange.
constexpr std::array<Wording, 5> kLives = {{
    {{"{server} crashed.", "{server} 崩溃了。"}, kCrashes, Tone::kBad},
    {{"{server} restarted from its disk.", "{server} 从磁盘重新启动。"}, kCrashes, Tone::kGood},
    {{"{server} paused: its process stood still.", "{server} 暂停：进程停住不动。"},
     {{"A process that stands still loses nothing but time; to the others it looks crashed.",
       "停住的进程只失去时间；在其他服务器看来它像是崩溃了。"},
      "§5.5",
      "§3.7"},
     Tone::kBad},
    {{"{server} went on.", "{server} 继续运行。"}, {}, Tone::kGood},
    {{"{server} lost everything on its disk.", "{server} 丢失了磁盘上的所有内容。"},
     {{"Raft takes it that disks keep what they hold. A server that forgot its vote and its log "
       "can undo what it promised.",
       "Raft 假定磁盘内容不会丢失。忘记投票和日志的服务器可能违背自己的承诺。"},
      "Fig. 2",
      "§3.8"},
     Tone::kBad},
}};
constexpr Words kCrashedAt = {"{server} crashed at its stage {stage}.",
                              "{server} 在 {stage} 阶段崩溃了。"};

constexpr Wording kCut = {
    {"The link from {from} to {to} was cut.", "从 {from} 到 {to} 的链路断开了。"},
    {{"A minority that is cut off can elect no leader and commit nothing: for both a majority is "
      "needed.",
      "被隔离的少数派既不能选出领导者，也不能提交任何条目：两者都需要多数派。"},
     "§5.2",
     "§3.4"},
    Tone::kBad};
constexpr Wording kHealed = {
    {"The link from {from} to {to} was mended.", "从 {from} 到 {to} 的链路恢复了。"},
    {},
    Tone::kGood};

// ---- Clients ----

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

// By RequestStep; kAnswered takes its words from the status.
constexpr std::array<Wording, 5> kRequests = {{
    {{"{client} asked {server}: {command}.", "{client} 向 {server} 请求：{command}。"},
     kAskTheLeader,
     Tone::kPlain},
    {{"{server} put the command of {client}, {command}, into its log as the entry {entry}.",
      "{server} 把 {client} 的命令 {command} 写入日志，作为条目{entry}。"},
     kReplication,
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

// ---- The rest ----

constexpr Wording kCommand = {{"Command: {text}", "命令：{text}"}, {}, Tone::kNotable};
constexpr Wording kViolation = {
    {"{name} was violated: {detail}", "违反了 {name}：{detail}"},
    {{"Raft guarantees this property as long as every server keeps to the rules.",
      "只要每台服务器都遵守规则，Raft 就保证这一性质。"},
     "Fig. 3",
     "Fig. 3.2"},
    Tone::kBad};
constexpr Wording kSaid = {{"{text}", "{text}"}, {}, Tone::kNotable};

}  // namespace

Sentence DescribeBody(const Speaker& speaker, const MessageEvent& event) {
    Wording wording = For(kFates, event.fate);
    if (event.fate == MessageFate::kLost) {
        wording.text = kLosses.at(static_cast<std::size_t>(event.loss));
    }
    if (event.fate == MessageFate::kSent) wording.source = SourceOfSending(event.message);
    const std::string due =
        event.due_at ? speaker.Fill(kDueAt, {{"due_at", PrintDuration(*event.due_at)}}) : "";
    return speaker.Say(wording, {{"from", PrintServer(event.message.from)},
                                 {"to", PrintServer(event.message.to)},
                                 {"message", speaker.Named(event)},
                                 {"content", speaker.Content(event.message)},
                                 {"original", std::to_string(event.original)},
                                 {"due", due}});
}

Sentence DescribeBody(const Speaker& speaker, const PersistEvent& event) {
    const std::string vote =
        event.hard.vote ? speaker.Fill(kVoteFor, {{"voted", PrintServer(*event.hard.vote)}})
                        : speaker.In(kNoVote);
    return speaker.Say(event.durable ? kDurable : kWriting,
                       {{"term", std::to_string(event.hard.term)},
                        {"vote", vote},
                        {"last", std::to_string(event.last_index)}});
}

Sentence DescribeBody(const Speaker& speaker, const AppliedEvent& event) {
    return speaker.Say(
        kApplied, {{"index", std::to_string(event.index)}, {"term", std::to_string(event.term)}});
}

Sentence DescribeBody(const Speaker& speaker, const LifeEvent& event) {
    Wording wording = For(kLives, event.change);
    if (event.change == LifeChange::kCrashed && event.stage) wording.text = kCrashedAt;
    return speaker.Say(wording, {{"stage", event.stage ? NameOf(*event.stage) : ""}});
}

Sentence DescribeBody(const Speaker& speaker, const RequestEvent& event) {
    Wording wording = For(kRequests, event.step);
    if (event.step == RequestStep::kAnswered) wording = For(kStatuses, event.status);
    if (event.step == RequestStep::kRedirected && !event.leader) wording.text = kRedirectedNowhere;
    const std::string leader = speaker.Server(event.leader);
    return speaker.Say(
        wording,
        {{"client", PrintClient(event.client)},
         {"command", event.command},
         {"entry", speaker.Entry(event.entry)},
         {"leader", leader},
         {"instead", event.leader ? speaker.Fill(kLeaderInstead, {{"leader", leader}}) : ""},
         {"value", event.value ? speaker.Fill(kValueNow, {{"value", *event.value}}) : ""}});
}

Sentence DescribeBody(const Speaker& speaker, const LinkEvent& event) {
    return speaker.Say(event.change == LinkChange::kCut ? kCut : kHealed,
                       {{"from", PrintServer(event.from)}, {"to", PrintServer(event.to)}});
}

Sentence DescribeBody(const Speaker& speaker, const CommandEvent& event) {
    return speaker.Say(kCommand, {{"text", event.text}});
}

Sentence DescribeBody(const Speaker& speaker, const TimerFired& event) {
    return speaker.Say(event.heartbeat ? kHeartbeatTimer : kElectionTimer, {});
}

Sentence DescribeBody(const Speaker& speaker, const ViolationEvent& event) {
    return speaker.Say(kViolation, {{"name", event.name}, {"detail", event.detail}});
}

Sentence DescribeBody(const Speaker& speaker, const SayEvent& event) {
    return speaker.Say(kSaid, {{"text", event.text}});
}

}  // namespace raft::sim
