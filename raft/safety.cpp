// What each property asks of a change.
#include "raft/safety.h"

#include <algorithm>
#include <array>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t kNumbersMax = 128;     // Commits whose event is known.
constexpr std::size_t kEarlyMax = 4096;      // Entries that were applied too early.
constexpr std::size_t kViolationsMax = 100;  // Enough to show; a broken rule can go on clashing.

// Joined by appending: GCC 12 warns in vain about a literal + std::string.
std::string NameOf(NodeId id) {
    std::string name = "S";
    return name.append(std::to_string(Number(id)));
}

Bilingual NameOf(EntryId id) {
    return Fill({"entry {index} (term {term})", "条目 {index}（任期 {term}）"},
                {{"index", id.index}, {"term", id.term}});
}

}  // namespace

const char* NameOf(Property property) {
    return NamesOf(property).english;
}

Words NamesOf(Property property) {
    static constexpr std::array<Words, kProperties> kNames = {{
        {"Election Safety", "选举安全性"},
        {"Leader Append-Only", "领导者只追加"},
        {"Log Matching", "日志匹配"},
        {"Leader Completeness", "领导者完整性"},
        {"State Machine Safety", "状态机安全性"},
        {"Linearizability", "线性一致性"},
    }};
    return kNames.at(static_cast<std::size_t>(property));
}

bool SafetyMonitor::Cares(const Event& event) {
    if (const auto* role = std::get_if<RoleChanged>(&event)) return role->to == Role::kLeader;
    return std::holds_alternative<LogChanged>(event) ||
           std::holds_alternative<CommitAdvanced>(event);
}

void SafetyMonitor::Check(NodeId server, const Event& event, std::uint64_t number,
                          std::span<const Node* const> nodes) {
    const Moment moment{*nodes[Number(server) - 1], number, nodes};
    if (const auto* role = std::get_if<RoleChanged>(&event)) {
        if (role->to == Role::kLeader) CheckNewLeader(moment);
    } else if (const auto* log = std::get_if<LogChanged>(&event)) {
        CheckLog(moment, *log);
    } else if (const auto* commit = std::get_if<CommitAdvanced>(&event)) {
        CheckCommit(moment, *commit);
    }
}

void SafetyMonitor::CheckNewLeader(const Moment& moment) {
    const Node& leader = moment.node;
    const Term term = leader.current_term();
    const auto [first, last] =
        std::equal_range(leaders_.begin(), leaders_.end(), Elected{term, {}, 0},
                         [](const Elected& a, const Elected& b) { return a.term < b.term; });
    for (auto other = first; other != last; ++other) {
        if (other->leader == leader.id()) continue;
        Report(Property::kElectionSafety, leader.id(),
               Fill({"{server} and {other} were both elected in term {term}",
                     "{server} 和 {other} 都在任期 {term} 当选"},
                    {{"server", NameOf(leader.id())},
                     {"other", NameOf(other->leader)},
                     {"term", term}}),
               other->number);
    }
    leaders_.insert(last, {term, leader.id(), moment.number});
    CheckCompleteness(leader);
}

void SafetyMonitor::CheckCompleteness(const Node& leader) {
    // By Log Matching it is enough to look at the last entry that was committed in an earlier term.
    const auto earlier = std::find_if(marks_.rbegin(), marks_.rend(), [&](const CommitMark& mark) {
        return mark.term < leader.current_term();
    });
    if (earlier == marks_.rend() || earlier->index < leader.log().base().index) return;
    const auto term = committed_.TermAt(earlier->index);
    if (!term.has_value()) return;
    const EntryId id{*term, earlier->index};
    if (leader.log().Matches(id)) return;
    Report(
        Property::kLeaderCompleteness, leader.id(),
        Fill({"{server} leads term {term} without {entry}, which was committed in term {earlier}",
              "{server} 是任期 {term} 的领导者，却没有在任期 {earlier} 提交的{entry}"},
             {{"server", NameOf(leader.id())},
              {"term", leader.current_term()},
              {"entry", NameOf(id)},
              {"earlier", earlier->term}}),
        NumberOfCommit(id.index));
}

