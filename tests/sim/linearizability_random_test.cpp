// The monitor of answers against the definition itself: all orders, tried one by one.
//
// Goal:   §6.3, §6.4: an answer is let pass exactly if some order of the operations explains it.
// Method: short random histories on one key, some answers wrong; after each answer both are asked.
#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "raft/random.h"
#include "raft/sim/linearizability.h"

namespace raft::sim {

namespace {

struct Asked {
    std::optional<Operation> operation{};
    Micros from = 0;
    std::optional<Micros> until{};  // Answered.
    Value answer{};
    bool failed = false;
};

// The definition: is there an order that keeps what was over before something else was asked
// before it, and in which every answer is the right one? Unanswered ones may be left out.
bool Explained(const std::vector<Asked>& history, std::vector<bool>& placed, const Value& now) {
    bool all = true;
    Micros first_end = INT64_MAX;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (placed[i] || !history[i].until.has_value()) continue;
        all = false;
        first_end = std::min(first_end, *history[i].until);
    }
    if (all) return true;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const Asked& next = history[i];
        if (placed[i] || next.failed || next.from > first_end) continue;
        const Value after = next.operation.has_value() ? After(now, *next.operation) : now;
        if (next.until.has_value() && next.answer != after) continue;
        placed[i] = true;
        const bool explained = Explained(history, placed, after);
        placed[i] = false;
        if (explained) return true;
    }
    return false;
}

bool Explained(const std::vector<Asked>& history) {
    std::vector<bool> placed(history.size(), false);
    return Explained(history, placed, std::nullopt);
}

struct Mix {
    std::int64_t increments = 3;  // Of ten operations; half of the rest are reads.
    std::int64_t lost = 0;        // Of ten endings: abandoned.
    std::int64_t failed = 0;      // Of ten endings: refused.
    std::int64_t wrong = 1;       // Of ten answers: any value.
    std::size_t under_way = 3;
    std::size_t operations = 8;
    std::size_t wrong_one = 0;  // The answer to this operation, whatever `wrong` says.
};

struct Tally {
    int passed = 0;
    int clashes = 0;
    int false_alarms = 0;
    int missed = 0;
};

class Story {
  public:
    Story(std::uint64_t seed, Mix mix) : random_(seed), mix_(mix) {}

    // One history, up to the first answer that has no explanation.
    void Tell(Tally& tally) {
        while (Next()) {
            // A refusal can leave another's wrong answer without its explanation.
            if (End(drawn_) ? !Judge(tally) : !Explained(history_)) return;
        }
    }

    // How often the monitor complains in a whole history.
    int Clashes() {
        int clashes = 0;
        while (Next()) {
            if (End(drawn_)) clashes += clash_ ? 1 : 0;
        }
        return clashes;
    }

  private:
    std::int64_t Draw(std::int64_t low, std::int64_t high) { return RandomIn(random_, low, high); }

    void Ask() {
        Asked next{.operation = Drawn(), .from = now_, .until = {}, .answer = {}};
        asked_ += 1;
        monitor_.Invoke({.id = asked_,
                         .client = ClientId{1},
                         .key = "x",
                         .operation = next.operation,
                         .at = now_,
                         .event = asked_,
                         .server = NodeId{1}});
        history_.push_back(std::move(next));
        done_.emplace_back();
        under_way_.push_back(history_.size() - 1);
    }

    std::optional<Operation> Drawn() {
        if (Draw(0, 9) < mix_.increments) {
            return Operation{Operation::Kind::kIncrement, "x", {}, Draw(-1, 2)};
        }
        if (Draw(0, 1) == 0) return std::nullopt;
        if (Draw(0, 4) == 0) return Operation{Operation::Kind::kDelete, "x", {}, 0};
        return Operation{Operation::Kind::kPut, "x", std::to_string(Draw(1, 3)), 0};
    }

