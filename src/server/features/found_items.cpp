#include "server/features/found_items.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/meets.h"
#include "server/features/make_collections.h"

namespace leitbild::server {
namespace {

constexpr auto kMostLooked = std::size_t{1'000'000};

/// Around the box in another plane: points along its sides, since straight sides in one plane are bent in the other.
geo::Box around(geo::Box const& box, geo::Crs from, geo::Crs to) {
  if (from == to) { return box; }
  constexpr auto kEverything = geo::Box{{-1e12, -1e12}, {1e12, 1e12}};
  auto const transform = geo::Transform::between(from, to);
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
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) { return kEverything; }
    out.add(p);
  }
  return out.grown_by(Metres{std::max(out.width(), out.height()) * 0.01});
}

/// Whether an item is what was asked for, its box in the index aside. Not shared between threads.
class Fits {
 public:
  explicit Fits(ItemQuery const& query) : query_{query}, carry_{query.bbox_crs} {}

  bool operator()(Item const& item) const {
    if (query_.when && !(item.when && item.when->meets(*query_.when))) { return false; }
    if (!std::ranges::all_of(query_.tests, [&](Test const& test) { return test(item); })) { return false; }
    if (query_.boxes.empty()) { return true; }
    auto const& shapes = item.feature.shapes;
    return query_.bbox_crs.degrees ? is_in_a_box(shapes) : is_in_a_box(carry_(shapes));
  }

 private:
  ItemQuery const& query_;
  FromDegrees carry_;

  bool is_in_a_box(std::vector<geo::Shape> const& shapes) const {
    return std::ranges::any_of(query_.boxes, [&](geo::Box const& box) {
      return std::ranges::any_of(shapes, [&](geo::Shape const& shape) { return geo::meets(shape, box); });
    });
  }
};

std::vector<std::uint32_t> candidates(Collection const& collection, ItemQuery const& query) {
  auto out = std::vector<std::uint32_t>{};
  if (query.boxes.empty()) {
    out.resize(collection.items.size());
    std::iota(out.begin(), out.end(), 0U);
    return out;
  }
  for (auto const& box : query.boxes) {
    collection.tree.each(around(box, query.bbox_crs.crs, geo::kWgs84),
                         [&](std::uint32_t position) { out.push_back(position); });
  }
  std::ranges::sort(out);
  auto const again = std::ranges::unique(out);
  out.erase(again.begin(), again.end());
  return out;
}

FoundItems in_memory(Collection const& collection, ItemQuery query) {
  auto out = FoundItems{.collection = collection, .query = std::move(query)};
  auto const fits = Fits{out.query};
  auto count = std::size_t{0};
  for (auto const position : candidates(collection, out.query)) {
    auto const& item = collection.items[position];
    if (!fits(item)) { continue; }
    if (count >= out.query.offset && out.items.size() < out.query.limit) { out.items.push_back(&item); }
    ++count;
  }
  out.matched = count;
  out.has_more = out.query.offset + out.items.size() < count;
  return out;
}

/// Reads a collection from its file.
class FileReader {
 public:
  FileReader(Collection const& collection, ItemQuery const& query)
      : collection_{collection}, query_{query}, fits_{query}, degrees_{collection.layer().crs} {}

  tl::expected<void, HttpProblem> read() {
    if (query_.boxes.empty()) { return read_in(std::nullopt); }
    for (auto const& box : query_.boxes) {
      if (has_more_) { break; }
      auto const done = read_in(around(box, query_.bbox_crs.crs, collection_.layer().crs));
      if (!done) { return done; }
    }
    return {};
  }
  bool has_more() const { return has_more_; }
  std::size_t matched() const { return matched_; }
  std::vector<Item>& items() { return items_; }

 private:
  Collection const& collection_;
  ItemQuery const& query_;
  Fits fits_;
  ToDegrees degrees_;
  std::size_t looked_{}, matched_{};
  bool has_more_{};
  std::vector<Item> items_;
  std::unordered_set<std::string> seen_;  // where there are two boxes, a feature may be in both

