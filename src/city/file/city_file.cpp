// Layout: "LEITCITY", version (4 bytes), length of the body (8), SHA-256 of the body (64 hexadecimal digits), body.
// The body holds the layers one after the other; every list begins with its count. Fields are written one by one, never
// whole structs, so that padding and the compiler do not matter. Arcs are not stored: they follow from the edges.
#include "city/file/city_file.h"

#include <algorithm>
#include <cmath>
#include <concepts>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "city/file/bytes.h"

namespace leitbild::city {
namespace {

constexpr std::string_view kMagic = "LEITCITY";
constexpr auto kHeaderSize = std::size_t{8 + 4 + 8 + 64};

// ---- What a type consists of, once for both directions --------------------------------------------------------------
// `io` is a Writing or a Reading; `io(x)` writes or fills x.

template <class Io, class T>
using Of = std::conditional_t<Io::kWrites, T const, T>;

template <class Io>
void fields(Io& io, Of<Io, geo::Point>& p) {
  io(p.x);
  io(p.y);
}
template <class Io>
void fields(Io& io, Of<Io, Persons>& count) {
  io(count.value);
}
template <class Io>
void fields(Io& io, Of<Io, geo::Polygon>& polygon) {
  io(polygon.outer);
  io(polygon.holes);
}
template <class Io>
void fields(Io& io, Of<Io, geo::Crs>& crs) {
  io(crs.epsg);
}
template <class Io>
void fields(Io& io, Of<Io, CityInfo>& info) {
  io(info.name);
  io(info.ags);
  io(info.crs);
  io(info.schematic);
}
template <class Io>
void fields(Io& io, Of<Io, District>& district) {
  io(district.code);
  io(district.name);
  io.enumerator(district.level, 3);
  io(district.parent);
  io(district.shape);
  io(district.label);
}
template <class Io>
void fields(Io& io, Of<Io, Cell>& cell) {
  io(cell.code.east);
  io(cell.code.north);
  io(cell.centre);
  io(cell.residents.value);
  for (auto& group : cell.ages) { io(group); }
}
template <class Io>
void fields(Io& io, Of<Io, Edge>& edge) {
  io(edge.from);
  io(edge.to);
  io(edge.length.value);
  io.enumerator(edge.kind, kStreetKinds.size());
  io(edge.walk);
  io.enumerator(edge.bike, 4);
  io(edge.first_bend);
  io(edge.last_bend);
}
template <class Io>
void fields(Io& io, Of<Io, Facility>& facility) {
  io.enumerator(facility.category, kFacilityCategories.size());
  io(facility.name);
  io(facility.at);
  io(facility.capacity);
}
template <class Io>
void fields(Io& io, Of<Io, Stop>& stop) {
  io(stop.name);
  io(stop.at);
  io(stop.departures_per_hour);
}
template <class Io>
void fields(Io& io, Of<Io, GreenArea>& green) {
  io(green.name);
  io(green.forest);
  io(green.shape);
  io(green.area.value);
}
template <class Io>
void fields(Io& io, Of<Io, Building>& building) {
  io(building.footprint);
  io(building.levels);
  io.enumerator(building.use, kBuildingUses);
}
template <class Io>
void fields(Io& io, Of<Io, Patch>& patch) {
  io.enumerator(patch.use, kLandUses.size());
  io(patch.shape);
}
template <class Io>
void fields(Io& io, Of<Io, Source>& source) {
  io(source.layer);
  io(source.file);
  io(source.origin);
  io(source.licence);
  io(source.date);
  io(source.status);
  io(source.sha256);
  io(source.imported);
  io(source.note);
}
template <class Io>
void fields(Io& io, Of<Io, MapRaster>& map) {
  io(map.corner);
  io(map.side);
  io.pixels(map.values);
}
template <class Io>
void fields(Io& io, Of<Io, SourceClass>& row) {
  io(row.code);
  io(row.title);
  io.enumerator(row.like, kGrounds);
  for (auto& value : row.values) { io(value); }
}
template <class Io>
void fields(Io& io, Of<Io, GroundMaps>& maps) {
  for (auto& map : maps.maps) { io(map); }
  io(maps.classes);
  io(maps.land_cover);
}
template <class Io>
void fields(Io& io, Of<Io, Layers>& layers) {
  io(layers.info);
  io(layers.districts.rows.rows);
  io(layers.people.cells.rows);
  io(layers.people.base);
  io(layers.people.date);
  io(layers.people.age_base);
  io(layers.streets.nodes.rows);
  io(layers.streets.edges.rows);
  io(layers.streets.bends);
  io(layers.streets.coverage);
  io(layers.streets.crs);
  io(layers.facilities.rows.rows);
  io(layers.facilities.coverage);
  io(layers.transit.stops.rows);
  io(layers.transit.coverage);
  io(layers.transit.timetable);
  io(layers.landcover.green.rows);
  io(layers.landcover.coverage);
  io(layers.landcover.patches);
  io(layers.landcover.trees);
  io(layers.buildings.rows.rows);
  io(layers.buildings.coverage);
  io(layers.maps);
  io(layers.sources);
}

// ---- The two directions ---------------------------------------------------------------------------------------------

class Writing {
 public:
  static constexpr bool kWrites = true;

