// The words of the hints that come once.
#pragma once

#include "render/language.h"

namespace render::words {

inline constexpr Phrase kHintGotIt{"Got it", "知道了"};
inline constexpr Phrase kHintNoMore{"No more hints", "不再提示"};

inline constexpr Phrase kHintPlay{
    "The clock stands. Space lets time run on; the arrow keys go on and back event by event.",
    "时钟停着。空格键让时间继续流动；方向键逐个事件前进和后退。"};
inline constexpr Phrase kHintServer{
    "A right click shows all that can be done to it. Keys: c crashes it, t lets its election timer "
    "fire.",
    "右键点击可看到能对它做的一切。按键：c 让它崩溃，t 触发它的选举超时。"};
inline constexpr Phrase kHintCrash{
    "It is down, and kept only what was on its disk. Select it and press c to restart it.",
    "它崩溃了，只留下磁盘上的内容。选择它并按 c 即可重启。"};
inline constexpr Phrase kHintPast{
    "You are in the past. Space lives the same future again; anything you do begins a new branch.",
    "你身处过去。空格键会重新经历同样的未来；任何操作都会开出新分支。"};
inline constexpr Phrase kHintBranch{
    "What you did in the past began a branch. The old future stays: m shows all of them.",
    "你在过去的操作开出了一个分支。原有的未来仍在：按 m 查看全部分支。"};
inline constexpr Phrase kHintMessage{
    "A message on its way: click to look inside, right-click to delay or double it, drag it off "
    "its way to drop it.",
    "途中的消息：点击查看内容，右键可延迟或复制，拖离路线即丢弃。"};
inline constexpr Phrase kHintViolation{
    "A property that Raft promises is broken. Click its badge for the evidence.",
    "Raft 承诺的一个性质被违反了。点击它的徽章查看证据。"};

}  // namespace render::words
