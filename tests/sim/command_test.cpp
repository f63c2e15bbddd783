// Goal:   two commands are the same when they say the same, however they share memory.
// Method: equal contents in separate memory, then one difference at a time.
#include "raft/sim/command.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

namespace raft::sim {

namespace {

constexpr NodeId S1{1};
constexpr NodeId S2{2};

Entry Put(Term term, const char* value) {
    const raft::Command command{.operation = {.key = "x", .value = value}};
    return {term, std::make_shared<const Payload>(command)};
}

Message Append() {
    return {S1, S2, 3, AppendEntries{{1, 1}, Entries({Put(2, "1"), Put(3, "2")}), 1, 4}};
}

Message Snapshot() {
    return {S1, S2, 3,
            InstallSnapshot{{1, 5},
                            0,
                            std::make_shared<const std::string>("data"),
                            true,
                            std::make_shared<const Configuration>(Configuration{{S1, S2}, {}, {}}),
                            1}};
}

Given State() {
    return {.server = S1, .term = 3, .vote = S2, .log = {Put(1, "1"), Put(2, "2")}, .commit = 1};
}

template <typename Value>
using Changes = std::vector<std::function<void(Value&)>>;

bool SameInject(const Message& a, const Message& b) {
    return Inject{a} == Inject{b};
}

void CheckMessagesDiffer(Message (*make)(), const Changes<Message>& changes) {
    CHECK(SameInject(make(), make()));
    for (std::size_t i = 0; i < changes.size(); ++i) {
        CAPTURE(i);
        Message changed = make();
        changes[i](changed);
        CHECK_FALSE(SameInject(changed, make()));
    }
}

}  // namespace

TEST_CASE("commands: a given state is compared field by field, its log by content") {
    const Changes<Given> changes = {
        [](Given& given) { given.server = S2; },
        [](Given& given) { given.term = 4; },
        [](Given& given) { given.vote = {}; },
        [](Given& given) { given.commit = 2; },
        [](Given& given) { given.snapshot = 1; },
        [](Given& given) { given.role = Role::kLeader; },
        [](Given& given) { given.log.pop_back(); },
        [](Given& given) { given.log[0] = Put(1, "2"); },
        [](Given& given) { given.log[0] = Put(2, "1"); },
        [](Given& given) { given.log[0].payload = nullptr; },
    };
    CHECK(State() == State());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        CAPTURE(i);
        Given changed = State();
        changes[i](changed);
        CHECK_FALSE(changed == State());
    }
}

TEST_CASE("commands: injected messages are compared field by field, shared parts by content") {
    const auto append = [](Message& message) -> AppendEntries& {
        return std::get<AppendEntries>(message.body);
    };
    const auto snapshot = [](Message& message) -> InstallSnapshot& {
        return std::get<InstallSnapshot>(message.body);
    };
    CheckMessagesDiffer(
        &Append, {
                     [](Message& message) { message.from = S2; },
                     [](Message& message) { message.to = S1; },
                     [](Message& message) { message.term = 4; },
                     [](Message& message) { message.body = TimeoutNow{}; },
                     [&](Message& message) {
                         append(message).prev = {1, 2};
                     },
                     [&](Message& message) { append(message).commit = 2; },
                     [&](Message& message) { append(message).round = 5; },
                     [&](Message& message) { append(message).lease = 1; },
                     [&](Message& message) { append(message).lease_since = 1; },
                     [&](Message& message) { append(message).entries = Entries({Put(2, "1")}); },
                     [&](Message& message) {
                         append(message).entries = Entries({Put(2, "1"), Put(3, "3")});
                     },
                 });
    CheckMessagesDiffer(&Snapshot,
                        {
                            [&](Message& message) {
                                snapshot(message).last_included = {2, 5};
                            },
                            [&](Message& message) { snapshot(message).offset = 1; },
                            [&](Message& message) { snapshot(message).done = false; },
                            [&](Message& message) { snapshot(message).round = 2; },
                            [&](Message& message) { snapshot(message).data = nullptr; },
                            [&](Message& message) {
                                snapshot(message).data = std::make_shared<const std::string>("");
                            },
                            [&](Message& message) { snapshot(message).config = nullptr; },
                            [&](Message& message) {
                                snapshot(message).config = std::make_shared<const Configuration>();
                            },
                        });
    CHECK_FALSE(Inject{{S1, S2, 1, RequestVote{.pre = true}}} ==
                Inject{{S1, S2, 1, RequestVote{}}});
}

TEST_CASE("commands: an expected log distinguishes a term from an entry") {
    const ExpectLog::Item term{.term = 1};
    const ExpectLog::Item entry{.term = 1, .entry = Put(1, "1")};
    CHECK(entry == ExpectLog::Item{1, Put(1, "1")});
    CHECK_FALSE(term == entry);
    CHECK_FALSE(entry == ExpectLog::Item{1, Put(1, "2")});
    CHECK_FALSE(term == ExpectLog::Item{.term = 2});
}

TEST_CASE("commands: what waits for a moment is the same by moment and command") {
    const auto at = [](Micros time, NodeId server) -> Command {
        return std::make_shared<const At>(At{time, Crash{server, {}}});
    };
    CHECK(SameCommand(at(5, S1), at(5, S1)));
    CHECK_FALSE(SameCommand(at(5, S1), at(6, S1)));
    CHECK_FALSE(SameCommand(at(5, S1), at(5, S2)));
    CHECK_FALSE(SameCommand(at(5, S1), Crash{S1, {}}));
    CHECK(SameCommand(Crash{S1, {}}, Crash{S1, {}}));
    CHECK_FALSE(SameCommand(Crash{S1, {}}, Pause{S1}));
}

}  // namespace raft::sim
