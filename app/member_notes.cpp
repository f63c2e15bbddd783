// What there is to say about members.
#include "app/member_notes.h"

#include <algorithm>
#include <utility>

#include "raft/rules.h"

namespace app {

namespace {

using raft::Configuration;
using raft::Index;
using raft::Node;
using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Server;
using render::MemberNote;
using render::Tone;
namespace words = render::words;

std::string SetText(const std::vector<NodeId>& ids, const Tongue& tongue) {
    std::string text;
    for (const NodeId id : ids) text += (text.empty() ? "" : " ") + tongue.Server(id);
    return "{" + text + "}";
}

class Writer {
  public:
    Writer(const Cluster& cluster, const Node& holder, const Tongue& tongue)
        : cluster_(cluster), holder_(holder), tongue_(tongue) {}

    std::vector<MemberNote> Write() {
        AboutDeciding();
        AboutJoint();
        AboutLeader();
        AboutLearners();
        for (const Server& server : cluster_.servers()) AboutOwnView(server);
        return std::move(notes_);
    }

  private:
    MemberNote& Add(const render::Phrase& phrase, const Gaps& gaps, const words::MemberRule& rule) {
        MemberNote note;
        note.text = tongue_.Say(phrase, gaps);
        note.hint = RuleLines(note.text, rule, tongue_);
        notes_.push_back(std::move(note));
        return notes_.back();
    }

    [[nodiscard]] static std::string Text(std::uint64_t number) { return std::to_string(number); }

    [[nodiscard]] Index MatchOf(NodeId id) const {
        const raft::Leader* const leader = holder_.leading();
        if (leader == nullptr) return 0;
        for (const raft::Progress& progress : leader->progress) {
            if (progress.id == id) return progress.match;
        }
        return 0;
    }

    static float Share(Index part, Index whole) {
        if (whole == 0) return 1;
        return std::clamp(static_cast<float>(part) / static_cast<float>(whole), 0.0F, 1.0F);
    }

    // Two configurations in use whose majorities need not meet: what joint consensus prevents.
    void AboutDeciding() {
        const auto& servers = cluster_.servers();
        for (const Server& one : servers) {
            const Configuration& a = one.node().configuration();
            for (const Server& other : servers) {
                const Configuration& b = other.node().configuration();
                const bool plain = !a.joint() && !b.joint() && a.voters < b.voters;
                const bool both_vote = a.IsVoter(one.id()) && b.IsVoter(other.id());
                if (!plain || !both_vote || !CanDecideApart(a.voters, b.voters)) continue;
                MemberNote& note =
                    Add(words::kNoteApart,
                        {{"a", SetText(a.voters, tongue_)}, {"b", SetText(b.voters, tongue_)}},
                        words::kRuleApart);
                note.tone = Tone::kBad;
                return;
            }
        }
    }

    void AboutJoint() {
        if (!holder_.configuration().joint()) return;
        const bool pending = holder_.configuration_index() > holder_.commit_index();
        Add(pending ? words::kNoteJointNext : words::kNoteJoint,
            {{"i", Text(holder_.configuration_index())}}, words::kRuleJoint)
            .tone = Tone::kNotable;
    }

    void AboutLeader() {
        const raft::Leader* const leader = holder_.leading();
        if (leader == nullptr) return;
        if (!holder_.configuration().IsVoter(holder_.id())) {
            Add(words::kNoteLeaderGoes,
                {{"server", tongue_.Server(holder_.id())},
                 {"i", Text(holder_.configuration_index())}},
                words::kRuleLeaderGoes)
                .tone = Tone::kNotable;
        }
        if (!leader->transfer) return;
        const NodeId target = leader->transfer->target;
        const Index match = MatchOf(target);
        const Index last = holder_.log().last_index();
        MemberNote& note =
            Add(leader->transfer->told ? words::kNoteToldToGo : words::kNoteTransfer,
                {{"server", tongue_.Server(target)}, {"n", Text(match)}, {"all", Text(last)}},
                words::kRuleTransfer);
        note.tone = Tone::kNotable;
        note.progress = Share(match, last);
    }

