// A table of hints: when each is due, when it is over, and what it speaks of.
#include "render/hints.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "render/actions.h"
#include "render/ring_pointer.h"
#include "render/words_hints.h"

namespace render {

namespace {

constexpr float kWide = 300;

struct Place {
    const PanelContext& context;
    const ScreenLayout& layout;
};

struct Hint {
    const char* id;
    Phrase text;
    // Where what it speaks of is; nothing: there is no need for it now.
    std::optional<Rect> (*due)(const Place&);
};

// A server on the stage, with its name below it.
std::optional<Rect> ServerAt(const Place& place, Slot slot) {
    const PanelContext& context = place.context;
    if (context.ui.stage_view != ViewKind::kRing) return std::nullopt;
    const float scale = context.theme.scale;
    const StageLayout stage = LayOutStage(place.layout.stage, context.ui.legend_open, scale);
    const RingLayout ring = RingOf(context.scene, context.ui, stage.ring, scale, false);
    if (slot >= ring.nodes.size()) return std::nullopt;
    const float reach = ring.node_radius * 1.5F;
    return Rect{ring.nodes[slot] - Vec2{reach, reach},
                ring.nodes[slot] + Vec2{reach, reach * 1.3F}};
}

std::optional<Rect> Violation(const Place& place) {
    const auto& badges = place.context.scene.top.badges;
    const bool broken = std::any_of(badges.begin(), badges.end(),
                                    [](const SafetyBadge& badge) { return !badge.ok; });
    if (!broken) return std::nullopt;
    const Rect& top = place.layout.top;
    return Rect{{top.min.x + top.width() * 0.6F, top.min.y}, top.max};
}

// The left part of the bar above the timeline: the branch, and that it is the past.
std::optional<Rect> BranchBar(const Place& place) {
    const Rect& timeline = place.layout.timeline;
    const Rect& bar = timeline.height() > 0 ? timeline : place.layout.transport;
    return Rect{bar.min, {bar.min.x + bar.width() * 0.3F, bar.max.y}};
}

std::optional<Rect> OtherBranch(const Place& place) {
    const std::string& branch = place.context.scene.history.branch;
    if (branch.empty() || branch == "main") return std::nullopt;
    return BranchBar(place);
}

std::optional<Rect> Past(const Place& place) {
    const SceneView& scene = place.context.scene;
    if (scene.history.at_end || scene.transport.playing) return std::nullopt;
    return BranchBar(place);
}

std::optional<Rect> Crash(const Place& place) {
    const auto& servers = place.context.scene.servers;
    const auto down = std::find_if(servers.begin(), servers.end(), [](const NodeView& server) {
        return server.role == RoleMark::kDown;
    });
    if (down == servers.end()) return std::nullopt;
    return ServerAt(place, static_cast<Slot>(down - servers.begin()));
}

// Messages move: what is spoken of is the stage's middle, where they are.
std::optional<Rect> Message(const Place& place) {
    const UiState& ui = place.context.ui;
    const bool hovered = ui.hovered.kind == TargetKind::kMessage;
    if (!hovered && ui.hint_shown != "message") return std::nullopt;
    if (ui.selected.kind == TargetKind::kMessage) return std::nullopt;
    const Rect& stage = place.layout.stage;
    return Rect{{stage.min.x, stage.min.y}, {stage.max.x, stage.max.y - stage.height() * 0.1F}};
}

std::optional<Rect> Selected(const Place& place) {
    const Target& selected = place.context.ui.selected;
    if (selected.kind != TargetKind::kServer) return std::nullopt;
    return ServerAt(place, static_cast<Slot>(selected.first));
}

std::optional<Rect> Standing(const Place& place) {
    const SceneView& scene = place.context.scene;
    if (scene.transport.playing || scene.story.lines.empty()) return std::nullopt;
    const Rect& bar = place.layout.transport;
    return Rect{bar.min, {bar.min.x + bar.width() * 0.2F, bar.max.y}};
}

// The more pressing ones first.
constexpr auto kHints = std::to_array<Hint>({
    {"violation", words::kHintViolation, &Violation},
    {"branch", words::kHintBranch, &OtherBranch},
    {"past", words::kHintPast, &Past},
    {"crash", words::kHintCrash, &Crash},
    {"message", words::kHintMessage, &Message},
    {"server", words::kHintServer, &Selected},
    {"play", words::kHintPlay, &Standing},
});

bool Seen(const UiState& ui, std::string_view id) {
    return std::find(ui.hints_seen.begin(), ui.hints_seen.end(), id) != ui.hints_seen.end();
}

void MarkSeen(UiState& ui) {
    if (!ui.hint_shown.empty() && !Seen(ui, ui.hint_shown)) ui.hints_seen.push_back(ui.hint_shown);
    ui.hint_shown.clear();
}

// The hint that is on the screen, or the next one that is needed, and what it speaks of.
const Hint* Choose(const Place& place, Rect& near) {
    UiState& ui = place.context.ui;
    for (const Hint& hint : kHints) {
        if (ui.hint_shown != hint.id) continue;
        if (const auto rect = hint.due(place)) {
            near = *rect;
            return &hint;
        }
        // Whoever has done it, or gone on, has no need for it any more.
        MarkSeen(ui);
    }
    for (const Hint& hint : kHints) {
        if (Seen(ui, hint.id)) continue;
        if (const auto rect = hint.due(place)) {
            ui.hint_shown = hint.id;
            near = *rect;
            return &hint;
        }
    }
    return nullptr;
}

void DrawBubble(const PanelContext& context, const Hint& hint, const Rect& near, Vec2 screen) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const float wide = std::min(kWide * theme.scale, screen.x - 4 * theme.space.large);
    const float inner = wide - 2 * theme.space.medium;
    const char* text = context.Say(hint.text);
    const float tall = WrappedHeight(context, text, FontKind::kRegular, theme.type.small, inner);
    const float line = theme.type.small * 1.5F;
    const Vec2 size{wide, tall + line + 2 * theme.space.medium};
    const Vec2 corner = BesideOf(near, size, screen, theme.space.small);
    ImGui::SetNextWindowPos(ToImgui(corner));
    ImGui::SetNextWindowSize(ToImgui(size));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ToImguiVec4(theme.hint_fill));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.radius);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("###hint-once", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    const Vec2 at = corner + Vec2{theme.space.medium, theme.space.medium};
    WrappedText(context, at, text, FontKind::kRegular, theme.type.small, theme.hint_ink, inner);
    const TextStyle link{theme.hint_ink, theme.type.small, FontKind::kSemiBold};
    const Vec2 foot{at.x, corner.y + size.y - theme.space.small - line / 2};
    const LinkResult got =
        TextLink(context, "###hint-got", context.Say(words::kHintGotIt), foot, link);
    TextStyle soft = link;
    soft.color = theme.hint_soft;
    const LinkResult none = TextLink(context, "###hint-none", context.Say(words::kHintNoMore),
                                     {foot.x + got.width + theme.space.huge, foot.y}, soft);
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    if (got.clicked) MarkSeen(ui);
    if (!none.clicked) return;
    MarkSeen(ui);
    ui.hints_off = true;
}

