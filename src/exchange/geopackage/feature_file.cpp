#include "exchange/geopackage/feature_file.h"

#include <array>
#include <mutex>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/handle.h"
#include "base/text.h"
#include "exchange/geopackage/gdal_messages.h"
#include "geo/quiet_gdal.h"

namespace leitbild::exchange {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;

struct FreeFeature {
  void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};
using Row = std::unique_ptr<OGRFeature, FreeFeature>;

Result<Dataset> open_dataset(std::filesystem::path const& path) {
  constexpr auto kDrivers = std::array<char const*, 2>{"GPKG", nullptr};
  auto out = Dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data())};
  if (!out) { return refused(fmt::format("„{}“ lässt sich nicht öffnen", path.filename().string())); }
  return out;
}

/// Nothing: a column that has no form in other formats.
std::optional<PropertyType> property_type(OGRFieldDefn const& field) {
  switch (field.GetType()) {
    case OFTInteger: return field.GetSubType() == OFSTBoolean ? PropertyType::kFlag : PropertyType::kWhole;
    case OFTInteger64: return PropertyType::kWhole;
    case OFTReal: return PropertyType::kNumber;
    case OFTBinary: return std::nullopt;
    default: return PropertyType::kText;
  }
}

Result<geo::Crs> crs_of(OGRLayer& layer) {
  auto const* const srs = layer.GetSpatialRef();
  auto const* const code = srs == nullptr ? nullptr : srs->GetAuthorityCode(nullptr);
  auto const* const authority = srs == nullptr ? nullptr : srs->GetAuthorityName(nullptr);
  auto const number = code == nullptr ? std::nullopt : parse_integer(code);
  if (!number || authority == nullptr || std::string_view{authority} != "EPSG") {
    return fail(fmt::format("das Koordinatensystem der Tabelle „{}“ hat keinen EPSG-Code", layer.GetName()));
  }
  return geo::Crs{static_cast<int>(*number)};
}

std::string metadata(OGRLayer& layer, char const* name) {
  auto const* const text = layer.GetMetadataItem(name);
  return text == nullptr ? std::string{} : std::string{text};
}

Result<FeatureFile::Layer> describe_layer(OGRLayer& layer) {
  auto out = FeatureFile::Layer{.table = layer.GetName(),
                                .title = metadata(layer, "IDENTIFIER"),
                                .description = metadata(layer, "DESCRIPTION"),
                                .properties = {},
                                .count = static_cast<std::size_t>(std::max<GIntBig>(0, layer.GetFeatureCount())),
                                .crs = {}};
  TRY(out.crs, crs_of(layer));
  auto const& columns = *layer.GetLayerDefn();
  for (auto i = 0; i < columns.GetFieldCount(); ++i) {
    auto const& field = *columns.GetFieldDefn(i);
    auto const type = property_type(field);
    if (!type) { continue; }
    auto const* const title = field.GetAlternativeNameRef();
    auto const shown = title != nullptr && *title != '\0' ? std::string{title} : std::string{field.GetNameRef()};
    out.properties.push_back(
        {.key = field.GetNameRef(), .title_de = shown, .title_en = shown, .type = *type, .help_de = {}, .choices = {}});
  }
  auto extent = OGREnvelope{};
  if (layer.GetExtent(&extent, FALSE) == OGRERR_NONE) {
    out.box = {{extent.MinX, extent.MinY}, {extent.MaxX, extent.MaxY}};
  }
  return out;
}

geo::Ring ring_of(OGRLinearRing const& ring) {
  auto out = geo::Ring{};
  for (auto i = 0; i < ring.getNumPoints(); ++i) { out.push_back({ring.getX(i), ring.getY(i)}); }
  return out;
}

geo::Polygon polygon_of(OGRPolygon const& polygon) {
  auto out = geo::Polygon{};
  if (auto const* const outer = polygon.getExteriorRing()) { out.outer = ring_of(*outer); }
  for (auto i = 0; i < polygon.getNumInteriorRings(); ++i) {
    out.holes.push_back(ring_of(*polygon.getInteriorRing(i)));
  }
  return out;
}

void add_shapes(OGRGeometry const& geometry, std::vector<geo::Shape>& out, geo::MultiPolygon& areas) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
      auto const& point = *geometry.toPoint();
      if (point.IsEmpty() == FALSE) { out.emplace_back(geo::Point{point.getX(), point.getY()}); }
      break;
    }
    case wkbLineString: {
      auto line = geo::Line{};
      auto const& given = *geometry.toLineString();
      for (auto i = 0; i < given.getNumPoints(); ++i) { line.push_back({given.getX(i), given.getY(i)}); }
      if (!line.empty()) { out.emplace_back(std::move(line)); }
      break;
    }
    case wkbPolygon:
    case wkbTriangle:
      if (geometry.IsEmpty() == FALSE) { areas.push_back(polygon_of(*geometry.toPolygon())); }
      break;
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
      for (auto const* const part : *geometry.toGeometryCollection()) { add_shapes(*part, out, areas); }
      break;
    default: break;  // surfaces of three dimensions have no plane
  }
}

/// Arcs become lines.
std::vector<geo::Shape> shapes_of(OGRGeometry const& geometry) {
  auto out = std::vector<geo::Shape>{};
  auto areas = geo::MultiPolygon{};
  if (geometry.hasCurveGeometry() != FALSE) {
    auto const linear = std::unique_ptr<OGRGeometry>{geometry.getLinearGeometry()};
    add_shapes(*linear, out, areas);
  } else {
    add_shapes(geometry, out, areas);
  }
  if (!areas.empty()) { out.emplace_back(std::move(areas)); }
  return out;
}

