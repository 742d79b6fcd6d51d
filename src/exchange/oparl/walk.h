// Walks from the entry of an endpoint through its lists, page by page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/oparl/fetch.h"
#include "exchange/oparl/page.h"
#include "exchange/oparl/read_objects.h"

namespace leitbild::exchange::oparl {

class Walk {
 public:
  /// `filters` go with every list but those of Körperschaften. Both outlive the walk.
  Walk(FetchOptions const& options, Filters const& filters) : options_{&options}, filters_{&filters} {}

  void run(std::string const& entry);

  Reading reading;
  std::vector<Problem> failures;
  std::size_t pages{};
  std::optional<Moment> began;  // by the clock of the server
  bool feed{};

 private:
  FetchOptions const* options_;
  Filters const* filters_;
  std::uint64_t bytes_{};
  int troubles_{};  // in a row
  bool stopped_{};

  std::optional<std::string> get(std::string const& address);
  std::optional<Page> get_page(std::string const& address);
  void read_entry(std::string const& entry);
  void walk_list(std::string const& address, std::string_view type, bool with_filters);
  void check_end(Page const& last, std::size_t count, std::string const& address);
  void fails(std::string what, std::string where) { failures.push_back({std::move(what), std::move(where)}); }
};

/// The address with the filters as parameters of its query, encoded.
std::string with_filters(std::string const& address, Filters const& filters);

}  // namespace leitbild::exchange::oparl
