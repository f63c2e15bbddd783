// The names of the RPCs.
#include "raft/message.h"

#include <array>

namespace raft {

MessageType TypeOf(const Message& message) {
    constexpr std::array<MessageType, 9> kByBody = {
        MessageType::kRequestVote,     MessageType::kRequestVoteReply,
        MessageType::kAppendEntries,   MessageType::kAppendEntriesReply,
        MessageType::kInstallSnapshot, MessageType::kInstallSnapshotReply,
        MessageType::kTimeoutNow,      MessageType::kReadIndex,
        MessageType::kReadIndexReply,
    };
    static_assert(kByBody.size() == std::variant_size_v<MessageBody>);

    if (const auto* request = std::get_if<RequestVote>(&message.body)) {
        return request->pre ? MessageType::kPreVote : MessageType::kRequestVote;
    }
    if (const auto* reply = std::get_if<RequestVoteReply>(&message.body)) {
        return reply->pre ? MessageType::kPreVoteReply : MessageType::kRequestVoteReply;
    }
    return kByBody.at(message.body.index());
}

const char* NameOf(MessageType type) {
    constexpr std::array<const char*, kMessageTypes> kNames = {
        "RequestVote",   "RequestVoteReply",   "PreVote",         "PreVoteReply",
        "AppendEntries", "AppendEntriesReply", "InstallSnapshot", "InstallSnapshotReply",
        "TimeoutNow",    "ReadIndex",          "ReadIndexReply",
    };
    return kNames.at(static_cast<std::size_t>(type));
}

bool IsHeartbeat(const Message& message) {
    const auto* append = std::get_if<AppendEntries>(&message.body);
    return append != nullptr && append->entries.empty();
}

bool IsReply(MessageType type) {
    return type == MessageType::kRequestVoteReply || type == MessageType::kPreVoteReply ||
           type == MessageType::kAppendEntriesReply || type == MessageType::kInstallSnapshotReply ||
           type == MessageType::kReadIndexReply;
}

}  // namespace raft
