// Moving nextIndex and matchIndex without ever breaking their order.
#include "raft/progress.h"

#include <algorithm>
#include <utility>

#include "raft/check.h"

namespace raft {

bool Progress::MaySend(std::size_t window) const {
    switch (state) {
        case ProgressState::kProbe:
            return !probe_out;
        case ProgressState::kReplicate:
            return window == 0 || inflight.size() < window;
        case ProgressState::kSnapshot:
            return false;
    }
    return false;
}

void Progress::OnSent(Index last) {
    if (state == ProgressState::kProbe) {
        probe_out = true;
        return;
    }
    RAFT_CHECK(last >= next);
    next = last + 1;
    inflight.push_back(last);
}

void Progress::OnAccepted(Index index) {
    if (index > match) doubted = false;
    match = std::max(match, index);
    next = std::max(next, match + 1);
    const auto first_open = std::upper_bound(inflight.begin(), inflight.end(), match);
    inflight.erase(inflight.begin(), first_open);
    if (state == ProgressState::kSnapshot && sending != nullptr &&
        match >= sending->last_included.index) {
        EndSnapshot();
    }
    if (state == ProgressState::kProbe) {
        // The logs meet: from here on entries need not wait for answers (§10.2.1).
        state = ProgressState::kReplicate;
        next = match + 1;
        probe_out = false;
    }
}

void Progress::OnRefused(Index candidate) {
    RAFT_CHECK(next > match + 1);
    // While replicating, where the logs meet is known: messages were lost, or overtook each other.
    if (state == ProgressState::kReplicate) return SendAgain();
    next = std::clamp(candidate, match + 1, next - 1);
    probe_out = false;
}

void Progress::SendAgain() {
    next = match + 1;
    state = ProgressState::kProbe;
    probe_out = false;
    doubted = false;
    inflight.clear();
}

void Progress::BeginSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    state = ProgressState::kSnapshot;
    sending = std::move(snapshot);
    stored = 0;
    chunk_out = false;
    probe_out = false;
    doubted = false;
    inflight.clear();
}

void Progress::EndSnapshot() {
    RAFT_CHECK(state == ProgressState::kSnapshot);
    state = ProgressState::kProbe;
    next = std::max(match, sending->last_included.index) + 1;
    sending.reset();
    stored = 0;
    chunk_out = false;
    probe_out = false;
}

}  // namespace raft
