// The few lines beside the pointer.
#include <string>

#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Cluster;
using raft::sim::Flight;
using render::Phrase;
using Lines = std::vector<std::string>;

std::string IdText(raft::EntryId id) {
    return "(" + std::to_string(id.index) + ", t" + std::to_string(id.term) + ")";
}

// What a message says, in a line or two.
struct Content {
    Lines& lines;
    const Tongue& tongue;

    void operator()(const raft::RequestVote& vote) const {
        Add({"my log ends at {id}", "我的日志结束于 {id}"}, {{"id", IdText(vote.last_entry)}});
        if (vote.pre) {
            Add({"would you vote for me? no term has risen yet", "你会投票给我吗？任期还没有增加"});
        }
        if (vote.transfer) Add({"our leader wants me to take over", "领导者要我接任"});
    }
    void operator()(const raft::RequestVoteReply& reply) const {
        if (reply.pre && reply.granted) return Add({"I would vote for you", "我会投票给你"});
        if (reply.pre) return Add({"I would not vote for you", "我不会投票给你"});
        if (reply.granted) return Add({"vote granted", "同意投票"});
        Add({"vote refused", "拒绝投票"});
    }
    void operator()(const raft::AppendEntries& append) const {
        Add({"prev {prev} · commit {commit}", "prev {prev} · 提交到 {commit}"},
            {{"prev", IdText(append.prev)}, {"commit", std::to_string(append.commit)}});
        if (append.lease > 0) {
            Add({"with a lease of {length}", "附带 {length} 的租约"},
                {{"length", LengthText(append.lease)}});
        }
        if (append.entries.empty()) return Add({"no entries: a heartbeat", "没有条目：心跳"});
        constexpr std::size_t kShown = 4;
        std::string text = tongue.Say({"entries", "条目"});
        std::size_t shown = 0;
        for (const raft::Entry& entry : append.entries) {
            if (shown++ == kShown) break;
            text += "  " + raft::sim::PrintEntryContent(entry) + " (t" +
                    std::to_string(entry.term) + ")";
        }
        if (append.entries.size() > kShown) {
            text += "  " + tongue.Say({"and {n} more", "还有 {n} 个"},
                                      {{"n", std::to_string(append.entries.size() - kShown)}});
        }
        lines.push_back(text);
    }
    void operator()(const raft::AppendEntriesReply& reply) const {
        if (reply.success) {
            return Add(
                {"success · our logs agree up to {match}", "成功 · 双方日志到 {match} 为止一致"},
                {{"match", std::to_string(reply.match)}});
        }
        Add({"refused at prev {prev} · my log ends at {last}",
             "在 prev {prev} 处拒绝 · 我的日志结束于 {last}"},
            {{"prev", std::to_string(reply.prev_index)},
             {"last", std::to_string(reply.last_index)}});
    }
    void operator()(const raft::InstallSnapshot& install) const {
        const std::uint64_t size = install.data == nullptr ? 0 : install.data->size();
        Add({"snapshot up to {id}", "到 {id} 为止的快照"}, {{"id", IdText(install.last_included)}});
        const Gaps bytes{{"from", std::to_string(install.offset)},
                         {"to", std::to_string(install.offset + size)}};
        if (install.done) {
            return Add({"bytes {from} to {to}, the last", "第 {from} 到 {to} 字节，最后一块"},
                       bytes);
        }
        Add({"bytes {from} to {to}", "第 {from} 到 {to} 字节"}, bytes);
    }
    void operator()(const raft::InstallSnapshotReply& reply) const {
        if (reply.done) {
            return Add(
                {"snapshot up to index {index} done with", "到索引 {index} 为止的快照已完成"},
                {{"index", std::to_string(reply.snapshot_index)}});
        }
        const std::string refused = reply.success ? "" : tongue.Say({"refused · ", "拒绝 · "});
        lines.push_back(refused + tongue.Count(reply.stored, {"{n} byte stored", "已存 {n} 字节"},
                                               {"{n} bytes stored", "已存 {n} 字节"}));
    }
    void operator()(const raft::TimeoutNow& /*told*/) const {
        Add({"stand for election now: I hand over to you", "现在就发起选举：我把领导权移交给你"});
    }
    void operator()(const raft::ReadIndex& asked) const {
        Add({"which index must read {read} wait for?", "读请求 {read} 要等到哪个索引？"},
            {{"read", std::to_string(asked.read)}});
    }
    void operator()(const raft::ReadIndexReply& reply) const {
        Add({"read {read} must wait for index {index}", "读请求 {read} 要等到索引 {index}"},
            {{"read", std::to_string(reply.read)}, {"index", std::to_string(reply.index)}});
    }

  private:
    void Add(const Phrase& phrase, const Gaps& gaps = {}) const {
        lines.push_back(tongue.Say(phrase, gaps));
    }
};

