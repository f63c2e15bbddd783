// The words of the strip of terms.
#pragma once

#include "render/language.h"

namespace render::words {

// ---- Said by the panel ----

inline constexpr Phrase kTermElection{"election", "选举"};
inline constexpr Phrase kTermNormal{"normal operation", "正常运行"};
inline constexpr Phrase kTermWhole{"whole run", "全程"};
inline constexpr Phrase kTermWholeTip{"All terms at once, as long as they lasted",
                                      "一次看到所有任期，宽度为实际时长"};
inline constexpr Phrase kTermNewest{"newest", "最新"};
inline constexpr Phrase kTermNewestTip{"The last terms, each wide enough to read",
                                       "最近的任期，每个都足够宽"};
inline constexpr Phrase kTermEarlier{"Earlier terms (wheel)", "更早的任期（滚轮）"};
inline constexpr Phrase kTermLater{"Later terms (wheel)", "更晚的任期（滚轮）"};

// ---- Said by the app ----

inline constexpr Phrase kTermName{"term {n}", "任期 {n}"};
inline constexpr Phrase kTermNames{"terms {a}–{b}", "任期 {a}–{b}"};
inline constexpr Phrase kTermBefore{"no term yet", "尚无任期"};
inline constexpr Phrase kTermNoLeader{"no leader", "无领导者"};
inline constexpr Phrase kTermUnderWay{"election", "选举中"};

inline constexpr Phrase kTermBegan{"Began at {time}, with {n} candidate.",
                                   "始于 {time}，{n} 个候选人。"};
inline constexpr Phrase kTermBeganMany{"Began at {time}, with {n} candidates.",
                                       "始于 {time}，{n} 个候选人。"};
inline constexpr Phrase kTermBeganSo{"Began at {time}.", "始于 {time}。"};
inline constexpr Phrase kTermWon{"{server} was elected at {time}, after {length}.",
                                 "{server} 于 {time} 当选，历时 {length}。"};
inline constexpr Phrase kTermVotes{"Votes for it: {n}, {needed} were needed.",
                                   "它获得 {n} 票，需要 {needed} 票。"};
inline constexpr Phrase kTermVotesJoint{
    "Votes for it: {n} of the new members ({needed} needed), {m} of the old ones ({wanted} "
    "needed).",
    "它从新成员获得 {n} 票（需要 {needed} 票），从旧成员获得 {m} 票（需要 {wanted} 票）。"};
inline constexpr Phrase kTermLasted{"It was the highest term for {length}.",
                                    "它作为最高任期持续了 {length}。"};
inline constexpr Phrase kTermLasts{"It has been the highest term for {length}.",
                                   "它作为最高任期已持续 {length}。"};
inline constexpr Phrase kTermNobody{
    "It ended without a leader: nobody got a majority of the votes "
    "before the next election began.",
    "它没有领导者就结束了：下一次选举开始前，没有人获得多数派的选票。"};
inline constexpr Phrase kTermBeforeRule{
    "Every server starts as a follower in term 0. There is no leader before the first election.",
    "每台服务器启动时都是任期 0 的跟随者。第一次选举之前没有领导者。"};
inline constexpr Phrase kTermLate{"Its leader was elected when a higher term had begun elsewhere.",
                                  "它的领导者当选时，别处已经开始了更高的任期。"};
inline constexpr Phrase kTermMany{"{n} terms, {led} of them with a leader.",
                                  "{n} 个任期，其中 {led} 个有领导者。"};
inline constexpr Phrase kTermRule{
    "Terms are a logical clock: each begins with an election, and a server that meets a higher one "
    "adopts it.",
    "任期是逻辑时钟：每个任期以选举开始，服务器遇到更高的任期就采用它。"};
inline constexpr Phrase kTermSource{"paper §5.1, Fig. 5 · dissertation §3.3, Fig. 3.4",
                                    "论文 §5.1、图 5 · 博士论文 §3.3、图 3.4"};
inline constexpr Phrase kTermClick{"Click: go to its beginning.", "点击：回到它的开头。"};

}  // namespace render::words
