// The remembered part of UiState as JSON, value by value, each with what it may be.
#include "app/settings.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/json.h"
#include "app/log.h"
#include "app/session_export.h"

namespace app {

namespace {

using render::Arrangement;
using render::Language;
using render::ThemeKind;
using render::UiState;
using render::ViewKind;

template <class Value>
struct Named {
    const char* name;
    Value value;
};

constexpr std::array<Named<ThemeKind>, 3> kThemes{{{"light", ThemeKind::kLight},
                                                   {"dark", ThemeKind::kDark},
                                                   {"projector", ThemeKind::kProjector}}};
constexpr std::array<Named<Language>, 2> kLanguages{
    {{"en", Language::kEnglish}, {"zh", Language::kChinese}}};
constexpr std::array<Named<Arrangement>, 4> kArrangements{{{"ring", Arrangement::kRing},
                                                           {"line", Arrangement::kLine},
                                                           {"sites", Arrangement::kSites},
                                                           {"by-hand", Arrangement::kByHand}}};
constexpr std::array<Named<ViewKind>, render::kViewKinds> kViews{
    {{"ring", ViewKind::kRing},
     {"logs", ViewKind::kLogs},
     {"inside", ViewKind::kInside},
     {"roles", ViewKind::kRoles},
     {"terms", ViewKind::kTerms},
     {"members", ViewKind::kMembers},
     {"clients", ViewKind::kClients},
     {"story", ViewKind::kStory},
     {"inspector", ViewKind::kInspector}}};

template <class Table, class Value>
const char* NameIn(const Table& table, Value value) {
    for (const auto& row : table) {
        if (row.value == value) return row.name;
    }
    return table.front().name;
}

// Reads the settings one after the other, and names what it does not understand.
class Taker {
  public:
    explicit Taker(const Json& settings) : settings_(settings) {}

    template <class Table, class Value>
    void TakeName(const char* key, const Table& table, Value& to) {
        const Json* value = Find(key);
        if (value == nullptr) return;
        for (const auto& row : table) {
            if (value->is_string() && value->get_ref<const std::string&>() == row.name) {
                to = row.value;
                return;
            }
        }
        Complain(key);
    }
    void TakeFlag(const char* key, bool& to) {
        const Json* value = Find(key);
        if (value == nullptr) return;
        if (!value->is_boolean()) return Complain(key);
        to = value->get<bool>();
    }
    void TakeNumber(const char* key, float least, float most, float& to) {
        const Json* value = Find(key);
        if (value == nullptr) return;
        const double number = value->is_number() ? value->get<double>() : std::nan("");
        if (!(number >= least && number <= most)) return Complain(key);
        to = static_cast<float>(number);
    }
    void TakeWords(const char* key, std::size_t most, std::vector<std::string>& to) {
        const Json* value = Find(key);
        if (value == nullptr) return;
        if (!value->is_array() || value->size() > most) return Complain(key);
        std::vector<std::string> words;
        for (const Json& word : *value) {
            if (!word.is_string()) return Complain(key);
            words.push_back(word.get<std::string>());
        }
        to = std::move(words);
    }
    void TakePlaces(const char* key, std::vector<render::Vec2>& to) {
        constexpr std::size_t kMost = 64;
        const Json* value = Find(key);
        if (value == nullptr) return;
        if (!value->is_array() || value->size() > kMost) return Complain(key);
        std::vector<render::Vec2> places;
        for (const Json& place : *value) {
            const bool pair = place.is_array() && place.size() == 2 && place[0].is_number() &&
                              place[1].is_number();
            if (!pair) return Complain(key);
            const render::Vec2 at{place[0].get<float>(), place[1].get<float>()};
            if (!(at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1)) return Complain(key);
            places.push_back(at);
        }
        to = std::move(places);
    }

    std::vector<std::string> complaints{};

  private:
    const Json* Find(const char* key) const {
        const auto found = settings_.find(key);
        return found == settings_.end() ? nullptr : &*found;
    }
    void Complain(const char* key) {
        complaints.push_back(std::string("the setting \"") + key +
                             "\" makes no sense and is left as it was");
    }

