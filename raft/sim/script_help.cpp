// Help and completion, made from the table that the parser uses.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

constexpr std::array<Words, 12> kChapterTitles = {{
    {"Set up", "设置"},
    {"Time", "时间"},
    {"History", "历史"},
    {"Faults", "故障"},
    {"By hand", "手动"},
    {"Messages", "消息"},
    {"Clients", "客户端"},
    {"Protocol", "协议"},
    {"Rules", "规则"},
    {"Checks", "检查"},
    {"Teaching", "讲解"},
    {"Asking (in drive and in the window)", "提问（在 drive 和窗口中）"},
}};
constexpr Words kOptions = {"Options, each with its default:\n", "选项及其默认值：\n"};
constexpr Words kExample = {"Example: ", "示例："};
constexpr Words kLater = {"Not part of this version yet.\n", "这个版本还没有这条命令。\n"};
constexpr Words kLaterInList = {" (not part of this version yet)\n", "（这个版本还没有）\n"};
constexpr Words kWrittenAs = {"Written as: ", "写作："};
constexpr Words kOrOneLength = {" (or one length of time)", "（也可以是一个时间长度）"};
constexpr Words kAPercentage = {" (a percentage)", "（百分比）"};
constexpr Words kAtLeastOne = {" (a number that is at least 1)", "（不小于 1 的数）"};
constexpr Words kDefault = {"Default: ", "默认值："};
constexpr Words kClosing = {
    "\nServers are S1, S2, ...; clients C1, C2, ...; lengths of time 250us, 12.5ms, 2s; a text\n"
    "stands in double quotes; # begins a comment, but #17 is a message.\n"
    "help WORD explains one command or one option.\n",
    "\n服务器是 S1、S2……；客户端是 C1、C2……；时间长度写作 250us、12.5ms、2s；文本放在双引号里；\n"
    "# 之后是注释，但 #17 是消息。\n"
    "help WORD 说明一条命令或一个选项。\n"};

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

std::string OptionsList(Language language) {
    constexpr std::size_t kWidth = 40;
    std::string text = kOptions.In(language);
    for (const OptionRow& row : OptionRows()) {
        text += Padded("  " + std::string(row.name) + " " + DefaultOf(row), kWidth) +
                row.sentence.In(language) + "\n";
    }
    return text;
}

std::string HelpOn(const CommandRow& row, Language language) {
    const std::string parts = row.parts.In(language);
    std::string text = std::string(row.usage) + "\n" + row.sentence.In(language) + "\n";
    if (!parts.empty()) text += parts + "\n";
    if (row.parse == &ParseSet) text += OptionsList(language);
    text += std::string(kExample.In(language)) + row.example + "\n";
    if (IsLater(row)) text += kLater.In(language);
    return text;
}

std::string HelpOn(const OptionRow& row, Language language) {
    std::string text = std::string("set ") + row.name + " VALUE\n";
    text += std::string(row.sentence.In(language)) + "\n" + kWrittenAs.In(language) + row.form;
    switch (row.kind) {
        case OptionKind::kRange:
            text += kOrOneLength.In(language);
            break;
        case OptionKind::kShare:
            text += kAPercentage.In(language);
            break;
        case OptionKind::kRatio:
            text += kAtLeastOne.In(language);
            break;
        default:
            break;
    }
    return text + "\n" + kDefault.In(language) + DefaultOf(row) + "\n";
}

}  // namespace

std::string Help(Language language) {
    constexpr std::size_t kWidth = 14;
    std::string text;
    std::optional<Chapter> chapter;
    for (const CommandRow& row : CommandRows()) {
        if (chapter != row.chapter) {
            chapter = row.chapter;
            text += std::string(text.empty() ? "" : "\n") +
                    kChapterTitles.at(static_cast<std::size_t>(row.chapter)).In(language) + "\n";
        }
        text += Padded("  " + std::string(row.word), kWidth) + row.sentence.In(language);
        text += IsLater(row) ? kLaterInList.In(language) : "\n";
    }
    return text + kClosing.In(language);
}

std::optional<std::string> Help(std::string_view word, Language language) {
    const CommandRow* row = FindCommand(word);
    const OptionRow* option = FindOption(word);
    if (row == nullptr && option == nullptr) return std::nullopt;

    // Some words are both: latency, loss, clock, ...
    std::string text = row == nullptr ? "" : HelpOn(*row, language);
    if (option != nullptr) text += (text.empty() ? "" : "\n") + HelpOn(*option, language);
    return text;
}

}  // namespace raft::sim
