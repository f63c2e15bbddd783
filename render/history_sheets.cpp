// Which of them are open, and in which order they lie.
#include "render/history_sheets.h"

#include "render/branch_menu.h"
#include "render/compare_sheet.h"
#include "render/damaged_sheet.h"
#include "render/history_bar.h"

namespace render {

void DrawHistorySheets(const PanelContext& context, Vec2 screen) {
    if (context.scene.damaged) {
        DrawDamagedSheet(context, screen);
        return;
    }
    const UiState& ui = context.ui;
    if (ui.compare_with && context.scene.compare) DrawCompareSheet(context, screen);
    if (ui.branches_open) DrawBranchMenu(context, screen);
    if (ui.bookmark_open) DrawBookmarkSheet(context, screen);
}

bool CloseHistorySheet(const PanelContext& context) {
    UiState& ui = context.ui;
    if (context.scene.damaged) {
        context.Want(OpenGoodPart{false});
    } else if (ui.bookmark_open) {
        ui.bookmark_open = false;
    } else if (ui.branches_open) {
        ui.branches_open = ui.renaming = false;
    } else if (ui.compare_with) {
        ui.compare_with.reset();
    } else {
        return false;
    }
    return true;
}

}  // namespace render