std::string ArrivalText(const Cluster& cluster, const Flight& flight, const Tongue& tongue) {
    if (flight.held)
        return tongue.Say({"held: release it to let it go on", "被扣住：释放后才会继续"});
    const auto due = flight.due();
    if (!due) return tongue.Say({"waits for deliver", "等待 deliver 命令"});
    return tongue.Say({"arrives in {length}", "{length} 后到达"},
                      {{"length", LengthText(*due - cluster.now())}});
}

Lines MessageHint(const Cluster& cluster, const Flight& flight, const Tongue& tongue) {
    const raft::Message& message = flight.message;
    Lines lines{std::string(raft::NameOf(raft::TypeOf(message))) + " " +
                tongue.Server(message.from) + " → " + tongue.Server(message.to)};
    lines.push_back("#" + std::to_string(flight.id) + " · " +
                    tongue.Say(kTermNumber, {{"term", std::to_string(message.term)}}));
    std::visit(Content{lines, tongue}, message.body);
    lines.push_back(ArrivalText(cluster, flight, tongue));
    return lines;
}

Lines ServerHint(const raft::sim::Server& server, const Tongue& tongue) {
    const raft::Node& node = server.node();
    Lines lines{tongue.Server(server.id()) + " · " + RoleTitle(MarkOf(server), tongue)};
    const auto vote = node.voted_for();
    const std::string term = std::to_string(node.current_term());
    lines.push_back(
        vote ? tongue.Say({"term {term}, voted for {server}", "任期 {term}，投票给 {server}"},
                          {{"term", term}, {"server", tongue.Server(*vote)}})
             : tongue.Say({"term {term}, no vote given", "任期 {term}，尚未投票"},
                          {{"term", term}}));
    lines.push_back(tongue.Say(
        {"log ends at {id}, committed to {commit}", "日志结束于 {id}，提交到 {commit}"},
        {{"id", IdText(node.log().last())}, {"commit", std::to_string(node.commit_index())}}));
    if (!server.up()) {
        lines.push_back(tongue.Say({"only its disk is left: restart it", "只剩磁盘：请重启它"}));
    }
    return lines;
}

Lines LinkHint(const Cluster& cluster, const render::Target& target, const Tongue& tongue) {
    const raft::NodeId a = NodeAt(target.first);
    const raft::NodeId b = NodeAt(target.second);
    if (!cluster.Has(a) || !cluster.Has(b)) return {};
    const std::string one = tongue.Server(a);
    const std::string two = tongue.Server(b);
    Lines lines{tongue.Say(kLinkBetween, {{"a", one}, {"b", two}})};
    const bool ab = cluster.network().IsCut(a, b);
    const bool ba = cluster.network().IsCut(b, a);
    const Phrase cut{"cut from {a} to {b}", "从 {a} 到 {b} 已切断"};
    if (ab && ba) {
        lines.push_back(
            tongue.Say({"cut both ways: nothing arrives", "双向都已切断：什么都到不了"}));
    }
    if (ab && !ba) lines.push_back(tongue.Say(cut, {{"a", one}, {"b", two}}));
    if (ba && !ab) lines.push_back(tongue.Say(cut, {{"a", two}, {"b", one}}));
    if (!ab && !ba) {
        lines.push_back(tongue.Say({"whole; right-click to cut it", "完好；右键可切断"}));
    }
    return lines;
}

Lines EntryHint(const Cluster& cluster, const render::Target& target, const Tongue& tongue) {
    if (target.first >= cluster.servers().size()) return {};
    const raft::Node& node = cluster.servers()[target.first].node();
    const raft::Log& log = node.log();
    if (target.second < log.first_index() || target.second > log.last_index()) return {};
    const raft::Entry& entry = log.At(target.second);
    const bool committed = target.second <= node.commit_index();
    return {tongue.Say(
                {"Entry {index} of {server}", "{server} 的条目 {index}"},
                {{"index", std::to_string(target.second)}, {"server", tongue.Server(node.id())}}),
            raft::sim::PrintEntryContent(entry) + tongue.Say(kComma) +
                tongue.Say(kTermNumber, {{"term", std::to_string(entry.term)}}),
            committed ? tongue.Say({"committed", "已提交"})
                      : tongue.Say({"not committed here", "在此尚未提交"})};
}

}  // namespace

Lines PresentHint(const Session& session, const render::Target& target, const Tongue& tongue) {
    const Cluster& cluster = session.cluster();
    if (const auto* server = ServerAt(cluster, target)) return ServerHint(*server, tongue);
    if (const auto* flight = FlightAt(cluster, target))
        return MessageHint(cluster, *flight, tongue);
    if (target.kind == render::TargetKind::kLink) return LinkHint(cluster, target, tongue);
    if (target.kind == render::TargetKind::kEntry) return EntryHint(cluster, target, tongue);
    return {};
}

}  // namespace app
