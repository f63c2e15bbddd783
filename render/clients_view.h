// What clients asked and were answered, as intervals on a line of time; already decided and worded.
// Moments are microseconds of virtual time, as double.
//
// Caller: app/present_clients.cpp fills it while the view is shown; render/clients_panel.cpp draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace render {

enum class OperationEnd {
    kWaiting,  // Nobody has answered yet: the interval is open.
    kDone,
    kRefused,
    kLost  // Nobody will answer: lost, failed or expired.
};

struct OperationView {
    std::uint64_t request = 0;
    std::string label{};   // "put x 1", "get x"
    std::string mode{};    // Of a read: "lease"; empty for a command.
    std::string answer{};  // "x = 1"; empty while it waits.
    double asked_at = 0;
    double ended_at = 0;  // The present while it waits.
    OperationEnd end = OperationEnd::kWaiting;
    bool read = false;
    std::vector<double> asked_again{};  // Retried, or sent on to another server.
    std::size_t row = 0;                // Operations under way at once stand below each other.
    std::uint64_t event_id = 0;         // What to ask about: its answer, or its last step so far.
    bool clashes = false;               // No order of the operations explains it.
};

struct ClientLane {
    std::string name{};    // "C1"
    std::string detail{};  // "session open · serial 4"
    std::vector<OperationView> operations{};
    std::size_t rows = 1;
    std::size_t left_out = 0;  // Operations in view that are too many to draw.
};

struct LeaseView {
    std::string name{};  // "S1"
    std::string text{};  // "51 ms left"
    float share = 0;     // Of a whole lease, in [0, 1].
};

struct ClientsView {
    double from = 0;  // The range in view.
    double to = 0;
    double now = 0;
    std::vector<ClientLane> lanes{};
    std::vector<LeaseView> leases{};
    std::vector<std::string> hint{};  // Of UiState::clients_hovered, the first line its title.
};

}  // namespace render
