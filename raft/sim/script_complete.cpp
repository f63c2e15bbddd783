// What the beginning of a line could become, for a palette.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "raft/rules.h"
#include "raft/sim/script_table.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

using List = std::vector<std::string>;

constexpr const char* kConditions[] = {"leader", "no",   "not",       "term",     "commit",
                                       "idle",   "sent", "delivered", "violation"};
constexpr std::array<const char*, 3> kClients = {"C1", "C2", "C3"};

template <typename Choices>
void Add(List& words, const Choices& list) {
    words.insert(words.end(), std::begin(list), std::end(list));
}

void AddServers(List& words, Names names) {
    for (std::uint32_t i = 1; i <= names.servers; ++i) words.push_back(PrintServer(NodeId{i}));
}

void AddMessageTypes(List& words) {
    for (std::size_t i = 0; i < kMessageTypes; ++i) {
        words.emplace_back(NameOf(static_cast<MessageType>(i)));
    }
}

void AddCommands(List& words) {
    for (const CommandRow& row : CommandRows()) {
        if (row.parse != nullptr || row.chapter == Chapter::kAsking) words.emplace_back(row.word);
    }
}

bool IsServer(const std::string& word, Names names) {
    Reader reader(word, names);
    ReadServer(reader);
    return !reader.failed();
}

// In quotes where they must be, as a person types them.
void AddBranches(List& words, Names names) {
    for (const std::string& branch : names.branches) words.push_back(PrintName(branch));
}

List AfterHistoryWord(const List& said, Names names) {
    List words;
    const std::string& first = said.front();
    const bool pair = first == "compare" && said.size() == 2;
    if (said.size() > 1 && !pair) return words;
    if (first == "step" || first == "back") Add(words, kStepWords);
    if (first == "goto") Add(words, kPlaceWords);
    if (first == "goto" || first == "unmark") {
        for (const std::string& text : names.bookmarks) words.push_back(PrintText(text));
    }
    if (first == "switch" || first == "prune" || first == "compare") AddBranches(words, names);
    return words;
}

// After "set", and after the option.
List AfterSet(const List& said) {
    List words;
    if (said.size() == 1) {
        for (const OptionRow& row : OptionRows()) words.emplace_back(row.name);
        return words;
    }
    const OptionRow* row = said.size() == 2 ? FindOption(said[1]) : nullptr;
    if (row == nullptr) return words;
    Add(words, ValueWords(row->kind));
    if (words.empty()) words = {PrintOptionValue(ValueOf(ClusterOptions{}, row->which))};
    return words;
}

List AfterServer(const std::string& first) {
    if (first == "crash") return {"at"};
    if (first == "timer") return {"random"};
    if (first == "edit") return {"term", "vote", "log"};
    if (first == "given") return {"term", "vote", "log", "commit", "snapshot", "role"};
    return {};
}

// Of the chapters that speak about messages.
List AfterMessageWord(const List& said, Names names) {
    List words;
    if (said.size() == 1) AddMessageTypes(words);
    const bool made_up = said.front() == "inject";  // Its type is no choice.
    const bool begins = said.size() == 2 || (said.size() == 1 && !made_up);
    if (said.back() == "->" || begins) AddServers(words, names);
    if (said.size() > 1 && IsServer(said.back(), names)) words.emplace_back("->");
    const bool one = said.front() != "hold" && said.front() != "release" && !made_up;
    if (one && said.back() != "->") Add(words, kWhichWords);
    return words;
}

List AfterCheck(const List& said, Names names) {
    List words;
    const std::string& last = said.back();
    if (last == "expect") words = {"log", "state", "members", "refused", "read"};
    if (last == "read") return {kClients.begin(), kClients.end()};
    if (last == "expect" || last == "until" || last == "and" || last == "not") {
        Add(words, kConditions);
    }
    if (last == "no") return {"leader"};
    if (last == "sent" || last == "delivered") AddMessageTypes(words);
    if (last == "because") Add(words, kBecauseWords);
    if (IsServer(last, names)) {
        words = {kRoleWords.begin(), kRoleWords.end()};
        Add(words, List{"term", "commit", "applied"});
        if (said.size() > 2 && said[1] == "refused") words = {"because"};
    }
    if (words.empty() || last == "expect" || last == "until") AddServers(words, names);
    return words;
}

