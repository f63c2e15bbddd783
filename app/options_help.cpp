// What `raftarium --help` and the help of each subcommand print.
#include "app/options_help.h"

#include <array>
#include <cstddef>

#include "raft/words.h"

namespace app {

namespace {

constexpr const char* kHelp =
    R"(Raftarium: a whole Raft cluster in one process, on a clock that you hold.

  raftarium                        open the window, where you left it; at first an election plays
  raftarium --new                  the same, from the beginning
  raftarium FILE                   open a scenario, by file or by name (see: raftarium list)
  raftarium list                   the scenarios that come with it, and what each shows
  raftarium run FILE               play a script without a window and print its story
  raftarium drive                  read commands from standard input, answer each in JSON
  raftarium render FILE -o A.png   draw a picture of the cluster, no display needed
  raftarium export FILE -o B.raft  a sitting that was kept as a script that anyone can run
  raftarium check                  thousands of random runs with faults, judged at every event

Each of them explains itself: raftarium run --help

Options of the window:
  --at 300ms           go on to this moment at once
  --speed 1/20         virtual seconds per second, from 1/1000 to 10
  --theme light|dark|projector
  --lang en|zh         what it speaks; without it, as the system does
  --size 1600x900      of the window
  --seed 42            of all that is random: another seed, another run
  --new                not where you left it
  --version            which Raftarium this is

In the window: space plays and pauses, the right arrow does one event, right-click a server, a
message or a link for what can be done to it, drag a line across links to cut them, F1 for the rest.

Try: raftarium run leader-crash
     echo "crash S1" | raftarium drive
)";

constexpr const char* kRunHelp =
    R"(Plays a script from beginning to end, as fast as it goes, and prints its story.

  raftarium run FILE        a file of commands, or the name of a scenario (raftarium list)

  --json       every event as one line of JSON, and nothing else, on standard output
  --all        the story with every detail: timers, heartbeats, each message on its way
  --seed 42    instead of the script's own seed
  --lang en|zh what the story is told in; without it, as the system does
  --good-part  of a file that is damaged, what stands before the damage

Ends with 0 when all that the script expects holds, with 1 when something does not, and with 2
when the script cannot be read or understood; then nothing was started.
)";

constexpr const char* kDriveHelp =
    R"(Reads one command a line from standard input and answers each with one line of JSON.

  raftarium drive

It starts with five servers, S1 to S5, and seed 1. Beside the commands of scripts it knows:
  state           the whole cluster: servers, logs, messages in flight, requests
  help            every command; help crash: one of them

A program in any language can drive a cluster so:
  $ printf 'run until leader\nput x 1\nrun 100ms\nstate\n' | raftarium drive
)";

constexpr const char* kListHelp =
    R"(The scenarios that come with Raftarium, and what each of them shows.

  raftarium list

  --json       as an array, for programs
  --lang en|zh what the titles are in; without it, as the system does
)";

constexpr const char* kRenderHelp =
    R"(Plays a script up to a moment and draws a picture of it. Needs no display.

  raftarium render FILE -o OUT.png

  --at 300ms         the moment; without it, where the script ends
  --size 1600x900    of the picture, in pixels
  --theme light|dark|projector
  --lang en|zh       what the picture speaks; without it, English
  --select S3        what the inspector shows: a server, or a message such as '#17'
  --view logs        in the dock: ring, logs, inside, roles, terms, members, clients, story,
                     inspector
  --stage terms      on the stage, in place of the ring
  --names class      servers are pupils of a class
  --panel story=off  also dock, inspector, timeline, legend, caption=on, everything=on
  --alone            the stage without anything around it
  --seed 42          instead of the script's own seed
  --good-part        of a file that is damaged, what stands before the damage

The same call gives the same picture, pixel by pixel.
)";

constexpr const char* kExportHelp =
    R"(Plays a sitting that was kept, or any script, and writes it down as a plain script.

  raftarium export FILE -o OUT.raft

  --branch NAME    the way to the end of that branch; without it, to where the sitting stands
  --whole          all branches and bookmarks

