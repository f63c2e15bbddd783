// The chapter "set up", less its options: cluster, seed, given.
#include <string>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

Command ParseCluster(Reader& reader) {
    ClusterShape shape;
    const std::size_t at = reader.Here();
    shape.voters = ReadCount(reader, {"the number of voting servers", "有投票权的服务器数"});
    bool learners = false;
    bool spare = false;
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("learners", learners)) {
            shape.learners = ReadCount(reader, {"the number of learners", "学习者数"}, 0);
        } else if (reader.TakeOnce("spare", spare)) {
            shape.spare = ReadCount(reader, {"the number of spare servers", "备用服务器数"}, 0);
        } else {
            reader.FailExpected(
                Words{"learners N, spare N or the end of the line", "learners N、spare N 或行尾"});
        }
    }
    if (shape.servers() > kServersMax) {
        reader.Fail(at, Fill({"{servers} servers are too many; {most} are the most",
                              "{servers} 台服务器太多了；最多 {most} 台"},
                             {{"servers", shape.servers()}, {"most", kServersMax}}));
    }
    return MakeCluster{shape};
}

Command ParseSeed(Reader& reader) {
    return SetSeed{ReadNumber(reader, {"a number, the seed", "一个数作为种子"})};
}

Command ParseGiven(Reader& reader) {
    Given given;
    bool term = false, vote = false, log = false, commit = false, role = false, snapshot = false;
    given.server = ReadServer(reader);
    while (!reader.AtEnd()) {
        if (reader.TakeOnce("term", term)) {
            given.term = ReadNumber(reader, kATerm);
        } else if (reader.TakeOnce("vote", vote)) {
            if (!reader.TakeWord("none")) given.vote = ReadServer(reader);
        } else if (reader.TakeOnce("log", log)) {
            given.log = ReadEntries(reader);
        } else if (reader.TakeOnce("commit", commit)) {
            given.commit = ReadNumber(reader, kAnIndex);
        } else if (reader.TakeOnce("role", role)) {
            given.role = static_cast<Role>(reader.TakeOneOf(kGivenRoleWords));
        } else if (reader.TakeOnce("snapshot", snapshot)) {
            given.snapshot = ReadNumber(reader, kAnIndex);
        } else {
            reader.FailExpected(Words{
                "term N, vote S1, vote none, log [...], commit N, snapshot N, role ROLE or "
                "the end of the line",
                "term N、vote S1、vote none、log [...]、commit N、snapshot N、role ROLE 或行尾"});
        }
    }
    return given;
}

}  // namespace raft::sim
