// Goal:   whatever a person does, the script of it rebuilds every branch, bit for bit, and going
//         back and forth changes nothing.
// Method: 1,000 sessions drawn from a seed: shapes, options, faults, requests, messages by hand,
//         moves by lengths, events and stages, jumps, branches, bookmarks; each is written, done
//         again in a fresh history, and compared. Then 100 jumps, and it is compared once more.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "raft/sim/journal.h"
#include "tests/seeds.h"
#include "tests/sim/history_helpers.h"
#include "tests/sim/random_values.h"

namespace raft::sim {

namespace {

// Lines of a session. Most can be done; the others are refused, as they are to a person.
class Drawn {
  public:
    explicit Drawn(std::uint64_t seed) : draw_(seed) {}

    std::vector<std::string> SetUp();
    std::string Next(const History& history);
    // Only where one stands changes.
    std::string Jump(const History& history);
    std::int64_t In(std::int64_t low, std::int64_t high) { return draw_.In(low, high); }

  private:
    template <std::size_t kCount>
    std::string OneOf(const char* const (&words)[kCount]) {
        return words[draw_.In(0, kCount - 1)];
    }
    std::string Server() { return "S" + std::to_string(draw_.In(1, servers_)); }
    std::string Number(std::int64_t low, std::int64_t high) {
        return std::to_string(draw_.In(low, high));
    }
    std::string Length() { return PrintDuration(draw_.Maybe() ? draw_.In(0, 3) : Longer()); }
    Micros Longer() { return draw_.In(1, draw_.Maybe() ? 20 : 150) * kMillisecond; }
    std::string Option();
    std::string Act(const History& history);
    std::string Move();
    std::string Tree(const History& history);
    std::string Branch(const History& history);

