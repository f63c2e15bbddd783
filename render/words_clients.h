// The words of the clients' view: said by the panel, and by the app for its values.
#pragma once

#include "render/language.h"

namespace render::words {

// ---- Said by the panel ----

inline constexpr Phrase kNoClients{
    "No client has asked anything yet. The key p proposes a command.",
    "还没有客户端提出请求。按 p 提议一条命令。"};
inline constexpr Phrase kLeases{"Leases", "租约"};
inline constexpr Phrase kNotDrawn{"more", "个未画出"};
inline constexpr Phrase kClientsWrite{"command", "命令"};
inline constexpr Phrase kClientsRead{"read", "读"};
inline constexpr Phrase kClientsOpen{"no answer yet", "尚无答复"};
inline constexpr Phrase kClientsLost{"no answer any more", "不会再有答复"};
inline constexpr Phrase kClientsAgain{"asked again", "再次请求"};

// ---- Said by the app ----

inline constexpr Phrase kSessionNone{"no session", "无会话"};
inline constexpr Phrase kSessionOpening{"session opens", "会话建立中"};
inline constexpr Phrase kSessionOpen{"session · serial {n}", "会话 · 序号 {n}"};
inline constexpr Phrase kSessionExpired{"session expired", "会话已过期"};
inline constexpr Phrase kAbsent{"none", "无"};
inline constexpr Phrase kAnswerDone{"done", "完成"};
inline constexpr Phrase kAnswerRefused{"refused", "被拒绝"};
inline constexpr Phrase kAnswerLost{"lost", "丢失"};
inline constexpr Phrase kAnswerFailed{"failed", "失败"};
inline constexpr Phrase kAnswerExpired{"session expired", "会话已过期"};
inline constexpr Phrase kLeaseLeft{"{length} left", "剩余 {length}"};
inline constexpr Phrase kAskedAt{"asked at {time}, of {server}", "{time} 向 {server} 请求"};
inline constexpr Phrase kEndedAt{"ended at {time}: {answer}", "{time} 结束：{answer}"};
inline constexpr Phrase kStillWaits{"waits for {length} so far", "已等待 {length}"};
inline constexpr Phrase kReadMode{"reads by {mode}", "读取方式：{mode}"};
inline constexpr Phrase kAskedTimes{"asked {n} times", "共请求 {n} 次"};
inline constexpr Phrase kClashHint{"clashes: no order of the operations explains this answer",
                                   "冲突：任何操作顺序都无法解释此答复"};

}  // namespace render::words
