// One command a line in, one JSON object a line out: for programs that drive a cluster.
#pragma once

#include <optional>
#include <string_view>

#include "app/json.h"
#include "app/undo_trail.h"
#include "raft/sim/cluster.h"
#include "raft/sim/history.h"
#include "raft/sim/script.h"

namespace app {

class Drive {
  public:
    // What one line of input is answered with, whatever bytes it holds. Refused, it leaves the
    // cluster as it was.
    [[nodiscard]] Json Answer(std::string_view line);

    [[nodiscard]] const raft::sim::Cluster& cluster() const { return history_.cluster(); }

  private:
    // `state`, `help` and the like, which are no commands of scripts. Nothing for other lines.
    [[nodiscard]] std::optional<Json> AnswerOwnWord(std::string_view line);
    [[nodiscard]] Json Do(const raft::sim::Command& command);
    [[nodiscard]] Json Success(bool with_branch) const;

    raft::sim::History history_{};  // Of five servers, seed 1.
    UndoTrail trail_{};
};

}  // namespace app
