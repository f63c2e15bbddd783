// Signs made of a few lines and polygons each, on a square from (-1, -1) to (1, 1).
#include "render/marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace render {

namespace {

// Draws in the units of the sign's square.
class Pen {
  public:
    Pen(Canvas& canvas, Vec2 center, float size, Color color)
        : canvas_(canvas),
          center_(center),
          half_(size / 2),
          color_(color),
          width_(std::max(size * 0.115F, 1.1F)) {}

    [[nodiscard]] Vec2 At(Vec2 p) const { return center_ + p * half_; }

    void Line(Vec2 a, Vec2 b) { canvas_.Line(At(a), At(b), {color_, width_}); }
    void Path(std::initializer_list<Vec2> points) {
        Collect(points);
        canvas_.Polyline({points_.data(), count_}, {color_, width_});
    }
    void Shape(std::initializer_list<Vec2> points) {
        Collect(points);
        canvas_.Polygon({points_.data(), count_}, color_);
    }
    void Circle(Vec2 at, float radius) { Arc(at, radius, {0, 1}); }
    void Arc(Vec2 at, float radius, Turns turns) {
        canvas_.Arc(At(at), radius * half_, turns, {color_, width_});
    }
    void Dot(Vec2 at, float radius) { canvas_.Disc(At(at), radius * half_, color_); }
    void Box(Vec2 a, Vec2 b) { canvas_.StrokeRect({At(a), At(b)}, half_ * 0.2F, {color_, width_}); }
    void Fill(Vec2 a, Vec2 b) { canvas_.FillRect({At(a), At(b)}, half_ * 0.12F, color_); }

  private:
    void Collect(std::initializer_list<Vec2> points) {
        count_ = 0;
        for (const Vec2 point : points) points_.at(count_++) = At(point);
    }

    Canvas& canvas_;
    Vec2 center_;
    float half_;
    Color color_;
    float width_;
    std::array<Vec2, 12> points_{};
    std::size_t count_ = 0;
};

void DrawCrown(Pen& pen) {
    // Convex pieces: a base and three teeth.
    pen.Shape({{-0.95F, 0.1F}, {0.95F, 0.1F}, {0.85F, 0.7F}, {-0.85F, 0.7F}});
    pen.Shape({{-1, -0.6F}, {-0.35F, 0.15F}, {-0.93F, 0.2F}});
    pen.Shape({{0, -0.75F}, {0.45F, 0.15F}, {-0.45F, 0.15F}});
    pen.Shape({{1, -0.6F}, {0.93F, 0.2F}, {0.35F, 0.15F}});
}

void DrawSun(Pen& pen) {
    pen.Dot({0, 0}, 0.42F);
    constexpr float kNear = 0.64F;
    constexpr float kFar = 0.95F;
    constexpr float kDiagonal = 0.7071F;
    for (const Vec2 ray :
         {Vec2{1, 0}, Vec2{0, 1}, Vec2{-1, 0}, Vec2{0, -1}, Vec2{kDiagonal, kDiagonal},
          Vec2{-kDiagonal, kDiagonal}, Vec2{-kDiagonal, -kDiagonal}, Vec2{kDiagonal, -kDiagonal}}) {
        pen.Line(ray * kNear, ray * kFar);
    }
}

void DrawMoon(Pen& pen) {
    pen.Arc({-0.05F, 0.05F}, 0.8F, {0.27F, 0.98F});
    pen.Arc({0.38F, -0.38F}, 0.64F, {0.405F, 0.845F});
}

void DrawQuestion(Pen& pen) {
    pen.Arc({0, -0.35F}, 0.42F, {-0.25F, 0.36F});
    pen.Path({{0.27F, -0.03F}, {0.03F, 0.18F}, {0, 0.42F}});
    pen.Dot({0, 0.8F}, 0.14F);
}

void DrawControl(Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::kPause:
            pen.Fill({-0.62F, -0.75F}, {-0.16F, 0.75F});
            pen.Fill({0.16F, -0.75F}, {0.62F, 0.75F});
            break;
        case Icon::kPlay:
            pen.Shape({{-0.55F, -0.85F}, {0.85F, 0}, {-0.55F, 0.85F}});
            break;
        case Icon::kStep:
            pen.Fill({-0.85F, -0.75F}, {-0.58F, 0.75F});
            pen.Shape({{-0.3F, -0.75F}, {0.9F, 0}, {-0.3F, 0.75F}});
            break;
        case Icon::kBack:
            pen.Fill({0.58F, -0.75F}, {0.85F, 0.75F});
            pen.Shape({{0.3F, -0.75F}, {0.3F, 0.75F}, {-0.9F, 0}});
            break;
        case Icon::kToStart:
            pen.Fill({-0.9F, -0.75F}, {-0.63F, 0.75F});
            pen.Shape({{0.15F, -0.7F}, {0.15F, 0.7F}, {-0.55F, 0}});
            pen.Shape({{0.9F, -0.7F}, {0.9F, 0.7F}, {0.2F, 0}});
            break;
        case Icon::kToEnd:
            pen.Fill({0.63F, -0.75F}, {0.9F, 0.75F});
            pen.Shape({{-0.15F, -0.7F}, {0.55F, 0}, {-0.15F, 0.7F}});
            pen.Shape({{-0.9F, -0.7F}, {-0.2F, 0}, {-0.9F, 0.7F}});
            break;
        case Icon::kRestart:
            pen.Arc({0, 0}, 0.75F, {0.02F, 0.88F});
            pen.Shape({{-0.78F, -0.84F}, {-0.14F, -0.88F}, {-0.24F, -0.26F}});
            break;
        case Icon::kCaretDown:
            pen.Path({{-0.6F, -0.3F}, {0, 0.35F}, {0.6F, -0.3F}});
            break;
        case Icon::kCaretLeft:
            pen.Path({{0.3F, -0.65F}, {-0.35F, 0}, {0.3F, 0.65F}});
            break;
        case Icon::kCaretRight:
            pen.Path({{-0.3F, -0.65F}, {0.35F, 0}, {-0.3F, 0.65F}});
            break;
        default:
            break;
    }
}

