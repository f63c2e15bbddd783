// Scripts that cannot be read to their end.
#include "app/damaged_script.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace app {

namespace {

// The first lines of a text, each with its end.
std::string_view FirstLines(std::string_view text, int count) {
    std::size_t end = 0;
    for (; count > 0; --count) end = text.find('\n', end) + 1;
    return text.substr(0, end);
}

// What was being written when the writing stopped may be half a command that is a whole one by
// chance: "step 1" of "step 12".
std::string_view WholeLines(std::string_view text) {
    return text.substr(0, text.rfind('\n') + 1);
}

raft::Bilingual HowMuch(std::size_t lines, bool ends_early) {
    if (ends_early) {
        return raft::Fill(
            {"What is there of it, {n} commands, is good.", "文件中现有的 {n} 条命令是完好的。"},
            {{"n", lines}});
    }
    if (lines == 1) {
        return raft::Words{"The command before that is good.", "在此之前的那条命令是完好的。"};
    }
    return raft::Fill({"The {n} commands before that are good.", "在此之前的 {n} 条命令是完好的。"},
                      {{"n", lines}});
}

}  // namespace

OpenedScript OpenScriptText(const std::string& source, std::string_view text) {
    auto whole = UnderstandScript(source, text);
    if (whole.ok()) return std::move(whole.value());
    const auto parsed = raft::sim::ParseScript(text);
    const auto* wrong = std::get_if<raft::sim::SyntaxError>(&parsed);
    std::string_view good = wrong != nullptr ? FirstLines(text, wrong->line - 1) : text;
    good = WholeLines(good);
    auto again = raft::sim::ParseScript(good);
    auto* script = std::get_if<raft::sim::Script>(&again);
    if (script == nullptr || script->lines.empty()) return Error{whole.both()};
    const Scenario head = ReadScenario(std::filesystem::path(source).stem().string(), good);
    const std::size_t lines = script->lines.size();
    return DamagedScript{.sentence = whole.both(),
                         .good = {.source = source,
                                  .title = head.title,
                                  .title_zh = head.title_zh,
                                  .class_names = head.class_names,
                                  .script = std::move(*script),
                                  .kept = ReadPartOfSession(text)},
                         .how_much = HowMuch(lines, wrong == nullptr || IsCutOff(text, *wrong))};
}

OpenedScript OpenScript(const std::string& source) {
    std::error_code problem;
    if (std::filesystem::exists(source, problem)) {
        const auto text = ReadScriptFile(source);
        if (!text.ok()) return Error{text.both()};
        return OpenScriptText(source, text.value());
    }
    auto loaded = LoadScript(source);
    if (!loaded.ok()) return Error{loaded.both()};
    return std::move(loaded.value());
}

Result<LoadedScript> LoadScriptFor(const std::string& source, bool good_part,
                                   raft::Bilingual& damage) {
    OpenedScript opened = OpenScript(source);
    if (auto* whole = std::get_if<LoadedScript>(&opened)) return std::move(*whole);
    if (const auto* error = std::get_if<Error>(&opened)) return *error;
    auto& damaged = std::get<DamagedScript>(opened);
    damage = damaged.sentence;
    if (good_part) return std::move(damaged.good);
    return Error{raft::Fill({"{sentence} (--good-part plays what stands before that)",
                             "{sentence}（--good-part 只播放在此之前的部分）"},
                            {{"sentence", damaged.sentence}})};
}

DamagedScript CutBefore(LoadedScript script, int line, const raft::Bilingual& sentence) {
    auto& lines = script.script.lines;
    const auto first =
        std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.line >= line; });
    lines.erase(first, lines.end());
    if (script.kept) script.kept->rests.clear();
    const raft::Bilingual how_much = HowMuch(lines.size(), false);
    return {.sentence = sentence, .good = std::move(script), .how_much = how_much};
}

}  // namespace app