    Draw draw_;
    std::int64_t servers_ = 5;
    int names_ = 0;
};

std::vector<std::string> Drawn::SetUp() {
    std::vector<std::string> lines;
    if (draw_.Maybe()) lines.push_back("seed " + Number(1, 999));
    if (draw_.Maybe()) {
        const std::int64_t voters = draw_.In(1, 5);
        const std::int64_t learners = draw_.In(0, 1);
        servers_ = voters + learners;
        lines.push_back("cluster " + std::to_string(voters));
        if (learners > 0) lines.back() += " learners 1";
        // The numbers of events go on where another cluster's ended.
        if (lines.size() == 1 && draw_.Maybe()) lines.push_back("seed " + Number(1, 9));
    }
    for (std::int64_t i = draw_.In(0, 4); i > 0; --i) lines.push_back(Option());
    return lines;
}

std::string Drawn::Option() {
    switch (draw_.In(0, 13)) {
        case 0:
            return "set latency " + OneOf({"0ms", "1ms", "1ms", "1ms..3ms", "20us"});
        case 1:
            return "set fsync " + OneOf({"0ms", "1ms", "1ms", "5ms"});
        case 2:
            return "set loss " + Number(0, 20) + "%";
        case 3:
            return "set duplicate " + Number(0, 20) + "%";
        case 4:
            return "set reorder " + OneOf({"on", "off"});
        case 5:
            return "set election-timeout " + OneOf({"150ms", "100ms..200ms", "30ms..40ms"});
        case 6:
            return "set heartbeat " + OneOf({"10ms", "50ms"});
        case 7:
            return "set prevote " + OneOf({"on", "off"});
        case 8:
            return "set checkquorum " + OneOf({"on", "off"});
        case 9:
            return "set snapshot-every " + Number(0, 5);
        case 10:
            return "set " + OneOf({"persist", "apply", "delivery", "clock"}) + " " +
                   OneOf({"manual", "auto", "auto"});
        case 11:
            return "set backoff " + OneOf({"naive", "fast"});
        case 12:
            return "set chunk " + Number(16, 64);
        default:
            return "set lease " + OneOf({"0ms", "50ms"});
    }
}

std::string Drawn::Act(const History& history) {
    switch (draw_.In(0, 17)) {
        case 16:
            return "edit " + Server() + OneOf({" term 9", " vote none", " log []", " vote S1"}) +
                   OneOf({"", "", " log [1:x=7 2:noop]"});
        case 0:
            return "crash " + Server() + (draw_.In(0, 3) == 0 ? " at send" : "");
        case 1:
            return "restart " + Server();
        case 2:
            return OneOf({"pause ", "resume ", "isolate ", "wipe "}) + Server();
        case 3:
            return draw_.Maybe() ? "heal" : "cut " + Server() + " -> " + Server();
        case 4:
            return "clock " + Server() + OneOf({" 0.5", " 1", " 1.25"});
        case 5:
            return OneOf({"deliver ", "drop ", "duplicate "}) + OneOf({"", "last", "all"});
        case 6:
            return draw_.Maybe() ? "hold AppendEntries" : "release AppendEntries";
        case 7:
            return "delay last " + Length();
        case 8:
        case 9:
            return OneOf({"put x ", "increment n "}) + Number(1, 99) + " as C" + Number(1, 3);
        case 10:
            return "get x as C" + Number(1, 3) + " mode " + OneOf({"readindex", "lease", "local"});
        case 11:
            return "load " + Number(0, 50) + "/s for " + PrintDuration(Longer());
        case 12:
            return "timeout " + Server();
        case 13:
            return OneOf({"heartbeat ", "transfer ", "snapshot ", "persist ", "apply ", "tick "}) +
                   Server();
        case 14:
            return OneOf({"remove ", "add ", "demote "}) + Server();
        case 15:
            return "at " + PrintDuration(history.now() + (draw_.Maybe() ? 0 : Longer())) + " " +
                   OneOf({"crash ", "restart ", "timeout "}) + Server();
        default:
            return draw_.Maybe() ? Option() : OneOf({"break G1", "mend G1", "say \"a\\nb\""});
    }
}

std::string Drawn::Move() {
    switch (draw_.In(0, 6)) {
        case 0:
        case 1:
            return "run " + Length();
        case 2:
            return "step " + Number(1, 40);
        case 3:
            // What never comes is waited for through 100,000 events.
            if (draw_.In(0, 19) > 0) return "step message " + Number(1, 3);
            return "step " + OneOf({"role", "commit", "term"});
        case 4:
        case 5:
            return "step stage " + Number(1, 9);
        default:
            return "run until " + OneOf({"leader", "idle", "sent AppendEntries", "commit 2"}) +
                   " within " + PrintDuration(Longer());
    }
}

std::string Drawn::Branch(const History& history) {
    const auto last = static_cast<std::int64_t>(history.branches().size()) - 1;
    return PrintName(history.branches()[static_cast<std::size_t>(draw_.In(0, last))].name);
}

std::string Drawn::Jump(const History& history) {
    const Micros end = history.branches()[history.branch()].end.at;
    switch (draw_.In(0, 6)) {
        case 0:
            return "goto " + OneOf({"start", "end", "end"});
        case 1:
            return "goto " + PrintDuration(draw_.In(0, end));
        case 2:
            return "goto event " +
                   Number(1, static_cast<std::int64_t>(history.cluster().last_event()));
        case 3:
            return "back " + Number(1, 12);
        case 4:
            return "back " + OneOf({"stage 5", "stage", "message", "role", "commit 2", "bookmark"});
        case 5:
            return "step bookmark";
        default:
            return "switch " + Branch(history);
    }
}

std::string Drawn::Tree(const History& history) {
    names_ += 1;
    const std::string fresh = std::to_string(names_);
    switch (draw_.In(0, 6)) {
        case 0:
            return "branch \"b " + fresh + "\"";
        case 1:
            return "rename r" + fresh;
        case 2:
            return "prune " + Branch(history);
        case 3:
            return "unmark \"mark " + Number(1, names_) + "\"";
        default:
            return "bookmark \"mark " + fresh + "\"";
    }
}

std::string Drawn::Next(const History& history) {
    const std::int64_t kind = draw_.In(0, 19);
    if (kind < 7) return Move();
    if (kind < 14) return Act(history);
    return kind < 17 ? Jump(history) : Tree(history);
}

std::string Joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// A line that is none, as one that is refused, does nothing.
bool Done(History& history, const std::string& line) {
    const auto servers = static_cast<std::uint32_t>(history.cluster().servers().size());
    const auto parsed = ParseLine(line, {servers});
    const auto* const command = std::get_if<Command>(&*parsed);
    return command != nullptr && !history.Do(*command).has_value();
}

// Goes about, and compares the places that it comes to again with how they were.
void GoAbout(History& history, Drawn& drawn, int jumps) {
    std::vector<std::pair<Spot, std::string>> seen;
    for (int i = 0; i < jumps; ++i) {
        const std::string line = drawn.Jump(history);
        CAPTURE(line);
        if (Done(history, line) && seen.size() < 10) {
            seen.emplace_back(history.spot(), StateText(history.cluster()));
        }
        if (seen.empty() || i % 4 != 0) continue;
        const auto& [spot, text] = seen[static_cast<std::size_t>(i) % seen.size()];
        history.Go(spot);
        CHECK(Difference(StateText(history.cluster()), text) == "");
    }
}

std::vector<std::string> Ends(History& history) {
    std::vector<std::string> ends;
    for (BranchId id = 0; id < history.branches().size(); ++id) {
        ends.push_back(StateText(history.At({id, history.branches()[id].end})));
    }
    return ends;
}

void CheckSession(std::uint64_t seed) {
    CAPTURE(seed);
    Drawn drawn(seed);
    History history;
    std::vector<std::string> said = drawn.SetUp();
    for (const std::string& line : said) static_cast<void>(Done(history, line));
    for (std::int64_t i = drawn.In(5, 40); i > 0; --i) {
        said.push_back(drawn.Next(history));
        static_cast<void>(Done(history, said.back()));
        history.ClearEvents();
    }
    const std::vector<std::string> tree = WholeTree(history);
    const std::string session = Joined(said);
    const std::string journal = Joined(tree);
    CAPTURE(session);
    CAPTURE(journal);
    History again = Rebuilt(tree);
    CheckSameTree(history, again, seed % 10 != 0);
    const std::vector<std::string> before = Ends(history);
    const Spot here = history.spot();
    GoAbout(history, drawn, 100);
    history.Go(here);
    CHECK(Difference(StateText(history.cluster()), StateText(again.cluster())) == "");
    const std::vector<std::string> after = Ends(history);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(Difference(before[i], after[i]) == "");
    const Spot end{history.branches().size() - 1, history.branches().back().end};
    const History linear = Rebuilt(WayTo(history, end));
    CHECK(Difference(StateText(linear.cluster()), StateText(history.At(end))) == "");
}

}  // namespace

TEST_CASE(
    "random sessions: what is written down rebuilds every branch, and going changes nothing") {
    for (std::uint64_t seed = 1; seed <= AskedSeeds().value_or(1'000); ++seed) {
        CheckSession(seed);
    }
}

}  // namespace raft::sim
