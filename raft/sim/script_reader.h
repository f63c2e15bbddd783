// A line of the command language, read word by word; the first error stays.
//
// Caller: script_values.cpp and the chapters script_*.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "raft/sim/script.h"

namespace raft::sim {

// After an error everything reads as the end of the line, so callers need not look at every step:
// they read on, get defaults, and the line is refused as a whole.
class Reader {
  public:
    Reader(std::string_view line, Names names) : line_(line), names_(names) {}

    [[nodiscard]] Names names() const { return names_; }
    [[nodiscard]] std::string_view line() const { return line_; }

    // ---- Errors ----

    struct Error {
        std::size_t at = 0;  // In bytes from the line's start.
        Bilingual text{};
        SyntaxError::Code code = SyntaxError::Code::kSyntax;
    };
    // The first one wins.
    void Fail(std::size_t at, Bilingual text, SyntaxError::Code code = SyntaxError::Code::kSyntax);
    // "expected WHAT, found ...", about whatever comes next; `hint` follows as it is.
    void FailExpected(const Bilingual& what, const Bilingual& hint = {});
    void FailSaidTwice(std::size_t at, std::string_view word);
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    [[nodiscard]] bool failed() const { return error_.has_value(); }

    // ---- Looking ahead; each skips blanks first ----

    // Nothing more but a comment.
    [[nodiscard]] bool AtEnd();
    // Where the next thing begins.
    [[nodiscard]] std::size_t Here();
    // The word that comes next; empty when a sign, a text, or nothing comes.
    [[nodiscard]] std::string_view NextWord();
    [[nodiscard]] bool NextIs(char sign);

    // ---- Taking; false or empty when something else comes ----

    bool TakeWord(std::string_view word);  // In any case.
    // A part that can be said once. Twice is an error.
    bool TakeOnce(std::string_view word, bool& said);
    std::string_view TakeAnyWord();
    bool TakeSign(std::string_view sign);  // "->" "{" "=" ...
    // Without a blank before it.
    bool TakeGlued(char sign);
    [[nodiscard]] bool GluedIs(char sign) const;
    // #17: the digits after the sign.
    std::string_view TakeHashNumber();
    // A text in quotes, or a plain word. An error if neither comes.
    std::string TakeName(const Words& what);
    // A text in quotes. An error if none comes.
    std::string TakeText(const Words& what);
    // Which of the words comes next. An error that lists them if none does.
    std::size_t TakeOneOf(std::span<const char* const> words, const Words& what = {});
    // An error unless the line ends here.
    void TakeEnd();
    // Everything up to the end, whatever it is; a comment is no part of it.
    void TakeRest();

  private:
    void SkipBlanks();
    std::string ReadQuoted();

    std::string_view line_;
    Names names_;
    std::size_t at_ = 0;
    std::optional<Error> error_{};
};

// Whether it can stand as it is where a name or a value is read.
[[nodiscard]] bool IsPlain(std::string_view text);
// Equal but for the case of ASCII letters.
[[nodiscard]] bool SameWord(std::string_view a, std::string_view b);
// The one that a slip of the keyboard turns into `word`; nothing when none is near.
[[nodiscard]] std::optional<std::string> NearestOf(std::span<const char* const> words,
                                                   std::string_view word);
// "; did you mean "crash"?", or nothing.
[[nodiscard]] Bilingual DidYouMean(const std::optional<std::string>& nearest);
// "a, b or c".
[[nodiscard]] Bilingual ListOf(std::span<const char* const> words);
// Where the first byte lies that is no UTF-8; nothing when there is none.
[[nodiscard]] std::optional<std::size_t> FindBadUtf8(std::string_view text);
// Of the character at this byte, from 1.
[[nodiscard]] int ColumnAt(std::string_view line, std::size_t at);

}  // namespace raft::sim
