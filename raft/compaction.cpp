// Snapshots: compacting the own log, sending a snapshot whole or in chunks, installing one (§5.1).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/node.h"
#include "raft/state_machine.h"

namespace raft {

namespace {

std::uint64_t SizeOf(const std::shared_ptr<const std::string>& data) {
    return data == nullptr ? 0 : data->size();
}

}  // namespace

void Node::Compact(Index index, std::shared_ptr<const std::string> data) {
    RAFT_CHECK(index > log_.base().index && data != nullptr);
    RAFT_CHECK(index <= commit_index_ && index <= last_applied_);
    const ConfigurationAt& latest = ConfigurationAsOf(index);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->last_included = {*log_.TermAt(index), index};
    snapshot->configuration = latest.held;
    snapshot->configuration_index = latest.index;
    snapshot->data = std::move(data);
    Note(SnapshotTaken{snapshot->last_included, snapshot->data->size()});
    ReplaceLogUpTo(std::move(snapshot));
}

// The snapshot takes the place of the log up to its last entry; what follows stays if the log holds
// that very entry, else all of it goes (§5.1). Term and vote stay as they are.
void Node::ReplaceLogUpTo(std::shared_ptr<const Snapshot> snapshot) {
    const EntryId last = snapshot->last_included;
    const bool holds = log_.Matches(last);
    const Index first = log_.first_index();
    const Index gone = holds ? last.index : log_.last_index();
    if (holds) {
        log_.CompactTo(last.index);
        // What is not on the disk yet and lies below goes there as part of the snapshot.
        if (first_unsaved_.has_value() && *first_unsaved_ <= last.index) {
            first_unsaved_.reset();
            if (!log_.empty()) first_unsaved_ = log_.first_index();
        }
    } else {
        log_.ResetTo(last);
        first_unsaved_.reset();
        saved_index_ = 0;
    }
    slice_ = {};
    snapshot_ = std::move(snapshot);
    snapshot_unsaved_ = true;
    Note(LogChanged{holds ? LogReason::kCompacted : LogReason::kInstalled, first, gone,
                    log_.first_index(), log_.last_index(), log_.last().term});

    const Index held_before = configuration_index();
    std::erase_if(configurations_,
                  [&](const ConfigurationAt& at) { return at.index <= last.index || !holds; });
    configurations_.insert(configurations_.begin(),
                           {snapshot_->configuration_index, snapshot_->configuration});
    if (configuration_index() != held_before) NoteConfiguration(ConfigurationReason::kSnapshot);
}

// ---- The leader's side ----

void Node::SendSnapshot(Progress& progress) {
    if (progress.state == ProgressState::kSnapshot) return;
    RAFT_CHECK(snapshot_ != nullptr);  // What is compacted is in it.
    progress.BeginSnapshot(snapshot_);
    ProgressJudged judged{progress.id, ProgressReason::kNeedsSnapshot, progress.state,
                          progress.next, progress.match};
    judged.snapshot_index = snapshot_->last_included.index;
    judged.total = SizeOf(snapshot_->data);
    Note(judged);
    SendChunk(progress);
}

void Node::SendChunk(Progress& progress) {
    const Snapshot& snapshot = *progress.sending;
    const std::uint64_t total = SizeOf(snapshot.data);
    InstallSnapshot install;
    install.last_included = snapshot.last_included;
    install.offset = progress.stored;
    // A server that joined later may know of none so early: then the receiver keeps to its own.
    if (!snapshot.configuration->voters.empty()) install.config = snapshot.configuration;
    install.round = std::get<Leader>(state_).round;
    const std::uint64_t left = total - progress.stored;
    const std::uint64_t size =
        options_.chunk == 0 ? left : std::min<std::uint64_t>(left, options_.chunk);
    install.done = size == left;
    const bool whole = size == total;
    install.data =
        whole ? snapshot.data
              : std::make_shared<const std::string>(snapshot.data->substr(progress.stored, size));
    progress.chunk_out = true;
    Send(progress.id, std::move(install));
}

// With every round the follower hears from its leader; and if nothing came back since the last one,
// the chunk, or the answer to it, was lost.
void Node::RemindOfSnapshot(Progress& progress) {
    if (!progress.chunk_out) {
        ProgressJudged judged{progress.id, ProgressReason::kChunkSentAgain, progress.state,
                              progress.next, progress.match};
        judged.snapshot_index = progress.sending->last_included.index;
        judged.stored = progress.stored;
        judged.total = SizeOf(progress.sending->data);
        Note(judged);
        return SendChunk(progress);
    }
    progress.chunk_out = false;
    // A heartbeat before the first entry: every log agrees there.
    AppendEntries heartbeat;
    heartbeat.round = std::get<Leader>(state_).round;
    Send(progress.id, std::move(heartbeat));
}

void Node::OnInstallSnapshotReply(const Message& message, const InstallSnapshotReply& reply) {
    if (leading() == nullptr) return Ignore(message, IgnoreReason::kNotLeader);
    Progress* const progress = ProgressOf(message.from);
    if (progress == nullptr) return Ignore(message, IgnoreReason::kStranger);
    Heard(*progress, reply.round);
    ProgressJudged judged{progress->id, ProgressReason::kChunkOutOfDate};
    judged.snapshot_index = reply.snapshot_index;
    const bool about_it = progress->state == ProgressState::kSnapshot &&
                          progress->sending->last_included.index == reply.snapshot_index &&
                          reply.stored <= SizeOf(progress->sending->data);
    bool next = false;
    if (about_it) {
        judged.total = SizeOf(progress->sending->data);
        if (reply.done) {
            judged.reason = ProgressReason::kInstalled;
            progress->stored = judged.total;
            progress->OnAccepted(reply.snapshot_index);
        } else if (reply.stored > progress->stored ||
                   (!reply.success && reply.stored != progress->stored)) {
            // It goes on from what the follower has, which can be less than was thought: a restart
            // forgets what is not installed.
            judged.reason = ProgressReason::kChunkStored;
            progress->stored = reply.stored;
            next = true;
        }
        judged.stored = reply.done ? judged.total : progress->stored;
    }
    judged.state = progress->state;
    judged.next = progress->next;
    judged.match = progress->match;
    Note(judged);
    if (next) SendChunk(*progress);
    if (judged.reason == ProgressReason::kInstalled) OnMatched(*progress);
    ConfirmReads();
}

// ---- The follower's side ----

SnapshotVerdict Node::JudgeSnapshot(const Message& message, const InstallSnapshot& request) const {
    const EntryId last = request.last_included;
    if (message.term < hard_.term) return SnapshotVerdict::kStaleTerm;
    if (leading() != nullptr) return SnapshotVerdict::kFromOwnTerm;
    if (last.term == 0 || last.index == 0 || last.term > message.term) {
        return SnapshotVerdict::kContradicts;
    }
    // All that it holds is committed, so it is the same here (§5.1).
    if (last.index <= commit_index_) return SnapshotVerdict::kNotNeeded;
    // Along a log terms never fall: below the last committed one none can be that low.
    if (last.term < *log_.TermAt(commit_index_)) return SnapshotVerdict::kContradicts;
    if (request.config != nullptr && request.config->voters.empty()) {
        return SnapshotVerdict::kContradicts;
    }
    const bool same = IsIncoming(message, last);
    const std::uint64_t stored = same ? incoming_->data.size() : 0;
    if (request.offset != stored) return SnapshotVerdict::kOutOfPlace;
    // A late chunk of a snapshot that its leader has already given up for a newer one.
    const bool late = !same && incoming_.has_value() && incoming_->leader == message.from &&
                      last.index < incoming_->last_included.index;
    if (late) return SnapshotVerdict::kOutOfPlace;
    return request.done ? SnapshotVerdict::kInstalled : SnapshotVerdict::kStored;
}

void Node::OnInstallSnapshot(const Message& message, const InstallSnapshot& request) {
    const EntryId last = request.last_included;
    SnapshotJudged judged{message.from, message.term,   JudgeSnapshot(message, request),
                          last,         request.offset, SizeOf(request.data)};
    using enum SnapshotVerdict;
    if (judged.verdict == kFromOwnTerm || judged.verdict == kContradicts) return Note(judged);
    InstallSnapshotReply reply;
    if (judged.verdict == kStaleTerm) {
        Note(judged);
        return Promise(message.from, reply);
    }
    HearLeader(message.from);
    reply.snapshot_index = last.index;
    reply.round = request.round;
    if (judged.verdict == kStored || judged.verdict == kInstalled) {
        // The first chunk of another snapshot: what is stored of the old one is of no use.
        if (!IsIncoming(message, last)) incoming_ = Incoming{message.from, last, {}};
        if (request.data != nullptr) incoming_->data += *request.data;
    }
    if (IsIncoming(message, last)) judged.stored = incoming_->data.size();
    const bool installed = judged.verdict == kInstalled && Install(request, judged);
    if (judged.verdict == kUnreadable) return Note(judged);
    if (!installed) Note(judged);
    reply.success = judged.verdict != kOutOfPlace;
    reply.done = installed || judged.verdict == kNotNeeded;
    reply.stored = judged.stored;
    Acknowledge(message.from, reply);
}

bool Node::IsIncoming(const Message& message, EntryId last_included) const {
    return incoming_.has_value() && incoming_->leader == message.from &&
           incoming_->last_included == last_included;
}

const Node::ConfigurationAt& Node::ConfigurationAsOf(Index index) const {
    const auto latest =
        std::find_if(configurations_.rbegin(), configurations_.rend(),
                     [index](const ConfigurationAt& at) { return at.index <= index; });
    return latest == configurations_.rend() ? configurations_.front() : *latest;
}

// False if it had to be refused after all.
bool Node::Install(const InstallSnapshot& request, SnapshotJudged& judged) {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->last_included = request.last_included;
    snapshot->data = std::make_shared<const std::string>(std::move(incoming_->data));
    incoming_.reset();
    const Index index = request.last_included.index;
    // Data that no machine can read is refused before anything is given up for it.
    if (!StateMachine::Restored(*snapshot->data, index).has_value()) {
        judged.verdict = SnapshotVerdict::kUnreadable;
        return false;
    }
    snapshot->configuration = request.config;
    snapshot->configuration_index = index;
    if (request.config == nullptr) {
        const ConfigurationAt& known = ConfigurationAsOf(index);
        snapshot->configuration = known.held;
        snapshot->configuration_index = known.index;
    }
    judged.kept_log = log_.Matches(request.last_included);
    Note(judged);
    ReplaceLogUpTo(std::move(snapshot));
    Note(CommitAdvanced{CommitReason::kSnapshot, commit_index_, index, log_.base().term});
    commit_index_ = index;
    last_applied_ = index;
    apply_handed_out_ = index;
    ready_.restore = true;
    return true;
}

std::optional<std::uint64_t> Node::stored_chunks() const {
    if (!incoming_.has_value()) return std::nullopt;
    return incoming_->data.size();
}

}  // namespace raft
