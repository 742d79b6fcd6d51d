// Walks from the entry of an endpoint through its lists, page by page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/oparl/fetch.h"
#include "exchange/oparl/read_objects.h"

namespace leitbild::exchange::oparl {

struct Walked {
  Reading reading;
  std::vector<Problem> failures;
  std::size_t pages{};
  std::optional<Moment> began;  // by the clock of the server
  bool feed{};
};

/// `filters` go with every list but those of Körperschaften.
Walked walk(std::string const& entry, FetchOptions const& options, Filters const& filters);

/// The address with the filters as parameters of its query, encoded.
std::string with_filters(std::string const& address, Filters const& filters);

}  // namespace leitbild::exchange::oparl
