#include "import/schematic/synthetic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "base/text.h"
#include "import/schematic/drawing.h"

namespace leitbild::importing {
namespace {

constexpr auto kInhabitantsPerDistrict = 10'000.0;
constexpr auto kFewestDistricts = 3;
constexpr auto kDistrictsPerOrtsbezirk = std::size_t{10};
constexpr auto kMiddle = geo::Point{500'000.0, 5'600'000.0};  // in the middle of UTM zone 32
constexpr auto kOutlinePoints = 36;
constexpr auto kOutlineSwing = 0.03;  // of the radius
constexpr auto kSitesWithin = 0.95;   // of the radius: all of them inside the outline
constexpr auto kUnder6 = 0.047;       // shares of the inhabitants, as in Kaiserslautern
constexpr auto kSixToNine = 0.034;
constexpr auto kPlacesPerKita = 75;
constexpr auto kPlacesPerSchool = 250;

constexpr auto kNote = "schematisch, nicht amtlich; diese Stadt gibt es nicht";

std::vector<PlaceRule> usual_rules() {
  using enum city::FacilityCategory;
  return {{kGroceries, 2'700},     {kGeneralPractice, 1'800}, {kPharmacy, 4'200},        {kKita, 2'700},
          {kPrimarySchool, 6'500}, {kPlayground, 640},        {kSecondarySchool, 8'500}, {kSport, 1'500},
          {kCulture, 7'000},       {kLibrary, 25'000},        {kEveryday, 450}};
}

/// From the middle (0) to the edge (1) of the city.
DistrictFacts district_at(double outwards, long long inhabitants) {
  auto const falling = [&](double middle, double edge) { return middle + (edge - middle) * std::sqrt(outwards); };
  auto const built_up = falling(0.9, 0.5);  // share of the area
  auto const people = static_cast<double>(inhabitants);
  auto out = DistrictFacts{};
  out.inhabitants = inhabitants;
  out.density = falling(11'000, 3'600);
  out.persons_per_building = falling(9.0, 4.3);
  out.area = SquareMetres{people / out.density / built_up * 1e6};
  out.forest = (1.0 - built_up) * 0.6;
  out.parks = static_cast<int>(std::lround(people / 2'500.0));
  out.stops = static_cast<int>(std::lround(people / 330.0));
  out.under_6 = std::llround(people * kUnder6);
  out.under_10 = *out.under_6 + std::llround(people * kSixToNine);
  return out;
}

std::vector<DistrictFacts> districts_for(long long inhabitants, std::uint64_t seed) {
  auto const count =
      std::max<long>(kFewestDistricts, std::lround(static_cast<double>(inhabitants) / kInhabitantsPerDistrict));
  auto random = Random{seed, Purpose::kSynthetic, 0};
  auto weights = std::vector<double>{};
  for (auto i = 0L; i < count; ++i) { weights.push_back(random.between(0.8, 1.2)); }
  auto const people = shared_out(inhabitants, weights);
  auto out = std::vector<DistrictFacts>{};
  for (auto i = std::size_t{0}; i < people.size(); ++i) {
    auto district = district_at((static_cast<double>(i) + 0.5) / static_cast<double>(count), people[i]);
    district.code = fmt::format("{:03}", i + 1);
    district.name = fmt::format("Stadtteil {}", i + 1);
    out.push_back(std::move(district));
  }
  return out;
}

SquareMetres area_of_all(std::vector<DistrictFacts> const& districts) {
  auto out = SquareMetres{};
  for (auto const& district : districts) { out += district.area; }
  return out;
}

/// Sites along a spiral with the golden angle between neighbours, as far out as the areas before them need: what lies
/// nearest to a site then has its area within a factor of two or so, and no weights need be searched for, which would
/// take minutes for hundreds of districts.
void place(std::vector<DistrictFacts>& districts, std::size_t ortsbezirke, double turn) {
  // A few districts lie evenly around the first.
  constexpr auto kEvenly = std::size_t{8};
  auto const between_neighbours = districts.size() <= kEvenly
                                      ? 2.0 * std::numbers::pi / static_cast<double>(districts.size() - 1)
                                      : std::numbers::pi * (3.0 - std::sqrt(5.0));
  auto inside = SquareMetres{};
  for (auto i = std::size_t{0}; i < districts.size(); ++i) {
    auto& district = districts[i];
    auto const middle_of_area = (inside.value + district.area.value / 2.0) / std::numbers::pi;
    auto const radius = i == 0 ? 0.0 : kSitesWithin * std::sqrt(middle_of_area);
    auto const angle = std::fmod(between_neighbours * static_cast<double>(i) + turn, 2.0 * std::numbers::pi);
    district.label = rounded(moved_by(kMiddle, radius * std::cos(angle), radius * std::sin(angle)));
    district.site = district.label;
    district.settlement = district.label;
    inside += district.area;
    // The middle is one Ortsbezirk, the others are sectors around it.
    auto const in_the_middle = i * ortsbezirke < districts.size();
    auto const sector =
        static_cast<std::size_t>(angle / (2.0 * std::numbers::pi) * static_cast<double>(ortsbezirke - 1));
    district.ortsbezirk = in_the_middle ? 0 : 1 + sector;
  }
}

geo::Ring outline_around(SquareMetres area, double turn) {
  auto const ring_of = [&](double size) {
    auto ring = geo::Ring{};
    for (auto i = 0; i < kOutlinePoints; ++i) {
      auto const angle = 2.0 * std::numbers::pi * i / kOutlinePoints;
      auto const radius = size * (1.0 + kOutlineSwing * std::cos(3.0 * angle + turn));
      ring.push_back(moved_by(kMiddle, radius * std::cos(angle), radius * std::sin(angle)));
    }
    ring.push_back(ring.front());
    return ring;
  };
  auto ring = ring_of(std::sqrt(area.value / geo::signed_area(ring_of(1.0))));
  for (auto& p : ring) { p = rounded(p); }
  return ring;
}

std::vector<city::Source> sources_for(long long inhabitants, std::uint64_t seed) {
  auto out = std::vector<city::Source>{};
  for (auto const* const layer : {"boundary", "districts", "population", "facilities", "transit", "streets"}) {
    auto source = city::Source{};
    source.layer = layer;
    source.origin = fmt::format("Erzeugt mit „leitbild synth --inhabitants {} --seed {}“", inhabitants, seed);
    source.licence = "EUPL-1.2";
    source.status = "schematisch";
    source.note = kNote;
    out.push_back(std::move(source));
  }
  return out;
}

}  // namespace

Result<CityFacts> synthetic_facts(long long inhabitants, std::uint64_t seed) {
  auto const number = [](long long count) { return format_number(static_cast<double>(count), 0); };
  if (inhabitants < kFewestSyntheticInhabitants || inhabitants > kMostSyntheticInhabitants) {
    return fail(fmt::format("„{}“ Einwohner; möglich: {} bis {}", number(inhabitants),
                            number(kFewestSyntheticInhabitants), number(kMostSyntheticInhabitants)),
                "--inhabitants");
  }
  auto facts = CityFacts{};
  facts.name = fmt::format("Schematische Stadt mit {} Einwohnern", number(inhabitants));
  facts.ags = "00000000";
  facts.crs = geo::Crs{25832};
  facts.people_base = "erfunden (leitbild synth)";
  facts.exact_areas = false;
  facts.districts = districts_for(inhabitants, seed);
  auto const ortsbezirke = std::max(std::size_t{1}, facts.districts.size() / kDistrictsPerOrtsbezirk);
  for (auto i = std::size_t{1}; i <= ortsbezirke; ++i) {
    facts.ortsbezirke.push_back({.code = fmt::format("O{:02}", i), .name = fmt::format("Ortsbezirk {}", i)});
  }
  auto random = Random{seed, Purpose::kSynthetic, 1};
  auto const turn = random.between(0.0, 2.0 * std::numbers::pi);
  place(facts.districts, ortsbezirke, turn);
  facts.outline = outline_around(area_of_all(facts.districts), turn);
  facts.sources = sources_for(inhabitants, seed);
  apply_rules(usual_rules(), facts);
  for (auto& district : facts.districts) {
    auto const houses = [&](city::FacilityCategory category) {
      return district.places[static_cast<std::size_t>(category)];
    };
    district.kita_places = houses(city::FacilityCategory::kKita) * kPlacesPerKita;
    district.primary_school_places = houses(city::FacilityCategory::kPrimarySchool) * kPlacesPerSchool;
  }
  return facts;
}

}  // namespace leitbild::importing
