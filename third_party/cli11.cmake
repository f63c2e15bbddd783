# CLI11, header-only, as the target CLI11::CLI11: the command line.
find_package(CLI11 REQUIRED)