List AfterClientWord(const List& said, Names names) {
    List words;
    const std::string& first = said.front();
    const bool session = first == "register" || first == "retry";
    const bool read = first == "get";
    if (said.back() == (read ? "from" : "to")) AddServers(words, names);
    if (said.back() == "as" || (said.size() == 1 && session)) Add(words, kClients);
    if (read && said.back() == "mode") Add(words, kModeWords);
    const std::size_t named = first == "delete" || session || read ? 2 : 3;
    if (words.empty() && said.size() >= named && first != "load") {
        words = {read ? "from" : "to"};
        if (!session) Add(words, List{"as", read ? "mode" : "no-session"});
    }
    if (first == "load" && said.size() == 1) words = {"200/s"};
    if (first == "load" && said.size() == 2) words = {"for"};
    return words;
}

List AfterProtocolWord(const List& said, Names names) {
    List words;
    const std::string& first = said.front();
    if (said.size() == 1 && first == "change") return {"{"};
    if (said.size() == 1 || said.back() == "via") {
        AddServers(words, names);
        return words;
    }
    const bool asked = std::find(said.begin(), said.end(), "via") != said.end();
    if (asked || first == "timeout" || first == "heartbeat" || first == "snapshot") return words;
    if (first == "add" && said.size() == 2) words = {"learner", "now"};
    words.emplace_back("via");
    return words;
}

List AfterRuleWord(const List& said) {
    List words;
    if (said.size() > 1) return words;
    for (std::size_t i = 0; i < kRules; ++i) words.emplace_back(RowOf(static_cast<Rule>(i)));
    for (std::size_t i = 0; i < kRules; ++i) words.emplace_back(NameOf(static_cast<Rule>(i)));
    return words;
}

// What can stand after these words.
List Followers(const List& said, Names names) {
    List words;
    if (said.empty()) {
        AddCommands(words);
        return words;
    }
    const std::string& first = said.front();
    const CommandRow* row = FindCommand(first);
    if (row == nullptr) return words;
    if (first == "at")
        return said.size() < 2 ? words : Followers({said.begin() + 2, said.end()}, names);
    if (first == "set") return AfterSet(said);
    if (first == "help") {
        if (said.size() == 1) AddCommands(words);
        return words;
    }
    if (first == "run" && said.size() == 1) return {"until"};
    if (first == "run" || first == "expect") return AfterCheck(said, names);
    if (first == "partition") return said.size() == 1 ? List{"{"} : words;
    if (row->chapter == Chapter::kHistory || first == "step" || first == "compare") {
        return AfterHistoryWord(said, names);
    }
    if (row->chapter == Chapter::kMessages || first == "inject") {
        return AfterMessageWord(said, names);
    }
    if (row->chapter == Chapter::kClients) return AfterClientWord(said, names);
    if (row->chapter == Chapter::kProtocol) return AfterProtocolWord(said, names);
    if (row->chapter == Chapter::kRules) return AfterRuleWord(said);
    if (said.back() == "at") return {kStageWords.begin(), kStageWords.end()};

    const bool link = first == "cut" || first == "heal" || first == "latency" || first == "loss";
    const bool wants_server =
        row->chapter == Chapter::kFaults || row->chapter == Chapter::kByHand || first == "given";
    if (wants_server && said.size() <= (link ? 2U : 1U)) {
        AddServers(words, names);
    } else if (said.size() == 2) {
        return AfterServer(first);
    }
    return words;
}

bool StartsWith(std::string_view word, std::string_view start) {
    return word.size() >= start.size() && SameWord(word.substr(0, start.size()), start);
}

// Where the word or the text that is being typed begins; a text can hold blanks.
std::size_t BeginOfLast(std::string_view prefix) {
    std::size_t begin = 0;
    bool in_text = false;
    for (std::size_t at = 0; at < prefix.size(); ++at) {
        const char c = prefix[at];
        if (in_text && c == '\\') {
            ++at;
        } else if (c == '"') {
            in_text = !in_text;
        } else if (!in_text && (c == ' ' || c == '\t')) {
            begin = at + 1;
        }
    }
    return begin;
}

// A line as far as it is typed: whole words, and what is begun of the next one.
struct Begun {
    std::string head{};
    std::string_view word{};
    List said{};               // The words of the head.
    bool can_be_known = true;  // False behind sets, entries and texts, which are typed by hand.
};

