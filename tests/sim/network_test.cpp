// Goal:   messages meet the fate that options, links and hands decide, and lose their way never.
// Method: a Network of three servers; send, look when each message is due, change something, look.
#include "raft/sim/network.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Message Heartbeat(NodeId from, NodeId to) {
    return {from, to, 1, AppendEntries{}};
}

ClusterOptions Fixed(Micros latency) {
    ClusterOptions options;
    options.latency = {latency, latency};
    return options;
}

}  // namespace

TEST_CASE("network: a message arrives after a latency of the range, drawn from the seed alone") {
    ClusterOptions options;
    options.latency = {100, 200};
    options.reorder = true;
    Network one(3, 7);
    Network same(3, 7);
    Network other(3, 8);
    std::set<Micros> dues;
    int different = 0;
    for (int i = 0; i < 200; ++i) {
        const Micros due = *one.at(one.Send(Heartbeat(kS1, kS2), 1000, options)).due();
        CHECK(due >= 1100);
        CHECK(due <= 1200);
        CHECK(due == *same.at(same.Send(Heartbeat(kS1, kS2), 1000, options)).due());
        if (due != *other.at(other.Send(Heartbeat(kS1, kS2), 1000, options)).due()) ++different;
        dues.insert(due);
    }
    CHECK(dues.size() > 50);
    CHECK(different > 150);
}

TEST_CASE("network: without reordering nothing overtakes on its own link") {
    ClusterOptions options;
    options.latency = {0, 1000};
    Network free(3, 1);
    Network ordered(3, 1);
    bool overtaken = false;
    Micros last_free = 0;
    Micros last_ordered = 0;
    for (Micros now = 0; now < 100; ++now) {
        options.reorder = true;
        const Micros due = *free.at(free.Send(Heartbeat(kS1, kS2), now, options)).due();
        overtaken = overtaken || due < last_free;
        last_free = due;
        options.reorder = false;
        const Micros in_order = *ordered.at(ordered.Send(Heartbeat(kS1, kS2), now, options)).due();
        CHECK(in_order >= last_ordered);
        last_ordered = in_order;
        // The way back is a link of its own.
        ordered.Send(Heartbeat(kS2, kS1), now, options);
    }
    CHECK(overtaken);
}

TEST_CASE("network: the share of messages lost by chance is the one that was asked for") {
    ClusterOptions options = Fixed(1000);
    options.loss = 100'000;  // 10 %.
    Network network(3, 3);
    int doomed = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Network::Slot slot = network.Send(Heartbeat(kS1, kS2), 0, options);
        if (network.at(slot).doomed) {
            doomed += 1;
            CHECK(network.at(slot).next() == 500);  // It dies half-way.
        }
        network.Remove(slot);
    }
    CHECK(doomed > 900);
    CHECK(doomed < 1100);
    CHECK(network.empty());
}

TEST_CASE("network: a link's own latency and loss hold for it alone, until set again") {
    Network network(3, 1);
    network.SetLatency(kS1, kS2, {7000, 7000});
    network.SetLoss(kS1, kS3, kWhole);
    const ClusterOptions options = Fixed(1000);
    CHECK(network.at(network.Send(Heartbeat(kS1, kS2), 0, options)).due() == 7000);
    CHECK(network.at(network.Send(Heartbeat(kS2, kS1), 0, options)).due() == 1000);
    CHECK(network.at(network.Send(Heartbeat(kS1, kS3), 0, options)).doomed);
    network.SetLoss(kS1, kS3, 0);
    CHECK_FALSE(network.at(network.Send(Heartbeat(kS1, kS3), 0, options)).doomed);
    CHECK(network.settings().size() == 2);
}

