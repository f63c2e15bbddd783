// The monitor of the five properties: it names each violation, and is silent on what is allowed.
//
// Goal:   Fig. 3.2.
// Method: servers put into states by hand that only a broken rule could lead to, and the events
//         that would have led there.
#include "raft/safety.h"

#include <doctest/doctest.h>

#include "tests/chinese.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

// Servers S1, S2, ... of the given states, and what a monitor says to events of theirs.
class Watched {
  public:
    explicit Watched(std::vector<Setting> settings) {
        for (std::size_t i = 0; i < settings.size(); ++i) {
            settings[i].id = NodeId{static_cast<std::uint32_t>(i + 1)};
            servers_.emplace_back(settings[i]);
        }
    }

    void Show(NodeId id, const Event& event) {
        std::vector<const Node*> nodes;
        for (const Server& server : servers_) nodes.push_back(&server.node);
        monitor.Check(id, event, 1, nodes);
    }
    void ShowElected(NodeId id) {
        const Term term = (*this)[id].node.current_term();
        Show(id, RoleChanged{Role::kCandidate, Role::kLeader, term, RoleReason::kWonElection});
    }
    void ShowCommit(NodeId id, Index from, Index to) {
        Show(id, CommitAdvanced{CommitReason::kMajority, from, to, 0});
    }
    void ShowAppended(NodeId id, Index first, Index last) {
        Show(id, LogChanged{LogReason::kReplicated, first, last, 1, last, 0});
    }
    Server& operator[](NodeId id) { return servers_[Number(id) - 1]; }

    // The properties that were violated, in order.
    [[nodiscard]] std::vector<Property> Violated() const {
        std::vector<Property> properties;
        for (const Violation& violation : monitor.violations()) {
            properties.push_back(violation.property);
            CheckChinese(violation.detail, violation.chinese_detail);
        }
        return properties;
    }

    SafetyMonitor monitor{};

  private:
    std::vector<Server> servers_{};
};

using Violated = std::vector<Property>;

Setting Leading(Terms log, Term term) {
    return {.log = std::move(log), .term = term, .role = Role::kLeader};
}

}  // namespace

TEST_CASE("election safety: two leaders of one term are a violation, of two terms are not") {
    Watched fine({Leading({}, 1), Leading({}, 2)});
    fine.ShowElected(S1);
    fine.ShowElected(S2);
    CHECK(fine.monitor.violations().empty());

    Watched broken({Leading({}, 2), Leading({}, 2)});
    broken.ShowElected(S1);
    broken.ShowElected(S2);
    REQUIRE(broken.Violated() == Violated{Property::kElectionSafety});
    CHECK(broken.monitor.violations()[0].server == S2);
    CHECK(broken.monitor.violations()[0].detail == "S2 and S1 were both elected in term 2");
}

TEST_CASE("leader append-only: a leader that removes entries is a violation, a follower is not") {
    const LogChanged removed{LogReason::kConflict, 2, 3, 1, 1, 1};
    Watched servers({Leading({1}, 1), {.log = {1}, .term = 1}});

    servers.Show(S2, removed);
    CHECK(servers.monitor.violations().empty());

    servers.Show(S1, removed);
    CHECK(servers.Violated() == Violated{Property::kLeaderAppendOnly});
}

TEST_CASE("log matching: the same index and term with another content is a violation") {
    Watched servers({{.log = {1, 2}, .term = 2}, {.log = {1, 2}, .term = 2}});
    servers.ShowAppended(S1, 2, 2);
    CHECK(servers.monitor.violations().empty());

    GivenState other;
    other.disk.hard.term = 2;
    other.disk.log = LogOf({1});
    other.disk.log.Append({2, Put("k2", "something else")});
    servers[S2].Become(other);
    servers.ShowAppended(S2, 2, 2);
    CHECK(servers.Violated() == Violated{Property::kLogMatching});
}

TEST_CASE("log matching: the same entry after different ones is a violation") {
    Watched servers({{.log = {1, 3}, .term = 3}, {.log = {2, 3}, .term = 3}});

    servers.ShowAppended(S2, 2, 2);

    CHECK(servers.Violated() == Violated{Property::kLogMatching});
}

