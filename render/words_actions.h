// The words of the sheet of keys, the palette, the menus and the settings, but for the actions'
// own.
#pragma once

#include <array>

#include "render/language.h"

namespace render::words {

// By ActionChapter.
inline constexpr std::array<Phrase, 6> kActionChapters{{{"Clock", "时钟"},
                                                        {"Cluster", "集群"},
                                                        {"What was done", "做过的事"},
                                                        {"Panels and views", "面板与视图"},
                                                        {"Looks", "外观"},
                                                        {"Program", "程序"}}};

// Why something cannot be done now.
inline constexpr Phrase kNeedsServer{"Select a server first: click it, or press its digit.",
                                     "请先选择一台服务器：点击它，或按它的数字。"};
inline constexpr Phrase kNeedsLiveServer{"It is down: restart it first.", "它已崩溃：请先重启它。"};
inline constexpr Phrase kLeadsAlready{"It leads already.", "它已经是领导者。"};
inline constexpr Phrase kNeedsMessage{"Select a message on its way first.",
                                      "请先选择一条途中的消息。"};
inline constexpr Phrase kNothingCut{"No link is cut.", "没有被切断的链路。"};

// Keys by name.
inline constexpr Phrase kSpaceKey{"Space", "空格"};
inline constexpr Phrase kDeleteKey{"Del", "Del"};

// What the pointer does, for the sheet of keys.
struct Gesture {
    Phrase what;
    Phrase does;
};
inline constexpr Phrase kGestures{"Pointer", "指针"};
inline constexpr std::array<Gesture, 12> kGestureLines{{
    {{"click", "点击"}, {"look inside it", "查看其内部"}},
    {{"right click", "右键点击"}, {"all that can be done to it", "能对它做的一切"}},
    {{"click a line", "点击一行"}, {"why it happened", "它为何发生"}},
    {{"drag on the stage", "在舞台上拖动"}, {"across links: cut them", "划过链路：切断它们"}},
    {{"drag a server", "拖动服务器"},
     {"move it; over a partition: change sides", "移动它；越过分区：换边"}},
    {{"drag a message", "拖动消息"}, {"off its way: drop it", "拖离路线：丢弃它"}},
    {{"click the timeline", "点击时间线"}, {"go to that moment", "去到那一刻"}},
    {{"drag its handle", "拖动其把手"}, {"move the clock", "移动时钟"}},
    {{"drag elsewhere", "拖动别处"}, {"look around", "四处查看"}},
    {{"wheel on it", "在其上滚动"}, {"closer, further away", "放大、缩小"}},
    {{"double-click a tab", "双击标签"}, {"that view on the stage", "把该视图放到舞台"}},
    {{"drag an edge", "拖动边缘"}, {"resize the panel", "改变面板大小"}},
}};
// Keys that are no action of their own.
inline constexpr Gesture kDigitKeys{{"1 … 9", "1 … 9"},
                                    {"select a server by its number", "按编号选择服务器"}};
inline constexpr Gesture kEscapeKey{
    {"Esc", "Esc"}, {"close what is open, then deselect", "关闭打开的，再取消选择"}};
inline constexpr Gesture kDockKeys{{"Ctrl 1 … 9", "Ctrl 1 … 9"},
                                   {"a view into the dock", "把一个视图放入侧栏"}};
inline constexpr Gesture kStageKeys{{"Alt 1 … 9", "Alt 1 … 9"},
                                    {"a view onto the stage", "把一个视图放到舞台"}};

// The palette.
inline constexpr Phrase kPaletteHint{"A command, or what you want to do", "输入命令，或想做的事"};
inline constexpr Phrase kPaletteNothing{"Nothing fits. Esc closes.", "没有匹配项。按 Esc 关闭。"};
inline constexpr Phrase kPaletteKeys{"↑ ↓ choose   Tab complete   Enter do   Esc close",
                                     "↑ ↓ 选择   Tab 补全   Enter 执行   Esc 关闭"};
// By PaletteKind.
inline constexpr std::array<Phrase, 7> kPaletteKinds{{{"run", "执行"},
                                                      {"command", "命令"},
                                                      {"action", "操作"},
                                                      {"scenario", "场景"},
                                                      {"server", "服务器"},
                                                      {"bookmark", "书签"},
                                                      {"branch", "分支"}}};

// The menu of all actions.
inline constexpr Phrase kMenu{"All that can be done", "所有操作"};
inline constexpr Phrase kMenuTip{"All that can be done (F10)", "所有操作（F10）"};
inline constexpr Phrase kLanguageTip{"English or Chinese (l)", "英文或中文（l）"};

// The menu of an event.
inline constexpr Phrase kEventMenu{"This event", "此事件"};
inline constexpr Phrase kAskWhy{"Why did it happen?", "它为何发生？"};
inline constexpr Phrase kGoToEvent{"Go to this moment", "去到那一刻"};
inline constexpr Phrase kLookInside{"Look inside", "查看内部"};

// The settings.
inline constexpr Phrase kSettings{"Settings", "设置"};
inline constexpr Phrase kLanguageSetting{"Language", "语言"};
inline constexpr Phrase kNamesSetting{"Names", "名字"};
inline constexpr Phrase kPlainNames{"Servers", "服务器"};
inline constexpr Phrase kClassNames{"School class", "班级"};
inline constexpr Phrase kThemeSetting{"Theme", "主题"};
inline constexpr Phrase kLight{"Light", "浅色"};
inline constexpr Phrase kDark{"Dark", "深色"};
inline constexpr Phrase kProjector{"Projector", "投影"};
inline constexpr Phrase kSizeSetting{"Size", "大小"};
inline constexpr Phrase kMotionSetting{"Motion", "动态"};
inline constexpr Phrase kFullMotion{"Full", "完整"};
inline constexpr Phrase kLessMotion{"Reduced", "减弱"};
inline constexpr Phrase kPanelsSetting{"Panels", "面板"};
inline constexpr Phrase kStartSetting{"At the start", "启动时"};
inline constexpr Phrase kStartPage{"Start page", "起始页"};
inline constexpr Phrase kLastSitting{"Last sitting", "上次的内容"};
inline constexpr Phrase kHintsSetting{"Hints", "提示"};
inline constexpr Phrase kHintsOn{"On", "开启"};
inline constexpr Phrase kHintsOff{"Off", "关闭"};
inline constexpr Phrase kHintsOnceMore{"Show all again", "重新显示"};
inline constexpr Phrase kOnStageSetting{"On the stage", "舞台上"};
inline constexpr Phrase kStoryName{"Story", "经过"};
inline constexpr Phrase kInspectorName{"Inspector", "检查器"};
inline constexpr Phrase kDockName{"Dock", "侧栏"};
inline constexpr Phrase kTimelineName{"Timeline", "时间线"};
inline constexpr Phrase kLegendName{"Legend", "图例"};
inline constexpr Phrase kCaptionName{"Caption", "字幕"};
inline constexpr Phrase kTrailName{"Pointer trail", "指针轨迹"};

// In a tip, before the section or figure.
inline constexpr Phrase kSource{"Ongaro's dissertation, ", "Ongaro 的博士论文，"};

// The top bar.
inline constexpr Phrase kAllHoldShort{"all hold", "全部成立"};

}  // namespace render::words
