// The chapter "time": run, step, at.
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

Command ParseStep(Reader& reader) {
    StepOnce step;
    for (std::size_t i = 0; i < kStepWords.size(); ++i) {
        if (!reader.TakeWord(kStepWords.at(i))) continue;
        step.unit = static_cast<StepOnce::Unit>(i);
        step.count = ReadCountOrOne(reader);
        return step;
    }
    if (reader.AtEnd()) return step;
    if (std::string_view("0123456789").find(reader.NextWord().substr(0, 1)) !=
        std::string_view::npos) {
        step.count = ReadCount(reader, "a number");
    } else {
        reader.TakeOneOf(kStepWords, "a number, or what to step to");
    }
    return step;
}

Command ParseAt(Reader& reader) {
    At at;
    at.time = ReadDuration(reader, 0, kMomentMax);
    const std::size_t where = reader.Here();
    const CommandRow* row = FindCommand(reader.NextWord());
    if (row != nullptr && (row->chapter == Chapter::kTime || row->parse == &ParseCluster)) {
        reader.Fail(where, "\"" + std::string(row->word) +
                               "\" cannot wait for a moment; after at stands a command that moves "
                               "no time");
    }
    at.command = ParseCommand(reader);
    if (std::holds_alternative<NotYet>(at.command)) return at.command;
    return std::make_shared<const At>(std::move(at));
}

}  // namespace raft::sim
