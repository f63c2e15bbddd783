// The chapter "history": back, goto, branches, bookmarks, undo; parsed and printed.
#include <optional>
#include <string>
#include <string_view>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

constexpr Words kABranch = {"the name of a branch", "一个分支的名称"};

bool BeginsWithDigit(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

// The unit and the count of `step` and `back`.
template <class Steps>
Steps ReadSteps(Reader& reader) {
    Steps steps;
    for (std::size_t i = 0; i < kStepWords.size(); ++i) {
        if (!reader.TakeWord(kStepWords.at(i))) continue;
        steps.unit = static_cast<StepUnit>(i);
        steps.count = ReadCountOrOne(reader);
        return steps;
    }
    if (reader.AtEnd()) return steps;
    if (BeginsWithDigit(reader.NextWord())) {
        steps.count = ReadCount(reader, kANumber);
    } else {
        reader.TakeOneOf(kStepWords, {"a number, or what to step to", "一个数，或要走到的事"});
    }
    return steps;
}

std::string PrintSteps(const char* word, StepUnit unit, std::uint32_t count) {
    std::string text = word;
    if (unit != StepUnit::kEvent) {
        text += std::string(" ") + kStepWords.at(static_cast<std::size_t>(unit));
    }
    if (count != 1) text += " " + std::to_string(count);
    return text;
}

struct PrintOne {
    std::string operator()(const GoBack& command) const {
        return PrintSteps("back", command.unit, command.count);
    }
    std::string operator()(const GoTo& command) const {
        switch (command.kind) {
            case GoTo::Kind::kMoment:
                return "goto " + PrintDuration(command.at);
            case GoTo::Kind::kStart:
                return "goto start";
            case GoTo::Kind::kEnd:
                return "goto end";
            case GoTo::Kind::kBookmark:
                return "goto " + PrintText(command.bookmark);
            case GoTo::Kind::kEvent:
                return "goto event " + std::to_string(command.event);
        }
        return "";
    }
    std::string operator()(const MakeBranch& command) const {
        return "branch " + PrintName(command.name);
    }
    std::string operator()(const SwitchBranch& command) const {
        return "switch " + PrintName(command.name);
    }
    std::string operator()(const RenameBranch& command) const {
        return "rename " + PrintName(command.name);
    }
    std::string operator()(const PruneBranch& command) const {
        return "prune " + PrintName(command.name);
    }
    std::string operator()(const SetBookmark& command) const {
        return "bookmark " + PrintText(command.text);
    }
    std::string operator()(const RemoveBookmark& command) const {
        return "unmark " + PrintText(command.text);
    }
    std::string operator()(const Undo& /*command*/) const { return "undo"; }
    std::string operator()(const Redo& /*command*/) const { return "redo"; }
};

}  // namespace

Command ParseStep(Reader& reader) {
    return ReadSteps<StepOnce>(reader);
}

std::string PrintStep(const StepOnce& command) {
    return PrintSteps("step", command.unit, command.count);
}

Command ParseBack(Reader& reader) {
    return HistoryCommand{ReadSteps<GoBack>(reader)};
}

Command ParseGoTo(Reader& reader) {
    GoTo command;
    if (reader.NextIs('"')) {
        command.kind = GoTo::Kind::kBookmark;
        command.bookmark = ReadBookmark(reader, {"a bookmark", "一个书签"});
    } else if (reader.TakeWord("start")) {
        command.kind = GoTo::Kind::kStart;
    } else if (reader.TakeWord("end")) {
        command.kind = GoTo::Kind::kEnd;
    } else if (reader.TakeWord("event")) {
        command.kind = GoTo::Kind::kEvent;
        command.event = ReadNumber(reader, {"the number of an event", "事件的编号"});
    } else if (BeginsWithDigit(reader.NextWord())) {
        command.at = ReadDuration(reader, 0, kMomentMax);
    } else {
        reader.FailExpected(
            Words{"a moment like 412.6ms, start, end, event N or a bookmark in quotes",
                  "时刻（如 412.6ms）、start、end、event N 或带引号的书签"},
            DidYouMean(NearestOf(kPlaceWords, reader.NextWord())));
    }
    return HistoryCommand{command};
}

Command ParseBranch(Reader& reader) {
    return HistoryCommand{
        MakeBranch{ReadBranchName(reader, {"a name for the branch", "分支的名称"})}};
}

Command ParseSwitch(Reader& reader) {
    return HistoryCommand{SwitchBranch{ReadBranchName(reader, kABranch)}};
}

Command ParseRename(Reader& reader) {
    return HistoryCommand{
        RenameBranch{ReadBranchName(reader, {"a new name for this branch", "这个分支的新名称"})}};
}

Command ParsePrune(Reader& reader) {
    return HistoryCommand{PruneBranch{ReadBranchName(reader, kABranch)}};
}

Command ParseBookmark(Reader& reader) {
    return HistoryCommand{SetBookmark{ReadBookmark(reader, {"a text in quotes", "带引号的文本"})}};
}

Command ParseUnmark(Reader& reader) {
    return HistoryCommand{
        RemoveBookmark{ReadBookmark(reader, {"a bookmark in quotes", "带引号的书签"})}};
}

Command ParseUndo(Reader& /*reader*/) {
    return HistoryCommand{Undo{}};
}

Command ParseRedo(Reader& /*reader*/) {
    return HistoryCommand{Redo{}};
}

std::string PrintHistory(const HistoryCommand& command) {
    return std::visit(PrintOne{}, command);
}

}  // namespace raft::sim
