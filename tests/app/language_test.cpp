// Whatever the app puts on the screen, in both languages, and with the names of a class.
//
// Goal:   in Chinese no English sentence is left, in English no Chinese one, and in a class nobody
//         is called S3; switching changes all of it at once.
// Method: at the end of every scenario, collect the texts of every view, menu and hint.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/class_names.h"
#include "app/present.h"
#include "app/scenarios.h"
#include "app/tongue.h"
#include "raft/rules.h"
#include "raft/safety.h"
#include "tests/app/helpers.h"
#include "tests/app/scene_texts.h"

namespace app {

namespace {

using render::Language;
using render::Target;
using render::TargetKind;
using render::UiState;
using render::ViewKind;

bool IsWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

std::vector<std::string> LatinWords(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (IsWordPart(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

// What bears the same name in each language: names of Raft's own, units, and parts of commands.
bool IsName(const std::string& word) {
    static const std::vector<std::string> kNames = LatinWords(
        "Raft RequestVote RequestVoteReply AppendEntries AppendEntriesReply InstallSnapshot "
        "InstallSnapshotReply TimeoutNow ReadIndex ReadIndexReply PreVote PreVoteReply "
        "CheckQuorum Ready HardState Fig RPC JSON currentTerm votedFor commitIndex "
        "lastApplied nextIndex matchIndex next match prev prevLogIndex prevLogTerm "
        "lastIncludedIndex lastIncludedTerm C_old C_new C_old_new ms us tick deliver persist "
        "apply Append Message Hup Tick key value ID log entries leaderId voteGranted "
        "leaderCommit success done offset data etcd RawNode Advance noop config "
        "follower-lease leader-lease read-index readindex lease local validated take step "
        "send advance");
    if (std::find(kNames.begin(), kNames.end(), word) != kNames.end()) return true;
    const bool digit_in =
        std::any_of(word.begin(), word.end(), [](char c) { return c <= '9' && c >= '0'; });
    // Long values are of one letter; "-y" is a session that ends.
    const bool one_letter = word.find_first_not_of(word.front()) == std::string::npos;
    if (one_letter || word.front() == '-') return true;
    // S3, C1, x, 40ms, G8.
    return word.size() == 1 || (digit_in && word.size() < 8);
}

// Without what is a command or the name of a property.
std::string WithoutCommands(const SceneText& text, const Tongue& tongue) {
    std::string rest = text.text;
    if (text.where == "undo" || text.where == "parted") {
        // "take back: crash S3", "on main you did crash S3".
        for (const std::string_view before : {": ", "：", "did ", "执行了"}) {
            const std::size_t at = rest.find(before);
            if (at != std::string::npos) rest.resize(at);
        }
    }
    for (const std::string_view command : {"Command: ", "命令："}) {
        const std::size_t at = rest.find(command);
        if (at != std::string::npos) rest.resize(at);
    }
    for (std::size_t i = 0; i < raft::kProperties; ++i) {
        const std::string name = tongue.Pick(raft::NamesOf(static_cast<raft::Property>(i)));
        for (std::size_t at = rest.find(name); at != std::string::npos; at = rest.find(name)) {
            rest.erase(at, name.size());
        }
    }
    for (std::size_t i = 0; i < raft::kRules; ++i) {
        const std::string name = raft::NameOf(static_cast<raft::Rule>(i));
        const std::size_t at = rest.find(name);
        if (at != std::string::npos) rest.erase(at, name.size());
    }
    return rest;
}

// What a client asked for, and other commands that stand in sentences, word by word.
bool IsOfCommands(const std::string& word) {
    static const std::set<std::string> kWords = {
        "put",  "get",     "cas",     "del",   "delete",    "register", "keepalive",
        "incr", "add",     "to",      "no-op", "increment", "old",      "new",
        "test", "kept",    "left",    "right", "snapshot",  "lost",     "good",
        "bad",  "Request", "Persist", "Send",  "Apply"};
    return kWords.contains(word);
}

bool HasChinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE3 && byte <= 0xE9 && byte != 0xE2;
    });
}

// The scene with every view, once for each thing that can be selected, pointed at and asked about.
std::vector<SceneText> AllTexts(Session& session, UiState ui) {
    ui.stage_view = ViewKind::kRing;
    std::vector<Target> targets = {{TargetKind::kServer, 0, 0},
                                   {TargetKind::kServer, 2, 0},
                                   {TargetKind::kLink, 0, 1},
                                   {TargetKind::kRing, 0, 0}};
    for (const auto* flight : session.cluster().network().InFlight()) {
        targets.push_back({TargetKind::kMessage, flight->id, 0});
        if (targets.size() == 8) break;
    }
    targets.push_back(
        {TargetKind::kEntry, 0, session.cluster().servers()[0].node().log().last_index()});
    const ViewKind views[] = {ViewKind::kLogs,  ViewKind::kInside,  ViewKind::kRoles,
                              ViewKind::kTerms, ViewKind::kMembers, ViewKind::kClients};
    std::vector<SceneText> all;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        ui.selected = ui.hovered = ui.menu_target = targets[i];
        ui.dock_view = views[i % std::size(views)];
        ui.story_shows_all = i % 2 == 0;
        ui.branches_open = ui.scenarios_open = ui.caption_open = true;
        if (const auto* last = session.story().last_told()) ui.asked_event = last->id;
        ui.timeline_hovered = ui.asked_event;
        const auto scene = Present(session, ui);
        for (SceneText& text : TextsOf(scene)) {
            // The fields of a message, an event or an entry are those of its JSON.
            const bool fields = text.where == "inspector" &&
                                ui.selected.kind != TargetKind::kServer &&
                                ui.selected.kind != TargetKind::kLink;
            if (!fields) all.push_back(std::move(text));
        }
    }
    return all;
}

Session AtEnd(const Scenario& scenario) {
    auto loaded = LoadScript(scenario.id);
    REQUIRE(loaded.ok());
    Session session(std::move(loaded.value()));
    session.FinishScript();
    return session;
}

// Each once, and no more than a screen of them.
class Complaints {
  public:
    void Add(const SceneText& text, const std::string& why) {
        if (seen_.insert(text.where + text.text).second && seen_.size() <= 40) {
            all_ += "\n" + text.where + ": " + text.text + "   <- " + why;
        }
    }
    [[nodiscard]] const std::string& all() const { return all_; }

