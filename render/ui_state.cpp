// The four intents that change nothing but looks.
#include "render/ui_state.h"

#include <variant>

namespace render {

bool Shows(const UiState& ui, ViewKind view) {
    if (ui.stage_view == view) return true;
    if (ui.alone) return false;
    if (ui.dock_open && ui.dock_view == view) return true;
    if (ui.compact) return false;
    if (view == ViewKind::kStory) return ui.story_open;
    return view == ViewKind::kInspector && ui.inspector_open;
}

bool ApplyToLooks(UiState& ui, const Intent& intent) {
    if (const auto* select = std::get_if<Select>(&intent)) {
        ui.selected = select->target;
        // An event is selected in order to hear about it.
        if (select->target.kind == TargetKind::kEvent) ui.asked_event = select->target.first;
        return true;
    }
    if (const auto* ask = std::get_if<AskWhy>(&intent)) {
        ui.asked_event = ask->event_id;
        ui.story_to_asked = true;
        return true;
    }
    if (const auto* edit = std::get_if<EditDisk>(&intent)) {
        ui.editing = edit->server;
        return true;
    }
    if (std::holds_alternative<ToggleTheme>(intent)) {
        ui.theme = ui.theme == ThemeKind::kLight  ? ThemeKind::kDark
                   : ui.theme == ThemeKind::kDark ? ThemeKind::kProjector
                                                  : ThemeKind::kLight;
        return true;
    }
    return false;
}

}  // namespace render
