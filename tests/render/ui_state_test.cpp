// Goal:   intents about looks change looks, and only those are claimed.
// Method: apply one of each kind.
#include "render/ui_state.h"

#include <doctest/doctest.h>

namespace render {

TEST_CASE("looks: select, ask and toggle are carried out, everything else is left to the caller") {
    UiState ui;
    CHECK(ApplyToLooks(ui, Select{{TargetKind::kServer, 2, 0}}));
    CHECK(ui.selected == Target{TargetKind::kServer, 2, 0});
    CHECK_FALSE(ui.asked_event.has_value());
    CHECK(ApplyToLooks(ui, AskWhy{42}));
    CHECK(ui.asked_event == 42);
    CHECK(ui.story_to_asked);
    CHECK(ApplyToLooks(ui, ToggleTheme{}));
    CHECK(ui.theme == ThemeKind::kDark);
    CHECK(ApplyToLooks(ui, ToggleTheme{}));
    CHECK(ui.theme == ThemeKind::kProjector);
    CHECK(ApplyToLooks(ui, ToggleTheme{}));
    CHECK(ui.theme == ThemeKind::kLight);

    for (const Intent& intent :
         {Intent{RunCommandText{"crash S3"}}, Intent{Play{}}, Intent{Pause{}}, Intent{StepEvents{}},
          Intent{StepToNext{}}, Intent{SetSpeed{}}, Intent{OpenScenario{}}, Intent{Restart{}},
          Intent{Quit{}}}) {
        CHECK_FALSE(ApplyToLooks(ui, intent));
    }
}

TEST_CASE("looks: an event that is selected is asked about at once") {
    UiState ui;
    CHECK(ApplyToLooks(ui, Select{{TargetKind::kEvent, 7, 0}}));
    CHECK(ui.asked_event == 7);
}

}  // namespace render
