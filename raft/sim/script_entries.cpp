// Log entries, read from a line: "1:x=1", "2:n+=5", "2:-x", "3:noop", "4:config{S1 S2}".
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

constexpr Words kContentForm = {"what the entry holds, like x=1, n+=5, -x, noop or config{S1 S2}",
                                "条目的内容，如 x=1、n+=5、-x、noop 或 config{S1 S2}"};

// Whose command it is: "@C1", or "@C1/7" with its serial number in the client's session.
void ReadOwner(Reader& reader, raft::Command& command) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.TakeAnyWord();
    const std::size_t slash = std::min(word.find('/'), word.size());
    Reader client(word.substr(0, slash), reader.names());
    command.client = ReadClient(client);
    bool wrong = client.failed();
    if (slash < word.size()) {
        Reader serial(word.substr(slash + 1), reader.names());
        command.serial = ReadNumber(serial, {"a serial number", "序号"});
        wrong = wrong || command.serial == 0;
    }
    if (wrong) {
        reader.Fail(
            at, {"expected a client like C1 or C1/7 after @", "“@”之后应为客户端，如 C1 或 C1/7"});
    }
}

Payload ReadDelete(Reader& reader) {
    raft::Command command;
    command.operation.kind = Operation::Kind::kDelete;
    const std::string_view word = reader.TakeAnyWord().substr(1);
    command.operation.key = word.empty() ? reader.TakeName(kAKey) : std::string(word);
    if (reader.TakeGlued('@')) ReadOwner(reader, command);
    return command;
}

Payload ReadContent(Reader& reader) {
    if (reader.NextWord().starts_with('-')) return ReadDelete(reader);

    const bool quoted = reader.NextIs('"');
    std::string key = reader.TakeName(kContentForm);
    const bool assigned = reader.GluedIs('=') || reader.GluedIs('+');
    if (!quoted && !assigned) {
        if (SameWord(key, "noop")) return Noop{};
        if (SameWord(key, "config") && reader.GluedIs('{')) return ReadConfiguration(reader);
        if (SameWord(key, "session") && reader.TakeGlued('@')) {
            return OpenSession{ReadClient(reader)};
        }
    }

    raft::Command command;
    command.operation.key = std::move(key);
    if (reader.TakeGlued('+')) command.operation.kind = Operation::Kind::kIncrement;
    if (!reader.TakeGlued('=')) {
        reader.FailExpected(Words{"= and a value right after the key", "紧接键之后的“=”和一个值"});
    }
    if (command.operation.kind == Operation::Kind::kIncrement) {
        command.operation.amount = ReadAmount(reader);
    } else {
        command.operation.value = reader.TakeName(kAValue);
    }
    if (reader.TakeGlued('@')) ReadOwner(reader, command);
    return command;
}

}  // namespace

Term ReadEntryTerm(Reader& reader) {
    const std::size_t at = reader.Here();
    const Term term = ReadNumber(reader, {"an entry like 1:x=1", "一个条目，如 1:x=1"});
    if (term == 0) {
        reader.Fail(at, {"no entry is of term 0; terms of entries begin at 1",
                         "没有任期 0 的条目；条目的任期从 1 开始"});
    }
    return term;
}

Entry ReadEntryAfterTerm(Reader& reader, Term term) {
    Payload payload = ReadContent(reader);
    if (std::holds_alternative<Noop>(payload)) return {term, nullptr};
    return {term, std::make_shared<const Payload>(std::move(payload))};
}

std::vector<Entry> ReadEntries(Reader& reader) {
    if (!reader.TakeSign("[")) {
        reader.FailExpected(Words{"entries like [1:x=1 2:noop]", "条目，如 [1:x=1 2:noop]"});
    }
    std::vector<Entry> entries;
    while (!reader.failed() && !reader.TakeSign("]")) {
        if (reader.AtEnd()) reader.FailExpected(Words{"]", "“]”"});
        const Term term = ReadEntryTerm(reader);
        if (!reader.TakeGlued(':')) {
            reader.FailExpected(Words{": and what the entry holds", "“:”和条目的内容"});
        }
        entries.push_back(ReadEntryAfterTerm(reader, term));
        reader.TakeSign(",");
    }
    return entries;
}

}  // namespace raft::sim
