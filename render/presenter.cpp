// What a presenter needs: the present event in large letters, and the pointer's trail.
#include "render/presenter.h"

namespace render {

void DrawCaption(const PanelContext& context, const Rect& stage) {
    (void)context;
    (void)stage;
}

void DrawTrail(const PanelContext& context) {
    (void)context;
}

}  // namespace render
