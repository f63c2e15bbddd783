// Deeds that need more than a switch, and what stands in their way.
#include "render/action_deeds.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "render/history_bar.h"
#include "render/speed.h"
#include "render/words.h"
#include "render/words_actions.h"

namespace render::deeds {

namespace {

constexpr std::array<float, 8> kSizes{1, 1.1F, 1.25F, 1.5F, 1.75F, 2, 2.5F, 3};
constexpr float kMostZoom = 3;

const NodeView* SelectedServer(const SceneView& scene, const UiState& ui) {
    const Target& selected = ui.selected;
    if (selected.kind != TargetKind::kServer || selected.first >= scene.servers.size()) {
        return nullptr;
    }
    return &scene.servers[selected.first];
}

// A command about the selected server, by what is the case with it.
void Run(const PanelContext& context, const char* command) {
    const NodeView* server = SelectedServer(context.scene, context.ui);
    if (server != nullptr) context.Want(RunCommandText{command + server->id});
}

bool SelectedIs(const PanelContext& context, RoleMark role) {
    const NodeView* server = SelectedServer(context.scene, context.ui);
    return server != nullptr && server->role == role;
}

// Puts the beginning of a command into the command line and the keyboard there.
void BeginCommand(UiState& ui, std::string_view text) {
    ui.alone = false;
    ui.command_text.fill('\0');
    std::memcpy(ui.command_text.data(), text.data(), text.size());
    ui.command_wants_focus = true;
}

}  // namespace

// ---- The clock ----

void PlayOrPause(const PanelContext& context) {
    context.Want(context.scene.transport.playing ? Intent{Pause{}} : Intent{Play{}});
}

void StepOn(const PanelContext& context) {
    context.Want(StepEvents{1});
}

void GoFaster(const PanelContext& context) {
    context.Want(SetSpeed{Faster(context.scene.transport.speed)});
}

void GoSlower(const PanelContext& context) {
    context.Want(SetSpeed{Slower(context.scene.transport.speed)});
}

// ---- The cluster ----

void CrashOrRestart(const PanelContext& context) {
    Run(context, SelectedIs(context, RoleMark::kDown) ? "restart " : "crash ");
}

void PauseOrResume(const PanelContext& context) {
    Run(context, SelectedIs(context, RoleMark::kPaused) ? "resume " : "pause ");
}

void EditServer(const PanelContext& context) {
    CloseSheets(context.ui);
    context.ui.editing = static_cast<Slot>(context.ui.selected.first);
}

void Propose(const PanelContext& context) {
    const std::string& command = context.scene.propose_command;
    if (command.empty()) return BeginCommand(context.ui, "put ");
    context.Want(RunCommandText{command});
}

void DropMessage(const PanelContext& context) {
    context.Want(RunCommandText{"drop #" + std::to_string(context.ui.selected.first)});
}

// ---- What was done ----

void AskBookmark(const PanelContext& context) {
    if (context.ui.bookmark_open) {
        context.ui.bookmark_open = false;
        return;
    }
    CloseSheets(context.ui);
    OpenBookmarkSheet(context);
}

void SwitchBranches(const PanelContext& context) {
    SwitchSheet<&UiState::branches_open>(context);
    context.ui.renaming = false;
}

// ---- Views ----

void IntoDock(UiState& ui, ViewKind view) {
    ui.alone = false;
    const bool story = view == ViewKind::kStory;
    if (!ui.compact && (story || view == ViewKind::kInspector)) {
        // They have panels of their own.
        if (ui.stage_view == view) PutOnStage(ui, ViewKind::kRing);
        (story ? ui.story_open : ui.inspector_open) = true;
        return;
    }
    ui.dock_open = true;
    // Something has to take its place on the stage.
    if (ui.stage_view == view) {
        PutOnStage(ui, ui.dock_view == view ? ViewKind::kRing : ui.dock_view);
    }
    ui.dock_view = view;
}

void ArrangeNext(const PanelContext& context) {
    Arrangement& arrangement = context.ui.arrangement;
    switch (arrangement) {
        case Arrangement::kRing:
            arrangement = Arrangement::kLine;
            break;
        case Arrangement::kLine:
            arrangement = Arrangement::kSites;
            break;
        case Arrangement::kSites:
        case Arrangement::kByHand:
            arrangement = Arrangement::kRing;
            break;
    }
}

void ArrangeReset(const PanelContext& context) {
    UiState& ui = context.ui;
    ui.places.clear();
    if (ui.arrangement == Arrangement::kByHand) ui.arrangement = Arrangement::kRing;
}

// ---- Looks ----

void SwitchLanguage(const PanelContext& context) {
    Language& language = context.ui.language;
    language = language == Language::kEnglish ? Language::kChinese : Language::kEnglish;
}

void Larger(const PanelContext& context) {
    float& size = context.ui.size_factor;
    const auto* next = std::upper_bound(kSizes.begin(), kSizes.end(), size + 0.01F);
    size = next == kSizes.end() ? kSizes.back() : *next;
}

void Smaller(const PanelContext& context) {
    float& size = context.ui.size_factor;
    const auto* next = std::lower_bound(kSizes.begin(), kSizes.end(), size - 0.01F);
    size = next == kSizes.begin() ? kSizes.front() : *(next - 1);
}

void UsualSize(const PanelContext& context) {
    context.ui.size_factor = 1;
}

void Zoom(const PanelContext& context) {
    float& zoom = context.ui.zoom;
    zoom = zoom >= kMostZoom ? 1 : zoom + 1;
}

// ---- The program ----

void SwitchPalette(const PanelContext& context) {
    SwitchSheet<&UiState::palette_open>(context);
    context.ui.palette_text.fill('\0');
    context.ui.palette_fill.clear();
    context.ui.palette_entered = false;
    context.ui.palette_row = 0;
}

void ToCommandLine(const PanelContext& context) {
    BeginCommand(context.ui, "");
}

void SwitchMenu(const PanelContext& context) {
    SwitchSheet<&UiState::actions_open>(context);
    context.ui.sheet_row = 0;
}

void HintsAgain(const PanelContext& context) {
    context.ui.hints_off = false;
    context.ui.hints_seen.clear();
}

// ---- What stands in the way ----

Reason NoServer(const SceneView& scene, const UiState& ui) {
    return SelectedServer(scene, ui) == nullptr ? &words::kNeedsServer : nullptr;
}

Reason NoLiveServer(const SceneView& scene, const UiState& ui) {
    const NodeView* server = SelectedServer(scene, ui);
    if (server == nullptr) return &words::kNeedsServer;
    return server->role == RoleMark::kDown ? &words::kNeedsLiveServer : nullptr;
}

Reason NoFollower(const SceneView& scene, const UiState& ui) {
    if (Reason reason = NoLiveServer(scene, ui)) return reason;
    return SelectedServer(scene, ui)->role == RoleMark::kLeader ? &words::kLeadsAlready : nullptr;
}

Reason NoMessage(const SceneView& scene, const UiState& ui) {
    const bool there =
        ui.selected.kind == TargetKind::kMessage &&
        std::any_of(scene.messages.begin(), scene.messages.end(), [&](const MessageView& message) {
            return message.id == ui.selected.first && message.phase != MessagePhase::kLost;
        });
    return there ? nullptr : &words::kNeedsMessage;
}

Reason NothingCut(const SceneView& scene, const UiState& /*ui*/) {
    const bool any = std::any_of(scene.links.begin(), scene.links.end(),
                                 [](const LinkView& link) { return link.cut_ab || link.cut_ba; });
    return any ? nullptr : &words::kNothingCut;
}

Reason NothingDone(const SceneView& scene, const UiState& /*ui*/) {
    return scene.history.can_undo ? nullptr : &words::kNoUndo;
}

Reason NothingUndone(const SceneView& scene, const UiState& /*ui*/) {
    return scene.history.can_redo ? nullptr : &words::kNoRedo;
}

}  // namespace render::deeds
