// Well-known text: how a place is typed on the command line and written in test files.
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/shape.h"

namespace leitbild::geo {
namespace {

using Decimals = std::optional<int>;  // nothing: as many as it takes

std::string points_text(std::span<Point const> points, Decimals decimals) {
  auto out = std::string{"("};
  for (auto const p : points) {
    if (out.size() > 1) { out += ", "; }
    out += decimals ? fmt::format("{:.{}f} {:.{}f}", p.x, *decimals, p.y, *decimals) : fmt::format("{} {}", p.x, p.y);
  }
  return out + ")";
}

std::string polygon_text(Polygon const& polygon, Decimals decimals) {
  auto out = std::string{"("};
  out += points_text(polygon.outer, decimals);
  for (auto const& hole : polygon.holes) { out += ", " + points_text(hole, decimals); }
  return out + ")";
}

/// Reads forwards through the text; every function returns false at the first thing that does not fit.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_{text} {}

  bool take(char c) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != c) { return false; }
    rest_.remove_prefix(1);
    return true;
  }

  std::string word() {
    skip_blanks();
    auto const end = rest_.find_first_of(" \t\r\n(");
    auto out = folded(rest_.substr(0, end));
    rest_.remove_prefix(std::min(out.size(), rest_.size()));
    return out;
  }

  bool points(std::vector<Point>& out) {
    if (!take('(')) { return false; }
    do {
      auto p = Point{};
      if (!number(p.x) || !number(p.y)) { return false; }
      out.push_back(p);
    } while (take(','));
    return take(')');
  }

  bool polygon(MultiPolygon& out) {
    if (!take('(')) { return false; }
    auto rings = std::vector<Ring>{};
    do {
      auto ring = Ring{};
      if (!points(ring)) { return false; }
      rings.push_back(std::move(ring));
    } while (take(','));
    if (!take(')')) { return false; }
    auto polygon = Polygon{.outer = std::move(rings.front()), .holes = {}};
    polygon.holes.assign(std::make_move_iterator(rings.begin() + 1), std::make_move_iterator(rings.end()));
    out.push_back(std::move(polygon));
    return true;
  }

  bool polygons(MultiPolygon& out) {
    if (!take('(')) { return false; }
    do {
      if (!polygon(out)) { return false; }
    } while (take(','));
    return take(')');
  }

  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }

 private:
  std::string_view rest_;

  void skip_blanks() {
    auto const first = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(first == std::string_view::npos ? rest_.size() : first);
  }

  bool number(double& out) {
    skip_blanks();
    auto const [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (error != std::errc{} || !std::isfinite(out)) { return false; }
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
    return true;
  }
};

bool ring_is_closed(Ring const& ring) { return ring.size() >= 4 && ring.front() == ring.back(); }

bool rings_are_closed(MultiPolygon const& area) {
  return std::ranges::all_of(area, [](Polygon const& polygon) {
    return ring_is_closed(polygon.outer) && std::ranges::all_of(polygon.holes, ring_is_closed);
  });
}

std::string shape_text(Shape const& shape, Decimals decimals) {
  if (auto const* const point = std::get_if<Point>(&shape)) { return "POINT " + points_text({point, 1}, decimals); }
  if (auto const* const line = std::get_if<Line>(&shape)) { return "LINESTRING " + points_text(*line, decimals); }
  auto const& area = std::get<MultiPolygon>(shape);
  auto out = std::string{"MULTIPOLYGON ("};
  for (auto const& polygon : area) {
    if (&polygon != &area.front()) { out += ", "; }
    out += polygon_text(polygon, decimals);
  }
  return out + ")";
}

}  // namespace

std::string to_wkt(Shape const& shape, int decimals) { return shape_text(shape, decimals); }
std::string to_exact_wkt(Shape const& shape) { return shape_text(shape, std::nullopt); }

Result<Shape> from_wkt(std::string_view text) {
  auto reader = Reader{text};
  auto const kind = reader.word();
  auto const broken = [&] {
    return fail(fmt::format("„{}“ ist kein Ort; möglich: POINT (x y), LINESTRING (x y, x y, …), POLYGON ((…)) und "
                            "MULTIPOLYGON (((…))) mit geschlossenen Ringen",
                            text));
  };
  auto points = std::vector<Point>{};
  auto area = MultiPolygon{};
  auto read = false;
  if (kind == "point" || kind == "linestring") { read = reader.points(points); }
  if (kind == "polygon") { read = reader.polygon(area); }
  if (kind == "multipolygon") { read = reader.polygons(area); }
  if (!read || !reader.at_end()) { return broken(); }
  if (kind == "point") { return points.size() == 1 ? Result<Shape>{points[0]} : broken(); }
  if (kind == "linestring") { return points.size() >= 2 ? Result<Shape>{Line{std::move(points)}} : broken(); }
  return rings_are_closed(area) ? Result<Shape>{std::move(area)} : broken();
}

}  // namespace leitbild::geo
