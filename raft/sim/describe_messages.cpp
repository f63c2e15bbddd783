// The sentences about messages: what they say, and what became of them on their way.
#include <array>
#include <string>
#include <variant>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

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

constexpr Source kPreVotes = {
    {"A pre-vote asks who would vote in the next term; no term rises, nothing is written, and the "
     "answer promises nothing.",
     "预投票询问谁愿意在下一个任期投票；任期不增加，不写磁盘，答复也不作任何承诺。"},
    "",
    "§9.6"};
constexpr Source kSnapshots = {
    {"A leader sends its snapshot to a follower that needs entries which are compacted away.",
     "如果跟随者需要的条目已被压缩，领导者就发送快照。"},
    "§7",
    "§5.1"};
constexpr Source kHandOver = {
    {"TimeoutNow tells the target of a leadership transfer to stand for election at once.",
     "TimeoutNow 请领导权移交的目标立即发起选举。"},
    "",
    "§3.10"};
constexpr Source kFollowerReads = {
    {"A follower can serve a read once it has applied what was committed when it asked its leader.",
     "跟随者应用了向领导者询问时已提交的内容之后，就可以答复读取。"},
    "",
    "§6.4"};

const Source& SourceOfSending(const Message& message) {
    switch (TypeOf(message)) {
        case MessageType::kRequestVote:
            return kVoteRequests;
        case MessageType::kPreVote:
        case MessageType::kPreVoteReply:
            return kPreVotes;
        case MessageType::kAppendEntries:
            return IsHeartbeat(message) ? kHeartbeats : kReplication;
        case MessageType::kInstallSnapshot:
            return kSnapshots;
        case MessageType::kTimeoutNow:
            return kHandOver;
        case MessageType::kReadIndex:
        case MessageType::kReadIndexReply:
            return kFollowerReads;
        case MessageType::kRequestVoteReply:
        case MessageType::kAppendEntriesReply:
        case MessageType::kInstallSnapshotReply:
            break;
    }
    return kAnswers;
}

// ---- What a message says ----

constexpr Words kMessageName = {"{type} #{id} of term {term}", "{type} #{id}（任期 {term}）"};
constexpr Words kHeartbeat = {"Heartbeat", "心跳"};
constexpr Words kGranted = {": vote granted", "：同意投票"};
constexpr Words kRefused = {": vote refused", "：拒绝投票"};
constexpr Words kWouldGrant = {": it would vote so", "：愿意投票"};
constexpr Words kWouldRefuse = {": it would not vote so", "：不愿投票"};
constexpr Words kLogEnds = {": its log {end}", "：其日志{end}"};
constexpr Words kForLeader = {", and its leader wants it to lead", "，并且领导者请它接任"};
constexpr Words kEntriesAfter = {": {count} {after}", "：{count}，{after}"};
constexpr Words kLeaseAlone = {": with a lease of {length}", "：附带 {length} 的租约"};
constexpr Words kLeaseToo = {", with a lease of {length}", "，附带 {length} 的租约"};
constexpr Words kAgreed = {": agreed up to index {index}", "：一致到索引 {index}"};
constexpr Words kNotAgreed = {": refused after index {index}", "：拒绝接在索引 {index} 之后"};
constexpr Words kWholeSnapshot = {": all {size} bytes of the snapshot up to {last}",
                                  "：快照的全部 {size} 字节（到{last}为止）"};
constexpr Words kLastChunk = {": bytes {from} to {to}, the last ones, of the snapshot up to {last}",
                              "：快照的最后一块，第 {from} 到 {to} 字节（到{last}为止）"};
constexpr Words kChunk = {": bytes {from} to {to} of the snapshot up to {last}",
                          "：快照的第 {from} 到 {to} 字节（到{last}为止）"};
constexpr Words kInstalled = {": the snapshot up to index {index} is done with",
                              "：到索引 {index} 为止的快照已处理完"};
constexpr Words kStored = {": {stored} bytes of the snapshot up to index {index} are stored",
                           "：已保存到索引 {index} 为止的快照的 {stored} 字节"};
