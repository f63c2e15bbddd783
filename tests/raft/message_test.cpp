// Entries and messages as plain data: what they are called, and when two are the same.
//
// Goal:   Fig. 3.1 (the RPCs), §3.5 (a heartbeat carries no entries), §6.4 (the no-op is an entry).
// Method: tables over every type.
#include "raft/message.h"

#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

Message With(MessageBody body) {
    return {S1, S2, 1, std::move(body)};
}

struct Row {
    MessageBody body{};
    MessageType type = MessageType::kRequestVote;
    std::string name{};
    bool reply = false;
};

}  // namespace

TEST_CASE("message: its type, its name and its direction follow from its body") {
    RequestVote pre;
    pre.pre = true;
    RequestVoteReply pre_reply;
    pre_reply.pre = true;
    const std::vector<Row> rows = {
        {RequestVote{}, MessageType::kRequestVote, "RequestVote", false},
        {RequestVoteReply{}, MessageType::kRequestVoteReply, "RequestVoteReply", true},
        {pre, MessageType::kPreVote, "PreVote", false},
        {pre_reply, MessageType::kPreVoteReply, "PreVoteReply", true},
        {AppendEntries{}, MessageType::kAppendEntries, "AppendEntries", false},
        {AppendEntriesReply{}, MessageType::kAppendEntriesReply, "AppendEntriesReply", true},
        {InstallSnapshot{}, MessageType::kInstallSnapshot, "InstallSnapshot", false},
        {InstallSnapshotReply{}, MessageType::kInstallSnapshotReply, "InstallSnapshotReply", true},
        {TimeoutNow{}, MessageType::kTimeoutNow, "TimeoutNow", false},
        {ReadIndex{}, MessageType::kReadIndex, "ReadIndex", false},
        {ReadIndexReply{}, MessageType::kReadIndexReply, "ReadIndexReply", true},
    };
    REQUIRE(rows.size() == kMessageTypes);

    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(TypeOf(With(row.body)) == row.type);
        CHECK(NameOf(row.type) == row.name);
        CHECK(IsReply(row.type) == row.reply);
    }
}

TEST_CASE("message: only an AppendEntries without entries is a heartbeat") {
    CHECK(IsHeartbeat(Append({}, {.prev = {1, 3}})));
    CHECK_FALSE(IsHeartbeat(Append({}, {.prev = {1, 3}, .entries = {1}})));
    CHECK_FALSE(IsHeartbeat(AskVote({}, {})));
}

TEST_CASE("entry: says which of its kinds it is") {
    const Entry noop{3, nullptr};
    const Entry command{3, Put("x", "1")};
    const Entry session{3, std::make_shared<const Payload>(OpenSession{ClientId{4}})};
    const Entry configuration{3, std::make_shared<const Payload>(*VotersUpTo(3))};

    CHECK(noop.noop());
    CHECK(Entry{3, std::make_shared<const Payload>(Noop{})}.noop());
    CHECK(noop.command() == nullptr);
    CHECK(command.command()->operation.value == "1");
    CHECK_FALSE(command.noop());
    CHECK(session.session()->client == ClientId{4});
    CHECK(command.session() == nullptr);
    CHECK(configuration.configuration()->voters.size() == 3);
    CHECK(command.configuration() == nullptr);
}

TEST_CASE("entry: two are the same by what they carry, however it is held") {
    const Entry a{3, Put("x", "1")};
    const Entry same{3, Put("x", "1")};
    const Entry other{3, Put("x", "2")};
    const Entry noop{3, nullptr};
    const Entry spelled_out{3, std::make_shared<const Payload>(Noop{})};

    CHECK(SameContent(a, a));
    CHECK(SameContent(a, same));
    CHECK_FALSE(SameContent(a, other));
    CHECK(SameContent(noop, spelled_out));
    CHECK_FALSE(SameContent(noop, a));
    CHECK_FALSE(SameContent(a, spelled_out));
}

TEST_CASE("entries: keep their order, and copies share them") {
    const Entries entries({EntryAt({1, 1}), EntryAt({2, 2}), EntryAt({2, 3})});
    const Entries copy = entries;

    REQUIRE(copy.size() == 3);
    CHECK(copy[0].term == 1);
    CHECK(copy[2].term == 2);
    CHECK(copy.begin() == entries.begin());
    CHECK(copy.end() - copy.begin() == 3);
    CHECK_FALSE(copy.empty());

    const Entries none{std::vector<Entry>{}};
    CHECK(none.empty());
    CHECK(none.size() == 0);
    CHECK(none.begin() == none.end());
}

TEST_CASE("entries: a builder puts them in the order in which they came") {
    Entries::Builder builder(2);
    builder.Add(EntryAt({4, 7}));
    builder.Add(EntryAt({5, 8}));

    const Entries built = builder.Build();

    REQUIRE(built.size() == 2);
    CHECK(built[0].term == 4);
    CHECK(SameContent(built[1], EntryAt({5, 8})));
}

}  // namespace raft
