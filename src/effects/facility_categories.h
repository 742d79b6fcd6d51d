// The categories of facilities as choices of a form.
#pragma once

#include <array>

#include "effects/effect.h"

namespace leitbild::effects {

inline constexpr auto kFacilityCategoryIds = [] {
  auto ids = std::array<std::string_view, city::kFacilityCategories.size()>{};
  for (auto i = std::size_t{0}; i < ids.size(); ++i) { ids[i] = city::kFacilityCategories[i].id; }
  return ids;
}();

}  // namespace leitbild::effects
