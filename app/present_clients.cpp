// Clients and their operations, from what the story keeps of them.
#include <algorithm>
#include <map>
#include <string>

#include "app/present_parts.h"
#include "app/text.h"
#include "app/tongue.h"
#include "raft/sim/script.h"
#include "render/words_clients.h"

namespace app {

namespace {

using raft::sim::Client;
using raft::sim::Cluster;
using raft::sim::Event;
using raft::sim::EventId;
using raft::sim::Micros;
using raft::sim::RequestEvent;
using raft::sim::RequestId;
using raft::sim::RequestStatus;
using raft::sim::RequestStep;
using render::OperationEnd;
using render::OperationView;
using render::UiState;
namespace words = render::words;

constexpr std::size_t kDrawnMax = 300;  // Of one client.
constexpr std::size_t kRowsMax = 4;

OperationEnd EndOf(RequestStatus status) {
    switch (status) {
        case RequestStatus::kWaiting:
            return OperationEnd::kWaiting;
        case RequestStatus::kDone:
            return OperationEnd::kDone;
        case RequestStatus::kRefused:
            return OperationEnd::kRefused;
        case RequestStatus::kLost:
        case RequestStatus::kFailed:
        case RequestStatus::kExpired:
            return OperationEnd::kLost;
    }
    return OperationEnd::kWaiting;
}

std::string AnswerOf(const RequestEvent& event, const Tongue& tongue) {
    switch (event.status) {
        case RequestStatus::kWaiting:
            return {};
        case RequestStatus::kDone:
            if (event.value) return *event.value;
            return tongue.Say(event.read ? words::kAbsent : words::kAnswerDone);
        case RequestStatus::kRefused:
            return tongue.Say(words::kAnswerRefused);
        case RequestStatus::kLost:
            return tongue.Say(words::kAnswerLost);
        case RequestStatus::kFailed:
            return tongue.Say(words::kAnswerFailed);
        case RequestStatus::kExpired:
            return tongue.Say(words::kAnswerExpired);
    }
    return {};
}

// One operation as its events tell it.
struct Told {
    OperationView view{};
    raft::ClientId client{};
    std::optional<raft::NodeId> first_server{};
    std::optional<raft::ReadMode> read{};
    bool known_from_start = false;
};

class Gathering {
  public:
    Gathering(const Cluster& cluster, const Tongue& tongue) : cluster_(cluster), tongue_(tongue) {}

    void Take(const Event& event) {
        if (const auto* violation = std::get_if<raft::sim::ViolationEvent>(&event.body)) {
            if (violation->name != raft::NameOf(raft::Property::kLinearizability)) return;
            clashing_.push_back(event.cause);
            clashing_.push_back(violation->clash);
            return;
        }
        const auto* request = std::get_if<RequestEvent>(&event.body);
        if (request == nullptr) return;
        Told& told = told_[request->request];
        OperationView& view = told.view;
        const auto at = static_cast<double>(event.at);
        if (view.request == 0) {
            view.request = request->request;
            view.label = request->command;
            view.asked_at = at;
            told.client = request->client;
            told.first_server = event.server;
            told.known_from_start = request->step == RequestStep::kAsked;
        } else if (request->step == RequestStep::kRetried ||
                   request->step == RequestStep::kRedirected ||
                   request->step == RequestStep::kRefusedOld) {
            view.asked_again.push_back(at);
        }
        if (request->read) told.read = request->read;
        view.event_id = event.id;
        if (request->step != RequestStep::kAnswered) return;
        view.end = EndOf(request->status);
        view.ended_at = at;
        view.answer = AnswerOf(*request, tongue_);
    }

    // Those that reach into the range, by client, in order of asking.
    [[nodiscard]] std::map<std::uint32_t, std::vector<Told>> Within(double from, double to) {
        std::map<std::uint32_t, std::vector<Told>> lanes;
        const auto now = static_cast<double>(cluster_.now());
        for (auto& [id, told] : told_) {
            OperationView& view = told.view;
            if (view.end == OperationEnd::kWaiting) view.ended_at = now;
            view.read = told.read.has_value();
            if (told.read) view.mode = raft::sim::NameOf(*told.read);
            view.clashes =
                std::find(clashing_.begin(), clashing_.end(), view.event_id) != clashing_.end();
            if (view.ended_at < from || view.asked_at > to) continue;
            lanes[raft::Number(told.client)].push_back(told);
        }
        return lanes;
    }

