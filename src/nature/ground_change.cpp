#include "nature/ground_change.h"

#include "nature/grid_difference.h"
#include "nature/ground_amounts.h"

namespace leitbild::nature {
namespace {

template <class T>
PixelBox between(std::shared_ptr<geo::Grid<T> const> const& before, std::shared_ptr<geo::Grid<T> const> const& now) {
  return before == now ? PixelBox{} : difference_of(*before, *now);
}

}  // namespace

GroundChange change_between(city::Cover const& before, city::Cover const& now) {
  return {.kind = between(before.ground, now.ground).with(between(before.source_class, now.source_class)),
          .standing = between(before.crowns, now.crowns)
                          .with(between(before.shades, now.shades))
                          .with(between(before.facades, now.facades)),
          .storage = between(before.storage, now.storage)};
}

PixelBox residents_between(city::People const& before, city::People const& now, city::Cover const& cover,
                           PixelBox const& roofs) {
  auto out = PixelBox{};
  for (auto i = std::size_t{0}; i < std::max(before.cells.size(), now.cells.size()); ++i) {
    auto const id = city::CellId{i};
    auto const is_in_both = i < now.cells.size() && i < before.cells.size();
    auto const same = is_in_both && now.cells[id].code == before.cells[id].code &&
                      now.cells[id].residents == before.cells[id].residents;
    for (auto const* const people : {&before, &now}) {
      if (i >= people->cells.size()) { continue; }
      auto const box = pixels_of(cover, people->cells[id].code);
      if (!same || box.meets(roofs)) { out = out.with(box); }
    }
  }
  return out;
}

}  // namespace leitbild::nature
