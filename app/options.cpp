// The command line, through CLI11; the help is written here, by hand, to be read by people.
#include "app/options.h"

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <utility>

#include "app/options_check.h"
#include "app/options_help.h"
#include "app/tongue.h"
#include "raft/sim/script.h"

namespace app {

namespace {

// What the flags say, before it is understood.
struct Raw {
    std::string file{};
    std::string out{};
    std::string at{};
    std::string speed{};
    std::string size{};
    std::string theme{};
    std::string lang{};
    std::string seed{};
    std::string select{};
    std::string view{};
    std::string stage{};
    std::string names{};
    std::vector<std::string> panels{};
    std::string seeds{};
    std::string jobs{};
    std::string shard{};
    std::string time{};
    std::string servers{};
    std::string failures{};
    std::vector<std::string> broken{};
    std::string branch{};
    bool json = false;
    bool all = false;
    bool fresh = false;
    bool good_part = false;
    bool whole = false;
    bool alone = false;
    bool help = false;
    bool version = false;
};

template <class Number>
std::optional<Number> ParseWhole(std::string_view text) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "1/50", "0.02", "10".
std::optional<double> ParseSpeed(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash != std::string::npos) {
        const auto over = ParseWhole<std::uint32_t>(std::string_view(text).substr(0, slash));
        const auto under = ParseWhole<std::uint32_t>(std::string_view(text).substr(slash + 1));
        if (!over || !under || *under == 0) return std::nullopt;
        return static_cast<double>(*over) / *under;
    }
    const auto number = ParseWhole<double>(text);
    if (!number || !(*number >= 0.001 && *number <= 10)) return std::nullopt;
    return number;
}

std::optional<PictureSize> ParseSize(std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto width = ParseWhole<int>(text.substr(0, cross));
    const auto height = ParseWhole<int>(text.substr(cross + 1));
    if (!width || !height || *width < 320 || *height < 240 || *width > 7680 || *height > 4320) {
        return std::nullopt;
    }
    return PictureSize{*width, *height};
}

std::optional<render::Target> ParseTarget(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    const auto number = ParseWhole<std::uint64_t>(text.substr(1));
    if (!number || *number == 0) return std::nullopt;
    if (text[0] == '#') return render::Target{render::TargetKind::kMessage, *number, 0};
    if (text[0] != 'S' && text[0] != 's') return std::nullopt;
    if (*number > raft::sim::kServersMax) return std::nullopt;
    return render::Target{render::TargetKind::kServer, *number - 1, 0};
}

// The value of one flag in `to`; an error that says how it is written when it is not understood.
template <class Parsed, class To>
std::optional<Error> Take(const std::string& flag, const std::string& text, Parsed parsed, To& to,
                          const char* example) {
    if (text.empty()) return std::nullopt;
    auto value = parsed(text);
    if (!value) {
        return NotUnderstood(flag, text, example);
    }
    to = *value;
    return std::nullopt;
}

std::optional<render::ThemeKind> ParseTheme(const std::string& text) {
    if (text == "light") return render::ThemeKind::kLight;
    if (text == "dark") return render::ThemeKind::kDark;
    if (text == "projector") return render::ThemeKind::kProjector;
    return std::nullopt;
}

std::optional<render::Language> ParseLanguage(const std::string& text) {
    if (text == "en") return render::Language::kEnglish;
    if (text == "zh") return render::Language::kChinese;
    return std::nullopt;
}

// A view by its name: "logs".
std::optional<render::ViewKind> ParseView(const std::string& text) {
    constexpr std::array<const char*, render::kViewKinds> kNames = {
        "ring", "logs", "inside", "roles", "terms", "members", "clients", "story", "inspector"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (text == kNames.at(i)) return static_cast<render::ViewKind>(i);
    }
    return std::nullopt;
}

// "class": servers are pupils.
std::optional<bool> ParseNames(const std::string& text) {
    if (text == "class") return true;
    if (text == "servers") return false;
    return std::nullopt;
}

// "story=off".
std::optional<PanelSwitch> ParsePanel(const std::string& text) {
    using render::UiState;
    constexpr std::array<std::pair<const char*, bool UiState::*>, 7> kPanels = {
        {{"story", &UiState::story_open},
         {"dock", &UiState::dock_open},
         {"inspector", &UiState::inspector_open},
         {"timeline", &UiState::timeline_open},
         {"legend", &UiState::legend_open},
         {"caption", &UiState::caption_open},
         {"everything", &UiState::story_shows_all}}};
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return std::nullopt;
    const std::string state = text.substr(equals + 1);
    if (state != "on" && state != "off") return std::nullopt;
    for (const auto& [name, panel] : kPanels) {
        if (text.compare(0, equals, name) == 0) return PanelSwitch{panel, state == "on"};
    }
    return std::nullopt;
}

// As --lang wants it, else as the system does.
render::Language Spoken(const Raw& raw) {
    return ParseLanguage(raw.lang).value_or(LanguageOfLocale());
}

// What programs read is English everywhere, unless somebody asks for another language.
render::Language SpokenUnlessJson(const Raw& raw) {
    const bool by_itself = raw.json && raw.lang.empty();
    return by_itself ? render::Language::kEnglish : Spoken(raw);
}

Result<Options> Window(const Raw& raw) {
    WindowOptions options{.file = raw.file, .fresh = raw.fresh};
    if (auto e = Take("--at", raw.at, ParseDuration, options.at, "300ms")) return *e;
    if (auto e = Take("--theme", raw.theme, ParseTheme, options.theme, "dark")) return *e;
    if (auto e = Take("--lang", raw.lang, ParseLanguage, options.language, "zh")) return *e;
    if (auto e = Take("--speed", raw.speed, ParseSpeed, options.speed, "1/50")) return *e;
    if (auto e = Take("--size", raw.size, ParseSize, options.size, "1600x900")) return *e;
    if (auto e = Take("--seed", raw.seed, ParseWhole<std::uint64_t>, options.seed, "42")) return *e;
    return Options(options);
}

Result<Options> Run(const Raw& raw) {
    RunOptions options{
        .file = raw.file, .json = raw.json, .all = raw.all, .good_part = raw.good_part};
    if (raw.file.empty()) {
        return Error{raft::Words{"run needs a script: raftarium run FILE",
                                 "run 需要一个脚本：raftarium run FILE"}};
    }
    options.language = SpokenUnlessJson(raw);
    if (auto e = Take("--seed", raw.seed, ParseWhole<std::uint64_t>, options.seed, "42")) return *e;
    return Options(options);
}

Result<Options> Render(const Raw& raw) {
    RenderOptions options{.file = raw.file, .out = raw.out, .good_part = raw.good_part};
    if (raw.file.empty()) {
        return Error{raft::Words{"render needs a script: raftarium render FILE -o OUT.png",
                                 "render 需要一个脚本：raftarium render FILE -o OUT.png"}};
    }
    if (raw.out.empty()) {
        return Error{raft::Words{"render needs a file to write: -o OUT.png",
                                 "render 需要一个输出文件：-o OUT.png"}};
    }
    if (!raw.out.ends_with(".png")) {
        return Error{
            raft::Fill({"render writes .png files in this version, so it cannot make {out}",
                        "这个版本的 render 只写 .png 文件，因此无法生成 {out}"},
                       {{"out", raw.out}})};
    }
    if (auto e = Take("--at", raw.at, ParseDuration, options.at, "300ms")) return *e;
    if (auto e = Take("--size", raw.size, ParseSize, options.size, "1600x900")) return *e;
    if (auto e = Take("--theme", raw.theme, ParseTheme, options.theme, "dark")) return *e;
    if (auto e = Take("--lang", raw.lang, ParseLanguage, options.language, "zh")) return *e;
    if (auto e = Take("--seed", raw.seed, ParseWhole<std::uint64_t>, options.seed, "42")) return *e;
    if (auto e = Take("--select", raw.select, ParseTarget, options.select, "S3")) return *e;
    if (auto e = Take("--view", raw.view, ParseView, options.view, "logs")) return *e;
    if (auto e = Take("--stage", raw.stage, ParseView, options.stage, "ring")) return *e;
    if (auto e = Take("--names", raw.names, ParseNames, options.class_names, "class")) return *e;
    options.alone = raw.alone;
    for (const std::string& panel : raw.panels) {
        options.panels.emplace_back();
        auto& last = options.panels.back();
        if (auto e = Take("--panel", panel, ParsePanel, last, "story=off")) return *e;
    }
    return Options(options);
}

Result<Options> Export(const Raw& raw) {
    if (raw.file.empty()) {
        return Error{raft::Words{"export needs a sitting: raftarium export FILE -o OUT.raft",
                                 "export 需要一个会话：raftarium export FILE -o OUT.raft"}};
    }
    if (raw.out.empty()) {
        return Error{raft::Words{"export needs a file to write: -o OUT.raft",
                                 "export 需要一个输出文件：-o OUT.raft"}};
    }
    if (raw.whole && !raw.branch.empty()) {
        return Error{raft::Words{"--whole writes all branches, --branch one; give one of the two",
                                 "--whole 写出所有分支，--branch 只写一个；请二选一"}};
    }
    return Options(ExportOptions{raw.file, raw.out, raw.branch, raw.whole, Spoken(raw)});
}

Result<Options> Check(const Raw& raw) {
    auto options = ReadCheckOptions({.seeds = raw.seeds,
                                     .jobs = raw.jobs,
                                     .shard = raw.shard,
                                     .time = raw.time,
                                     .servers = raw.servers,
                                     .failures = raw.failures,
                                     .broken = raw.broken});
    if (!options.ok()) return Error{options.both()};
    options.value().json = raw.json;
    options.value().language = SpokenUnlessJson(raw);
    options.value().out = raw.out;
    return Options(std::move(options.value()));
}

// The flags that CLI11 shall know; what they mean is decided above.
struct Parser {
    CLI::App app{"Raftarium"};
    CLI::App* run = app.add_subcommand("run");
    CLI::App* drive = app.add_subcommand("drive");
    CLI::App* list = app.add_subcommand("list");
    CLI::App* render = app.add_subcommand("render");
    CLI::App* check = app.add_subcommand("check");
    CLI::App* written = app.add_subcommand("export");

