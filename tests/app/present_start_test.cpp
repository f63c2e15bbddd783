// What the start page offers: lessons in order, what a search finds, folders and files.
//
// Goal:   everything that can be opened can be found from here, in both languages.
// Method: sessions from scripts, and a folder made for the test.
#include <filesystem>
#include <fstream>

#include "app/file_list.h"
#include "app/present.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

render::StartView StartOf(Session& session, render::UiState ui) {
    ui.start_open = true;
    render::SceneView scene = Present(session, ui);
    REQUIRE(scene.start.has_value());
    return *scene.start;
}

void Type(render::UiState& ui, std::string_view text) {
    text.copy(ui.start_text.data(), ui.start_text.size() - 1);
}

}  // namespace

TEST_CASE("start page: it is there only while it is open") {
    Session session(ScriptOf("cluster 5\n"));
    CHECK_FALSE(Present(session, {}).start.has_value());
}

TEST_CASE("start page: the lessons hold every scenario once, and the first unopened one is next") {
    Session session(ScriptOf("cluster 5\n"));
    render::UiState ui;
    const render::StartView fresh = StartOf(session, ui);
    std::vector<std::string> all;
    std::vector<std::string> next;
    for (const render::StartChapter& chapter : fresh.lessons) {
        CHECK_FALSE(chapter.title.empty());
        for (const render::StartItem& item : chapter.items) {
            all.push_back(item.path);
            if (item.next) next.push_back(item.path);
            CHECK_FALSE(item.opened);
        }
    }
    CHECK(all.size() == Scenarios().size());
    REQUIRE(next.size() == 1);
    CHECK(next.front() == all.front());

    ui.opened = {all.front()};
    const render::StartView later = StartOf(session, ui);
    CHECK(later.lessons.front().items.front().opened);
    CHECK_FALSE(later.lessons.front().items.front().next);
}

TEST_CASE("start page: a search finds by word, by row and in Chinese, and all words count") {
    Session session(ScriptOf("cluster 5\n"));
    render::UiState ui;
    ui.start_tab = 1;
    CHECK(StartOf(session, ui).found.size() == Scenarios().size());
    Type(ui, "Figure 8");
    const auto figures = StartOf(session, ui).found;
    REQUIRE_FALSE(figures.empty());
    CHECK(figures.size() < 6);
    ui.start_text.fill('\0');
    Type(ui, "G12");
    CHECK(StartOf(session, ui).found.size() == 1);
    ui.start_text.fill('\0');
    Type(ui, "快照");
    CHECK_FALSE(StartOf(session, ui).found.empty());
    ui.start_text.fill('\0');
    Type(ui, "snapshot nonsense");
    CHECK(StartOf(session, ui).found.empty());
}

TEST_CASE("start page: in Chinese the lessons have Chinese titles") {
    Session session(ScriptOf("cluster 5\n"));
    render::UiState ui;
    ui.language = render::Language::kChinese;
    for (const render::StartChapter& chapter : StartOf(session, ui).lessons) {
        for (const render::StartItem& item : chapter.items) {
            CHECK_MESSAGE(item.title.find_first_of("\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos,
                          item.path);
        }
    }
}

TEST_CASE("file list: folders first, scripts then, nothing else, and one sentence for no folder") {
    const auto folder = std::filesystem::temp_directory_path() / "raftarium-file-list-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "b-folder");
    for (const char* name : {"a.raft", "c.raft", ".hidden.raft", "notes.txt"}) {
        std::ofstream(folder / name) << "cluster 3\n";
    }
    auto items = ListFolder(folder.string());
    std::filesystem::remove_all(folder);
    REQUIRE(items.ok());
    std::vector<std::string> names;
    for (const render::FileItem& item : items.value()) {
        names.push_back(item.name);
    }
    CHECK(names == std::vector<std::string>{"..", "b-folder", "a.raft", "c.raft"});

    auto none = ListFolder((folder / "gone").string());
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().find("gone") != std::string::npos);
    CHECK_FALSE(none.both().chinese.empty());
}

}  // namespace app
