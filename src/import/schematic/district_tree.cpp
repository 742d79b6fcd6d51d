#include "import/schematic/district_tree.h"

#include "geo/area.h"

namespace leitbild::importing {
namespace {

city::District ortsbezirk(CityFacts const& facts, std::size_t number, std::vector<geo::MultiPolygon> const& cells) {
  auto parts = std::vector<geo::MultiPolygon>{};
  auto label = geo::Point{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    if (facts.districts[i].ortsbezirk != number) { continue; }
    parts.push_back(cells[i]);
    label = facts.districts[i].label;
  }
  auto shape = parts.size() == 1 ? parts.front() : geo::united(parts);
  if (parts.size() > 1) { label = geo::label_point(shape); }
  return {.code = facts.ortsbezirke[number].code,
          .name = facts.ortsbezirke[number].name,
          .level = city::Level::kOrtsbezirk,
          .parent = city::Districts::kWholeCity,
          .shape = std::move(shape),
          .label = label};
}

}  // namespace

city::Districts district_tree(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells) {
  auto out = city::Districts{};
  auto whole = geo::united(cells);
  auto const middle = geo::label_point(whole);
  out.rows.add({.code = facts.ags,
                .name = facts.name,
                .level = city::Level::kCity,
                .parent = std::nullopt,
                .shape = std::move(whole),
                .label = middle});
  for (auto i = std::size_t{0}; i < facts.ortsbezirke.size(); ++i) { out.rows.add(ortsbezirk(facts, i, cells)); }
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const& district = facts.districts[i];
    out.rows.add({.code = district.code,
                  .name = district.name,
                  .level = city::Level::kStatistical,
                  .parent = city::DistrictId{1 + district.ortsbezirk},
                  .shape = cells[i],
                  .label = district.label});
  }
  return out;
}

}  // namespace leitbild::importing
