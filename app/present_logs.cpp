// The logs side by side, with what is committed and what the leader knows of each.
#include <algorithm>
#include <string>
#include <utility>

#include "app/present_parts.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Index;
using raft::sim::Cluster;
using raft::sim::Server;

std::string Label(const raft::Entry& entry, const Tongue& tongue) {
    if (entry.noop()) return tongue.Say({"no-op", "空操作"});
    if (const auto* session = entry.session()) {
        return "+" + raft::sim::PrintClient(session->client);
    }
    std::string content = raft::sim::PrintEntryContent(entry);
    // Of a configuration, the servers that it names.
    return content.starts_with("config") ? tongue.Relabel(std::move(content)) : content;
}

render::LogRowView Row(const Server& server, Index first, Index last, const Tongue& tongue) {
    const raft::Node& node = server.node();
    const raft::Log& log = node.log();
    render::LogRowView row;
    row.name = tongue.Server(server.id());
    row.role = MarkOf(server);
    row.term_hue = HueOf(node.current_term());
    row.commit_index = node.commit_index();
    row.snapshot_index = log.base().index;
    const Index from = std::max(first, log.first_index());
    for (Index index = from; index <= std::min(last, log.last_index()); ++index) {
        row.cells.push_back(CellOf(node, index, tongue));
    }
    return row;
}

// What the leader that the others follow knows of each of them.
void AddProgress(const Cluster& cluster, render::LogsView& view) {
    const auto leader = cluster.leader();
    if (!leader) return;
    const auto* leading = cluster.server(*leader).node().leading();
    if (leading == nullptr) return;
    for (const raft::Progress& progress : leading->progress) {
        const render::Slot slot = SlotOf(cluster, progress.id);
        if (slot >= view.rows.size()) continue;
        view.rows[slot].next_index = progress.next;
        view.rows[slot].match_index = progress.match;
    }
}

}  // namespace

render::CellView CellOf(const raft::Node& node, Index index, const Tongue& tongue) {
    const raft::Entry& entry = node.log().At(index);
    return {.index = index,
            .term_hue = HueOf(entry.term),
            .label = Label(entry, tongue),
            .sublabel = "t" + std::to_string(entry.term),
            .committed = index <= node.commit_index(),
            .applied = index <= node.last_applied(),
            .saved = index <= node.saved_index()};
}

render::LogsView PresentLogs(const Cluster& cluster, const render::UiState& ui) {
    render::LogsView view;
    for (const Server& server : cluster.servers()) {
        view.last_index = std::max(view.last_index, server.node().log().last_index());
    }
    const Tongue tongue(ui);
    // One column stays free behind the newest entry: nextIndex points there.
    const Index columns = std::max<Index>(ui.log_columns, 1);
    const Index newest_first = view.last_index + 2 > columns ? view.last_index + 2 - columns : 1;
    view.first_index = std::max<Index>(ui.log_first_index.value_or(newest_first), 1);
    const Index last = view.first_index + columns - 1;
    for (const Server& server : cluster.servers()) {
        view.rows.push_back(Row(server, view.first_index, last, tongue));
    }
    AddProgress(cluster, view);
    return view;
}

}  // namespace app