void SafetyMonitor::CheckLog(const Moment& moment, const LogChanged& change) {
    const Node& node = moment.node;
    const Log& log = node.log();
    if (change.reason == LogReason::kCompacted || change.reason == LogReason::kInstalled) return;
    if (change.reason == LogReason::kConflict || change.reason == LogReason::kDropped) {
        if (node.role() == Role::kLeader) {
            Report(Property::kLeaderAppendOnly, node.id(),
                   Fill({"{server} removed entries from index {index} on while leading term {term}",
                         "{server} 在任期 {term} 担任领导者时，删除了索引 {index} 起的条目"},
                        {{"server", NameOf(node.id())},
                         {"index", change.first_changed},
                         {"term", node.current_term()}}),
                   0);
        }
        return;
    }
    const Index first = std::max(change.first_changed, log.first_index());
    const Index last = std::min(change.last_changed, log.last_index());
    for (const Node* const other : moment.nodes) {
        if (other == nullptr || other->id() == node.id()) continue;
        const Log& theirs = other->log();
        for (Index index = std::max(first, theirs.first_index());
             index <= std::min(last, theirs.last_index()); ++index) {
            const Entry& mine = log.At(index);
            if (mine.term != theirs.At(index).term) continue;
            const auto before = log.TermAt(index - 1);
            const auto before_theirs = theirs.TermAt(index - 1);
            const bool same_before = !before || !before_theirs || *before == *before_theirs;
            if (same_before && SameContent(mine, theirs.At(index))) continue;
            Report(Property::kLogMatching, node.id(),
                   Fill({"{server} and {other} differ at or before {entry}, which both hold",
                         "{server} 和 {other} 都有{entry}，但日志在此处或之前并不相同"},
                        {{"server", NameOf(node.id())},
                         {"other", NameOf(other->id())},
                         {"entry", NameOf(EntryId{mine.term, index})}}),
                   0);
            return;
        }
    }
}

void SafetyMonitor::CheckCommit(const Moment& moment, const CommitAdvanced& commit) {
    const Log& log = moment.node.log();
    if (commit.reason == CommitReason::kSnapshot) return CheckInstalled(moment, commit.to);
    // What is compacted on every server so far was committed before anybody watched.
    if (log.base().index > committed_.last_index()) committed_.ResetTo(log.base());
    const Index before = committed_.last_index();
    const Index first = std::max({commit.from + 1, log.first_index(), committed_.first_index()});
    for (Index index = first; index <= std::min(commit.to, log.last_index()); ++index) {
        if (!CheckCommitted(moment, index, log.At(index))) break;
    }
    if (committed_.last_index() > before) Record(moment, committed_.last_index());
}

bool SafetyMonitor::CheckCommitted(const Moment& moment, Index index, const Entry& entry) {
    if (index <= committed_.last_index()) {
        const Entry& known = committed_.At(index);
        if (known.term == entry.term && SameContent(known, entry)) return true;
        Report(Property::kStateMachineSafety, moment.node.id(),
               Fill({"{server} commits {entry} where another server committed {other}",
                     "{server} 提交了{entry}，而别的服务器在那里提交的是{other}"},
                    {{"server", NameOf(moment.node.id())},
                     {"entry", NameOf(EntryId{entry.term, index})},
                     {"other", NameOf(EntryId{known.term, index})}}),
               NumberOfCommit(index));
        return false;
    }
    if (index != committed_.last_index() + 1) return false;  // A gap: nobody knows what is there.
    committed_.Append(entry);
    for (const Early& early : early_) {
        if (early.index != index) continue;
        if (early.entry.term == entry.term && SameContent(early.entry, entry)) continue;
        Report(Property::kStateMachineSafety, early.server,
               Fill({"{early} applied {applied} before it was committed, and {server} commits "
                     "{entry} there",
                     "{early} 在提交之前就应用了{applied}，而 {server} 在那里提交的是{entry}"},
                    {{"early", NameOf(early.server)},
                     {"applied", NameOf(EntryId{early.entry.term, index})},
                     {"server", NameOf(moment.node.id())},
                     {"entry", NameOf(EntryId{entry.term, index})}}),
               early.number);
    }
    return true;
}