    explicit Parser(Raw& raw) {
        for (CLI::App* command : {&app, run, drive, list, render, check, written}) {
            command->set_help_flag();
            command->add_flag("-h,--help", raw.help);
        }
        app.require_subcommand(0, 1);
        app.add_flag("--version", raw.version);
        for (CLI::App* command : {&app, run, render, written}) {
            command->add_option("FILE", raw.file);
        }
        for (CLI::App* command : {&app, run, render}) command->add_option("--seed", raw.seed);
        for (CLI::App* command : {run, render}) command->add_flag("--good-part", raw.good_part);
        for (CLI::App* command : {&app, run, list, render, check, written}) {
            command->add_option("--lang", raw.lang);
        }
        for (CLI::App* command : {&app, render}) {
            command->add_option("--at", raw.at);
            command->add_option("--theme", raw.theme);
            command->add_option("--size", raw.size);
        }
        app.add_option("--speed", raw.speed);
        app.add_flag("--new", raw.fresh);
        run->add_flag("--json", raw.json);
        run->add_flag("--all", raw.all);
        list->add_flag("--json", raw.json);
        check->add_flag("--json", raw.json);
        check->add_option("--seeds", raw.seeds);
        check->add_option("--jobs", raw.jobs);
        check->add_option("--shard", raw.shard);
        check->add_option("--time", raw.time);
        check->add_option("--servers", raw.servers);
        check->add_option("--failures", raw.failures);
        check->add_option("--break", raw.broken)->allow_extra_args(false);
        check->add_option("-o,--out", raw.out);
        render->add_option("-o,--out", raw.out);
        written->add_option("-o,--out", raw.out);
        written->add_option("--branch", raw.branch);
        written->add_flag("--whole", raw.whole);
        render->add_option("--select", raw.select);
        render->add_option("--view", raw.view);
        render->add_option("--stage", raw.stage);
        render->add_option("--names", raw.names);
        render->add_option("--panel", raw.panels)->allow_extra_args(false);
        render->add_flag("--alone", raw.alone);
    }