    const Json& settings_;
};

// The flags by their names, for both ways.
template <class Ui, class Visit>
void ForFlags(Ui& ui, Visit visit) {
    visit("class-names", ui.class_names);
    visit("reduced-motion", ui.reduced_motion);
    visit("story", ui.story_open);
    visit("dock", ui.dock_open);
    visit("inspector", ui.inspector_open);
    visit("timeline", ui.timeline_open);
    visit("legend", ui.legend_open);
    visit("caption", ui.caption_open);
    visit("pointer-trail", ui.trail_open);
    visit("start-page", ui.start_at_start);
    visit("no-hints", ui.hints_off);
}

// Lengths in logical pixels; 0 is the layout's own choice.
template <class Ui, class Visit>
void ForLengths(Ui& ui, Visit visit) {
    visit("story-width", ui.left_width);
    visit("dock-width", ui.right_width);
    visit("dock-height", ui.logs_height);
    visit("timeline-height", ui.timeline_height);
}

std::string TextOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string SettingsPath() {
    const std::string config = Environment("XDG_CONFIG_HOME");
    if (!config.empty()) return config + "/raftarium/settings.json";
    const std::string home = Environment("HOME");
    return home.empty() ? "" : home + "/.config/raftarium/settings.json";
}

std::string SettingsText(const UiState& ui) {
    Json settings = Json::object();
    settings["theme"] = NameIn(kThemes, ui.theme);
    settings["language"] = NameIn(kLanguages, ui.language);
    settings["size"] = ui.size_factor;
    settings["stage"] = NameIn(kViews, ui.stage_view);
    settings["view"] = NameIn(kViews, ui.dock_view);
    settings["arrangement"] = NameIn(kArrangements, ui.arrangement);
    Json places = Json::array();
    for (const render::Vec2 at : ui.places) places.push_back({at.x, at.y});
    settings["places"] = std::move(places);
    ForFlags(ui, [&](const char* key, bool value) { settings[key] = value; });
    // Names that a scenario has lent go with it.
    settings["class-names"] = ui.class_names && !ui.class_lent;
    ForLengths(ui, [&](const char* key, float value) { settings[key] = value; });
    settings["hints-seen"] = ui.hints_seen;
    settings["opened"] = ui.opened;
    return settings.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> TakeSettings(const std::string& text, UiState& ui) {
    const Json settings = Json::parse(text, nullptr, false);
    if (!settings.is_object()) return {"the settings are no JSON object; the defaults are used"};
    constexpr float kLongest = 10'000;
    constexpr std::size_t kWordsMost = 1000;
    Taker taker(settings);
    taker.TakeName("theme", kThemes, ui.theme);
    taker.TakeName("language", kLanguages, ui.language);
    taker.TakeNumber("size", 0.5F, 3, ui.size_factor);
    taker.TakeName("stage", kViews, ui.stage_view);
    taker.TakeName("view", kViews, ui.dock_view);
    taker.TakeName("arrangement", kArrangements, ui.arrangement);
    taker.TakePlaces("places", ui.places);
    ForFlags(ui, [&](const char* key, bool& value) { taker.TakeFlag(key, value); });
    ForLengths(ui,
               [&](const char* key, float& value) { taker.TakeNumber(key, 0, kLongest, value); });
    taker.TakeWords("hints-seen", kWordsMost, ui.hints_seen);
    taker.TakeWords("opened", kWordsMost, ui.opened);
    return std::move(taker.complaints);
}

SettingsFile::SettingsFile(std::string path) : path_(std::move(path)), broken_(path_.empty()) {}

bool SettingsFile::Load(UiState& ui) {
    std::error_code problem;
    if (broken_ || !std::filesystem::exists(path_, problem)) {
        written_ = SettingsText(ui);
        return false;
    }
    const std::string text = TextOf(path_);
    const bool damaged = !Json::accept(text);
    for (const std::string& complaint : TakeSettings(text, ui)) LogWarning(complaint);
    written_ = SettingsText(ui);
    if (!damaged) return true;
    const std::string aside =
        (std::filesystem::path(path_).parent_path() / "settings-damaged.json").string();
    std::filesystem::rename(path_, aside, problem);
    if (!problem) LogWarning("they are kept as " + aside);
    return false;
}

bool SettingsFile::behind(const UiState& ui) const {
    return !broken_ && SettingsText(ui) != written_;
}

void SettingsFile::Follow(const UiState& ui, raft::sim::Micros real) {
    since_ += real;
    if (since_ < kEvery) return;
    since_ = 0;
    Flush(ui);
}

void SettingsFile::Flush(const UiState& ui) {
    if (!behind(ui)) return;
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), problem);
    written_ = SettingsText(ui);
    const auto done = WriteWhole(path_, written_);
    if (done.ok()) return;
    broken_ = true;
    LogWarning("cannot keep the settings: " + done.error());
}

}  // namespace app
