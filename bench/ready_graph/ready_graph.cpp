#include "ready_graph/ready_graph.h"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>

#include "base/file.h"
#include "base/text.h"
#include "geo/area.h"
#include "geo/crs.h"

namespace leitbild::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::vector<std::string>> rows_of(fs::path const& file) {
  auto const text = read_file(file);
  if (!text) { throw std::runtime_error{to_text(text.error())}; }
  auto out = std::vector<std::vector<std::string>>{};
  for (auto const line : split(*text, '\n')) {
    if (trimmed(line).empty()) { continue; }
    auto& row = out.emplace_back();
    for (auto const field : split(trimmed(line), ',')) { row.emplace_back(field); }
  }
  out.erase(out.begin());  // the header
  return out;
}

city::Streets streets_of(fs::path const& folder) {
  auto const to_plane = geo::Transform::between(geo::kWgs84, geo::Crs{25832}).value();
  auto streets = city::Streets{};
  streets.crs = geo::Crs{25832};
  for (auto const& row : rows_of(folder / "aachen_nodes.csv")) {
    streets.nodes.add(to_plane({std::stod(row[1]), std::stod(row[2])}));
  }
  for (auto const& row : rows_of(folder / "aachen_edges.csv")) {
    streets.edges.add({.from = city::NodeId{static_cast<std::size_t>(std::stoul(row[1]))},
                       .to = city::NodeId{static_cast<std::size_t>(std::stoul(row[2]))},
                       .length = to_centimetres(Metres{std::stod(row[3])}),
                       .kind = city::StreetKind::kResidential});
  }
  city::index_arcs(streets);
  streets.coverage = geo::rectangle(geo::box_of(streets.nodes.rows).grown_by(Metres{100}));
  return streets;
}

/// Nodes by table of places, whose rows come in the order of the file.
struct Places {
  std::vector<city::NodeId> facilities, cells;
};

Places add_places(city::Layers& layers, fs::path const& folder, std::vector<std::string>& categories) {
  auto out = Places{};
  auto numbers = std::map<std::string, std::size_t>{};
  auto const node = [](std::string const& text) { return city::NodeId{static_cast<std::size_t>(std::stoul(text))}; };
  for (auto const& row : rows_of(folder / "aachen_pois.csv")) {
    auto const [it, is_new] = numbers.emplace(row[0], numbers.size());
    if (is_new) { categories.push_back(row[0]); }
    out.facilities.push_back(node(row[3]));
    layers.facilities.rows.add({.category = city::kFacilityCategories.at(it->second).category,
                                .name = "",
                                .at = layers.streets.nodes[out.facilities.back()]});
  }
  for (auto const& row : rows_of(folder / "aachen_origins.csv")) {
    out.cells.push_back(node(row[2]));
    auto const centre = layers.streets.nodes[out.cells.back()];
    layers.people.cells.add({.code = geo::cell_at(centre), .centre = centre, .residents = persons(1.0)});
  }
  return out;
}

std::shared_ptr<city::AccessTable const> at_nodes(city::Streets const& streets,
                                                  std::vector<city::NodeId> const& nodes) {
  // An access that stands on a node: at one end of one of its edges.
  auto accesses = std::vector<city::Access>(streets.nodes.size());
  for (auto i = std::size_t{0}; i < streets.edges.size(); ++i) {
    auto const& edge = streets.edges[city::EdgeId{i}];
    accesses[edge.from.value] = {.edge = city::EdgeId{i}, .along = {}, .offset = {}};
    accesses[edge.to.value] = {.edge = city::EdgeId{i}, .along = edge.length, .offset = {}};
  }
  auto table = city::AccessTable{};
  for (auto const node : nodes) { table.add(std::span{&accesses[node.value], 1}); }
  return std::make_shared<city::AccessTable const>(std::move(table));
}

}  // namespace

std::optional<ReadyGraph> ready_graph() {
  auto const* const data = std::getenv("LEITBILD_TESTDATA");
  if (data == nullptr) { return std::nullopt; }
  auto const folder = fs::path{data} / "data" / "routing" / "bench-aachen";
  auto out = ReadyGraph{};
  auto layers = city::Layers{};
  layers.info = {.name = "Aachen", .ags = "05334002", .crs = geo::Crs{25832}, .schematic = false};
  layers.streets = streets_of(folder);
  layers.districts.rows.add({.code = "city",
                             .name = "Aachen",
                             .level = city::Level::kCity,
                             .parent = {},
                             .shape = layers.streets.coverage,
                             .label = geo::label_point(layers.streets.coverage)});
  auto const places = add_places(layers, folder, out.categories);
  layers.facilities.coverage = layers.streets.coverage;
  out.city = city::assemble(std::move(layers));
  out.city.links.facilities = at_nodes(*out.city.streets, places.facilities);
  out.city.links.cells = at_nodes(*out.city.streets, places.cells);
  return out;
}

}  // namespace leitbild::bench
