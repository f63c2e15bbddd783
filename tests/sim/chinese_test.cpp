// Goal:   whatever is refused, misunderstood or explained, is so in Chinese as well, about the same
//         servers and numbers, with no gap left open.
// Method: every refusal of a cluster and of a history; every line of the fuzzer's script, damaged
//         word by word; the help of every word. (Other tests' refusals are checked by `Try`.)
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "raft/sim/describe.h"
#include "raft/sim/script_table.h"
#include "tests/sim/helpers.h"
#include "tests/sim/history_helpers.h"

namespace raft::sim {

namespace {

struct Row {
    const char* before;  // Lines that are done.
    const char* line;    // The one that is refused.
    const char* chinese;
};

// Five servers whose messages and clocks are moved by hand.
constexpr Row kByHand[] = {
    {"crash S2", "tick S2", "S2 没有运行；请先重启它"},
    {"", "restart S2", "S2 正在运行；请先让它崩溃"},
    {"pause S2", "pause S2", "S2 已经暂停了"},
    {"", "resume S2", "S2 没有暂停"},
    {"set persist manual", "persist S1", "S1 没有等待中的写入"},
    {"pause S1", "apply S1", "S1 已暂停"},
    {"", "apply S1", "S1 没有可以应用的条目"},
    {"", "heartbeat S1", "S1 不是领导者，没有心跳可发"},
    {"", "deliver #17", "没有在途的消息 #17"},
    {"", "deliver", "没有在途的消息"},
    {"", "drop AppendEntries S1 -> S3", "没有符合 AppendEntries S1 -> S3 的在途消息"},
    {"", "release", "没有扣留任何消息"},
    {"", "release S1 -> S2", "没有落在 S1 -> S2 之内的扣留"},
    {"", "inject TimeoutNow S1 -> S1", "服务器不会给自己发消息"},
    {"", "cancel 7", "没有编号为 7 的待执行命令"},
    {"", "transfer S2", "现在没有领导者"},
    {"", "transfer S2 via S1", "S1 不是领导者，没有领导权可以移交"},
    {"", "add S2 via S1", "S1 不是领导者，只有领导者才能变更成员"},
    {"", "snapshot S1", "S1 还没有应用任何条目"},
    {"", "snapshot S1 4", "S1 只应用到索引 0"},
    {"", "mend G3", "G3（forget-vote）没有被打破"},
    {"break G3", "break G3", "G3（forget-vote）已经被打破"},
    {"", "retry C2", "C2 还没有发过命令，没有可以重发的"},
    {"", "step", "没有等待发生的事"},
    {"", "step bookmark", "这个集群不保存带书签的历史"},
    {"", "goto 5ms", "这个集群不保存可以移动的历史"},
    {"", "ask \"Who?\"", "这个版本还没有“ask”"},
    {"tick S1", "seed 4", "种子要在第一个事件之前设置；请用“cluster”重新开始"},
    {"tick S1", "given S1 term 4", "状态要在第一个事件之前给定；请先用“cluster”重新开始"},
    {"", "given S1 role leader", "S1 不可能处于这个状态：任期 0 里没有领导者，也没有候选人"},
    {"", "given S1 term 4 log [2:x=1 1:x=2]",
     "S1 不可能处于这个状态：日志中的任期从 1 开始，从不下降，但后面出现了任期 1"},
    {"", "given S1 term 4 commit 3", "S1 不可能处于这个状态：提交索引 3 超出了日志，日志结束于 0"},
    {"", "given S1 term 4 snapshot 3", "S1 不可能处于这个状态：快照 3 超出了日志，日志结束于 0"},
    {"", "given S1 log [2:x=1]",
     "S1 不可能处于这个状态：日志中有任期 2，所以服务器至少到过这个任期"},
    {"", "expect leader", "应为“leader”，但是没有领导者"},
    {"", "expect S1 leader", "应为“S1 leader”，但是 S1 是跟随者"},
    {"crash S1", "expect S1 follower", "应为“S1 follower”，但是 S1 已崩溃"},
    {"", "expect term 4", "应为“term 4”，但是最大的任期是 0"},
    {"", "expect S2 term 4", "应为“S2 term 4”，但是 S2 在任期 0"},
    {"", "expect S2 commit 4", "应为“S2 commit 4”，但是 S2 提交到索引 0"},
    {"", "expect S2 applied 4", "应为“S2 applied 4”，但是 S2 应用到索引 0"},
    {"", "expect commit 1", "应为“commit 1”，但是各服务器的提交索引：S1 0 S2 0 S3 0 S4 0 S5 0"},
    {"timeout S1", "expect idle", "应为“idle”，但是有 4 条消息在途"},
    {"", "expect sent TimeoutNow", "应为“sent TimeoutNow”，但是没有过"},
    {"timeout S1", "expect not sent RequestVote", "应为“not sent RequestVote”，但是有过"},
    {"", "expect violation", "应为“violation”，但是没有违反任何性质"},
    {"", "expect violation \"Liveness\"", "应为“violation \"Liveness\"”，但是没有出现过停滞"},
    {"", "expect log S1 [1 1]", "S1 的日志是 []"},
    {"", "expect state S1 x=1", "S1 的状态机里没有 x"},
    {"", "expect members S1 {S1}", "S1 所知的成员是 {S1 S2 S3 S4 S5}"},
    {"", "expect refused S1 S2 because log", "S1 从未拒绝投票给 S2"},
    {"timeout S1\ntimeout S2\ndeliver S1 -> S2", "expect refused S2 S1 because log",
     "S2 拒绝 S1 是因为已经投了票"},
    {"", "expect read C1 x=1", "C1 对 x 的读取还没有得到过答复"},
    {"", "run until leader within 5ms", "“leader”没有成立，也没有事情会再发生：没有领导者"},
    {"set clock auto", "run until leader within 5ms", "“leader”在 5ms 内没有成立：没有领导者"},
    {"run 5ms", "at 2ms crash S1", "2ms 已经过去；现在是 5ms"},
    {"at 5ms restart S2", "run 10ms", "“at 5ms restart S2”：S2 正在运行；请先让它崩溃"},
};

constexpr Row kHistory[] = {
    {"", "switch what-if", "没有分支 what-if"},
    {"", "switch main", "现在就在 main 上"},
    {"", "branch main", "已经有分支 main"},
    {"branch other", "rename main", "已经有分支 main"},
    {"branch other", "prune main", "main 是一切的开端，不能剪除"},
    {"branch other", "prune other", "现在就在 other 上；请先切换到别的分支"},
    {"run 1ms\nbranch b\nrun 1ms\nbranch c\nswitch main", "prune b",
     "分支 c 从 b 分出；请先剪除它"},
    {"bookmark \"here\"", "bookmark \"here\"", "0ms 处已经有书签 \"here\""},
    {"", "unmark \"here\"", "没有书签 \"here\""},
    {"", "goto \"here\"", "没有书签 \"here\""},
    {"", "goto event 100000", "这个分支上没有事件 100000；最后一个事件是 "},
    {"", "step bookmark", "这个分支的前方没有书签"},
    {"", "back", "这里就是开头"},
    {"", "back message", "此前没有消息到达"},
    {"", "back role", "此前没有角色变化"},
    {"", "back commit", "此前没有提交"},
    {"", "back term", "此前没有新任期"},
    {"", "back violation", "此前没有性质被违反"},
    {"", "back bookmark", "此前没有书签"},
    {"", "undo", "只有记得上一步操作的一方才能撤销：窗口，或者 drive"},
    {"", "redo", "只有记得上一次撤销的一方才能重做：窗口，或者 drive"},
    {"crash S1", "expect leader", "应为“leader”，但是没有领导者"},
};

std::vector<std::string> LinesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        lines.emplace_back(text.substr(0, text.find('\n')));
        text.remove_prefix(std::min(lines.back().size() + 1, text.size()));
    }
    return lines;
}