Begun Split(std::string_view prefix, Names names) {
    const std::size_t start = BeginOfLast(prefix);
    Begun begun{.head = std::string(prefix.substr(0, start)), .word = prefix.substr(start)};
    for (Reader reader(begun.head, names); !reader.AtEnd();) {
        const std::string_view word = reader.TakeAnyWord();
        if (!word.empty()) {
            begun.said.emplace_back(word);
        } else if (reader.TakeSign("->")) {
            begun.said.emplace_back("->");
        } else {
            begun.can_be_known = false;
            break;
        }
    }
    return begun;
}

// The words that continue it, best first.
List Continuing(const Begun& begun, Names names) {
    if (!begun.can_be_known) return {};
    List words;
    for (std::string& word : Followers(begun.said, names)) {
        const bool longer = word.size() > begun.word.size();
        if (longer && StartsWith(word, begun.word)) words.push_back(std::move(word));
    }
    if (words.empty() && begun.said.empty() && FindCommand(begun.word) == nullptr) {
        if (std::optional<std::string> nearest = NearestCommand(begun.word)) {
            words.push_back(std::move(*nearest));
        }
    }
    return words;
}

// ---- What a palette shows of them ----

// What stands behind "at TIME".
List WithoutAt(const List& said) {
    if (said.size() < 2 || !SameWord(said.front(), "at")) return said;
    return {said.begin() + 2, said.end()};
}

Completion Described(const Begun& begun, const std::string& word, Names names) {
    Completion one{.line = begun.head + word, .shown = begun.head + word};
    const List said = WithoutAt(begun.said);
    const std::string_view first = said.empty() ? std::string_view(word) : said.front();
    if (const CommandRow* const row = FindCommand(first)) {
        one.about = row->sentence;
        if (said.empty()) one.shown = begun.head + row->usage;
    }
    const bool second = said.size() == 1;
    if (const OptionRow* const row = FindOption(word); row && second && SameWord(first, "set")) {
        one.about = row->sentence;
        one.shown += std::string(" ") + row->form;
    }
    const bool rule = second && (SameWord(first, "break") || SameWord(first, "mend"));
    if (const auto named = rule ? RuleNamed(word) : std::nullopt) one.about = BeliefOf(*named);

    const auto parsed = ParseLine(one.line, names);
    const bool whole = parsed.has_value() && std::holds_alternative<Command>(*parsed);
    List then = begun.said;
    then.push_back(word);
    if (!whole || !Followers(then, names).empty()) one.line += ' ';
    return one;
}

// Whatever the case of its letters.
bool Holds(std::string_view text, std::string_view part) {
    for (std::size_t at = 0; at + part.size() <= text.size(); ++at) {
        if (SameWord(text.substr(at, part.size()), part)) return true;
    }
    return false;
}

// Whether the sentence is about what was typed: whole words of Chinese are short.
bool IsAbout(const Bilingual& sentence, std::string_view typed) {
    constexpr std::size_t kLettersMin = 3;
    return typed.size() >= kLettersMin &&
           (Holds(sentence.english, typed) || Holds(sentence.chinese, typed));
}

}  // namespace

std::vector<std::string> Complete(std::string_view prefix, Names names) {
    const Begun begun = Split(prefix, names);
    std::vector<std::string> lines;
    for (const std::string& word : Continuing(begun, names)) lines.push_back(begun.head + word);
    return lines;
}

std::vector<Completion> Suggest(std::string_view prefix, Names names) {
    const Begun begun = Split(prefix, names);
    const List continuing = Continuing(begun, names);
    std::vector<Completion> suggestions;
    for (const std::string& word : continuing) {
        suggestions.push_back(Described(begun, word, names));
    }
    const List said = WithoutAt(begun.said);
    const bool names_one =
        said.empty() ||
        (said.size() == 1 &&
         (SameWord(said[0], "set") || SameWord(said[0], "break") || SameWord(said[0], "mend")));
    if (!begun.can_be_known || !names_one) return suggestions;
    for (const std::string& word : Followers(begun.said, names)) {
        if (std::find(continuing.begin(), continuing.end(), word) != continuing.end()) continue;
        Completion one = Described(begun, word, names);
        if (IsAbout(one.about, begun.word)) suggestions.push_back(std::move(one));
    }
    return suggestions;
}

}  // namespace raft::sim
