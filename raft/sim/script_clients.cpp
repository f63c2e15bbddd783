// The chapter "clients": commands to the key-value machine, and reads of it.
#include <string>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

// "[to S2] [as C1] [no-session]", in any order.
ClientCommand ReadManner(Reader& reader, Operation operation) {
    ClientCommand command{.operation = std::move(operation)};
    bool to = false;
    bool as = false;
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("to", to)) {
            command.to = ReadServer(reader);
        } else if (reader.TakeOnce("as", as)) {
            command.as = ReadClient(reader);
        } else if (!reader.TakeOnce("no-session", command.no_session)) {
            reader.FailExpected(Words{"to S2, as C1, no-session or the end of the line",
                                      "to S2、as C1、no-session 或行尾"});
        }
    }
    return command;
}

std::optional<NodeId> ReadTo(Reader& reader) {
    if (!reader.TakeWord("to")) return std::nullopt;
    return ReadServer(reader);
}

}  // namespace

Command ParsePut(Reader& reader) {
    Operation operation{.kind = Operation::Kind::kPut};
    operation.key = reader.TakeName(kAKey);
    operation.value = reader.TakeName(kAValue);
    return ReadManner(reader, std::move(operation));
}

Command ParseIncrement(Reader& reader) {
    Operation operation{.kind = Operation::Kind::kIncrement};
    operation.key = reader.TakeName(kAKey);
    operation.amount = ReadAmount(reader);
    return ReadManner(reader, std::move(operation));
}

Command ParseDelete(Reader& reader) {
    Operation operation{.kind = Operation::Kind::kDelete};
    operation.key = reader.TakeName(kAKey);
    return ReadManner(reader, std::move(operation));
}

// "[from S2] [as C1] [mode lease]", in any order.
Command ParseGet(Reader& reader) {
    GetValue get{.key = reader.TakeName(kAKey)};
    bool from = false;
    bool as = false;
    bool mode = false;
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("from", from)) {
            get.from = ReadServer(reader);
        } else if (reader.TakeOnce("as", as)) {
            get.as = ReadClient(reader);
        } else if (reader.TakeOnce("mode", mode)) {
            get.mode = static_cast<ReadMode>(
                reader.TakeOneOf(kModeWords, {"a mode of reading", "读取方式"}));
        } else {
            reader.FailExpected(Words{"from S2, as C1, mode MODE or the end of the line",
                                      "from S2、as C1、mode MODE 或行尾"});
        }
    }
    return get;
}

Command ParseRegister(Reader& reader) {
    const ClientId client = ReadClient(reader);
    return Register{client, ReadTo(reader)};
}

Command ParseRetry(Reader& reader) {
    const ClientId client = ReadClient(reader);
    return Retry{client, ReadTo(reader)};
}

Command ParseLoad(Reader& reader) {
    constexpr Words kForm = {"a rate like 200/s", "速率，如 200/s"};
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    if (!word.ends_with("/s")) reader.FailExpected(kForm);

    Load load;
    Reader digits(word.substr(0, word.size() - std::min(word.size(), std::size_t{2})),
                  reader.names());
    load.per_second = ReadCount(digits, kForm, 0);
    digits.TakeEnd();
    if (digits.failed()) reader.Fail(at, digits.error()->text);
    reader.TakeAnyWord();
    if (reader.TakeWord("for")) load.length = ReadDuration(reader);
    return load;
}

}  // namespace raft::sim