  private:
    std::set<std::string> seen_{};
    std::string all_{};
};

}  // namespace

TEST_CASE("language: in Chinese no English word is left, and in English no Chinese one") {
    Complaints complaints;
    for (const Scenario& scenario : Scenarios()) {
        Session session = AtEnd(scenario);
        UiState ui;
        for (const SceneText& text : AllTexts(session, ui)) {
            if (HasChinese(text.text)) complaints.Add(text, "Chinese in English");
        }
        ui.language = Language::kChinese;
        const Tongue tongue(ui);
        for (const SceneText& text : AllTexts(session, ui)) {
            for (const std::string& word : LatinWords(WithoutCommands(text, tongue))) {
                if (!IsName(word) && !IsOfCommands(word)) complaints.Add(text, word);
            }
        }
    }
    CHECK_MESSAGE(complaints.all().empty(), complaints.all());
}

TEST_CASE("language: in a class nobody is called S3, and nobody leads") {
    Complaints complaints;
    const std::set<std::string> kGone = {"leader",   "Leader", "leaders",  "Leaders",
                                         "term",     "terms",  "follower", "followers",
                                         "Follower", "log",    "logs",     "cluster"};
    for (const char* id : {"class-names", "leader-crash", "joint-consensus", "first-election"}) {
        Session session = AtEnd({.id = id});
        for (const Language language : {Language::kEnglish, Language::kChinese}) {
            UiState ui;
            ui.language = language;
            ui.class_names = true;
            const Tongue tongue(ui);
            for (const SceneText& text : AllTexts(session, ui)) {
                // Titles and summaries speak of Raft until the scenario is open.
                if (text.where == "scenario" || text.where == "title") continue;
                // A configuration is written there as commands write it.
                if (text.where == "hint" && text.text.starts_with("config")) continue;
                std::string rest = WithoutCommands(text, tongue);
                for (std::size_t at = 0; (at = rest.find("school term")) != std::string::npos;) {
                    rest.erase(at, std::string_view("school terms").size());
                }
                for (const std::string& word : LatinWords(rest)) {
                    const bool server = word.size() == 2 && word[0] == 'S' && word[1] <= '9';
                    if (server || (language == Language::kEnglish && kGone.contains(word))) {
                        complaints.Add(text, word);
                    }
                }
                for (const char* word : {"领导者", "任期", "跟随者", "集群"}) {
                    if (rest.find(word) != std::string::npos) complaints.Add(text, word);
                }
            }
        }
    }
    CHECK_MESSAGE(complaints.all().empty(), complaints.all());
}

