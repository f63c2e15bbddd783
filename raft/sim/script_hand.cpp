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
    if (reader.AtEnd()) reader.FailExpected("a length of time like 12ms, or random");
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

}  // namespace raft::sim