// What no line can ask for, but a program can.
void CheckOutOfRange(const Command& command) {
    Cluster cluster = ByHand(3);
    const Outcome outcome = cluster.Do(command);
    REQUIRE(outcome.has_value());
    CheckChinese(outcome->error, outcome->chinese);
}

constexpr const char* kEveryCommand =
    "cluster 5 learners 1 spare 1\nseed 42\nset loss 5%\n"
    "given S1 term 4 vote S1 log [1:x=1 2:n+=5 2:-x 3:noop 4:config{S1 S2}] commit 1 snapshot 1\n"
    "run until leader S1 and not idle within 5s\nstep message 3\nat 250ms crash S3\ncancel 1\n"
    "back role 2\ngoto event 7\ngoto \"here\"\nbranch a\nbookmark \"here\"\ncrash S3 at persist\n"
    "cut S1 -> S2\nheal S1 S2\npartition {S1 S2} {S3 S4}\nlatency S1 S2 5ms..10ms\nloss S1 S2 5%\n"
    "clock S2 1.5\nfsync S2 20ms\ntick S1 12\ntimer S1 12ms\napply S1 2\n"
    "inject AppendEntries S3 -> S1 term=2 entries=[2:x=1]\ndeliver #17\n"
    "drop AppendEntries S1 -> S3 all\ndelay S1 -> S3 50ms\nput x 1 to S2 as C1\nincrement n 5\n"
    "get x from S2 mode lease\nregister C1 to S2\nload 200/s for 2s\ntransfer S3 via S1\n"
    "snapshot S2 5\nadd S6 learner via S1\nchange {S1 S4} via S1\nbreak G1\n"
    "expect log S1 [1:x=1 2]\nexpect state S1 x=1\nexpect members S1 {S1}+{S2}\n"
    "expect refused S1 S2 because log\nexpect read C1 x=1\nsay \"S1\"\n";

