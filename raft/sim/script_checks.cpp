// The chapters "checks" and "teaching": expect, say, pause-here.
#include <optional>
#include <string>
#include <utility>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

ExpectLog ReadExpectLog(Reader& reader) {
    ExpectLog expect{.server = ReadServer(reader)};
    if (!reader.TakeSign("[")) {
        reader.FailExpected(
            Words{"a log like [1 1 2] or [1:x=1 2:noop]", "日志，如 [1 1 2] 或 [1:x=1 2:noop]"});
    }
    while (!reader.failed() && !reader.TakeSign("]")) {
        if (reader.AtEnd()) reader.FailExpected(Words{"]", "“]”"});
        ExpectLog::Item item{.term = ReadEntryTerm(reader)};
        if (reader.TakeGlued(':')) item.entry = ReadEntryAfterTerm(reader, item.term);
        expect.log.push_back(std::move(item));
        reader.TakeSign(",");
    }
    return expect;
}

// "x=1", or "x=none" for a key without a value.
struct KeyAndValue {
    std::string key{};
    std::optional<std::string> value{};
};

KeyAndValue ReadKeyAndValue(Reader& reader) {
    KeyAndValue read{.key = reader.TakeName(
                         {"a key and its value, like x=1 or x=none", "键和值，如 x=1 或 x=none"})};
    if (!reader.TakeGlued('=')) {
        reader.FailExpected(
            Words{"= and a value, or =none for no value", "“=”和一个值，没有值写作 =none"});
    }
    const bool quoted = reader.NextIs('"');
    std::string value = reader.TakeName({"a value, or none", "一个值，或 none"});
    if (quoted || value != "none") read.value = std::move(value);
    return read;
}

ExpectState ReadExpectState(Reader& reader) {
    const NodeId server = ReadServer(reader);
    auto [key, value] = ReadKeyAndValue(reader);
    return {server, std::move(key), std::move(value)};
}

ExpectRead ReadExpectRead(Reader& reader) {
    const ClientId client = ReadClient(reader);
    auto [key, value] = ReadKeyAndValue(reader);
    return {client, std::move(key), std::move(value)};
}

ExpectRefused ReadExpectRefused(Reader& reader) {
    ExpectRefused expect;
    expect.voter = ReadServer(reader);
    expect.candidate = ReadAnyServer(reader);
    if (!reader.TakeWord("because")) {
        reader.FailExpected(
            Words{"because term, vote, log or lease", "because 和 term、vote、log 或 lease"});
    }
    expect.because = static_cast<ExpectRefused::Because>(reader.TakeOneOf(kBecauseWords));
    return expect;
}

}  // namespace

Command ParseExpect(Reader& reader) {
    if (reader.TakeWord("log")) return ReadExpectLog(reader);
    if (reader.TakeWord("state")) return ReadExpectState(reader);
    if (reader.TakeWord("members")) {
        const NodeId server = ReadServer(reader);
        return ExpectMembers{server, ReadConfiguration(reader, true)};
    }
    if (reader.TakeWord("refused")) return ReadExpectRefused(reader);
    if (reader.TakeWord("read")) return ReadExpectRead(reader);
    if (reader.AtEnd()) {
        reader.FailExpected(
            Words{"log, state, members, refused, read or a condition like S1 leader",
                  "log、state、members、refused、read 或条件，如 S1 leader"});
    }
    return ExpectCondition{ReadCondition(reader)};
}

Command ParseSay(Reader& reader) {
    constexpr Words kText = {"a text in double quotes", "带双引号的文本"};
    Say say{.text = reader.TakeText(kText)};
    if (reader.TakeWord("zh")) say.chinese = reader.TakeText(kText);
    return say;
}

Command ParsePauseHere(Reader&) {
    return PauseHere{};
}

}  // namespace raft::sim
