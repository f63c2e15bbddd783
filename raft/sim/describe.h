// The sentence of every event, and the rule behind it: the only place that words events.
//
// Rule:   Sources are given twice: the paper's section (extended version, 2014) and the
//         dissertation's.
// Caller: the story, the "why" card, `raftarium run`, the transcripts.
#pragma once

#include <cstdint>
#include <string>

#include "raft/sim/event.h"
#include "raft/words.h"

namespace raft::sim {

using raft::Language;
using raft::Words;

// How a sentence should look: good news, worth a second look, or a fault.
enum class Tone : std::uint8_t { kPlain, kGood, kNotable, kBad };

struct Sentence {
    std::string text{};          // What happened, in the past, whole: with its own full stop.
    std::string rule{};          // Why it had to be so; empty where no rule of Raft decided it.
    std::string paper{};         // "§5.4.1"; empty where the paper says nothing.
    std::string dissertation{};  // "§3.6.1"; likewise.
    Tone tone = Tone::kPlain;
};

[[nodiscard]] Sentence Describe(const Event& event, Language language = Language::kEnglish);

// The event's kind in JSON: "sent", "vote-refused", "commit".
[[nodiscard]] const char* KindName(const Event& event);

// How much an event matters to the story, so that heartbeats need not drown an election.
enum class Weight : std::uint8_t {
    kHeadline,  // Roles, crashes, violations.
    kNormal,    // Terms, votes, logs, commits, losses, requests, commands.
    kDetail,    // Timers, heartbeats, arrivals, writes, what was applied, what changed nothing.
};
[[nodiscard]] Weight WeightOf(const Event& event);

}  // namespace raft::sim
