// The words of the sheet in which a stopped server's disk is edited.
#pragma once

#include "render/language.h"

namespace render::words {

inline constexpr Phrase kEditTitle{"Edit the disk of {server}", "修改 {server} 的磁盘"};
inline constexpr Phrase kEditAbout{
    "It stands still, and stays so. All but its disk is forgotten: role, commit index, and what "
    "waits to be written or sent.",
    "它现在停着，修改之后仍然停着。磁盘以外的都会忘记：角色、提交索引，以及等待写入或发出的内容。"};
inline constexpr Phrase kEditBehind{" The log begins behind the snapshot, with index {n}.",
                                    "日志从快照之后的索引 {n} 开始。"};
inline constexpr Phrase kEditTerm{"Term", "任期"};
inline constexpr Phrase kEditVote{"Vote", "投票"};
inline constexpr Phrase kEditLog{"Log", "日志"};
inline constexpr Phrase kEditNobody{"nobody", "无"};
inline constexpr Phrase kEditApply{"Apply", "修改"};
inline constexpr Phrase kEditCancel{"Cancel", "取消"};
inline constexpr Phrase kEditNothing{
    "Nothing is changed yet. An entry is written like 1:x=1 2:noop.",
    "还没有改动。条目写作 1:x=1 2:noop。"};
inline constexpr Phrase kEditNoTerm{"The term is a number.", "任期是一个数字。"};
inline constexpr Phrase kEditLink{"Edit…", "修改…"};
inline constexpr Phrase kEditItsDisk{"Edit its disk…", "修改它的磁盘…"};

}  // namespace render::words
