// The rows of the table of actions about panels, views and where servers stand.
#include <array>

#include "render/action_rows.h"

namespace render::deeds {

namespace {

using enum Key;

constexpr Action View(Action first, std::size_t view) {
    return static_cast<Action>(static_cast<std::size_t>(first) + view);
}

constexpr auto kRows = std::to_array<ActionRow>({
    Row(Action::kAlone, ActionChapter::kViews, {"The stage alone", "只留舞台"},
        {"Hides every panel and bar, or brings them back.", "隐藏所有面板和栏，或让它们回来。"},
        {{Letter('f')}})
        .Does(Switch<&UiState::alone>)
        .SwitchesOn(Is<&UiState::alone>)
        .row,
    Row(Action::kStoryPanel, ActionChapter::kViews, {"Story panel", "经过面板"},
        {"What happened, sentence by sentence.", "发生了什么，逐句讲述。"}, {{Letter('s')}})
        .Does(SwitchPanel<&UiState::story_open>)
        .SwitchesOn(IsPanel<&UiState::story_open>)
        .row,
    Row(Action::kDockPanel, ActionChapter::kViews, {"Dock", "侧栏"},
        {"The panel with tabs for all views.", "带有各视图标签的面板。"}, {{Letter('v')}})
        .Does(SwitchPanel<&UiState::dock_open>)
        .SwitchesOn(IsPanel<&UiState::dock_open>)
        .row,
    Row(Action::kInspectorPanel, ActionChapter::kViews, {"Inspector panel", "检查器面板"},
        {"What is inside the selected thing.", "所选对象的内部。"}, {{Letter('i')}})
        .Does(SwitchPanel<&UiState::inspector_open>)
        .SwitchesOn(IsPanel<&UiState::inspector_open>)
        .row,
    Row(Action::kTimelinePanel, ActionChapter::kViews, {"Timeline", "时间线"},
        {"The run as lanes over time.", "随时间展开的整个过程。"}, {{Letter('g')}})
        .Does(SwitchPanel<&UiState::timeline_open>)
        .SwitchesOn(IsPanel<&UiState::timeline_open>)
        .row,
    Row(Action::kLegend, ActionChapter::kViews, {"Legend", "图例"},
        {"What the shapes mean.", "图形的含义。"}, {{Letter('h')}})
        .Does(SwitchPanel<&UiState::legend_open>)
        .SwitchesOn(IsPanel<&UiState::legend_open>)
        .row,
    Row(Action::kDockFirst, ActionChapter::kViews, {"Ring in the dock", "集群：放入侧栏"},
        {"The servers, their links, the messages on their way.", "服务器、链路与途中的消息。"},
        {{Ctrl(Digit(1))}})
        .Does(Dock<ViewKind::kRing>)
        .SwitchesOn(InDock<ViewKind::kRing>)
        .row,
    Row(View(Action::kDockFirst, 1), ActionChapter::kViews, {"Logs in the dock", "日志：放入侧栏"},
        {"The entries of every server.", "每台服务器的条目。"}, {{Ctrl(Digit(2))}})
        .Does(Dock<ViewKind::kLogs>)
        .SwitchesOn(InDock<ViewKind::kLogs>)
        .row,
    Row(View(Action::kDockFirst, 2), ActionChapter::kViews,
        {"Inside in the dock", "内部：放入侧栏"},
        {"Inside one server, stage by stage.", "一台服务器的内部，逐个阶段。"}, {{Ctrl(Digit(3))}})
        .Does(Dock<ViewKind::kInside>)
        .SwitchesOn(InDock<ViewKind::kInside>)
        .row,
    Row(View(Action::kDockFirst, 3), ActionChapter::kViews, {"Roles in the dock", "角色：放入侧栏"},
        {"The roles, how they change, and who is in which.",
         "各种角色、如何转换、谁处于哪个角色。"},
        {{Ctrl(Digit(4))}})
        .Does(Dock<ViewKind::kRoles>)
        .SwitchesOn(InDock<ViewKind::kRoles>)
        .row,
    Row(View(Action::kDockFirst, 4), ActionChapter::kViews, {"Terms in the dock", "任期：放入侧栏"},
        {"Terms as a clock: elections and who led.", "作为时钟的任期：选举与领导者。"},
        {{Ctrl(Digit(5))}})
        .Does(Dock<ViewKind::kTerms>)
        .SwitchesOn(InDock<ViewKind::kTerms>)
        .row,
    Row(View(Action::kDockFirst, 5), ActionChapter::kViews,
        {"Members in the dock", "成员：放入侧栏"},
        {"Who belongs to the cluster, and whose majority counts.", "谁属于集群，谁的多数派算数。"},
        {{Ctrl(Digit(6))}})
        .Does(Dock<ViewKind::kMembers>)
        .SwitchesOn(InDock<ViewKind::kMembers>)
        .row,
    Row(View(Action::kDockFirst, 6), ActionChapter::kViews,
        {"Clients in the dock", "客户端：放入侧栏"},
        {"What clients asked, and how it was answered.", "客户端问了什么，得到了什么答复。"},
        {{Ctrl(Digit(7))}})
        .Does(Dock<ViewKind::kClients>)
        .SwitchesOn(InDock<ViewKind::kClients>)
        .row,
    Row(View(Action::kDockFirst, 7), ActionChapter::kViews, {"Story in the dock", "经过：放入侧栏"},
        {"What happened, sentence by sentence.", "发生了什么，逐句讲述。"}, {{Ctrl(Digit(8))}})
        .Does(Dock<ViewKind::kStory>)
        .SwitchesOn(InDock<ViewKind::kStory>)
        .row,
    Row(Action::kDockLast, ActionChapter::kViews, {"Inspector in the dock", "检查器：放入侧栏"},
        {"What is inside the selected thing.", "所选对象的内部。"}, {{Ctrl(Digit(9))}})
        .Does(Dock<ViewKind::kInspector>)
        .SwitchesOn(InDock<ViewKind::kInspector>)
        .row,
    Row(Action::kStageFirst, ActionChapter::kViews, {"Ring on the stage", "集群：放到舞台"},
        {"The servers, their links, the messages on their way.", "服务器、链路与途中的消息。"},
        {{Alt(Digit(1))}})
        .Does(Stage<ViewKind::kRing>)
        .SwitchesOn(OnStage<ViewKind::kRing>)
        .row,
    Row(View(Action::kStageFirst, 1), ActionChapter::kViews,
        {"Logs on the stage", "日志：放到舞台"},
        {"The entries of every server.", "每台服务器的条目。"}, {{Alt(Digit(2))}})
        .Does(Stage<ViewKind::kLogs>)
        .SwitchesOn(OnStage<ViewKind::kLogs>)
        .row,
    Row(View(Action::kStageFirst, 2), ActionChapter::kViews,
        {"Inside on the stage", "内部：放到舞台"},
        {"Inside one server, stage by stage.", "一台服务器的内部，逐个阶段。"}, {{Alt(Digit(3))}})
        .Does(Stage<ViewKind::kInside>)
        .SwitchesOn(OnStage<ViewKind::kInside>)
        .row,
    Row(View(Action::kStageFirst, 3), ActionChapter::kViews,
        {"Roles on the stage", "角色：放到舞台"},
        {"The roles, how they change, and who is in which.",
         "各种角色、如何转换、谁处于哪个角色。"},
        {{Alt(Digit(4))}})
        .Does(Stage<ViewKind::kRoles>)
        .SwitchesOn(OnStage<ViewKind::kRoles>)
        .row,
    Row(View(Action::kStageFirst, 4), ActionChapter::kViews,
        {"Terms on the stage", "任期：放到舞台"},
        {"Terms as a clock: elections and who led.", "作为时钟的任期：选举与领导者。"},
        {{Alt(Digit(5))}})
        .Does(Stage<ViewKind::kTerms>)
        .SwitchesOn(OnStage<ViewKind::kTerms>)
        .row,
    Row(View(Action::kStageFirst, 5), ActionChapter::kViews,
        {"Members on the stage", "成员：放到舞台"},
        {"Who belongs to the cluster, and whose majority counts.", "谁属于集群，谁的多数派算数。"},
        {{Alt(Digit(6))}})
        .Does(Stage<ViewKind::kMembers>)
        .SwitchesOn(OnStage<ViewKind::kMembers>)
        .row,
    Row(View(Action::kStageFirst, 6), ActionChapter::kViews,
        {"Clients on the stage", "客户端：放到舞台"},
        {"What clients asked, and how it was answered.", "客户端问了什么，得到了什么答复。"},
        {{Alt(Digit(7))}})
        .Does(Stage<ViewKind::kClients>)
        .SwitchesOn(OnStage<ViewKind::kClients>)
        .row,
    Row(View(Action::kStageFirst, 7), ActionChapter::kViews,
        {"Story on the stage", "经过：放到舞台"},
        {"What happened, sentence by sentence.", "发生了什么，逐句讲述。"}, {{Alt(Digit(8))}})
        .Does(Stage<ViewKind::kStory>)
        .SwitchesOn(OnStage<ViewKind::kStory>)
        .row,
    Row(Action::kStageLast, ActionChapter::kViews, {"Inspector on the stage", "检查器：放到舞台"},
        {"What is inside the selected thing.", "所选对象的内部。"}, {{Alt(Digit(9))}})
        .Does(Stage<ViewKind::kInspector>)
        .SwitchesOn(OnStage<ViewKind::kInspector>)
        .row,
    Row(Action::kArrangeNext, ActionChapter::kViews,
        {"Servers: arrange differently", "服务器：换一种排列"},
        {"In a ring, in a line, at two sites.", "环形、一行、两个站点。"}, {{Letter('a')}})
        .Does(ArrangeNext)
        .row,
    Row(Action::kArrangeRing, ActionChapter::kViews, {"Servers in a ring", "服务器排成环形"},
        {"Where servers stand on the stage.", "服务器在舞台上的位置。"}, {{F(2)}})
        .Does(Arrange<Arrangement::kRing>)
        .SwitchesOn(IsArranged<Arrangement::kRing>)
        .row,
    Row(Action::kArrangeLine, ActionChapter::kViews, {"Servers in a line", "服务器排成一行"},
        {"Where servers stand on the stage.", "服务器在舞台上的位置。"}, {{F(3)}})
        .Does(Arrange<Arrangement::kLine>)
        .SwitchesOn(IsArranged<Arrangement::kLine>)
        .row,
    Row(Action::kArrangeSites, ActionChapter::kViews,
        {"Servers at two sites", "服务器分成两个站点"},
        {"Where servers stand on the stage.", "服务器在舞台上的位置。"}, {{F(4)}})
        .Does(Arrange<Arrangement::kSites>)
        .SwitchesOn(IsArranged<Arrangement::kSites>)
        .row,
    Row(Action::kArrangeReset, ActionChapter::kViews,
        {"Servers: back from where they were dragged", "服务器：撤回手工移动"},
        {"Forgets the places that were chosen by hand.", "忘掉手工选择的位置。"}, {{F(5)}})
        .Does(ArrangeReset)
        .row,
});

}  // namespace

std::span<const ActionRow> RowsOfViews() {
    return kRows;
}

}  // namespace render::deeds