TEST_CASE("log matching: different terms at one index are no violation") {
    Watched servers({{.log = {1, 2}, .term = 3}, {.log = {1, 3}, .term = 3}});

    servers.ShowAppended(S2, 1, 2);

    CHECK(servers.monitor.violations().empty());
}

TEST_CASE("leader completeness: a leader without what was committed before is a violation") {
    Watched servers({{.log = {1, 1}, .term = 1}, Leading({1, 1}, 2), {.log = {1}, .term = 3}});
    servers.ShowCommit(S1, 0, 2);

    servers.ShowElected(S2);
    CHECK(servers.monitor.violations().empty());

    servers.ShowElected(S3);
    REQUIRE(servers.Violated() == Violated{Property::kLeaderCompleteness});
    CHECK(servers.monitor.violations()[0].detail ==
          "S3 leads term 3 without entry 2 (term 1), which was committed in term 1");
}

TEST_CASE("leader completeness: it binds leaders of later terms only") {
    // S2 led term 1 before S1 committed in term 2.
    Watched servers({{.log = {2}, .term = 2}, Leading({}, 1)});

    servers.ShowElected(S2);
    servers.ShowCommit(S1, 0, 1);

    CHECK(servers.monitor.violations().empty());
}

TEST_CASE("leader completeness: late votes may elect a leader of an earlier term") {
    Watched servers({{.log = {2}, .term = 2}, Leading({}, 1)});

    servers.ShowCommit(S1, 0, 1);
    servers.ShowElected(S2);

    CHECK(servers.monitor.violations().empty());
}

TEST_CASE("leader completeness: a commit after the election of a later leader binds it, too") {
    Watched servers({{.log = {2}, .term = 2}, Leading({}, 3)});
    servers.ShowElected(S2);

    servers.ShowCommit(S1, 0, 1);

    CHECK(servers.Violated() == Violated{Property::kLeaderCompleteness});
}

TEST_CASE("state machine safety: another entry committed at the same index is a violation") {
    Watched servers({{.log = {1, 2}, .term = 3}, {.log = {1, 3}, .term = 3}});

    servers.ShowCommit(S1, 0, 2);
    servers.ShowCommit(S2, 0, 1);
    CHECK(servers.monitor.violations().empty());

    servers.ShowCommit(S2, 1, 2);
    REQUIRE(servers.Violated() == Violated{Property::kStateMachineSafety});
    CHECK(servers.monitor.violations()[0].detail ==
          "S2 commits entry 2 (term 3) where another server committed entry 2 (term 2)");
}

TEST_CASE("monitor: remembers what was committed first, and says a clash once") {
    Watched servers({{.log = {1, 2}, .term = 3}, {.log = {1, 3}, .term = 3}});

    servers.ShowCommit(S1, 0, 2);
    servers.ShowCommit(S2, 0, 2);
    servers.ShowCommit(S2, 0, 2);

    CHECK(TermsOf(servers.monitor.committed()) == Terms{1, 2});
    CHECK(servers.monitor.violations().size() == 1);
}

TEST_CASE("monitor: cares about new leaders, logs and commits, and nothing else") {
    CHECK(SafetyMonitor::Cares(RoleChanged{Role::kCandidate, Role::kLeader, 1}));
    CHECK(SafetyMonitor::Cares(LogChanged{}));
    CHECK(SafetyMonitor::Cares(CommitAdvanced{}));
    CHECK_FALSE(SafetyMonitor::Cares(RoleChanged{Role::kFollower, Role::kCandidate, 1}));
    CHECK_FALSE(SafetyMonitor::Cares(VoteJudged{}));
    CHECK_FALSE(SafetyMonitor::Cares(TimerRestarted{}));
}

TEST_CASE("property: is called by the paper's name") {
    CHECK(std::string(NameOf(Property::kElectionSafety)) == "Election Safety");
    CHECK(std::string(NameOf(Property::kLeaderAppendOnly)) == "Leader Append-Only");
    CHECK(std::string(NameOf(Property::kLogMatching)) == "Log Matching");
    CHECK(std::string(NameOf(Property::kLeaderCompleteness)) == "Leader Completeness");
    CHECK(std::string(NameOf(Property::kStateMachineSafety)) == "State Machine Safety");
}

}  // namespace raft
