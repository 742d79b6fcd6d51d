// The ready graph of Aachen (nodes, edges with lengths, places of ten categories, cells) as a city, so that other engines
// can be asked the same on the same edges. Read from the folder of CSV files that LEITBILD_TESTDATA names; docs/testdata.md
// says where they come from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/city.h"

namespace leitbild::bench {

struct ReadyGraph {
  city::City city;                      // cells and facilities are joined to their nodes exactly
  std::vector<std::string> categories;  // names in the file; category i of the city stands for the i-th
};

/// Nothing: LEITBILD_TESTDATA is not set. Throws on files that do not fit.
std::optional<ReadyGraph> ready_graph();

}  // namespace leitbild::bench
