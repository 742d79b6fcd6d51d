#include "nature/nature_access.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "geo/unfilled_grid.h"
#include "nature/window_sum.h"

namespace leitbild::nature {
namespace {

/// At most so many weighted residents share a place without dividing it.
constexpr auto kAlone = 1.0;

/// Square metres of nature in a pixel of each class.
class NatureByClass {
 public:
  explicit NatureByClass(NatureAccessInput const& input) {
    for (auto const share : input.nature_by_class) { area_.push_back(share * input.pixel_side * input.pixel_side); }
    area_.push_back(0.0);  // no class
  }
  /// Only classes that `keep` is true for.
  template <class Keep>
  NatureByClass only(Keep keep) const {
    auto out = *this;
    for (auto i = std::size_t{0}; i + 1 < area_.size(); ++i) { out.area_[i] = keep(i) ? area_[i] : 0.0; }
    return out;
  }
  double operator[](ClassIndex land_use) const { return area_[std::min(std::size_t{land_use}, area_.size() - 1)]; }

 private:
  std::vector<double> area_;
};

bool is_valid(NatureAccessInput const& input, std::size_t pixel) {
  return input.land_use.values[pixel] != kNoClass && geo::has_value(input.residents.values[pixel]);
}

/// The residents of valid pixels, else 0.
FillRow fill_residents(NatureAccessInput const& input) {
  return [&input](int row, int column, std::span<double> out) {
    auto const first = input.land_use.index(column, row);
    auto const* const classes = input.land_use.values.data() + first;
    auto const* const residents = input.residents.values.data() + first;
    for (auto i = std::size_t{0}; i < out.size(); ++i) {
      // Not-a-number is not equal to itself.
      auto const valid = classes[i] != kNoClass && residents[i] == residents[i];
      out[i] = valid ? static_cast<double>(residents[i]) : 0.0;
    }
  };
}

FillRow fill_grid(geo::Grid<float> const& grid) {
  return [&grid](int row, int column, std::span<double> out) {
    auto const from = grid.row(row).subspan(static_cast<std::size_t>(column), out.size());
    std::ranges::transform(from, out.begin(),
                           [](float value) { return geo::has_value(value) ? static_cast<double>(value) : 0.0; });
  };
}

/// Calls `use(pixel, sum)` for every pixel of the grid; sums below 0, which are noise of the transform, count as 0.
template <class Use>
void for_each_sum(WindowSum const& window, NatureAccessInput const& input, PixelBox const& box, FillRow const& fill,
                  Use use) {
  window.for_each_tile(box, fill, input.threads, [&](PixelBox const& tile, std::span<double const> sums) {
    auto next = sums.begin();
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      auto pixel = input.land_use.index(tile.column, row);
      for (auto i = 0; i < tile.columns; ++i) { use(pixel++, std::max(*next++, 0.0)); }
    }
  });
}

geo::Grid<float> empty_grid(NatureAccessInput const& input, float value) {
  return geo::Grid<float>{input.land_use.columns, input.land_use.rows, value};
}

/// R: what one person of those who demand it has of the nature in a pixel.
double per_person(double area, double demand) { return demand <= kAlone ? area : area / demand; }

/// 0 where there is no nature.
void compute_worth(NatureAccessInput const& input, WindowSum const& window, NatureByClass const& nature,
                   PixelBox const& box, geo::Grid<float>& out) {
  for_each_sum(window, input, box, fill_residents(input), [&](std::size_t pixel, double demand) {
    auto const area = is_valid(input, pixel) ? nature[input.land_use.values[pixel]] : 0.0;
    out.values[pixel] = area > 0.0 ? static_cast<float>(per_person(area, demand)) : 0.0F;
  });
}

PixelBox whole_of(NatureAccessInput const& input) { return {0, 0, input.land_use.columns, input.land_use.rows}; }

/// Adds the supply that follows from the worth of nature to `out`, where it is known.
void add_supply(NatureAccessInput const& input, WindowSum const& window, geo::Grid<float> const& worth,
                geo::Grid<float>& out) {
  for_each_sum(window, input, whole_of(input), fill_grid(worth), [&](std::size_t pixel, double supply) {
    if (is_valid(input, pixel)) { out.values[pixel] += static_cast<float>(supply); }
  });
}

void clear_invalid(NatureAccessInput const& input, geo::Grid<float>& grid) {
  for (auto pixel = std::size_t{0}; pixel < grid.values.size(); ++pixel) {
    if (!is_valid(input, pixel)) { grid.values[pixel] = geo::kNoValue; }
  }
}

WindowSum window_of(NatureAccessInput const& input, Decay decay, Metres radius) {
  return {decay_kernel(decay, radius.value / input.pixel_side), input.land_use.columns, input.land_use.rows};
}

}  // namespace

geo::Grid<float> masked_residents(NatureAccessInput const& input) {
  auto out = geo::unfilled_like(input.residents);
  std::ranges::transform(
      input.residents.values, input.land_use.values, out.values.begin(),
      [](float residents, ClassIndex land_use) { return land_use == kNoClass ? geo::kNoValue : residents; });
  return out;
}

