// The chapters "protocol" and "rules": elections, snapshots, members, and rules that are broken.
#include <array>
#include <string>

#include "raft/rules.h"
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

// "[via S1]", at the end of a line.
std::optional<NodeId> ReadVia(Reader& reader) {
    if (reader.TakeWord("via")) return ReadServer(reader);
    if (!reader.AtEnd()) {
        reader.FailExpected(Words{"via S1 or the end of the line", "via S1 或行尾"});
    }
    return std::nullopt;
}

Command ReadChangeOf(Reader& reader, ChangeKind kind) {
    ChangeMembers command{.change = {.kind = kind, .server = ReadServer(reader)}};
    command.via = ReadVia(reader);
    return command;
}

Command ReadRule(Reader& reader, bool broken) {
    std::array<const char*, kRules> beliefs{};
    for (std::size_t i = 0; i < kRules; ++i) beliefs.at(i) = NameOf(static_cast<Rule>(i));

    const std::size_t at = reader.Here();
    const std::string word(reader.NextWord());
    const Gap names = {"names", ListOf(beliefs)};
    if (word.empty()) {
        reader.FailExpected(Fill(
            {"a rule, G1 to G16, or by name: {names}", "一条规则，即 G1 到 G16，或用名称：{names}"},
            {names}));
    }
    const std::optional<Rule> rule = RuleNamed(word);
    if (!rule) {
        const std::optional<std::string> nearest = NearestOf(beliefs, word);
        const Bilingual all = Fill(
            {"; G1 to G16, or by name: {names}", "；规则是 G1 到 G16，或用名称：{names}"}, {names});
        reader.Fail(at, Fill({"no rule {word}{hint}", "没有规则 {word}{hint}"},
                             {{"word", word}, {"hint", nearest ? DidYouMean(nearest) : all}}));
        return BreakRule{};
    }
    reader.TakeAnyWord();
    return BreakRule{*rule, broken};
}

}  // namespace

Command ParseTimeout(Reader& reader) {
    return FireTimeout{ReadServer(reader)};
}
Command ParseHeartbeat(Reader& reader) {
    return BeatHeart{ReadServer(reader)};
}

Command ParseTransfer(Reader& reader) {
    const NodeId target = ReadServer(reader);
    return HandOver{target, ReadVia(reader)};
}

Command ParseSnapshot(Reader& reader) {
    TakeSnapshot command{.server = ReadServer(reader)};
    if (!reader.AtEnd())
        command.index = ReadNumber(reader, {"an index or the end of the line", "一个索引或行尾"});
    return command;
}

Command ParseAdd(Reader& reader) {
    ChangeMembers command{.change = {.server = ReadServer(reader)}};
    if (reader.TakeWord("learner")) {
        command.change.kind = ChangeKind::kAddLearner;
    } else if (reader.TakeWord("now")) {
        command.change.kind = ChangeKind::kAddNow;
    } else if (!reader.AtEnd() && !SameWord(reader.NextWord(), "via")) {
        reader.FailExpected(
            Words{"learner, now, via S1 or the end of the line", "learner、now、via S1 或行尾"});
    }
    command.via = ReadVia(reader);
    return command;
}

Command ParsePromote(Reader& reader) {
    return ReadChangeOf(reader, ChangeKind::kPromote);
}
Command ParseDemote(Reader& reader) {
    return ReadChangeOf(reader, ChangeKind::kDemote);
}
Command ParseRemove(Reader& reader) {
    return ReadChangeOf(reader, ChangeKind::kRemove);
}

Command ParseChange(Reader& reader) {
    ChangeMembers command{.change = {.kind = ChangeKind::kReplace, .voters = ReadSet(reader)}};
    command.via = ReadVia(reader);
    return command;
}

Command ParseBreak(Reader& reader) {
    return ReadRule(reader, true);
}
Command ParseMend(Reader& reader) {
    return ReadRule(reader, false);
}

}  // namespace raft::sim
