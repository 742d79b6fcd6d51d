// An OpenStreetMap file as a sequence of nodes, ways and areas. The only place that knows libosmium.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/shape.h"
#include "import/osm/tag_table.h"

namespace leitbild::importing {

struct OsmObject {
  std::string_view type;  // "node", "way", "relation"
  std::int64_t id{};
  Tags tags;
};
/// "way 4711", as people look it up.
std::string to_text(OsmObject const& object);

/// A node of a way; without a place where the file does not hold it.
struct OsmPoint {
  std::int64_t id{};
  std::optional<geo::LonLat> at;
};

enum class LostBecause {
  kIncomplete,  // members or nodes lie beyond the extract
  kBroken       // rings that do not close or cross
};

/// Called while the file is read: nodes, then ways, areas after their last way. Views are valid during the call only.
/// What is left empty is not read; `wants_area`, `area` and `lost_area` come together. Coordinates of areas are degrees,
/// x = longitude; rings are closed.
struct OsmVisitor {
  std::function<void(OsmObject const&, geo::LonLat)> node;  // only nodes that have tags
  std::function<void(OsmObject const&, std::span<OsmPoint const>)> way;
  std::function<bool(Tags)> wants_area;
  std::function<void(OsmObject const&, geo::MultiPolygon const&)> area;  // closed ways and multipolygons
  /// A wanted area that cannot be closed, with those parts of its outline that the file holds.
  std::function<void(OsmObject const&, LostBecause, std::vector<geo::Line> const&)> lost_area;
};

struct OsmFileFacts {
  std::optional<geo::Box> box;  // degrees: what the extract was cut with
  std::string date;             // ISO day of the newest data; empty: the file's dates are missing or nonsense
};

/// Ways and areas without a node in `window` (degrees) are passed over. Error: no such file, another format, damaged.
Result<OsmFileFacts> read_osm_file(std::filesystem::path const& file, geo::Box const& window,
                                   OsmVisitor const& visitor);

}  // namespace leitbild::importing
