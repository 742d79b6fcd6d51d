// The found features of a collection in the forms in which they are offered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/features/found_items.h"
#include "server/features/links.h"

namespace leitbild::server {

/// A FeatureCollection; long ones are sent piece by piece.
Response items_json(Call const& call, FoundItems found);
Response items_html(Call const& call, FoundItems const& found);
/// `found` holds all that fit; `form` is csv, xlsx or gpkg.
Answer items_file(Call const& call, FoundItems const& found, std::string_view form);

/// The page that a city shows of an object, where it has one: a measure, a district, an indicator.
std::optional<Link> page_of(Call const& call, Collection const& collection, Item const& item);

/// As a reader sees it; HTML.
std::string value_html(exchange::PropertyInfo const& property, exchange::PropertyValue const& value, Language language);

}  // namespace leitbild::server
