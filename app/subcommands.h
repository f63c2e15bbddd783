// What the program does for each kind of call; the result is its exit code.
//
// 0: done. 1: a script's expectation failed, or a check found something. 2: wrong flags, files or a
// machine without what is needed; one sentence on standard error says which.
#pragma once

#include <string>

#include "app/options.h"
#include "raft/words.h"
#include "render/language.h"

namespace app {

int RunWindow(const WindowOptions& options);
int RunScript(const RunOptions& options);
int RunDrive(const DriveOptions& options);
int RunList(const ListOptions& options);
int RunRender(const RenderOptions& options);
int RunExport(const ExportOptions& options);
int RunCheck(const CheckOptions& options);

inline constexpr raft::Words kCannotPrint{"cannot write to standard output", "无法写到标准输出"};

// Says it on standard error. Returns 2.
int Complain(const raft::Bilingual& sentence, render::Language language);
int Complain(const std::string& sentence);

}  // namespace app