void CheckParsed(const std::string& line) {
    const auto parsed = ParseLine(line, {.servers = 5});
    if (!parsed.has_value()) return;
    const auto* const error = std::get_if<SyntaxError>(&*parsed);
    if (error != nullptr) CheckChinese(error->error, error->chinese);
}

}  // namespace

TEST_CASE("chinese: every refusal of a cluster") {
    for (const Row& row : kByHand) {
        CAPTURE(row.line);
        Cluster cluster = ByHand(5);
        for (const std::string& line : LinesOf(row.before)) Do(cluster, {line});
        const Outcome outcome = Try(cluster, row.line);
        REQUIRE(outcome.has_value());
        CHECK(outcome->chinese == row.chinese);
        CHECK(outcome->In(Language::kChinese) == outcome->chinese);
        CHECK(outcome->In(Language::kEnglish) == outcome->error);
    }
}

TEST_CASE("chinese: what no line can ask for") {
    CheckOutOfRange(MakeCluster{{.voters = 0}});
    CheckOutOfRange(MakeCluster{{.voters = 1000}});
    CheckOutOfRange(RunFor{3601 * kSecond});
    CheckOutOfRange(StepOnce{.count = 1'000'000});
    CheckOutOfRange(TickServer{kS1, 1'000'000});
    CheckOutOfRange(FixTimer{kS1, 0});
    CheckOutOfRange(SetClockRate{kS1, -1});
    CheckOutOfRange(Partition{{{kS1, kS2}, {kS2, kS3}}});
    CheckOutOfRange(Cut{kS1, kS1, false});
    CheckOutOfRange(Crash{NodeId{9}, {}});
    CheckOutOfRange(Load{.per_second = 1'000'000});
    CheckOutOfRange(SetOption{.name = OptionName::kLatency, .range = {5, 4}});
    CheckOutOfRange(SetOption{.name = OptionName::kElectionTimeout, .range = {0, 4}});
    CheckOutOfRange(SetOption{.name = OptionName::kFsync, .range = {3, 4}});
    CheckOutOfRange(SetOption{.name = OptionName::kHeartbeat, .range = {0, 0}});
    CheckOutOfRange(SetOption{.name = OptionName::kLoss, .share = 2 * kWhole});
    CheckOutOfRange(SetOption{.name = OptionName::kClockDriftBound, .share = 0});
    CheckOutOfRange(HistoryCommand{Undo{}});
}

