// Goal:   print and parse undo each other, for commands that nobody thought of.
// Method: 10,000 commands of every type from a seed; each is printed, parsed, compared, printed
// again.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "raft/sim/script.h"
#include "tests/sim/random_values.h"

namespace raft::sim {

namespace {

Command AnyFault(Draw& draw) {
    const auto [from, to] = draw.Two();
    switch (draw.In(0, 12)) {
        case 0:
            return Crash{draw.Server(), draw.Perhaps(draw.OneOf(Stage::kAdvance))};
        case 1:
            return Restart{draw.Server()};
        case 2:
            return Pause{draw.Server()};
        case 3:
            return Resume{draw.Server()};
        case 4:
            return Wipe{draw.Server()};
        case 5:
            return Cut{from, to, draw.Maybe()};
        case 6:
            return Heal{draw.Perhaps(Cut{from, to, draw.Maybe()})};
        case 7:
            return draw.Maybe() ? Partition{{draw.Set(1, 4), draw.Set(5, 9)}}
                                : Partition{{draw.Set(1, 9)}};
        case 8:
            return Isolate{draw.Server()};
        case 9:
            return SetLinkLatency{from, to, draw.Between()};
        case 10:
            return SetLinkLoss{from, to, draw.Share()};
        case 11:
            return SetClockRate{draw.Server(), draw.In(1'000, 3'000'000)};
        default:
            return SetServerFsync{draw.Server(), draw.Length()};
    }
}

Command AnyOfProtocol(Draw& draw) {
    ChangeMembers change{{draw.OneOf(ChangeKind::kReplace), {}, {}}, draw.Perhaps(draw.Server())};
    switch (draw.In(0, 6)) {
        case 0:
            return FireTimeout{draw.Server()};
        case 1:
            return BeatHeart{draw.Server()};
        case 2:
            return HandOver{draw.Server(), draw.Perhaps(draw.Server())};
        case 3:
            return TakeSnapshot{draw.Server(), draw.Perhaps(draw.Number())};
        case 4:
            return BreakRule{draw.OneOf(Rule::kReadAfterOwnCommit), draw.Maybe()};
        default:
            if (change.change.kind == ChangeKind::kReplace) {
                change.change.voters = draw.Set(1, Draw::kServers);
            } else {
                change.change.server = draw.Server();
            }
            return change;
    }
}

Command AnyCheck(Draw& draw) {
    switch (draw.In(0, 7)) {
        case 0:
            return ExpectCondition{draw.Facts()};
        case 1: {
            ExpectLog expect{.server = draw.Server()};
            for (const Entry& entry : draw.Entries())
                expect.log.push_back({entry.term, draw.Perhaps(entry)});
            return expect;
        }
        case 2:
            return ExpectState{draw.Server(), draw.Text(), draw.Perhaps(draw.Text())};
        case 3:
            return ExpectMembers{draw.Server(), draw.Members(true)};
        case 4:
            return ExpectRefused{draw.Server(), draw.Anybody(),
                                 draw.OneOf(ExpectRefused::Because::kLease)};
        case 5:
            return Say{draw.Text(), draw.Text()};
        case 6:
            return ExpectRead{draw.Client(), draw.Text(), draw.Perhaps(draw.Text())};
        default:
            return PauseHere{};
    }
}

GoTo AnyPlace(Draw& draw) {
    GoTo place{.kind = draw.OneOf(GoTo::Kind::kEvent)};
    if (place.kind == GoTo::Kind::kMoment) place.at = draw.In(0, 1'000'000 * kSecond);
    if (place.kind == GoTo::Kind::kBookmark) place.bookmark = draw.Title();
    if (place.kind == GoTo::Kind::kEvent) place.event = draw.Number();
    return place;
}

HistoryCommand AnyOfHistory(Draw& draw) {
    switch (draw.In(0, 9)) {
        case 0:
            return GoBack{draw.OneOf(StepUnit::kBookmark), draw.Count()};
        case 1:
            return AnyPlace(draw);
        case 2:
            return MakeBranch{draw.Title()};
        case 3:
            return SwitchBranch{draw.Title()};
        case 4:
            return RenameBranch{draw.Title()};
        case 5:
            return PruneBranch{draw.Title()};
        case 6:
            return SetBookmark{draw.Title()};
        case 7:
            return RemoveBookmark{draw.Title()};
        case 8:
            return Undo{};
        default:
            return Redo{};
    }
}

Command AnyEdit(Draw& draw) {
    Edit edit{.server = draw.Server(), .term = draw.Perhaps(draw.Number())};
    if (draw.Maybe()) edit.vote = draw.Perhaps(draw.Server());
    edit.has_log = draw.Maybe() || (!edit.term.has_value() && !edit.vote.has_value());
    if (edit.has_log) edit.log = draw.Entries();
    return edit;
}

Command AnyForLater(Draw& draw) {
    if (draw.In(0, 9) == 0) return Cancel{draw.Number()};
    return AnyFault(draw);
}

Command Any(Draw& draw) {
    switch (draw.In(0, 29)) {
        case 0:
            return MakeCluster{{static_cast<std::uint32_t>(draw.In(1, 60)),
                                static_cast<std::uint32_t>(draw.In(0, 20)),
                                static_cast<std::uint32_t>(draw.In(0, 19))}};
        case 1:
            return SetSeed{draw.Number()};
        case 2:
            return draw.Option();
        case 3:
            return Given{draw.Server(), draw.Number(), draw.Perhaps(draw.Server()), draw.Entries(),
                         draw.Number(), draw.Number(), draw.OneOf(Role::kLeader)};
        case 4:
            return RunFor{draw.Length()};
        case 5:
            return RunUntilHolds{draw.Facts(), draw.Length()};
        case 6:
            return StepOnce{draw.OneOf(StepUnit::kBookmark), draw.Count()};
        case 7:
            return TickServer{draw.Server(), draw.Count()};
        case 8:
            return FixTimer{draw.Server(), draw.Perhaps(draw.Length(100))};
        case 9:
            return PersistNow{draw.Server()};
        case 10:
            return ApplyNow{draw.Server(), draw.Count()};
        case 11:
            return Inject{{draw.Anybody(), draw.Server(), draw.Number(), draw.Body()}};
        case 12:
            return Deliver{draw.Selector()};
        case 13:
            return Drop{draw.Selector()};
        case 14:
            return Duplicate{draw.Selector()};
        case 15:
            return Delay{draw.Selector(), draw.Length()};
        case 16:
            return Hold{draw.Filter()};
        case 17:
            return Release{draw.Filter()};
        case 18:
            return ClientCommand{draw.Change(), draw.Perhaps(draw.Server()),
                                 draw.Perhaps(draw.Client()), draw.Maybe()};
        case 19:
            return Register{draw.Client(), draw.Perhaps(draw.Server())};
        case 20:
            return Retry{draw.Client(), draw.Perhaps(draw.Server())};
        case 21:
            return Load{draw.Count(), draw.Perhaps(draw.Length())};
        case 22:
            return AnyOfProtocol(draw);
        case 23:
            return std::make_shared<const At>(At{draw.Length(), AnyForLater(draw)});
        case 24:
            return AnyCheck(draw);
        case 25:
            return GetValue{draw.Text(), draw.Perhaps(draw.Server()), draw.Perhaps(draw.Client()),
                            draw.OneOf(ReadMode::kLocal)};
        case 26:
            return Cancel{draw.Number()};
        case 27:
            return AnyOfHistory(draw);
        case 28:
            return AnyEdit(draw);
        default:
            return AnyFault(draw);
    }
}

}  // namespace

TEST_CASE("script: whatever is printed parses to the same, and prints the same again") {
    Draw draw(42);
    std::set<std::size_t> kinds;
    std::set<std::size_t> of_history;
    for (int i = 0; i < 10'000; ++i) {
        const Command command = Any(draw);
        kinds.insert(command.index());
        const auto* const about_history = std::get_if<HistoryCommand>(&command);
        if (about_history != nullptr) of_history.insert(about_history->index());
        const std::string printed = Print(command);
        CAPTURE(printed);
        CHECK(printed.find('\n') == std::string::npos);
        const auto parsed = ParseLine(printed, {.servers = 9});
        REQUIRE(parsed);
        if (const auto* error = std::get_if<SyntaxError>(&*parsed)) FAIL(error->error);
        const Command& again = std::get<Command>(*parsed);
        CHECK(SameCommand(command, again));
        CHECK(Print(again) == printed);
    }
    // Every alternative but NotYet.
    CHECK(kinds.size() == std::variant_size_v<Command> - 1);
    CHECK(of_history.size() == std::variant_size_v<HistoryCommand>);
}

}  // namespace raft::sim
