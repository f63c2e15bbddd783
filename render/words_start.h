// The words of the start page.
#pragma once

#include <array>

#include "render/language.h"

namespace render::words {

inline constexpr Phrase kStartClaim{"See why every vote, entry and commit happened.",
                                    "看清每一票、每个条目、每次提交为何发生。"};
inline constexpr Phrase kContinue{"Continue", "继续上次"};
inline constexpr Phrase kBeginWatching{"Watch an election", "观看一次选举"};
inline constexpr Phrase kBeginAbout{"Five servers, and nobody leads yet",
                                    "五台服务器，还没有领导者"};
inline constexpr Phrase kFreePlay{"Free play", "自由操作"};
inline constexpr Phrase kFreePlayAbout{"A fresh cluster of so many servers",
                                       "全新的集群，服务器数量任选"};
inline constexpr std::array<Phrase, 3> kStartTabs{
    {{"Lessons", "课程"}, {"All scenarios", "全部场景"}, {"Open a file", "打开文件"}}};
inline constexpr Phrase kSearch{"search: leader, snapshot, G4 …", "搜索：领导者、快照、G4 …"};
inline constexpr Phrase kNothingFound{"No scenario speaks of that.", "没有相关的场景。"};
inline constexpr Phrase kNextLesson{"next", "下一课"};
inline constexpr Phrase kPathHint{"a path to a .raft file", ".raft 文件的路径"};
inline constexpr Phrase kOpen{"Open", "打开"};
inline constexpr Phrase kFolderUp{"one folder up", "上一级文件夹"};
inline constexpr Phrase kGreetMe{"show this page at the start", "启动时显示此页"};
inline constexpr Phrase kStartKeys{"arrows and Enter choose · Esc goes on",
                                   "方向键与 Enter 选择 · Esc 继续"};

}  // namespace render::words
