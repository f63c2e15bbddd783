// What the paper claims of changing many members at once: joint consensus.
//
// Goal:   paper 6 (the first half), Fig. 10 and Fig. 11; dissertation §4.3, Fig. 4.2 and Fig. 4.8.
// Method: S1 to S3 are the old voters, S1 to S5 or S3 to S5 the new ones; the test decides who can
//         hear whom. What a change passes through is put into logs by hand where that is shorter.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

const std::vector<NodeId> kOld = {S1, S2, S3};
const std::vector<NodeId> kNew = {S3, S4, S5};
const std::vector<NodeId> kAll = {S1, S2, S3, S4, S5};

std::shared_ptr<const Payload> Members(const Configuration& configuration) {
    return std::make_shared<const Payload>(configuration);
}

// The same log on each of these: one command, then a configuration, both of term 1.
void PutInto(Network& network, const std::vector<NodeId>& ids, const Configuration& configuration) {
    for (const NodeId id : ids) {
        GivenState given;
        given.disk.hard.term = 1;
        given.disk.log = LogOf({1});
        given.disk.log.Append({1, Members(configuration)});
        given.commit = 1;
        network[id].Become(given);
    }
}

// Without the configuration.
void PutIntoCommandOnly(Server& server) {
    GivenState given;
    given.disk.hard.term = 1;
    given.disk.log = LogOf({1});
    given.commit = 1;
    server.Become(given);
}

// S1 to S5, all within C_old,new.
Network Joint() {
    Network network(3, {}, 2);
    PutInto(network, kAll, {kNew, kOld, {}});
    return network;
}

// The same, and S1 leads.
Network JointUnderS1() {
    Network network = Joint();
    GivenState given;
    given.disk = network[S1].disk;
    given.commit = 1;
    given.role = Role::kLeader;
    network[S1].Become(given);
    return network;
}

// Who is not among these.
std::vector<NodeId> Without(const std::vector<NodeId>& ids) {
    std::vector<NodeId> others = kAll;
    std::erase_if(others,
                  [&](NodeId id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); });
    return others;
}

// Only these can hear one another.
void Only(Network& network, const std::vector<NodeId>& ids) {
    network.cut_off = Without(ids);
}

bool Leads(Network& network, NodeId id) {
    return network[id].node.role() == Role::kLeader;
}

// S3 leads S1 to S3, and S4 and S5 have all of its log as learners. Then S1 and S2 are cut off,
// and S3 is asked to change to S1 to S5.
Network FigureTen(const NodeOptions& options) {
    Network network(3, options, 2);
    network.Elect(S3);
    for (const NodeId id : {S4, S5}) {
        network[S3].Change({ChangeKind::kAddLearner, id});
        network.DeliverAll();
    }
    network.Heartbeat(S3);
    REQUIRE(network[S5].node.log().SameAs(network[S3].node.log()));
    Only(network, {S3, S4, S5});
    REQUIRE(network[S3].Change({ChangeKind::kReplace, {}, kAll}) == ChangeVerdict::kAccepted);
    network.DeliverAll();
    return network;
}

// Each side elects in the same term, on its own.
void ElectOnBothSides(Network& network) {
    Only(network, {S1, S2});
    network.Elect(S1);
    Only(network, {S3, S4, S5});
    network.Elect(S4);
    REQUIRE(network[S1].node.current_term() == network[S4].node.current_term());
}

}  // namespace

// ---- Fig. 10: why not in one step ----

TEST_CASE(
    "paper 6, Fig. 10, §4, Fig. 4.2: switched in one step, two majorities elect two leaders") {
    NodeOptions options;
    options.rules.Set(Rule::kJointConsensus, true);
    Network network = FigureTen(options);
    CHECK(network[S3].node.configuration().voters == kAll);
    CHECK(network[S1].node.configuration().voters == kOld);

    ElectOnBothSides(network);

    CHECK(Leads(network, S1));
    CHECK(Leads(network, S4));
    const auto& violations = network.monitor.violations();
    CHECK(std::any_of(violations.begin(), violations.end(), [](const Violation& violation) {
        return violation.property == Property::kElectionSafety;
    }));
}

TEST_CASE("paper 6, Fig. 10, §4.3: with joint consensus only one of the two sides can elect") {
    Network network = FigureTen({});
    CHECK(network[S3].node.configuration().voters == kAll);
    CHECK(network[S3].node.configuration().outgoing == kOld);

    ElectOnBothSides(network);

    CHECK(Leads(network, S1));
    CHECK_FALSE(Leads(network, S4));
    CHECK(network.monitor.violations().empty());
}

