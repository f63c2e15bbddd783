// `raftarium list`: the scenarios that come with the program.
#include <algorithm>
#include <cstdio>
#include <string>

#include "app/json.h"
#include "app/scenarios.h"
#include "app/subcommands.h"
#include "app/tongue.h"

namespace app {

namespace {

// In columns of a terminal, where a Chinese character takes two.
std::size_t WidthOf(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) width += byte >= 0xE3 ? 2 : 1;
    }
    return width;
}

std::string Padded(std::string text, std::size_t width) {
    const std::size_t own = WidthOf(text);
    if (own < width) text.append(width - own, ' ');
    return text;
}

std::string Joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string Table(const std::vector<Scenario>& scenarios, const Tongue& tongue) {
    const auto title = [&](const Scenario& one) {
        return tongue.chinese() ? one.title_zh : one.title;
    };
    std::size_t id_width = 0;
    std::size_t title_width = 0;
    for (const Scenario& scenario : scenarios) {
        id_width = std::max(id_width, scenario.id.size());
        title_width = std::max(title_width, WidthOf(title(scenario)));
    }
    std::string text;
    for (const Scenario& scenario : scenarios) {
        std::string line = "  " + Padded(scenario.id, id_width) + "  " +
                           Padded(title(scenario), title_width) + "  " + Joined(scenario.covers);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text +
           tongue.Say({"\nOpen one with: raftarium {id}\n", "\n打开其中一个：raftarium {id}\n"},
                      {{"id", kDefaultScenario}});
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
        text = Table(scenarios, Tongue(options.language));
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : Complain(kCannotPrint, options.language);
}

}  // namespace app
