// The rows of the table of actions about the clock, the cluster and what was done to it.
#include <array>

#include "render/action_rows.h"

namespace render::deeds {

namespace {

using enum Key;

constexpr auto kRows = std::to_array<ActionRow>({
    Row(Action::kPlay, ActionChapter::kClock, {"Play or pause", "播放或暂停"},
        {"Lets time run, or holds the clock.", "让时间流动，或停住时钟。"}, {{K(kSpace)}})
        .Does(PlayOrPause)
        .row,
    Row(Action::kStepOn, ActionChapter::kClock, {"One event on", "前进一个事件"},
        {"The next thing that happens, and nothing more.", "只发生下一件事。"}, {{K(kRight)}})
        .Does(StepOn)
        .Repeating()
        .row,
    Row(Action::kStepBack, ActionChapter::kClock, {"One event back", "后退一个事件"},
        {"To just before the last thing that happened.", "回到上一件事发生之前。"}, {{K(kLeft)}})
        .Says("back")
        .Repeating()
        .row,
    Row(Action::kOnToMessage, ActionChapter::kClock, {"To the next message", "到下一个消息"},
        {"Runs until a message arrives.", "运行到消息到达。"}, {{Shift(K(kRight))}})
        .Does(StepTo<StepGoal::kMessage>)
        .Repeating()
        .row,
    Row(Action::kBackToMessage, ActionChapter::kClock,
        {"Back to the last message", "回到上一个消息"},
        {"To just before the last one.", "回到上一个之前。"}, {{Shift(K(kLeft))}})
        .Says("back message")
        .Repeating()
        .row,
    Row(Action::kOnToRole, ActionChapter::kClock,
        {"To the next change of role", "到下一次角色变化"},
        {"Runs until a server changes its role.", "运行到服务器改变角色。"}, {{Sign(']')}})
        .Does(StepTo<StepGoal::kRole>)
        .Repeating()
        .row,
    Row(Action::kBackToRole, ActionChapter::kClock,
        {"Back to the last change of role", "回到上一次角色变化"},
        {"To just before the last one.", "回到上一个之前。"}, {{Sign('[')}})
        .Says("back role")
        .Repeating()
        .row,
    Row(Action::kOnToCommit, ActionChapter::kClock, {"To the next commit", "到下一个提交"},
        {"Runs until an entry is committed.", "运行到条目被提交。"}, {{Ctrl(K(kRight))}})
        .Does(StepTo<StepGoal::kCommit>)
        .Repeating()
        .row,
    Row(Action::kBackToCommit, ActionChapter::kClock, {"Back to the last commit", "回到上一个提交"},
        {"To just before the last one.", "回到上一个之前。"}, {{Ctrl(K(kLeft))}})
        .Says("back commit")
        .Repeating()
        .row,
    Row(Action::kOnToTerm, ActionChapter::kClock, {"To the next new term", "到下一个新任期"},
        {"Runs until a new term begins.", "运行到新任期开始。"}, {{Alt(K(kRight))}})
        .Does(StepTo<StepGoal::kTerm>)
        .Repeating()
        .row,
    Row(Action::kBackToTerm, ActionChapter::kClock,
        {"Back to the last new term", "回到上一个新任期"},
        {"To just before the last one.", "回到上一个之前。"}, {{Alt(K(kLeft))}})
        .Says("back term")
        .Repeating()
        .row,
    Row(Action::kOnToViolation, ActionChapter::kClock, {"To the next violation", "到下一个违例"},
        {"Runs until a property is violated.", "运行到性质被违反。"}, {{Sign('}')}})
        .Does(StepTo<StepGoal::kViolation>)
        .Repeating()
        .row,
    Row(Action::kBackToViolation, ActionChapter::kClock,
        {"Back to the last violation", "回到上一个违例"},
        {"To just before the last one.", "回到上一个之前。"}, {{Sign('{')}})
        .Says("back violation")
        .Repeating()
        .row,
    Row(Action::kOnToBookmark, ActionChapter::kClock, {"To the next bookmark", "到下一个书签"},
        {"Runs until a moment with a name is reached.", "运行到到达有名字的时刻。"}, {{Sign('>')}})
        .Does(StepTo<StepGoal::kBookmark>)
        .Repeating()
        .row,
    Row(Action::kBackToBookmark, ActionChapter::kClock,
        {"Back to the last bookmark", "回到上一个书签"},
        {"To just before the last one.", "回到上一个之前。"}, {{Sign('<')}})
        .Says("back bookmark")
        .Repeating()
        .row,
    Row(Action::kToStart, ActionChapter::kClock, {"To the beginning", "到开头"},
        {"Where this run began.", "回到运行开始之处。"}, {{K(kHome)}})
        .Says("goto start")
        .row,
    Row(Action::kToEnd, ActionChapter::kClock, {"To the end of this branch", "到本分支末尾"},
        {"As far as this branch has been lived.", "到本分支经历过的最远处。"}, {{K(kEnd)}})
        .Says("goto end")
        .row,
    Row(Action::kFaster, ActionChapter::kClock, {"Faster", "加快"},
        {"Time runs faster.", "时间流动得更快。"}, {{Sign('+')}})
        .Does(GoFaster)
        .row,
    Row(Action::kSlower, ActionChapter::kClock, {"Slower", "减慢"},
        {"Time runs slower.", "时间流动得更慢。"}, {{Sign('-')}})
        .Does(GoSlower)
        .row,
    Row(Action::kCrash, ActionChapter::kCluster,
        {"Crash or restart the server", "让服务器崩溃或重启"},
        {"The selected one loses what is not on its disk, or comes back with what is.",
         "所选服务器失去磁盘外的一切，或带着磁盘内容回来。"},
        {{Letter('c')}})
        .Does(CrashOrRestart)
        .Unless(NoServer)
        .row,
    Row(Action::kPause, ActionChapter::kCluster, {"Pause or resume the server", "暂停或恢复服务器"},
        {"The selected one stands still, and keeps its memory.", "所选服务器停住不动，内存仍在。"},
        {{Letter('w')}})
        .Does(PauseOrResume)
        .Unless(NoLiveServer)
        .row,
    Row(Action::kTimeout, ActionChapter::kCluster, {"Its election timer fires", "触发它的选举超时"},
        {"The selected server stands for election now.", "所选服务器现在就参加选举。"},
        {{Letter('t')}})
        .OnServer("timeout ")
        .Unless(NoFollower)
        .row,
    Row(Action::kEdit, ActionChapter::kCluster,
        {"Edit what the server keeps", "编辑服务器保存的内容"},
        {"Term, vote and log of the selected server, by hand.",
         "手工改动所选服务器的任期、投票和日志。"},
        {{Letter('e')}})
        .Does(EditServer)
        .Unless(NoServer)
        .row,
    Row(Action::kPropose, ActionChapter::kCluster, {"Propose a command", "提议一条命令"},
        {"A client asks for a write; a selected leader is asked itself.",
         "客户端请求一次写入；所选的领导者会被直接询问。"},
        {{Letter('p')}})
        .Does(Propose)
        .row,
    Row(Action::kSnapshot, ActionChapter::kCluster, {"Take a snapshot", "做一次快照"},
        {"The selected server replaces applied entries by a snapshot.",
         "所选服务器用快照取代已应用的条目。"},
        {{Letter('k')}})
        .OnServer("snapshot ")
        .Unless(NoLiveServer)
        .row,
    Row(Action::kTransfer, ActionChapter::kCluster,
        {"Hand leadership over to the server", "把领导权交给它"},
        {"The leader lets the selected server take over.", "领导者让所选服务器接任。"},
        {{Letter('y')}})
        .OnServer("transfer ")
        .Unless(NoFollower)
        .row,
    Row(Action::kIsolate, ActionChapter::kCluster, {"Isolate the server", "隔离服务器"},
        {"All links of the selected server are cut.", "切断所选服务器的全部链路。"},
        {{Letter('x')}})
        .OnServer("isolate ")
        .Unless(NoServer)
        .row,
    Row(Action::kHeal, ActionChapter::kCluster, {"Mend all links", "修复所有链路"},
        {"Whatever was cut is whole again.", "所有被切断的都恢复。"}, {{Shift(Letter('x'))}})
        .Says("heal")
        .Unless(NothingCut)
        .row,
    Row(Action::kDrop, ActionChapter::kCluster, {"Drop the selected message", "丢弃所选消息"},
        {"It never arrives.", "它永远不会到达。"}, {{K(kDelete)}})
        .Does(DropMessage)
        .Unless(NoMessage)
        .row,
    Row(Action::kUndo, ActionChapter::kHistory, {"Undo", "撤销"},
        {"Takes back what was done last.", "收回最近一次操作。"}, {{Ctrl(Letter('z'))}})
        .Says("undo")
        .Unless(NothingDone)
        .Repeating()
        .row,
    Row(Action::kRedo, ActionChapter::kHistory, {"Redo", "重做"},
        {"Does again what was taken back.", "再次执行被收回的操作。"},
        {{Ctrl(Letter('y')), Ctrl(Shift(Letter('z')))}})
        .Says("redo")
        .Unless(NothingUndone)
        .Repeating()
        .row,
    Row(Action::kBookmark, ActionChapter::kHistory, {"Name this moment", "给这一刻起名"},
        {"A bookmark leads back to it.", "用书签可以回到这里。"}, {{Letter('b')}})
        .Does(AskBookmark)
        .SwitchesOn(Is<&UiState::bookmark_open>)
        .row,
    Row(Action::kBranches, ActionChapter::kHistory, {"Branches and bookmarks", "分支与书签"},
        {"Go to another future, compare, rename, delete.", "去到另一个未来，比较、改名、删除。"},
        {{Letter('m')}})
        .Does(SwitchBranches)
        .SwitchesOn(Is<&UiState::branches_open>)
        .row,
    Row(Action::kExport, ActionChapter::kHistory, {"Export as a script", "导出为脚本"},
        {"The way to here as a file that anyone can run.",
         "把到此为止的过程写成任何人都能运行的文件。"},
        {{Ctrl(Letter('s'))}})
        .Does(Wish<ExportScript>)
        .row,
    Row(Action::kRestart, ActionChapter::kHistory, {"The scenario anew", "重新开始场景"},
        {"From its beginning, without what was done.", "从头开始，去掉做过的事。"},
        {{Ctrl(Letter('r'))}})
        .Does(Wish<Restart>)
        .row,
});

}  // namespace

std::span<const ActionRow> RowsOfTime() {
    return kRows;
}

}  // namespace render::deeds
