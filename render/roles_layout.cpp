// States in a row as in the paper's figure, ways above them forwards and below them backwards.
#include "render/roles_layout.h"

#include <algorithm>

namespace render {

namespace {

constexpr float kArc = 16;         // How high a way rises above the states.
constexpr float kStrip = 32;       // A state in one line.
constexpr float kRoomyFrom = 190;  // From here on labels have two lines.
constexpr float kBelowFrom = 290;  // From here on two such lines stand below each other.
constexpr float kHead = 24;        // Of a box, for its name.
constexpr float kBoxMin = 44;
constexpr float kBoxMax = 170;
constexpr int kSteps = 18;

bool Has(const RolesView& view, RoleMark role) {
    return std::any_of(view.states.begin(), view.states.end(),
                       [&](const RoleStateView& state) { return state.role == role; });
}

bool Has(const RolesView& view, RoleArrow arrow) {
    return std::any_of(view.arrows.begin(), view.arrows.end(),
                       [&](const RoleArrowView& one) { return one.arrow == arrow; });
}

std::vector<Vec2> Curve(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    std::vector<Vec2> points;
    for (int i = 0; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / kSteps;
        const Vec2 ab = Mix(a, b, t);
        const Vec2 bc = Mix(b, c, t);
        const Vec2 cd = Mix(c, d, t);
        points.push_back(Mix(Mix(ab, bc, t), Mix(bc, cd, t), t));
    }
    return points;
}

class Layer {
  public:
    Layer(const Rect& area, const RolesView& view, const Theme& theme)
        : view_(view), theme_(theme), area_(area.Inset(theme.space.small)) {}

    RolesLayout Lay() {
        LayStrips();
        LayBoxes();
        LayForward();
        LayBackward();
        return std::move(layout_);
    }

  private:
    [[nodiscard]] float Px(float logical) const { return logical * theme_.scale; }
    [[nodiscard]] const Rect& Box(RoleMark role) const { return layout_.Find(role)->rect; }
    [[nodiscard]] float Line() const { return theme_.type.tiny * 1.2F; }

    // At the foot, the states that belong beside the machine: below each other, or where that would
    // be too much beside each other.
    void LayStrips() {
        const float tall = Px(kStrip);
        const bool learning = Has(view_, RoleMark::kLearner);
        const bool beside = learning && area_.height() < Px(kBelowFrom);
        const float gap = theme_.space.tight;
        Rect rect{{area_.min.x, area_.max.y - tall}, area_.max};
        if (beside) rect.min.x = area_.center().x + gap / 2;
        layout_.boxes.push_back(
            {.role = RoleMark::kDown, .rect = rect, .tokens = rect, .strip = true});
        if (learning) {
            if (beside) {
                rect.max.x = rect.min.x - gap;
            } else {
                rect = {rect.min - Vec2{0, tall + gap}, rect.max - Vec2{0, tall + gap}};
            }
            rect.min.x = area_.min.x;
            layout_.boxes.push_back(
                {.role = RoleMark::kLearner, .rect = rect, .tokens = rect, .strip = true});
        }
        area_.max.y = rect.min.y - 2 * gap;
    }

    void LayBoxes() {
        std::vector<RoleMark> row{RoleMark::kFollower};
        if (Has(view_, RoleMark::kPreCandidate)) row.push_back(RoleMark::kPreCandidate);
        row.insert(row.end(), {RoleMark::kCandidate, RoleMark::kLeader});
        lines_ = area_.height() >= Px(kRoomyFrom) ? 2 : 1;
        const bool over = Has(view_, RoleArrow::kAsk) && Has(view_, RoleArrow::kTimeout);
        top_ = static_cast<float>(lines_) * Line() + Px(kArc) + (over ? Line() + Px(kArc) : 0);
        lane_ = std::max(Px(20), area_.height() * 0.09F);
        lanes_ = row.size() == 4 ? 3 : 2;
        // Room that no server needs is left to the ways.
        const float room = area_.height() - top_ - lane_ * static_cast<float>(lanes_);
        const float tall = std::clamp(room, Px(kBoxMin), Px(kBoxMax));
        const float spare = std::max(room - tall, 0.0F);
        lane_ += spare * 0.5F / static_cast<float>(lanes_);
        const float y = area_.min.y + top_ + spare * 0.5F;

        // Most servers are followers, so their state is wider.
        const auto count = static_cast<float>(row.size());
        const float gap = area_.width() * (row.size() == 4 ? 0.07F : 0.14F);
        const float unit = (area_.width() - gap * (count - 1)) / (count + 0.5F);
        float x = area_.min.x;
        for (const RoleMark role : row) {
            const float wide = role == RoleMark::kFollower ? unit * 1.5F : unit;
            const Rect rect{{x, y}, {x + wide, y + tall}};
            Rect tokens = rect.Inset(theme_.space.tight);
            tokens.min.y = rect.min.y + Px(kHead);
            layout_.boxes.push_back({.role = role, .rect = rect, .tokens = tokens});
            x += wide + gap;
        }
    }

