// Sittings on disk: kept as they go, opened again, moved up, and what is good of damaged ones.
//
// Goal:   whatever happens to the program or to the file, what was there is opened, or one sentence
//         says what is wrong and the good part is offered.
// Method: a folder of its own; sittings that are followed, cut off, spoiled and killed.
#include "app/session_file.h"

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>

#include "app/own_file.h"
#include "app/session_export.h"
#include "app/session_start.h"
#include "app/text.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

namespace files = std::filesystem;
using raft::sim::kMillisecond;
using raft::sim::kSecond;
using raft::sim::Micros;

class Folder {
  public:
    Folder() {
        std::string pattern = (files::temp_directory_path() / "raftarium-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { files::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string At(const std::string& name) const { return path_ + "/" + name; }
    [[nodiscard]] std::string last() const { return At("last.raft"); }

    void Write(const std::string& name, const std::string& text) const {
        std::ofstream(At(name), std::ios::binary) << text;
    }
    [[nodiscard]] std::string Read(const std::string& name) const {
        std::ostringstream text;
        text << std::ifstream(At(name), std::ios::binary).rdbuf();
        return text.str();
    }

  private:
    std::string path_{};
};

constexpr Micros kFrame = 16'666;

void PlayFor(Session& session, Micros length) {
    session.Play();
    for (Micros passed = 0; passed < length; passed += kFrame) session.Advance(kFrame);
}

// Something to lose: acts, a branch, a bookmark, and a scenario that is not over.
Session Sitting() {
    Session session(ScriptOf("seed 3\nrun 100ms\nrun 100s\ncrash S1\n"));
    session.SetSpeed(1000);
    PlayFor(session, 300 * kMillisecond);
    for (const char* text : {"crash S2", "bookmark \"it's here\"", "run 100ms", "back 30",
                             "put x 1", "step stage 2"}) {
        session.Apply(render::RunCommandText{text});
        CHECK_MESSAGE(session.notice().tone != render::Tone::kBad, session.notice().text.english);
    }
    return session;
}

std::string SentenceOf(const std::string& source) {
    const OpenedScript opened = OpenScript(source);
    if (const auto* error = std::get_if<Error>(&opened)) return error->sentence;
    const auto* damaged = std::get_if<DamagedScript>(&opened);
    return damaged == nullptr ? "" : damaged->sentence.english + " / " + damaged->how_much.english;
}

std::size_t HashOf(const Session& session) {
    return std::hash<std::string>()(StateOf(session.cluster()));
}

}  // namespace

TEST_CASE("session file: two windows never write into one, and a killed one leaves its place") {
    const Folder folder;
    const std::string path = folder.At("last.raft");
    auto first = std::make_unique<OwnFile>(path);
    CHECK(first->path() == path);
    CHECK(first->first());
    const OwnFile second(path);
    CHECK(second.path() == folder.At("last-2.raft"));
    CHECK(!second.first());
    first.reset();
    const OwnFile third(path);
    CHECK(third.path() == path);
    CHECK(OwnFile("").path().empty());
}

TEST_CASE("session file: it is written once a second, whole, and opens where one was") {
    const Folder folder;
    SessionFile file(folder.last());
    Session session = Sitting();
    CHECK(file.behind(session));
    file.Follow(session, kFrame);
    CHECK_FALSE(file.behind(session));
    const std::string first = folder.Read("last.raft");
    CHECK(first == SessionText(session));

    session.Apply(render::RunCommandText{"run 10ms"});
    file.Follow(session, kSecond - 1);
    CHECK(folder.Read("last.raft") == first);
    CHECK(file.behind(session));
    file.Follow(session, 1);
    CHECK(folder.Read("last.raft") != first);
    CHECK_FALSE(files::exists(folder.At("last.raft.new")));

    SessionFile again(folder.last());
    auto opened = StartSession({}, again);
    REQUIRE(opened.ok());
    CHECK(StateOf(opened.value().cluster()) == StateOf(session.cluster()));
    CHECK(EndsOf(opened.value().history()) == EndsOf(session.history()));
    CHECK(SessionText(opened.value()) == SessionText(session));
    CHECK_FALSE(opened.value().playback().playing());
    CHECK(opened.value().notice().text.english ==
          "continued at " + TimeText(session.cluster().now()));
    again.Follow(opened.value(), kSecond);
    CHECK_FALSE(files::exists(folder.At("previous-1.raft")));
}

TEST_CASE("session file: a sitting in which nothing happened is not kept") {
    const Folder folder;
    SessionFile file(folder.last());
    Session session(ScriptOf("run 1s\n"));
    file.Follow(session, kSecond);
    CHECK_FALSE(files::exists(folder.last()));
    auto opened = StartSession({}, file);
    REQUIRE(opened.ok());
    CHECK(opened.value().script().source == kDefaultScenario);
    CHECK(opened.value().playback().playing());
}

TEST_CASE("session file: another sitting moves the ones before it up, and five are kept") {
    const Folder folder;
    SessionFile file(folder.last());
    Session session = Sitting();
    file.Follow(session, kSecond);
    const std::string first = folder.Read("last.raft");
    session.Apply(render::OpenScenario{"leader-crash"});
    file.Follow(session, kSecond);
    CHECK(folder.Read("last.raft") == first);  // Nothing has happened in the new one yet.
    PlayFor(session, 100 * kMillisecond);
    file.Follow(session, kSecond);
    CHECK(folder.Read("previous-1.raft") == first);
    CHECK(folder.Read("last.raft") == SessionText(session));
    for (int i = 0; i < 6; ++i) {
        session.Apply(render::RunCommandText{"cluster " + std::to_string(3 + i)});
        session.Apply(render::RunCommandText{"crash S1"});
        file.Follow(session, kSecond);
    }
    CHECK(folder.Read("previous-1.raft").find("cluster 7") != std::string::npos);
    CHECK(folder.Read("previous-5.raft").find("cluster 3") != std::string::npos);
    CHECK_FALSE(files::exists(folder.At("previous-6.raft")));

    SessionFile again(folder.last());
    auto fresh = StartSession({.fresh = true}, again);
    REQUIRE(fresh.ok());
    CHECK(fresh.value().script().source == kDefaultScenario);
}

TEST_CASE("session file: killed at any moment, the sitting is there again, a second old at most") {
    const Folder folder;
    constexpr std::size_t kFrames = 2'000;
    struct Shared {
        volatile std::size_t frame = 0;
        std::size_t hashes[kFrames] = {};
    };
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(memory != MAP_FAILED);
    for (const useconds_t delay : {30'000U, 110'000U, 190'000U}) {
        auto* shared = new (memory) Shared();
        files::remove(folder.last());
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            Session session = Sitting();
            SessionFile file(folder.last());
            session.Play();
            for (std::size_t i = 0; i < kFrames; ++i) {
                session.Advance(kFrame);
                if (i % 40 == 0) session.Apply(render::RunCommandText{"put x 2"});
                file.Follow(session, kFrame);
                shared->hashes[i] = HashOf(session);
                shared->frame = i + 1;
                usleep(200);
            }
            _exit(0);
        }
        while (shared->frame == 0) usleep(1'000);
        usleep(delay);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);

        SessionFile file(folder.last());
        auto opened = StartSession({}, file);
        REQUIRE(opened.ok());
        CHECK_FALSE(opened.value().damaged().has_value());
        const std::size_t hash = HashOf(opened.value());
        const std::size_t reached = shared->frame;
        const std::size_t oldest = reached - std::min<std::size_t>(reached, 62);
        bool found = false;
        for (std::size_t i = oldest; i <= reached; ++i) found = found || shared->hashes[i] == hash;
        CHECK(found);
    }
    munmap(memory, sizeof(Shared));
}

TEST_CASE("session file: what is no script gets one sentence that says what it is") {
    const Folder folder;
    folder.Write("empty.raft", "");
    folder.Write("picture.png", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
    folder.Write("latin.raft", "run 1ms\nsay \"caf\xE9\"\n");
    folder.Write("wrong.raft", "run 1ms\ncrsh S1\n");
    folder.Write("at-once.raft", "int main() {}\n");
    { std::ofstream(folder.At("large.raft")).seekp((64 << 20) + 1) << '\n'; }
    const auto check = [&](const char* name, const std::string& says) {
        const std::string sentence = SentenceOf(folder.At(name));
        INFO(sentence);
        CHECK(sentence.starts_with(folder.At(name)));
        CHECK(sentence.find(says) != std::string::npos);
        CHECK(sentence.find('\n') == std::string::npos);
    };
    check("empty.raft", "is empty");
    check("picture.png", "line 1 holds bytes that are no text");
    check("latin.raft", "line 2 holds bytes that are no text");
    check("large.raft", "is too large to be a script: 64 MB");
    check("wrong.raft", "line 2, column 1");
    check("wrong.raft", " / The command before that is good.");
    check("at-once.raft", "line 1, column 1");
    check(".", "is a folder, not a script");
    CHECK(SentenceOf(folder.At("none.raft")).find("there is no file") != std::string::npos);
}

TEST_CASE("session file: a session that ends early is told from one that is wrong") {
    const Folder folder;
    Session session = Sitting();
    const std::string whole = SessionText(session);
    for (std::size_t size = whole.find("run"); size + 1 < whole.size(); size += 7) {
        folder.Write("cut.raft", whole.substr(0, size));
        const OpenedScript opened = OpenScript(folder.At("cut.raft"));
        const auto* damaged = std::get_if<DamagedScript>(&opened);
        const auto* error = std::get_if<Error>(&opened);
        REQUIRE((damaged != nullptr || error != nullptr));
        const std::string sentence =
            damaged != nullptr ? damaged->sentence.english : error->sentence;
        CHECK_MESSAGE(sentence.find("ends early") != std::string::npos, sentence);
        if (damaged == nullptr) continue;
        // Its last line, cut off, is never taken for another.
        Session part(damaged->good);
        CHECK_MESSAGE(!part.problem().has_value(), part.notice().text.english);
    }
    std::string wrong = whole;
    wrong.replace(wrong.find("crash S2"), 8, "crash S9");
    folder.Write("wrong.raft", wrong);
    CHECK(SentenceOf(folder.At("wrong.raft")).find("no server S9") != std::string::npos);
}

TEST_CASE("session file: a damaged last sitting is moved aside, and its good part is offered") {
    const Folder folder;
    Session session = Sitting();
    std::string text = SessionText(session);
    for (const bool refused : {false, true}) {
        INFO(refused);
        std::string spoiled = text;
        // Not understood, or understood and refused: S2 runs by then.
        spoiled.replace(spoiled.find("crash S2"), 8, refused ? "restart S2" : "crash S9");
        folder.Write("last.raft", spoiled);
        SessionFile file(folder.last());
        auto opened = StartSession({}, file);
        REQUIRE(opened.ok());
        const auto& damaged = opened.value().damaged();
        REQUIRE(damaged.has_value());
        const std::string aside = folder.At(refused ? "damaged-2.raft" : "damaged-1.raft");
        INFO(damaged->sentence.english);
        CHECK(damaged->sentence.english.ends_with("; it is kept as " + aside));
        CHECK(damaged->sentence.english.find(refused ? "S2" : "no server S9") != std::string::npos);
        CHECK(damaged->good.english.find("good") != std::string::npos);
        CHECK_FALSE(files::exists(folder.last()));
        CHECK(files::exists(aside));

        opened.value().Apply(render::OpenGoodPart{true});
        CHECK_FALSE(opened.value().damaged().has_value());
        CHECK(opened.value().cluster().now() == 19 * kFrame);
        CHECK(opened.value().cluster().servers()[1].up());
        file.Follow(opened.value(), kSecond);
        CHECK(files::exists(folder.last()));
    }
    folder.Write("last.raft", "");
    SessionFile file(folder.last());
    auto opened = StartSession({}, file);
    REQUIRE(opened.ok());
    CHECK_FALSE(opened.value().damaged().has_value());
    CHECK(opened.value().notice().text.english.find("is empty; ") != std::string::npos);
    CHECK(files::exists(folder.At("damaged-3.raft")));
}

TEST_CASE("session file: the good part is left alone when nobody wants it") {
    const Folder folder;
    folder.Write("x.raft", "crash S1\ncrsh S2\n");
    SessionFile file(folder.last());
    auto opened = StartSession({.file = folder.At("x.raft")}, file);
    REQUIRE(opened.ok());
    REQUIRE(opened.value().damaged().has_value());
    opened.value().Apply(render::OpenGoodPart{false});
    CHECK_FALSE(opened.value().damaged().has_value());
    CHECK(opened.value().script().source == kDefaultScenario);
    CHECK_FALSE(StartSession({.file = folder.At("none.raft")}, file).ok());
}

TEST_CASE("session file: an export is a plain script of one way, under a name that is free") {
    const Folder folder;
    Session session = Sitting();
    const auto& history = session.history();
    for (const char* name : {"raftarium-a-title-1.raft", "raftarium-a-title-2.raft"}) {
        const auto path = ExportWay(history, history.spot(), "A title!", folder.At(""));
        REQUIRE_MESSAGE(path.ok(), (path.ok() ? "" : path.error()));
        CHECK(path.value() == folder.At(name));
    }
    Session again(ScriptOf(folder.Read("raftarium-a-title-1.raft")));
    CHECK_FALSE(again.continued());
    again.FinishScript();
    CHECK_FALSE(again.problem().has_value());
    CHECK(StateOf(again.cluster()) == StateOf(session.cluster()));
    CHECK(again.history().branches().size() == 1);
    const auto none = ExportWay(history, history.spot(), "A", folder.At("no/such/folder"));
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().starts_with("cannot write"));
}

}  // namespace app
