#include "travel/counts.h"

#include <algorithm>
#include <limits>
#include <map>

#include "travel/network.h"
#include "travel/radix_heap.h"

namespace leitbild::travel {
namespace {

constexpr auto kFar = std::numeric_limits<std::uint32_t>::max();

/// A cell beside a node of the network, with the way between them.
struct CellAtNode {
  std::uint32_t cell{};
  std::uint32_t centimetres{};
};

/// Cells by the nodes and by the edges they are joined to.
struct CellIndex {
  std::vector<std::uint32_t> first;  // of node i in at_node
  std::vector<CellAtNode> at_node;
  std::vector<std::pair<city::Access, std::uint32_t>> on_edge;  // sorted by access

  CellIndex(Network const& network, city::AccessTable const& cells) : first(network.nodes() + 1, 0) {
    auto entries = std::vector<std::pair<city::NodeId, CellAtNode>>{};
    for (auto cell = std::uint32_t{0}; cell < cells.size(); ++cell) {
      for (auto const& access : cells[cell]) {
        on_edge.emplace_back(access, cell);
        auto const& edge = network.edge(access.edge);
        entries.push_back({edge.from, {cell, access.offset.value + access.along.value}});
        entries.push_back({edge.to, {cell, access.offset.value + (edge.length - access.along).value}});
        for (auto const& cut : city::cuts_on(*network.added, access.edge)) {
          auto const along = std::max(cut.along, access.along) - std::min(cut.along, access.along);
          entries.push_back({cut.node, {cell, access.offset.value + along.value}});
        }
      }
    }
    std::ranges::sort(on_edge);
    for (auto const& [node, at] : entries) { ++first[node.value + 1]; }
    for (auto i = std::size_t{1}; i < first.size(); ++i) { first[i] += first[i - 1]; }
    at_node.resize(entries.size());
    auto next = std::vector<std::uint32_t>(first.begin(), first.end() - 1);
    for (auto const& [node, at] : entries) { at_node[next[node.value]++] = at; }
  }
};

/// One search after the other; memory is kept between them.
class BoundedSearch {
 public:
  BoundedSearch(Network const& network, CellIndex const& cells, std::size_t cell_count, std::uint32_t limit)
      : network_{network}, cells_{cells}, limit_{limit}, labels_(network.nodes(), kFar), seen_(cell_count, false) {}

  /// The cells whose way to a place with these accesses is at most the limit, each once.
  std::vector<std::uint32_t> const& cells_within(std::span<city::Access const> from) {
    for (auto const cell : found_) { seen_[cell] = false; }
    found_.clear();
    heap_.clear();
    for (auto const& access : from) { start(access); }
    while (!heap_.empty()) {
      auto const [label, node] = heap_.pop();
      if (label > labels_[node.value]) { continue; }
      for (auto k = cells_.first[node.value]; k < cells_.first[node.value + 1]; ++k) {
        if (label + cells_.at_node[k].centimetres <= limit_) { find(cells_.at_node[k].cell); }
      }
      network_.for_each_into(node, [&](city::NodeId to, std::uint32_t length) { reach(to, label + length); });
    }
    for (auto const node : touched_) { labels_[node.value] = kFar; }
    touched_.clear();
    return found_;
  }

 private:
  Network network_;
  CellIndex const& cells_;
  std::uint32_t limit_;
  std::vector<std::uint32_t> labels_;
  std::vector<bool> seen_;
  std::vector<city::NodeId> touched_;
  std::vector<std::uint32_t> found_;
  RadixHeap<city::NodeId> heap_;

  void start(city::Access const& access) {
    auto const& edge = network_.edge(access.edge);
    reach(edge.from, access.offset.value + access.along.value);
    reach(edge.to, access.offset.value + (edge.length - access.along).value);
    for (auto const& cut : city::cuts_on(*network_.added, access.edge)) {
      auto const along = std::max(cut.along, access.along) - std::min(cut.along, access.along);
      reach(cut.node, access.offset.value + along.value);
    }
    auto const same_edge =
        std::ranges::equal_range(cells_.on_edge, access.edge, {}, [](auto const& entry) { return entry.first.edge; });
    for (auto const& [there, cell] : same_edge) {
      auto const along = std::max(there.along, access.along) - std::min(there.along, access.along);
      if (along.value + there.offset.value + access.offset.value <= limit_) { find(cell); }
    }
  }
  void reach(city::NodeId node, std::uint32_t label) {
    auto& known = labels_[node.value];
    if (label > limit_ || label >= known) { return; }
    if (known == kFar) { touched_.push_back(node); }
    known = label;
    heap_.push(label, node);
  }
  void find(std::uint32_t cell) {
    if (seen_[cell]) { return; }
    seen_[cell] = true;
    found_.push_back(cell);
  }
};

}  // namespace

std::vector<Counts> counts_within(city::City const& city, Metres limit) {
  auto const network = Network{city, city::Mode::kWalk};
  auto const cells = CellIndex{network, *city.links.cells};
  auto search = BoundedSearch{network, cells, city.people->cells.size(), to_centimetres(limit).value};
  auto out = std::vector<Counts>(city.people->cells.size(), Counts{});
  for (auto i = std::size_t{0}; i < city.facilities->rows.size(); ++i) {
    auto const& facility = city.facilities->rows[city::FacilityId{i}];
    if (facility.closed) { continue; }
    for (auto const cell : search.cells_within((*city.links.facilities)[i])) {
      ++out[cell][static_cast<std::size_t>(facility.category)];
    }
  }
  return out;
}

}  // namespace leitbild::travel
