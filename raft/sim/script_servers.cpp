// Servers, clients, sets and configurations, read from a line.
#include <algorithm>
#include <limits>
#include <string>

#include "raft/sim/outcome.h"
#include "raft/sim/script_values.h"

namespace raft::sim {

namespace {

// The digits of "S12" or "C3"; empty for anything else.
std::string_view NumberIn(std::string_view word, char letter) {
    constexpr std::string_view kDigits = "0123456789";
    if (word.size() < 2 || !SameWord(word.substr(0, 1), std::string_view(&letter, 1))) return {};
    const std::string_view digits = word.substr(1);
    return digits.find_first_not_of(kDigits) == std::string_view::npos ? digits
                                                                       : std::string_view();
}

// 0 for what no id can be.
std::uint32_t IdFrom(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char c : digits) {
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
        if (value > std::numeric_limits<std::uint32_t>::max()) return 0;
    }
    return static_cast<std::uint32_t>(value);
}

Bilingual ServersThereAre(const Names& names) {
    if (names.servers == 1) return Words{"S1", "S1"};
    return Fill({"S1 to S{last}", "S1 到 S{last}"}, {{"last", names.servers}});
}

bool Contains(const std::vector<NodeId>& set, NodeId id) {
    return std::find(set.begin(), set.end(), id) != set.end();
}

}  // namespace

bool NextIsServer(Reader& reader) {
    return !NumberIn(reader.NextWord(), 'S').empty();
}

NodeId ReadServer(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string_view digits = NumberIn(reader.NextWord(), 'S');
    if (digits.empty()) {
        reader.FailExpected(Fill({"a server ({servers})", "一台服务器（{servers}）"},
                                 {{"servers", ServersThereAre(reader.names())}}));
        return {};
    }
    const std::string name = "S" + std::string(digits);
    const std::uint32_t number = IdFrom(digits);
    reader.TakeAnyWord();
    if (number == 0 || number > reader.names().servers) {
        reader.Fail(at,
                    Fill({"no server {name}; this cluster has {servers}",
                          "没有服务器 {name}；这个集群有 {servers}"},
                         {{"name", name}, {"servers", ServersThereAre(reader.names())}}),
                    SyntaxError::Code::kUnknown);
        return {};
    }
    return NodeId{number};
}

NodeId ReadAnyServer(Reader& reader) {
    const std::uint32_t number = IdFrom(NumberIn(reader.NextWord(), 'S'));
    if (number == 0) {
        reader.FailExpected(Words{"a server like S3", "一台服务器，如 S3"});
        return {};
    }
    reader.TakeAnyWord();
    return NodeId{number};
}

Pair ReadPair(Reader& reader, bool arrow_allowed) {
    Pair pair;
    pair.from = ReadServer(reader);
    pair.one_way = arrow_allowed && reader.TakeSign("->");
    const std::size_t at = reader.Here();
    pair.to = ReadServer(reader);
    if (pair.from == pair.to) {
        reader.Fail(at,
                    About(pair.to, {"{server} has no link to itself; another server stands here",
                                    "{server} 与自己之间没有链路；这里应是另一台服务器"}));
    }
    return pair;
}

ClientId ReadClient(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string_view digits = NumberIn(reader.NextWord(), 'C');
    if (digits.empty()) {
        reader.FailExpected(Words{"a client like C1", "一个客户端，如 C1"});
        return {};
    }
    const std::uint32_t number = IdFrom(digits);
    const std::string name = "C" + std::string(digits);
    reader.TakeAnyWord();
    if (number == 0 || number > kClientsMax) {
        reader.Fail(at, Fill({"no client {name}; clients are C1 to C{last}",
                              "没有客户端 {name}；客户端是 C1 到 C{last}"},
                             {{"name", name}, {"last", kClientsMax}}));
    }
    return ClientId{number};
}

std::vector<NodeId> ReadSet(Reader& reader, bool may_be_empty) {
    if (!reader.TakeSign("{")) {
        reader.FailExpected(Words{"a set of servers like {S1 S2}", "一组服务器，如 {S1 S2}"});
        return {};
    }
    std::vector<NodeId> set;
    while (!reader.failed() && !reader.NextIs('}')) {
        if (!reader.AtEnd() && !NextIsServer(reader)) {
            reader.FailExpected(Words{"a server or }", "一台服务器或“}”"});
        }
        const std::size_t at = reader.Here();
        if (reader.AtEnd()) reader.FailExpected(Words{"}", "“}”"});
        const NodeId id = ReadServer(reader);
        if (Contains(set, id)) {
            reader.Fail(at,
                        About(id, {"{server} is in this set already", "{server} 已经在这一组里"}));
        }
        set.push_back(id);
        reader.TakeSign(",");
    }
    if (set.empty() && !may_be_empty) {
        reader.FailExpected(Words{"a server", "一台服务器"});
    }
    reader.TakeSign("}");
    std::sort(set.begin(), set.end());
    return set;
}

Configuration ReadConfiguration(Reader& reader, bool may_be_empty) {
    Configuration configuration;
    configuration.voters = ReadSet(reader, may_be_empty);
    if (reader.TakeSign("->")) {  // Old to new.
        configuration.outgoing = std::move(configuration.voters);
        configuration.voters = ReadSet(reader);
    }
    if (reader.TakeSign("+")) {
        const std::size_t at = reader.Here();
        configuration.learners = ReadSet(reader);
        for (const NodeId id : configuration.learners) {
            if (configuration.IsVoter(id)) {
                reader.Fail(at, About(id, {"{server} cannot be a voter and a learner at once",
                                           "{server} 不能既是投票者又是学习者"}));
            }
        }
    }
    return configuration;
}

}  // namespace raft::sim
