// The words of the sheet of long work.
#pragma once

#include "render/language.h"

namespace render::words {

// ---- Said by the panel ----

inline constexpr Phrase kCancel{"Cancel", "取消"};
inline constexpr Phrase kClose{"Close", "关闭"};
inline constexpr Phrase kOpenFound{"Open it as a script", "作为脚本打开"};

// ---- Said by the app ----

inline constexpr Phrase kChecking{"Checking random runs", "正在检查随机运行"};
inline constexpr Phrase kChecked{"Random runs checked", "随机运行检查完毕"};
inline constexpr Phrase kCheckProgress{"{done} of {all} runs, {events} events",
                                       "{all} 次运行中的第 {done} 次，{events} 个事件"};
inline constexpr Phrase kCheckFine{"{done} runs, {events} events: nothing that Raft rules out.",
                                   "{done} 次运行，{events} 个事件：没有 Raft 所排除的情况。"};
inline constexpr Phrase kCheckFound{"Run {done} found: {name}.", "第 {done} 次运行发现：{name}。"};
inline constexpr Phrase kCheckStopped{"Stopped after {done} runs: nothing found so far.",
                                      "在 {done} 次运行后停止：至今没有发现问题。"};
inline constexpr Phrase kReviving{"Living the sitting again", "正在重现上次的过程"};
inline constexpr Phrase kRevived{"{events} events so far, up to {time}",
                                 "至今 {events} 个事件，到 {time}"};

}  // namespace render::words
