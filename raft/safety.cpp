// What each property asks of a change.
#include "raft/safety.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

constexpr std::size_t kViolationsMax = 100;  // Enough to show; a broken rule can go on clashing.

// Joined by appending: GCC 12 warns in vain about a literal + std::string.
std::string NameOf(NodeId id) {
    std::string name = "S";
    return name.append(std::to_string(Number(id)));
}

std::string NameOf(EntryId id) {
    std::string name = "entry ";
    name.append(std::to_string(id.index)).append(" (term ");
    return name.append(std::to_string(id.term)).append(")");
}

}  // namespace

const char* NameOf(Property property) {
    constexpr std::array<const char*, kProperties> kNames = {
        "Election Safety",     "Leader Append-Only",   "Log Matching",
        "Leader Completeness", "State Machine Safety",
    };
    return kNames.at(static_cast<std::size_t>(property));
}

bool SafetyMonitor::Cares(const Event& event) {
    if (const auto* role = std::get_if<RoleChanged>(&event)) return role->to == Role::kLeader;
    return std::holds_alternative<LogChanged>(event) ||
           std::holds_alternative<CommitAdvanced>(event);
}

void SafetyMonitor::Check(NodeId server, const Event& event, std::span<const Node* const> nodes) {
    const Node& node = *nodes[Number(server) - 1];
    if (const auto* role = std::get_if<RoleChanged>(&event)) {
        if (role->to == Role::kLeader) CheckNewLeader(node);
    } else if (const auto* log = std::get_if<LogChanged>(&event)) {
        CheckLog(node, *log, nodes);
    } else if (const auto* commit = std::get_if<CommitAdvanced>(&event)) {
        CheckCommit(node, *commit, nodes);
    }
}

void SafetyMonitor::CheckNewLeader(const Node& leader) {
    const Term term = leader.current_term();
    for (const auto& [led_term, other] : leaders_) {
        if (led_term != term || other == leader.id()) continue;
        Report(Property::kElectionSafety, leader.id(),
               NameOf(leader.id()) + " and " + NameOf(other) + " were both elected in term " +
                   std::to_string(term));
    }
    leaders_.emplace_back(term, leader.id());
    CheckCompleteness(leader);
}

void SafetyMonitor::CheckCompleteness(const Node& leader) {
    // By Log Matching it is enough to look at the last entry that was committed in an earlier term.
    const auto earlier = std::find_if(marks_.rbegin(), marks_.rend(), [&](const CommitMark& mark) {
        return mark.term < leader.current_term();
    });
    if (earlier == marks_.rend() || earlier->index < leader.log().base().index) return;
    const EntryId id{*committed_.TermAt(earlier->index), earlier->index};
    if (leader.log().Matches(id)) return;
    Report(Property::kLeaderCompleteness, leader.id(),
           NameOf(leader.id()) + " leads term " + std::to_string(leader.current_term()) +
               " without " + NameOf(id) + ", which was committed in term " +
               std::to_string(earlier->term));
}

void SafetyMonitor::CheckLog(const Node& node, const LogChanged& change,
                             std::span<const Node* const> nodes) {
    const Log& log = node.log();
    if (change.reason == LogReason::kConflict) {
        if (node.role() == Role::kLeader) {
            Report(Property::kLeaderAppendOnly, node.id(),
                   NameOf(node.id()) + " removed entries from index " +
                       std::to_string(change.first_changed) + " on while leading term " +
                       std::to_string(node.current_term()));
        }
        return;
    }
    const Index first = std::max(change.first_changed, log.first_index());
    const Index last = std::min(change.last_changed, log.last_index());
    for (const Node* const other : nodes) {
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
                   NameOf(node.id()) + " and " + NameOf(other->id()) + " differ at or before " +
                       NameOf(EntryId{mine.term, index}) + ", which both hold");
            return;
        }
    }
}

void SafetyMonitor::CheckCommit(const Node& node, const CommitAdvanced& commit,
                                std::span<const Node* const> nodes) {
    const Log& log = node.log();
    const Index first = std::max(commit.from + 1, log.first_index());
    bool grew = false;
    for (Index index = first; index <= std::min(commit.to, log.last_index()); ++index) {
        const Entry& entry = log.At(index);
        if (index > committed_.last_index()) {
            if (index != committed_.last_index() + 1) break;  // A gap: compacted on this server.
            committed_.Append(entry);
            grew = true;
            continue;
        }
        const Entry& known = committed_.At(index);
        if (known.term == entry.term && SameContent(known, entry)) continue;
        Report(Property::kStateMachineSafety, node.id(),
               NameOf(node.id()) + " commits " + NameOf(EntryId{entry.term, index}) +
                   " where another server committed " + NameOf(EntryId{known.term, index}));
        break;
    }
    if (!grew) return;

    const Term term = node.current_term();
    if (!marks_.empty() && marks_.back().term == term) {
        marks_.back().index = committed_.last_index();
    } else {
        marks_.push_back({committed_.last_index(), term});
    }
    // A leader of a later term may have been elected before this commit: it must hold it as well.
    for (const Node* const other : nodes) {
        if (other == nullptr || other->role() != Role::kLeader) continue;
        if (other->current_term() > term) CheckCompleteness(*other);
    }
}

void SafetyMonitor::Report(Property property, NodeId server, std::string detail) {
    Violation violation{property, server, std::move(detail)};
    const bool known =
        std::find(violations_.begin(), violations_.end(), violation) != violations_.end();
    if (known || violations_.size() >= kViolationsMax) return;
    violations_.push_back(std::move(violation));
}

}  // namespace raft