// ---- What holds while both configurations do ----

TEST_CASE("paper 6, §4.3: entries go to the servers of both configurations") {
    Network network = JointUnderS1();

    network[S1].Propose(Put("x", "1"));

    for (const NodeId id : {S2, S3, S4, S5}) {
        const auto appends = BodiesTo<AppendEntries>(id, network[S1].out);
        REQUIRE(appends.size() == 1);
        CHECK(appends[0].entries.size() == 1);
    }
}

TEST_CASE("paper 6, §4.3: a server of either configuration can lead") {
    for (const NodeId id : kAll) {
        Network network = Joint();

        network[id].Campaign();
        network.Collect();
        const std::vector<Message> requests = std::exchange(network.flying, {});
        for (const Message& request : requests) network.Deliver(request);
        const std::vector<Message> votes = std::exchange(network.flying, {});
        for (const Message& vote : votes) network.Deliver(vote);

        CHECK(Leads(network, id));
    }
}

TEST_CASE("paper 6, §4.3: an election needs a majority of the old and one of the new voters") {
    struct Row {
        std::vector<NodeId> voters{};
        bool wins = false;
    };
    const std::vector<Row> rows = {
        {{S1, S2}, false},         // A majority of the old only.
        {{S3, S4, S5}, false},     // All of the new, one of the old.
        {{S1, S2, S4}, false},     // Three of five, but one of the new only.
        {{S1, S3}, false},         // Two of the old; of the new only S3.
        {{S1, S3, S4}, true},      // S3 counts in both.
        {{S1, S2, S4, S5}, true},  // Two and two.
    };
    for (const Row& row : rows) {
        Network network = Joint();
        const NodeId candidate = row.voters.front();
        Only(network, row.voters);

        network.Elect(candidate);

        CAPTURE(&row - rows.data());
        // Whoever wins appends an entry of its term, even if it steps down soon after.
        CHECK((network[candidate].node.log().last().term == 2) == row.wins);
    }
}

TEST_CASE("paper 6, §4.3: a commit needs a majority of the old and one of the new voters") {
    struct Row {
        std::vector<NodeId> reached{};
        bool commits = false;
    };
    const std::vector<Row> rows = {
        {{S1, S2}, false}, {{S1, S2, S4}, false}, {{S1, S4, S5}, false},
        {{S1, S3}, false}, {{S1, S3, S4}, true},  {{S1, S2, S4, S5}, true},
    };
    for (const Row& row : rows) {
        Network network = JointUnderS1();
        Only(network, row.reached);

        network.Propose(S1, "x", "1");

        CAPTURE(&row - rows.data());
        CHECK((network[S1].node.commit_index() >= 3) == row.commits);
    }
}

TEST_CASE("paper 6, §4.1: a server goes by the latest configuration in its log, committed or not") {
    Server server({.servers = 3, .log = {1}, .term = 1, .commit = 1});
    AppendEntries append;
    append.prev = {1, 1};
    append.entries = Entries({{1, Members({kNew, kOld, {}})}});
    append.commit = 1;
    append.round = 1;

    server.Step({S2, S1, 1, append});

    CHECK(server.node.commit_index() == 1);
    CHECK(server.node.configuration() == Configuration{kNew, kOld, {}});
    server.Campaign();
    CHECK(BodiesOf<RequestVote>(server.out).size() == 4);
}

// ---- Fig. 11: the timeline ----

TEST_CASE("paper 6, Fig. 11, §4.3, Fig. 4.8: C_old,new is logged, committed, then C_new likewise") {
    Network network(3, {}, 2);
    network.Elect(S1);
    for (const NodeId id : {S4, S5}) {
        network[S1].Change({ChangeKind::kAddLearner, id});
        network.DeliverAll();
    }

    REQUIRE(network[S1].Change({ChangeKind::kReplace, {}, kAll}) == ChangeVerdict::kAccepted);
    const Index joint = network[S1].node.log().last_index();
    CHECK(*network[S1].node.log().At(joint).configuration() == Configuration{kAll, kOld, {}});
    CHECK(network[S1].node.commit_index() < joint);
    while (network[S1].node.commit_index() < joint) {
        network.Collect();
        REQUIRE_FALSE(network.flying.empty());
        // C_new does not exist before C_old,new is committed.
        CHECK(network[S1].node.log().last_index() == joint);
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        network.Deliver(message);
    }
    REQUIRE(network[S1].node.log().last_index() == joint + 1);
    CHECK(*network[S1].node.log().At(joint + 1).configuration() == Configuration{kAll, {}, {}});
    network.DeliverAll();
    network.Heartbeat(S1);

    for (const NodeId id : kAll) {
        CHECK(network[id].node.configuration() == Configuration{kAll, {}, {}});
        CHECK(network[id].node.commit_index() == joint + 1);
    }
}