// Why a key did nothing: at the stage's foot, until the next click or key.
void DrawTold(const PanelContext& context, const Rect& stage) {
    UiState& ui = context.ui;
    if (ui.told.empty()) return;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        ui.told.clear();
        return;
    }
    const Theme& theme = context.theme;
    ImguiCanvas canvas(*ImGui::GetForegroundDrawList(), context.fonts);
    const TextStyle style{theme.hint_ink, theme.type.small, FontKind::kSemiBold, Align::kCenter};
    const float most = stage.width() - 2 * theme.space.large;
    const std::string text = Shortened(canvas, ui.told, style, most);
    const float half = canvas.MeasureText(text, style).x / 2 + theme.space.medium;
    const Vec2 at{stage.center().x, stage.max.y - theme.space.huge * 2};
    const float rise = theme.type.small;
    canvas.FillRect({at - Vec2{half, rise}, at + Vec2{half, rise}}, theme.radius, theme.hint_fill);
    canvas.Text(at, text, style);
}

}  // namespace

Vec2 BesideOf(const Rect& near, Vec2 size, Vec2 screen, float gap) {
    const auto inside = [&](Vec2 corner) {
        return Vec2{std::clamp(corner.x, gap, std::max(screen.x - size.x - gap, gap)),
                    std::clamp(corner.y, gap, std::max(screen.y - size.y - gap, gap))};
    };
    const Vec2 middle = near.center() - size * 0.5F;
    const Vec2 right{near.max.x + gap, middle.y};
    const Vec2 left{near.min.x - gap - size.x, middle.y};
    const Vec2 above{middle.x, near.min.y - gap - size.y};
    const Vec2 below{middle.x, near.max.y + gap};
    // Beside a part of a bar there is more of the bar.
    const bool flat = near.width() > 2 * near.height();
    const std::array<Vec2, 4> wishes =
        flat ? std::array{above, below, right, left} : std::array{right, left, above, below};
    for (const Vec2 wish : wishes) {
        const Vec2 corner = inside(wish);
        if (!Rect{corner, corner + size}.Overlaps(near)) return corner;
    }
    return inside({near.max.x, near.max.y});
}

void DrawHints(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    UiState& ui = context.ui;
    DrawTold(context, layout.stage);
    if (ui.hints_off || ui.alone || ui.menu_shown || context.scene.work ||
        SheetOpen(context.scene, ui)) {
        return;
    }
    Rect near;
    if (const Hint* hint = Choose({context, layout}, near)) {
        DrawBubble(context, *hint, near, screen);
    }
}

}  // namespace render
