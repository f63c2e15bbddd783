// The refusals that more than one command gives.
#include "raft/sim/outcome.h"

#include "raft/sim/script.h"

namespace raft::sim {

Bilingual About(NodeId server, const Words& words) {
    return Fill(words, {{"server", PrintServer(server)}});
}

Refusal TooLong() {
    return Refused({"time moves by at most an hour at once", "时间一次最多前进一小时"});
}

Refusal TooManySteps(std::uint32_t most) {
    return Refused(Fill({"at most {most} steps at once", "一次最多 {most} 步"}, {{"most", most}}));
}

Refusal NothingDue(bool moved) {
    if (!moved) return Refused({"nothing is due", "没有等待发生的事"});
    return Refused({"it did not happen, and nothing is due", "它没有发生，也没有等待发生的事了"});
}

Refusal NotReached(std::uint32_t events) {
    return Refused(Fill({"it did not happen within an hour, nor within {events} events",
                         "一小时之内、{events} 个事件之内，它都没有发生"},
                        {{"events", events}}));
}

Refusal NoBookmark(const std::string& text) {
    return {Refusal::Code::kUnknown,
            Fill({"no bookmark {text}", "没有书签 {text}"}, {{"text", PrintText(text)}})};
}

}  // namespace raft::sim
