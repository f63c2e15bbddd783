// The entries, each a sentence or two; sources are sections and figures of Ongaro's dissertation.
#include "render/glossary.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "render/hint_bubble.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr auto kEntries = std::to_array<GlossaryEntry>({
    {{"currentTerm", "当前任期"},
     {"The latest term the server has seen. It only rises, and is on disk before it counts.",
      "服务器见过的最新任期。只增不减，写入磁盘后才算数。"},
     "Fig. 3.1"},
    {{"votedFor", "投票给"},
     {"The candidate that got the server's vote in the current term. One vote a term, on disk.",
      "当前任期中得到该服务器选票的候选人。每个任期一票，保存在磁盘上。"},
     "Fig. 3.1, §3.4"},
    {{"log", "日志"},
     {"The entries, each with a command and the term in which a leader received it.",
      "条目序列；每个条目含一条命令，以及领导者收到它时的任期。"},
     "Fig. 3.1, §3.5"},
    {{"commitIndex", "提交索引"},
     {"The highest index known to be committed: a majority stores it, and it will not be lost.",
      "已知已提交的最高索引：多数派保存了它，它不会丢失。"},
     "Fig. 3.1, §3.5"},
    {{"lastApplied", "最后应用"},
     {"The highest index whose command the state machine has executed.",
      "状态机已执行到的最高索引。"},
     "Fig. 3.1"},
    {{"nextIndex", "下一索引"},
     {"Of a leader, for each follower: the index of the next entry to send to it.",
      "领导者为每个跟随者记录：下一个要发送的条目的索引。"},
     "Fig. 3.1, §3.5"},
    {{"matchIndex", "匹配索引"},
     {"Of a leader, for each follower: up to here its log is known to be the same.",
      "领导者为每个跟随者记录：到此为止已知日志相同。"},
     "Fig. 3.1"},
    {{"term", "任期"},
     {"A number that counts elections; it serves as a clock. Each term has at most one leader.",
      "为选举计数的数字，充当逻辑时钟。每个任期至多一个领导者。"},
     "§3.3"},
    {{"election timer", "选举计时器"},
     {"When it runs out unheard of any leader, the server stands for election. Its length is drawn "
      "at random, so that few stand at once.",
      "到期仍未收到领导者的消息，服务器便参加选举。时长随机，以免多台同时参选。"},
     "§3.4"},
    {{"heartbeat timer", "心跳计时器"},
     {"When it runs out, the leader tells all others that it still leads.",
      "到期时，领导者告知其他服务器它仍在领导。"},
     "§3.4"},
    {{"heartbeat", "心跳"},
     {"An AppendEntries without entries: the leader is alive, nobody needs to stand for election.",
      "不含条目的 AppendEntries：领导者还在，无需选举。"},
     "§3.4"},
    {{"leader", "领导者"},
     {"Takes the clients' commands, and decides alone what comes into the log.",
      "接受客户端的命令，独自决定哪些进入日志。"},
     "§3.3"},
    {{"follower", "跟随者"},
     {"Only answers: it stores what the leader sends, and votes.",
      "只作答复：保存领导者发来的内容，并投票。"},
     "§3.3"},
    {{"candidate", "候选人"},
     {"Asks everybody for a vote; with a majority's votes it leads.",
      "向所有服务器请求选票；得到多数派的选票便成为领导者。"},
     "§3.4"},
    {{"pre-candidate", "预候选人"},
     {"Asks whether it could win before it raises the term, so that it disturbs nobody in vain.",
      "在提高任期之前先问能否获胜，以免白白打扰他人。"},
     "§9.6"},
    {{"learner", "学习者"},
     {"Receives the log but does not vote, nor count for a majority.",
      "接收日志，但不投票，也不计入多数派。"},
     "§4.2.1"},
    {{"vote request", "投票请求"},
     {"RequestVote: a candidate asks for a vote, and names the end of its log.",
      "RequestVote：候选人请求选票，并说明自己日志的末尾。"},
     "Fig. 3.1, §3.4"},
    {{"vote reply", "投票答复"},
     {"The vote, granted or refused: one a term, to a log that is at least as up to date.",
      "选票给或不给：每个任期一票，且对方日志至少一样新。"},
     "Fig. 3.1, §3.6.1"},
    {{"entries", "条目"},
     {"AppendEntries: the leader sends new entries, and names the one before them.",
      "AppendEntries：领导者发送新条目，并说明其前一个条目。"},
     "Fig. 3.1, §3.5"},
    {{"reply", "答复"},
     {"Success when the entry before the new ones is in the log, too; else the leader goes back.",
      "若新条目之前的那个条目也在日志中则成功；否则领导者往回退。"},
     "Fig. 3.1, §3.5"},
    {{"held", "被扣住"},
     {"The message waits on its link until you release it.", "消息停在链路上，直到你放行。"},
     ""},
    {{"lost", "丢失"},
     {"The message never arrives; Raft sends again.", "消息永远不会到达；Raft 会重发。"},
     "§2.1"},
    {{"timer", "计时器"},
     {"The ring around a server: how much of its election timeout is left.",
      "服务器外圈：选举超时还剩多少。"},
     "§3.4"},
    {{"committed", "已提交"},
     {"A majority stores the entry, and it is of the leader's own term or before such a one: it "
      "stays for ever.",
      "多数派保存了该条目，且它属于领导者自己的任期或在这样的条目之前：它将永远保留。"},
     "§3.5, §3.6.2"},
    {{"snapshot", "快照"},
     {"The state machine at an index; the entries up to there can be forgotten.",
      "状态机在某索引处的状态；到此为止的条目可以丢弃。"},
     "§5.1"},
    {{"state machine", "状态机"},
     {"What the servers replicate: the same commands in the same order give the same state.",
      "被复制的对象：以相同顺序执行相同命令，得到相同状态。"},
     "§2.1"},
    {{"config", "配置"},
     {"Which servers vote. The newest configuration in the log holds, committed or not.",
      "哪些服务器投票。以日志中最新的配置为准，无论是否已提交。"},
     "§4.1"},
    {{"configuration", "成员配置"},
     {"Which servers vote. The newest configuration in the log holds, committed or not.",
      "哪些服务器投票。以日志中最新的配置为准，无论是否已提交。"},
     "§4.1"},
    {{"joint consensus", "联合共识"},
     {"While the members change, majorities of the old and of the new ones are needed.",
      "成员变更期间，同时需要旧成员与新成员的多数派。"},
     "§4.3"},
    {{"lease", "租约"},
     {"A time in which nobody else can be elected, so that reads need no messages.",
      "此时间内无人能当选，因此读取无需消息。"},
     "§6.4.1"},
    {{"read index", "读索引"},
     {"A read waits until this index is applied, after a round of heartbeats has confirmed the "
      "leader.",
      "经一轮心跳确认领导者后，读取要等到该索引被应用。"},
     "§6.4"},
    {{"role", "角色"},
     {"Follower, candidate or leader: what the server does with time and messages.",
      "跟随者、候选人或领导者：决定服务器如何对待时间与消息。"},
     "§3.3"},
    {{"disk", "磁盘"},
     {"What survives a crash. Nothing is promised before it is there.",
      "崩溃后仍在的部分。写入之前不作承诺。"},
     "§3.8"},
});

bool Same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

}  // namespace

std::span<const GlossaryEntry> Glossary() {
    return kEntries;
}

const GlossaryEntry* FindInGlossary(std::string_view word) {
    const auto* entry = std::find_if(kEntries.begin(), kEntries.end(), [&](const auto& one) {
        return Same(one.word.english, word) || Same(one.word.chinese, word);
    });
    return entry == kEntries.end() ? nullptr : &*entry;
}

void GlossaryTip(const PanelContext& context, const Rect& rect, std::string_view word) {
    if (!ImGui::IsWindowHovered() ||
        !ImGui::IsMouseHoveringRect(ToImgui(rect.min), ToImgui(rect.max)))
        return;
    const GlossaryEntry* entry = FindInGlossary(word);
    if (entry == nullptr) return;
    std::vector<std::string> lines{std::string(word), context.Say(entry->meaning)};
    if (*entry->source != '\0') {
        lines.push_back(std::string(context.Say(words::kSource)) + entry->source);
    }
    DrawHintBubble(context, lines);
}

}  // namespace render
