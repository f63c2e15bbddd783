// The chapter "set up", less its options: cluster, seed, given.
#include <string>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

Command ParseCluster(Reader& reader) {
    ClusterShape shape;
    const std::size_t at = reader.Here();
    shape.voters = ReadCount(reader, "the number of voting servers");
    bool learners = false;
    bool spare = false;
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("learners", learners)) {
            shape.learners = ReadCount(reader, "the number of learners", 0);
        } else if (reader.TakeOnce("spare", spare)) {
            shape.spare = ReadCount(reader, "the number of spare servers", 0);
        } else {
            reader.FailExpected("learners N, spare N or the end of the line");
        }
    }
    if (shape.servers() > kServersMax) {
        reader.Fail(at, std::to_string(shape.servers()) + " servers are too many; " +
                            std::to_string(kServersMax) + " are the most");
    }
    return MakeCluster{shape};
}

Command ParseSeed(Reader& reader) {
    return SetSeed{ReadNumber(reader, "a number, the seed")};
}

Command ParseGiven(Reader& reader) {
    Given given;
    bool term = false, vote = false, log = false, commit = false, role = false, snapshot = false;
    given.server = ReadServer(reader);
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("term", term)) {
            given.term = ReadNumber(reader, "a term");
        } else if (reader.TakeOnce("vote", vote)) {
            if (!reader.TakeWord("none")) given.vote = ReadServer(reader);
        } else if (reader.TakeOnce("log", log)) {
            given.log = ReadEntries(reader);
        } else if (reader.TakeOnce("commit", commit)) {
            given.commit = ReadNumber(reader, "an index");
        } else if (reader.TakeOnce("role", role)) {
            given.role = static_cast<Role>(reader.TakeOneOf(kGivenRoleWords, ""));
        } else if (reader.TakeOnce("snapshot", snapshot)) {
            given.snapshot = ReadNumber(reader, "an index");
        } else {
            reader.FailExpected(
                "term N, vote S1, vote none, log [...], commit N, snapshot N, role ROLE or the end "
                "of the line");
        }
    }
    return given;
}

}  // namespace raft::sim
