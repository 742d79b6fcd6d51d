#include "report/district_tree.h"

namespace leitbild::report {
namespace {

void add_with_parts(std::vector<TreeRow>& out, city::Districts const& districts, TreeRow row) {
  out.push_back(row);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    if (districts.rows[id].parent == row.id) { add_with_parts(out, districts, {id, row.depth + 1}); }
  }
}

}  // namespace

std::vector<TreeRow> tree_of(city::Districts const& districts) {
  auto out = std::vector<TreeRow>{};
  if (!districts.rows.empty()) { add_with_parts(out, districts, {city::Districts::kWholeCity, 0}); }
  return out;
}

}  // namespace leitbild::report
