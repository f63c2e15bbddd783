// The evidence behind a badge: each violation with its events, and the logs that clash.
#include <algorithm>
#include <string>

#include "app/broken_rules.h"
#include "app/present_parts.h"
#include "app/promises.h"
#include "app/text.h"
#include "app/tongue.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Index;
using raft::Property;
using raft::sim::Cluster;
using raft::sim::Event;
using raft::sim::ViolationEvent;

constexpr std::size_t kCasesMax = 4;
constexpr Index kColumns = 8;

constexpr render::Phrase kPaper{"paper {section}", "论文 {section}"};
constexpr render::Phrase kHolds{"Holds: judged after every event, {n} so far.",
                                "成立：每个事件之后都检查，至今 {n} 个。"};
constexpr render::Phrase kOnce{"Violated once.", "被违反 1 次。"};
constexpr render::Phrase kOften{"Violated {n} times.", "被违反 {n} 次。"};
constexpr render::Phrase kOneBroken{"{row} is broken on purpose: {name}.",
                                    "{row} 被故意破坏：{name}。"};
constexpr render::Phrase kSeveralBroken{"Broken on purpose: {rows}.", "被故意破坏：{rows}。"};

bool AboutLogs(Property property) {
    return property != Property::kElectionSafety && property != Property::kLinearizability;
}

// The violations of this property as they were told, oldest first.
std::vector<const Event*> Told(const Session& session, const char* name) {
    std::vector<const Event*> told;
    for (const Event& event : session.story().told()) {
        const auto* violation = std::get_if<ViolationEvent>(&event.body);
        if (violation != nullptr && violation->name == name) told.push_back(&event);
    }
    return told;
}

render::EvidenceCase CaseOf(Session& session, const raft::Violation& violation,
                            const std::vector<const Event*>& told, const Tongue& tongue) {
    render::EvidenceCase shown;
    shown.sentence = tongue.Relabel(tongue.chinese() ? violation.chinese_detail : violation.detail);
    for (const Event* event : told) {
        if (std::get<ViolationEvent>(event->body).detail != violation.detail) continue;
        shown.event_id = event->id;
        shown.when = TimeText(event->at);
        break;
    }
    if (const Event* other = violation.clash == 0 ? nullptr : session.Find(violation.clash)) {
        shown.other_id = other->id;
        shown.other = TimeText(other->at) + "  " + tongue.Tell(*other).text;
    }
    return shown;
}

// The first index at which the logs of any two servers differ; 0: as far as both reach, nowhere.
Index FirstDifference(const Cluster& cluster) {
    Index first = 1;
    Index last = 0;
    for (const auto& server : cluster.servers()) {
        first = std::max(first, server.node().log().first_index());
        last = std::max(last, server.node().log().last_index());
    }
    for (Index index = first; index <= last; ++index) {
        const raft::Entry* seen = nullptr;
        for (const auto& server : cluster.servers()) {
            const raft::Log& log = server.node().log();
            if (index > log.last_index()) continue;
            const raft::Entry& entry = log.At(index);
            const bool same = seen == nullptr ||
                              (seen->term == entry.term && raft::sim::PrintEntryContent(*seen) ==
                                                               raft::sim::PrintEntryContent(entry));
            if (!same) return index;
            seen = &entry;
        }
    }
    return 0;
}

void AddLogs(const Cluster& cluster, const Tongue& tongue, render::EvidenceView& view) {
    view.differs_from = FirstDifference(cluster);
    Index middle = view.differs_from;
    if (middle == 0) {
        for (const auto& server : cluster.servers()) {
            middle = std::max(middle, server.node().log().last_index());
        }
    }
    const Index before = kColumns / 2;
    view.first_index = middle > before ? middle - before : 1;
    for (const auto& server : cluster.servers()) {
        const raft::Node& node = server.node();
        render::EvidenceLog row{
            tongue.Server(server.id()), MarkOf(server), HueOf(node.current_term()), {}};
        const Index from = std::max<Index>(view.first_index, node.log().first_index());
        const Index to = std::min(view.first_index + kColumns - 1, node.log().last_index());
        for (Index index = from; index <= to; ++index) {
            row.cells.push_back(CellOf(node, index, tongue));
        }
        view.logs.push_back(std::move(row));
    }
}

void AddBroken(const raft::Rules& rules, const Tongue& tongue, render::EvidenceView& view) {
    const std::vector<raft::Rule> broken = BrokenIn(rules);
    if (broken.size() == 1) {
        const std::string row = raft::RowOf(broken[0]);
        view.broken = tongue.Say(kOneBroken, {{"row", row}, {"name", raft::NameOf(broken[0])}});
        view.mend_command = "mend " + row;
    } else if (broken.size() > 1) {
        std::string rows;
        for (const raft::Rule rule : broken) {
            rows += (rows.empty() ? "" : " ") + std::string(raft::RowOf(rule));
        }
        view.broken = tongue.Say(kSeveralBroken, {{"rows", rows}});
    }
}

}  // namespace

std::optional<render::EvidenceView> PresentEvidence(Session& session, const render::UiState& ui) {
    const auto promises = Promises();
    const auto promise = std::find_if(promises.begin(), promises.end(), [&](const Promise& one) {
        return ui.evidence_of == raft::NameOf(one.property);
    });
    if (promise == promises.end()) return std::nullopt;
    const Tongue tongue(ui);
    const Cluster& cluster = session.cluster();
    render::EvidenceView view;
    view.title = tongue.Pick(raft::NamesOf(promise->property));
    view.promise = tongue.Say(promise->text);
    view.source = tongue.Say(kPaper, {{"section", promise->source}});
    const auto told = Told(session, raft::NameOf(promise->property));
    std::size_t count = 0;
    for (const raft::Violation& violation : cluster.violations()) {
        if (violation.property != promise->property) continue;
        count += 1;
        if (view.cases.size() == kCasesMax) continue;
        view.cases.push_back(CaseOf(session, violation, told, tongue));
    }
    view.more = count - view.cases.size();
    view.ok = count == 0;
    view.verdict = view.ok      ? tongue.Say(kHolds, {{"n", std::to_string(cluster.last_event())}})
                   : count == 1 ? tongue.Say(kOnce)
                                : tongue.Say(kOften, {{"n", std::to_string(count)}});
    if (!view.ok && AboutLogs(promise->property)) AddLogs(cluster, tongue, view);
    AddBroken(cluster.options().node.rules, tongue, view);
    return view;
}

}  // namespace app
