// The five properties of Figure 3, and linearizability, which is what they are for.
#include "app/promises.h"

#include <array>

namespace app {

namespace {

using raft::Property;

constexpr std::array<Promise, raft::kProperties> kPromises = {
    {{Property::kElectionSafety,
      {"At most one leader can be elected in a term.", "一个任期内最多选出一个领导者。"},
      "Fig. 3, §5.2"},
     {Property::kLeaderAppendOnly,
      {"A leader never removes or replaces entries of its own log.",
       "领导者从不删除或替换自己日志中的条目。"},
      "Fig. 3, §5.3"},
     {Property::kLogMatching,
      {"Two logs with an entry of the same index and term are the same up to it.",
       "若两份日志在同一索引处的条目任期相同，则到该处为止的日志完全相同。"},
      "Fig. 3, §5.3"},
     {Property::kLeaderCompleteness,
      {"What is committed in a term is in the logs of all leaders of later terms.",
       "某个任期内提交的条目，出现在之后所有任期的领导者的日志中。"},
      "Fig. 3, §5.4"},
     {Property::kStateMachineSafety,
      {"No two servers apply different entries at the same index.",
       "没有两台服务器在同一索引处应用不同的条目。"},
      "Fig. 3, §5.4.3"},
     {Property::kLinearizability,
      {"To its clients the cluster is one machine that does every operation once, in one order.",
       "在客户端看来，集群就像一台机器：每个操作只执行一次，并且有唯一的顺序。"},
      "§8"}}};

}  // namespace

std::span<const Promise> Promises() {
    return kPromises;
}

}  // namespace app
