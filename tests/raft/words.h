// Short words for logs, configurations and messages, for the protocol's tests.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "raft/log.h"
#include "raft/message.h"

namespace raft {

constexpr NodeId S1{1};
constexpr NodeId S2{2};
constexpr NodeId S3{3};
constexpr NodeId S4{4};
constexpr NodeId S5{5};
constexpr NodeId S6{6};

// ---- Logs ----

// The term of each entry, from index 1 on: how the paper draws a log.
using Terms = std::vector<Term>;

inline std::shared_ptr<const Payload> Put(std::string key, std::string value) {
    Command command;
    command.operation.key = std::move(key);
    command.operation.value = std::move(value);
    return std::make_shared<const Payload>(std::move(command));
}

// The entry at an index. What it holds follows from its term and index, as in any run (§3.5).
inline Entry EntryAt(EntryId id) {
    return {id.term, Put("k" + std::to_string(id.index), std::to_string(id.term))};
}

inline Log LogOf(const Terms& terms) {
    Log log;
    for (const Term term : terms) log.Append(EntryAt({term, log.last_index() + 1}));
    return log;
}

inline Terms TermsOf(const Log& log) {
    Terms terms;
    for (Index i = log.first_index(); i <= log.last_index(); ++i) terms.push_back(log.At(i).term);
    return terms;
}

// ---- Configurations ----

// S1 to S<count>, all voting.
inline std::shared_ptr<const Configuration> VotersUpTo(std::uint32_t count) {
    Configuration configuration;
    for (std::uint32_t n = 1; n <= count; ++n) configuration.voters.push_back(NodeId{n});
    return std::make_shared<const Configuration>(std::move(configuration));
}

// Voters, the old half while joint, and learners.
inline std::shared_ptr<const Configuration> These(std::vector<NodeId> voters,
                                                  std::vector<NodeId> outgoing = {},
                                                  std::vector<NodeId> learners = {}) {
    return std::make_shared<const Configuration>(
        Configuration{std::move(voters), std::move(outgoing), std::move(learners)});
}

// ---- Messages ----

struct Route {
    NodeId from = S2;
    NodeId to = S1;
    Term term = 1;
};

inline Message AskVote(Route route, EntryId last) {
    return {route.from, route.to, route.term, RequestVote{last}};
}

inline Message AnswerVote(Route route, bool granted) {
    return {route.from, route.to, route.term, RequestVoteReply{granted}};
}

struct AppendParts {
    EntryId prev{};
    Terms entries{};
    Index commit = 0;
    std::uint64_t round = 1;
};

inline Message Append(Route route, const AppendParts& parts) {
    std::vector<Entry> entries;
    for (const Term term : parts.entries) {
        entries.push_back(EntryAt({term, parts.prev.index + entries.size() + 1}));
    }
    AppendEntries append;
    append.prev = parts.prev;
    append.entries = Entries(std::move(entries));
    append.commit = parts.commit;
    append.round = parts.round;
    return {route.from, route.to, route.term, std::move(append)};
}

inline Message Accept(Route route, Index match) {
    AppendEntriesReply reply;
    reply.success = true;
    reply.match = match;
    reply.last_index = match;
    reply.round = 1;
    return {route.from, route.to, route.term, reply};
}

// The same with all that it can say.
struct AcceptParts {
    Index match = 0;
    std::uint64_t round = 1;
    Micros clock = 0;
};

inline Message AcceptRound(Route route, AcceptParts parts) {
    AppendEntriesReply reply;
    reply.success = true;
    reply.match = parts.match;
    reply.last_index = parts.match;
    reply.round = parts.round;
    reply.clock = parts.clock;
    return {route.from, route.to, route.term, reply};
}

struct RefusalParts {
    Index prev_index = 0;
    Term conflict_term = 0;
    Index conflict_index = 0;
};

inline Message Refuse(Route route, RefusalParts parts) {
    AppendEntriesReply reply;
    reply.prev_index = parts.prev_index;
    reply.conflict_term = parts.conflict_term;
    reply.conflict_index = parts.conflict_index;
    reply.round = 1;
    return {route.from, route.to, route.term, reply};
}

// One entry after prev.
inline Message AppendOne(Route route, EntryId prev, Entry entry) {
    AppendEntries append;
    append.prev = prev;
    append.entries = Entries({std::move(entry)});
    append.round = 1;
    return {route.from, route.to, route.term, std::move(append)};
}

// A snapshot, or one chunk of it.
struct ChunkParts {
    EntryId last{};
    std::uint64_t offset = 0;
    std::string data{};
    bool done = true;
    std::shared_ptr<const Configuration> config{};
};

inline Message Chunk(Route route, const ChunkParts& parts) {
    InstallSnapshot install;
    install.last_included = parts.last;
    install.offset = parts.offset;
    install.data = std::make_shared<const std::string>(parts.data);
    install.done = parts.done;
    install.config = parts.config;
    install.round = 1;
    return {route.from, route.to, route.term, std::move(install)};
}

// The messages of one kind, in order.
template <typename Body>
std::vector<Body> BodiesOf(const std::vector<Message>& messages) {
    std::vector<Body> bodies;
    for (const Message& message : messages) {
        if (const auto* body = std::get_if<Body>(&message.body)) bodies.push_back(*body);
    }
    return bodies;
}

// The same, of those that go to one server.
template <typename Body>
std::vector<Body> BodiesTo(NodeId to, const std::vector<Message>& messages) {
    std::vector<Message> its;
    for (const Message& message : messages) {
        if (message.to == to) its.push_back(message);
    }
    return BodiesOf<Body>(its);
}

}  // namespace raft
