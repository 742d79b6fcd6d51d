#include "geo/burn.h"

#include <array>
#include <memory>
#include <stdexcept>

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_geometry.h>

#include "base/handle.h"
#include "geo/quiet_gdal.h"

namespace leitbild::geo {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;

OGRLinearRing ring_of(Ring const& ring) {
  auto out = OGRLinearRing{};
  for (auto const p : ring) { out.addPoint(p.x, p.y); }
  return out;
}

OGRMultiPolygon geometry_of(MultiPolygon const& area) {
  auto out = OGRMultiPolygon{};
  for (auto const& polygon : area) {
    auto made = OGRPolygon{};
    auto outer = ring_of(polygon.outer);
    made.addRing(&outer);
    for (auto const& hole : polygon.holes) {
      auto inner = ring_of(hole);
      made.addRing(&inner);
    }
    out.addGeometry(&made);
  }
  return out;
}

/// A raster in memory without a coordinate system: shapes are in the frame's plane already.
class Canvas {
 public:
  Canvas(GridFrame const& frame, GDALDataType type, double background) : columns_{frame.columns}, rows_{frame.rows} {
    GDALAllRegister();
    auto* const memory = GetGDALDriverManager()->GetDriverByName("MEM");
    dataset_.reset(memory->Create("", columns_, rows_, 1, type, nullptr));
    auto place = std::array{frame.corner.x, frame.pixel_width, 0.0, frame.corner.y, 0.0, -frame.pixel_height};
    if (!dataset_ || dataset_->SetGeoTransform(place.data()) != CE_None ||
        dataset_->GetRasterBand(1)->Fill(background) != CE_None) {
      throw std::bad_alloc{};
    }
  }

  /// One value per shape, later ones over earlier ones. All at once: each call passes over the whole raster.
  void burn(std::vector<std::unique_ptr<OGRGeometry>> const& shapes, std::vector<double> values, bool touched) {
    if (shapes.empty()) { return; }
    auto band = 1;
    auto handles = std::vector<OGRGeometryH>{};
    for (auto const& shape : shapes) { handles.push_back(OGRGeometry::ToHandle(shape.get())); }
    auto options = CPLStringList{};
    if (touched) { options.SetNameValue("ALL_TOUCHED", "TRUE"); }
    if (GDALRasterizeGeometries(GDALDataset::ToHandle(dataset_.get()), 1, &band, static_cast<int>(handles.size()),
                                handles.data(), nullptr, nullptr, values.data(), options.List(), nullptr,
                                nullptr) != CE_None) {
      throw std::runtime_error{QuietGdal::last()};
    }
  }

  template <class T>
  Grid<T> read(GDALDataType type) const {
    auto out = Grid<T>{columns_, rows_};
    if (dataset_->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, columns_, rows_, out.values.data(), columns_, rows_, type,
                                             0, 0, nullptr) != CE_None) {
      throw std::runtime_error{QuietGdal::last()};
    }
    return out;
  }

 private:
  int columns_, rows_;
  Dataset dataset_;
};

}  // namespace

Grid<std::uint8_t> burnt_lines(GridFrame const& frame, std::vector<Line> const& lines) {
  auto const quiet = QuietGdal{};
  auto canvas = Canvas{frame, GDT_Byte, 0.0};
  auto shapes = std::vector<std::unique_ptr<OGRGeometry>>{};
  for (auto const& line : lines) {
    auto shape = std::make_unique<OGRLineString>();
    for (auto const p : line) { shape->addPoint(p.x, p.y); }
    shapes.push_back(std::move(shape));
  }
  canvas.burn(shapes, std::vector<double>(shapes.size(), 1.0), false);
  return canvas.read<std::uint8_t>(GDT_Byte);
}

Grid<float> burnt_areas(GridFrame const& frame, std::vector<ValuedArea> const& areas, bool touched) {
  auto const quiet = QuietGdal{};
  auto canvas = Canvas{frame, GDT_Float32, static_cast<double>(kNoValue)};
  auto shapes = std::vector<std::unique_ptr<OGRGeometry>>{};
  auto values = std::vector<double>{};
  for (auto const& [area, value] : areas) {
    shapes.push_back(std::make_unique<OGRMultiPolygon>(geometry_of(area)));
    values.push_back(static_cast<double>(value));
  }
  canvas.burn(shapes, std::move(values), touched);
  return canvas.read<float>(GDT_Float32);
}

}  // namespace leitbild::geo
