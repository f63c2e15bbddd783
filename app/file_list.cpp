// Folders as the start page lists them.
#include "app/file_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace app {

namespace {

namespace files = std::filesystem;

constexpr std::size_t kMost = 1000;

}  // namespace

std::string FolderInFull(const std::string& folder) {
    std::error_code problem;
    const files::path path = files::absolute(folder.empty() ? "." : folder, problem);
    return problem ? folder : path.lexically_normal().string();
}

Result<std::vector<render::FileItem>> ListFolder(const std::string& folder) {
    const files::path path = FolderInFull(folder);
    std::error_code problem;
    files::directory_iterator entries(path, files::directory_options::skip_permission_denied,
                                      problem);
    if (problem) {
        return Error{
            raft::Fill({"cannot look into {folder}: {why}", "无法打开文件夹 {folder}：{why}"},
                       {{"folder", path.string()}, {"why", problem.message()}})};
    }
    std::vector<render::FileItem> items;
    for (const files::directory_iterator end; entries != end; entries.increment(problem)) {
        if (problem || items.size() >= kMost) break;
        const std::string name = entries->path().filename().string();
        if (name.starts_with('.')) continue;
        std::error_code unknown;
        const bool is_folder = entries->is_directory(unknown);
        if (!is_folder && !name.ends_with(".raft")) continue;
        items.push_back({name, entries->path().string(), is_folder});
    }
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
        return a.folder != b.folder ? a.folder : a.name < b.name;
    });
    const files::path up =
        path.has_filename() ? path.parent_path() : path.parent_path().parent_path();
    if (!up.empty() && up != path) items.insert(items.begin(), {"..", up.string(), true});
    return items;
}

}  // namespace app
