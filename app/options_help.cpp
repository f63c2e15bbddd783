// What `raftarium --help` and the help of each subcommand print.
#include "app/options_help.h"

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

  --json    as an array, for programs
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
  --out FOLDER       write each failure's script there, instead of printing it

A failure comes as a script, shrunk to what is needed: open it with raftarium FILE.
Ends with 0 when nothing was found, with 1 when something was, and with 2 for a wrong call.
)";

}  // namespace

const char* HelpOf(HelpTopic topic) {
    switch (topic) {
        case HelpTopic::kProgram:
            return kHelp;
        case HelpTopic::kRun:
            return kRunHelp;
        case HelpTopic::kDrive:
            return kDriveHelp;
        case HelpTopic::kList:
            return kListHelp;
        case HelpTopic::kRender:
            return kRenderHelp;
        case HelpTopic::kCheck:
            return kCheckHelp;
        case HelpTopic::kExport:
            return kExportHelp;
    }
    return "";
}

}  // namespace app
