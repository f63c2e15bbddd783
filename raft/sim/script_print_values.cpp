// The text of what commands speak about: servers, lengths of time, entries, conditions.
#include <array>
#include <string>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

// value / scale as a decimal, exactly, without zeros at its end. REQUIRES: value >= 0.
std::string PrintDecimal(std::int64_t value, std::int64_t scale) {
    std::string text = std::to_string(value / scale);
    std::int64_t rest = value % scale;
    if (rest != 0) text += '.';
    while (rest != 0) {
        rest *= 10;
        text += static_cast<char>('0' + rest / scale);
        rest %= scale;
    }
    return text;
}

std::string PrintSet(const std::vector<NodeId>& set) {
    std::string text = "{";
    for (const NodeId id : set) text += (text.size() > 1 ? " " : "") + PrintServer(id);
    return text + "}";
}

// A key where an entry is written: "-x" would read as the deletion of x.
std::string PrintKey(const std::string& key) {
    return key.starts_with('-') ? PrintText(key) : PrintName(key);
}

std::string PrintOwner(const raft::Command& command) {
    if (command.client == ClientId{} && command.serial == 0) return {};
    std::string text = "@" + PrintClient(command.client);
    if (command.serial != 0) text += "/" + std::to_string(command.serial);
    return text;
}

}  // namespace

std::string PrintServer(NodeId id) {
    return "S" + std::to_string(Number(id));
}

std::string PrintClient(ClientId id) {
    return "C" + std::to_string(Number(id));
}

std::string PrintDuration(Micros length) {
    if (length < 0) return "-" + PrintDuration(-length);
    if (length == 0) return "0ms";
    if (length >= kSecond && length % kMillisecond == 0) return PrintDecimal(length, kSecond) + "s";
    if (length >= kMillisecond) return PrintDecimal(length, kMillisecond) + "ms";
    return std::to_string(length) + "us";
}

std::string PrintRange(const Range& range) {
    if (range.low == range.high) return PrintDuration(range.low);
    return PrintDuration(range.low) + ".." + PrintDuration(range.high);
}

std::string PrintShare(Millionths share) {
    return PrintDecimal(share, kWhole / 100) + "%";
}

std::string PrintRate(Millionths rate) {
    return PrintDecimal(rate, kWhole);
}

std::string PrintText(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const std::size_t which = std::string_view("\"\\\n\t\r").find(c);
        if (which == std::string_view::npos) {
            quoted += c;
        } else {
            quoted += {'\\', "\"\\ntr"[which]};
        }
    }
    return quoted + "\"";
}

std::string PrintName(std::string_view text) {
    return IsPlain(text) ? std::string(text) : PrintText(text);
}

std::string PrintOperation(const Operation& operation) {
    switch (operation.kind) {
        case Operation::Kind::kPut:
            return "put " + PrintName(operation.key) + " " + PrintName(operation.value);
        case Operation::Kind::kIncrement:
            return "increment " + PrintName(operation.key) + " " + std::to_string(operation.amount);
        case Operation::Kind::kDelete:
            return "delete " + PrintName(operation.key);
    }
    return {};
}

std::string PrintConfiguration(const Configuration& configuration) {
    std::string text = PrintSet(configuration.voters);
    if (configuration.joint()) text = PrintSet(configuration.outgoing) + "->" + text;
    if (!configuration.learners.empty()) text += "+" + PrintSet(configuration.learners);
    return text;
}

std::string PrintEntryContent(const Entry& entry) {
    if (const Configuration* configuration = entry.configuration()) {
        return "config" + PrintConfiguration(*configuration);
    }
    if (const OpenSession* session = entry.session()) {
        return "session@" + PrintClient(session->client);
    }
    const raft::Command* command = entry.command();
    if (command == nullptr) return "noop";
    const Operation& operation = command->operation;
    switch (operation.kind) {
        case Operation::Kind::kPut:
            return PrintKey(operation.key) + "=" + PrintName(operation.value);
        case Operation::Kind::kIncrement:
            return PrintKey(operation.key) + "+=" + std::to_string(operation.amount);
        case Operation::Kind::kDelete:
            // A key ">" would make an arrow with the sign before it.
            return "-" + (operation.key.starts_with('>') ? PrintText(operation.key)
                                                         : PrintName(operation.key));
    }
    return {};
}

