// What a request finds in a collection, whether that lies in memory or in a file.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "server/features/item_query.h"

namespace leitbild::server {

/// What a file of all that fits may hold at most, of a collection that is not in memory.
inline constexpr std::size_t kMostInFile = 100'000;

/// What was found, as far as it was asked for.
struct FoundItems {
  Collection const& collection;
  ItemQuery query;
  std::vector<Item const*> items{};           // from `offset`, at most `limit`; of the collection or of `read`
  std::optional<std::size_t> matched{};       // how many fit in all; nothing: they were not counted to the end
  bool has_more{};                            // after `items`
  std::shared_ptr<std::vector<Item>> read{};  // those that came from a file

  std::size_t first() const { return std::min(query.offset, matched.value_or(query.offset)); }
  std::size_t last() const { return first() + items.size(); }
};

/// The page that the query asks for, in the order of the collection; with `whole` all that fit. Items without a place are
/// in no box, items without a date at no time. Error 400: a file would hold more than kMostInFile features, or more than a
/// million were looked at.
tl::expected<FoundItems, HttpProblem> find_items(Collection const& collection, ItemQuery query, bool whole);

/// Null: there is none of that name.
std::shared_ptr<Item const> find_item(Collection const& collection, std::string_view id);

}  // namespace leitbild::server
