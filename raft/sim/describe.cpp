// From an event to its sentence, its kind and its weight.
#include "raft/sim/describe.h"

#include <array>
#include <string>
#include <variant>

#include "raft/sim/describe_words.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

constexpr Words kNobody = {"nobody", "无"};
constexpr Words kEntry = {"(term {term}, index {index})", "（任期 {term}，索引 {index}）"};
constexpr Words kEndedAt = {"ended at {entry}", "结束于{entry}"};
constexpr Words kWasEmpty = {"was empty", "是空的"};
constexpr Words kAfter = {"after {entry}", "接在{entry}之后"};
constexpr Words kFromBeginning = {"from the log's beginning", "从日志开头"};
constexpr Words kOneEntry = {"1 entry", "1 个条目"};
constexpr Words kEntries = {"{count} entries", "{count} 个条目"};
constexpr Words kOneIndex = {"index {first}", "索引 {first}"};
constexpr Words kNoIndex = {"no entry", "零个条目"};
constexpr Words kIndices = {"indices {first} to {last}", "索引 {first} 到 {last}"};

// By Role.
constexpr std::array<Words, 4> kRoleNames = {{{"follower", "跟随者"},
                                              {"pre-candidate", "预候选人"},
                                              {"candidate", "候选人"},
                                              {"leader", "领导者"}}};

}  // namespace

std::string Speaker::Fill(const Words& text, Gaps gaps) const {
    const std::string_view pattern = In(text);
    std::string filled;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            filled += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        const std::string_view name = pattern.substr(at + 1, end - at - 1);
        if (name == "server") filled += Server(event_.server);
        for (const auto& [gap, value] : gaps) {
            if (gap == name) filled += value;
        }
        at = end + 1;
    }
    return filled;
}

Sentence Speaker::Say(const Wording& wording, Gaps gaps) const {
    return {.text = Fill(wording.text, gaps),
            .rule = In(wording.source.rule),
            .paper = wording.source.paper,
            .dissertation = wording.source.dissertation,
            .tone = wording.tone};
}

std::string Speaker::Server(std::optional<NodeId> id) const {
    return id ? PrintServer(*id) : In(kNobody);
}

std::string Speaker::Entry(EntryId id) const {
    return Fill(kEntry, {{"term", std::to_string(id.term)}, {"index", std::to_string(id.index)}});
}

std::string Speaker::LogEnd(EntryId last) const {
    return last.index == 0 ? In(kWasEmpty) : Fill(kEndedAt, {{"entry", Entry(last)}});
}

std::string Speaker::After(EntryId prev) const {
    return prev.index == 0 ? In(kFromBeginning) : Fill(kAfter, {{"entry", Entry(prev)}});
}

std::string Speaker::EntryCount(std::size_t count) const {
    return Fill(count == 1 ? kOneEntry : kEntries, {{"count", std::to_string(count)}});
}

std::string Speaker::Indices(Index first, Index last) const {
    if (last < first) return In(kNoIndex);
    return Fill(first == last ? kOneIndex : kIndices,
                {{"first", std::to_string(first)}, {"last", std::to_string(last)}});
}

std::string Speaker::RoleName(Role role) const {
    return In(kRoleNames.at(static_cast<std::size_t>(role)));
}

Sentence Describe(const Event& event, Language language) {
    const Speaker speaker(event, language);
    const auto describe = [&](const auto& body) { return DescribeBody(speaker, body); };
    if (const auto* inside = std::get_if<raft::Event>(&event.body)) {
        return std::visit(describe, *inside);
    }
    const auto outside = [&](const auto& body) -> Sentence {
        if constexpr (std::is_same_v<std::decay_t<decltype(body)>, raft::Event>) {
            return {};
        } else {
            return DescribeBody(speaker, body);
        }
    };
    return std::visit(outside, event.body);
}

}  // namespace raft::sim
