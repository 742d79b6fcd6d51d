// Our answers on the ready graph as CSV, for bench/compare/pgrouting to hold against those of pgRouting; and a plain
// Dijkstra on double-precision lengths, which both must agree with. Prints timings: medians of several runs.
//
//   ready_graph_answers FOLDER       writes nearest.csv (category, node, metres) and counts.csv (node, category, count)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <queue>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "ready_graph/ready_graph.h"
#include "travel/counts.h"
#include "travel/searches.h"

namespace leitbild {
namespace {

constexpr auto kCutOff = Metres{1250};  // 15 minutes at 5 km/h
constexpr auto kRuns = 9;

double median_ms(std::function<void()> const& task) {
  auto times = std::vector<double>{};
  for (auto run = 0; run < kRuns; ++run) {
    auto const start = std::chrono::steady_clock::now();
    task();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

travel::Destinations category(std::size_t i) {
  return travel::Destinations::facilities(city::kFacilityCategories.at(i).category);
}

/// The textbook's: doubles in a binary heap, on the lengths as they are in the city.
std::vector<double> plain_dijkstra(city::Streets const& streets, std::vector<city::NodeId> const& sources) {
  using Entry = std::pair<double, std::uint32_t>;
  auto labels = std::vector<double>(streets.nodes.size(), std::numeric_limits<double>::infinity());
  auto queue = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>{};
  for (auto const source : sources) {
    labels[source.value] = 0.0;
    queue.emplace(0.0, source.value);
  }
  while (!queue.empty()) {
    auto const [metres, node] = queue.top();
    queue.pop();
    if (metres > labels[node]) { continue; }
    for (auto const& arc : city::arcs_at(streets.walk, city::NodeId{node})) {
      auto const there = metres + to_metres(arc.length).value;
      if (there < labels[arc.to.value]) {
        labels[arc.to.value] = there;
        queue.emplace(there, arc.to.value);
      }
    }
  }
  return labels;
}

/// The node that an access of the ready graph stands on.
city::NodeId node_of(city::Streets const& streets, city::Access const& access) {
  auto const& edge = streets.edges[access.edge];
  return access.along == Centimetres{0} ? edge.from : edge.to;
}

/// Largest difference to our labels, over all categories and nodes.
double largest_difference_to_plain_dijkstra(bench::ReadyGraph const& graph, travel::Searches& searches) {
  auto worst = 0.0;
  auto const& streets = *graph.city.streets;
  for (auto i = std::size_t{0}; i < graph.categories.size(); ++i) {
    auto sources = std::vector<city::NodeId>{};
    for (auto const& access : travel::accesses(graph.city, category(i))) {
      sources.push_back(node_of(streets, access));
    }
    auto const plain = plain_dijkstra(streets, sources);
    auto const& ours = searches.field_to(category(i)).centimetres;
    for (auto node = std::size_t{0}; node < plain.size(); ++node) {
      auto const reached = ours[node] != travel::WalkField::kUnreached;
      if (reached != (plain[node] < std::numeric_limits<double>::infinity())) { return plain[node]; }
      if (reached) { worst = std::max(worst, std::abs(plain[node] - to_metres(Centimetres{ours[node]}).value)); }
    }
  }
  return worst;
}

void write_nearest(bench::ReadyGraph const& graph, travel::Searches& searches, std::filesystem::path const& file) {
  auto out = std::ofstream{file};
  for (auto i = std::size_t{0}; i < graph.categories.size(); ++i) {
    auto const& labels = searches.field_to(category(i)).centimetres;
    for (auto node = std::size_t{0}; node < labels.size(); ++node) {
      if (labels[node] > to_centimetres(kCutOff).value) { continue; }
      fmt::print(out, "{},{},{:.2f}\n", graph.categories[i], node, to_metres(Centimetres{labels[node]}).value);
    }
  }
}

void write_counts(bench::ReadyGraph const& graph, std::vector<travel::Counts> const& counts,
                  std::filesystem::path const& file) {
  auto out = std::ofstream{file};
  for (auto cell = std::size_t{0}; cell < counts.size(); ++cell) {
    auto const node = node_of(*graph.city.streets, (*graph.city.links.cells)[cell].front());
    for (auto i = std::size_t{0}; i < graph.categories.size(); ++i) {
      fmt::print(out, "{},{},{}\n", node.value, graph.categories[i], counts[cell].at(i));
    }
  }
}

int run(std::filesystem::path const& folder) {
  auto const graph = bench::ready_graph();
  if (!graph) {
    fmt::print(stderr, "LEITBILD_TESTDATA is not set\n");
    return 1;
  }
  auto const nearest = median_ms([&] {
    auto searches = travel::Searches{graph->city};
    for (auto i = std::size_t{0}; i < graph->categories.size(); ++i) { searches.field_to(category(i)); }
  });
  auto counts = std::vector<travel::Counts>{};
  auto const counting = median_ms([&] { counts = travel::counts_within(graph->city, kCutOff); });
  auto searches = travel::Searches{graph->city};
  write_nearest(*graph, searches, folder / "nearest.csv");
  write_counts(*graph, counts, folder / "counts.csv");
  fmt::print("nearest_ms {:.2f}\ncounts_ms {:.1f}\nplain_dijkstra_difference_m {:.4f}\n", nearest, counting,
             largest_difference_to_plain_dijkstra(*graph, searches));
  return 0;
}

}  // namespace
}  // namespace leitbild

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "ready_graph_answers FOLDER\n");
    return 2;
  }
  return leitbild::run(argv[1]);
}
