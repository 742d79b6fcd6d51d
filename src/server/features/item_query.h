// What a request asks of a collection, and what it gets.
#pragma once

#include <vector>

#include "server/endpoint.h"
#include "server/features/collection.h"

namespace leitbild::server {

inline constexpr std::int64_t kMostItems = 10'000;

struct ItemQuery {
  std::vector<geo::Box> boxes;  // in bbox_crs, x east; empty: no box was asked for
  CrsChoice bbox_crs;
  std::optional<Days> when;
  std::vector<Test> tests;
  CrsChoice crs;  // of the answer
  std::size_t offset{}, limit{};
};

/// The parameters of "items" that the standard and the collection know. Error 400: all that are wrong.
tl::expected<ItemQuery, HttpProblem> read_item_query(Call const& call, Collections const& collections,
                                                     Collection const& collection);

/// Shapes in another system. Not shared between threads.
class FromDegrees {
 public:
  explicit FromDegrees(CrsChoice const& crs);
  std::vector<geo::Shape> operator()(std::vector<geo::Shape> const& shapes) const;

 private:
  std::optional<geo::Transform> transform_;  // nothing: degrees stay degrees
};

}  // namespace leitbild::server
