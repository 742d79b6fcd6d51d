// From tags to what the city knows, by the table in tags.toml.
#pragma once

#include <optional>

#include "import/osm/tag_table.h"

namespace leitbild::importing {

/// Nothing for what is no street or not open to people on foot.
std::optional<city::StreetKind> classify(TagTable const& table, Tags tags);

std::optional<city::FacilityCategory> facility_category(TagTable const& table, Tags tags);
/// Why something that looks like a facility is none; empty for everything else.
std::string_view left_out_because(TagTable const& table, Tags tags);
bool is_stop(TagTable const& table, Tags tags);
bool is_building(TagTable const& table, Tags tags);

enum class GreenKind { kOpen, kForest };
std::optional<GreenKind> green_kind(TagTable const& table, Tags tags);

}  // namespace leitbild::importing
