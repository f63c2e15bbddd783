# nlohmann-json, header-only, as the target nlohmann_json::nlohmann_json: JSON in and out.
find_package(nlohmann_json 3.9 REQUIRED)
