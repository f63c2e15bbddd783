// From text to commands: one line, or a whole script.
#include "raft/sim/script.h"

#include <string>
#include <utility>

#include "raft/sim/script_table.h"

namespace raft::sim {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr Words kInScript = {"line {line}, column {column}: {error}",
                             "第 {line} 行第 {column} 列：{error}"};
constexpr Words kInLine = {"column {column}: {error}", "第 {column} 列：{error}"};
constexpr std::string_view kBlanks = " \t\r\v\f";

std::string_view Trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

// The sentence begins with its place.
SyntaxError ErrorAt(std::string_view line, int number, const Reader::Error& error) {
    SyntaxError result{.line = number, .column = ColumnAt(line, error.at), .code = error.code};
    Bilingual sentence = Fill(number > 0 ? kInScript : kInLine,
                              {{"line", number}, {"column", result.column}, {"error", error.text}});
    result.error = std::move(sentence.english);
    result.chinese = std::move(sentence.chinese);
    return result;
}

std::optional<Parsed> ParseLineAt(std::string_view line, int number, Names names) {
    if (const std::optional<std::size_t> bad = FindBadUtf8(line)) {
        return ErrorAt(line, number, {*bad, Words{"this is no UTF-8 text", "这不是 UTF-8 文本"}});
    }
    Reader reader(line, names);
    if (reader.AtEnd()) return std::nullopt;

    const std::size_t begin = reader.Here();
    Command command = ParseCommand(reader);
    if (NotYet* later = std::get_if<NotYet>(&command); later != nullptr && !reader.failed()) {
        reader.TakeRest();
        later->text = Trimmed(line.substr(begin, reader.Here() - begin));
    }
    reader.TakeEnd();
    if (reader.failed()) return ErrorAt(line, number, *reader.error());
    return command;
}

}  // namespace

Command ParseCommand(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string word(reader.TakeAnyWord());
    const CommandRow* row = FindCommand(word);
    if (word.empty()) {
        reader.FailExpected(Words{"a command", "一条命令"});
    } else if (row == nullptr) {
        const std::optional<std::string> nearest = NearestCommand(word);
        const Words help = {"; help lists the commands", "；help 列出所有命令"};
        reader.Fail(at, Fill({"\"{word}\" is no command{hint}", "“{word}”不是命令{hint}"},
                             {{"word", word}, {"hint", nearest ? DidYouMean(nearest) : help}}));
    } else if (row->chapter == Chapter::kAsking) {
        reader.Fail(at, Fill({"\"{word}\" is a question; it cannot be part of a script",
                              "“{word}”是提问，不能写进脚本"},
                             {{"word", word}}));
    } else if (row->parse == nullptr) {
        return NotYet{row->word, {}};
    } else {
        return row->parse(reader);
    }
    return PauseHere{};
}

std::optional<Parsed> ParseLine(std::string_view line, Names names) {
    return ParseLineAt(line, 0, names);
}

std::variant<Script, SyntaxError> ParseScript(std::string_view text) {
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());

    Script script;
    Names names{.servers = ClusterShape{}.servers()};
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));

        std::optional<Parsed> parsed = ParseLineAt(line, number, names);
        if (!parsed) continue;
        if (const auto* error = std::get_if<SyntaxError>(&*parsed)) return *error;
        auto& command = std::get<Command>(*parsed);
        if (const auto* cluster = std::get_if<MakeCluster>(&command)) {
            names.servers = cluster->shape.servers();
        }
        script.lines.push_back({number, std::string(Trimmed(line)), std::move(command)});
    }
    return script;
}

}  // namespace raft::sim
