// Events to tell about: what the tests of describe.h share.
#pragma once

#include <optional>
#include <utility>

#include "raft/sim/describe.h"

namespace raft::sim {

constexpr NodeId S1{1};
constexpr NodeId S3{3};
constexpr NodeId S5{5};

inline Event Inside(NodeId server, const raft::Event& event) {
    return {.id = 7, .cause = 3, .at = 1000, .server = server, .body = event};
}

inline Event Outside(std::optional<NodeId> server, EventBody body) {
    return {.id = 7, .cause = 3, .at = 1000, .server = server, .body = std::move(body)};
}

inline VoteJudged Vote(VoteVerdict verdict, EntryId theirs, EntryId own) {
    return {.candidacy = {.candidate = S5, .term = 3, .last_entry = theirs},
            .verdict = verdict,
            .ballot = {.current_term = 3, .voted_for = {}, .last_entry = own}};
}

inline MessageEvent Flight(MessageFate fate, MessageBody body,
                           LossReason loss = LossReason::kNone) {
    return {.fate = fate,
            .id = 17,
            .message = {.from = S1, .to = S3, .term = 2, .body = std::move(body)},
            .sent_at = 500,
            .due_at = 412'600,
            .loss = loss,
            .original = 12};
}

inline AppendEntries TwoEntries() {
    return {.prev = {1, 3}, .entries = Entries({Entry{2, nullptr}, Entry{2, nullptr}})};
}

inline RequestEvent Asking(RequestStep step, RequestStatus status = RequestStatus::kWaiting) {
    return {.request = 1,
            .step = step,
            .client = ClientId{1},
            .status = status,
            .command = "put x 1",
            .entry = {2, 4},
            .leader = S1,
            .value = "1"};
}

inline RequestEvent Reading(ReadMode mode, RequestStep step,
                            RequestStatus status = RequestStatus::kWaiting) {
    RequestEvent reading = Asking(step, status);
    reading.command = "get x";
    reading.read = mode;
    reading.state = {2, 4};
    return reading;
}

}  // namespace raft::sim
