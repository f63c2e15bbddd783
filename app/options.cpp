// The command line, through CLI11; the help is written here, by hand, to be read by people.
#include "app/options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "app/options_check.h"
#include "raft/sim/script.h"

namespace app {

namespace {

constexpr const char* kHelp =
    R"(Raftarium: a whole Raft cluster in one process, on a clock that you hold.

  raftarium                        open the window, where you left it; at first an election plays
  raftarium --new                  the same, from the beginning
  raftarium FILE                   open a scenario, by file or by name (see: raftarium list)
  raftarium list                   the scenarios that come with it, and what each shows
  raftarium run FILE               play a script without a window and print its story
  raftarium drive                  read commands from standard input, answer each in JSON
  raftarium render FILE -o A.png   draw a picture of the cluster, no display needed
  raftarium export FILE -o B.raft  a sitting that was kept as a script that anyone can run
  raftarium check                  thousands of random runs with faults, judged at every event

Each of them explains itself: raftarium run --help

Options of the window:
  --at 300ms           go on to this moment at once
  --speed 1/20         virtual seconds per second, from 1/1000 to 10
  --theme light|dark|projector
  --lang en|zh         what it speaks; without it, as the system does
  --size 1600x900      of the window
  --seed 42            of all that is random: another seed, another run
  --new                not where you left it
  --version            which Raftarium this is

In the window: space plays and pauses, the right arrow does one event, right-click a server, a
message or a link for what can be done to it, drag a line across links to cut them, F1 for the rest.

Try: raftarium run leader-crash
     echo "crash S1" | raftarium drive
)";

constexpr const char* kRunHelp =
    R"(Plays a script from beginning to end, as fast as it goes, and prints its story.

  raftarium run FILE        a file of commands, or the name of a scenario (raftarium list)

  --json       every event as one line of JSON, and nothing else, on standard output
  --all        the story with every detail: timers, heartbeats, each message on its way
  --seed 42    instead of the script's own seed
  --good-part  of a file that is damaged, what stands before the damage

Ends with 0 when all that the script expects holds, with 1 when something does not, and with 2
when the script cannot be read or understood; then nothing was started.
)";

constexpr const char* kDriveHelp =
    R"(Reads one command a line from standard input and answers each with one line of JSON.

  raftarium drive

It starts with five servers, S1 to S5, and seed 1. Beside the commands of scripts it knows:
  state           the whole cluster: servers, logs, messages in flight, requests
  help            every command; help crash: one of them

A program in any language can drive a cluster so:
  $ printf 'run until leader\nput x 1\nrun 100ms\nstate\n' | raftarium drive
)";

constexpr const char* kListHelp =
    R"(The scenarios that come with Raftarium, and what each of them shows.

  raftarium list

  --json    as an array, for programs
)";

constexpr const char* kRenderHelp =
    R"(Plays a script up to a moment and draws a picture of it. Needs no display.

  raftarium render FILE -o OUT.png

  --at 300ms         the moment; without it, where the script ends
  --size 1600x900    of the picture, in pixels
  --theme light|dark|projector
  --lang en|zh       what the picture speaks; without it, English
  --select S3        what the inspector shows: a server, or a message such as '#17'
  --seed 42          instead of the script's own seed
  --good-part        of a file that is damaged, what stands before the damage

The same call gives the same picture, pixel by pixel.
)";

constexpr const char* kExportHelp =
    R"(Plays a sitting that was kept, or any script, and writes it down as a plain script.

  raftarium export FILE -o OUT.raft

  --branch NAME    the way to the end of that branch; without it, to where the sitting stands
  --whole          all branches and bookmarks

The window keeps the last sitting in ~/.local/state/raftarium/last.raft (XDG_STATE_HOME).
)";

constexpr const char* kCheckHelp =
    R"(Runs random clusters with random faults, and looks for anything that Raft rules out.

  raftarium check

Each seed draws a cluster, its options, faults, changes of its members, clients and clocks. For
three virtual seconds anything may fail, but no property may be violated and every answer to a
client must fit (safety); then two seconds are calm, and a leader must come up and commit
(liveness).

  --seeds 1..10000   which seeds; one number is one seed
  --time 60s         stop after so long; without --seeds there is no last seed then
  --jobs 4           processes at once; without it, as many as there are cores
  --shard 3/16       only the third of 16 parts: seeds that leave rest 3 modulo 16
  --servers 5        clusters of so many; without it, of 1 to 7, with learners and spare servers
  --break G1         with a rule broken (again for more); also by name: --break count-old-terms
  --failures 1       stop after so many failures; 0 goes on to the end
  --json             one JSON object a line: each failure, then a summary
  --out FOLDER       write each failure's script there, instead of printing it

