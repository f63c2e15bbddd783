// Moments to places on the strip of terms.
#include "render/terms_layout.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

// A part of a term, with what it needs at least.
struct Part {
    double to = 0;
    float least = 0;
    float weight = 0;
};

void AddParts(const TermBlockView& block, const TermWidths& widths, std::vector<Part>& parts) {
    const auto weight = [](double from, double to) {
        return static_cast<float>(std::sqrt(std::max(to - from, 0.0)));
    };
    if (block.before || block.leader.empty()) {
        const float least = block.before ? widths.before : widths.no_leader;
        parts.push_back({block.to, least, weight(block.from, block.to)});
        return;
    }
    if (block.elected > block.from) {
        // An election is short: all that is left over goes to what lasts.
        parts.push_back({block.elected, widths.election, 0});
    }
    parts.push_back({block.to, widths.normal, weight(block.elected, block.to)});
}

float LeastOf(const TermBlockView& block, const TermWidths& widths) {
    std::vector<Part> parts;
    AddParts(block, widths, parts);
    float sum = 0;
    for (const Part& part : parts) sum += part.least;
    return sum;
}

}  // namespace

TermScale TermScale::Even(const TermsView& view, float left, float right) {
    TermScale scale;
    scale.knots_ = {{view.from, left}, {std::max(view.to, view.from + 1), right}};
    return scale;
}

TermScale TermScale::Readable(const TermsView& view, const TermWidths& widths, float left,
                              float right) {
    TermScale scale;
    if (view.blocks.empty()) return Even(view, left, right);
    scale.first_ = view.blocks.size() - 1;
    float used = LeastOf(view.blocks.back(), widths);
    while (scale.first_ > 0) {
        const float more = LeastOf(view.blocks[scale.first_ - 1], widths);
        if (used + more > right - left) break;
        used += more;
        --scale.first_;
    }
    std::vector<Part> parts;
    for (std::size_t i = scale.first_; i < view.blocks.size(); ++i) {
        AddParts(view.blocks[i], widths, parts);
    }
    float weights = 0;
    for (const Part& part : parts) weights += part.weight;
    const float room = std::max(right - left - used, 0.0F);
    const float squeeze = used > right - left ? (right - left) / used : 1;
    float x = left;
    scale.knots_.push_back({view.blocks[scale.first_].from, x});
    for (const Part& part : parts) {
        x += part.least * squeeze + (weights > 0 ? room * part.weight / weights : 0);
        scale.knots_.push_back({part.to, x});
    }
    return scale;
}

float TermScale::XOf(double moment) const {
    if (knots_.empty()) return 0;
    if (moment <= knots_.front().at) return knots_.front().x;
    for (std::size_t i = 1; i < knots_.size(); ++i) {
        const Knot& a = knots_[i - 1];
        const Knot& b = knots_[i];
        if (moment > b.at) continue;
        const double share = b.at > a.at ? (moment - a.at) / (b.at - a.at) : 1;
        return a.x + (b.x - a.x) * static_cast<float>(share);
    }
    return knots_.back().x;
}

}  // namespace render
