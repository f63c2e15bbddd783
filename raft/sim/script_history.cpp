// The chapter "history": back, goto, branches, bookmarks, undo; parsed and printed.
#include <string>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

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
    if (std::string_view("0123456789").find(reader.NextWord().substr(0, 1)) !=
        std::string_view::npos) {
        steps.count = ReadCount(reader, "a number");
    } else {
        reader.TakeOneOf(kStepWords, "a number, or what to step to");
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
        command.bookmark = reader.TakeText("a bookmark");
    } else if (reader.TakeWord("start")) {
        command.kind = GoTo::Kind::kStart;
    } else if (reader.TakeWord("end")) {
        command.kind = GoTo::Kind::kEnd;
    } else if (reader.TakeWord("event")) {
        command.kind = GoTo::Kind::kEvent;
        command.event = ReadNumber(reader, "the number of an event");
    } else if (reader.AtEnd()) {
        reader.FailExpected("a moment like 412.6ms, start, end, event N or a bookmark in quotes");
    } else {
        command.at = ReadDuration(reader, 0, kMomentMax);
    }
    return HistoryCommand{command};
}

Command ParseBranch(Reader& reader) {
    return HistoryCommand{MakeBranch{reader.TakeName("a name for the branch")}};
}

Command ParseSwitch(Reader& reader) {
    return HistoryCommand{SwitchBranch{reader.TakeName("the name of a branch")}};
}

Command ParseRename(Reader& reader) {
    return HistoryCommand{RenameBranch{reader.TakeName("a new name for this branch")}};
}

Command ParsePrune(Reader& reader) {
    return HistoryCommand{PruneBranch{reader.TakeName("the name of a branch")}};
}

Command ParseBookmark(Reader& reader) {
    return HistoryCommand{SetBookmark{reader.TakeText("a text in quotes")}};
}

Command ParseUnmark(Reader& reader) {
    return HistoryCommand{RemoveBookmark{reader.TakeText("the text of a bookmark, in quotes")}};
}

Command ParseUndo(Reader& /*reader*/) {
    return HistoryCommand{Undo{}};
}

Command ParseRedo(Reader& /*reader*/) {
    return HistoryCommand{Redo{}};
}

Command ParseCancel(Reader& reader) {
    return Cancel{ReadNumber(reader, "the number of a command given with at")};
}

std::string PrintHistory(const HistoryCommand& command) {
    return std::visit(PrintOne{}, command);
}

}  // namespace raft::sim