void DrawThing(Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::kDisk:
            pen.Box({-0.8F, -0.8F}, {0.8F, 0.8F});
            pen.Fill({-0.4F, -0.8F}, {0.4F, -0.25F});
            pen.Fill({-0.5F, 0.25F}, {0.5F, 0.8F});
            break;
        case Icon::kBolt:
            pen.Shape({{0.15F, -1}, {0.2F, -0.05F}, {-0.6F, 0.2F}});
            pen.Shape({{-0.15F, 1}, {-0.2F, 0.05F}, {0.6F, -0.2F}});
            break;
        case Icon::kEnvelope:
            pen.Box({-0.9F, -0.65F}, {0.9F, 0.65F});
            pen.Path({{-0.85F, -0.5F}, {0, 0.15F}, {0.85F, -0.5F}});
            break;
        case Icon::kBallot:
            pen.Box({-0.7F, -0.9F}, {0.7F, 0.9F});
            pen.Path({{-0.35F, 0.02F}, {-0.08F, 0.32F}, {0.4F, -0.35F}});
            break;
        case Icon::kLog:
            pen.Fill({-0.9F, -0.45F}, {-0.38F, 0.45F});
            pen.Fill({-0.26F, -0.45F}, {0.26F, 0.45F});
            pen.Box({0.38F, -0.45F}, {0.95F, 0.45F});
            break;
        case Icon::kPerson:
            pen.Dot({0, -0.45F}, 0.4F);
            pen.Shape({{-0.75F, 0.85F}, {-0.5F, 0.15F}, {0.5F, 0.15F}, {0.75F, 0.85F}});
            break;
        case Icon::kScissors:
            pen.Circle({-0.55F, 0.55F}, 0.3F);
            pen.Circle({0.55F, 0.55F}, 0.3F);
            pen.Line({-0.35F, 0.3F}, {0.5F, -0.9F});
            pen.Line({0.35F, 0.3F}, {-0.5F, -0.9F});
            break;
        case Icon::kWarning:
            pen.Path({{0, -0.85F}, {0.95F, 0.8F}, {-0.95F, 0.8F}, {0, -0.85F}});
            pen.Line({0, -0.25F}, {0, 0.25F});
            pen.Dot({0, 0.52F}, 0.11F);
            break;
        case Icon::kUpArrow:
            pen.Line({0, 0.85F}, {0, -0.75F});
            pen.Path({{-0.6F, -0.2F}, {0, -0.85F}, {0.6F, -0.2F}});
            break;
        default:
            break;
    }
}