  template <Plain T>
    requires(!std::is_enum_v<T> && !std::same_as<T, bool>)
  void operator()(T const& value) {
    out_.put(value);
  }
  void operator()(bool const& value) { out_.put(static_cast<std::uint8_t>(value ? 1 : 0)); }
  void operator()(std::string const& text) { out_.text(text); }
  template <class Tag>
  void operator()(Id<Tag> const& id) {
    out_.put(id.value);
  }
  template <class T>
  void operator()(std::optional<T> const& value) {
    auto const there = value.has_value();
    (*this)(there);
    if (there) { (*this)(*value); }
  }
  template <class T>
  void operator()(std::vector<T> const& list) {
    out_.count(list.size());
    for (auto const& item : list) { (*this)(item); }
  }
  template <class T>
    requires(std::is_class_v<T>)
  void operator()(T const& whole) {
    fields(*this, whole);
  }
  template <class Enum>
  void enumerator(Enum const& value, std::size_t /*end*/) {
    out_.put(value);
  }
  void pixels(geo::Grid<std::int16_t> const& grid) {
    out_.put(grid.columns);
    out_.put(grid.rows);
    for (auto const value : grid.values) { out_.put(value); }
  }
  std::string take() && { return std::move(out_).take(); }

 private:
  ByteWriter out_;
};

class Reading {
 public:
  static constexpr bool kWrites = false;

  explicit Reading(std::string_view bytes) : in_{bytes} {}

  template <Plain T>
    requires(!std::is_enum_v<T> && !std::same_as<T, bool>)
  void operator()(T& value) {
    value = in_.get<T>();
  }
  void operator()(bool& value) { value = in_.flag(); }
  void operator()(std::string& text) { text = in_.text(); }
  template <class Tag>
  void operator()(Id<Tag>& id) {
    id.value = in_.get<std::uint32_t>();
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    if (in_.flag()) { (*this)(value.emplace()); }
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    auto const size = in_.count(1);  // no item has fewer than one byte
    list.clear();
    for (auto i = std::size_t{0}; i < size && in_.good(); ++i) { (*this)(list.emplace_back()); }
  }
  template <class T>
    requires(std::is_class_v<T>)
  void operator()(T& whole) {
    fields(*this, whole);
  }
  template <class Enum>
  void enumerator(Enum& value, std::size_t end) {
    value = in_.enumerator<Enum>(end);
  }
  void pixels(geo::Grid<std::int16_t>& grid) {
    auto const columns = in_.get<int>();
    auto const rows = in_.get<int>();
    if (!in_.has_room(columns, rows, sizeof(std::int16_t))) { return; }
    grid = {columns, rows};
    for (auto& value : grid.values) { value = in_.get<std::int16_t>(); }
  }
  bool complete() const { return in_.good() && in_.at_end(); }

