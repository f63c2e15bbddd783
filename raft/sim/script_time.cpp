// The chapter "time": run, at, cancel. (step is with back, in script_history.cpp.)
#include <memory>
#include <string>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

Command ParseRun(Reader& reader) {
    if (reader.TakeWord("until")) {
        RunUntilHolds run;
        run.condition = ReadCondition(reader);
        if (reader.TakeWord("within")) run.within = ReadDuration(reader);
        return run;
    }
    if (reader.AtEnd()) {
        reader.FailExpected(Words{"a length of time like 300ms, or until CONDITION",
                                  "时间长度，如 300ms，或 until CONDITION"});
    }
    return RunFor{ReadDuration(reader)};
}

Command ParseAt(Reader& reader) {
    At at;
    at.time = ReadDuration(reader, 0, kMomentMax);
    const std::size_t where = reader.Here();
    const CommandRow* row = FindCommand(reader.NextWord());
    if (row != nullptr && row->chapter == Chapter::kHistory) {
        reader.Fail(where,
                    Fill({"\"{word}\" cannot wait for a moment; it is about the history, and "
                          "what waits is part of it",
                          "“{word}”不能留到某个时刻；它针对历史，而等待的命令是历史的一部分"},
                         {{"word", row->word}}));
    }
    const bool moves =
        row != nullptr && row->chapter == Chapter::kTime && row->parse != &ParseCancel;
    if (moves || (row != nullptr && row->parse == &ParseCluster)) {
        reader.Fail(where, Fill({"\"{word}\" cannot wait for a moment; after at stands a command "
                                 "that moves no time",
                                 "“{word}”不能留到某个时刻；at 之后只能是不推进时间的命令"},
                                {{"word", row->word}}));
    }
    at.command = ParseCommand(reader);
    if (std::holds_alternative<NotYet>(at.command)) return at.command;
    return std::make_shared<const At>(std::move(at));
}

Command ParseCancel(Reader& reader) {
    return Cancel{
        ReadNumber(reader, {"the number of a command given with at", "用 at 给出的命令的编号"})};
}

}  // namespace raft::sim