    [[nodiscard]] HelpTopic Topic() const {
        if (run->parsed()) return HelpTopic::kRun;
        if (drive->parsed()) return HelpTopic::kDrive;
        if (list->parsed()) return HelpTopic::kList;
        if (check->parsed()) return HelpTopic::kCheck;
        if (written->parsed()) return HelpTopic::kExport;
        return render->parsed() ? HelpTopic::kRender : HelpTopic::kProgram;
    }
};

// A word that was meant for a command but is none, and no file either, is asked about by whoever
// opens it; here only flags can be wrong.
raft::Bilingual Sentence(const CLI::ParseError& error) {
    std::string text = error.what();
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
    return raft::Fill({"{text} (raftarium --help says what there is)",
                       "命令行无法理解：{text}（raftarium --help 列出全部选项）"},
                      {{"text", text}});
}

}  // namespace

std::optional<raft::sim::Micros> ParseDuration(const std::string& text) {
    const auto parsed = raft::sim::ParseLine("run " + text);
    if (!parsed) return std::nullopt;
    const auto* command = std::get_if<raft::sim::Command>(&*parsed);
    if (command == nullptr) return std::nullopt;
    const auto* run = std::get_if<raft::sim::RunFor>(command);
    if (run == nullptr) return std::nullopt;
    return run->length;
}

render::Language LanguageOfCall(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        constexpr std::string_view kFlag = "--lang=";
        std::optional<render::Language> language;
        if (word == "--lang" && i + 1 < argc) language = ParseLanguage(argv[i + 1]);
        if (word.starts_with(kFlag)) {
            language = ParseLanguage(std::string(word.substr(kFlag.size())));
        }
        if (language) return *language;
    }
    return LanguageOfLocale();
}

Result<Options> ParseOptions(int argc, const char* const* argv) {
    Raw raw;
    Parser parser(raw);
    try {
        parser.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Help is help even when a flag beside it is wrong.
        if (!raw.help) return Error{Sentence(error)};
    }
    if (!raw.lang.empty() && !ParseLanguage(raw.lang))
        return NotUnderstood("--lang", raw.lang, "zh");
    if (raw.help) return Options(PrintOptions{HelpOf(parser.Topic(), Spoken(raw))});
    if (raw.version) return Options(PrintOptions{"Raftarium " RAFTARIUM_VERSION "\n"});
    if (parser.run->parsed()) return Run(raw);
    if (parser.render->parsed()) return Render(raw);
    if (parser.check->parsed()) return Check(raw);
    if (parser.written->parsed()) return Export(raw);
    if (parser.drive->parsed()) return Options(DriveOptions{});
    if (parser.list->parsed()) return Options(ListOptions{raw.json, SpokenUnlessJson(raw)});
    return Window(raw);
}

}  // namespace app