std::string PrintEntry(const Entry& entry) {
    return std::to_string(entry.term) + ":" + PrintEntryContent(entry);
}

std::string PrintOwnedEntry(const Entry& entry) {
    const raft::Command* command = entry.command();
    return PrintEntry(entry) + (command == nullptr ? "" : PrintOwner(*command));
}

std::string PrintEntries(const std::vector<Entry>& entries) {
    std::string text = "[";
    for (const Entry& entry : entries) {
        if (text.size() > 1) text += " ";
        text += PrintOwnedEntry(entry);
    }
    return text + "]";
}

namespace {

std::string PrintFact(const Fact& fact) {
    const std::string number = std::to_string(fact.number);
    switch (fact.kind) {
        case Fact::Kind::kLeader:
            return "leader";
        case Fact::Kind::kLeaderIs:
            return "leader " + PrintServer(fact.server);
        case Fact::Kind::kRole:
            return PrintServer(fact.server) + " " +
                   kRoleWords.at(static_cast<std::size_t>(fact.role));
        case Fact::Kind::kTerm:
            return "term " + number;
        case Fact::Kind::kServerTerm:
            return PrintServer(fact.server) + " term " + number;
        case Fact::Kind::kServerCommit:
            return PrintServer(fact.server) + " commit " + number;
        case Fact::Kind::kServerApplied:
            return PrintServer(fact.server) + " applied " + number;
        case Fact::Kind::kCommit:
            return "commit " + number;
        case Fact::Kind::kIdle:
            return "idle";
        case Fact::Kind::kSent:
        case Fact::Kind::kDelivered:
            break;
        case Fact::Kind::kViolation:
            return fact.name.empty() ? "violation" : "violation " + PrintText(fact.name);
    }
    std::string text = fact.kind == Fact::Kind::kSent ? "sent " : "delivered ";
    text += NameOf(fact.type);
    if (fact.from) text += " " + PrintServer(*fact.from);
    if (fact.to) text += (fact.from ? " " : " -> ") + PrintServer(*fact.to);
    return text;
}

}  // namespace

std::string PrintCondition(const Condition& condition) {
    std::string text;
    for (const Fact& fact : condition.facts) {
        if (!text.empty()) text += " and ";
        const bool no_leader = fact.negated && fact.kind == Fact::Kind::kLeader;
        if (fact.negated) text += no_leader ? "no " : "not ";
        text += PrintFact(fact);
    }
    return text;
}

std::string PrintFilter(const MessageFilter& filter) {
    std::string text = filter.type ? NameOf(*filter.type) : "";
    const auto add = [&](const std::string& word) { text += (text.empty() ? "" : " ") + word; };
    if (filter.from) add(PrintServer(*filter.from));
    if (filter.from || filter.to) add("->");
    if (filter.to) add(PrintServer(*filter.to));
    return text;
}

std::string PrintSelector(const MessageSelector& selector) {
    if (selector.id) return "#" + std::to_string(*selector.id);
    std::string filter = PrintFilter(selector.filter);
    if (selector.which == MessageSelector::Which::kFirst) return filter;
    const char* which = kWhichWords.at(static_cast<std::size_t>(selector.which));
    return filter.empty() ? which : filter + " " + which;
}

const char* NameOf(Stage stage) {
    return kStageWords.at(static_cast<std::size_t>(stage));
}

const char* NameOf(ReadMode mode) {
    return kModeWords.at(static_cast<std::size_t>(mode));
}

}  // namespace raft::sim
