#include "import/boundaries/vector_file.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/handle.h"
#include "base/text.h"
#include "geo/quiet_gdal.h"

namespace leitbild::importing {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;

struct ReleaseSrs {
  void operator()(OGRSpatialReference* srs) const { srs->Release(); }
};
using Srs = std::unique_ptr<OGRSpatialReference, ReleaseSrs>;
using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// Closes what a damaged file left open; empty for rings without an area.
geo::Ring ring_of(OGRLinearRing const* ring) {
  constexpr auto kTriangle = std::size_t{4};
  auto out = geo::Ring{};
  for (auto i = 0; ring != nullptr && i < ring->getNumPoints(); ++i) {
    auto const p = geo::Point{ring->getX(i), ring->getY(i)};
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) { return {}; }
    out.push_back(p);
  }
  if (!out.empty() && out.front() != out.back()) { out.push_back(out.front()); }
  return out.size() >= kTriangle ? out : geo::Ring{};
}

geo::Polygon polygon_of(OGRPolygon const& polygon) {
  auto out = geo::Polygon{.outer = ring_of(polygon.getExteriorRing()), .holes = {}};
  for (auto i = 0; i < polygon.getNumInteriorRings(); ++i) {
    if (auto hole = ring_of(polygon.getInteriorRing(i)); !hole.empty()) { out.holes.push_back(std::move(hole)); }
  }
  return out;
}

/// Polygons at any depth; points and lines have no area.
void add_polygons(OGRGeometry const* geometry, geo::MultiPolygon& out) {
  auto const type = wkbFlatten(geometry->getGeometryType());
  if (type == wkbPolygon || type == wkbTriangle) {
    if (auto polygon = polygon_of(*geometry->toPolygon()); !polygon.outer.empty()) {
      out.push_back(std::move(polygon));
    }
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
    for (auto const* const part : *geometry->toGeometryCollection()) { add_polygons(part, out); }
  } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface) != 0) {
    for (auto const* const part : *geometry->toPolyhedralSurface()) { add_polygons(part, out); }
  }
}

