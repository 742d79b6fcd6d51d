// How the collections are made; used by Collections only.
#pragma once

#include "server/features/collection.h"

namespace leitbild::server {

/// From the city's plane to degrees; a plane without a place on earth gives no shapes.
class ToDegrees {
 public:
  explicit ToDegrees(geo::Crs plane);
  std::vector<geo::Shape> operator()(std::vector<geo::Shape> shapes) const;

 private:
  std::optional<geo::Transform> transform_;
};

struct Making {
  Site const& site;
  ToDegrees const& degrees;
};

Collection measures_collection(Making const& in);
Collection places_collection(Making const& in);
Collection spatial_features_collection(Making const& in);
Collection districts_collection(Making const& in);
Collection indicator_values_collection(Making const& in);
Collection facilities_collection(Making const& in);
Collection stops_collection(Making const& in);
/// One collection for each table of the site's files.
void add_layer_collections(std::deque<Collection>& all, Site const& site);

/// Source, licence and date of the first of these kinds of files that the city was made from.
void state_source(Collection& out, Site const& site, std::initializer_list<std::string_view> layers);
/// The plan as source. `of_examples`: there are illustrative ones among them.
void state_plan(Collection& out, Site const& site, bool of_examples);

/// Adds the properties that all collections have: mark, source, licence, date. Their values follow in completed().
void add_common_properties(Collection& out);
/// Gives every item the common values (the mark of an item is its own if `marks` says so), every property a filter of its
/// name unless there is one, and builds the index.
using MarkOf = std::function<std::string(Item const&)>;
Collection completed(Collection out, MarkOf const& mark_of = {});

/// Years as days: from the first day of the one to the last day of the other.
std::optional<Days> days_of(std::optional<Year> start, std::optional<Year> end);
/// The day or days a rough date means; nothing for any other text.
std::optional<Days> days_of(std::string_view date);

exchange::PropertyValue text_or_nothing(std::string const& text);
template <class T>
exchange::PropertyValue number_or_nothing(std::optional<T> const& value) {
  return value ? exchange::PropertyValue{*value} : exchange::PropertyValue{};
}

/// A filter on a property: equal, or one of several between commas where the values are known or a list.
Filter filter_of(exchange::PropertyInfo const& property, std::size_t position);

}  // namespace leitbild::server