    void AboutLearners() {
        const raft::Leader* const leader = holder_.leading();
        if (leader == nullptr) return;
        for (const NodeId id : holder_.configuration().learners) {
            const raft::CatchUp* round = nullptr;
            if (leader->change) {
                for (const raft::CatchUp& one : leader->change->newcomers) {
                    if (one.server == id) round = &one;
                }
            }
            const Index match = MatchOf(id);
            const Index all = round != nullptr ? round->target : holder_.log().last_index();
            const auto& phrase = round == nullptr    ? words::kNoteLearner
                                 : !round->caught_up ? words::kNoteRound
                                                     : words::kNoteCaughtUp;
            MemberNote& note = Add(phrase,
                                   {{"server", tongue_.Server(id)},
                                    {"r", Text(round == nullptr ? 0 : round->round)},
                                    {"n", Text(std::min(match, all))},
                                    {"all", Text(all)}},
                                   words::kRuleCatchUp);
            note.progress = Share(match, all);
        }
    }

    // A server that uses another configuration than the one that is shown.
    void AboutOwnView(const Server& server) {
        const Node& node = server.node();
        const Configuration& own = node.configuration();
        const Configuration& shown = holder_.configuration();
        if (!server.up() || own == shown) return;
        const bool member = shown.IsMember(server.id());
        const bool unknowing = !member && own.IsVoter(server.id());
        if (unknowing) return AboutUnknowing(server);
        if (!member && !own.IsMember(server.id())) return;
        const bool older = node.configuration_index() < holder_.configuration_index();
        Add(older ? words::kNoteOlder : words::kNoteOther,
            {{"server", tongue_.Server(server.id())},
             {"members", MembersText(own, tongue_)},
             {"i", Text(node.configuration_index())}},
            words::kRuleAtOnce);
    }

    void AboutUnknowing(const Server& server) {
        MemberNote& note = Add(words::kNoteUnknowing, {{"server", tongue_.Server(server.id())}},
                               words::kRuleDisturbs);
        const auto& options = cluster_.options().node;
        const bool asks_first = options.prevote != raft::PreVote::kOff;
        const bool kept_off = asks_first || options.check_quorum;
        note.tone = kept_off ? Tone::kNotable : Tone::kBad;
        note.hint.push_back(tongue_.Say(asks_first             ? words::kNotePreVote
                                        : options.check_quorum ? words::kNoteCheckQuorum
                                                               : words::kNoteDisturbs));
    }

    const Cluster& cluster_;
    const Node& holder_;
    const Tongue& tongue_;
    std::vector<MemberNote> notes_{};
};

}  // namespace

std::vector<MemberNote> NotesAboutMembers(const Cluster& cluster, const Node& holder,
                                          const Tongue& tongue) {
    return Writer(cluster, holder, tongue).Write();
}

std::string MembersText(const Configuration& configuration, const Tongue& tongue) {
    std::string text = SetText(configuration.voters, tongue);
    if (configuration.joint()) text = SetText(configuration.outgoing, tongue) + " → " + text;
    if (!configuration.learners.empty()) text += " + " + SetText(configuration.learners, tongue);
    return text;
}

std::vector<std::string> RuleLines(std::string title, const words::MemberRule& rule,
                                   const Tongue& tongue) {
    return {std::move(title), tongue.Say(rule.rule), tongue.Say(rule.source)};
}

bool CanDecideApart(const std::vector<NodeId>& a, const std::vector<NodeId>& b) {
    std::size_t common = 0;
    for (const NodeId id : a) common += std::binary_search(b.begin(), b.end(), id) ? 1 : 0;
    // Each takes those first that the other has not; how many of the common ones it needs then.
    const auto needs = [&](const std::vector<NodeId>& set) {
        const std::size_t own = set.size() - common;
        const std::size_t majority = raft::MajorityOf(set.size());
        return majority > own ? majority - own : 0;
    };
    return needs(a) + needs(b) <= common;
}

}  // namespace app
