// GeoJSON (RFC 7946), written straight into a text: a page of ten thousand features is no document in memory.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exchange/features/feature.h"

namespace leitbild::exchange {

/// How coordinates are written.
struct CoordinateForm {
  int decimals{7};     // of a degree: a centimetre
  bool north_first{};  // latitude or northing first, as some authorities prescribe
};

/// In quotes, escaped; bytes that are not UTF-8 become U+FFFD.
void append_json_text(std::string& out, std::string_view text);
/// null without shapes; else the simplest type that holds them: Point, MultiPolygon, GeometryCollection …
/// Outer rings run counter-clockwise.
void append_geometry(std::string& out, std::span<geo::Shape const> shapes, CoordinateForm form);
/// An object; what is not known is null.
void append_properties(std::string& out, std::span<PropertyInfo const> properties,
                       std::span<PropertyValue const> values);
/// A Feature whose object is left open if `open`, so that members can follow.
void append_feature(std::string& out, Feature const& feature, std::span<PropertyInfo const> properties,
                    std::span<geo::Shape const> shapes, CoordinateForm form, bool open = false);

}  // namespace leitbild::exchange