TEST_CASE(
    "paper 6, Fig. 11, §4.3: while C_old,new is not committed, C_old can still decide alone") {
    Network network(3, {}, 2);
    PutInto(network, {S3, S4, S5}, {kNew, kOld, {}});
    for (const NodeId id : {S1, S2}) PutIntoCommandOnly(network[id]);

    // S1 and S2 know nothing of it, and S4 and S5 cannot go on without them.
    Only(network, {S3, S4, S5});
    network.Elect(S4);
    CHECK_FALSE(Leads(network, S4));
    Only(network, {S1, S2});
    network.Elect(S1);
    CHECK(Leads(network, S1));
    network.Propose(S1, "x", "1");
    CHECK(network[S1].node.commit_index() == 3);

    // The entry gives way, and with it the configuration.
    network.cut_off = {};
    network.Heartbeat(S1);
    CHECK(network[S3].node.configuration().voters == kOld);
    CHECK_FALSE(network[S3].node.configuration().joint());
}

TEST_CASE("paper 6, Fig. 11, §4.3: once C_old,new is committed, only who holds it can be elected") {
    Network network(3, {}, 2);
    // On a majority of the old (S2, S3) and of the new (S3, S4); S1 and S5 missed it.
    PutInto(network, {S2, S3, S4}, {kNew, kOld, {}});
    for (const NodeId id : {S1, S5}) PutIntoCommandOnly(network[id]);

    for (int attempt = 0; attempt < 4; ++attempt) {
        network.Elect(S1);
        CHECK_FALSE(Leads(network, S1));
        network.Elect(S5);
        CHECK_FALSE(Leads(network, S5));
    }
    // The others' terms have risen with those of who asked them in vain.
    network.Elect(S3);
    CHECK(Leads(network, S3));
}

TEST_CASE("paper 6, Fig. 11, §4.3: whoever leads next finishes a change that was begun") {
    Network network = Joint();

    network.Elect(S4);
    network.Heartbeat(S4);

    CHECK(Leads(network, S4));
    CHECK(network[S4].node.configuration() == Configuration{kNew, {}, {}});
    CHECK(network[S4].node.configuration_index() <= network[S4].node.commit_index());
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("paper 6, Fig. 11, §4.3: under C_new the new voters decide without the old ones") {
    Network network = Joint();
    network.Elect(S4);
    network.Heartbeat(S4);
    REQUIRE_FALSE(network[S4].node.configuration().joint());

    Only(network, {S4, S5});
    network.Propose(S4, "x", "1");
    CHECK(network[S4].node.commit_index() == network[S4].node.log().last_index());

    // The old ones can be shut down; on their own they elect nobody.
    Only(network, {S1, S2});
    for (int attempt = 0; attempt < 3; ++attempt) {
        network.Elect(S1);
        network.Elect(S2);
    }
    CHECK_FALSE(Leads(network, S1));
    CHECK_FALSE(Leads(network, S2));
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("paper 6, §4.3: clients are served all through a change") {
    Network network(3, {}, 2);
    network.Elect(S1);
    int value = 0;
    const auto serve = [&] {
        network[S1].Propose(Put("x", std::to_string(++value)));
        network.Collect();
    };
    serve();
    network.DeliverAll();

    network[S1].Change({ChangeKind::kReplace, {}, kAll});
    network.Collect();
    bool joint = false;
    while (!network.flying.empty()) {
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        const Index before = network[S1].node.commit_index();
        network.Deliver(message);
        joint = joint || network[S1].node.configuration().joint();
        if (network[S1].node.commit_index() > before && value < 20) serve();
    }
    network.Heartbeat(S1);

    CHECK(joint);
    CHECK(network[S1].node.configuration() == Configuration{kAll, {}, {}});
    for (const NodeId id : kAll) CHECK(network[id].machine.values().at("x") == "20");
    CHECK(network.monitor.violations().empty());
}

}  // namespace raft