The window keeps the last sitting in ~/.local/state/raftarium/last.raft (XDG_STATE_HOME).
)";

constexpr const char* kCheckHelp =
    R"(Runs random clusters with random faults, and looks for anything that Raft rules out.

  raftarium check

Each seed draws a cluster, its options, faults, changes of its members, clients and clocks. For
three virtual seconds anything may fail, but no property may be violated and every answer to a
client must fit (safety); then two seconds are calm, and a leader must come up and commit
(liveness).

  --seeds 1..10000   which seeds; one number is one seed
  --time 60s         stop after so long; without --seeds there is no last seed then
  --jobs 4           processes at once; without it, as many as there are cores
  --shard 3/16       only the third of 16 parts: seeds that leave rest 3 modulo 16
  --servers 5        clusters of so many; without it, of 1 to 7, with learners and spare servers
  --break G1         with a rule broken (again for more); also by name: --break count-old-terms
  --failures 1       stop after so many failures; 0 goes on to the end
  --json             one JSON object a line: each failure, then a summary
  --lang en|zh       what it speaks; without it, as the system does
  --out FOLDER       write each failure's script there, instead of printing it

A failure comes as a script, shrunk to what is needed: open it with raftarium FILE.
Ends with 0 when nothing was found, with 1 when something was, and with 2 for a wrong call.
)";

// ---- The same in Chinese ----

constexpr const char* kHelpZh =
    R"(Raftarium：一个进程里的完整 Raft 集群，时钟由你掌握。

  raftarium                        打开窗口，从上次离开处继续；第一次会播放一场选举
  raftarium --new                  同上，但从头开始
  raftarium FILE                   打开场景：文件，或名称（见 raftarium list）
  raftarium list                   自带的场景，以及每个场景讲什么
  raftarium run FILE               不开窗口播放脚本，打印它的经过
  raftarium drive                  从标准输入读取命令，每条用 JSON 回答
  raftarium render FILE -o A.png   画一张集群的图，不需要显示器
  raftarium export FILE -o B.raft  把保存的会话写成任何人都能运行的脚本
  raftarium check                  成千上万次带故障的随机运行，逐个事件检查

每个子命令都有自己的说明：raftarium run --help

窗口的选项：
  --at 300ms           立即走到这一时刻
  --speed 1/20         每秒走过的虚拟秒数，从 1/1000 到 10
  --theme light|dark|projector
  --lang en|zh         使用的语言；不写则跟随系统
  --size 1600x900      窗口大小
  --seed 42            所有随机量的种子：换一个种子，就是另一次运行
  --new                不从上次离开处继续
  --version            Raftarium 的版本

在窗口里：空格播放和暂停，右方向键前进一个事件；右键点击服务器、消息或链路，可以看到能对它做什么；
拖一条线划过链路就能切断它们；按 F1 查看其余操作。

试试：raftarium run leader-crash
      echo "crash S1" | raftarium drive
)";

constexpr const char* kRunHelpZh =
    R"(从头到尾尽快播放一个脚本，并打印它的经过。

  raftarium run FILE        命令文件，或场景的名称（raftarium list）

  --json       每个事件在标准输出上占一行 JSON，没有别的内容
  --all        经过里包含每个细节：计时器、心跳、途中的每条消息
  --seed 42    代替脚本自己的种子
  --lang en|zh 经过所用的语言；不写则跟随系统
  --good-part  文件损坏时，只播放损坏处之前的部分

脚本的期望全部成立时以 0 结束，有一条不成立时以 1 结束；
脚本无法读取或理解时以 2 结束，此时什么都没有开始。
)";

constexpr const char* kDriveHelpZh =
    R"(从标准输入每行读取一条命令，每条用一行 JSON 回答。

  raftarium drive

开始时有五台服务器 S1 到 S5，种子为 1。除脚本命令外还有：
  state           整个集群：服务器、日志、途中的消息、请求
  help            全部命令；help crash：其中一条

