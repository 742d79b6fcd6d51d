#include "server/features/collection.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/wording.h"
#include "server/features/make_collections.h"

namespace leitbild::server {
namespace {

constexpr auto kCommon = std::size_t{4};  // mark, source, licence, date

void add_to(Days& interval, Days const& days, bool first) {
  auto const earlier = [](std::optional<Date> const& a, std::optional<Date> const& b) {
    return !a || !b ? std::optional<Date>{} : std::min(*a, *b);
  };
  auto const later = [](std::optional<Date> const& a, std::optional<Date> const& b) {
    return !a || !b ? std::optional<Date>{} : std::max(*a, *b);
  };
  interval = first ? days : Days{.from = earlier(interval.from, days.from), .to = later(interval.to, days.to)};
}

void build_index(Collection& out) {
  auto boxes = std::vector<geo::Box>{};
  auto first = true;
  for (auto i = std::size_t{0}; i < out.items.size(); ++i) {
    auto& item = out.items[i];
    for (auto const& shape : item.feature.shapes) { item.box.add(geo::box_of(shape)); }
    boxes.push_back(item.box);
    out.by_id.emplace(item.feature.id, i);
    if (item.when) { add_to(out.interval, *item.when, std::exchange(first, false)); }
  }
  out.tree = geo::BoxTree{boxes};
}

}  // namespace

Filter const* Collection::filter(std::string_view key) const {
  auto const found = std::ranges::find(filters, key, &Filter::key);
  return found == filters.end() ? nullptr : &*found;
}

ToDegrees::ToDegrees(geo::Crs plane) {
  if (plane == geo::kLocalPlane) { return; }
  if (auto transform = geo::Transform::between(plane, geo::kWgs84)) { transform_.emplace(std::move(*transform)); }
}

std::vector<geo::Shape> ToDegrees::operator()(std::vector<geo::Shape> shapes) const {
  if (!transform_) { return {}; }
  for (auto& shape : shapes) { shape = geo::carried(std::move(shape), *transform_); }
  return shapes;
}

void state_source(Collection& out, Site const& site, std::initializer_list<std::string_view> layers) {
  if (site.city().info.schematic) {
    out.mark = {.de = std::string{report::kSchematic}, .en = "schematic, not official"};
  }
  if (!site.city().sources) { return; }
  for (auto const layer : layers) {
    auto const found = std::ranges::find(*site.city().sources, layer, &city::Source::layer);
    if (found == site.city().sources->end()) { continue; }
    out.source = found->origin;
    out.licence = found->licence;
    out.date = found->date;
    return;
  }
}

void state_plan(Collection& out, Site const& site, bool of_examples) {
  auto const& plan = site.plan();
  auto const responsible = plan.plan_profiles.empty() ? std::string{} : plan.plan_profiles.front().responsible;
  out.source = responsible.empty() ? plan.title : fmt::format("{}, {}", plan.title, responsible);
  out.licence = site.publication().licence;
  if (!site.journal().empty()) { out.date = site.journal().back().at.substr(0, 10); }
  if (of_examples) { out.mark = {.de = std::string{report::kExample}, .en = "example"}; }
  if (site.city().info.schematic) {
    auto const separator = out.mark.de.empty() ? "" : "; ";
    out.mark.de += fmt::format("{}{}", separator, report::kSchematic);
    out.mark.en += fmt::format("{}schematic, not official", separator);
  }
}

void add_common_properties(Collection& out) {
  auto const add = [&](std::string key, std::string de, std::string en, std::string help) {
    out.properties.push_back({.key = std::move(key),
                              .title_de = std::move(de),
                              .title_en = std::move(en),
                              .type = exchange::PropertyType::kText,
                              .help_de = std::move(help),
                              .choices = {}});
  };
  add("mark", "Kennzeichnung", "Mark", "„Beispiel“ und „schematisch, nicht amtlich“, wo das gilt");
  add("source", "Quelle", "Source", "woher die Angabe kommt");
  add("licence", "Lizenz", "Licence", "leer: nicht angegeben");
  add("data_date", "Datenstand", "Data as of", "so genau, wie er bekannt ist");
}

Collection completed(Collection out, MarkOf const& mark_of) {
  add_common_properties(out);
  for (auto& item : out.items) {
    auto& values = item.feature.values;
    values.push_back(text_or_nothing(mark_of ? mark_of(item) : out.mark.de));
    values.push_back(text_or_nothing(out.source));
    values.push_back(text_or_nothing(out.licence));
    values.push_back(text_or_nothing(out.date));
  }
  for (auto i = std::size_t{0}; i + kCommon < out.properties.size(); ++i) {
    if (out.filter(out.properties[i].key) == nullptr) { out.filters.push_back(filter_of(out.properties[i], i)); }
  }
  build_index(out);
  return out;
}

std::optional<Days> days_of(std::optional<Year> start, std::optional<Year> end) {
  if (!start && !end) { return std::nullopt; }
  auto out = Days{};
  if (start) { out.from = first_day({.year = std::chrono::year{start->value}, .month = {}, .day = {}}); }
  if (end) { out.to = last_day({.year = std::chrono::year{end->value}, .month = {}, .day = {}}); }
  return out;
}

std::optional<Days> days_of(std::string_view date) {
  auto const rough = parse_rough_date(date);
  if (!rough) { return std::nullopt; }
  return Days{.from = first_day(*rough), .to = last_day(*rough)};
}

exchange::PropertyValue text_or_nothing(std::string const& text) {
  return text.empty() ? exchange::PropertyValue{} : exchange::PropertyValue{text};
}

Collections::Collections(Site const& site) : crs_{crs_choices(site.city().info.crs)}, storage_crs_{kCrs84} {
  auto const degrees = ToDegrees{site.city().info.crs};
  auto const in = Making{.site = site, .degrees = degrees};
  all_.push_back(measures_collection(in));
  all_.push_back(places_collection(in));
  all_.push_back(spatial_features_collection(in));
  all_.push_back(districts_collection(in));
  all_.push_back(indicator_values_collection(in));
  all_.push_back(facilities_collection(in));
  all_.push_back(stops_collection(in));
  add_layer_collections(all_, site);
  for (auto const& choice : crs_) {
    if (choice.crs == site.city().info.crs && !choice.degrees) { storage_crs_ = choice.uri; }
  }
}

Collection const* Collections::find(std::string_view id) const {
  auto const found = std::ranges::find(all_, id, &Collection::id);
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace leitbild::server
