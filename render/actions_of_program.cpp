// The rows of the table of actions about looks and the program.
#include <array>

#include "render/action_rows.h"

namespace render::deeds {

namespace {

using enum Key;

constexpr auto kRows = std::to_array<ActionRow>({
    Row(Action::kNextTheme, ActionChapter::kLooks, {"Next theme", "下一个主题"},
        {"Light, dark, projector.", "浅色、深色、投影。"}, {{Letter('d')}})
        .Does(Wish<ToggleTheme>)
        .row,
    Row(Action::kLightTheme, ActionChapter::kLooks, {"Light theme", "浅色主题"},
        {"Dark on white, for bright rooms.", "白底深字，适合明亮的房间。"}, {{F(6)}})
        .Does(Dress<ThemeKind::kLight>)
        .SwitchesOn(IsDressed<ThemeKind::kLight>)
        .row,
    Row(Action::kDarkTheme, ActionChapter::kLooks, {"Dark theme", "深色主题"},
        {"Light on black, for dark rooms.", "黑底浅字，适合昏暗的房间。"}, {{F(7)}})
        .Does(Dress<ThemeKind::kDark>)
        .SwitchesOn(IsDressed<ThemeKind::kDark>)
        .row,
    Row(Action::kProjectorTheme, ActionChapter::kLooks, {"Projector theme", "投影主题"},
        {"Strong lines, and all of it half as large again.", "线条更粗，一切放大一半。"}, {{F(8)}})
        .Does(Dress<ThemeKind::kProjector>)
        .SwitchesOn(IsDressed<ThemeKind::kProjector>)
        .row,
    Row(Action::kLanguage, ActionChapter::kLooks,
        {"Language: English or Chinese", "语言：英文或中文"},
        {"Every word of the screen at once.", "屏幕上的所有文字立即切换。"}, {{Letter('l')}})
        .Does(SwitchLanguage)
        .row,
    Row(Action::kClassNames, ActionChapter::kLooks, {"Class names", "班级名字"},
        {"Servers are the pupils of a class, the leader is its monitor.",
         "服务器是班里的同学，领导者是班长。"},
        {{Letter('n')}})
        .Does(Switch<&UiState::class_names>)
        .SwitchesOn(Is<&UiState::class_names>)
        .row,
    Row(Action::kReducedMotion, ActionChapter::kLooks, {"Reduced motion", "减弱动态"},
        {"Nothing moves but what time moves.", "只有随时间变化的东西才会动。"}, {{Letter('r')}})
        .Does(Switch<&UiState::reduced_motion>)
        .SwitchesOn(Is<&UiState::reduced_motion>)
        .row,
    Row(Action::kLarger, ActionChapter::kLooks, {"Larger", "放大界面"},
        {"All of the screen.", "整个屏幕。"},
        {{Ctrl(K(kEqual)), Ctrl(Shift(K(kEqual))), Ctrl(K(kPadPlus))}})
        .Does(Larger)
        .Repeating()
        .Anywhere()
        .row,
    Row(Action::kSmaller, ActionChapter::kLooks, {"Smaller", "缩小界面"},
        {"All of the screen.", "整个屏幕。"}, {{Ctrl(K(kMinus)), Ctrl(K(kPadMinus))}})
        .Does(Smaller)
        .Repeating()
        .Anywhere()
        .row,
    Row(Action::kUsualSize, ActionChapter::kLooks, {"Usual size", "恢复大小"},
        {"All of the screen.", "整个屏幕。"}, {{Ctrl(Digit(0))}})
        .Does(UsualSize)
        .Anywhere()
        .row,
    Row(Action::kZoom, ActionChapter::kLooks, {"Enlarge what is under the pointer", "放大指针处"},
        {"Twice, three times, and back.", "两倍、三倍，再复原。"}, {{Letter('z')}})
        .Does(Zoom)
        .row,
    Row(Action::kCaption, ActionChapter::kLooks, {"Large caption", "大字幕"},
        {"The present event in large letters.", "用大字显示当前事件。"}, {{Letter('u')}})
        .Does(Switch<&UiState::caption_open>)
        .SwitchesOn(Is<&UiState::caption_open>)
        .row,
    Row(Action::kTrail, ActionChapter::kLooks, {"Pointer trail", "指针轨迹"},
        {"The pointer leaves a trail.", "指针留下轨迹。"}, {{Letter('j')}})
        .Does(Switch<&UiState::trail_open>)
        .SwitchesOn(Is<&UiState::trail_open>)
        .row,
    Row(Action::kFullscreen, ActionChapter::kLooks, {"Full screen", "全屏"},
        {"Without a frame, on all of the screen.", "没有边框，占满屏幕。"}, {{F(11)}})
        .Does(Switch<&UiState::fullscreen>)
        .SwitchesOn(Is<&UiState::fullscreen>)
        .Anywhere()
        .row,
    Row(Action::kStartPage, ActionChapter::kProgram, {"Start page", "起始页"},
        {"Continue, lessons, free play, open a file.", "继续、课程、自由练习、打开文件。"},
        {{Ctrl(Letter('o'))}})
        .Does(SwitchSheet<&UiState::start_open>)
        .SwitchesOn(Is<&UiState::start_open>)
        .row,
    Row(Action::kScenarios, ActionChapter::kProgram, {"Scenarios", "场景"},
        {"Open another one.", "打开另一个场景。"}, {{Letter('o')}})
        .Does(SwitchSheet<&UiState::scenarios_open>)
        .SwitchesOn(Is<&UiState::scenarios_open>)
        .row,
    Row(Action::kPalette, ActionChapter::kProgram, {"Command palette", "命令面板"},
        {"Everything, found by typing.", "输入即可找到一切。"}, {{Ctrl(Letter('k'))}})
        .Does(SwitchPalette)
        .SwitchesOn(Is<&UiState::palette_open>)
        .Anywhere()
        .row,
    Row(Action::kCommandLine, ActionChapter::kProgram, {"Command line", "命令行"},
        {"Type a command at the foot of the screen.", "在屏幕底部输入命令。"}, {{Sign('/')}})
        .Does(ToCommandLine)
        .row,
    Row(Action::kMenu, ActionChapter::kProgram, {"Menu of all that can be done", "所有操作的菜单"},
        {"Everything, by chapter.", "按章节列出一切。"}, {{F(10)}})
        .Does(SwitchMenu)
        .SwitchesOn(Is<&UiState::actions_open>)
        .row,
    Row(Action::kSettings, ActionChapter::kProgram, {"Settings", "设置"},
        {"Language, theme, size, panels, hints.", "语言、主题、大小、面板、提示。"},
        {{Ctrl(K(kComma))}})
        .Does(SwitchSheet<&UiState::settings_open>)
        .SwitchesOn(Is<&UiState::settings_open>)
        .row,
    Row(Action::kHelp, ActionChapter::kProgram, {"Keys and mouse", "键盘与鼠标"},
        {"Every key, and what the pointer does.", "每个按键，以及指针的作用。"},
        {{Sign('?'), F(1)}})
        .Does(SwitchSheet<&UiState::help_open>)
        .SwitchesOn(Is<&UiState::help_open>)
        .row,
    Row(Action::kHintsAgain, ActionChapter::kProgram, {"Hints once more", "重新显示提示"},
        {"Hints come again where they are needed.", "提示会在需要时再次出现。"},
        {{Alt(Letter('h'))}})
        .Does(HintsAgain)
        .row,
    Row(Action::kCheckRuns, ActionChapter::kProgram, {"Check random runs", "检查随机运行"},
        {"Thousands of runs with faults, with this size and these rules.",
         "以当前规模与规则，运行数千次带故障的随机过程。"},
        {{Ctrl(Letter('t'))}})
        .Does(Wish<CheckRuns>)
        .row,
    Row(Action::kQuit, ActionChapter::kProgram, {"Quit", "退出"},
        {"What was done is kept.", "做过的一切都会保留。"}, {{Ctrl(Letter('q'))}})
        .Does(Wish<Quit>)
        .Anywhere()
        .row,
});

}  // namespace

std::span<const ActionRow> RowsOfProgram() {
    return kRows;
}

}  // namespace render::deeds