A failure comes as a script, shrunk to what is needed: open it with raftarium FILE.
Ends with 0 when nothing was found, with 1 when something was, and with 2 for a wrong call.
)";

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
        return Error{flag + " does not understand \"" + text + "\"; write it as in " + flag + " " +
                     example};
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
    if (raw.file.empty()) return Error{"run needs a script: raftarium run FILE"};
    if (auto e = Take("--seed", raw.seed, ParseWhole<std::uint64_t>, options.seed, "42")) return *e;
    return Options(options);
}

Result<Options> Render(const Raw& raw) {
    RenderOptions options{.file = raw.file, .out = raw.out, .good_part = raw.good_part};
    if (raw.file.empty()) return Error{"render needs a script: raftarium render FILE -o OUT.png"};
    if (raw.out.empty()) return Error{"render needs a file to write: -o OUT.png"};
    if (!raw.out.ends_with(".png")) {
        return Error{"render writes .png files in this version, so it cannot make " + raw.out};
    }
    if (auto e = Take("--at", raw.at, ParseDuration, options.at, "300ms")) return *e;
    if (auto e = Take("--size", raw.size, ParseSize, options.size, "1600x900")) return *e;
    if (auto e = Take("--theme", raw.theme, ParseTheme, options.theme, "dark")) return *e;
    if (auto e = Take("--lang", raw.lang, ParseLanguage, options.language, "zh")) return *e;
    if (auto e = Take("--seed", raw.seed, ParseWhole<std::uint64_t>, options.seed, "42")) return *e;
    if (auto e = Take("--select", raw.select, ParseTarget, options.select, "S3")) return *e;
    return Options(options);
}

Result<Options> Export(const Raw& raw) {
    if (raw.file.empty()) return Error{"export needs a sitting: raftarium export FILE -o OUT.raft"};
    if (raw.out.empty()) return Error{"export needs a file to write: -o OUT.raft"};
    if (raw.whole && !raw.branch.empty()) {
        return Error{"--whole writes all branches, --branch one; give one of the two"};
    }
    return Options(ExportOptions{raw.file, raw.out, raw.branch, raw.whole});
}

Result<Options> Check(const Raw& raw) {
    auto options = ReadCheckOptions({.seeds = raw.seeds,
                                     .jobs = raw.jobs,
                                     .shard = raw.shard,
                                     .time = raw.time,
                                     .servers = raw.servers,
                                     .failures = raw.failures,
                                     .broken = raw.broken});
    if (!options.ok()) return Error{options.error()};
    options.value().json = raw.json;
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
        for (CLI::App* command : {&app, render}) {
            command->add_option("--at", raw.at);
            command->add_option("--theme", raw.theme);
            command->add_option("--lang", raw.lang);
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
    }

    [[nodiscard]] const char* Help() const {
        if (run->parsed()) return kRunHelp;
        if (drive->parsed()) return kDriveHelp;
        if (list->parsed()) return kListHelp;
        if (check->parsed()) return kCheckHelp;
        if (written->parsed()) return kExportHelp;
        return render->parsed() ? kRenderHelp : kHelp;
    }
};

// A word that was meant for a command but is none, and no file either, is asked about by whoever
// opens it; here only flags can be wrong.
std::string Sentence(const CLI::ParseError& error) {
    std::string text = error.what();
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
    return text + " (raftarium --help says what there is)";
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

Result<Options> ParseOptions(int argc, const char* const* argv) {
    Raw raw;
    Parser parser(raw);
    try {
        parser.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Help is help even when a flag beside it is wrong.
        if (!raw.help) return Error{Sentence(error)};
    }
    if (raw.help) return Options(PrintOptions{parser.Help()});
    if (raw.version) return Options(PrintOptions{"Raftarium " RAFTARIUM_VERSION "\n"});
    if (parser.run->parsed()) return Run(raw);
    if (parser.render->parsed()) return Render(raw);
    if (parser.check->parsed()) return Check(raw);
    if (parser.written->parsed()) return Export(raw);
    if (parser.drive->parsed()) return Options(DriveOptions{});
    if (parser.list->parsed()) return Options(ListOptions{raw.json});
    return Window(raw);
}

}  // namespace app
