// The list of measures as a table for spreadsheets, and as GeoJSON for maps: exactly the filtered set.
#pragma once

#include <vector>

#include "exchange/sheets/sheet.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// Headings and texts in the reader's language, one row per measure.
exchange::Table measure_table(Call const& call, std::vector<plan::Measure const*> const& measures);
/// What has to be said beside it: that measures are examples, the city schematic, where it came from, which filters.
exchange::Table notes_table(Call const& call, std::size_t count);
/// Semicolons, decimal commas, UTF-8 with byte order mark; in English commas and decimal points.
std::string csv_of(exchange::Table const& table, Language language);

/// "massnahmen.csv", with a header that has browsers save it.
Response download(Call const& call, std::string type, std::string body, std::string_view ending);

}  // namespace leitbild::server