void DrawStar(Pen& pen) {
    const auto on_circle = [](float fifths, float radius) {
        const float angle = 2 * std::numbers::pi_v<float> * fifths / 5;
        return Vec2{std::sin(angle), -std::cos(angle)} * radius;
    };
    constexpr float kInner = 0.42F;
    for (int i = 0; i < 5; ++i) {
        const auto point = static_cast<float>(i);
        pen.Shape({on_circle(point - 0.5F, kInner), on_circle(point, 1),
                   on_circle(point + 0.5F, kInner)});
    }
    pen.Shape({on_circle(0.5F, kInner), on_circle(1.5F, kInner), on_circle(2.5F, kInner),
               on_circle(3.5F, kInner), on_circle(4.5F, kInner)});
}

// An arrow that turns back; `side` is 1 for undo, -1 for redo.
void DrawTurn(Pen& pen, float side) {
    pen.Path({{-0.35F * side, -0.85F}, {-0.85F * side, -0.35F}, {-0.35F * side, 0.15F}});
    pen.Line({-0.8F * side, -0.35F}, {0.25F * side, -0.35F});
    pen.Arc({0.25F * side, 0.2F}, 0.55F, side > 0 ? Turns{0, 0.5F} : Turns{0.5F, 1});
    pen.Line({0.25F * side, 0.75F}, {-0.45F * side, 0.75F});
}

void DrawHistorySign(Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::kUndo:
            DrawTurn(pen, 1);
            break;
        case Icon::kRedo:
            DrawTurn(pen, -1);
            break;
        case Icon::kStar:
            DrawStar(pen);
            break;
        case Icon::kExport:
            pen.Line({0, -0.9F}, {0, 0.3F});
            pen.Path({{-0.42F, -0.1F}, {0, 0.35F}, {0.42F, -0.1F}});
            pen.Path({{-0.85F, 0.3F}, {-0.85F, 0.85F}, {0.85F, 0.85F}, {0.85F, 0.3F}});
            break;
        case Icon::kPencil:
            pen.Path({{-0.85F, 0.85F},
                      {-0.65F, 0.3F},
                      {0.45F, -0.8F},
                      {0.8F, -0.45F},
                      {-0.3F, 0.65F},
                      {-0.85F, 0.85F}});
            break;
        case Icon::kCompare:
            pen.Box({-0.95F, -0.7F}, {-0.15F, 0.7F});
            pen.Box({0.15F, -0.7F}, {0.95F, 0.7F});
            break;
        case Icon::kBin:
            pen.Path({{-0.6F, -0.45F}, {-0.45F, 0.9F}, {0.45F, 0.9F}, {0.6F, -0.45F}});
            pen.Line({-0.9F, -0.5F}, {0.9F, -0.5F});
            pen.Path({{-0.3F, -0.55F}, {-0.25F, -0.9F}, {0.25F, -0.9F}, {0.3F, -0.55F}});
            break;
        case Icon::kPlus:
            pen.Line({0, -0.75F}, {0, 0.75F});
            [[fallthrough]];
        case Icon::kMinus:
            pen.Line({-0.75F, 0}, {0.75F, 0});
            break;
        case Icon::kGoThere:
            pen.Line({-0.9F, 0}, {0.35F, 0});
            pen.Path({{-0.05F, -0.42F}, {0.4F, 0}, {-0.05F, 0.42F}});
            pen.Line({0.8F, -0.85F}, {0.8F, 0.85F});
            break;
        case Icon::kBranch:
            pen.Line({-0.5F, 0.6F}, {-0.5F, -0.6F});
            pen.Path({{-0.5F, 0.45F}, {0.45F, 0}, {0.55F, -0.4F}});
            pen.Dot({-0.5F, 0.75F}, 0.24F);
            pen.Dot({-0.5F, -0.75F}, 0.24F);
            pen.Dot({0.58F, -0.6F}, 0.24F);
            break;
        case Icon::kTimeline:
            pen.Line({-0.95F, -0.65F}, {0.95F, -0.65F});
            pen.Line({-0.95F, 0.65F}, {0.95F, 0.65F});
            pen.Line({-0.6F, -0.6F}, {-0.1F, 0.6F});
            pen.Line({0.1F, 0.6F}, {0.6F, -0.6F});
            break;
        default:
            break;
    }
}

