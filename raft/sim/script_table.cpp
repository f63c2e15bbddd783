// Every word of the command language: how it is written, what it does, an example.
#include "raft/sim/script_table.h"

#include <array>
#include <string>

namespace raft::sim {

namespace {

constexpr const char* kMessageParts =
    "MSG is an id like #17, or a filter: TYPE, S1 -> S3, -> S3, S1 ->, TYPE S1 -> S3, or nothing.\n"
    "Of several the first (the oldest) is meant, unless last or all is said.";
constexpr const char* kFilterParts =
    "FILTER is TYPE, S1 -> S3, -> S3, S1 ->, TYPE S1 -> S3, or nothing for every message.";
constexpr const char* kConditionParts =
    "CONDITION: leader, leader S1, no leader, S1 follower|precandidate|candidate|leader|learner|\n"
    "crashed, term N, S1 term N, S1 commit N, S1 applied N, commit N (on every live member),\n"
    "idle (nothing in flight), sent TYPE [S1 [S2]], delivered TYPE [S1 [S2]],\n"
    "violation [\"NAME\"]; not CONDITION; CONDITION and CONDITION. NAME is Election Safety, "
    "Leader\n"
    "Append-Only, Log Matching, Leader Completeness, State Machine Safety, Linearizability, or\n"
    "Liveness (a standstill); without one any but the last is meant.";
constexpr const char* kClientParts =
    "With to S2 that server is asked once: no redirect, no retry. With no-session the command is\n"
    "no part of a session, so that a retry of it executes twice. Without as it is C1's.";
constexpr const char* kGetParts =
    "MODE: readindex (a round of heartbeats confirms the leader; without mode this one is meant),\n"
    "lease (the leader's), follower-lease (any server that holds one), validated (any server; the\n"
    "client refuses a state older than what it has seen), snapshot (a server's latest snapshot),\n"
    "local (a server's own state). With from S2 that server is asked once: no redirect, no retry.";
constexpr const char* kViaParts =
    "With via S1 that server is asked, else the leader of the highest term.";
constexpr const char* kRuleParts =
    "RULE: G1 count-old-terms, G2 vote-without-log-check, G3 forget-vote, G4 answer-before-disk,\n"
    "G5 always-truncate, G6 ignore-heartbeats, G7 equal-timeouts, G8 noop-as-heartbeat,\n"
    "G9 switch-at-once, G10 read-own-state, G11 lease-without-drift-bound,\n"
    "G12 change-before-commit, G13 apply-when-appended, G14 retry-without-session,\n"
    "G15 commit-own-log, G16 read-before-commit.";
constexpr const char* kInjectParts =
    "Fields beside term: RequestVote, PreVote: last_index last_term (RequestVote also transfer);\n"
    "RequestVoteReply, PreVoteReply: granted; AppendEntries: prev_index prev_term entries commit\n"
    "round lease lease_since; AppendEntriesReply: success match prev_index conflict_term\n"
    "conflict_index last_index round clock; InstallSnapshot: snapshot_index snapshot_term offset "
    "data done config round;\n"
    "InstallSnapshotReply: success snapshot_index stored done round; ReadIndex: read;\n"
    "ReadIndexReply: read index. Times are in microseconds. Fields left out are 0, false or empty, "
    "except done=true.\n"
    "The sender may be no server. The message waits for deliver.";
constexpr const char* kExpectParts =
    "expect CONDITION\n"
    "expect log S1 [1 2 4], by terms; [1:x=1 2:noop] compares what the entries hold, too\n"
    "    (entries are written as in help given)\n"
    "expect state S1 x=1, or x=none for a key without a value\n"
    "expect members S1 {S1 S2 S3}\n"
    "expect refused VOTER CANDIDATE because term|vote|log|lease (lease: the voter hears a leader)\n"
    "expect read C1 x=1, the client's last answer to a get; or x=none for a key without a value";
constexpr const char* kAtParts =
    "Any command but those that move time, those about history, and cluster. at alone takes none.";
constexpr const char* kStepParts =
    "stage is one stage inside one server; message one that arrives; role, commit and term a\n"
    "server's change of them; violation a broken property or a standstill.";
constexpr const char* kPlaceParts =
    "TIME is when everything due up to and including it has happened. start is right behind the\n"
    "set-up, end how far this branch has been lived. After event N everything that came with that\n"
    "event has happened. A bookmark of another branch leads to that branch.";
constexpr const char* kTitleParts = "A name has at most 60 characters.";
constexpr const char* kGivenParts =
    "term N, vote S1|none, log [ENTRY ...] from index 1, commit N, snapshot N (the log's first N\n"
    "entries are a snapshot, and committed), role follower|precandidate|candidate|leader, in any\n"
    "order; what is left out is 0, none or empty.\n"
    "ENTRY: 1:x=1 (term 1, put x 1), 2:n+=5 (increment), 2:-x (delete), 3:noop,\n"
    "4:config{S1 S2}, with learners 4:config{S1 S2}+{S3}, joint, old to new,\n"
    "4:config{S1 S2}->{S2 S3}. 1:x=1@C1/7 is command 7 of C1's session.";

using enum Chapter;

constexpr CommandRow kCommands[] = {
    {"cluster", kSetUp, "cluster VOTERS [learners N] [spare N]",
     "Starts anew with so many servers: S1 and on vote, then come learners, then servers in no "
     "configuration.",
     "cluster 5", "Time goes back to 0 and every option to its default.", &ParseCluster},
    {"seed", kSetUp, "seed N", "Sets the one seed of all randomness.", "seed 42", "", &ParseSeed},
    {"set", kSetUp, "set OPTION VALUE", "Sets an option; most can be set at any time.",
     "set election-timeout 150ms..300ms", "", &ParseSet},
    {"given", kSetUp,
     "given SERVER [term N] [vote S1|none] [log [ENTRY ...]] [commit N] [snapshot N] [role ROLE]",
     "Puts one server into this state, before the first event.",
     "given S1 term 4 vote S1 log [1:x=1 2:x=2] commit 1", kGivenParts, &ParseGiven},

    {"run", kTime, "run DURATION | run until CONDITION [within DURATION]",
     "Advances virtual time, by a length or up to the first event after which a condition holds.",
     "run until leader within 5s", kConditionParts, &ParseRun},
    {"step", kTime, "step [N] | step stage|message|role|commit|term|violation|bookmark [N]",
     "Lets one event happen, or N; or one stage inside a server; or all up to the next such event.",
     "step message", kStepParts, &ParseStep},
    {"at", kTime, "at TIME COMMAND", "Does the command at that moment of virtual time.",
     "at 250ms crash S3", kAtParts, &ParseAt},
    {"cancel", kTime, "cancel N", "Takes back the N-th command that was given with at.", "cancel 1",
     "", &ParseCancel},

    {"back", kHistory, "back [N] | back stage|message|role|commit|term|violation|bookmark [N]",
     "Goes back by one event, or N; or to where it was before the last such event.", "back role",
     kStepParts, &ParseBack},
    {"goto", kHistory, "goto TIME | goto start|end | goto event N | goto \"BOOKMARK\"",
     "Goes to a moment of this branch, an event or a bookmark; nothing that happened is changed.",
     "goto 412.6ms", kPlaceParts, &ParseGoTo},
    {"branch", kHistory, "branch NAME",
     "Begins another future here, and goes on in it; the one that is there stays.",
     "branch what-if",
     "Acting in the past does so by itself, under a name like branch-2. A name has at most 60\n"
     "characters.",
     &ParseBranch},
    {"switch", kHistory, "switch NAME", "Goes to another branch.", "switch main",
     "To where one was on it last, else to its end.", &ParseSwitch},
    {"rename", kHistory, "rename NAME", "Gives this branch another name.", "rename no-heartbeats",
     kTitleParts, &ParseRename},
    {"prune", kHistory, "prune NAME", "Deletes a branch that has no branches of its own.",
     "prune what-if", "", &ParsePrune},
    {"bookmark", kHistory, "bookmark TEXT", "Marks this moment.", "bookmark \"the split vote\"",
     kTitleParts, &ParseBookmark},
    {"unmark", kHistory, "unmark TEXT", "Takes a bookmark away.", "unmark \"the split vote\"", "",
     &ParseUnmark},
    {"undo", kHistory, "undo", "Takes back what was done last: goes to right before it.", "undo",
     "", &ParseUndo},
    {"redo", kHistory, "redo", "Takes the last undo back.", "redo", "", &ParseRedo},

    {"crash", kFaults, "crash SERVER [at STAGE]",
     "Stops a server: what is not on its disk is lost, and so are messages on their way to it.",
     "crash S3",
     "STAGE: take, step, persist, send, apply or advance; the crash comes when the server next\n"
     "reaches it.",
     &ParseCrash},
    {"restart", kFaults, "restart SERVER", "Starts a crashed server again from its disk.",
     "restart S3", "", &ParseRestart},
    {"pause", kFaults, "pause SERVER",
     "Lets the process stand still, as in a long garbage collection; nothing is lost but time.",
     "pause S2", "", &ParsePause},
    {"resume", kFaults, "resume SERVER", "Lets a paused process go on.", "resume S2", "",
     &ParseResume},
    {"cut", kFaults, "cut S1 S2 | cut S1 -> S2", "Cuts a link, both ways or one way.",
     "cut S1 -> S2", "What arrives while the cut stands is lost.", &ParseCut},
    {"heal", kFaults, "heal [S1 S2 | S1 -> S2]", "Mends a link, one way of it, or all links.",
     "heal S1 S2", "", &ParseHeal},
    {"partition", kFaults, "partition {SERVER ...} {SERVER ...} ...",
     "Cuts every link between servers of different sides.", "partition {S1 S2} {S3 S4 S5}",
     "A server on no side is cut off from all others.", &ParsePartition},
    {"isolate", kFaults, "isolate SERVER", "Cuts every link of a server.", "isolate S1", "",
     &ParseIsolate},
    {"latency", kFaults, "latency S1 S2 DURATION[..DURATION]",
     "Sets how long messages take on one link, both ways.", "latency S1 S2 20ms..40ms", "",
     &ParseLatency},
    {"loss", kFaults, "loss S1 S2 PERCENT",
     "Sets how many messages are lost on one link, both ways.", "loss S1 S2 10%", "", &ParseLoss},
    {"clock", kFaults, "clock SERVER RATE", "Lets a server's clock run faster or slower.",
     "clock S2 1.5", "1.5 is one and a half times as fast; 0.001 to 1000.", &ParseClock},
    {"fsync", kFaults, "fsync SERVER DURATION", "Sets how long one server's writes take.",
     "fsync S2 20ms", "", &ParseFsync},
    {"wipe", kFaults, "wipe SERVER", "Loses everything on a server's disk.", "wipe S2",
     "A running server crashes first; \"restart\" lets it begin with nothing.", &ParseWipe},

    {"tick", kByHand, "tick SERVER [N]",
     "Lets N ticks pass on the server's clock, under set clock manual.", "tick S1 12",
     "set tick 1ms is the length of a tick.", &ParseTick},
    {"timer", kByHand, "timer SERVER DURATION|random",
     "Fixes the length of a server's election timer, not its start; random undoes it.",
     "timer S1 12ms", "", &ParseTimer},
    {"persist", kByHand, "persist SERVER",
     "Finishes the writes that wait now, under set persist manual.", "persist S1", "",
     &ParsePersist},
    {"apply", kByHand, "apply SERVER [N]", "Applies N committed entries, under set apply manual.",
     "apply S1 2", "", &ParseApply},
    {"inject", kByHand, "inject TYPE FROM -> TO [FIELD=VALUE ...]",
     "Puts a made-up message on a link.",
     "inject AppendEntries S3 -> S1 term=2 prev_index=1 prev_term=1 entries=[2:x=1]", kInjectParts,
     &ParseInject},

    {"deliver", kMessages, "deliver [MSG]", "Lets a message arrive now, also a held one.",
     "deliver #17", kMessageParts, &ParseDeliver},
    {"drop", kMessages, "drop [MSG]", "Takes a message off its link.",
     "drop AppendEntries S1 -> S3 all", kMessageParts, &ParseDrop},
    {"duplicate", kMessages, "duplicate [MSG]", "Puts a copy of a message on its link.",
     "duplicate #17", kMessageParts, &ParseDuplicate},
    {"delay", kMessages, "delay [MSG] DURATION", "Lets a message arrive so much later.",
     "delay S1 -> S3 50ms", kMessageParts, &ParseDelay},
    {"hold", kMessages, "hold [FILTER]", "Lets matching messages wait on the link, now and later.",
     "hold AppendEntries S1 -> S3", kFilterParts, &ParseHold},
    {"release", kMessages, "release [FILTER]", "Ends every hold inside the filter.",
     "release S1 -> S3", kFilterParts, &ParseRelease},

    {"put", kClients, "put KEY VALUE [to SERVER] [as CLIENT] [no-session]",
     "Lets a client set a key to a value.", "put x 1", kClientParts, &ParsePut},
    {"increment", kClients, "increment KEY N [to SERVER] [as CLIENT] [no-session]",
     "Lets a client add to a number, which shows whether it was executed twice.", "increment n 5",
     kClientParts, &ParseIncrement},
    {"delete", kClients, "delete KEY [to SERVER] [as CLIENT] [no-session]",
     "Lets a client remove a key.", "delete x", kClientParts, &ParseDelete},
    {"get", kClients, "get KEY [from SERVER] [as CLIENT] [mode MODE]", "Lets a client read a key.",
     "get x mode lease", kGetParts, &ParseGet},
    {"register", kClients, "register CLIENT [to SERVER]", "Opens a client's session.",
     "register C1", "A client's first command does so itself.", &ParseRegister},
    {"retry", kClients, "retry CLIENT [to SERVER]", "Lets a client send its last command again.",
     "retry C1 to S2", "", &ParseRetry},
    {"load", kClients, "load RATE [for DURATION]", "Starts a steady stream of commands.",
     "load 200/s for 2s", "RATE is commands a second; load 0/s ends the stream.", &ParseLoad},

    {"timeout", kProtocol, "timeout SERVER", "Lets a server's election timer fire now.",
     "timeout S2", "", &ParseTimeout},
    {"heartbeat", kProtocol, "heartbeat SERVER", "Lets a leader send its heartbeats now.",
     "heartbeat S1", "", &ParseHeartbeat},
    {"transfer", kProtocol, "transfer SERVER [via SERVER]",
     "Lets the leader hand leadership over to a server.", "transfer S3", kViaParts, &ParseTransfer},
    {"snapshot", kProtocol, "snapshot SERVER [INDEX]",
     "Lets a server compact its log: a snapshot takes the place of its first entries.",
     "snapshot S2 5", "Up to INDEX, else up to all that it has applied.", &ParseSnapshot},
    {"add", kProtocol, "add SERVER [learner|now] [via SERVER]",
     "Brings a server into the cluster, as a learner that becomes a voter once it has caught up.",
     "add S6",
     "With learner it stays a learner; with now it votes at once.\n"
     "With via S1 that server is asked, else the leader of the highest term.",
     &ParseAdd},
    {"promote", kProtocol, "promote SERVER [via SERVER]",
     "Makes a learner a voter, once it has caught up.", "promote S6", kViaParts, &ParsePromote},
    {"demote", kProtocol, "demote SERVER [via SERVER]", "Makes a voter a learner.",
     "demote S6 via S1", kViaParts, &ParseDemote},
    {"remove", kProtocol, "remove SERVER [via SERVER]", "Takes a server out of the cluster.",
     "remove S2", kViaParts, &ParseRemove},
    {"change", kProtocol, "change {SERVER ...} [via SERVER]",
     "Changes the voters to this set, through a joint configuration.", "change {S1 S4 S5}",
     kViaParts, &ParseChange},

    {"break", kRules, "break RULE",
     "Breaks a rule of Raft on every server, to see what it is there for.", "break G1", kRuleParts,
     &ParseBreak},
    {"mend", kRules, "mend RULE", "Mends a broken rule.", "mend G1", kRuleParts, &ParseMend},

    {"expect", kChecks, "expect CONDITION | expect log|state|members|refused|read ...",
     "Checks that something is so; if not, it says what is so instead.", "expect log S1 [1 2 4]",
     kExpectParts, &ParseExpect},

    {"say", kTeaching, "say TEXT [zh TEXT]", "Shows a text.", "say \"S1 will time out first.\"",
     "What follows zh is shown instead where the language is Chinese.", &ParseSay},
    {"pause-here", kTeaching, "pause-here", "Stops playing, so that one can look.", "pause-here",
     "", &ParsePauseHere},
    {"ask", kTeaching, "ask TEXT", "Asks a question with choices.", "ask \"Who wins?\"", "",
     nullptr},
    {"focus", kTeaching, "focus S3|#17|log S1 2", "Draws the eye to something.", "focus S3", "",
     nullptr},

    {"state", kAsking, "state", "Answers with the whole cluster.", "state", "", nullptr},
    {"branches", kAsking, "branches", "Answers with all branches, and their bookmarks.", "branches",
     "", nullptr},
    {"compare", kAsking, "compare NAME [NAME]",
     "Answers with where two branches part, and how they differ now.", "compare main what-if",
     "With one name that branch is compared with this one.", nullptr},
    {"why", kAsking, "why EVENT", "Answers with the causes of an event, back to the first one.",
     "why 1234", "EVENT is its number.", nullptr},
    {"help", kAsking, "help [WORD]", "Explains the commands, one command, or one option.",
     "help crash", "", nullptr},
};

}  // namespace

std::span<const CommandRow> CommandRows() {
    return kCommands;
}

const CommandRow* FindCommand(std::string_view word) {
    for (const CommandRow& row : kCommands) {
        if (SameWord(row.word, word)) return &row;
    }
    return nullptr;
}

std::optional<std::string> NearestCommand(std::string_view word) {
    std::array<const char*, std::size(kCommands)> words{};
    for (std::size_t i = 0; i < words.size(); ++i) words.at(i) = kCommands[i].word;
    return NearestOf(words, word);
}

}  // namespace raft::sim