  tl::expected<void, HttpProblem> read_in(std::optional<geo::Box> const& box) {
    auto const visit = [&](exchange::Feature feature) {
      if (++looked_ > kMostLooked + query_.offset) { return false; }
      auto item = Item{.feature = std::move(feature)};
      if (query_.boxes.size() > 1 && !seen_.insert(item.feature.id).second) { return true; }
      item.feature.shapes = degrees_(std::move(item.feature.shapes));
      if (!fits_(item)) { return true; }
      if (++matched_ <= query_.offset) { return true; }
      if (items_.size() == query_.limit) {
        has_more_ = true;
        return false;
      }
      items_.push_back(std::move(item));
      return true;
    };
    auto const read = collection_.file->each(collection_.number_in_file, box, visit);
    if (!read) { throw std::runtime_error{to_text(read.error())}; }  // not the reader's doing: logged, status 500
    if (looked_ <= kMostLooked + query_.offset) { return {}; }
    return tl::unexpected{problem(
        400,
        {fmt::format("In „{}“ müssten für diese Frage mehr als {} Objekte angesehen werden; ein kleineres Rechteck "
                     "(bbox) hilft.",
                     collection_.id, kMostLooked),
         fmt::format("For this question more than {} features of \"{}\" would have to be looked at; a smaller bbox "
                     "helps.",
                     kMostLooked, collection_.id)})};
  }
};

tl::expected<FoundItems, HttpProblem> in_file(Collection const& collection, ItemQuery query, bool whole) {
  auto out = FoundItems{.collection = collection, .query = std::move(query)};
  auto reader = FileReader{collection, out.query};
  // Nothing of a file is dated.
  if (!out.query.when) {
    if (auto const done = reader.read(); !done) { return tl::unexpected{done.error()}; }
  }
  if (whole && reader.has_more()) {
    return tl::unexpected{problem(
        400, {fmt::format("Eine Datei enthält höchstens {} Objekte von „{}“; ein Rechteck (bbox) grenzt sie ein.",
                          kMostInFile, collection.id),
              fmt::format("A file holds at most {} features of \"{}\"; a bbox narrows them down.", kMostInFile,
                          collection.id)})};
  }
  out.has_more = reader.has_more();
  auto const asks_for_all = out.query.boxes.empty() && out.query.tests.empty() && !out.query.when;
  if (asks_for_all) {
    out.matched = collection.count();
  } else if (!out.has_more) {
    out.matched = reader.matched();
  }
  out.read = std::make_shared<std::vector<Item>>(std::move(reader.items()));
  for (auto const& item : *out.read) { out.items.push_back(&item); }
  return out;
}

}  // namespace

tl::expected<FoundItems, HttpProblem> find_items(Collection const& collection, ItemQuery query, bool whole) {
  if (whole) {
    query.offset = 0;
    query.limit = collection.file == nullptr ? collection.items.size() : kMostInFile;
  }
  if (collection.file == nullptr) { return in_memory(collection, std::move(query)); }
  return in_file(collection, std::move(query), whole);
}

std::shared_ptr<Item const> find_item(Collection const& collection, std::string_view id) {
  if (collection.file == nullptr) {
    auto const found = collection.by_id.find(id);
    // Not owned: it lives as long as the site.
    return found == collection.by_id.end()
               ? nullptr
               : std::shared_ptr<Item const>{std::shared_ptr<Item const>{}, &collection.items[found->second]};
  }
  auto const number = parse_integer(id);
  if (!number) { return nullptr; }
  auto read = collection.file->find(collection.number_in_file, *number);
  if (!read) { throw std::runtime_error{to_text(read.error())}; }
  auto& found = *read;
  if (!found) { return nullptr; }
  auto item = Item{.feature = std::move(*found)};
  item.feature.shapes = ToDegrees{collection.layer().crs}(std::move(item.feature.shapes));
  return std::make_shared<Item const>(std::move(item));
}

}  // namespace leitbild::server
