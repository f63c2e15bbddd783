// The sheet in which a stopped server's disk is edited: what is there, what it would become, and
// why it cannot.
#include <algorithm>
#include <string>
#include <string_view>

#include "app/present_parts.h"
#include "raft/sim/script.h"
#include "render/words_edit.h"

namespace app {

namespace {

using raft::sim::Cluster;
using raft::sim::Edit;
using raft::sim::PrintServer;
using raft::sim::Server;
namespace words = render::words;

// As the field of the log has room for; what does not fit is left out at its end.
constexpr std::size_t kLogMax = std::tuple_size_v<decltype(render::UiState::edit_log)> - 1;

// "[1:x=1 2:noop]" without its brackets, as `edit` writes it.
std::string LogText(const raft::Log& log) {
    Edit edit{.server = raft::NodeId{1}, .has_log = true};
    for (raft::Index index = log.first_index(); index <= log.last_index(); ++index) {
        edit.log.push_back(log.At(index));
    }
    std::string text = raft::sim::Print(edit);
    const std::size_t begin = text.find('[') + 1;
    text = text.substr(begin, text.size() - 1 - begin);
    if (text.size() <= kLogMax) return text;
    return text.substr(0, text.rfind(' ', kLogMax));
}

std::string Trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

// What the fields say, as one command that names what they change; empty when that is nothing.
std::string CommandOf(const render::EditView& view, const render::UiState& ui,
                      const std::string& name) {
    std::string parts;
    const std::string term = Trimmed(ui.edit_term.data());
    const std::string log = Trimmed(ui.edit_log.data());
    if (term != view.term) parts += " term " + term;
    if (ui.edit_vote != view.vote) {
        parts += ui.edit_vote == 0 ? " vote none" : " vote S" + std::to_string(ui.edit_vote);
    }
    if (log != view.log) parts += " log [" + log + "]";
    return parts.empty() ? parts : "edit " + name + parts;
}

// What stands in the field of the log, if it can be read.
std::vector<raft::Entry> EntriesOf(const render::UiState& ui) {
    const std::string line = "edit S1 log [" + std::string(ui.edit_log.data()) + "]";
    const auto parsed = raft::sim::ParseLine(line);
    const auto* command = parsed ? std::get_if<raft::sim::Command>(&*parsed) : nullptr;
    const auto* edit = command == nullptr ? nullptr : std::get_if<Edit>(command);
    return edit == nullptr ? std::vector<raft::Entry>{} : edit->log;
}

render::CellView CellOf(const raft::Entry& entry, raft::Index index) {
    return {.index = index,
            .term_hue = HueOf(entry.term),
            .label = raft::sim::PrintEntryContent(entry),
            .sublabel = "t" + std::to_string(entry.term)};
}

// Why the command cannot be done; empty if it can.
std::string WhyNot(const Cluster& cluster, const std::string& line, const Tongue& tongue) {
    const auto servers = static_cast<std::uint32_t>(cluster.servers().size());
    const auto parsed = raft::sim::ParseLine(line, {.servers = servers});
    if (!parsed) return {};
    if (const auto* error = std::get_if<raft::sim::SyntaxError>(&*parsed)) {
        return tongue.Pick({error->error, error->chinese});
    }
    // The one place that knows is the cluster itself.
    Cluster tried = cluster;
    tried.SetRecording(false);
    const auto refused = tried.Do(std::get<raft::sim::Command>(*parsed));
    return refused ? tongue.Pick({refused->error, refused->chinese}) : "";
}

}  // namespace

render::EditView PresentEdit(const Session& session, const render::UiState& ui) {
    const Tongue tongue(ui);
    const Cluster& cluster = session.cluster();
    render::EditView view;
    if (!ui.editing || *ui.editing >= cluster.servers().size()) return view;
    const Server& server = cluster.servers()[*ui.editing];
    const raft::DiskState& disk = server.disk().durable();
    view.title = tongue.Say(words::kEditTitle, {{"server", tongue.Server(server.id())}});
    view.about = tongue.Say(words::kEditAbout);
    if (disk.log.base().index > 0) {
        view.about +=
            tongue.Say(words::kEditBehind, {{"n", std::to_string(disk.log.first_index())}});
    }
    view.term = std::to_string(disk.hard.term);
    view.vote = disk.hard.vote ? raft::Number(*disk.hard.vote) : 0;
    view.log = LogText(disk.log);
    view.votes.push_back({tongue.Say(words::kEditNobody), 0});
    for (const Server& other : cluster.servers()) {
        view.votes.push_back({tongue.Server(other.id()), raft::Number(other.id())});
    }
    // The sheet has yet to fill its fields.
    if (ui.edit_filled != ui.editing) return view;

    raft::Index index = disk.log.first_index();
    for (const raft::Entry& entry : EntriesOf(ui)) view.cells.push_back(CellOf(entry, index++));
    view.command = CommandOf(view, ui, PrintServer(server.id()));
    if (view.command.empty()) {
        view.note = tongue.Say(words::kEditNothing);
    } else {
        view.problem = WhyNot(cluster, view.command, tongue);
    }
    view.ready = !view.command.empty() && view.problem.empty();
    return view;
}

}  // namespace app
