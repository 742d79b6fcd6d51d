#include "store/gpkg/geometry.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace leitbild::store::gpkg {
namespace {

static_assert(std::endian::native == std::endian::little);

// Flags of the header (GeoPackage 1.3, clause 2.1.3.1.1).
constexpr auto kLittleEndian = std::uint8_t{1};
constexpr auto kEnvelopeXy = std::uint8_t{1U << 1U};
constexpr auto kEmpty = std::uint8_t{1U << 4U};
constexpr std::array<std::size_t, 5> kEnvelopeDoubles{0, 4, 6, 6, 8};

// Kinds of well-known binary.
enum Kind : std::uint32_t {
  kPoint = 1,
  kLineString = 2,
  kPolygon = 3,
  kMultiPoint = 4,
  kMultiLineString = 5,
  kMultiPolygon = 6
};

template <class T>
void put(std::string& out, T value) {
  auto bytes = std::array<char, sizeof(T)>{};
  std::memcpy(bytes.data(), &value, sizeof(T));
  out.append(bytes.data(), bytes.size());
}

void put_kind(std::string& out, Kind kind) {
  put(out, kLittleEndian);
  put(out, static_cast<std::uint32_t>(kind));
}

void put_points(std::string& out, std::span<geo::Point const> points) {
  put(out, static_cast<std::uint32_t>(points.size()));
  for (auto const p : points) {
    put(out, p.x);
    put(out, p.y);
  }
}

void put_shape(std::string& out, geo::Point const& p) {
  put_kind(out, kPoint);
  put(out, p.x);
  put(out, p.y);
}

void put_shape(std::string& out, geo::Line const& line) {
  put_kind(out, kLineString);
  put_points(out, line);
}

void put_shape(std::string& out, geo::MultiPolygon const& area) {
  put_kind(out, kMultiPolygon);
  put(out, static_cast<std::uint32_t>(area.size()));
  for (auto const& polygon : area) {
    put_kind(out, kPolygon);
    put(out, static_cast<std::uint32_t>(1 + polygon.holes.size()));
    put_points(out, polygon.outer);
    for (auto const& hole : polygon.holes) { put_points(out, hole); }
  }
}

/// Forwards through the bytes; after the first thing that does not fit every value is 0 and `good()` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_{bytes} {}

  void set_little_endian(bool little) { little_ = little; }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

  template <class T>
  T get() {
    auto bytes = std::array<char, sizeof(T)>{};
    if (rest_.size() < sizeof(T)) { good_ = false; }
    if (!good_) { return T{}; }
    std::copy_n(rest_.begin(), sizeof(T), bytes.begin());
    if (!little_) { std::ranges::reverse(bytes); }
    rest_.remove_prefix(sizeof(T));
    return std::bit_cast<T>(bytes);
  }

  /// A count of items with at least `smallest` bytes each.
  std::size_t count(std::size_t smallest) {
    auto const n = get<std::uint32_t>();
    if (n > rest_.size() / smallest) { good_ = false; }
    return good_ ? n : 0;
  }

  /// The kind of the next geometry without its dimensions, which count for its points.
  std::uint32_t kind() {
    set_little_endian(get<std::uint8_t>() == kLittleEndian);
    auto const raw = get<std::uint32_t>();
    constexpr auto kOldZ = 0x80000000U;  // as written before ISO 13249
    auto const type = raw & 0x0fffffffU;
    auto const group = type / 1000;  // ISO 13249: 1 has z, 2 has m, 3 has both
    auto const has_one_more = group == 1 || group == 2 || (raw & kOldZ) != 0;
    dimensions_ = group == 3 ? 4 : 2U + (has_one_more ? 1U : 0U);
    return type % 1000;
  }

  geo::Point point() {
    auto const x = get<double>();
    auto const y = get<double>();
    for (auto i = 2U; i < dimensions_; ++i) { get<double>(); }
    return {x, y};
  }

  std::vector<geo::Point> points() {
    auto const n = count(dimensions_ * sizeof(double));
    auto out = std::vector<geo::Point>{};
    for (auto i = std::size_t{0}; i < n; ++i) { out.push_back(point()); }
    return out;
  }

  geo::Polygon polygon() {
    auto out = geo::Polygon{};
    auto const rings = count(sizeof(std::uint32_t));
    for (auto i = std::size_t{0}; i < rings && good_; ++i) {
      if (i == 0) {
        out.outer = points();
      } else {
        out.holes.push_back(points());
      }
    }
    return out;
  }

 private:
  std::string_view rest_;
  bool little_{true};
  bool good_{true};
  unsigned dimensions_{2};
};

