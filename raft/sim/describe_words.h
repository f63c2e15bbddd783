// How a sentence is made: a text in each language with {named} gaps, and what fills them.
//
// Caller: describe_*.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "raft/sim/describe.h"

namespace raft::sim {

// A rule of Raft, and where it stands.
struct Source {
    Words rule{};
    const char* paper = "";
    const char* dissertation = "";
};

struct Wording {
    Words text{};
    Source source{};
    Tone tone = Tone::kPlain;
};

// The one of a reason, from a table in the order of its enumerators.
template <std::size_t kCount, typename Reason>
constexpr const Wording& For(const std::array<Wording, kCount>& wordings, Reason reason) {
    return wordings.at(static_cast<std::size_t>(reason));
}

// Makes the pieces of sentences about one event, in one language.
class Speaker {
  public:
    // In this one language only: the story words thousands of events.
    using Gaps = std::initializer_list<std::pair<std::string_view, std::string>>;

    Speaker(const Event& event, Language language) : event_(event), language_(language) {}

    [[nodiscard]] const Event& event() const { return event_; }
    [[nodiscard]] const char* In(const Words& words) const { return words.In(language_); }

    // {server} is where it happened; `gaps` fill the others.
    [[nodiscard]] std::string Fill(const Words& text, Gaps gaps) const;
    [[nodiscard]] Sentence Say(const Wording& wording, Gaps gaps) const;

    [[nodiscard]] std::string Server(std::optional<NodeId> id) const;  // Or "nobody".
    [[nodiscard]] std::string Entry(EntryId id) const;                 // "(term 2, index 3)"
    // "ended at (term 2, index 3)", or "was empty".
    [[nodiscard]] std::string LogEnd(EntryId last) const;
    // "after (term 2, index 3)", or "from the log's beginning".
    [[nodiscard]] std::string After(EntryId prev) const;
    [[nodiscard]] std::string EntryCount(std::size_t count) const;     // "2 entries"
    [[nodiscard]] std::string Indices(Index first, Index last) const;  // "indices 3 to 5"
    [[nodiscard]] std::string RoleName(Role role) const;
    [[nodiscard]] std::string Named(const MessageEvent& message) const;  // "heartbeat #7 of term 2"
    [[nodiscard]] std::string Content(const Message& message) const;  // ": 2 entries", or nothing.

  private:
    const Event& event_;
    Language language_;
};

// describe_election.cpp
Sentence DescribeBody(const Speaker& speaker, const RoleChanged& event);
Sentence DescribeBody(const Speaker& speaker, const TermChanged& event);
Sentence DescribeBody(const Speaker& speaker, const LeaderChanged& event);
Sentence DescribeBody(const Speaker& speaker, const TimerRestarted& event);

// describe_votes.cpp
Sentence DescribeBody(const Speaker& speaker, const VoteJudged& event);
Sentence DescribeBody(const Speaker& speaker, const VotedForSelf& event);
Sentence DescribeBody(const Speaker& speaker, const VoteCounted& event);

// describe_log.cpp
Sentence DescribeBody(const Speaker& speaker, const AppendJudged& event);
Sentence DescribeBody(const Speaker& speaker, const LogChanged& event);
Sentence DescribeBody(const Speaker& speaker, const MessageIgnored& event);
Sentence DescribeBody(const Speaker& speaker, const ProposalJudged& event);

// describe_leader.cpp
Sentence DescribeBody(const Speaker& speaker, const ProgressJudged& event);
Sentence DescribeBody(const Speaker& speaker, const CommitAdvanced& event);
Sentence DescribeBody(const Speaker& speaker, const CommitHeldBack& event);

// describe_snapshots.cpp
Sentence DescribeBody(const Speaker& speaker, const SnapshotTaken& event);
Sentence DescribeBody(const Speaker& speaker, const SnapshotJudged& event);

// describe_membership.cpp
Sentence DescribeBody(const Speaker& speaker, const ChangeJudged& event);
Sentence DescribeBody(const Speaker& speaker, const CatchUpNoted& event);
Sentence DescribeBody(const Speaker& speaker, const ConfigurationChanged& event);
Sentence DescribeBody(const Speaker& speaker, const TransferNoted& event);

// describe_reads.cpp
Sentence DescribeBody(const Speaker& speaker, const ReadJudged& event);
Sentence DescribeBody(const Speaker& speaker, const LeaseTaken& event);

// describe_messages.cpp
Sentence DescribeBody(const Speaker& speaker, const MessageEvent& event);

// describe_clients.cpp
Sentence DescribeBody(const Speaker& speaker, const RequestEvent& event);

// describe_cluster.cpp
Sentence DescribeBody(const Speaker& speaker, const PersistEvent& event);
Sentence DescribeBody(const Speaker& speaker, const AppliedEvent& event);
Sentence DescribeBody(const Speaker& speaker, const LifeEvent& event);
Sentence DescribeBody(const Speaker& speaker, const EditEvent& event);
Sentence DescribeBody(const Speaker& speaker, const LinkEvent& event);
Sentence DescribeBody(const Speaker& speaker, const CommandEvent& event);
Sentence DescribeBody(const Speaker& speaker, const TimerFired& event);
Sentence DescribeBody(const Speaker& speaker, const ViolationEvent& event);
Sentence DescribeBody(const Speaker& speaker, const StallEvent& event);
Sentence DescribeBody(const Speaker& speaker, const SayEvent& event);

}  // namespace raft::sim