void SafetyMonitor::CheckInstalled(const Moment& moment, Index index) {
    const EntryId last = moment.node.log().base();
    if (last.index != index) return;
    const auto known = committed_.TermAt(index);
    if (!known.has_value() || *known == last.term) return;
    Report(Property::kStateMachineSafety, moment.node.id(),
           Fill({"{server} installs a snapshot up to {last} where another server committed {other}",
                 "{server} 安装了直到{last}的快照，而别的服务器在那里提交的是{other}"},
                {{"server", NameOf(moment.node.id())},
                 {"last", NameOf(last)},
                 {"other", NameOf(EntryId{*known, index})}}),
           NumberOfCommit(index));
}

void SafetyMonitor::CheckEarly(NodeId server, Index index, const Entry& entry,
                               std::uint64_t number) {
    const auto clashes = [&](const Entry& other) {
        return other.term != entry.term || !SameContent(other, entry);
    };
    const bool known = index >= committed_.first_index() && index <= committed_.last_index();
    if (known && clashes(committed_.At(index))) {
        Report(Property::kStateMachineSafety, server,
               Fill({"{server} applies {entry} where another server committed {other}",
                     "{server} 应用了{entry}，而别的服务器在那里提交的是{other}"},
                    {{"server", NameOf(server)},
                     {"entry", NameOf(EntryId{entry.term, index})},
                     {"other", NameOf(EntryId{committed_.At(index).term, index})}}),
               NumberOfCommit(index));
    }
    for (const Early& early : early_) {
        if (early.index != index || early.server == server || !clashes(early.entry)) continue;
        Report(Property::kStateMachineSafety, server,
               Fill({"{server} applies {entry} where {early} applied {other}",
                     "{server} 应用了{entry}，而 {early} 在那里应用的是{other}"},
                    {{"server", NameOf(server)},
                     {"entry", NameOf(EntryId{entry.term, index})},
                     {"early", NameOf(early.server)},
                     {"other", NameOf(EntryId{early.entry.term, index})}}),
               early.number);
    }
    if (early_.size() >= kEarlyMax) early_.erase(early_.begin(), early_.begin() + kEarlyMax / 2);
    early_.push_back({server, index, entry, number});
}

void SafetyMonitor::ReportNotLinearizable(NodeId server, Bilingual detail, std::uint64_t clash) {
    Report(Property::kLinearizability, server, std::move(detail), clash);
}

void SafetyMonitor::Record(const Moment& moment, Index last) {
    if (numbers_.size() >= kNumbersMax) {
        numbers_.erase(numbers_.begin(), numbers_.begin() + kNumbersMax / 2);
        forgot_numbers_ = true;
    }
    numbers_.push_back({last, moment.number});
    const Term term = moment.node.current_term();
    if (!marks_.empty() && marks_.back().term == term) {
        marks_.back().index = last;
    } else {
        marks_.push_back({last, term});
    }
    // A leader of a later term may have been elected before this commit: it must hold it as well.
    for (const Node* const other : moment.nodes) {
        if (other == nullptr || other->role() != Role::kLeader) continue;
        if (other->current_term() > term) CheckCompleteness(*other);
    }
}

std::uint64_t SafetyMonitor::NumberOfCommit(Index index) const {
    if (numbers_.empty() || index > numbers_.back().index) return 0;
    const auto found = std::lower_bound(
        numbers_.begin(), numbers_.end(), index,
        [](const CommitNumber& number, Index wanted) { return number.index < wanted; });
    // Before the first of them it is not known any more which commit it was.
    if (found == numbers_.begin() && forgot_numbers_) return 0;
    return found->number;
}

void SafetyMonitor::Report(Property property, NodeId server, Bilingual detail,
                           std::uint64_t clash) {
    const bool known =
        std::any_of(violations_.begin(), violations_.end(), [&](const Violation& violation) {
            return violation.property == property && violation.server == server &&
                   violation.detail == detail.english;
        });
    if (known || violations_.size() >= kViolationsMax) return;
    violations_.push_back(
        {property, server, std::move(detail.english), clash, std::move(detail.chinese)});
}

}  // namespace raft