任何语言写的程序都可以这样驱动集群：
  $ printf 'run until leader\nput x 1\nrun 100ms\nstate\n' | raftarium drive
)";

constexpr const char* kListHelpZh =
    R"(Raftarium 自带的场景，以及每个场景讲什么。

  raftarium list

  --json       输出为数组，供程序使用
  --lang en|zh 标题所用的语言；不写则跟随系统
)";

constexpr const char* kRenderHelpZh =
    R"(把脚本播放到某一时刻，并画成一张图。不需要显示器。

  raftarium render FILE -o OUT.png

  --at 300ms         时刻；不写则到脚本结束处
  --size 1600x900    图的大小，以像素计
  --theme light|dark|projector
  --lang en|zh       图中所用的语言；不写则为英文
  --select S3        检查器显示什么：一台服务器，或一条消息，如 '#17'
  --view logs        右侧面板的视图：ring、logs、inside、roles、terms、members、clients、
                     story、inspector
  --stage terms      舞台上的视图，代替集群
  --names class      服务器成为一个班级里的同学
  --panel story=off  还有 dock、inspector、timeline、legend、caption=on、everything=on
  --alone            只有舞台，周围什么都没有
  --seed 42          代替脚本自己的种子
  --good-part        文件损坏时，只播放损坏处之前的部分

同样的调用得到逐像素相同的图。
)";

constexpr const char* kExportHelpZh =
    R"(播放一个保存的会话或任何脚本，并把它写成普通脚本。

  raftarium export FILE -o OUT.raft

  --branch NAME    到这个分支末尾的过程；不写则到会话所在的位置
  --whole          所有分支和书签

窗口把上次的会话保存在 ~/.local/state/raftarium/last.raft（XDG_STATE_HOME）。
)";

constexpr const char* kCheckHelpZh =
    R"(用随机的故障运行随机的集群，寻找 Raft 所排除的任何情况。

  raftarium check

每个种子决定一个集群、它的选项、故障、成员变更、客户端和时钟。在三个虚拟秒内什么都可能出错，
但任何性质都不得违反，对客户端的每个答复都必须吻合（安全性）；随后两秒平静，
必须选出领导者并提交条目（活性）。

  --seeds 1..10000   哪些种子；一个数就是一个种子
  --time 60s         到这么久为止；不写 --seeds 时没有最后一个种子
  --jobs 4           同时运行的进程数；不写则与处理器核数相同
  --shard 3/16       只做 16 份中的第三份：除以 16 余 3 的种子
  --servers 5        集群的大小；不写则为 1 到 7，含学习者和备用服务器
  --break G1         违反一条规则（可重复）；也可用名称：--break count-old-terms
  --failures 1       发现这么多次失败后停止；0 表示一直到底
  --json             每行一个 JSON 对象：每次失败，最后是总结
  --lang en|zh       所用的语言；不写则跟随系统
  --out FOLDER       把每次失败的脚本写到那里，而不是打印出来

失败以脚本的形式给出，已缩减到必要的部分：用 raftarium FILE 打开它。
什么都没发现时以 0 结束，发现问题时以 1 结束，调用有误时以 2 结束。
)";

// By HelpTopic.
constexpr std::array<raft::Words, 7> kHelps{{{kHelp, kHelpZh},
                                             {kRunHelp, kRunHelpZh},
                                             {kDriveHelp, kDriveHelpZh},
                                             {kListHelp, kListHelpZh},
                                             {kRenderHelp, kRenderHelpZh},
                                             {kCheckHelp, kCheckHelpZh},
                                             {kExportHelp, kExportHelpZh}}};

}  // namespace

const char* HelpOf(HelpTopic topic, render::Language language) {
    const raft::Words& help = kHelps.at(static_cast<std::size_t>(topic));
    return language == render::Language::kChinese ? help.chinese : help.english;
}

}  // namespace app
