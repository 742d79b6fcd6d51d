#include "geo/raster.h"

#include <array>
#include <cmath>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gdal_utils.h>

#include "base/handle.h"
#include "geo/quiet_gdal.h"
#include "geo/unfilled_grid.h"

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

namespace {

/// The part of a frame that lies inside a raster, in pixels of the raster.
struct Overlap {
  int column, row;  // of the frame's corner
  int first_column, first_row, columns, rows;

  bool empty() const { return columns <= 0 || rows <= 0; }
};

}  // namespace

struct Raster::Impl {
  Dataset dataset;
  GDALRasterBand* band{};
  std::array<double, 6> frame{};  // x = [0] + column * [1], y = [3] + row * [5]
  std::string definition;
  std::string where;

  double column_of(double x) const { return (x - frame[0]) / frame[1]; }
  double row_of(double y) const { return (y - frame[3]) / frame[5]; }

  bool is_in_system_of(GridFrame const& other) const;
  /// Whether all pixels of the frame, which are pixels of the raster, lie inside it.
  bool holds(GridFrame const& other) const;
  Overlap overlap_with(GridFrame const& target) const;
  /// As the file has them.
  template <class T>
  Result<void> fetch(Overlap const& part, Grid<T>& out) const;
  template <class T>
  Result<void> copy(GridFrame const& target, Grid<T>& out) const;
  template <class T>
  Result<void> warp(GridFrame const& target, Resampling resampling, Grid<T>& out) const;
  template <class T>
  Result<Grid<T>> on(GridFrame const& target, Resampling resampling, bool same_pixels) const;
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
  // GDAL's own cache of blocks is a twentieth of the machine otherwise; rasters are read row of tiles by row of tiles here.
  constexpr auto kCache = GIntBig{16} << 20;
  auto const quiet = QuietGdal{};
  GDALAllRegister();
  GDALSetCacheMax64(kCache);
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

Result<GridFrame> Raster::frame() const {
  auto const& frame = impl_->frame;
  if (frame[1] < 0.0 || frame[5] > 0.0) {
    return fail("die Zeilen des Rasters laufen nicht von Nord nach Süd; bitte zuvor umwandeln (gdalwarp)",
                impl_->where);
  }
  return GridFrame{.corner = {frame[0], frame[3]},
                   .pixel_width = frame[1],
                   .pixel_height = -frame[5],
                   .columns = impl_->band->GetXSize(),
                   .rows = impl_->band->GetYSize(),
                   .definition = impl_->definition};
}

bool Raster::is_integer() const { return GDALDataTypeIsInteger(impl_->band->GetRasterDataType()) != 0; }

bool Raster::is_in_metres() const {
  auto const* const srs = impl_->dataset->GetSpatialRef();
  return srs->IsProjected() != 0 && srs->GetLinearUnits() == 1.0;
}

std::string const& Raster::file_name() const { return impl_->where; }

bool Raster::Impl::is_in_system_of(GridFrame const& other) const {
  if (other.definition == definition) { return true; }
  auto theirs = OGRSpatialReference{};
  return theirs.importFromWkt(other.definition.c_str()) == OGRERR_NONE &&
         dataset->GetSpatialRef()->IsSame(&theirs) != 0;
}

bool Raster::Impl::holds(GridFrame const& other) const {
  auto const part = overlap_with(other);
  return part.columns == other.columns && part.rows == other.rows;
}

bool Raster::has_pixels_of(GridFrame const& frame) const {
  constexpr auto kTolerance = 1e-6;  // of a pixel
  auto const& own = impl_->frame;
  auto const is_whole = [](double pixels) { return std::abs(pixels - std::round(pixels)) < kTolerance; };
  // Sizes must agree so well that the last pixel still lies where it should.
  auto const same_size = std::abs(own[1] - frame.pixel_width) * frame.columns < kTolerance * own[1] &&
                         std::abs(own[5] + frame.pixel_height) * frame.rows < kTolerance * frame.pixel_height;
  return same_size && is_whole(impl_->column_of(frame.corner.x)) && is_whole(impl_->row_of(frame.corner.y)) &&
         impl_->is_in_system_of(frame);
}

namespace {

template <class T>
constexpr auto kGdalType = GDT_Unknown;
template <>
constexpr auto kGdalType<float> = GDT_Float32;
template <>
constexpr auto kGdalType<int> = GDT_Int32;
template <>
constexpr auto kGdalType<std::uint8_t> = GDT_Byte;

template <class T>
constexpr T nothing() {
  if constexpr (std::is_same_v<T, int>) { return kNoCode; }
  return static_cast<T>(kNoValue);
}

/// What the file says is no value. Whole numbers are compared exactly, others as numpy's isclose does.
template <class T>
void clear_nodata(GDALRasterBand& band, std::span<T> values) {
  auto has_nodata = 0;
  auto const nodata = band.GetNoDataValue(&has_nodata);
  if (has_nodata == 0) { return; }
  if constexpr (std::is_same_v<T, int>) {
    auto const fits = nodata >= std::numeric_limits<int>::min() && nodata <= std::numeric_limits<int>::max();
    if (!fits || nodata != std::floor(nodata)) { return; }
    std::ranges::replace(values, static_cast<int>(nodata), kNoCode);
  } else {
    constexpr auto kRelative = 1e-5;
    constexpr auto kAbsolute = 1e-8;
    auto const reach = kAbsolute + kRelative * std::abs(nodata);
    for (auto& value : values) {
      if (std::abs(static_cast<double>(value) - nodata) <= reach || !std::isfinite(value)) { value = kNoValue; }
    }
  }
}

/// A mask of its own, beside a nodata value.
bool has_mask(GDALRasterBand& band) { return (band.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA)) == 0; }

char const* gdal_name(Resampling resampling) {
  switch (resampling) {
    case Resampling::kNearest: return "near";
    case Resampling::kMode: return "mode";
    case Resampling::kBilinear: return "bilinear";
    case Resampling::kAverage: return "average";
    case Resampling::kCubic: return "cubic";
    case Resampling::kCubicSpline: return "cubicspline";
  }
  return "near";
}

}  // namespace

