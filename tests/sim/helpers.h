// What the tests of the simulation share: commands by their text, and looks at what happened.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"
#include "tests/chinese.h"

namespace raft::sim {

constexpr NodeId kS1{1};
constexpr NodeId kS2{2};
constexpr NodeId kS3{3};
constexpr NodeId kS4{4};
constexpr NodeId kS5{5};

// Does one line; the text must be a command. A refusal speaks both languages.
inline Outcome Try(Cluster& cluster, std::string_view line) {
    const auto parsed = ParseLine(line, {static_cast<std::uint32_t>(cluster.servers().size())});
    REQUIRE(parsed.has_value());
    const auto* const error = std::get_if<SyntaxError>(&*parsed);
    REQUIRE_MESSAGE(error == nullptr, line);
    const Outcome outcome = cluster.Do(std::get<Command>(*parsed));
    if (outcome.has_value()) CheckChinese(outcome->error, outcome->chinese);
    return outcome;
}

// Does lines that must all be done.
inline void Do(Cluster& cluster, const std::vector<std::string_view>& lines) {
    for (const std::string_view line : lines) {
        const Outcome outcome = Try(cluster, line);
        const std::string error = outcome.has_value() ? outcome->error : "";
        CHECK_MESSAGE(error.empty(), line << ": " << error);
    }
}

// What a line is refused with.
inline std::string RefusalOf(Cluster& cluster, std::string_view line) {
    const Outcome outcome = Try(cluster, line);
    return outcome.has_value() ? outcome->error : "";
}

// Every event of one kind, in order.
template <class Body>
std::vector<Body> All(const Cluster& cluster) {
    std::vector<Body> found;
    for (const Event& event : cluster.events()) {
        if (const auto* body = std::get_if<Body>(&event.body)) found.push_back(*body);
    }
    return found;
}

// Every event of one kind that a node noted, in order.
template <class Noted>
std::vector<Noted> AllNoted(const Cluster& cluster) {
    std::vector<Noted> found;
    for (const raft::Event& event : All<raft::Event>(cluster)) {
        if (const auto* noted = std::get_if<Noted>(&event)) found.push_back(*noted);
    }
    return found;
}

// How many messages met this fate.
inline std::size_t Count(const Cluster& cluster, MessageFate fate) {
    std::size_t count = 0;
    for (const MessageEvent& event : All<MessageEvent>(cluster)) {
        if (event.fate == fate) ++count;
    }
    return count;
}

// Everything that two runs could differ in, as text: every event with its moment and cause, and
// where every server stands.
inline std::string Trace(const Cluster& cluster) {
    std::string text;
    for (const Event& event : cluster.events()) {
        text += std::to_string(event.id) + " " + std::to_string(event.cause) + " " +
                std::to_string(event.at) + " " + std::to_string(event.body.index());
        if (const auto* message = std::get_if<MessageEvent>(&event.body)) {
            text += " #" + std::to_string(message->id) + " " +
                    std::to_string(message->due_at.value_or(-1));
        }
        if (const auto* noted = std::get_if<raft::Event>(&event.body)) {
            text += " " + std::to_string(noted->index());
        }
        text += "\n";
    }
    for (const Server& server : cluster.servers()) {
        const Node& node = server.node();
        text += PrintServer(server.id()) + " " + std::to_string(node.current_term()) + " " +
                std::to_string(node.log().last_index()) + " " +
                std::to_string(node.commit_index()) + " " +
                std::to_string(static_cast<int>(node.role())) + "\n";
    }
    return text + std::to_string(cluster.now());
}

// A cluster in which nothing happens by itself.
inline Cluster ByHand(std::uint32_t voters) {
    ClusterOptions options;
    options.clock = Drive::kManual;
    options.delivery = Drive::kManual;
    return Cluster({.voters = voters, .learners = 0, .spare = 0}, 1, options);
}

}  // namespace raft::sim