UniformAccess::UniformAccess(Decay decay, Metres radius, double pixel_side, int columns, int rows)
    : window_{decay_kernel(decay, radius.value / pixel_side), columns, rows} {}

void UniformAccess::worth(NatureAccessInput const& input, PixelBox const& box, geo::Grid<float>& out) const {
  compute_worth(input, window_, NatureByClass{input}, box, out);
}

void UniformAccess::supply(NatureAccessInput const& input, geo::Grid<float> const& worth, PixelBox const& box,
                           geo::Grid<float>& out) const {
  for_each_sum(window_, input, box, fill_grid(worth), [&](std::size_t pixel, double supply) {
    out.values[pixel] = is_valid(input, pixel) ? static_cast<float>(supply) : geo::kNoValue;
  });
}

geo::Grid<float> supply_uniform(NatureAccessInput const& input, Decay decay, Metres radius) {
  auto const access = UniformAccess{decay, radius, input.pixel_side, input.land_use.columns, input.land_use.rows};
  auto worth = geo::unfilled_like(input.residents);
  auto out = geo::unfilled_like(input.residents);
  access.worth(input, whole_of(input), worth);
  access.supply(input, worth, whole_of(input), out);
  return out;
}

geo::Grid<float> supply_by_class(NatureAccessInput const& input, Decay decay, std::span<Metres const> radius_by_class) {
  auto const nature = NatureByClass{input};
  auto out = empty_grid(input, 0.0F);
  // A pixel has one class: classes with one radius can be taken together.
  auto radii = std::map<Metres, bool>{};
  for (auto i = std::size_t{0}; i < radius_by_class.size(); ++i) {
    if (input.nature_by_class[i] > 0.0) { radii[radius_by_class[i]] = true; }
  }
  for (auto const& [radius, used] : radii) {
    auto const with_radius = nature.only([&, r = radius](std::size_t i) { return radius_by_class[i] == r; });
    auto const window = window_of(input, decay, radius);
    auto worth = empty_grid(input, 0.0F);
    compute_worth(input, window, with_radius, whole_of(input), worth);
    add_supply(input, window, worth, out);
  }
  clear_invalid(input, out);
  return out;
}

SupplyByGroup supply_by_group(NatureAccessInput const& input, Decay decay, std::span<PopulationGroup const> groups) {
  auto out = SupplyByGroup{};
  out.weighted_residents = empty_grid(input, 0.0F);
  auto windows = std::vector<WindowSum>{};
  for (auto const& group : groups) {
    windows.push_back(window_of(input, decay, group.radius));
    auto const fill = [&](int row, int column, std::span<double> out_row) {
      fill_residents(input)(row, column, out_row);
      auto const first = input.land_use.index(column, row);
      for (auto i = std::size_t{0}; i < out_row.size(); ++i) {
        auto const share = group.share.values[first + i];
        out_row[i] *= geo::has_value(share) ? static_cast<double>(share) : 0.0;
      }
    };
    for_each_sum(windows.back(), input, whole_of(input), fill, [&](std::size_t pixel, double demand) {
      out.weighted_residents.values[pixel] += static_cast<float>(demand);
    });
  }
  auto const nature = NatureByClass{input};
  auto worth = empty_grid(input, 0.0F);
  for (auto pixel = std::size_t{0}; pixel < worth.values.size(); ++pixel) {
    if (!is_valid(input, pixel)) { continue; }
    auto const area = nature[input.land_use.values[pixel]];
    auto const demand = static_cast<double>(out.weighted_residents.values[pixel]);
    if (area > 0.0) { worth.values[pixel] = static_cast<float>(per_person(area, demand)); }
  }
  clear_invalid(input, out.weighted_residents);
  out.supply = empty_grid(input, geo::kNoValue);
  for (auto g = std::size_t{0}; g < groups.size(); ++g) {
    auto& supply = out.group_supply.emplace_back(empty_grid(input, 0.0F));
    add_supply(input, windows[g], worth, supply);
    clear_invalid(input, supply);
    for (auto pixel = std::size_t{0}; pixel < supply.values.size(); ++pixel) {
      auto const share = groups[g].share.values[pixel];
      if (!geo::has_value(share) || !geo::has_value(supply.values[pixel])) { continue; }
      auto& all = out.supply.values[pixel];
      all = (geo::has_value(all) ? all : 0.0F) + share * supply.values[pixel];
    }
  }
  return out;
}

geo::Grid<float> accessible_nature(NatureAccessInput const& input, Decay decay, Metres radius) {
  auto const nature = NatureByClass{input};
  auto out = geo::unfilled_like(input.residents);
  auto const fill = [&](int row, int column, std::span<double> areas) {
    auto const first = input.land_use.index(column, row);
    for (auto i = std::size_t{0}; i < areas.size(); ++i) {
      auto const area = nature[input.land_use.values[first + i]];
      areas[i] = geo::has_value(input.residents.values[first + i]) ? area : 0.0;
    }
  };
  for_each_sum(window_of(input, decay, radius), input, whole_of(input), fill, [&](std::size_t pixel, double area) {
    out.values[pixel] = is_valid(input, pixel) ? static_cast<float>(area) : geo::kNoValue;
  });
  return out;
}

}  // namespace leitbild::nature
