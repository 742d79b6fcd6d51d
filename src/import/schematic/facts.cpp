#include "import/schematic/facts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "base/toml.h"
#include "geo/area.h"
#include "import/schematic/drawing.h"

namespace leitbild::importing {
namespace {

/// The city publishes places, not houses: one facility per this many places.
constexpr double kPlacesPerKita = 75.0;
constexpr double kPlacesPerSchool = 250.0;
/// Where the number of places is not known: the city's mean of places per child of that age.
constexpr double kKitaPlacesPerChild = 0.75;

/// Where in the table, for problems that belong to no district.
constexpr auto kWholeTable = "Angaben zur Stadt";
constexpr auto kOutline = "Umriss";

/// With as many decimals as a person would type, three at most: 4.5 -> "4,5", 10000 -> "10.000".
std::string shown(double value) {
  constexpr auto kMost = std::size_t{3};
  auto const exact = fmt::format("{}", value);
  auto const point = std::min(exact.find('.'), exact.size() - 1);
  return format_number(value, static_cast<int>(std::min(kMost, exact.size() - 1 - point)));
}

/// Reads keys of one table and notes what is missing, by the table's name.
struct Reader {
  TomlTable const& table;
  std::string where;
  Problems& problems;

  std::string text(std::string_view key) const {
    auto const value = table.text(key);
    if (!value || value->empty()) { problems.add(fmt::format("„{}“ fehlt: nötig ist ein Text", key), where); }
    return value.value_or("");
  }
  double number(std::string_view key, double low, double high) const {
    auto const value = table.number(key);
    if (!value) {
      problems.add(fmt::format("„{}“ fehlt: nötig ist eine Zahl", key), where);
    } else if (std::isnan(*value) || *value < low || *value > high) {
      problems.add(fmt::format("„{}“ ist „{}“; möglich: {} bis {}", key, shown(*value), shown(low), shown(high)),
                   where);
      return low;  // so that it fits whatever it is made into
    }
    return value.value_or(0.0);
  }
  int count(std::string_view key) const {
    auto const value = number(key, 0, 10'000);
    if (value != std::floor(value)) {
      problems.add(fmt::format("„{}“ ist „{}“: nötig ist eine ganze Zahl", key, shown(value)), where);
    }
    return static_cast<int>(value);
  }
  std::optional<geo::Point> point_if_given(std::string_view key) const {
    auto const values = table.numbers(key);
    if (values.size() == 2) { return geo::Point{values[0], values[1]}; }
    auto const keys = table.keys();
    if (std::ranges::find(keys, key) != keys.end()) {
      problems.add(fmt::format("„{}“ muss aus zwei Zahlen bestehen: [Ostwert, Nordwert] in Metern", key), where);
    }
    return std::nullopt;
  }
};

int houses(double places, double per_house) { return static_cast<int>(std::ceil(places / per_house)); }

/// Nothing where the key is left out.
std::optional<int> count_if_given(Reader const& in, std::string_view key) {
  return in.table.number(key) ? std::optional{in.count(key)} : std::nullopt;
}

int kitas(Reader const& in, std::optional<int> places) {
  auto const children = in.number("children_0_to_5", 0, 100'000);
  return houses(places ? *places : children * kKitaPlacesPerChild, kPlacesPerKita);
}

std::array<int, city::kFacilityCategories.size()> places_in(Reader const& in, DistrictFacts const& facts) {
  using enum city::FacilityCategory;
  auto out = std::array<int, city::kFacilityCategories.size()>{};
  out[static_cast<std::size_t>(kGroceries)] = in.count("groceries");
  out[static_cast<std::size_t>(kGeneralPractice)] = in.count("general_practices");
  out[static_cast<std::size_t>(kPharmacy)] = in.count("pharmacies");
  out[static_cast<std::size_t>(kKita)] = kitas(in, facts.kita_places);
  out[static_cast<std::size_t>(kPrimarySchool)] = houses(facts.primary_school_places.value_or(0), kPlacesPerSchool);
  out[static_cast<std::size_t>(kPlayground)] = in.count("playgrounds");
  return out;
}

DistrictFacts district_in(TomlTable const& table, CityFacts const& facts, Problems& problems) {
  auto out = DistrictFacts{};
  auto const fallback = fmt::format("Bezirk {}", facts.districts.size() + 1);
  auto const in = Reader{table, table.text("name").value_or(fallback), problems};
  out.code = in.text("code");
  out.name = in.text("name");
  auto const ortsbezirk = in.text("ortsbezirk");
  auto const found = std::ranges::find(facts.ortsbezirke, ortsbezirk, &OrtsbezirkFacts::code);
  if (found == facts.ortsbezirke.end()) {
    problems.add(fmt::format("„ortsbezirk“ ist „{}“; einen [[ortsbezirk]] mit diesem code gibt es nicht", ortsbezirk),
                 in.where);
  } else {
    out.ortsbezirk = static_cast<std::size_t>(found - facts.ortsbezirke.begin());
  }
  out.area = SquareMetres{in.number("area_km2", 0.01, 10'000) * 1e6};
  out.inhabitants = static_cast<long long>(in.number("inhabitants", 1, 10'000'000));
  auto const label = in.point_if_given("label");
  if (!label) { problems.add("„label“ fehlt: nötig ist [Ostwert, Nordwert] in Metern", in.where); }
  out.label = label.value_or(geo::Point{});
  out.site = in.point_if_given("site").value_or(out.label);
  out.settlement = in.point_if_given("settlement").value_or(out.label);
  out.density = in.number("density_per_km2", 100, 50'000);
  out.persons_per_building = in.number("persons_per_building", 1, 1'000);
  out.forest = in.number("forest_share", 0, 1);
  out.parks = in.count("parks");
  out.stops = in.count("stops");
  out.kita_places = count_if_given(in, "kita_places");
  out.primary_school_places = in.count("primary_school_places");
  out.places = places_in(in, out);
  out.under_6 = in.count("children_0_to_5");
  if (auto const older = count_if_given(in, "children_6_to_9")) { out.under_10 = *out.under_6 + *older; }
  if (out.under_10.value_or(*out.under_6) > out.inhabitants) {
    problems.add("es gibt mehr Kinder als Einwohner", in.where);
  }
  return out;
}

/// Categories that every district counts have no rule.
std::vector<PlaceRule> rules_in(TomlTable const& table, Problems& problems) {
  using enum city::FacilityCategory;
  auto out = std::vector<PlaceRule>{};
  for (auto const& entry : table.tables("places")) {
    auto const in = Reader{entry, fmt::format("[[places]] {}", out.size() + 1), problems};
    auto const id = in.text("category");
    auto const category = city::facility_category_from(id);
    if (!category || *category < kSecondarySchool) {
      problems.add(fmt::format("„category“ ist „{}“; möglich: secondary_school, sport, culture, library, everyday", id),
                   in.where);
    }
    out.push_back({.category = category.value_or(kEveryday),
                   .inhabitants_per_place = in.number("inhabitants_per_place", 50, 1'000'000)});
  }
  return out;
}

geo::Ring outline_in(TomlTable const& table, Problems& problems) {
  auto ring = geo::Ring{};
  for (auto const& row : table.rows("outline")) {
    if (row.size() == 2) {
      ring.push_back({row[0], row[1]});
    } else {
      problems.add("ein Punkt des Umrisses muss aus zwei Zahlen bestehen: [Ostwert, Nordwert] in Metern", kOutline);
    }
  }
  if (ring.size() < 3 || ring.size() > kMostOutlinePoints) {
    problems.add(fmt::format("der Umriss hat {} Punkte; möglich: 3 bis {}", ring.size(), kMostOutlinePoints), kOutline);
    return {};
  }
  ring.push_back(ring.front());
  if (geo::signed_area(ring) < 0) { std::ranges::reverse(ring); }
  if (auto const reason = geo::invalid_because(area_of(ring)); !reason.empty()) {
    problems.add("der Umriss überschneidet sich: " + reason, kOutline);
  }
  return ring;
}

std::vector<city::Source> sources_in(TomlTable const& table, Problems& problems) {
  auto out = std::vector<city::Source>{};
  for (auto const& entry : table.tables("source")) {
    auto const in = Reader{entry, fmt::format("Quelle {}", out.size() + 1), problems};
    auto source = city::Source{};
    source.layer = in.text("layer");
    source.origin = in.text("origin");
    source.licence = in.text("licence");
    source.date = entry.text("date").value_or("");
    source.status = "schematisch";
    source.note = entry.text("note").value_or("schematisch, nicht amtlich");
    out.push_back(std::move(source));
  }
  if (out.empty()) { problems.add("es fehlt [[source]]: jede Gruppe von Angaben braucht ihre Herkunft", "Quellen"); }
  return out;
}

void check_codes(CityFacts const& facts, Problems& problems) {
  auto seen = std::set<std::string>{facts.ags};
  auto const check = [&](std::string const& code, std::string const& name) {
    if (!seen.insert(code).second) { problems.add(fmt::format("der code „{}“ ist doppelt vergeben", code), name); }
  };
  for (auto const& ortsbezirk : facts.ortsbezirke) { check(ortsbezirk.code, ortsbezirk.name); }
  for (auto const& district : facts.districts) { check(district.code, district.name); }
  for (auto i = std::size_t{0}; i < facts.ortsbezirke.size(); ++i) {
    if (std::ranges::find(facts.districts, i, &DistrictFacts::ortsbezirk) == facts.districts.end()) {
      problems.add("der Ortsbezirk hat keinen [[district]]", facts.ortsbezirke[i].name);
    }
  }
}

void check_places(CityFacts const& facts, Problems& problems) {
  auto sum = 0.0;
  for (auto const& district : facts.districts) {
    sum += district.area.value;
    for (auto const& [key, point] : {std::pair{"label", district.label}, std::pair{"site", district.site},
                                     std::pair{"settlement", district.settlement}}) {
      if (!geo::contains(facts.outline, point)) {
        problems.add(fmt::format("„{}“ [{:.0f}, {:.0f}] liegt außerhalb des Umrisses", key, point.x, point.y),
                     district.name);
      }
    }
  }
  auto const outline = geo::signed_area(facts.outline);
  if (std::abs(sum - outline) > kAreaTolerance * outline) {
    problems.add(
        fmt::format("die Bezirke haben zusammen {} km², der Umriss {} km²; möglich: höchstens {} Abweichung",
                    format_number(sum / 1e6, 2), format_number(outline / 1e6, 2), format_share(kAreaTolerance, 0)),
        "area_km2");
  }
}

}  // namespace

std::vector<long long> shared_out(long long total, std::span<double const> weights) {
  auto const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  auto out = std::vector<long long>(weights.size(), 0);
  if (!(sum > 0.0)) { return out; }
  auto fractions = std::vector<double>{};
  for (auto i = std::size_t{0}; i < weights.size(); ++i) {
    auto const exact = static_cast<double>(total) * weights[i] / sum;
    out[i] = static_cast<long long>(exact);
    fractions.push_back(exact - static_cast<double>(out[i]));
  }
  auto order = std::vector<std::size_t>(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return fractions[i]; });
  auto const missing = static_cast<std::size_t>(total - std::accumulate(out.begin(), out.end(), 0LL));
  for (auto i = std::size_t{0}; i < missing; ++i) { ++out[order[i % order.size()]]; }
  return out;
}

void apply_rules(std::vector<PlaceRule> const& rules, CityFacts& facts) {
  auto inhabitants = std::vector<double>{};
  for (auto const& district : facts.districts) { inhabitants.push_back(static_cast<double>(district.inhabitants)); }
  auto const whole = std::accumulate(inhabitants.begin(), inhabitants.end(), 0.0);
  for (auto const& rule : rules) {
    auto const counts = shared_out(std::llround(whole / rule.inhabitants_per_place), inhabitants);
    for (auto i = std::size_t{0}; i < counts.size(); ++i) {
      facts.districts[i].places[static_cast<std::size_t>(rule.category)] = static_cast<int>(counts[i]);
    }
  }
}

Result<CityFacts> read_facts(std::string_view toml) {
  TRY(auto const table, parse_toml(toml, kWholeTable));
  auto problems = Problems{};
  auto facts = CityFacts{};
  auto const in = Reader{table, kWholeTable, problems};
  facts.name = in.text("name");
  facts.ags = in.text("ags");
  facts.crs = geo::Crs{static_cast<int>(in.number("epsg", 1, 1'000'000))};
  facts.people_base = in.text("people_base");
  facts.outline = outline_in(table, problems);
  for (auto const& entry : table.tables("ortsbezirk")) {
    auto const row = Reader{entry, fmt::format("Ortsbezirk {}", facts.ortsbezirke.size() + 1), problems};
    facts.ortsbezirke.push_back({.code = row.text("code"), .name = row.text("name")});
  }
  for (auto const& entry : table.tables("district")) { facts.districts.push_back(district_in(entry, facts, problems)); }
  facts.sources = sources_in(table, problems);
  auto const rules = rules_in(table, problems);
  if (facts.districts.size() < 2) { problems.add("nötig sind mindestens zwei [[district]]", "Bezirke"); }
  if (problems.empty()) {
    check_codes(facts, problems);
    check_places(facts, problems);
    apply_rules(rules, facts);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return facts;
}

}  // namespace leitbild::importing
