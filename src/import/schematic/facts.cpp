#include "import/schematic/facts.h"

#include <algorithm>
#include <cmath>
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

int kitas(Reader const& in) {
  auto const children = in.number("children_0_to_5", 0, 100'000);
  auto const places =
      in.table.number("kita_places") ? in.number("kita_places", 0, 100'000) : children * kKitaPlacesPerChild;
  return houses(places, kPlacesPerKita);
}

std::array<int, city::kFacilityCategories.size()> places_in(Reader const& in) {
  using enum city::FacilityCategory;
  auto out = std::array<int, city::kFacilityCategories.size()>{};
  out[static_cast<std::size_t>(kGroceries)] = in.count("groceries");
  out[static_cast<std::size_t>(kGeneralPractice)] = in.count("general_practices");
  out[static_cast<std::size_t>(kPharmacy)] = in.count("pharmacies");
  out[static_cast<std::size_t>(kKita)] = kitas(in);
  out[static_cast<std::size_t>(kPrimarySchool)] =
      houses(in.number("primary_school_places", 0, 100'000), kPlacesPerSchool);
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
  out.places = places_in(in);
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
  if (facts.districts.size() < 2) { problems.add("nötig sind mindestens zwei [[district]]", "Bezirke"); }
  if (problems.empty()) {
    check_codes(facts, problems);
    check_places(facts, problems);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return facts;
}

}  // namespace leitbild::importing
