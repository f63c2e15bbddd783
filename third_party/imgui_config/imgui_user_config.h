// What we ask of Dear ImGui at compile time; every file that includes imgui.h sees it.
#pragma once

// A busy cluster is more than 65,536 vertices, and WebGL 2 has no base vertex to get around that.
#define ImDrawIdx unsigned int

// Nobody gets a demo window, and old names are not missed.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
