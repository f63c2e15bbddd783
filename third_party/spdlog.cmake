# spdlog and fmt as the target log_library, header-only: the program needs neither at run time.
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)

add_library(log_library INTERFACE)
# Debian's spdlog is built for an external fmt, whose header-only form has to be named beside it.
target_link_libraries(log_library INTERFACE spdlog::spdlog_header_only fmt::fmt-header-only)
