// Every word that the screen itself says. What the view brings along is worded by the app.
#pragma once

#include <array>

#include "render/language.h"

namespace render::words {

inline constexpr const char* kProgram = "Raftarium";

// The views, in the order of ViewKind: their names, and what each of them shows.
inline constexpr std::array<Phrase, 9> kViews{{{"Ring", "集群"},
                                               {"Logs", "日志"},
                                               {"Inside", "内部"},
                                               {"Roles", "角色"},
                                               {"Terms", "任期"},
                                               {"Members", "成员"},
                                               {"Clients", "客户端"},
                                               {"Story", "经过"},
                                               {"Inspector", "检查器"}}};
inline constexpr std::array<Phrase, 9> kViewTips{
    {{"The servers, their links, the messages on their way", "服务器、链路与途中的消息"},
     {"The entries of every server", "每台服务器的条目"},
     {"Inside one server, stage by stage", "一台服务器的内部，逐个阶段"},
     {"The roles, how they change, and who is in which", "各种角色、如何转换、谁处于哪个角色"},
     {"Terms as a clock: elections and who led", "作为时钟的任期：选举与领导者"},
     {"Who belongs to the cluster, and whose majority counts", "谁属于集群，谁的多数派算数"},
     {"What clients asked, and how it was answered", "客户端问了什么，得到了什么答复"},
     {"What happened, sentence by sentence", "发生了什么，逐句讲述"},
     {"What is inside the selected thing", "所选对象的内部"}}};
inline constexpr Phrase kMoreTabs{"More views", "更多视图"};
inline constexpr Phrase kEnlargeTip{"Large, in place of the ring (double-click a tab)",
                                    "放大，占据集群的位置（双击标签）"};
inline constexpr Phrase kRingBackTip{"Back to the ring", "回到集群"};

inline constexpr Phrase kStory{"Story", "经过"};
inline constexpr Phrase kStoryTurns{"show turning points", "只看转折"};
inline constexpr Phrase kStoryAll{"show everything", "显示全部"};
inline constexpr Phrase kStoryEmpty{"Nothing has happened yet. Press space to start the clock.",
                                    "还什么都没有发生。按空格键启动时钟。"};
inline constexpr Phrase kEarlier{"earlier events", "更早的事件"};
inline constexpr Phrase kWhy{"why?", "为什么？"};
inline constexpr Phrase kCause{"cause: ", "原因："};

inline constexpr Phrase kFields{"Fields", "字段"};
inline constexpr Phrase kJson{"JSON", "JSON"};
inline constexpr Phrase kCopy{"copy", "复制"};
inline constexpr Phrase kInspectorEmpty{
    "Click a server, a message, a link, an entry or a line of the story to look inside.",
    "点击服务器、消息、链路、条目或经过中的一行，查看其内部。"};

inline constexpr Phrase kCommitted{"committed", "已提交"};
inline constexpr Phrase kMatchIndex{"matchIndex", "matchIndex"};
inline constexpr Phrase kNextIndex{"nextIndex", "nextIndex"};
inline constexpr Phrase kNotCommitted{"dashed: not committed", "虚线：未提交"};
inline constexpr Phrase kNewest{"newest", "最新"};

inline constexpr Phrase kPartition{"partition", "分区"};
inline constexpr Phrase kYouDid{"you did: ", "你执行了："};
inline constexpr Phrase kCutHere{"cut", "切断"};

inline constexpr Phrase kSpeed{"speed", "速度"};
inline constexpr Phrase kStepTo{"step to:", "跳到："};
inline constexpr Phrase kNextMessage{"message", "消息"};
inline constexpr Phrase kNextRole{"role", "角色"};
inline constexpr Phrase kNextCommit{"commit", "提交"};
inline constexpr Phrase kNextTerm{"term", "任期"};
inline constexpr Phrase kChangeOfRole{"change of role", "角色变化"};
inline constexpr Phrase kNewTerm{"new term", "新任期"};
inline constexpr Phrase kNextBookmark{"bookmark", "书签"};
inline constexpr Phrase kNextViolation{"violation", "违例"};
inline constexpr Phrase kCommandHint{"type a command: crash S3", "输入命令：crash S3"};

inline constexpr Phrase kElections{"elections", "选举"};

inline constexpr Phrase kPlayTip{"Let time run (space)", "让时间流动（空格）"};
inline constexpr Phrase kPauseTip{"Hold the clock (space)", "停住时钟（空格）"};
inline constexpr Phrase kStepTip{"One event (right arrow)", "前进一个事件（→）"};
inline constexpr Phrase kBackTip{"Back by one event (left arrow)", "后退一个事件（←）"};
inline constexpr Phrase kToStartTip{"To the beginning (home)", "回到开头（Home）"};
inline constexpr Phrase kToEndTip{"To the end of this branch (end)", "到本分支末尾（End）"};
inline constexpr Phrase kRestartTip{"The scenario anew, without what was done (ctrl R)",
                                    "重新开始本场景，去掉你所做的（Ctrl R）"};
inline constexpr Phrase kTimelineOpenTip{"Timeline (g)", "时间线（g）"};
inline constexpr Phrase kForwardTip{"On to the next ", "前进到下一个"};
inline constexpr Phrase kBackToTip{"Back to before the last ", "后退到上一个之前："};
inline constexpr Phrase kThemeTip{"Light, dark or projector", "浅色、深色或投影"};
inline constexpr Phrase kHelpTip{"Keys and mouse (F1)", "键盘与鼠标（F1）"};
inline constexpr Phrase kLegendTip{"What the shapes mean (h)", "图形的含义（h）"};
inline constexpr Phrase kScenariosTip{"Open another scenario (o)", "打开其他场景（o）"};
inline constexpr Phrase kAllHold{"all safety properties hold", "全部安全性质成立"};

// The bar above the timeline.
inline constexpr Phrase kBranch{"branch: ", "分支："};
inline constexpr Phrase kInThePast{"in the past: acting begins a branch",
                                   "身处过去：操作会开出新分支"};
inline constexpr Phrase kInThePastShort{"in the past", "身处过去"};
inline constexpr Phrase kInThePastTip{
    "What you do here begins another future; the one that is there stays.",
    "你在此处的操作会开始另一个未来；原有的未来仍保留。"};
inline constexpr Phrase kBranchesTip{"Branches and bookmarks (m)", "分支与书签（m）"};
inline constexpr Phrase kUndoKey{" (ctrl Z)", "（Ctrl Z）"};
inline constexpr Phrase kRedoKey{" (ctrl Y)", "（Ctrl Y）"};
inline constexpr Phrase kNoUndo{"nothing to take back", "没有可撤销的操作"};
inline constexpr Phrase kNoRedo{"nothing to do again", "没有可重做的操作"};
inline constexpr Phrase kBookmark{"bookmark", "书签"};
inline constexpr Phrase kBookmarkTip{"Give this moment a name (b)", "给这一刻起个名字（b）"};
inline constexpr Phrase kExport{"export script", "导出脚本"};
inline constexpr Phrase kExportTip{"The way to here as a script that anyone can run",
                                   "把到此为止的过程写成任何人都能运行的脚本"};
inline constexpr Phrase kFit{"fit", "全程"};
inline constexpr Phrase kFitTip{"The whole run", "显示整个过程"};
inline constexpr Phrase kFollow{"follow", "跟随"};
inline constexpr Phrase kFollowTip{"Keep the present in view", "让当前时刻保持可见"};
inline constexpr Phrase kZoomInTip{"Closer (wheel)", "放大（滚轮）"};
inline constexpr Phrase kZoomOutTip{"Further away (wheel)", "缩小（滚轮）"};
inline constexpr Phrase kTimelineTip{"Close the timeline (g)", "关闭时间线（g）"};

// Branches, bookmarks and their sheets.
inline constexpr Phrase kBranches{"Branches", "分支"};
inline constexpr Phrase kBookmarks{"Bookmarks", "书签"};
inline constexpr Phrase kNoBookmarks{"None yet. The key b gives a moment a name.",
                                     "还没有。按 b 给一个时刻起名。"};
inline constexpr Phrase kNewBookmark{"Name this moment", "给这一刻起名"};
inline constexpr Phrase kSave{"Save", "保存"};
inline constexpr Phrase kCompareTip{"Compare it with the branch you are on", "与你所在的分支比较"};
inline constexpr Phrase kRenameTip{"Give it another name", "改名"};
inline constexpr Phrase kPruneTip{"Delete it, with what happened on it alone",
                                  "删除它以及只发生在它上面的事"};
inline constexpr Phrase kPruneCurrent{"You are on it: switch to another one first.",
                                      "你正在这个分支上：请先切换到别的分支。"};
inline constexpr Phrase kPruneFirst{"The first branch stays.", "第一个分支不能删除。"};
inline constexpr Phrase kPruneParent{"Branches leave from it: delete those first.",
                                     "有分支从它分出：请先删除那些分支。"};
inline constexpr Phrase kUnmarkTip{"Remove this bookmark", "删除这个书签"};
inline constexpr Phrase kSameLogs{"logs are the same", "日志相同"};
inline constexpr Phrase kLogsDiffer{"logs differ from index ", "日志从此索引起不同："};
inline constexpr Phrase kDamaged{"This file cannot be read to its end", "此文件无法读到末尾"};
inline constexpr Phrase kOpenGoodPart{"Open the good part", "打开完好的部分"};
inline constexpr Phrase kLeaveIt{"Leave it", "不打开"};

// The chain of causes.
inline constexpr Phrase kGoThere{"go there", "去那里"};
inline constexpr Phrase kGoThereTip{"Go to this moment", "回到那一刻"};
inline constexpr Phrase kRoot{"root", "起因"};
inline constexpr Phrase kLeftOutBefore{"... ", "… 还有 "};
inline constexpr Phrase kLeftOutAfter{" more ...", " 个 …"};

inline constexpr Phrase kScenarios{"Scenarios", "场景"};
inline constexpr Phrase kHelp{"Keys and mouse", "键盘与鼠标"};

// The legend's samples, in the order in which legend.cpp draws them.
inline constexpr std::array<Phrase, 10> kLegend{{
    {"vote request", "投票请求"},
    {"vote reply", "投票答复"},
    {"entries", "条目"},
    {"reply", "答复"},
    {"held", "被扣住"},
    {"heartbeat", "心跳"},
    {"candidate", "候选人"},
    {"leader", "领导者"},
    {"timer", "计时器"},
    {"lost", "丢失"},
}};

}  // namespace render::words