std::string_view german(Resampling resampling) {
  switch (resampling) {
    case Resampling::kNearest: return "nächster Wert";
    case Resampling::kMode: return "häufigster Wert";
    case Resampling::kBilinear: return "bilinear";
    case Resampling::kAverage: return "Mittel";
    case Resampling::kCubic: return "kubisch";
    case Resampling::kCubicSpline: return "kubischer Spline";
  }
  return "";
}

Overlap Raster::Impl::overlap_with(GridFrame const& target) const {
  auto out = Overlap{};
  out.column = static_cast<int>(std::lround(column_of(target.corner.x)));
  out.row = static_cast<int>(std::lround(row_of(target.corner.y)));
  out.first_column = std::max(out.column, 0);
  out.first_row = std::max(out.row, 0);
  out.columns = std::min(out.column + target.columns, band->GetXSize()) - out.first_column;
  out.rows = std::min(out.row + target.rows, band->GetYSize()) - out.first_row;
  return out;
}

template <class T>
Result<void> Raster::Impl::fetch(Overlap const& part, Grid<T>& out) const {
  auto* const corner = &out.values[out.index(part.first_column - part.column, part.first_row - part.row)];
  auto const line = static_cast<GSpacing>(sizeof(T)) * out.columns;
  if (band->RasterIO(GF_Read, part.first_column, part.first_row, part.columns, part.rows, corner, part.columns,
                     part.rows, kGdalType<T>, 0, line, nullptr) != CE_None) {
    return fail(fmt::format("das Raster ist beschädigt: „{}“", QuietGdal::last()), where);
  }
  return {};
}

template <class T>
Result<void> Raster::Impl::copy(GridFrame const& target, Grid<T>& out) const {
  auto const part = overlap_with(target);
  if (part.empty()) { return {}; }
  TRY_DO(fetch(part, out));
  clear_nodata<T>(*band, out.values);
  if (!has_mask(*band)) { return {}; }
  auto mask = std::vector<std::uint8_t>(static_cast<std::size_t>(part.columns));
  for (auto y = 0; y < part.rows; ++y) {
    if (band->GetMaskBand()->RasterIO(GF_Read, part.first_column, part.first_row + y, part.columns, 1, mask.data(),
                                      part.columns, 1, GDT_Byte, 0, 0, nullptr) != CE_None) {
      return fail(fmt::format("die Maske des Rasters ist beschädigt: „{}“", QuietGdal::last()), where);
    }
    for (auto x = 0; x < part.columns; ++x) {
      if (mask[static_cast<std::size_t>(x)] == 0) {
        out.at(part.first_column - part.column + x, part.first_row - part.row + y) = nothing<T>();
      }
    }
  }
  return {};
}

