// What the actions do, one function each, and why some cannot be done now; for their table alone.
#pragma once

#include "render/actions.h"
#include "render/dock_panel.h"

namespace render::deeds {

void PlayOrPause(const PanelContext& context);
void StepOn(const PanelContext& context);
void GoFaster(const PanelContext& context);
void GoSlower(const PanelContext& context);
void CrashOrRestart(const PanelContext& context);
void PauseOrResume(const PanelContext& context);
void EditServer(const PanelContext& context);
void Propose(const PanelContext& context);
void DropMessage(const PanelContext& context);
void AskBookmark(const PanelContext& context);
void SwitchBranches(const PanelContext& context);
void IntoDock(UiState& ui, ViewKind view);
void ArrangeNext(const PanelContext& context);
void ArrangeReset(const PanelContext& context);
void SwitchLanguage(const PanelContext& context);
void Larger(const PanelContext& context);
void Smaller(const PanelContext& context);
void UsualSize(const PanelContext& context);
void Zoom(const PanelContext& context);
void SwitchPalette(const PanelContext& context);
void ToCommandLine(const PanelContext& context);
void SwitchMenu(const PanelContext& context);
void HintsAgain(const PanelContext& context);

[[nodiscard]] Reason NoServer(const SceneView& scene, const UiState& ui);
[[nodiscard]] Reason NoLiveServer(const SceneView& scene, const UiState& ui);
[[nodiscard]] Reason NoFollower(const SceneView& scene, const UiState& ui);
[[nodiscard]] Reason NoMessage(const SceneView& scene, const UiState& ui);
[[nodiscard]] Reason NothingCut(const SceneView& scene, const UiState& ui);
[[nodiscard]] Reason NothingDone(const SceneView& scene, const UiState& ui);
[[nodiscard]] Reason NothingUndone(const SceneView& scene, const UiState& ui);

// ---- The many that only switch something ----

template <bool UiState::*kMember>
void Switch(const PanelContext& context) {
    context.ui.*kMember = !(context.ui.*kMember);
}
template <bool UiState::*kMember>
bool Is(const UiState& ui) {
    return ui.*kMember;
}
// One sheet at a time.
template <bool UiState::*kMember>
void SwitchSheet(const PanelContext& context) {
    const bool open = !(context.ui.*kMember);
    CloseSheets(context.ui);
    context.ui.*kMember = open;
}
// What is hidden while the stage is alone comes back with a panel.
template <bool UiState::*kMember>
void SwitchPanel(const PanelContext& context) {
    context.ui.*kMember = context.ui.alone || !(context.ui.*kMember);
    context.ui.alone = false;
}
template <bool UiState::*kMember>
bool IsPanel(const UiState& ui) {
    return ui.*kMember && !ui.alone;
}
template <StepGoal kGoal>
void StepTo(const PanelContext& context) {
    context.Want(StepToNext{kGoal});
}
template <ViewKind kView>
void Dock(const PanelContext& context) {
    IntoDock(context.ui, kView);
}
template <ViewKind kView>
bool InDock(const UiState& ui) {
    return ui.stage_view != kView && Shows(ui, kView);
}
// A second time brings the ring back.
template <ViewKind kView>
void Stage(const PanelContext& context) {
    PutOnStage(context.ui, context.ui.stage_view == kView ? ViewKind::kRing : kView);
}
template <ViewKind kView>
bool OnStage(const UiState& ui) {
    return ui.stage_view == kView;
}
template <Arrangement kArrangement>
void Arrange(const PanelContext& context) {
    context.ui.arrangement = kArrangement;
}
template <Arrangement kArrangement>
bool IsArranged(const UiState& ui) {
    return ui.arrangement == kArrangement;
}
template <ThemeKind kTheme>
void Dress(const PanelContext& context) {
    context.ui.theme = kTheme;
}
template <ThemeKind kTheme>
bool IsDressed(const UiState& ui) {
    return ui.theme == kTheme;
}
template <typename T>
void Wish(const PanelContext& context) {
    context.Want(T{});
}

}  // namespace render::deeds
