// Messages, entries and configurations in JSON.
#include <vector>

#include "app/json.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::AppendEntries;
using raft::AppendEntriesReply;
using raft::InstallSnapshot;
using raft::InstallSnapshotReply;
using raft::Message;
using raft::RequestVote;
using raft::RequestVoteReply;

Json NamesJson(const std::vector<raft::NodeId>& ids) {
    Json names = Json::array();
    for (const raft::NodeId id : ids) names.push_back(raft::sim::PrintServer(id));
    return names;
}

// Adds the fields of one type of message.
struct AddFields {
    Json& json;

    void operator()(const RequestVote& vote) const {
        json["last_index"] = vote.last_entry.index;
        json["last_term"] = vote.last_entry.term;
        if (!vote.pre) json["transfer"] = vote.transfer;
    }
    void operator()(const RequestVoteReply& reply) const { json["granted"] = reply.granted; }
    void operator()(const AppendEntries& append) const {
        json["prev_index"] = append.prev.index;
        json["prev_term"] = append.prev.term;
        Json entries = Json::array();
        raft::Index index = append.prev.index;
        for (const raft::Entry& entry : append.entries) {
            index += 1;
            entries.push_back(EntryJson(index, entry));
        }
        json["entries"] = std::move(entries);
        json["commit"] = append.commit;
        json["round"] = append.round;
        json["lease"] = append.lease;
        json["lease_since"] = append.lease_since;
    }
    void operator()(const AppendEntriesReply& reply) const {
        json["success"] = reply.success;
        json["match"] = reply.match;
        json["prev_index"] = reply.prev_index;
        json["conflict_term"] = reply.conflict_term;
        json["conflict_index"] = reply.conflict_index;
        json["last_index"] = reply.last_index;
        json["round"] = reply.round;
        json["clock"] = reply.clock;
    }
    void operator()(const InstallSnapshot& snapshot) const {
        json["snapshot_index"] = snapshot.last_included.index;
        json["snapshot_term"] = snapshot.last_included.term;
        json["offset"] = snapshot.offset;
        json["data"] = snapshot.data == nullptr ? std::string() : *snapshot.data;
        json["done"] = snapshot.done;
        json["config"] =
            snapshot.config == nullptr ? Json(nullptr) : ConfigurationJson(*snapshot.config);
        json["round"] = snapshot.round;
    }
    void operator()(const InstallSnapshotReply& reply) const {
        json["success"] = reply.success;
        json["snapshot_index"] = reply.snapshot_index;
        json["stored"] = reply.stored;
        json["done"] = reply.done;
        json["round"] = reply.round;
    }
    void operator()(const raft::TimeoutNow& /*told*/) const {}
    void operator()(const raft::ReadIndex& read) const { json["read"] = read.read; }
    void operator()(const raft::ReadIndexReply& reply) const {
        json["read"] = reply.read;
        json["index"] = reply.index;
    }
};

}  // namespace

Json NameJson(std::optional<raft::NodeId> id) {
    return id ? Json(raft::sim::PrintServer(*id)) : Json(nullptr);
}

Json ConfigurationJson(const raft::Configuration& configuration) {
    return {{"voters", NamesJson(configuration.voters)},
            {"outgoing", NamesJson(configuration.outgoing)},
            {"learners", NamesJson(configuration.learners)}};
}

Json EntryJson(raft::Index index, const raft::Entry& entry) {
    Json json = {{"index", index}, {"term", entry.term}};
    if (const auto* command = entry.command()) {
        json["kind"] = "command";
        json["command"] = raft::sim::PrintOperation(command->operation);
        const bool nobody = raft::Number(command->client) == 0;
        json["client"] = nobody ? Json(nullptr) : Json(raft::sim::PrintClient(command->client));
        json["serial"] = command->serial;
    } else if (const auto* configuration = entry.configuration()) {
        json["kind"] = "config";
        json["config"] = ConfigurationJson(*configuration);
    } else if (const auto* session = entry.session()) {
        json["kind"] = "session";
        json["client"] = raft::sim::PrintClient(session->client);
    } else {
        json["kind"] = "noop";
    }
    return json;
}

Json MessageJson(raft::sim::MessageId id, const Message& message, raft::sim::Micros sent_at,
                 std::optional<raft::sim::Micros> due) {
    Json json = {{"id", id},
                 {"type", raft::NameOf(raft::TypeOf(message))},
                 {"from", raft::sim::PrintServer(message.from)},
                 {"to", raft::sim::PrintServer(message.to)},
                 {"term", message.term},
                 {"sent_us", sent_at},
                 {"due_us", due ? Json(*due) : Json(nullptr)}};
    std::visit(AddFields{json}, message.body);
    return json;
}

Json FlightJson(const raft::sim::Flight& flight) {
    return MessageJson(flight.id, flight.message, flight.sent_at, flight.due());
}

std::string Line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace app
