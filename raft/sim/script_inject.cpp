// Made-up messages: "inject AppendEntries S1 -> S3 term=4 prev_index=1 entries=[2:x=1]".
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

// One field of a message, under its name in JSON, and where its value lies.
struct Field {
    const char* name;
    std::variant<std::uint64_t*, Micros*, bool*, Entries*, std::shared_ptr<const std::string>*,
                 std::shared_ptr<const Configuration>*>
        value;
    bool otherwise = false;  // A flag's value where it is not named.
};

using Fields = std::vector<Field>;

Fields FieldsOf(RequestVote& body) {
    Fields fields = {{"last_index", &body.last_entry.index}, {"last_term", &body.last_entry.term}};
    if (!body.pre) fields.push_back({"transfer", &body.transfer});
    return fields;
}

Fields FieldsOf(RequestVoteReply& body) {
    return {{"granted", &body.granted}};
}

Fields FieldsOf(AppendEntries& body) {
    return {{"prev_index", &body.prev.index},
            {"prev_term", &body.prev.term},
            {"entries", &body.entries},
            {"commit", &body.commit},
            {"round", &body.round},
            {"lease", &body.lease},
            {"lease_since", &body.lease_since}};
}

Fields FieldsOf(AppendEntriesReply& body) {
    return {{"success", &body.success},
            {"match", &body.match},
            {"prev_index", &body.prev_index},
            {"conflict_term", &body.conflict_term},
            {"conflict_index", &body.conflict_index},
            {"last_index", &body.last_index},
            {"round", &body.round},
            {"clock", &body.clock}};
}

Fields FieldsOf(InstallSnapshot& body) {
    return {{"snapshot_index", &body.last_included.index},
            {"snapshot_term", &body.last_included.term},
            {"offset", &body.offset},
            {"data", &body.data},
            {"done", &body.done, true},
            {"config", &body.config},
            {"round", &body.round}};
}

Fields FieldsOf(InstallSnapshotReply& body) {
    return {{"success", &body.success},
            {"snapshot_index", &body.snapshot_index},
            {"stored", &body.stored},
            {"done", &body.done, true},
            {"round", &body.round}};
}

Fields FieldsOf(TimeoutNow&) {
    return {};
}
Fields FieldsOf(ReadIndex& body) {
    return {{"read", &body.read}};
}
Fields FieldsOf(ReadIndexReply& body) {
    return {{"read", &body.read}, {"index", &body.index}};
}

Fields FieldsOf(Message& message) {
    Fields fields = {{"term", &message.term}};
    const Fields own = std::visit([](auto& body) { return FieldsOf(body); }, message.body);
    fields.insert(fields.end(), own.begin(), own.end());
    return fields;
}

MessageBody EmptyBody(MessageType type) {
    switch (type) {
        case MessageType::kRequestVote:
            return RequestVote{};
        case MessageType::kRequestVoteReply:
            return RequestVoteReply{};
        case MessageType::kPreVote:
            return RequestVote{.pre = true};
        case MessageType::kPreVoteReply:
            return RequestVoteReply{.pre = true};
        case MessageType::kAppendEntries:
            return AppendEntries{};
        case MessageType::kAppendEntriesReply:
            return AppendEntriesReply{};
        case MessageType::kInstallSnapshot:
            return InstallSnapshot{.done = true};
        case MessageType::kInstallSnapshotReply:
            return InstallSnapshotReply{.done = true};
        case MessageType::kTimeoutNow:
            return TimeoutNow{};
        case MessageType::kReadIndex:
            return ReadIndex{};
        case MessageType::kReadIndexReply:
            return ReadIndexReply{};
    }
    return TimeoutNow{};
}

void ReadInto(Reader& reader, const Field& field) {
    constexpr std::array<const char*, 2> kTruth = {"false", "true"};
    if (auto* const* number = std::get_if<std::uint64_t*>(&field.value)) {
        **number = ReadNumber(reader, kANumber);
    } else if (auto* const* time = std::get_if<Micros*>(&field.value)) {
        **time =
            static_cast<Micros>(ReadNumber(reader, {"a time in microseconds", "以微秒计的时间"}));
    } else if (auto* const* flag = std::get_if<bool*>(&field.value)) {
        **flag = reader.TakeOneOf(kTruth) == 1;
    } else if (auto* const* entries = std::get_if<Entries*>(&field.value)) {
        **entries = Entries(ReadEntries(reader));
    } else if (auto* const* data = std::get_if<std::shared_ptr<const std::string>*>(&field.value)) {
        **data = std::make_shared<const std::string>(
            reader.TakeName({"the snapshot's bytes", "快照的字节"}));
    } else {
        auto* config = std::get<std::shared_ptr<const Configuration>*>(field.value);
        *config = std::make_shared<const Configuration>(ReadConfiguration(reader));
    }
}

// What stands after "NAME=", or nothing where the field has the value that it has unnamed.
std::optional<std::string> PrintValue(const Field& field) {
    if (auto* const* number = std::get_if<std::uint64_t*>(&field.value)) {
        if (**number != 0) return std::to_string(**number);
    } else if (auto* const* time = std::get_if<Micros*>(&field.value)) {
        if (**time != 0) return std::to_string(**time);
    } else if (auto* const* flag = std::get_if<bool*>(&field.value)) {
        if (**flag != field.otherwise) return **flag ? "true" : "false";
    } else if (auto* const* entries = std::get_if<Entries*>(&field.value)) {
        if ((*entries)->empty()) return std::nullopt;
        return PrintEntries({(*entries)->begin(), (*entries)->end()});
    } else if (auto* const* data = std::get_if<std::shared_ptr<const std::string>*>(&field.value)) {
        if (**data != nullptr) return PrintName(***data);
    } else {
        auto* config = std::get<std::shared_ptr<const Configuration>*>(field.value);
        if (*config != nullptr) return PrintConfiguration(**config);
    }
    return std::nullopt;
}

void ReadField(Reader& reader, const Fields& fields, std::vector<bool>& said) {
    const std::size_t at = reader.Here();
    std::vector<const char*> names;
    for (const Field& field : fields) names.push_back(field.name);
    const std::size_t which = reader.TakeOneOf(
        names, {"a field of this message, like term=4", "这种消息的字段，如 term=4"});
    if (reader.failed()) return;
    if (said.at(which)) reader.FailSaidTwice(at, names.at(which));
    said.at(which) = true;
    if (!reader.TakeGlued('=')) {
        reader.FailExpected(
            Words{"= and a value right after the name", "紧接名称之后的“=”和一个值"});
    }
    ReadInto(reader, fields.at(which));
}

}  // namespace

Command ParseInject(Reader& reader) {
    Inject inject;
    Message& message = inject.message;
    message.body = EmptyBody(ReadMessageType(reader));
    message.from = ReadAnyServer(reader);
    if (!reader.TakeSign("->")) reader.FailExpected(kAnArrow);
    message.to = ReadServer(reader);

    const Fields fields = FieldsOf(message);
    std::vector<bool> said(fields.size());
    while (!reader.AtEnd()) ReadField(reader, fields, said);
    return inject;
}

std::string PrintFields(const Message& message) {
    Message copy = message;  // The fields of a constant one would need a second list.
    std::string text;
    for (const Field& field : FieldsOf(copy)) {
        const std::optional<std::string> value = PrintValue(field);
        if (value) text += std::string(" ") + field.name + "=" + *value;
    }
    return text;
}

}  // namespace raft::sim
