// How a sitting begins: a scenario that plays, a kept sitting that goes on, a file that is damaged;
// and how it is handed on.
#include <utility>

#include "app/session.h"
#include "app/session_export.h"
#include "app/text.h"

namespace app {

namespace {

using raft::sim::Micros;

}  // namespace

void Session::Begin(LoadedScript script) {
    script_ = std::move(script);
    history_ = raft::sim::History();
    sitting_ += 1;
    runner_ = ScriptRunner(script_.script);
    trail_.Clear();
    story_.Clear();
    pages_.Clear();
    jumps_ = history_.jumps();
    told_ = history_.branch();
    scrubbed_for_.reset();
    modified_ = continued_ = false;
    notice_ = {};
    problem_.reset();
    last_command_.clear();
    damaged_.reset();
    good_part_.reset();
    check_.reset();
    if (script_.kept) return;
    OnStop(runner_.GoOn(history_, history_.now()));
    Gather();
}

bool Session::LiveOn() {
    if (runner_.finished(history_)) return true;
    const auto stop = runner_.GoOn(history_, history_.now() + raft::sim::kSecond);
    // Nobody reads along.
    history_.ClearEvents();
    OnStop(stop);
    return runner_.finished(history_);
}

bool Session::StandWhereItWasLeft() {
    continued_ = true;
    modified_ = script_.kept->acted;
    playback_.Pause();
    const bool whole = !problem_.has_value();
    runner_ = ScriptRunner();
    for (const RestOfScript& rest : script_.kept->rests) {
        const auto branch = history_.Find(rest.branch);
        if (branch && whole) runner_.Resume(history_, *branch, rest.script, modified_);
    }
    told_ = history_.branch();
    story_.Clear();
    jumps_ = history_.jumps();
    TellAnew();
    if (whole) {
        notice_ = {raft::Fill({"continued at {time}", "从 {time} 处继续"},
                              {{"time", TimeText(history_.now())}}),
                   render::Tone::kPlain};
    }
    return whole;
}

void Session::Open(OpenedScript opened) {
    if (const auto* error = std::get_if<Error>(&opened)) return Complain(error->both());
    if (auto* damaged = std::get_if<DamagedScript>(&opened)) return Offer(std::move(*damaged));
    auto& script = std::get<LoadedScript>(opened);
    if (!script.kept) {
        Begin(std::move(script));
        playback_.Play();
        return;
    }
    // Whether all of its lines can be done turns out only when they are. A short one is there at
    // once, a long one while its user looks on.
    constexpr std::chrono::milliseconds kAtOnce{100};
    reviving_.reset(new Session);
    reviving_->Begin(std::move(script));
    reviving_->sitting_ = sitting_ + 1;
    reviving_->playback_.SetSpeed(playback_.speed());
    playback_.Pause();
    Revive(Slice(kAtOnce));
}

void Session::Revive(const Slice& slice) {
    while (!reviving_->LiveOn()) {
        if (slice.over()) return;
    }
    TakeRevived();
}

void Session::TakeRevived() {
    const std::unique_ptr<Session> revived = std::move(reviving_);
    if (revived->StandWhereItWasLeft()) {
        *this = std::move(*revived);
        return;
    }
    const ScriptProblem problem = *revived->problem_;
    LoadedScript& script = revived->script_;
    const raft::Bilingual sentence =
        raft::Fill({"{source}: {sentence}", "{source}：{sentence}"},
                   {{"source", script.source}, {"sentence", problem.both()}});
    Offer(CutBefore(std::move(script), problem.line, sentence));
}

void Session::CancelWork() {
    if (reviving_) {
        reviving_.reset();
    } else if (check_ && !check_->done()) {
        check_->Cancel();
    } else {
        check_.reset();
    }
}

void Session::Offer(DamagedScript damaged) {
    playback_.Pause();
    damaged_ = {.sentence = damaged.sentence, .good = damaged.how_much};
    good_part_ = std::move(damaged.good);
}

void Session::AddToComplaint(const raft::Bilingual& more) {
    raft::Bilingual& sentence = damaged_ ? damaged_->sentence : notice_.text;
    sentence.english += more.english;
    sentence.chinese += more.chinese;
}

void Session::Restart() {
    if (!script_.kept) {
        Begin(LoadedScript(script_));
        playback_.Play();
        return;
    }
    // What it began with, if that is known; else there is only its own beginning.
    if (!script_.kept->scenario.empty()) return Open(OpenScript(script_.kept->scenario));
    RunText("goto start");
}

void Session::Export() {
    const auto path = ExportWay(history_, history_.spot(), script_.title, ExportFolder());
    if (!path.ok()) return Complain(path.both());
    notice_ = {raft::Fill({"saved as {path}; anyone can play it: raftarium run {path}",
                           "已保存为 {path}；任何人都能播放它：raftarium run {path}"},
                          {{"path", path.value()}}),
               render::Tone::kGood};
}

}  // namespace app