/// Lines at any depth.
void add_lines(OGRGeometry const* geometry, std::vector<geo::Line>& out) {
  auto const type = wkbFlatten(geometry->getGeometryType());
  if (type == wkbLineString) {
    auto const* const line = geometry->toLineString();
    auto& points = out.emplace_back();
    for (auto i = 0; i < line->getNumPoints(); ++i) { points.push_back({line->getX(i), line->getY(i)}); }
    auto const is_finite = [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    if (points.size() < 2 || !std::ranges::all_of(points, is_finite)) { out.pop_back(); }
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
    for (auto const* const part : *geometry->toGeometryCollection()) { add_lines(part, out); }
  }
}

std::vector<geo::Line> lines_of(OGRFeature const& feature) {
  auto out = std::vector<geo::Line>{};
  if (auto const* const geometry = feature.GetGeometryRef()) {
    auto const linear = std::unique_ptr<OGRGeometry>{geometry->getLinearGeometry()};
    if (linear) { add_lines(linear.get(), out); }
  }
  return out;
}

geo::MultiPolygon shape_of(OGRFeature const& feature) {
  auto out = geo::MultiPolygon{};
  if (auto const* const geometry = feature.GetGeometryRef()) {
    auto const linear = std::unique_ptr<OGRGeometry>{geometry->getLinearGeometry()};
    if (linear) { add_polygons(linear.get(), out); }
  }
  return out;
}

/// The first point at any depth; the middle of a line.
std::optional<geo::Point> point_of(OGRGeometry const& geometry) {
  auto const type = wkbFlatten(geometry.getGeometryType());
  auto point = geo::Point{};
  if (geometry.IsEmpty() != 0) { return std::nullopt; }
  if (type == wkbPoint) {
    point = {geometry.toPoint()->getX(), geometry.toPoint()->getY()};
  } else if (type == wkbLineString) {
    auto middle = OGRPoint{};
    geometry.toLineString()->Value(geometry.toLineString()->get_Length() / 2.0, &middle);
    point = {middle.getX(), middle.getY()};
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
    return point_of(*geometry.toGeometryCollection()->getGeometryRef(0));
  } else {
    return std::nullopt;
  }
  return std::isfinite(point.x) && std::isfinite(point.y) ? std::optional{point} : std::nullopt;
}

std::optional<geo::Point> place_of(OGRFeature const& feature, geo::MultiPolygon const& shape) {
  if (!shape.empty()) { return geo::label_point(shape); }
  auto const* const geometry = feature.GetGeometryRef();
  if (geometry == nullptr) { return std::nullopt; }
  auto const linear = std::unique_ptr<OGRGeometry>{geometry->getLinearGeometry()};
  return linear ? point_of(*linear) : std::nullopt;
}

std::vector<std::string> fields_of(OGRLayer& layer) {
  auto out = std::vector<std::string>{};
  auto const* const definition = layer.GetLayerDefn();
  for (auto i = 0; i < definition->GetFieldCount(); ++i) {
    out.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
  }
  return out;
}

/// Shapefiles without a statement of their encoding are mostly from Windows.
std::string as_utf8(std::string_view text) { return is_valid_utf8(text) ? std::string{text} : from_windows_1252(text); }

std::vector<VectorFeature> features_of(OGRLayer& layer, VectorContent content) {
  auto out = std::vector<VectorFeature>{};
  for (auto const& feature : layer) {
    auto row = VectorFeature{.id = feature->GetFID(),
                             .values = {},
                             .shape = shape_of(*feature),
                             .at = std::nullopt,
                             .has_geometry = feature->GetGeometryRef() != nullptr,
                             .lines = {}};
    if (content == VectorContent::kLines) { row.lines = lines_of(*feature); }
    if (content == VectorContent::kPlaces) { row.at = place_of(*feature, row.shape); }
    for (auto i = 0; i < feature->GetFieldCount(); ++i) {
      row.values.push_back(feature->IsFieldSetAndNotNull(i) ? as_utf8(feature->GetFieldAsString(i)) : "");
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::string name_for_gdal(std::filesystem::path const& file) {
  return file.extension() == ".zip" ? "/vsizip/" + file.string() : file.string();
}

bool has(std::vector<VectorFeature> const& features, VectorContent content) {
  return std::ranges::any_of(features, [&](VectorFeature const& feature) {
    switch (content) {
      case VectorContent::kAreas: return !feature.shape.empty();
      case VectorContent::kLines: return !feature.lines.empty();
      case VectorContent::kPlaces: break;
    }
    return feature.at.has_value();
  });
}

std::string_view content_name(VectorContent content) {
  switch (content) {
    case VectorContent::kAreas: return "Flächen";
    case VectorContent::kLines: return "Linien";
    case VectorContent::kPlaces: break;
  }
  return "Orte";
}

}  // namespace

struct VectorFile::Impl {
  Srs srs;
  std::vector<std::string> fields;
  std::vector<VectorFeature> features;
  std::string where;
  Transformation way;  // to the plane that was asked for last: making one takes as long as projecting a district
  geo::Crs way_leads_to;
  Transformation way_by_text;
  std::string text_leads_to;

  /// Null if no way is known.
  OGRCoordinateTransformation* way_to(geo::Crs to) {
    if (way && way_leads_to == to) { return way.get(); }
    auto target = OGRSpatialReference{};
    auto const known = target.importFromEPSG(to.epsg) == OGRERR_NONE;
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    way.reset(known ? OGRCreateCoordinateTransformation(srs.get(), &target) : nullptr);
    way_leads_to = to;
    return way.get();
  }

  OGRCoordinateTransformation* way_to(std::string const& definition) {
    if (way_by_text && text_leads_to == definition) { return way_by_text.get(); }
    auto target = OGRSpatialReference{};
    auto const known = target.importFromWkt(definition.c_str()) == OGRERR_NONE;
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    way_by_text.reset(known ? OGRCreateCoordinateTransformation(srs.get(), &target) : nullptr);
    text_leads_to = definition;
    return way_by_text.get();
  }

  Result<void> project(std::span<geo::Point> points, std::string const& definition) {
    auto const quiet = geo::QuietGdal{};
    auto* const found = way_to(definition);
    if (found == nullptr) {
      return fail(
          fmt::format("vom Koordinatensystem der Datei, „{}“, gibt es keinen Weg zu dem des Rasters", srs->GetName()),
          where);
    }
    for (auto& p : points) {
      if (found->Transform(1, &p.x, &p.y) == 0 || !std::isfinite(p.x) || !std::isfinite(p.y)) {
        return fail(fmt::format("Koordinaten passen nicht zum Koordinatensystem der Datei, „{}“", srs->GetName()),
                    where);
      }
    }
    return {};
  }
};

VectorFile::VectorFile(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
VectorFile::VectorFile(VectorFile&&) noexcept = default;
VectorFile& VectorFile::operator=(VectorFile&&) noexcept = default;
VectorFile::~VectorFile() = default;

std::vector<std::string> const& VectorFile::fields() const { return impl_->fields; }
std::vector<VectorFeature> const& VectorFile::features() const { return impl_->features; }

Result<VectorFile> VectorFile::open(std::filesystem::path const& file, VectorContent content) {
  auto const where = file.filename().string();
  if (!std::filesystem::is_regular_file(file)) {
    return fail(fmt::format("die Datei „{}“ gibt es nicht", file.string()), where);
  }
  auto const quiet = geo::QuietGdal{};
  GDALAllRegister();
  auto const dataset = Dataset{
      GDALDataset::Open(name_for_gdal(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)};
  if (!dataset) {
    return fail(
        fmt::format("keine lesbare Vektordatei (GeoJSON, GeoPackage, Shapefile, GML …): „{}“", geo::QuietGdal::last()),
        where);
  }
  for (auto* const layer : dataset->GetLayers()) {
    auto impl = std::make_unique<Impl>();
    impl->features = features_of(*layer, content);
    if (CPLGetLastErrorType() >= CE_Failure) {
      return fail(fmt::format("die Datei ist beschädigt: „{}“", geo::QuietGdal::last()), where);
    }
    if (!has(impl->features, content)) { continue; }
    if (layer->GetSpatialRef() == nullptr) {
      return fail("die Datei nennt ihr Koordinatensystem nicht (zu einem Shapefile gehört seine .prj)", where);
    }
    impl->srs.reset(layer->GetSpatialRef()->Clone());
    impl->srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    impl->fields = fields_of(*layer);
    impl->where = where;
    return VectorFile{std::move(impl)};
  }
  return fail(fmt::format("die Datei enthält keine {}", content_name(content)), where);
}

Result<geo::Point> VectorFile::projected(geo::Point p, geo::Crs to) const {
  auto const quiet = geo::QuietGdal{};
  auto* const way = impl_->way_to(to);
  if (way == nullptr) {
    return fail(fmt::format("vom Koordinatensystem der Datei, „{}“, kann nicht nach EPSG:{} umgerechnet werden",
                            impl_->srs->GetName(), to.epsg),
                impl_->where);
  }
  if (way->Transform(1, &p.x, &p.y) == 0 || !std::isfinite(p.x) || !std::isfinite(p.y)) {
    return fail(fmt::format("Koordinaten passen nicht zum Koordinatensystem der Datei, „{}“", impl_->srs->GetName()),
                impl_->where);
  }
  return p;
}

Result<geo::MultiPolygon> VectorFile::projected(geo::MultiPolygon shape, std::string const& definition) const {
  for (auto& polygon : shape) {
    TRY_DO(impl_->project(polygon.outer, definition));
    for (auto& hole : polygon.holes) { TRY_DO(impl_->project(hole, definition)); }
  }
  return shape;
}

Result<geo::Line> VectorFile::projected(geo::Line line, std::string const& definition) const {
  TRY_DO(impl_->project(line, definition));
  return line;
}

Result<geo::MultiPolygon> VectorFile::projected(geo::MultiPolygon shape, geo::Crs to) const {
  auto rings = std::vector<geo::Ring*>{};
  for (auto& polygon : shape) {
    rings.push_back(&polygon.outer);
    for (auto& hole : polygon.holes) { rings.push_back(&hole); }
  }
  for (auto* const ring : rings) {
    for (auto& p : *ring) { TRY(p, projected(p, to)); }
  }
  return shape;
}

}  // namespace leitbild::importing
