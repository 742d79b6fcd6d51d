// The closed vocabulary of what can happen to a city. Effects expand into these; layers apply them.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/cause.h"
#include "base/quantity.h"
#include "city/facilities/facilities.h"
#include "city/layer.h"
#include "city/streets/add_paths.h"

namespace leitbild::city {

struct AddStreet {
  NewPath path;
};

struct AddFacility {
  Facility facility;
};

using Change = std::variant<AddStreet, AddFacility>;
using Changes = std::vector<Change>;

/// A change with its cause and its time. Between `first` and `full` it grows in linearly; what is added whole, as a
/// path or a shop is, is there from `first` on.
struct TimedChange {
  Change change;
  CauseId cause;
  Year first;
  Year full;
};

LayerSet layers_written(Change const& change);

}  // namespace leitbild::city
