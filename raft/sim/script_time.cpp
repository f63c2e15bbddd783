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
    if (reader.AtEnd()) reader.FailExpected("a length of time like 300ms, or until CONDITION");
    return RunFor{ReadDuration(reader)};
}

Command ParseAt(Reader& reader) {
    At at;
    at.time = ReadDuration(reader, 0, kMomentMax);
    const std::size_t where = reader.Here();
    const CommandRow* row = FindCommand(reader.NextWord());
    if (row != nullptr && row->chapter == Chapter::kHistory) {
        reader.Fail(where,
                    "\"" + std::string(row->word) +
                        "\" cannot wait for a moment; it is about the history, and what waits "
                        "is part of it");
    }
    const bool moves =
        row != nullptr && row->chapter == Chapter::kTime && row->parse != &ParseCancel;
    if (moves || (row != nullptr && row->parse == &ParseCluster)) {
        reader.Fail(where, "\"" + std::string(row->word) +
                               "\" cannot wait for a moment; after at stands a command that moves "
                               "no time");
    }
    at.command = ParseCommand(reader);
    if (std::holds_alternative<NotYet>(at.command)) return at.command;
    return std::make_shared<const At>(std::move(at));
}

Command ParseCancel(Reader& reader) {
    return Cancel{ReadNumber(reader, "the number of a command given with at")};
}

}  // namespace raft::sim
