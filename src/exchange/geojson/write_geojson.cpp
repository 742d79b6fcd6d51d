#include "exchange/geojson/write_geojson.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"

namespace leitbild::exchange {
namespace {

void append_number(std::string& out, double value, int decimals) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  fmt::format_to(std::back_inserter(out), "{:.{}f}", value, decimals);
}

void append_position(std::string& out, geo::Point p, CoordinateForm form) {
  out += '[';
  append_number(out, form.north_first ? p.y : p.x, form.decimals);
  out += ',';
  append_number(out, form.north_first ? p.x : p.y, form.decimals);
  out += ']';
}

template <class Range, class Append>
void append_list(std::string& out, Range const& range, Append append) {
  out += '[';
  auto first = true;
  for (auto const& entry : range) {
    if (!std::exchange(first, false)) { out += ','; }
    append(entry);
  }
  out += ']';
}

void append_line(std::string& out, std::span<geo::Point const> line, CoordinateForm form) {
  append_list(out, line, [&](geo::Point p) { append_position(out, p, form); });
}

void append_ring(std::string& out, geo::Ring const& ring, bool counter_clockwise, CoordinateForm form) {
  if ((geo::signed_area(ring) >= 0.0) == counter_clockwise) {
    append_line(out, ring, form);
    return;
  }
  auto const turned = geo::Ring{ring.rbegin(), ring.rend()};
  append_line(out, turned, form);
}

void append_polygon(std::string& out, geo::Polygon const& polygon, CoordinateForm form) {
  out += '[';
  append_ring(out, polygon.outer, true, form);
  for (auto const& hole : polygon.holes) {
    out += ',';
    append_ring(out, hole, false, form);
  }
  out += ']';
}

void begin(std::string& out, std::string_view type) {
  out += R"({"type":")";
  out += type;
  out += R"(","coordinates":)";
}

struct AppendShape {
  std::string& out;
  CoordinateForm form;

  void operator()(geo::Point const& p) const {
    begin(out, "Point");
    append_position(out, p, form);
    out += '}';
  }
  void operator()(geo::Line const& line) const {
    begin(out, "LineString");
    append_line(out, line, form);
    out += '}';
  }
  void operator()(geo::MultiPolygon const& area) const {
    if (area.size() == 1) {
      begin(out, "Polygon");
      append_polygon(out, area.front(), form);
    } else {
      begin(out, "MultiPolygon");
      append_list(out, area, [&](geo::Polygon const& polygon) { append_polygon(out, polygon, form); });
    }
    out += '}';
  }
};

template <class T>
bool are_all(std::span<geo::Shape const> shapes) {
  return std::ranges::all_of(shapes, [](geo::Shape const& shape) { return std::holds_alternative<T>(shape); });
}

void append_several(std::string& out, std::span<geo::Shape const> shapes, CoordinateForm form) {
  if (are_all<geo::Point>(shapes)) {
    begin(out, "MultiPoint");
    append_list(out, shapes, [&](auto const& shape) { append_position(out, std::get<geo::Point>(shape), form); });
  } else if (are_all<geo::Line>(shapes)) {
    begin(out, "MultiLineString");
    append_list(out, shapes, [&](auto const& shape) { append_line(out, std::get<geo::Line>(shape), form); });
  } else if (are_all<geo::MultiPolygon>(shapes)) {
    auto all = std::vector<geo::Polygon const*>{};
    for (auto const& shape : shapes) {
      for (auto const& polygon : std::get<geo::MultiPolygon>(shape)) { all.push_back(&polygon); }
    }
    begin(out, "MultiPolygon");
    append_list(out, all, [&](auto const* polygon) { append_polygon(out, *polygon, form); });
  } else {
    out += R"({"type":"GeometryCollection","geometries":)";
    append_list(out, shapes, [&](auto const& shape) { std::visit(AppendShape{out, form}, shape); });
  }
  out += '}';
}

struct AppendValue {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(out), "{}", value); }
  void operator()(double value) const {
    if (std::isfinite(value)) {
      fmt::format_to(std::back_inserter(out), "{}", value);
    } else {
      out += "null";
    }
  }
  void operator()(std::string const& value) const { append_json_text(out, value); }
  void operator()(std::vector<std::string> const& value) const {
    append_list(out, value, [this](std::string const& text) { append_json_text(out, text); });
  }
};

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  auto const is_plain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f && c != '"' && c != '\\';
  };
  if (!std::ranges::all_of(text, is_plain)) {
    out += Json(std::string{text}).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void append_geometry(std::string& out, std::span<geo::Shape const> shapes, CoordinateForm form) {
  if (shapes.empty()) {
    out += "null";
  } else if (shapes.size() == 1) {
    std::visit(AppendShape{out, form}, shapes.front());
  } else {
    append_several(out, shapes, form);
  }
}

void append_properties(std::string& out, std::span<PropertyInfo const> properties,
                       std::span<PropertyValue const> values) {
  out += '{';
  for (auto i = std::size_t{0}; i < properties.size(); ++i) {
    if (i > 0) { out += ','; }
    append_json_text(out, properties[i].key);
    out += ':';
    std::visit(AppendValue{out}, values[i]);
  }
  out += '}';
}

void append_feature(std::string& out, Feature const& feature, std::span<PropertyInfo const> properties,
                    std::span<geo::Shape const> shapes, CoordinateForm form, bool open) {
  out += R"({"type":"Feature","id":)";
  append_json_text(out, feature.id);
  out += R"(,"geometry":)";
  append_geometry(out, shapes, form);
  out += R"(,"properties":)";
  append_properties(out, properties, feature.values);
  if (!open) { out += '}'; }
}

}  // namespace leitbild::exchange
