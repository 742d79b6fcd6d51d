#include "server/features/item_query.h"

#include <algorithm>

#include <fmt/format.h>

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
