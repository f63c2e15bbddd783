// What the monitor says about a clash: which earlier event it clashes with; and what it cannot see.
//
// Goal:   Fig. 3.2 where logs begin with a snapshot, where a machine applies too early, and the
//         numbers of the events that clash.
// Method: servers put into states by hand, events with numbers, and the violations they lead to.
#include <doctest/doctest.h>

#include "raft/safety.h"
#include "tests/chinese.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

// Servers S1, S2, ... of the given states, and a monitor that is shown events of theirs.
class Shown {
  public:
    explicit Shown(std::vector<Setting> settings) {
        for (std::size_t i = 0; i < settings.size(); ++i) {
            settings[i].id = NodeId{static_cast<std::uint32_t>(i + 1)};
            servers_.emplace_back(settings[i]);
        }
    }

    void Show(NodeId id, const Event& event, std::uint64_t number) {
        std::vector<const Node*> nodes;
        for (const Server& server : servers_) nodes.push_back(&server.node);
        monitor.Check(id, event, number, nodes);
    }
    void Elected(NodeId id, std::uint64_t number) {
        const Term term = (*this)[id].node.current_term();
        Show(id, RoleChanged{Role::kCandidate, Role::kLeader, term, RoleReason::kWonElection},
             number);
    }
    void Commits(NodeId id, Index from, Index to, std::uint64_t number) {
        Show(id, CommitAdvanced{CommitReason::kMajority, from, to, 0}, number);
    }
    void Installs(NodeId id, Index to, std::uint64_t number) {
        Show(id, CommitAdvanced{CommitReason::kSnapshot, 0, to, 0}, number);
    }
    Server& operator[](NodeId id) { return servers_[Number(id) - 1]; }
    [[nodiscard]] const std::vector<Violation>& violations() const {
        for (const Violation& violation : monitor.violations()) {
            CheckChinese(violation.detail, violation.chinese_detail);
        }
        return monitor.violations();
    }

    SafetyMonitor monitor{};

  private:
    std::vector<Server> servers_{};
};

// A server whose log begins after a snapshot.
void StartAfter(Server& server, EntryId base, const Terms& terms, Term term) {
    GivenState given;
    given.disk.hard.term = term;
    given.disk.log.ResetTo(base);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->last_included = base;
    snapshot->configuration = VotersUpTo(5);
    snapshot->data = std::make_shared<const std::string>();
    given.disk.snapshot = snapshot;
    for (const Term of : terms) {
        given.disk.log.Append(EntryAt({of, given.disk.log.last_index() + 1}));
    }
    server.disk = given.disk;
    server.node.Become(given);
}

}  // namespace

TEST_CASE("clash: a second leader names the election of the first") {
    Shown servers({{.term = 2, .role = Role::kLeader}, {.term = 2, .role = Role::kLeader}});
    servers.Elected(S1, 17);

    servers.Elected(S2, 23);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].clash == 17);
}

TEST_CASE("clash: the same leader shown twice is no violation") {
    Shown servers({{.term = 2, .role = Role::kLeader}});
    servers.Elected(S1, 17);
    servers.Elected(S1, 23);

    CHECK(servers.violations().empty());
}

TEST_CASE("clash: another committed entry names the commit that it clashes with") {
    Shown servers({{.log = {1, 1, 2}, .term = 3}, {.log = {1, 3, 3}, .term = 3}});
    servers.Commits(S1, 0, 1, 11);
    servers.Commits(S1, 1, 3, 12);

    servers.Commits(S2, 0, 1, 13);
    CHECK(servers.violations().empty());
    servers.Commits(S2, 1, 2, 14);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].clash == 12);
}

TEST_CASE("clash: a leader without a committed entry names its commit") {
    Shown servers({{.log = {1, 1}, .term = 1}, {.log = {1}, .term = 2, .role = Role::kLeader}});
    servers.Commits(S1, 0, 1, 11);
    servers.Commits(S1, 1, 2, 12);

    servers.Elected(S2, 13);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].property == Property::kLeaderCompleteness);
    CHECK(servers.violations()[0].clash == 12);
}

TEST_CASE("clash: of a commit long ago the number is not known any more, of a late one it is") {
    Terms log(200, 1);
    Terms other(200, 2);
    Shown servers({{.log = log, .term = 3}, {.log = other, .term = 3}, {.log = other, .term = 3}});
    for (Index i = 1; i <= 200; ++i) servers.Commits(S1, i - 1, i, 1000 + i);

    servers.Commits(S2, 0, 1, 1);
    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].clash == 0);
    servers.Commits(S3, 198, 199, 1);
    REQUIRE(servers.violations().size() == 2);
    CHECK(servers.violations()[1].clash == 1199);
}

TEST_CASE("early: an entry that another server committed otherwise is a violation") {
    Shown servers({{.log = {1, 1}, .term = 1}, {.log = {1, 2}, .term = 2}});
    servers.Commits(S1, 0, 2, 11);

    servers.monitor.CheckEarly(S2, 1, EntryAt({1, 1}), 12);
    CHECK(servers.violations().empty());
    servers.monitor.CheckEarly(S2, 2, EntryAt({2, 2}), 13);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].property == Property::kStateMachineSafety);
    CHECK(servers.violations()[0].server == S2);
    CHECK(servers.violations()[0].clash == 11);
    CHECK(servers.violations()[0].detail ==
          "S2 applies entry 2 (term 2) where another server committed entry 2 (term 1)");
}