TEST_CASE("language: switching changes what was told before, and what was refused") {
    Session session(ScriptOf("cluster 3\nsay \"Look\" zh \"看\"\nrun until leader\n"));
    session.FinishScript();
    UiState ui;
    const auto english = Present(session, ui);
    ui.language = Language::kChinese;
    const auto chinese = Present(session, ui);
    REQUIRE(english.story.lines.size() == chinese.story.lines.size());
    CHECK(english.story.lines.back().sentence != chinese.story.lines.back().sentence);
    CHECK(english.notice.text == "Look");
    CHECK(chinese.notice.text == "看");
    session.Apply(render::RunCommandText{"restart S1"});
    CHECK(HasChinese(Present(session, ui).notice.text));
    session.Apply(render::RunCommandText{"crsh S1"});
    CHECK(HasChinese(Present(session, ui).notice.text));
    ui.language = Language::kEnglish;
    CHECK_FALSE(HasChinese(Present(session, ui).notice.text));
}

TEST_CASE("language: branches, what can be taken back, and comparisons speak it as well") {
    Session session(ScriptOf("cluster 3\nrun until leader\nrun 100ms\n"));
    session.FinishScript();
    for (const char* command : {"goto 50ms", "crash S1", "run 20ms", "undo"}) {
        session.Apply(render::RunCommandText{command});
    }
    UiState ui;
    ui.language = Language::kChinese;
    ui.compare_with = session.history().branches().back().name;
    const Tongue tongue(ui);
    Complaints complaints;
    for (const SceneText& text : AllTexts(session, ui)) {
        for (const std::string& word : LatinWords(WithoutCommands(text, tongue))) {
            if (!IsName(word) && !IsOfCommands(word) && word != "main" &&
                !word.starts_with("what-if")) {
                complaints.Add(text, word);
            }
        }
    }
    CHECK_MESSAGE(complaints.all().empty(), complaints.all());
}

TEST_CASE("language: words of a class keep plurals, capitals, properties and commands") {
    const auto said = [](const char* text, Language language) {
        return RelabelForClass(text, language);
    };
    CHECK(said("Leaders of two terms: S3's logs, S12's log.", Language::kEnglish) ==
          "Class monitors of two school terms: Charlie's notebooks, S12's notebook.");
    CHECK(said("Leader Completeness holds in currentTerm; \"crash S3\"", Language::kEnglish) ==
          "Leader Completeness holds in currentTerm; \"crash S3\"");
    CHECK(said("S3 当选任期 4 的领导者，S1 的日志更旧", Language::kChinese) ==
          "查理当选学期 4 的班长，爱丽丝的笔记本更旧");
    raft::sim::Event event;
    event.body = raft::sim::CommandEvent{"crash S3"};
    CHECK(Tongue(Language::kEnglish, true).Tell(event).text.find("crash S3") != std::string::npos);
}

}  // namespace app
