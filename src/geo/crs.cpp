#include "geo/crs.h"

#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <proj.h>

#include "base/handle.h"

namespace leitbild::geo {

namespace {

struct Pipeline {
  Handle<PJ_CONTEXT, proj_context_destroy> context;
  Handle<PJ, proj_destroy> way;  // null: nothing to do
};

/// Pipelines that nobody uses at the moment. Making one asks PROJ's database and takes milliseconds; a server needs the same
/// few again and again. Each belongs to one Transform at a time.
class IdlePipelines {
 public:
  /// Never destroyed: a Transform may outlive every other object.
  static IdlePipelines& all() {
    static auto& only = *new IdlePipelines;
    return only;
  }

  Pipeline take(std::string const& name) {
    auto const lock = std::lock_guard{mutex_};
    auto const found = idle_.find(name);
    if (found == idle_.end() || found->second.empty()) { return {}; }
    auto out = std::move(found->second.back());
    found->second.pop_back();
    return out;
  }
  void give_back(std::string const& name, Pipeline pipeline) {
    constexpr auto kMost = std::size_t{16};  // of one name
    constexpr auto kMostNames = std::size_t{64};
    auto const lock = std::lock_guard{mutex_};
    if (idle_.size() >= kMostNames && !idle_.contains(name)) { return; }
    if (auto& kept = idle_[name]; kept.size() < kMost) { kept.push_back(std::move(pipeline)); }
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<Pipeline>> idle_;
};

}  // namespace

struct Transform::Impl {
  std::string name;  // of the two systems
  Pipeline pipeline;

  Impl() = default;
  Impl(Impl const&) = delete;
  Impl& operator=(Impl const&) = delete;
  ~Impl() {
    if (pipeline.way) { IdlePipelines::all().give_back(name, std::move(pipeline)); }
  }
};

Transform::Transform(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;
Transform::~Transform() = default;

Result<CrsDescription> describe(Crs crs) {
  auto const context = Handle<PJ_CONTEXT, proj_context_destroy>{proj_context_create()};
  proj_log_level(context.get(), PJ_LOG_NONE);
  auto const system = Handle<PJ, proj_destroy>{proj_create(context.get(), fmt::format("EPSG:{}", crs.epsg).c_str())};
  constexpr auto kOnOneLine = std::to_array<char const*>({"MULTILINE=NO", nullptr});
  auto const* const wkt = system ? proj_as_wkt(context.get(), system.get(), PJ_WKT1_GDAL, kOnOneLine.data()) : nullptr;
  if (wkt == nullptr) { return fail(fmt::format("„EPSG:{}“ ist kein Koordinatensystem der PROJ-Datenbank", crs.epsg)); }
  return CrsDescription{.name = proj_get_name(system.get()), .wkt = wkt};
}

Crs utm_zone_of(LonLat place) {
  auto const zone = static_cast<int>(std::floor((place.lon + 180.0) / 6.0)) + 1;
  return Crs{25800 + zone};
}

double ground_scale(Crs crs, Point at) {
  if (crs.epsg < 25828 || crs.epsg > 25838) { return 1.0; }
  // Point scale of a transverse Mercator to second order; the fourth-order term is below 1e-8 within a zone.
  constexpr auto kEarthRadius = 6'381'000.0;  // mean of the two radii of curvature near 50 degrees north
  constexpr auto kCentralScale = 0.9996;
  auto const east = (at.x - 500'000.0) / kCentralScale;
  return 1.0 / (kCentralScale * (1.0 + east * east / (2.0 * kEarthRadius * kEarthRadius)));
}

Metres ground_length(Crs crs, std::span<Point const> line) {
  return line.empty() ? Metres{0} : Metres{length(line).value * ground_scale(crs, line[line.size() / 2])};
}

Result<Transform> Transform::between(Crs from, Crs to) {
  if (from == to) { return Transform{std::make_unique<Impl>()}; }
  if (auto way = between(from, fmt::format("EPSG:{}", to.epsg))) { return way; }
  return fail(fmt::format("von „EPSG:{}“ nach „EPSG:{}“ kann nicht umgerechnet werden; beide müssen EPSG-Codes der "
                          "PROJ-Datenbank sein",
                          from.epsg, to.epsg));
}

Result<Transform> Transform::between(Crs from, std::string const& to) {
  return between(fmt::format("EPSG:{}", from.epsg), to);
}

Result<Transform> Transform::between(std::string const& from, std::string const& to) {
  constexpr auto kShown = std::size_t{80};
  auto impl = std::make_unique<Impl>();
  if (from == to) { return Transform{std::move(impl)}; }
  impl->name = fmt::format("{} {}", from, to);
  impl->pipeline = IdlePipelines::all().take(impl->name);
  if (impl->pipeline.way) { return Transform{std::move(impl)}; }
  auto& [context, way] = impl->pipeline;
  context.reset(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  auto const raw = Handle<PJ, proj_destroy>{proj_create_crs_to_crs(context.get(), from.c_str(), to.c_str(), nullptr)};
  if (!raw) {
    return fail(
        fmt::format("von „{}“ kann nicht nach „{}“ umgerechnet werden", from.substr(0, kShown), to.substr(0, kShown)));
  }
  way.reset(proj_normalize_for_visualization(context.get(), raw.get()));
  return Transform{std::move(impl)};
}

Point Transform::operator()(Point p) const {
  if (!impl_->pipeline.way) { return p; }
  auto const out = proj_trans(impl_->pipeline.way.get(), PJ_FWD, proj_coord(p.x, p.y, 0.0, 0.0));
  return {out.xy.x, out.xy.y};
}

void Transform::apply(std::span<Point> points) const {
  if (!impl_->pipeline.way || points.empty()) { return; }
  auto constexpr kStride = sizeof(Point);
  proj_trans_generic(impl_->pipeline.way.get(), PJ_FWD, &points[0].x, kStride, points.size(), &points[0].y, kStride,
                     points.size(), nullptr, 0, 0, nullptr, 0, 0);
}

Shape carried(Shape shape, Transform const& transform) {
  if (auto* const point = std::get_if<Point>(&shape)) { *point = transform(*point); }
  if (auto* const line = std::get_if<Line>(&shape)) { transform.apply(*line); }
  if (auto* const area = std::get_if<MultiPolygon>(&shape)) { *area = carried(std::move(*area), transform); }
  return shape;
}

}  // namespace leitbild::geo
