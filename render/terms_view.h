// The strip of terms: elections, normal parts, and terms without a leader (row A2). Already decided
// and worded.
//
// Caller: app/present_terms.cpp fills it while the view is shown; render/terms_panel.cpp draws it.
#pragma once

namespace render {

struct TermsView {};

}  // namespace render
