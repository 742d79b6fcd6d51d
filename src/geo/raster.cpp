#include "geo/raster.h"

#include <array>
#include <cmath>

#include <fmt/format.h>
#include <gdal_priv.h>

#include "base/handle.h"
#include "geo/quiet_gdal.h"

namespace leitbild::geo {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;

std::string definition_of(OGRSpatialReference const& srs) {
  constexpr auto kForm = std::to_array<char const*>({"FORMAT=WKT2_2018", "MULTILINE=NO", nullptr});
  char* text = nullptr;
  auto const done = srs.exportToWkt(&text, kForm.data());
  auto out = done == OGRERR_NONE && text != nullptr ? std::string{text} : std::string{};
  CPLFree(text);
  return out;
}

}  // namespace

struct Raster::Impl {
  Dataset dataset;
  GDALRasterBand* band{};
  std::array<double, 6> frame{};  // x = [0] + column * [1], y = [3] + row * [5]
  std::string definition;
  std::string where;

  double column_of(double x) const { return (x - frame[0]) / frame[1]; }
  double row_of(double y) const { return (y - frame[3]) / frame[5]; }
};

Raster::Raster(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;
Raster::~Raster() = default;

Result<Raster> Raster::open(std::filesystem::path const& file) {
  auto const where = file.filename().string();
  if (!std::filesystem::is_regular_file(file)) {
    return fail(fmt::format("die Datei „{}“ gibt es nicht", file.string()), where);
  }
  auto const quiet = QuietGdal{};
  GDALAllRegister();
  auto impl = std::make_unique<Impl>();
  impl->dataset.reset(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
  if (!impl->dataset || impl->dataset->GetRasterCount() < 1) {
    return fail(fmt::format("keine lesbare Rasterdatei (GeoTIFF …): „{}“", QuietGdal::last()), where);
  }
  auto const* const srs = impl->dataset->GetSpatialRef();
  auto const has_frame = impl->dataset->GetGeoTransform(impl->frame.data()) == CE_None;
  if (srs == nullptr || !has_frame) {
    return fail("das Raster nennt sein Koordinatensystem oder seine Lage nicht", where);
  }
  auto const& frame = impl->frame;
  auto const upright = frame[2] == 0.0 && frame[4] == 0.0 && std::isfinite(frame[0]) && std::isfinite(frame[3]) &&
                       std::isnormal(frame[1]) && std::isnormal(frame[5]);
  if (!upright) { return fail("das Raster ist gedreht oder verzerrt; bitte zuvor entzerren (gdalwarp)", where); }
  impl->definition = definition_of(*srs);
  impl->band = impl->dataset->GetRasterBand(1);
  impl->where = where;
  return Raster{std::move(impl)};
}

std::string const& Raster::definition() const { return impl_->definition; }
double Raster::pixel_width() const { return std::abs(impl_->frame[1]); }
double Raster::pixel_height() const { return std::abs(impl_->frame[5]); }

std::optional<Pixel> Raster::pixel_at(Point p) const {
  auto const column = std::floor(impl_->column_of(p.x));
  auto const row = std::floor(impl_->row_of(p.y));
  auto const inside = column >= 0.0 && row >= 0.0 && column < impl_->band->GetXSize() && row < impl_->band->GetYSize();
  return inside ? std::optional{Pixel{static_cast<int>(column), static_cast<int>(row)}} : std::nullopt;
}

RasterWindow Raster::window(Box const& box) const {
  if (box.empty()) { return {}; }
  auto const range = [](double a, double b, int size) {
    auto const limit = static_cast<double>(size);
    auto const low = std::clamp(std::floor(std::min(a, b)), 0.0, limit);
    auto const high = std::clamp(std::floor(std::max(a, b)) + 1.0, 0.0, limit);
    return std::pair{static_cast<int>(low), static_cast<int>(high - low)};
  };
  auto const [column, columns] =
      range(impl_->column_of(box.low.x), impl_->column_of(box.high.x), impl_->band->GetXSize());
  auto const [row, rows] = range(impl_->row_of(box.low.y), impl_->row_of(box.high.y), impl_->band->GetYSize());
  return columns > 0 && rows > 0 ? RasterWindow{{column, row}, columns, rows} : RasterWindow{};
}

Result<std::vector<std::optional<double>>> Raster::read(RasterWindow const& window) const {
  constexpr auto kMostPixels = 50'000'000LL;
  auto const count = static_cast<long long>(window.columns) * window.rows;
  if (count > kMostPixels) {
    return fail(fmt::format("der Ausschnitt des Rasters hätte {} Pixel; möglich sind 50 Millionen", count),
                impl_->where);
  }
  auto out = std::vector<std::optional<double>>(static_cast<std::size_t>(count));
  if (count == 0) { return out; }
  auto const quiet = QuietGdal{};
  auto values = std::vector<double>(out.size());
  auto mask = std::vector<std::uint8_t>(out.size());
  auto const [column, row] = window.first;
  auto const done =
      impl_->band->RasterIO(GF_Read, column, row, window.columns, window.rows, values.data(), window.columns,
                            window.rows, GDT_Float64, 0, 0, nullptr) == CE_None &&
      impl_->band->GetMaskBand()->RasterIO(GF_Read, column, row, window.columns, window.rows, mask.data(),
                                           window.columns, window.rows, GDT_Byte, 0, 0, nullptr) == CE_None;
  if (!done) { return fail(fmt::format("das Raster ist beschädigt: „{}“", QuietGdal::last()), impl_->where); }
  for (auto i = std::size_t{0}; i < out.size(); ++i) {
    if (mask[i] != 0 && std::isfinite(values[i])) { out[i] = values[i]; }
  }
  return out;
}

}  // namespace leitbild::geo
