// The chapter "messages": what one can do to a message on its link.
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

Command ParseDeliver(Reader& reader) {
    return Deliver{ReadSelector(reader)};
}
Command ParseDrop(Reader& reader) {
    return Drop{ReadSelector(reader)};
}
Command ParseDuplicate(Reader& reader) {
    return Duplicate{ReadSelector(reader)};
}

Command ParseDelay(Reader& reader) {
    MessageSelector which = ReadSelector(reader);
    return Delay{which, ReadDuration(reader)};
}

Command ParseHold(Reader& reader) {
    return Hold{ReadFilter(reader)};
}
Command ParseRelease(Reader& reader) {
    return Release{ReadFilter(reader)};
}

}  // namespace raft::sim
