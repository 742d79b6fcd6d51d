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
#include "import/osm/classify.h"
#include "import/osm/node_index.h"

namespace leitbild::importing {

struct OsmObject {
  std::string_view type;  // "node", "way", "relation"
  std::int64_t id{};
  Tags tags;
  Meaning meaning;
};
/// "way 4711", as people look it up.
std::string to_text(OsmObject const& object);

/// A node of a way. The same node has the same number in all ways; kNoNode where the file does not hold it.
struct OsmPoint {
  std::uint32_t number{};
  geo::LonLat at;
};

enum class LostBecause : std::uint8_t {
  kIncomplete,  // members or nodes lie beyond the extract
  kBroken       // rings that do not close or cross
};

/// Called while the file is read: nodes, then ways, areas after their last way; only for objects whose tags mean
/// something. Views are valid during the call only. Coordinates of areas are degrees, x = longitude; rings are closed.
/// What is left empty is not read; `area` and `lost_area` come together.
struct OsmVisitor {
  std::function<void(OsmObject const&, geo::LonLat)> node;
  std::function<void(OsmObject const&, std::span<OsmPoint const>)> way;  // streets, and stops drawn as a line
  std::function<void(OsmObject const&, geo::MultiPolygon)> area;         // closed ways and multipolygons
  /// An area that cannot be closed, with those parts of its outline that the file holds.
  std::function<void(OsmObject const&, LostBecause, std::vector<geo::Line> const&)> lost_area;
};

struct OsmFileFacts {
  std::optional<geo::Box> box;  // degrees: what the extract was cut with
  std::string date;             // ISO day of the newest data; empty: the file's dates are missing or nonsense
};

/// Nodes outside `window` (degrees) and ways and areas without a node in it are passed over. One pass over the relations,
/// one over everything; libosmium inflates and decodes in threads of its own. 20 bytes per node of the file are held, and
/// the ways of multipolygons. Error: no such file, another format, damaged.
Result<OsmFileFacts> read_osm_file(std::filesystem::path const& file, geo::Box const& window, TagTable const& table,
                                   OsmVisitor const& visitor);

}  // namespace leitbild::importing
