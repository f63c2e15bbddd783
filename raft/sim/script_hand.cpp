// The chapter "by hand", less made-up messages: ticks, timers, writes.
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

Command ParseTick(Reader& reader) {
    const NodeId server = ReadServer(reader);
    return TickServer{server, ReadCountOrOne(reader)};
}

Command ParseTimer(Reader& reader) {
    FixTimer timer{.server = ReadServer(reader)};
    if (reader.TakeWord("random")) return timer;
    if (reader.AtEnd()) {
        reader.FailExpected(
            Words{"a length of time like 12ms, or random", "时间长度，如 12ms，或 random"});
    }
    timer.length = ReadDuration(reader, kTimerMin);
    return timer;
}

Command ParsePersist(Reader& reader) {
    return PersistNow{ReadServer(reader)};
}

Command ParseApply(Reader& reader) {
    const NodeId server = ReadServer(reader);
    return ApplyNow{server, ReadCountOrOne(reader)};
}

Command ParseEdit(Reader& reader) {
    Edit edit{.server = ReadServer(reader)};
    bool term = false, vote = false;
    do {
        if (reader.TakeOnce("term", term)) {
            edit.term = ReadNumber(reader, kATerm);
        } else if (reader.TakeOnce("vote", vote)) {
            edit.vote.emplace();
            if (!reader.TakeWord("none")) edit.vote = ReadServer(reader);
        } else if (reader.TakeOnce("log", edit.has_log)) {
            edit.log = ReadEntries(reader);
        } else if (term || vote || edit.has_log) {
            reader.FailExpected(
                Words{"term N, vote S1, vote none, log [...] or the end of the line",
                      "term N、vote S1、vote none、log [...] 或行尾"});
        } else {
            reader.FailExpected(Words{"term N, vote S1, vote none or log [...]",
                                      "term N、vote S1、vote none 或 log [...]"});
        }
    } while (!reader.AtEnd());
    return edit;
}

}  // namespace raft::sim
