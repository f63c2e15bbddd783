// The chapter "faults": servers, links, disks and clocks that fail.
#include <algorithm>
#include <string>

#include "raft/sim/outcome.h"
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

Command ParseCrash(Reader& reader) {
    Crash crash{.server = ReadServer(reader)};
    if (reader.TakeWord("at")) {
        crash.at = static_cast<Stage>(reader.TakeOneOf(kStageWords, {"a stage", "阶段"}));
    }
    return crash;
}

Command ParseRestart(Reader& reader) {
    return Restart{ReadServer(reader)};
}
Command ParsePause(Reader& reader) {
    return Pause{ReadServer(reader)};
}
Command ParseResume(Reader& reader) {
    return Resume{ReadServer(reader)};
}
Command ParseWipe(Reader& reader) {
    return Wipe{ReadServer(reader)};
}
Command ParseIsolate(Reader& reader) {
    return Isolate{ReadServer(reader)};
}

Command ParseCut(Reader& reader) {
    const Pair pair = ReadPair(reader, true);
    return Cut{pair.from, pair.to, pair.one_way};
}

Command ParseHeal(Reader& reader) {
    if (reader.AtEnd()) return Heal{};
    const Pair pair = ReadPair(reader, true);
    return Heal{Cut{pair.from, pair.to, pair.one_way}};
}

Command ParsePartition(Reader& reader) {
    Partition partition;
    std::vector<NodeId> seen;
    do {
        const std::size_t at = reader.Here();
        partition.sides.push_back(ReadSet(reader));
        for (const NodeId id : partition.sides.back()) {
            if (std::find(seen.begin(), seen.end(), id) != seen.end()) {
                reader.Fail(at, About(id, {"{server} is on another side already",
                                           "{server} 已经在另一侧"}));
            }
            seen.push_back(id);
        }
    } while (!reader.AtEnd());
    return partition;
}

Command ParseLatency(Reader& reader) {
    const Pair pair = ReadPair(reader, false);
    return SetLinkLatency{pair.from, pair.to, ReadRange(reader)};
}

Command ParseLoss(Reader& reader) {
    const Pair pair = ReadPair(reader, false);
    return SetLinkLoss{pair.from, pair.to, ReadShare(reader)};
}

Command ParseClock(Reader& reader) {
    const NodeId server = ReadServer(reader);
    return SetClockRate{server, ReadRate(reader)};
}

Command ParseFsync(Reader& reader) {
    const NodeId server = ReadServer(reader);
    return SetServerFsync{server, ReadDuration(reader)};
}

}  // namespace raft::sim