struct Header {
  bool empty{};
  std::optional<geo::Box> envelope;
  std::string_view body;  // well-known binary
};

std::optional<Header> header_of(std::string_view blob) {
  if (blob.size() < 8 || !blob.starts_with("GP")) { return std::nullopt; }
  auto const flags = static_cast<std::uint8_t>(blob[3]);
  auto const envelope = static_cast<std::size_t>((flags >> 1U) & 7U);
  if (envelope >= kEnvelopeDoubles.size()) { return std::nullopt; }
  auto const size = 8 + kEnvelopeDoubles[envelope] * sizeof(double);
  if (blob.size() < size) { return std::nullopt; }
  auto out = Header{.empty = (flags & kEmpty) != 0, .envelope = {}, .body = blob.substr(size)};
  if (envelope > 0) {
    auto reader = Reader{blob.substr(8)};
    reader.set_little_endian((flags & kLittleEndian) != 0);
    auto box = geo::Box{};
    box.low.x = reader.get<double>();
    box.high.x = reader.get<double>();
    box.low.y = reader.get<double>();
    box.high.y = reader.get<double>();
    out.envelope = box;
  }
  return out;
}

Result<geo::Shape> part_of_multi(Reader& in, std::uint32_t kind) {
  auto const parts = in.count(5);
  if (kind == kMultiPolygon) {
    auto area = geo::MultiPolygon{};
    for (auto i = std::size_t{0}; i < parts && in.good(); ++i) {
      if (in.kind() != kPolygon) { return fail("ein Teil eines MultiPolygon ist kein Polygon"); }
      area.push_back(in.polygon());
    }
    return area;
  }
  if (parts != 1) {
    return fail(fmt::format("eine Geometrie aus {} Punkten oder Linien in einer Zeile ist hier nicht möglich; bitte "
                            "auf {} Zeilen verteilen",
                            parts, parts));
  }
  if (in.kind() + 3 != kind) { return fail("ein Teil einer Geometrie ist von anderer Art als das Ganze"); }
  if (kind == kMultiPoint) { return in.point(); }
  return geo::Line{in.points()};
}

Result<geo::Shape> shape_of(Reader& in) {
  auto const kind = in.kind();
  switch (kind) {
    case kPoint: return in.point();
    case kLineString: return geo::Line{in.points()};
    case kPolygon: return geo::MultiPolygon{in.polygon()};
    case kMultiPoint:
    case kMultiLineString:
    case kMultiPolygon: return part_of_multi(in, kind);
    default:
      return fail(fmt::format(
          "eine Geometrie der Art „{}“ ist hier nicht möglich; erlaubt sind Punkte, Linien und Flächen", kind));
  }
}

}  // namespace

std::string encode(geo::Shape const& shape, int srs_id) {
  auto const box = geo::box_of(shape);
  auto const is_point = std::holds_alternative<geo::Point>(shape);
  auto flags = kLittleEndian;
  if (box.empty()) { flags = static_cast<std::uint8_t>(flags | kEmpty); }
  auto const with_envelope = !box.empty() && !is_point;
  if (with_envelope) { flags = static_cast<std::uint8_t>(flags | kEnvelopeXy); }
  auto out = std::string{"GP"};
  put(out, std::uint8_t{0});  // version 1
  put(out, flags);
  put(out, static_cast<std::int32_t>(srs_id));
  if (with_envelope) {
    for (auto const side : {box.low.x, box.high.x, box.low.y, box.high.y}) { put(out, side); }
  }
  std::visit([&](auto const& s) { put_shape(out, s); }, shape);
  return out;
}

Result<geo::Shape> decode(std::string_view blob) {
  auto const header = header_of(blob);
  if (!header) { return fail("die Geometrie hat nicht die Form eines GeoPackage"); }
  auto in = Reader{header->body};
  TRY(auto shape, shape_of(in));
  if (!in.good() || !in.at_end()) { return fail("die Geometrie ist abgeschnitten oder beschädigt"); }
  return shape;
}

std::optional<geo::Box> envelope_of(std::string_view blob) {
  auto const header = header_of(blob);
  if (!header) { return std::nullopt; }
  if (header->empty) { return geo::Box{}; }
  if (header->envelope) { return header->envelope; }
  auto const shape = decode(blob);
  if (!shape) { return std::nullopt; }
  auto const box = geo::box_of(*shape);
  return std::isnan(box.low.x) ? geo::Box{} : box;  // other programs write an empty point as (nan, nan)
}

}  // namespace leitbild::store::gpkg