  private:
    const Cluster& cluster_;
    const Tongue& tongue_;
    std::map<RequestId, Told> told_{};
    std::vector<EventId> clashing_{};
};

// Operations that are under way at once stand in rows of their own, as far as there are rows.
void Stack(render::ClientLane& lane) {
    std::vector<double> free_from;
    for (OperationView& view : lane.operations) {
        std::size_t row = 0;
        while (row < free_from.size() && free_from[row] > view.asked_at) row += 1;
        row = std::min(row, kRowsMax - 1);
        if (row >= free_from.size()) free_from.resize(row + 1, 0);
        free_from[row] = std::max(free_from[row], view.ended_at);
        view.row = row;
    }
    lane.rows = std::max<std::size_t>(free_from.size(), 1);
}

std::string DetailOf(const Cluster& cluster, std::uint32_t number, const Tongue& tongue) {
    for (const Client& client : cluster.clients()) {
        if (raft::Number(client.id) != number) continue;
        std::string text;
        switch (client.session) {
            case Client::Session::kNone:
                text = tongue.Say(words::kSessionNone);
                break;
            case Client::Session::kOpening:
                text = tongue.Say(words::kSessionOpening);
                break;
            case Client::Session::kOpen:
                text = tongue.Say(words::kSessionOpen, {{"n", std::to_string(client.serial)}});
                break;
            case Client::Session::kExpired:
                text = tongue.Say(words::kSessionExpired);
                break;
        }
        return text;
    }
    return {};
}

std::vector<std::string> HintOf(const Told& told, const Cluster& cluster, const Tongue& tongue) {
    const OperationView& view = told.view;
    std::vector<std::string> lines{raft::sim::PrintClient(told.client) + "  " + view.label};
    if (told.read) lines.push_back(tongue.Say(words::kReadMode, {{"mode", view.mode}}));
    const auto asked = static_cast<Micros>(view.asked_at);
    const std::string server = told.first_server ? tongue.Server(*told.first_server) : "?";
    lines.push_back(tongue.Say(words::kAskedAt, {{"time", TimeText(asked)}, {"server", server}}));
    if (!view.asked_again.empty()) {
        const std::string times = std::to_string(view.asked_again.size() + 1);
        lines.push_back(tongue.Say(words::kAskedTimes, {{"n", times}}));
    }
    if (view.end == OperationEnd::kWaiting) {
        lines.push_back(
            tongue.Say(words::kStillWaits, {{"length", LengthText(cluster.now() - asked)}}));
    } else {
        const auto ended = static_cast<Micros>(view.ended_at);
        lines.push_back(
            tongue.Say(words::kEndedAt, {{"time", TimeText(ended)}, {"answer", view.answer}}));
    }
    if (view.clashes) lines.push_back(tongue.Say(words::kClashHint));
    return lines;
}

void AddLeases(const Cluster& cluster, const Tongue& tongue, render::ClientsView& view) {
    for (const auto& server : cluster.servers()) {
        if (!server.up()) continue;
        const auto left = server.node().LeaseLeft();
        if (!left) continue;
        const auto& options = server.node().options();
        const Micros whole = options.lease > 0 && server.node().leading() == nullptr
                                 ? options.lease
                                 : options.election_timeout_min;
        const float share =
            whole > 0 ? static_cast<float>(*left) / static_cast<float>(whole) : 0.0F;
        view.leases.push_back({tongue.Server(server.id()),
                               tongue.Say(words::kLeaseLeft, {{"length", LengthText(*left)}}),
                               std::clamp(share, 0.0F, 1.0F)});
    }
}

// The last second, or as the user has chosen; a little of what is still to come stays free.
void ChooseRange(const Cluster& cluster, const UiState& ui, render::ClientsView& view) {
    constexpr double kAhead = 0.06;
    constexpr auto kUsual = static_cast<double>(raft::sim::kSecond) / 2;
    view.now = static_cast<double>(cluster.now());
    const double span = ui.clients_span > 0 ? ui.clients_span : kUsual;
    view.to = ui.clients_to ? *ui.clients_to : view.now + span * kAhead;
    view.from = view.to - span;
    if (view.from < 0 && !ui.clients_to) {
        view.from = 0;
        view.to = std::max(span, view.to);
    }
}

}  // namespace

render::ClientsView PresentClients(Session& session, const UiState& ui) {
    const Tongue tongue(ui);
    const Cluster& cluster = session.cluster();
    render::ClientsView view;
    ChooseRange(cluster, ui, view);
    Gathering gathering(cluster, tongue);
    for (const Event& event : session.story().told()) gathering.Take(event);
    for (auto& [number, all] : gathering.Within(view.from, view.to)) {
        render::ClientLane lane;
        lane.name = "C" + std::to_string(number);
        lane.detail = DetailOf(cluster, number, tongue);
        lane.left_out = all.size() - std::min(all.size(), kDrawnMax);
        for (std::size_t i = lane.left_out; i < all.size(); ++i) {
            if (all[i].view.request == ui.clients_hovered) {
                view.hint = HintOf(all[i], cluster, tongue);
            }
            lane.operations.push_back(std::move(all[i].view));
        }
        Stack(lane);
        view.lanes.push_back(std::move(lane));
    }
    AddLeases(cluster, tongue, view);
    return view;
}

}  // namespace app