TEST_CASE("network: a hold keeps what matches, now and later; its release lets it go on") {
    Network network(3, 1);
    const ClusterOptions options = Fixed(1000);
    const Network::Slot early = network.Send(Heartbeat(kS1, kS2), 0, options);
    const Network::Slot other = network.Send(Heartbeat(kS1, kS3), 0, options);
    CHECK(network.Hold({{}, {}, kS2}) == std::vector<Network::Slot>{early});
    CHECK(network.Hold({MessageType::kAppendEntries, kS1, kS2}).empty());
    const Network::Slot late = network.Send(Heartbeat(kS3, kS2), 10, options);
    CHECK_FALSE(network.at(early).due().has_value());
    CHECK_FALSE(network.at(late).due().has_value());
    CHECK(network.at(other).due() == 1000);

    // "AppendEntries S1 -> S2" lies inside "-> S2", not the other way round: the wider hold stays.
    CHECK(network.Release({MessageType::kAppendEntries, kS1, kS2}, 20)->empty());
    CHECK_FALSE(network.at(early).due().has_value());
    CHECK_FALSE(network.Release({MessageType::kAppendEntries, kS1, kS2}, 20).has_value());

    const auto released = network.Release({}, 5000);
    REQUIRE(released.has_value());
    CHECK(*released == std::vector<Network::Slot>{early, late});
    CHECK(network.at(early).due() == 5000);  // Its own moment, 1000, has passed.
    CHECK(network.holds().empty());
}

TEST_CASE(
    "network: under manual delivery everything waits, and goes on when it is automatic again") {
    Network network(3, 1);
    ClusterOptions options = Fixed(1000);
    const Network::Slot before = network.Send(Heartbeat(kS1, kS2), 0, options);
    options.delivery = Drive::kManual;
    CHECK(network.SetDelivery(Drive::kManual, 10, options).size() == 1);
    const Network::Slot during = network.Send(Heartbeat(kS1, kS3), 20, options);
    const Network::Slot made_up = network.Inject(Heartbeat(NodeId{9}, kS1), 30);
    CHECK_FALSE(network.at(before).due().has_value());
    CHECK_FALSE(network.at(during).due().has_value());

    options.delivery = Drive::kAuto;
    CHECK(network.SetDelivery(Drive::kAuto, 100, options).size() == 2);
    CHECK(network.at(before).due() == 1100);
    CHECK(network.at(during).due() == 1100);
    CHECK_FALSE(network.at(made_up).due().has_value());  // Waits for "deliver" always.
}

TEST_CASE("network: a cut is one way, known by direction, and mended by direction") {
    Network network(3, 1);
    CHECK(network.Cut(kS1, kS2));
    CHECK_FALSE(network.Cut(kS1, kS2));
    CHECK(network.Cut(kS3, kS1));
    CHECK(network.IsCut(kS1, kS2));
    CHECK_FALSE(network.IsCut(kS2, kS1));
    CHECK_FALSE(network.IsCut(NodeId{9}, kS1));
    CHECK(network.cuts() == std::vector<Network::Direction>{{kS1, kS2}, {kS3, kS1}});
    CHECK(network.Heal(kS1, kS2));
    CHECK_FALSE(network.Heal(kS1, kS2));
    CHECK(network.cuts() == std::vector<Network::Direction>{{kS3, kS1}});
}

TEST_CASE("network: messages are found oldest first, whatever place they took") {
    Network network(3, 1);
    const ClusterOptions options = Fixed(1000);
    const Network::Slot first = network.Send(Heartbeat(kS1, kS2), 0, options);
    network.Send(Heartbeat(kS2, kS3), 0, options);
    network.Remove(first);
    network.Send(Heartbeat(kS3, kS1), 0, options);  // Takes over the first place.
    const auto flights = network.InFlight();
    REQUIRE(flights.size() == 2);
    CHECK(flights[0]->id == 2);
    CHECK(flights[1]->id == 3);
    CHECK(network.Find(1) == nullptr);
    CHECK(network.Find(3)->message.to == kS1);
    CHECK(network.at(*network.Oldest({}, true)).id == 2);
    CHECK(network.Matching({{}, kS3, {}}).size() == 1);
}

}  // namespace raft::sim
