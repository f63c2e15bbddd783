// The sample views, built field by field as the app would build them from a cluster.
#include "tests/render/sample_scene.h"

#include <string>
#include <utility>

#include "tests/render/timeline_samples.h"

namespace render {

namespace {

constexpr std::size_t kPinkHue = 3;
constexpr std::size_t kOrangeHue = 4;

NodeView Server(std::string name, RoleMark role, std::string term, std::string caption,
                std::size_t hue) {
    NodeView node;
    node.id = name;
    node.name = std::move(name);
    node.role = role;
    node.term = std::move(term);
    node.caption = std::move(caption);
    node.term_hue = hue;
    return node;
}

void AddServers(SceneView& scene) {
    scene.servers = {Server("S1", RoleMark::kLeader, "term 4", "Leader · x=1", kPinkHue),
                     Server("S2", RoleMark::kFollower, "term 4", "Follower · x=1", kPinkHue),
                     Server("S3", RoleMark::kFollower, "term 4", "Follower · x=1", kPinkHue),
                     Server("S4", RoleMark::kDown, "term 1", "Crashed · x=1", 0),
                     Server("S5", RoleMark::kCandidate, "term 5", "Candidate · x=1", kOrangeHue)};
    scene.servers[0].heartbeat_running = true;
    scene.servers[0].heartbeat_left = 0.4F;
    scene.servers[0].acks =
        TallyView{{Mark::kYes, Mark::kYes, Mark::kUnknown, Mark::kUnknown, Mark::kUnknown},
                  3,
                  "entry 3: on 2, 3 needed"};
    for (const std::size_t slot : {1U, 2U, 4U}) scene.servers[slot].timer_running = true;
    scene.servers[1].timer_left = 0.62F;
    scene.servers[2].timer_left = 0.34F;
    scene.servers[2].disk_busy = true;
    scene.servers[4].timer_left = 0.85F;
    scene.servers[4].votes = TallyView{
        {Mark::kUnknown, Mark::kNo, Mark::kUnknown, Mark::kUnknown, Mark::kYes}, 3, "1 of 3 votes"};
}

void AddMessages(SceneView& scene) {
    const auto add = [&](Slot from, Slot to, float progress, MessageShape shape) -> MessageView& {
        MessageView message;
        message.id = 10 + scene.messages.size();
        message.from = from;
        message.to = to;
        message.progress = progress;
        message.shape = shape;
        message.term_hue = kPinkHue;
        return scene.messages.emplace_back(message);
    };
    add(0, 1, 0.6F, MessageShape::kAppend).entries = {{"4", kPinkHue}};
    add(0, 2, 0.55F, MessageShape::kAppend).entries = {{"2", 1}, {"4", kPinkHue}};
    MessageView& reply = add(2, 0, 0.3F, MessageShape::kAppend);
    reply.reply = true;
    reply.verdict = Mark::kYes;
    add(4, 1, 0.3F, MessageShape::kVote).term_hue = kOrangeHue;
    MessageView& lost = add(4, 0, 0.5F, MessageShape::kVote);
    lost.term_hue = kOrangeHue;
    lost.phase = MessagePhase::kLost;
    lost.fade = 0.2F;
    MessageView& granted = add(1, 4, 0.35F, MessageShape::kVote);
    granted.reply = true;
    granted.verdict = Mark::kNo;
    add(0, 3, 0.45F, MessageShape::kHeartbeat);
    add(2, 1, 0.5F, MessageShape::kHeartbeat).reply = true;
    add(4, 2, 0.5F, MessageShape::kVote).phase = MessagePhase::kHeld;
    add(kOutside, 0, 0.4F, MessageShape::kClient);
}

CellView Cell(std::uint64_t index, std::size_t hue, std::string label, std::string sublabel,
              bool committed) {
    CellView cell;
    cell.index = index;
    cell.term_hue = hue;
    cell.label = std::move(label);
    cell.sublabel = std::move(sublabel);
    cell.committed = cell.applied = committed;
    return cell;
}

void AddLogs(SceneView& scene) {
    const CellView first = Cell(1, 0, "x=1", "t1", true);
    const CellView second = Cell(2, 1, "x=2", "t2", false);
    scene.logs.last_index = 3;
    for (const NodeView& server : scene.servers) {
        LogRowView row;
        row.name = server.name;
        row.role = server.role;
        row.term_hue = server.term_hue;
        row.cells = {first};
        row.commit_index = 1;
        scene.logs.rows.push_back(row);
    }
    if (scene.servers.size() < 5) return;
    scene.logs.rows[0].cells = {first, second, Cell(3, kPinkHue, "x=4", "t4", false)};
    scene.logs.rows[1].cells = {first, second};
    scene.logs.rows[2].cells = {first, second};
    scene.logs.rows[2].cells[1].saved = false;
    scene.logs.rows[4].cells = {first, Cell(2, 2, "x=3", "t3", false)};
    scene.logs.rows[1].match_index = 2;
    scene.logs.rows[1].next_index = 3;
    scene.logs.rows[2].match_index = 1;
    scene.logs.rows[2].next_index = 3;
    scene.logs.rows[3].next_index = 2;
}

void AddStory(SceneView& scene) {
    const auto tell = [&](std::string time, std::string sentence, StoryIcon icon, Tone tone,
                          std::size_t hue) {
        StoryLine line;
        line.event_id = 100 + scene.story.lines.size();
        line.time = std::move(time);
        line.sentence = std::move(sentence);
        line.icon = icon;
        line.tone = tone;
        line.term_hue = hue;
        scene.story.lines.push_back(line);
    };
    tell("348.0 ms", "S3 crashes and loses its leadership of term 3.", StoryIcon::kCrash,
         Tone::kBad, 2);
    tell("372.4 ms", "S1 hears of no leader and becomes a candidate in term 4.", StoryIcon::kRole,
         Tone::kNotable, kPinkHue);
    tell("377.9 ms", "S2 grants S1 its vote: its log is at least as up to date.", StoryIcon::kVote,
         Tone::kGood, kPinkHue);
    tell("384.1 ms", "S1 has 3 of 5 votes and leads term 4.", StoryIcon::kLeader, Tone::kNotable,
         kPinkHue);
    tell("398.1 ms", "S1 sends AppendEntries to S3 with entry 2.", StoryIcon::kMessage,
         Tone::kPlain, kPinkHue);
    tell("405.0 ms", "You cut the link between S1 and S5.", StoryIcon::kFault, Tone::kPlain, 0);
    tell("410.2 ms", "S5 becomes a candidate in term 5.", StoryIcon::kRole, Tone::kNotable,
         kOrangeHue);
    tell("412.6 ms", "S3 takes entry 2 (term 2) from S1 and writes it to disk.", StoryIcon::kLog,
         Tone::kPlain, kPinkHue);
    scene.story.lines.back().current = true;
    scene.story.earlier = 42;
    scene.why = WhyView{107,
                        "Why? t = 412.6 ms",
                        "S3 took entry 2 (term 2) from S1: its entry 1 has term 1, as S1 said "
                        "(prev = 1, t1). It does not advance commitIndex: the leader still says "
                        "commit = 1.",
                        "§3.5, Fig. 3.1",
                        "S1 sent AppendEntries at 398.1 ms",
                        104};
}

void AddFrame(SceneView& scene) {
    scene.top.scenario_title = "Figure 8: why a leader never counts replicas of an old term";
    for (const char* name : {"Election Safety", "Leader Append-Only", "Log Matching",
                             "Leader Completeness", "State Machine Safety"}) {
        scene.top.badges.push_back({name, name, true, "Held after every event so far."});
    }
    scene.transport.time = "412.6 ms";
    scene.transport.speed = 0.02;
    scene.transport.speed_text = "1/50×";
    scene.transport.status = "10 messages in flight";
    scene.inspector.title = "S3 · follower";
    scene.inspector.rows = {{"currentTerm", "4", "disk"},
                            {"votedFor", "S1", "disk"},
                            {"log", "2 entries, last (2, t2)", "disk"},
                            {"commitIndex", "1", ""},
                            {"lastApplied", "1", ""},
                            {"election timer", "51 of 150 ms", ""},
                            {"state machine", "x = 1", ""},
                            {"config", "S1 S2 S3 S4 S5", ""}};
    scene.inspector.json = "{\n  \"id\": \"S3\",\n  \"role\": \"follower\",\n  \"term\": 4\n}";
    scene.last_command = "cut S1 S5";
    scene.propose_command = "put x 5";
    scene.scenarios = {{"first-election", "A first election", "Five servers elect a leader.", true},
                       {"leader-crash", "The leader crashes", "The next one takes over.", false}};
}

}  // namespace

SceneView SampleScene() {
    SceneView scene;
    AddServers(scene);
    AddMessages(scene);
    AddLogs(scene);
    AddStory(scene);
    AddFrame(scene);
    LinkView cut;
    cut.a = 0;
    cut.b = 4;
    cut.cut_ab = cut.cut_ba = true;
    LinkView one_way;
    one_way.a = 3;
    one_way.b = 4;
    one_way.cut_ba = true;
    LinkView slow;
    slow.a = 1;
    slow.b = 3;
    slow.note = "loss 10%";
    scene.links = {cut, one_way, slow};
    scene.timeline = SampleTimeline();
    return scene;
}

SceneView CrowdedScene(std::size_t servers, std::size_t messages) {
    SceneView scene;
    AddFrame(scene);
    for (std::size_t i = 0; i < servers; ++i) {
        const auto role = i == 0 ? RoleMark::kLeader : RoleMark::kFollower;
        NodeView node = Server(std::string("S").append(std::to_string(i + 1)), role, "term 4",
                               "Follower", i % 5);
        node.timer_running = i != 0;
        node.timer_left = static_cast<float>(i % 7) / 7;
        scene.servers.push_back(node);
    }
    for (std::size_t i = 0; i < messages && servers > 1; ++i) {
        MessageView message;
        message.id = i;
        message.from = i % servers;
        message.to = (i * 7 + 1 + i / servers) % servers;
        if (message.to == message.from) message.to = (message.to + 1) % servers;
        message.progress = static_cast<float>(i % 97) / 97;
        message.shape = static_cast<MessageShape>(i % 4);
        message.reply = i % 3 == 0;
        message.term_hue = i % 5;
        if (message.shape == MessageShape::kAppend) message.entries = {{"4", i % 5}};
        scene.messages.push_back(message);
    }
    AddLogs(scene);
    scene.timeline = CrowdedTimeline(servers, messages);
    return scene;
}

}  // namespace render