TEST_CASE("chinese: every refusal of a history") {
    for (const Row& row : kHistory) {
        CAPTURE(std::string(row.line));
        History history;
        Do(history, LinesOf(row.before));
        const Outcome outcome = Try(history, row.line);
        REQUIRE(outcome.has_value());
        CHECK(outcome->chinese.substr(0, std::string_view(row.chinese).size()) ==
              std::string(row.chinese));
    }
}

TEST_CASE("chinese: what a leader refuses, of members, transfers and snapshots") {
    Cluster cluster({.voters = 3, .learners = 1, .spare = 1}, 1, {});
    Do(cluster, {"timeout S1", "run until leader S1 and idle within 5s", "put x 1", "run 1s"});
    constexpr std::pair<const char*, const char*> kRows[] = {
        {"transfer S1", "S1 已经是领导者"},
        {"transfer S4", "S4 没有投票权，不能成为领导者"},
        {"add S2", "S2 已经有投票权"},
        {"add S4 learner", "S4 已经是学习者"},
        {"remove S5", "S5 不是成员"},
        {"promote S2", "S2 已经有投票权"},
        {"change {S1 S2 S3}", "投票者本来就是这些"},
        {"timeout S1", "S1 是领导者，没有选举定时器"},
        {"timeout S4", "S4 没有投票权，所以没有选举定时器"},
        {"snapshot S1 99", "S1 只应用到索引 3"},
        {"snapshot S1 0", "快照至少包含一个条目"},
        {"tick S1", "时钟在自己走；要手动推进，请先用“set clock manual”"},
        {"expect state S1 x=2", "S1 的状态机里 x 是 1"},
        {"expect not leader", "应为“no leader”，但是 S1 是任期 1 的领导者"},
    };
    for (const auto& [line, chinese] : kRows) {
        CAPTURE(line);
        const Outcome outcome = Try(cluster, line);
        REQUIRE(outcome.has_value());
        CHECK(outcome->chinese == chinese);
    }
    Do(cluster, {"snapshot S1 2"});
    CHECK(Try(cluster, "snapshot S1 2")->chinese == "S1 的日志已经从索引 2 之后开始");
}

TEST_CASE("chinese: every command with a word left out, changed or added") {
    for (const std::string& line : LinesOf(kEveryCommand)) {
        CAPTURE(line);
        REQUIRE(std::holds_alternative<Command>(*ParseLine(line, {.servers = 7})));
        for (std::size_t at = 0; at < line.size();
             at = std::min(line.find(' ', at), line.size() - 1) + 1) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            CheckParsed(line.substr(0, at));
            CheckParsed(line.substr(0, at) + line.substr(end));
            for (const char* other :
                 {"zzz", "S9", "#17", "\"", "}", "99999999999999999999", "5%"}) {
                CheckParsed(line.substr(0, at) + other + line.substr(end));
            }
        }
        CheckParsed(line + " zzz");
    }
}