/// "2026-11-26", "2026-11-26T12:30:00"; the time zone of the file is left out.
std::string moment_of(OGRFeature const& row, int field, bool with_time) {
  auto year = 0;
  auto month = 0;
  auto day = 0;
  auto hour = 0;
  auto minute = 0;
  auto second = 0.0F;
  auto zone = 0;
  row.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
  auto out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (with_time) { out += fmt::format("T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second)); }
  return out;
}

PropertyValue value_of(OGRFeature const& row, int field, PropertyType type) {
  if (!row.IsFieldSetAndNotNull(field)) { return {}; }
  switch (type) {
    case PropertyType::kFlag: return row.GetFieldAsInteger(field) != 0;
    case PropertyType::kWhole: return std::int64_t{row.GetFieldAsInteger64(field)};
    case PropertyType::kNumber: return row.GetFieldAsDouble(field);
    default: break;
  }
  auto const kind = row.GetFieldDefnRef(field)->GetType();
  if (kind == OFTDate || kind == OFTDateTime) { return moment_of(row, field, kind == OFTDateTime); }
  return std::string{row.GetFieldAsString(field)};
}

Feature feature_of(OGRFeature const& row, FeatureFile::Layer const& layer) {
  auto out = Feature{.id = fmt::format("{}", row.GetFID()), .shapes = {}, .values = {}};
  if (auto const* const geometry = row.GetGeometryRef()) { out.shapes = shapes_of(*geometry); }
  auto next = layer.properties.begin();
  for (auto i = 0; i < row.GetFieldCount() && next != layer.properties.end(); ++i) {
    if (next->key != row.GetFieldDefnRef(i)->GetNameRef()) { continue; }
    out.values.push_back(value_of(row, i, next->type));
    ++next;
  }
  return out;
}

}  // namespace

/// GDAL's data sets serve one thread at a time: as many are kept open as were ever needed at once.
struct FeatureFile::Pool {
  std::mutex mutex;
  std::vector<Dataset> idle;

  Result<Dataset> take(std::filesystem::path const& path) {
    auto lock = std::unique_lock{mutex};
    if (idle.empty()) {
      lock.unlock();
      return open_dataset(path);
    }
    auto out = std::move(idle.back());
    idle.pop_back();
    return out;
  }
  void give_back(Dataset dataset) {
    auto const lock = std::lock_guard{mutex};
    idle.push_back(std::move(dataset));
  }
};

FeatureFile::FeatureFile(std::filesystem::path path) : path_{std::move(path)}, pool_{std::make_unique<Pool>()} {}
FeatureFile::~FeatureFile() = default;

Result<std::shared_ptr<FeatureFile const>> FeatureFile::open(std::filesystem::path const& path) {
  GDALAllRegister();
  auto const quiet = geo::QuietGdal{};
  auto out = std::shared_ptr<FeatureFile>{new FeatureFile{path}};
  TRY(auto dataset, open_dataset(path));
  for (auto* const layer : dataset->GetLayers()) {
    if (layer->GetGeomType() == wkbNone) { continue; }
    TRY(auto described, describe_layer(*layer));
    out->layers_.push_back(std::move(described));
  }
  if (out->layers_.empty()) {
    return fail(fmt::format("in „{}“ gibt es keine Tabelle mit Orten", path.filename().string()));
  }
  out->pool_->give_back(std::move(dataset));
  return out;
}

Result<void> FeatureFile::each(std::size_t layer, std::optional<geo::Box> const& box, Visit const& visit) const {
  auto const quiet = geo::QuietGdal{};
  auto const& known = layers_.at(layer);
  TRY(auto dataset, pool_->take(path_));
  auto* const table = dataset->GetLayerByName(known.table.c_str());
  if (table == nullptr) { return refused(fmt::format("die Tabelle „{}“ ist nicht mehr da", known.table)); }
  if (box) {
    table->SetSpatialFilterRect(box->low.x, box->low.y, box->high.x, box->high.y);
  } else {
    table->SetSpatialFilter(nullptr);
  }
  table->ResetReading();
  auto goes_on = true;
  while (goes_on) {
    auto const row = Row{table->GetNextFeature()};
    if (!row) { break; }
    goes_on = visit(feature_of(*row, known));
  }
  auto const broken = goes_on && CPLGetLastErrorType() >= CE_Failure;
  if (broken) { return refused(fmt::format("die Tabelle „{}“ lässt sich nicht lesen", known.table)); }
  table->ResetReading();  // lets go of the file's read lock
  pool_->give_back(std::move(dataset));
  return {};
}

Result<std::optional<Feature>> FeatureFile::find(std::size_t layer, std::int64_t id) const {
  auto const quiet = geo::QuietGdal{};
  auto const& known = layers_.at(layer);
  TRY(auto dataset, pool_->take(path_));
  auto* const table = dataset->GetLayerByName(known.table.c_str());
  if (table == nullptr) { return refused(fmt::format("die Tabelle „{}“ ist nicht mehr da", known.table)); }
  auto const row = Row{table->GetFeature(id)};
  auto out = row ? std::optional{feature_of(*row, known)} : std::nullopt;
  pool_->give_back(std::move(dataset));
  return out;
}

}  // namespace leitbild::exchange