template <class T>
Result<void> Raster::Impl::warp(GridFrame const& target, Resampling resampling, Grid<T>& out) const {
  auto* const memory = GetGDALDriverManager()->GetDriverByName("MEM");
  auto const made = Dataset{memory->Create("", target.columns, target.rows, 1, kGdalType<T>, nullptr)};
  auto srs = OGRSpatialReference{};
  if (!made || srs.importFromWkt(target.definition.c_str()) != OGRERR_NONE) {
    return fail("kein Speicher für das umgerechnete Raster", where);
  }
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  auto place = std::array{target.corner.x, target.pixel_width, 0.0, target.corner.y, 0.0, -target.pixel_height};
  auto* const to = made->GetRasterBand(1);
  made->SetGeoTransform(place.data());
  made->SetSpatialRef(&srs);
  to->SetNoDataValue(static_cast<double>(nothing<T>()));
  to->Fill(static_cast<double>(nothing<T>()));
  auto arguments = CPLStringList{};
  for (auto const* const word : {"-r", gdal_name(resampling), "-ovr", "NONE"}) { arguments.AddString(word); }
  auto const options =
      Handle<GDALWarpAppOptions, GDALWarpAppOptionsFree>{GDALWarpAppOptionsNew(arguments.List(), nullptr)};
  auto* source = GDALDataset::ToHandle(dataset.get());
  auto failed = 0;
  GDALWarp(nullptr, GDALDataset::ToHandle(made.get()), 1, &source, options.get(), &failed);
  if (failed != 0 || to->RasterIO(GF_Read, 0, 0, target.columns, target.rows, out.values.data(), target.columns,
                                  target.rows, kGdalType<T>, 0, 0, nullptr) != CE_None) {
    return fail(fmt::format("das Raster lässt sich nicht umrechnen: „{}“", QuietGdal::last()), where);
  }
  return {};
}

template <class T>
Result<Grid<T>> Raster::Impl::on(GridFrame const& target, Resampling resampling, bool same_pixels) const {
  auto const quiet = QuietGdal{};
  auto out = unfilled_grid<T>(target.columns, target.rows);
  // What lies outside the raster is not written to.
  if (!same_pixels || !holds(target)) { std::ranges::fill(out.values, nothing<T>()); }
  if (same_pixels) {
    TRY_DO(copy(target, out));
  } else {
    TRY_DO(warp(target, resampling, out));
  }
  return out;
}

Result<Grid<float>> Raster::values_on(GridFrame const& frame, Resampling resampling) const {
  return impl_->on<float>(frame, resampling, has_pixels_of(frame));
}

Result<Grid<int>> Raster::codes_on(GridFrame const& frame, Resampling resampling) const {
  return impl_->on<int>(frame, resampling, has_pixels_of(frame));
}

Result<std::optional<ByteCodes>> Raster::byte_codes_on(GridFrame const& frame) const {
  auto const quiet = QuietGdal{};
  auto& band = *impl_->band;
  auto const fits =
      band.GetRasterDataType() == GDT_Byte && !has_mask(band) && has_pixels_of(frame) && impl_->holds(frame);
  if (!fits) { return std::optional<ByteCodes>{}; }
  auto out = ByteCodes{.values = unfilled_grid<std::uint8_t>(frame.columns, frame.rows), .nothing = {}};
  TRY_DO(impl_->fetch(impl_->overlap_with(frame), out.values));
  auto has_nodata = 0;
  auto const nodata = band.GetNoDataValue(&has_nodata);
  constexpr auto kMost = static_cast<double>(std::numeric_limits<std::uint8_t>::max());
  if (has_nodata != 0 && nodata >= 0.0 && nodata <= kMost && nodata == std::floor(nodata)) {
    out.nothing = static_cast<std::uint8_t>(nodata);
  }
  return std::optional{std::move(out)};
}

}  // namespace leitbild::geo
