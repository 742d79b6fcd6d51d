#include "exchange/geopackage/write_geopackage.h"

#include <atomic>
#include <memory>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/handle.h"
#include "exchange/geopackage/gdal_messages.h"
#include "geo/quiet_gdal.h"

namespace leitbild::exchange {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;
using Geometry = std::unique_ptr<OGRGeometry>;
using MemoryFile = Handle<GByte, VSIFree>;

OGRFieldType field_type(PropertyType type) {
  switch (type) {
    case PropertyType::kFlag: return OFTInteger;
    case PropertyType::kWhole: return OFTInteger64;
    case PropertyType::kNumber: return OFTReal;
    default: return OFTString;
  }
}

Geometry geometry_of(geo::Point const& p) { return std::make_unique<OGRPoint>(p.x, p.y); }

Geometry geometry_of(geo::Line const& line) {
  auto out = std::make_unique<OGRLineString>();
  for (auto const p : line) { out->addPoint(p.x, p.y); }
  return out;
}

Geometry geometry_of(geo::MultiPolygon const& area) {
  auto out = std::make_unique<OGRMultiPolygon>();
  auto const ring_of = [](geo::Ring const& ring) {
    auto made = std::make_unique<OGRLinearRing>();
    for (auto const p : ring) { made->addPoint(p.x, p.y); }
    return made;
  };
  for (auto const& polygon : area) {
    auto made = std::make_unique<OGRPolygon>();
    made->addRingDirectly(ring_of(polygon.outer).release());
    for (auto const& hole : polygon.holes) { made->addRingDirectly(ring_of(hole).release()); }
    out->addGeometryDirectly(made.release());
  }
  return out;
}

Geometry geometry_of(std::vector<geo::Shape> const& shapes) {
  auto const one = [](geo::Shape const& shape) {
    return std::visit([](auto const& some) { return geometry_of(some); }, shape);
  };
  if (shapes.empty()) { return nullptr; }
  if (shapes.size() == 1) { return one(shapes.front()); }
  auto out = std::make_unique<OGRGeometryCollection>();
  for (auto const& shape : shapes) { out->addGeometryDirectly(one(shape).release()); }
  return out;
}

struct SetField {
  OGRFeature& row;
  int field;
  void operator()(std::monostate /*nothing*/) const { row.SetFieldNull(field); }
  void operator()(bool value) const { row.SetField(field, value ? 1 : 0); }
  void operator()(std::int64_t value) const { row.SetField(field, static_cast<GIntBig>(value)); }
  void operator()(double value) const { row.SetField(field, value); }
  void operator()(std::string const& value) const { row.SetField(field, value.c_str()); }
  void operator()(std::vector<std::string> const& value) const {
    row.SetField(field, value_as_text(PropertyValue{value}).c_str());
  }
};

Result<void> add_fields(OGRLayer& layer, FeatureTable const& features) {
  auto id = OGRFieldDefn{"id", OFTString};
  if (layer.CreateField(&id) != OGRERR_NONE) { return refused("die Spalte id lässt sich nicht anlegen"); }
  for (auto const& property : features.properties) {
    auto field = OGRFieldDefn{property.key.c_str(), field_type(property.type)};
    if (property.type == PropertyType::kFlag) { field.SetSubType(OFSTBoolean); }
    field.SetAlternativeName(property.title_de.c_str());
    if (layer.CreateField(&field) != OGRERR_NONE) {
      return refused(fmt::format("die Spalte {} lässt sich nicht anlegen", property.key));
    }
  }
  return {};
}

Result<void> add_rows(OGRLayer& layer, FeatureTable const& features) {
  for (auto const& feature : features.features) {
    auto row = OGRFeature{layer.GetLayerDefn()};
    row.SetField(0, feature.id.c_str());
    for (auto i = std::size_t{0}; i < features.properties.size(); ++i) {
      std::visit(SetField{row, static_cast<int>(i) + 1}, feature.values[i]);
    }
    if (auto geometry = geometry_of(feature.shapes)) { row.SetGeometryDirectly(geometry.release()); }
    if (layer.CreateFeature(&row) != OGRERR_NONE) { return refused("eine Zeile lässt sich nicht schreiben"); }
  }
  return {};
}

Result<void> fill(FeatureTable const& features, std::string const& file) {
  auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (driver == nullptr) { return fail("GDAL kann hier keine GeoPackages schreiben"); }
  auto const dataset = Dataset{driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
  if (!dataset) { return refused("die Datei lässt sich nicht anlegen"); }
  auto srs = OGRSpatialReference{};
  if (srs.importFromEPSG(features.crs.epsg) != OGRERR_NONE) {
    return refused(fmt::format("EPSG:{} ist nicht bekannt", features.crs.epsg));
  }
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  auto options = CPLStringList{};
  options.SetNameValue("GEOMETRY_NAME", "geom");
  options.SetNameValue("IDENTIFIER", features.title.c_str());
  options.SetNameValue("DESCRIPTION", features.note.c_str());
  auto* const layer = dataset->CreateLayer(features.name.c_str(), &srs, wkbUnknown, options.List());
  if (layer == nullptr) { return refused("die Tabelle lässt sich nicht anlegen"); }
  TRY_DO(add_fields(*layer, features));
  if (layer->StartTransaction() != OGRERR_NONE) { return refused("es lässt sich nichts schreiben"); }
  TRY_DO(add_rows(*layer, features));
  if (layer->CommitTransaction() != OGRERR_NONE) { return refused("die Zeilen lassen sich nicht schreiben"); }
  return {};
}

}  // namespace

Result<std::string> to_geopackage(FeatureTable const& features) {
  static std::atomic<std::uint64_t> written{0};  // names of files in GDAL's memory are shared by all threads
  GDALAllRegister();
  auto const quiet = geo::QuietGdal{};
  auto const file = fmt::format("/vsimem/leitbild-{}.gpkg", ++written);
  auto const filled = fill(features, file);
  auto size = vsi_l_offset{0};
  auto const bytes = MemoryFile{VSIGetMemFileBuffer(file.c_str(), &size, TRUE)};
  if (!filled) { return tl::unexpected{filled.error()}; }
  if (!bytes) { return refused("die Datei ist leer"); }
  return std::string{reinterpret_cast<char const*>(bytes.get()),
                     size};  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): bytes as text
}

}  // namespace leitbild::exchange