constexpr Words kGoOnFrom = {
    ": refused, go on from byte {stored} of the snapshot up to index {index}",
    "：拒绝，请从到索引 {index} 为止的快照的第 {stored} 字节继续"};
constexpr Words kTermIsOver = {": refused, that term is over", "：拒绝，该任期已经过去"};
constexpr Words kStandNow = {": stand for election now", "：请立即发起选举"};
constexpr Words kAsksIndex = {": asks which index read {read} must wait for",
                              "：询问读取 {read} 需要等到哪个索引"};
constexpr Words kTellsIndex = {": read {read} must wait for index {index}",
                               "：读取 {read} 需要等到索引 {index}"};

struct ContentOf {
    const Speaker& speaker;

    std::string operator()(const RequestVote& request) const {
        std::string text = speaker.Fill(kLogEnds, {{"end", speaker.LogEnd(request.last_entry)}});
        if (request.transfer) text += speaker.In(kForLeader);
        return text;
    }
    std::string operator()(const RequestVoteReply& reply) const {
        if (reply.pre) return speaker.In(reply.granted ? kWouldGrant : kWouldRefuse);
        return speaker.In(reply.granted ? kGranted : kRefused);
    }
    std::string operator()(const AppendEntries& append) const {
        std::string text;
        if (!append.entries.empty()) {
            text =
                speaker.Fill(kEntriesAfter, {{"count", speaker.EntryCount(append.entries.size())},
                                             {"after", speaker.After(append.prev)}});
        }
        if (append.lease > 0) {
            text += speaker.Fill(text.empty() ? kLeaseAlone : kLeaseToo,
                                 {{"length", PrintDuration(append.lease)}});
        }
        return text;
    }
    std::string operator()(const AppendEntriesReply& reply) const {
        if (reply.success) {
            return speaker.Fill(kAgreed, {{"index", std::to_string(reply.match)}});
        }
        return speaker.Fill(kNotAgreed, {{"index", std::to_string(reply.prev_index)}});
    }
    std::string operator()(const InstallSnapshot& install) const {
        const std::uint64_t size = install.data == nullptr ? 0 : install.data->size();
        const bool whole = install.offset == 0 && install.done;
        return speaker.Fill(whole          ? kWholeSnapshot
                            : install.done ? kLastChunk
                                           : kChunk,
                            {{"size", std::to_string(size)},
                             {"from", std::to_string(install.offset)},
                             {"to", std::to_string(install.offset + size)},
                             {"last", speaker.Entry(install.last_included)}});
    }
    std::string operator()(const InstallSnapshotReply& reply) const {
        const bool stale = reply.snapshot_index == 0 && !reply.success;
        return speaker.Fill(stale           ? kTermIsOver
                            : reply.done    ? kInstalled
                            : reply.success ? kStored
                                            : kGoOnFrom,
                            {{"stored", std::to_string(reply.stored)},
                             {"index", std::to_string(reply.snapshot_index)}});
    }
    std::string operator()(const TimeoutNow& /*told*/) const { return speaker.In(kStandNow); }
    std::string operator()(const ReadIndex& asked) const {
        return speaker.Fill(kAsksIndex, {{"read", std::to_string(asked.read)}});
    }
    std::string operator()(const ReadIndexReply& reply) const {
        return speaker.Fill(kTellsIndex, {{"read", std::to_string(reply.read)},
                                          {"index", std::to_string(reply.index)}});
    }
};

}  // namespace

std::string Speaker::Named(const MessageEvent& message) const {
    const char* type =
        IsHeartbeat(message.message) ? In(kHeartbeat) : NameOf(TypeOf(message.message));
    return Fill(kMessageName, {{"type", type},
                               {"id", std::to_string(message.id)},
                               {"term", std::to_string(message.message.term)}});
}

std::string Speaker::Content(const Message& message) const {
    return std::visit(ContentOf{*this}, message.body);
}

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

}  // namespace raft::sim
