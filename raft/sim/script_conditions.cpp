// Message types, filters and conditions, read from a line.
#include <string>

#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

// "sent AppendEntries S1 S3"; an arrow may stand between the two, or before the second alone.
void ReadMessageFact(Reader& reader, Fact& fact) {
    fact.type = ReadMessageType(reader);
    if (NextIsServer(reader)) fact.from = ReadAnyServer(reader);
    if (reader.TakeSign("->") || NextIsServer(reader)) fact.to = ReadServer(reader);
}

void ReadServerFact(Reader& reader, Fact& fact) {
    fact.server = ReadServer(reader);
    if (reader.TakeWord("term")) {
        fact.kind = Fact::Kind::kServerTerm;
        fact.number = ReadNumber(reader, kATerm);
    } else if (reader.TakeWord("commit")) {
        fact.kind = Fact::Kind::kServerCommit;
        fact.number = ReadNumber(reader, kAnIndex);
    } else if (reader.TakeWord("applied")) {
        fact.kind = Fact::Kind::kServerApplied;
        fact.number = ReadNumber(reader, kAnIndex);
    } else {
        constexpr std::array<const char*, 9> kAfterServer = {
            "follower", "precandidate", "candidate", "leader",   "learner",
            "crashed",  "term N",       "commit N",  "applied N"};
        static_assert(kAfterServer.size() == kRoleWords.size() + 3);
        fact.kind = Fact::Kind::kRole;
        fact.role = static_cast<Fact::RoleWord>(reader.TakeOneOf(kAfterServer));
    }
}

Fact ReadFact(Reader& reader) {
    Fact fact;
    while (reader.TakeWord("not")) fact.negated = !fact.negated;

    if (reader.TakeWord("no")) {
        if (!reader.TakeWord("leader")) reader.FailExpected(Words{"leader", "“leader”"});
        fact.kind = Fact::Kind::kLeader;
        fact.negated = !fact.negated;
    } else if (reader.TakeWord("leader")) {
        if (NextIsServer(reader)) {
            fact.kind = Fact::Kind::kLeaderIs;
            fact.server = ReadServer(reader);
        }
    } else if (reader.TakeWord("term")) {
        fact.kind = Fact::Kind::kTerm;
        fact.number = ReadNumber(reader, kATerm);
    } else if (reader.TakeWord("commit")) {
        fact.kind = Fact::Kind::kCommit;
        fact.number = ReadNumber(reader, kAnIndex);
    } else if (reader.TakeWord("idle")) {
        fact.kind = Fact::Kind::kIdle;
    } else if (reader.TakeWord("sent")) {
        fact.kind = Fact::Kind::kSent;
        ReadMessageFact(reader, fact);
    } else if (reader.TakeWord("delivered")) {
        fact.kind = Fact::Kind::kDelivered;
        ReadMessageFact(reader, fact);
    } else if (reader.TakeWord("violation")) {
        fact.kind = Fact::Kind::kViolation;
        if (reader.NextIs('"'))
            fact.name = reader.TakeText({"the name of a property", "性质的名称"});
    } else if (NextIsServer(reader)) {
        ReadServerFact(reader, fact);
    } else {
        reader.FailExpected(
            Words{"a condition (leader, no leader, S1 leader, term 4, commit 3, idle, sent TYPE, "
                  "delivered TYPE, violation or not ...)",
                  "一个条件（leader、no leader、S1 leader、term 4、commit 3、idle、sent TYPE、"
                  "delivered TYPE、violation 或 not ...）"});
    }
    return fact;
}

}  // namespace

std::optional<MessageType> TakeMessageType(Reader& reader) {
    for (std::size_t i = 0; i < kMessageTypes; ++i) {
        const auto type = static_cast<MessageType>(i);
        if (reader.TakeWord(NameOf(type))) return type;
    }
    return std::nullopt;
}

MessageType ReadMessageType(Reader& reader) {
    const std::optional<MessageType> type = TakeMessageType(reader);
    if (type) return *type;

    std::array<const char*, kMessageTypes> names{};
    for (std::size_t i = 0; i < kMessageTypes; ++i)
        names.at(i) = NameOf(static_cast<MessageType>(i));
    reader.TakeOneOf(names, {"a message type", "消息类型"});
    return {};
}

// The sender can be nobody, as that of a made-up message can.
MessageFilter ReadFilter(Reader& reader) {
    MessageFilter filter;
    filter.type = TakeMessageType(reader);
    if (NextIsServer(reader)) {
        filter.from = ReadAnyServer(reader);
        if (!reader.TakeSign("->")) reader.FailExpected(kAnArrow);
        if (NextIsServer(reader)) filter.to = ReadServer(reader);
    } else if (reader.TakeSign("->")) {
        filter.to = ReadServer(reader);
    }
    return filter;
}

MessageSelector ReadSelector(Reader& reader) {
    MessageSelector selector;
    if (reader.NextIs('#')) {
        const std::size_t at = reader.Here();
        Reader digits(reader.TakeHashNumber(), reader.names());
        selector.id = ReadNumber(digits, {"a message like #17", "一条消息，如 #17"});
        if (digits.failed()) reader.Fail(at, digits.error()->text);
        return selector;
    }
    selector.filter = ReadFilter(reader);
    if (reader.TakeWord("last")) {
        selector.which = MessageSelector::Which::kLast;
    } else if (reader.TakeWord("all")) {
        selector.which = MessageSelector::Which::kAll;
    } else {
        reader.TakeWord("first");
    }
    return selector;
}

Condition ReadCondition(Reader& reader) {
    Condition condition;
    do {
        condition.facts.push_back(ReadFact(reader));
    } while (!reader.failed() && reader.TakeWord("and"));
    return condition;
}

}  // namespace raft::sim
