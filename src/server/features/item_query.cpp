#include "server/features/item_query.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "geo/meets.h"

namespace leitbild::server {
namespace {

/// Collects what is wrong, so that the reader hears all of it at once.
class Reader {
 public:
  explicit Reader(Call const& call) : values_{call.values} {}

  /// `fallback` where it was not asked for or is wrong.
  template <class T, class ReadText>
  T read(std::string_view name, T fallback, ReadText read_text) {
    if (!values_.has(name)) { return fallback; }
    auto result = read_text(values_.text(name));
    if (result) { return *std::move(result); }
    problems_.push_back({std::string{name}, std::move(result).error()});
    return fallback;
  }
  void add(std::string name, Words what) { problems_.push_back({std::move(name), std::move(what)}); }
  std::vector<ParameterProblem>& problems() { return problems_; }

 private:
  Values const& values_;
  std::vector<ParameterProblem> problems_;
};

Words no_filter(Collection const& collection, std::string_view name) {
  auto keys = std::vector<std::string_view>{};
  for (auto const& filter : collection.filters) { keys.push_back(filter.key); }
  return {.de = fmt::format("„{}“ gibt es in „{}“ nicht; filtern lässt sich nach {}", name, collection.id,
                            fmt::join(keys, ", ")),
          .en = fmt::format("'{}' is not known in '{}'; filters are {}", name, collection.id, fmt::join(keys, ", "))};
}

/// Around the box in degrees: points along its sides, since straight sides in one plane are bent in the other.
geo::Box around_in_degrees(geo::Box const& box, CrsChoice const& crs) {
  if (crs.degrees) { return box; }
  auto const transform = geo::Transform::between(crs.crs, geo::kWgs84);
  if (!transform) { return {}; }
  constexpr auto kSteps = 16;
  auto points = std::vector<geo::Point>{};
  for (auto i = 0; i <= kSteps; ++i) {
    auto const t = static_cast<double>(i) / kSteps;
    auto const x = box.low.x + t * box.width();
    auto const y = box.low.y + t * box.height();
    for (auto const p :
         {geo::Point{x, box.low.y}, geo::Point{x, box.high.y}, geo::Point{box.low.x, y}, geo::Point{box.high.x, y}}) {
      points.push_back(p);
    }
  }
  transform->apply(points);
  auto out = geo::Box{};
  for (auto const p : points) {
    // Beyond what the projection covers: look at everything, the exact test decides.
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) { return {{-180.0, -90.0}, {180.0, 90.0}}; }
    out.add(p);
  }
  auto const margin = Metres{std::max(out.width(), out.height()) * 0.01};
  return out.grown_by(margin);
}

std::vector<std::uint32_t> in_boxes(Collection const& collection, ItemQuery const& query) {
  auto const carry = FromDegrees{query.bbox_crs};
  auto out = std::vector<std::uint32_t>{};
  for (auto const& box : query.boxes) {
    collection.tree.each(around_in_degrees(box, query.bbox_crs), [&](std::uint32_t position) {
      auto const& shapes = collection.items[position].feature.shapes;
      auto const meets = [&](auto const& shape) { return geo::meets(shape, box); };
      auto const found =
          query.bbox_crs.degrees ? std::ranges::any_of(shapes, meets) : std::ranges::any_of(carry(shapes), meets);
      if (found) { out.push_back(position); }
    });
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

tl::expected<ItemQuery, HttpProblem> read_item_query(Call const& call, Collections const& collections,
                                                     Collection const& collection) {
  auto reader = Reader{call};
  auto const& choices = collections.crs();
  auto const crs_of = [&](std::string_view text) { return read_crs(text, choices); };
  auto out = ItemQuery{};
  out.crs = reader.read("crs", choices.front(), crs_of);
  out.bbox_crs = reader.read("bbox-crs", choices.front(), crs_of);
  out.boxes = reader.read("bbox", std::vector<geo::Box>{},
                          [&](std::string_view text) { return read_bbox(text, out.bbox_crs); });
  out.when = reader.read("datetime", std::optional<Days>{}, [](std::string_view text) -> Read<std::optional<Days>> {
    auto days = read_datetime(text);
    if (!days) { return tl::unexpected{std::move(days).error()}; }
    return std::optional{*days};
  });
  out.offset = static_cast<std::size_t>(call.values.integer("offset").value_or(0));
  out.limit = static_cast<std::size_t>(std::min(call.values.integer("limit").value_or(0), kMostItems));
  for (auto const& [name, value] : call.values.others()) {
    auto const* const filter = collection.filter(name);
    if (filter == nullptr) {
      reader.add(name, no_filter(collection, name));
      continue;
    }
    auto test = filter->read(value);
    if (test) {
      out.tests.push_back(*std::move(test));
    } else {
      reader.add(name, std::move(test).error());
    }
  }
  if (!reader.problems().empty()) { return tl::unexpected{bad_parameters(std::move(reader.problems()))}; }
  return out;
}

std::vector<std::uint32_t> fitting(Collection const& collection, ItemQuery const& query) {
  auto out = std::vector<std::uint32_t>{};
  if (query.boxes.empty()) {
    out.resize(collection.items.size());
    std::iota(out.begin(), out.end(), 0U);
  } else {
    out = in_boxes(collection, query);
  }
  std::erase_if(out, [&](std::uint32_t position) {
    auto const& item = collection.items[position];
    if (query.when && !(item.when && item.when->meets(*query.when))) { return true; }
    return !std::ranges::all_of(query.tests, [&](Test const& test) { return test(item); });
  });
  return out;
}

FromDegrees::FromDegrees(CrsChoice const& crs) {
  if (crs.degrees) { return; }
  if (auto transform = geo::Transform::between(geo::kWgs84, crs.crs)) { transform_.emplace(std::move(*transform)); }
}

std::vector<geo::Shape> FromDegrees::operator()(std::vector<geo::Shape> const& shapes) const {
  auto out = shapes;
  if (!transform_) { return out; }
  for (auto& shape : out) { shape = geo::carried(std::move(shape), *transform_); }
  return out;
}

}  // namespace leitbild::server