TEST_CASE("early: a commit of another entry afterwards is one as well, and names the early one") {
    Shown servers({{.log = {1}, .term = 1}});
    servers.monitor.CheckEarly(S2, 1, EntryAt({2, 1}), 13);
    servers.monitor.CheckEarly(S3, 2, EntryAt({9, 2}), 14);

    servers.Commits(S1, 0, 1, 15);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].server == S2);
    CHECK(servers.violations()[0].clash == 13);
}

TEST_CASE("early: what is committed as it was applied is no violation") {
    Shown servers({{.log = {1}, .term = 1}});
    servers.monitor.CheckEarly(S2, 1, EntryAt({1, 1}), 13);
    servers.monitor.CheckEarly(S3, 1, EntryAt({1, 1}), 14);

    servers.Commits(S1, 0, 1, 15);

    CHECK(servers.violations().empty());
}

TEST_CASE("early: two machines that apply different entries at one index are a violation") {
    Shown servers({Setting{.term = 1}});
    servers.monitor.CheckEarly(S2, 1, EntryAt({1, 1}), 13);
    // The same machine may take another one later: its own first was never committed.
    servers.monitor.CheckEarly(S2, 1, EntryAt({2, 1}), 14);
    CHECK(servers.violations().empty());

    servers.monitor.CheckEarly(S3, 1, EntryAt({2, 1}), 15);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].clash == 13);
}

TEST_CASE("snapshot: one that ends in another entry than was committed is a violation") {
    Shown servers({{.log = {1, 1}, .term = 1}, {}, {}});
    servers.Commits(S1, 0, 2, 11);
    StartAfter(servers[S2], {1, 2}, {}, 1);
    servers.Installs(S2, 2, 12);
    CHECK(servers.violations().empty());

    StartAfter(servers[S3], {3, 2}, {}, 3);
    servers.Installs(S3, 2, 13);

    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].property == Property::kStateMachineSafety);
    CHECK(servers.violations()[0].server == S3);
    CHECK(servers.violations()[0].clash == 11);
}

TEST_CASE("snapshot: what was compacted before anybody watched is not asked about") {
    Shown servers({{}, {.log = {1, 1, 1, 1}, .term = 2, .role = Role::kLeader}});
    StartAfter(servers[S1], {1, 3}, {1, 1}, 1);
    servers.Commits(S1, 3, 5, 11);
    CHECK(servers.monitor.committed().base() == EntryId{1, 3});
    CHECK(servers.monitor.committed().last_index() == 5);

    // S2 lacks the last of them.
    servers.Elected(S2, 12);
    REQUIRE(servers.violations().size() == 1);
    CHECK(servers.violations()[0].clash == 11);
}

TEST_CASE("snapshot: a leader that has compacted what was committed does not lack it") {
    Shown servers({{.log = {1, 1}, .term = 1}, {}});
    servers.Commits(S1, 0, 2, 11);
    StartAfter(servers[S2], {2, 7}, {}, 2);

    servers.Elected(S2, 12);

    CHECK(servers.violations().empty());
}

TEST_CASE("snapshot: making room in a log removes nothing from it") {
    Shown servers({{.log = {1, 1}, .term = 1, .role = Role::kLeader}});
    for (const LogReason reason : {LogReason::kCompacted, LogReason::kInstalled}) {
        servers.Show(S1, LogChanged{reason, 1, 1, 2, 2, 1}, 11);
    }
    CHECK(servers.violations().empty());
    servers.Show(S1, LogChanged{LogReason::kDropped, 1, 1, 2, 2, 1}, 12);
    CHECK(servers.violations().at(0).property == Property::kLeaderAppendOnly);
}

TEST_CASE("snapshot: a gap before what is committed is filled by nobody's guess") {
    Shown servers({{.log = {1}, .term = 1}, {}, {.log = {1, 1, 1, 1, 1}, .term = 1}});
    servers.Commits(S1, 0, 1, 11);
    StartAfter(servers[S2], {1, 3}, {1}, 1);

    servers.Commits(S3, 3, 4, 12);
    CHECK(servers.monitor.committed().last_index() == 1);
    CHECK(servers.violations().empty());
}

TEST_CASE("monitor: an answer that no order explains is named with what it clashes with") {
    SafetyMonitor monitor;

    const Words clash = {"C1 read x=1 after x=2", "C1 在 x=2 之后读到 x=1"};
    monitor.ReportNotLinearizable(S2, clash, 9);
    monitor.ReportNotLinearizable(S2, clash, 10);

    REQUIRE(monitor.violations().size() == 1);
    CHECK(monitor.violations()[0] ==
          Violation{Property::kLinearizability, S2, clash.english, 9, clash.chinese});
    CHECK(std::string(NameOf(Property::kLinearizability)) == "Linearizability");
}

TEST_CASE("monitor: a hundred violations are enough") {
    SafetyMonitor monitor;
    for (int i = 0; i < 300; ++i) {
        monitor.ReportNotLinearizable(S1, {std::to_string(i), std::to_string(i)}, 0);
    }

    CHECK(monitor.violations().size() == 100);
}

}  // namespace raft
