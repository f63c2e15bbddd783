// Scripts that cannot be read to their end: what is wrong, and how much of them is good.
//
// Caller: Session offers the good part; `run` and `render` take it with --good-part.
#pragma once

#include <string>
#include <variant>

#include "app/result.h"
#include "app/scenarios.h"

namespace app {

struct DamagedScript {
    raft::Bilingual sentence{};  // "demo.raft: line 38, column 7: ..."
    LoadedScript good{};         // What stands before it; never empty.
    raft::Bilingual how_much{};  // "The 37 lines before it are good."
};

// Whole, or in part, or not at all.
using OpenedScript = std::variant<LoadedScript, DamagedScript, Error>;

// As LoadScript.
[[nodiscard]] OpenedScript OpenScript(const std::string& source);
[[nodiscard]] OpenedScript OpenScriptText(const std::string& source, std::string_view text);

// Whole, or its good part if that is wanted, or the sentence, which says that there is a good part.
// With a part, the sentence is put into `damage`.
[[nodiscard]] Result<LoadedScript> LoadScriptFor(const std::string& source, bool good_part,
                                                 raft::Bilingual& damage);

// The script up to the line before `line`, for one whose line could not be done.
[[nodiscard]] DamagedScript CutBefore(LoadedScript script, int line,
                                      const raft::Bilingual& sentence);

}  // namespace app
