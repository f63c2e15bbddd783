// The logs side by side: one row a server, one column an index, with the marks of commitment.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

void DrawLogsPanel(const PanelContext& context, const Rect& rect);

// One server's row: its cells from `origin` on (the upper left corner of the first column). The
// row's name stands to the left of it.
struct LogRowPlace {
    Vec2 origin{};
    std::uint64_t first_index = 1;
    Target selected{};
    Slot slot = 0;
};

void DrawLogRow(Canvas& canvas, const Theme& theme, const LogRowView& row, const LogsLayout& logs,
                const LogRowPlace& place);

// The leader's nextIndex and matchIndex for this server, below its row.
void DrawLogMarks(Canvas& canvas, const Theme& theme, const LogRowView& row, const LogsLayout& logs,
                  const LogRowPlace& place);

}  // namespace render
