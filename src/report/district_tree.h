// The order in which people read districts: each followed by its parts.
#pragma once

#include <vector>

#include "city/districts/districts.h"

namespace leitbild::report {

struct TreeRow {
  city::DistrictId id;
  int depth{};  // 0: the city
};

std::vector<TreeRow> tree_of(city::Districts const& districts);

}  // namespace leitbild::report
