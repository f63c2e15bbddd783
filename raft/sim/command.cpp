// When two commands are the same: by what they say, not by what they share.
#include "raft/sim/command.h"

#include <algorithm>

namespace raft::sim {

namespace {

bool SameEntry(const Entry& a, const Entry& b) {
    return a.term == b.term && SameContent(a, b);
}

template <typename Range>
bool SameEntries(const Range& a, const Range& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), SameEntry);
}

template <typename Value>
bool SamePointee(const std::shared_ptr<const Value>& a, const std::shared_ptr<const Value>& b) {
    return a == b || (a != nullptr && b != nullptr && *a == *b);
}

bool SameBody(const AppendEntries& a, const AppendEntries& b) {
    return a.prev == b.prev && a.commit == b.commit && a.round == b.round && a.lease == b.lease &&
           a.lease_since == b.lease_since && SameEntries(a.entries, b.entries);
}

bool SameBody(const InstallSnapshot& a, const InstallSnapshot& b) {
    return a.last_included == b.last_included && a.offset == b.offset && a.done == b.done &&
           a.round == b.round && SamePointee(a.data, b.data) && SamePointee(a.config, b.config);
}

template <typename Body>
bool SameBody(const Body& a, const Body& b) {
    return a == b;
}

}  // namespace

bool Given::operator==(const Given& other) const {
    return server == other.server && term == other.term && vote == other.vote &&
           commit == other.commit && snapshot == other.snapshot && role == other.role &&
           SameEntries(log, other.log);
}

bool Edit::operator==(const Edit& other) const {
    return server == other.server && term == other.term && vote == other.vote &&
           has_log == other.has_log && SameEntries(log, other.log);
}

bool Inject::operator==(const Inject& other) const {
    const Message& a = message;
    const Message& b = other.message;
    if (a.from != b.from || a.to != b.to || a.term != b.term) return false;
    const auto same = [&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        const Body* second = std::get_if<Body>(&b.body);
        return second != nullptr && SameBody(body, *second);
    };
    return std::visit(same, a.body);
}

bool ExpectLog::Item::operator==(const Item& other) const {
    if (term != other.term || entry.has_value() != other.entry.has_value()) return false;
    return !entry || SameEntry(*entry, *other.entry);
}

bool SameCommand(const Command& a, const Command& b) {
    const auto* first = std::get_if<std::shared_ptr<const At>>(&a);
    const auto* second = std::get_if<std::shared_ptr<const At>>(&b);
    if (first == nullptr || second == nullptr) return a == b;
    return (*first)->time == (*second)->time && SameCommand((*first)->command, (*second)->command);
}

}  // namespace raft::sim