TEST_CASE("chinese: what stands in an error") {
    const auto chinese_of = [](std::string_view line) {
        const auto parsed = ParseLine(line, {.servers = 5});
        return std::get<SyntaxError>(*parsed).chinese;
    };
    CHECK(chinese_of("crash S9") == "第 7 列：没有服务器 S9；这个集群有 S1 到 S5");
    CHECK(chinese_of("cras S3") == "第 1 列：“cras”不是命令；是不是“crash”？");
    CHECK(chinese_of("crash") == "第 6 列：应为一台服务器（S1 到 S5），却是行尾");
    CHECK(chinese_of("crash S3 at lunch") ==
          "第 13 列：应为阶段（take、step、persist、send、apply 或 advance），却是“lunch”");
    CHECK(chinese_of("put x 1 2") == "第 9 列：应为 to S2、as C1、no-session 或行尾，却是“2”");
    CHECK(chinese_of("set loss 101%") == "第 10 列：101% 超过了 100%");
    CHECK(chinese_of("clock S1 0") == "第 10 列：0 超出了范围；速率在 0.001 到 1000 之间");

    const auto script = ParseScript("cluster 5\n\ncrash S9");
    CHECK(std::get<SyntaxError>(script).chinese ==
          "第 3 行第 7 列：没有服务器 S9；这个集群有 S1 到 S5");
}

TEST_CASE("chinese: the help explains every command and every option") {
    const std::string all = Help(Language::kChinese);
    CHECK(all.starts_with("设置\n"));
    for (const CommandRow& row : CommandRows()) {
        CAPTURE(row.word);
        const auto help = Help(row.word, Language::kChinese);
        REQUIRE(help.has_value());
        CHECK(help->starts_with(row.usage));
        CHECK(all.find(row.sentence.chinese) != std::string::npos);
        CHECK(help->find(row.sentence.chinese) != std::string::npos);
        CHECK(std::string(row.sentence.chinese).ends_with("。"));
        CHECK_FALSE(Touches(*help));
        CheckChinese(row.sentence.english, row.sentence.chinese);
        const std::string parts = row.parts.english;
        if (!parts.empty()) CheckChinese(parts, row.parts.chinese);
        CHECK(help->find(std::string("示例：") + row.example) != std::string::npos);
    }
    for (const OptionRow& row : OptionRows()) {
        CAPTURE(row.name);
        const auto help = Help(row.name, Language::kChinese);
        REQUIRE(help.has_value());
        CHECK(help->find("默认值：") != std::string::npos);
        CHECK(help->find(row.sentence.chinese) != std::string::npos);
        CHECK_FALSE(Touches(*help));
        CheckChinese(row.sentence.english, row.sentence.chinese);
    }
    CHECK_FALSE(Help("frobnicate", Language::kChinese).has_value());
}

TEST_CASE("chinese: a violation is told by its detail in Chinese, under its Chinese name") {
    const Event event{.body = ViolationEvent{"Election Safety", "S1 and S3 both lead term 2.", 0,
                                             "S1 和 S3 都是任期 2 的领导者。"}};
    CHECK(Describe(event, Language::kChinese).text ==
          "违反了选举安全性：S1 和 S3 都是任期 2 的领导者。");

    Cluster cluster = ByHand(5);
    Do(cluster, {"timeout S1", "deliver RequestVote S1 -> S2", "deliver RequestVote S1 -> S3",
                 "deliver RequestVoteReply S2 -> S1", "deliver RequestVoteReply S3 -> S1",
                 "timeout S4", "inject RequestVoteReply S2 -> S4 term=1 granted=true",
                 "inject RequestVoteReply S3 -> S4 term=1 granted=true",
                 "deliver RequestVoteReply S2 -> S4", "deliver RequestVoteReply S3 -> S4"});
    const auto violations = All<ViolationEvent>(cluster);
    REQUIRE(violations.size() == 1);
    CHECK(violations[0].chinese_detail == "S4 和 S1 都在任期 1 当选");
    CHECK(Try(cluster, "expect not violation")->chinese ==
          "应为“not violation”，但是违反了选举安全性：S4 和 S1 都在任期 1 当选");
}

}  // namespace raft::sim