void DrawWindowSign(Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::kEnlarge:
            pen.Path({{0.2F, -0.85F}, {0.85F, -0.85F}, {0.85F, -0.2F}});
            pen.Path({{-0.2F, 0.85F}, {-0.85F, 0.85F}, {-0.85F, 0.2F}});
            pen.Line({0.8F, -0.8F}, {0.15F, -0.15F});
            pen.Line({-0.8F, 0.8F}, {-0.15F, 0.15F});
            break;
        case Icon::kMenu:
            for (const float y : {-0.6F, 0.0F, 0.6F}) pen.Line({-0.85F, y}, {0.85F, y});
            break;
        case Icon::kProjector:
            pen.Box({-0.9F, -0.75F}, {0.9F, 0.45F});
            pen.Line({0, 0.45F}, {-0.45F, 0.95F});
            pen.Line({0, 0.45F}, {0.45F, 0.95F});
            break;
        default:
            break;
    }
}

}  // namespace

void DrawIcon(Canvas& canvas, Icon icon, Vec2 center, float size, Color color) {
    Pen pen(canvas, center, size, color);
    switch (icon) {
        case Icon::kLogo:
            canvas.Arc(center, size * 0.42F, {0, 1}, {color, size * 0.16F});
            pen.Dot({0, 0}, 0.36F);
            break;
        case Icon::kCrown:
            DrawCrown(pen);
            break;
        case Icon::kCross:
            pen.Line({-0.75F, -0.75F}, {0.75F, 0.75F});
            pen.Line({0.75F, -0.75F}, {-0.75F, 0.75F});
            break;
        case Icon::kCheck:
            pen.Path({{-0.75F, 0.05F}, {-0.2F, 0.6F}, {0.8F, -0.6F}});
            break;
        case Icon::kQuestion:
            DrawQuestion(pen);
            break;
        case Icon::kSun:
            DrawSun(pen);
            break;
        case Icon::kMoon:
            DrawMoon(pen);
            break;
        case Icon::kInfo:
            pen.Circle({0, 0}, 0.9F);
            pen.Line({0, -0.05F}, {0, 0.5F});
            pen.Dot({0, -0.42F}, 0.14F);
            break;
        default:
            DrawControl(pen, icon);
            DrawThing(pen, icon);
            DrawHistorySign(pen, icon);
            DrawWindowSign(pen, icon);
            break;
    }
}

Icon IconOf(StoryIcon icon) {
    switch (icon) {
        case StoryIcon::kMessage:
            return Icon::kEnvelope;
        case StoryIcon::kRole:
            return Icon::kUpArrow;
        case StoryIcon::kVote:
            return Icon::kBallot;
        case StoryIcon::kLeader:
            return Icon::kCrown;
        case StoryIcon::kLog:
            return Icon::kLog;
        case StoryIcon::kCommit:
            return Icon::kCheck;
        case StoryIcon::kCrash:
            return Icon::kCross;
        case StoryIcon::kRestart:
            return Icon::kBolt;
        case StoryIcon::kClient:
            return Icon::kPerson;
        case StoryIcon::kDisk:
            return Icon::kDisk;
        case StoryIcon::kFault:
            return Icon::kScissors;
        case StoryIcon::kUser:
            return Icon::kPerson;
        case StoryIcon::kViolation:
            return Icon::kWarning;
    }
    return Icon::kInfo;
}

}  // namespace render
