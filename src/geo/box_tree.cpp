#include "geo/box_tree.h"

#include <cmath>

namespace leitbild::geo {
namespace {

double middle_x(Box const& box) { return box.low.x + box.high.x; }
double middle_y(Box const& box) { return box.low.y + box.high.y; }

/// Slices from west to east, each from south to north, so that neighbours in the order are neighbours in the plane.
void pack(std::vector<std::uint32_t>& positions, std::vector<Box> const& boxes, std::size_t fan) {
  std::sort(positions.begin(), positions.end(),
            [&](auto a, auto b) { return middle_x(boxes[a]) < middle_x(boxes[b]); });
  auto const nodes = (positions.size() + fan - 1) / fan;
  auto const slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
  auto const in_slice = slices * fan;
  for (auto begin = std::size_t{0}; begin < positions.size(); begin += in_slice) {
    auto const end = std::min(begin + in_slice, positions.size());
    std::sort(positions.begin() + static_cast<std::ptrdiff_t>(begin),
              positions.begin() + static_cast<std::ptrdiff_t>(end),
              [&](auto a, auto b) { return middle_y(boxes[a]) < middle_y(boxes[b]); });
  }
}

}  // namespace

BoxTree::BoxTree(std::vector<Box> const& boxes) {
  for (auto i = std::size_t{0}; i < boxes.size(); ++i) {
    if (!boxes[i].empty()) { positions_.push_back(static_cast<std::uint32_t>(i)); }
  }
  if (positions_.empty()) { return; }
  pack(positions_, boxes, kFan);
  auto packed = std::vector<Box>{};
  packed.reserve(positions_.size());
  for (auto const position : positions_) { packed.push_back(boxes[position]); }
  levels_.push_back(std::move(packed));
  while (levels_.back().size() > 1) {
    auto const& below = levels_.back();
    auto level = std::vector<Box>((below.size() + kFan - 1) / kFan);
    for (auto i = std::size_t{0}; i < below.size(); ++i) { level[i / kFan].add(below[i]); }
    levels_.push_back(std::move(level));
  }
}

std::vector<std::uint32_t> BoxTree::meeting(Box const& asked) const {
  auto out = std::vector<std::uint32_t>{};
  each(asked, [&](std::uint32_t position) { out.push_back(position); });
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace leitbild::geo
