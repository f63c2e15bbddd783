// Moments to places on the strip of terms: as long as they lasted, or each part wide enough to
// read.
//
// Pure: sizes in, places out.
#pragma once

#include <cstddef>
#include <vector>

#include "render/terms_view.h"

namespace render {

// The least widths, in pixels, of what is drawn for a term.
struct TermWidths {
    float election = 0;
    float normal = 0;
    float no_leader = 0;
    float before = 0;
};

class TermScale {
  public:
    // Every term as long as it lasted.
    static TermScale Even(const TermsView& view, float left, float right);
    // The last terms for which there is room; time that is left over widens the long ones.
    static TermScale Readable(const TermsView& view, const TermWidths& widths, float left,
                              float right);

    // The first block that is shown.
    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] float XOf(double moment) const;
    [[nodiscard]] float left() const { return knots_.empty() ? 0 : knots_.front().x; }

  private:
    struct Knot {
        double at = 0;
        float x = 0;
    };

    std::size_t first_ = 0;
    std::vector<Knot> knots_{};  // Rising in both.
};

}  // namespace render
