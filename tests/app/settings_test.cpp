// What is remembered of the looks: every value there and back, and nothing believed that is wrong.
#include "app/settings.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

namespace app {

namespace {

using render::UiState;

UiState Unusual() {
    UiState ui;
    ui.theme = render::ThemeKind::kProjector;
    ui.language = render::Language::kChinese;
    ui.size_factor = 1.5F;
    ui.stage_view = render::ViewKind::kInside;
    ui.dock_view = render::ViewKind::kRing;
    ui.arrangement = render::Arrangement::kByHand;
    ui.places = {{0.25F, 0.5F}, {1, 0}};
    ui.class_names = ui.reduced_motion = ui.caption_open = ui.trail_open = true;
    ui.story_open = ui.dock_open = ui.inspector_open = false;
    ui.timeline_open = ui.legend_open = ui.start_at_start = false;
    ui.hints_off = true;
    ui.left_width = 250;
    ui.right_width = 400;
    ui.logs_height = 300;
    ui.timeline_height = 120;
    ui.hints_seen = {"crash", "为什么"};
    ui.opened = {"figure-8"};
    return ui;
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / "raftarium-settings-test") {
        std::filesystem::remove_all(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string File(const char* name) const { return (path_ / name).string(); }
    void Write(const char* name, const std::string& text) const {
        std::filesystem::create_directories(path_);
        std::ofstream(File(name), std::ios::binary) << text;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("settings: every remembered value goes to text and comes back") {
    const UiState unusual = Unusual();
    const std::string text = SettingsText(unusual);
    CHECK(text != SettingsText(UiState()));

    UiState ui;
    CHECK(TakeSettings(text, ui).empty());

    CHECK(SettingsText(ui) == text);
    CHECK(ui.places == unusual.places);
    CHECK(ui.hints_seen == unusual.hints_seen);
    CHECK_FALSE(ui.story_open);
}

TEST_CASE("settings: a value that makes no sense is named and left, the others are taken") {
    UiState ui;
    const auto complaints = TakeSettings(
        R"({"theme": "neon", "size": 900, "story": "yes", "places": [[2, 0]], "language": "zh",
            "hints-seen": [1], "from-a-later-version": true})",
        ui);
    CHECK(complaints.size() == 5);
    CHECK(complaints.front().find("theme") != std::string::npos);
    CHECK(ui.language == render::Language::kChinese);
    ui.language = render::Language::kEnglish;
    CHECK(SettingsText(ui) == SettingsText(UiState()));
}

TEST_CASE("settings: no text whatever harms more than the values that it names") {
    const std::string good = SettingsText(Unusual());
    std::mt19937 random(1);  // Of the test alone.
    for (int i = 0; i < 2000; ++i) {
        std::string text = good;
        const int changes = 1 + static_cast<int>(random() % 5);
        for (int j = 0; j < changes; ++j)
            text[random() % text.size()] = static_cast<char>(random());
        if (i % 3 == 0) text.resize(random() % text.size());
        UiState ui;
        (void)TakeSettings(text, ui);
        CHECK(ui.size_factor >= 0.5F);
        CHECK(ui.size_factor <= 3);
        CHECK(ui.left_width >= 0);
    }
}

TEST_CASE("settings file: kept a second after a change, found again, and kept aside when damaged") {
    const Folder folder;
    UiState ui;
    SettingsFile file(folder.File("raftarium/settings.json"));
    CHECK_FALSE(file.Load(ui));
    file.Follow(ui, SettingsFile::kEvery);
    CHECK_FALSE(std::filesystem::exists(folder.File("raftarium/settings.json")));

    ui = Unusual();
    CHECK(file.behind(ui));
    file.Follow(ui, SettingsFile::kEvery / 2);
    CHECK(file.behind(ui));
    file.Follow(ui, SettingsFile::kEvery / 2);
    CHECK_FALSE(file.behind(ui));

    UiState again;
    CHECK(SettingsFile(folder.File("raftarium/settings.json")).Load(again));
    CHECK(SettingsText(again) == SettingsText(ui));

    folder.Write("broken.json", "{\"theme\": \"da");
    UiState fresh;
    CHECK_FALSE(SettingsFile(folder.File("broken.json")).Load(fresh));
    CHECK(SettingsText(fresh) == SettingsText(UiState()));
    CHECK(std::filesystem::exists(folder.File("settings-damaged.json")));
}

}  // namespace app
