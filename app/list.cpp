// `raftarium list`: the scenarios that come with the program.
#include <algorithm>
#include <cstdio>
#include <string>

#include "app/json.h"
#include "app/scenarios.h"
#include "app/subcommands.h"

namespace app {

namespace {

std::string Padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string Joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string Table(const std::vector<Scenario>& scenarios) {
    std::size_t id_width = 0;
    std::size_t title_width = 0;
    for (const Scenario& scenario : scenarios) {
        id_width = std::max(id_width, scenario.id.size());
        title_width = std::max(title_width, scenario.title.size());
    }
    std::string text;
    for (const Scenario& scenario : scenarios) {
        std::string line = "  " + Padded(scenario.id, id_width) + "  " +
                           Padded(scenario.title, title_width) + "  " + Joined(scenario.covers);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text + "\nOpen one with: raftarium " + kDefaultScenario + "\n";
}

}  // namespace

int RunList(const ListOptions& options) {
    const std::vector<Scenario> scenarios = Scenarios();
    std::string text;
    if (options.json) {
        Json array = Json::array();
        for (const Scenario& scenario : scenarios) {
            array.push_back({{"id", scenario.id},
                             {"kind", "scenario"},
                             {"title", scenario.title},
                             {"title_zh", scenario.title_zh},
                             {"covers", scenario.covers}});
        }
        text = Line(array) + "\n";
    } else {
        text = Table(scenarios);
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : Complain("cannot write to standard output");
}

}  // namespace app
