// Events in JSON: what all have in common, and the fields of each kind.
#include <array>

#include "app/json_parts.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"

namespace app {

namespace {

constexpr std::array<const char*, 5> kLossReasons = {"none", "chance", "cut", "receiver-down",
                                                     "sender-stopped"};
constexpr std::array<const char*, 6> kRequestSteps = {"asked",   "appended", "redirected",
                                                      "retried", "answered", "refused-old"};
constexpr std::array<const char*, 5> kTimers = {"election", "heartbeat", "quorum", "transfer",
                                                "leases"};
constexpr std::array<const char*, 3> kStalls = {"no-leader", "leaders-change", "no-commit"};
constexpr std::array<const char*, 6> kStallCauses = {
    "too-few-running", "cut-off", "split-votes", "deposed", "no-own-entry", "not-known"};

// Adds the fields of what happened in the cluster.
struct AddBody {
    Json& json;

    void operator()(const raft::Event& inner) const { AddNodeEvent(json, inner); }
    void operator()(const raft::sim::MessageEvent& event) const {
        using Fate = raft::sim::MessageFate;
        if (event.fate == Fate::kLost) json["reason"] = Word(kLossReasons, event.loss);
        if (event.fate == Fate::kDuplicated) json["original"] = event.original;
        json["message"] = MessageJson(event.id, event.message, event.sent_at, event.due_at);
    }
    void operator()(const raft::sim::PersistEvent& event) const {
        json["write"] = event.write_number;
        json["term"] = event.hard.term;
        json["vote"] = NameJson(event.hard.vote);
        json["last_index"] = event.last_index;
        json["snapshot_index"] = event.snapshot_index;
        json["durable"] = event.durable;
    }
    void operator()(const raft::sim::AppliedEvent& event) const {
        json["index"] = event.index;
        json["term"] = event.term;
        json["restored"] = event.restored;
    }
    void operator()(const raft::sim::LifeEvent& event) const {
        if (event.stage) json["stage"] = raft::sim::NameOf(*event.stage);
    }
    void operator()(const raft::sim::EditEvent& event) const {
        json["term"] = event.hard.term;
        json["vote"] = NameJson(event.hard.vote);
        json["last_term"] = event.last.term;
        json["last_index"] = event.last.index;
        Json edited = Json::array();
        if (event.term) edited.push_back("term");
        if (event.vote) edited.push_back("vote");
        if (event.log) edited.push_back("log");
        json["edited"] = std::move(edited);
    }
    void operator()(const raft::sim::RequestEvent& event) const {
        json["request"] = event.request;
        json["step"] = Word(kRequestSteps, event.step);
        json["client"] = raft::sim::PrintClient(event.client);
        json["command"] = event.command;
        json["status"] = StatusName(event.status);
        const bool appended = event.entry.index != 0;
        json["index"] = appended ? Json(event.entry.index) : Json(nullptr);
        json["term"] = appended ? Json(event.entry.term) : Json(nullptr);
        json["leader"] = NameJson(event.leader);
        json["value"] = event.value ? Json(*event.value) : Json(nullptr);
        if (!event.read) return;
        json["mode"] = raft::sim::NameOf(*event.read);
        const bool state = event.state.index != 0;
        json["state_index"] = state ? Json(event.state.index) : Json(nullptr);
        json["state_term"] = state ? Json(event.state.term) : Json(nullptr);
    }
    void operator()(const raft::sim::LinkEvent& event) const {
        json["from"] = NameJson(event.from);
        json["to"] = NameJson(event.to);
    }
    void operator()(const raft::sim::CommandEvent& event) const { json["text"] = event.text; }
    void operator()(const raft::sim::TimerFired& event) const {
        json["timer"] = Word(kTimers, event.timer);
    }
    void operator()(const raft::sim::ViolationEvent& event) const {
        json["name"] = event.name;
        json["detail"] = event.detail;
        json["clash"] = event.clash == 0 ? Json(nullptr) : Json(event.clash);
    }
    void operator()(const raft::sim::StallEvent& event) const { AddStall(json, event); }
    void operator()(const raft::sim::SayEvent& event) const {
        json["text"] = event.text;
        if (!event.chinese.empty()) json["text_zh"] = event.chinese;
    }
};

}  // namespace

const char* StatusName(raft::sim::RequestStatus status) {
    constexpr std::array<const char*, 6> kStatuses = {"waiting", "done",   "refused",
                                                      "lost",    "failed", "expired"};
    return Word(kStatuses, status);
}

void AddStall(Json& json, const raft::sim::StallEvent& stall) {
    json["stall"] = Word(kStalls, stall.stall);
    json["because"] = Word(kStallCauses, stall.cause);
    json["lasted_us"] = stall.lasted;
    json["count"] = stall.count;
    json["needed"] = stall.needed;
}

Json EventJson(const raft::sim::Event& event) {
    Json json = {{"id", event.id},
                 {"cause", event.cause == 0 ? Json(nullptr) : Json(event.cause)},
                 {"at_us", event.at},
                 {"kind", raft::sim::KindName(event)},
                 {"server", NameJson(event.server)}};
    std::visit(AddBody{json}, event.body);
    return json;
}

}  // namespace app