    // Asks until something is to end: drawn_. False when all is over.
    bool Next() {
        for (;;) {
            now_ += 1;
            const bool room = asked_ < mix_.operations && under_way_.size() < mix_.under_way;
            if (!room && under_way_.empty()) return false;
            if (!room || (!under_way_.empty() && Draw(0, 1) != 0)) break;
            Ask();
        }
        const auto last = static_cast<std::int64_t>(under_way_.size()) - 1;
        const auto place = static_cast<std::size_t>(Draw(0, last));
        drawn_ = under_way_[place];
        under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(place));
        return true;
    }

    // It takes effect at the latest now, maybe others before it. Whether it was answered.
    bool End(std::size_t which) {
        for (const std::size_t other : under_way_) {
            if (Draw(0, 2) == 0) Execute(other);
        }
        Asked& ended = history_[which];
        const OperationId id = which + 1;
        const std::int64_t ending = Draw(0, 9);
        if (ending < mix_.lost) {
            monitor_.Abandon(id);
            lost_.push_back(which);
            return false;
        }
        if (ending < mix_.lost + mix_.failed && !done_[which].has_value()) {
            monitor_.Fail(id);
            ended.failed = true;
            return false;
        }
        for (const std::size_t lost : lost_) {
            if (Draw(0, 2) == 0) Execute(lost);
        }
        Execute(which);
        ended.until = now_;
        ended.answer = *done_[which];
        if (Draw(0, 9) < mix_.wrong || id == mix_.wrong_one) {
            const std::int64_t any = Draw(0, 4);
            ended.answer = any == 0 ? Value{} : Value{std::to_string(any)};
        }
        clash_ = monitor_.Return(id, ended.answer, now_, 100 + id, NodeId{1}).has_value();
        return true;
    }

    // Whether the history may go on: everything so far is explained, and the monitor says so.
    bool Judge(Tally& tally) {
        const bool explained = Explained(history_);
        tally.passed += explained && !clash_ ? 1 : 0;
        tally.clashes += !explained && clash_ ? 1 : 0;
        tally.false_alarms += explained && clash_ ? 1 : 0;
        tally.missed += !explained && !clash_ ? 1 : 0;
        return explained && !clash_;
    }

    void Execute(std::size_t which) {
        if (done_[which].has_value()) return;
        const std::optional<Operation>& operation = history_[which].operation;
        if (operation.has_value()) machine_ = After(machine_, *operation);
        done_[which] = machine_;
    }

    std::uint64_t random_;
    Mix mix_;
    Micros now_ = 0;
    std::size_t asked_ = 0;
    std::size_t drawn_ = 0;
    bool clash_ = false;  // What the monitor said of the last answer.
    Value machine_{};
    std::vector<Asked> history_{};
    std::vector<std::optional<Value>> done_{};  // The answer, once it has taken effect.
    std::vector<std::size_t> under_way_{};
    std::vector<std::size_t> lost_{};
    LinearizabilityMonitor monitor_{};
};

Tally TallyOf(int histories, Mix mix) {
    Tally tally;
    for (int i = 0; i < histories; ++i) {
        Story story(static_cast<std::uint64_t>(i) * 7919 + 1, mix);
        story.Tell(tally);
    }
    return tally;
}

}  // namespace

TEST_CASE("linearizability: the monitor says of every answer what trying all orders says") {
    for (const std::int64_t increments : {0, 2, 6, 10}) {
        for (const std::size_t under_way : {1U, 2U, 3U, 4U}) {
            const Tally tally = TallyOf(8'000, {.increments = increments, .under_way = under_way});
            CAPTURE(increments);
            CAPTURE(under_way);
            CHECK(tally.false_alarms == 0);
            CHECK(tally.missed == 0);
            CHECK(tally.passed > 20'000);
            CHECK(tally.clashes > 1'000);
        }
    }
}

TEST_CASE("linearizability: refused operations are no explanation") {
    const Tally tally = TallyOf(20'000, {.increments = 3, .failed = 4, .under_way = 4});

    CHECK(tally.false_alarms == 0);
    CHECK(tally.missed == 0);
    CHECK(tally.passed > 20'000);
    CHECK(tally.clashes > 2'000);
}

TEST_CASE("linearizability: abandoned operations explain what they can, and hardly ever more") {
    for (const std::int64_t increments : {0, 3, 10}) {
        const Tally tally =
            TallyOf(20'000, {.increments = increments, .lost = 3, .failed = 1, .under_way = 4});
        CAPTURE(increments);
        CHECK(tally.false_alarms == 0);
        // A value that an abandoned put left may be read twice by those who overlap it.
        CHECK(tally.missed * 100 < tally.clashes);
        CHECK(tally.passed > 20'000);
        CHECK(tally.clashes > 1'000);
    }
}

TEST_CASE("linearizability: one wrong answer is one clash, whatever comes after it") {
    int noticed = 0;
    for (const std::int64_t increments : {0, 3, 10}) {
        for (const std::int64_t lost : {0, 2}) {
            for (std::uint64_t i = 0; i < 5'000; ++i) {
                const std::int64_t failed = lost / 2;
                Story story(i, {increments, lost, failed, 0, 1 + i % 5, 20, 1 + i % 20});
                const int clashes = story.Clashes();
                CAPTURE(i);
                REQUIRE(clashes <= 1);
                noticed += clashes;
            }
        }
    }
    CHECK(noticed > 10'000);
}

TEST_CASE("linearizability: what one machine does is never a clash") {
    for (std::uint64_t i = 0; i < 5'000; ++i) {
        const auto increments = static_cast<std::int64_t>(i % 11);
        Story story(i, {increments, 1, 1, 0, 1 + i % 5, 40});
        CAPTURE(i);
        REQUIRE(story.Clashes() == 0);
    }
}

}  // namespace raft::sim
