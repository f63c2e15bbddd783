// The chapter "time": run, at. (step is with back, in script_history.cpp.)
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
    const bool moves =
        row != nullptr && (row->chapter == Chapter::kTime || row->chapter == Chapter::kHistory);
    if (moves || (row != nullptr && row->parse == &ParseCluster)) {
        reader.Fail(where, "\"" + std::string(row->word) +
                               "\" cannot wait for a moment; after at stands a command that moves "
                               "no time");
    }
    at.command = ParseCommand(reader);
    if (std::holds_alternative<NotYet>(at.command)) return at.command;
    return std::make_shared<const At>(std::move(at));
}

}  // namespace raft::sim
