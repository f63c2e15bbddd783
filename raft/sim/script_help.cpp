// Help and completion, made from the table that the parser uses.
#include <algorithm>
#include <string>
#include <vector>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

constexpr std::array<const char*, 12> kChapterTitles = {
    "Set up",  "Time",     "History", "Faults", "By hand",  "Messages",
    "Clients", "Protocol", "Rules",   "Checks", "Teaching", "Asking (in drive and in the window)"};

bool IsLater(const CommandRow& row) {
    return row.parse == nullptr && row.chapter != Chapter::kAsking;
}

std::string Padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

std::string DefaultOf(const OptionRow& row) {
    return PrintOptionValue(ValueOf(ClusterOptions{}, row.which));
}

std::string OptionsList() {
    constexpr std::size_t kWidth = 40;
    std::string text = "Options, each with its default:\n";
    for (const OptionRow& row : OptionRows()) {
        text += Padded("  " + std::string(row.name) + " " + DefaultOf(row), kWidth) + row.sentence +
                "\n";
    }
    return text;
}

std::string HelpOn(const CommandRow& row) {
    std::string text = std::string(row.usage) + "\n" + row.sentence + "\n";
    if (*row.parts != '\0') text += std::string(row.parts) + "\n";
    if (row.parse == &ParseSet) text += OptionsList();
    text += std::string("Example: ") + row.example + "\n";
    if (IsLater(row)) text += "Not part of this version yet.\n";
    return text;
}

std::string HelpOn(const OptionRow& row) {
    std::string text = std::string("set ") + row.name + " VALUE\n" + row.sentence + "\n";
    text += std::string("Written as: ") + row.form;
    switch (row.kind) {
        case OptionKind::kRange:
            text += " (or one length of time)";
            break;
        case OptionKind::kShare:
            text += " (a percentage)";
            break;
        case OptionKind::kRatio:
            text += " (a number that is at least 1)";
            break;
        default:
            break;
    }
    text += "\n";
    return text + "Default: " + DefaultOf(row) + "\n";
}

}  // namespace

std::string Help() {
    constexpr std::size_t kWidth = 14;
    std::string text;
    std::optional<Chapter> chapter;
    for (const CommandRow& row : CommandRows()) {
        if (chapter != row.chapter) {
            chapter = row.chapter;
            text += std::string(text.empty() ? "" : "\n") +
                    kChapterTitles.at(static_cast<std::size_t>(row.chapter)) + "\n";
        }
        text += Padded("  " + std::string(row.word), kWidth) + row.sentence;
        text += IsLater(row) ? " (not part of this version yet)\n" : "\n";
    }
    text +=
        "\nServers are S1, S2, ...; clients C1, C2, ...; lengths of time 250us, 12.5ms, 2s; a "
        "text\n"
        "stands in double quotes; # begins a comment, but #17 is a message.\n"
        "help WORD explains one command or one option.\n";
    return text;
}

std::optional<std::string> Help(std::string_view word) {
    const CommandRow* row = FindCommand(word);
    const OptionRow* option = FindOption(word);
    if (row == nullptr && option == nullptr) return std::nullopt;

    // Some words are both: latency, loss, clock, ...
    std::string text = row == nullptr ? "" : HelpOn(*row);
    if (option != nullptr) text += (text.empty() ? "" : "\n") + HelpOn(*option);
    return text;
}

}  // namespace raft::sim