 private:
  ByteReader in_;
};

// ---- What the rest of the program takes for granted -----------------------------------------------------------------

bool districts_fit(Districts const& districts) {
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const& parent = districts.rows[DistrictId{i}].parent;
    if (parent.has_value() != (i > 0) || (parent && parent->value >= i)) { return false; }
  }
  return true;
}

bool streets_fit(Streets const& streets) {
  return std::ranges::all_of(streets.edges, [&](Edge const& edge) {
    return edge.from.value < streets.nodes.size() && edge.to.value < streets.nodes.size() &&
           edge.first_bend <= edge.last_bend && edge.last_bend <= streets.bends.size();
  });
}

bool side_fits(MapRaster const& map) {
  return map.empty() || std::ranges::find(kMapSides, map.side) != kMapSides.end();
}

/// Values that the models may index tables with.
bool map_fits(MapRaster const& map, MapInfo const& info) {
  auto const low = std::lround(info.low / info.step);
  auto const high = std::lround(info.high / info.step);
  return side_fits(map) && std::ranges::all_of(map.values.values, [&](std::int16_t value) {
           return value == MapRaster::kNothing || (value >= low && value <= high);
         });
}

bool maps_fit(GroundMaps const& maps) {
  auto const is_class = [&](std::int16_t index) {
    return index == MapRaster::kNothing || (index >= 0 && static_cast<std::size_t>(index) < maps.classes.size());
  };
  return maps.classes.size() <= kMostSourceClasses &&
         std::ranges::all_of(kMapInfos, [&](MapInfo const& info) { return map_fits(maps.of(info.kind), info); }) &&
         side_fits(maps.land_cover) && std::ranges::all_of(maps.land_cover.values.values, is_class);
}

Result<std::string_view> body_of(std::string_view bytes, std::string_view where) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + sizeof(std::uint32_t)) {
    return fail("die Datei ist kein Stadtmodell (sie beginnt nicht mit „LEITCITY“)", std::string{where});
  }
  auto header = ByteReader{bytes.substr(kMagic.size())};
  auto const version = header.get<std::uint32_t>();
  if (version != kCityFileVersion) {
    return fail(
        fmt::format("das Stadtmodell hat die Version „{}“, dieses Programm liest Version {}; {}", version,
                    kCityFileVersion,
                    version > kCityFileVersion ? "ein neueres Programm kann es lesen"
                                               : "`leitbild rebuild` macht es aus den verzeichneten Dateien neu"),
        std::string{where});
  }
  auto const length = header.get<std::uint64_t>();
  auto const body = bytes.size() < kHeaderSize ? std::string_view{} : bytes.substr(kHeaderSize);
  if (bytes.size() < kHeaderSize || body.size() < length) {
    return fail(
        fmt::format("das Stadtmodell ist abgeschnitten: {} von {} Byte sind vorhanden; aus einer Sicherung "
                    "holen, oder `leitbild rebuild` macht es neu",
                    format_number(static_cast<double>(body.size()), 0), format_number(static_cast<double>(length), 0)),
        std::string{where});
  }
  if (body.size() != length || sha256(body) != bytes.substr(kHeaderSize - 64, 64)) {
    return fail("das Stadtmodell ist beschädigt (die Prüfsumme stimmt nicht); aus einer Sicherung holen, oder "
                "`leitbild rebuild` macht "
                "es neu",
                std::string{where});
  }
  return body;
}

}  // namespace

std::string to_bytes(Layers const& layers) {
  auto writing = Writing{};
  writing(layers);
  auto const body = std::move(writing).take();
  auto header = ByteWriter{};
  header.put(kCityFileVersion);
  header.count(body.size());
  return std::string{kMagic} + std::move(header).take() + sha256(body) + body;
}

Result<Layers> from_bytes(std::string_view bytes, std::string_view where) {
  TRY(auto const body, body_of(bytes, where));
  auto layers = Layers{};
  auto reading = Reading{body};
  reading(layers);
  if (!reading.complete() || !districts_fit(layers.districts) || !streets_fit(layers.streets) ||
      !maps_fit(layers.maps)) {
    return fail("das Stadtmodell widerspricht sich, obwohl die Prüfsumme stimmt; `leitbild rebuild` macht es neu",
                std::string{where});
  }
  index_arcs(layers.streets);
  return layers;
}

}  // namespace leitbild::city