    // Over the tops of the boxes, from one's right part to the next one's left part.
    void Hop(RoleArrow arrow, RoleMark from, RoleMark to, float rise) {
        if (!Has(view_, arrow)) return;
        const Rect& a = Box(from);
        const Rect& b = Box(to);
        const Vec2 start{a.max.x - a.width() * 0.2F, a.min.y};
        const Vec2 end{b.min.x + b.width() * 0.2F, b.min.y};
        const Vec2 up{0, -rise * 1.33F};
        RoleWay way{.arrow = arrow, .points = Curve(start, start + up, end + up, end)};
        way.label = {(a.max.x + b.min.x) / 2, a.min.y - rise - Line() * 0.6F};
        way.lines = lines_;
        // Neighbouring labels share the room over the box between them.
        const float reach = std::min(a.width(), b.width()) / 2 + (b.min.x - a.max.x) / 2;
        way.room = 2 * reach - theme_.space.small;
        layout_.ways.push_back(std::move(way));
    }

    void LayForward() {
        const float rise = Px(kArc) - Px(3);
        if (!Has(view_, RoleMark::kPreCandidate)) {
            Hop(RoleArrow::kTimeout, RoleMark::kFollower, RoleMark::kCandidate, rise);
        } else {
            Hop(RoleArrow::kAsk, RoleMark::kFollower, RoleMark::kPreCandidate, rise);
            Hop(RoleArrow::kPreWon, RoleMark::kPreCandidate, RoleMark::kCandidate, rise);
            LayLeap();
        }
        Hop(RoleArrow::kWin, RoleMark::kCandidate, RoleMark::kLeader, rise);
    }

    // From follower to candidate, over the pre-candidate and all labels.
    void LayLeap() {
        if (!Has(view_, RoleArrow::kTimeout)) return;
        const Rect& a = Box(RoleMark::kFollower);
        const Rect& b = Box(RoleMark::kCandidate);
        const float y = area_.min.y + Line() * 1.2F;
        const float from = a.min.x + a.width() * 0.2F;
        const float to = b.center().x;
        RoleWay way{.arrow = RoleArrow::kTimeout,
                    .points = {{from, a.min.y}, {from, y}, {to, y}, {to, b.min.y}}};
        way.label = {(from + to) / 2, y};
        way.room = to - from - 2 * theme_.space.medium;
        way.on_line = true;
        layout_.ways.push_back(std::move(way));
    }

    // Under the boxes, in a lane of its own, its label on it.
    void Under(RoleArrow arrow, RoleMark from, float from_share, float to_share, float lane) {
        if (!Has(view_, arrow)) return;
        const Rect& a = Box(from);
        const Rect& b = Box(RoleMark::kFollower);
        const float start = a.min.x + a.width() * from_share;
        const float end = b.min.x + b.width() * to_share;
        const float y = a.max.y + lane_ * (lane - 0.3F);
        RoleWay way{.arrow = arrow,
                    .points = {{start, a.max.y}, {start, y}, {end, y}, {end, b.max.y}}};
        way.label = {(start + end) / 2, y};
        way.room = start - end - 2 * theme_.space.small;
        way.on_line = true;
        layout_.ways.push_back(std::move(way));
    }

    void LayBackward() {
        const bool asking = lanes_ == 3;
        Under(RoleArrow::kPreLost, RoleMark::kPreCandidate, 0.5F, 0.85F, 1);
        Under(RoleArrow::kStepBack, RoleMark::kCandidate, 0.35F, asking ? 0.5F : 0.55F,
              asking ? 2 : 1);
        Under(RoleArrow::kDepose, RoleMark::kLeader, 0.75F, 0.25F, asking ? 3 : 2);
        LayLoop();
    }

    // At the candidate's foot, on the right of the way back; its label beside it, under the leader.
    void LayLoop() {
        if (!Has(view_, RoleArrow::kAgain)) return;
        const Rect& box = Box(RoleMark::kCandidate);
        const float left = box.min.x + box.width() * 0.5F;
        const float right = box.min.x + box.width() * 0.85F;
        const float deep = lane_ * 0.7F * 1.33F;
        RoleWay way{.arrow = RoleArrow::kAgain,
                    .points = Curve({right, box.max.y}, {right, box.max.y + deep},
                                    {left, box.max.y + deep}, {left, box.max.y})};
        const Rect& leader = Box(RoleMark::kLeader);
        const float from = right + theme_.space.tight;
        const float to = leader.min.x + leader.width() * 0.75F - theme_.space.tight;
        way.label = {(from + to) / 2, box.max.y + lane_ * 0.45F};
        way.room = to - from;
        layout_.ways.push_back(std::move(way));
    }

    const RolesView& view_;
    const Theme& theme_;
    Rect area_;
    RolesLayout layout_{};
    int lines_ = 1;
    float top_ = 0;
    float lane_ = 0;
    int lanes_ = 2;
};

}  // namespace

const RoleBox* RolesLayout::Find(RoleMark role) const {
    const auto found = std::find_if(boxes.begin(), boxes.end(),
                                    [&](const RoleBox& box) { return box.role == role; });
    return found == boxes.end() ? nullptr : &*found;
}

RolesLayout LayOutRoles(const Rect& area, const RolesView& view, const Theme& theme) {
    return Layer(area, view, theme).Lay();
}

}  // namespace render
