#include "nature/ground_values.h"

#include <stdexcept>

#include <fmt/format.h>

#include "base/toml.h"
#include "ground_table.h"

namespace leitbild::nature {
namespace {

constexpr auto kWhere = std::string_view{"ground_values.toml"};

/// Numbers of one table; notes what is missing.
class Reader {
 public:
  Reader(TomlTable const& table, std::string name, Problems& problems)
      : table_{table}, name_{std::move(name)}, problems_{problems} {}

  double number(std::string_view key, double high) {
    auto const value = table_.number(key);
    if (!value || *value < 0.0 || *value > high) { add(key, fmt::format("a number from 0 to {}", high)); }
    return value.value_or(0.0);
  }
  Share share(std::string_view key) { return Share{number(key, 1.0)}; }
  bool flag(std::string_view key) {
    auto const value = table_.boolean(key);
    if (!value) { add(key, "true or false"); }
    return value.value_or(false);
  }
  std::array<double, kSoilGroups> by_soil(std::string_view key) {
    auto out = std::array<double, kSoilGroups>{};
    auto const values = table_.numbers(key);
    if (values.size() != out.size()) {
      add(key, "four numbers");
      return out;
    }
    std::ranges::copy(values, out.begin());
    return out;
  }

 private:
  TomlTable const& table_;
  std::string name_;
  Problems& problems_;

  void add(std::string_view key, std::string_view wanted) {
    problems_.add(fmt::format("[{}] {}: needs {}", name_, key, wanted), std::string{kWhere});
  }
};

GroundValues values_in(Reader reader) {
  constexpr auto kMostCrop = 2.0;
  return {.sealed = reader.share("sealed"),
          .crowns = reader.share("crowns"),
          .albedo = reader.number("albedo", 1.0),
          .shade = reader.number("shade", 1.0),
          .crop_coefficient = reader.number("kc", kMostCrop),
          .cools = reader.flag("cools"),
          .park = reader.share("park"),
          .curve = reader.by_soil("curve"),
          .runoff = reader.by_soil("runoff"),
          .percolation = reader.by_soil("percolation")};
}

GroundAssumptions assumptions_in(Reader reader) {
  constexpr auto kMostRain = 5'000.0;
  constexpr auto kMostMetres = 5'000.0;
  constexpr auto kMostDegrees = 15.0;
  return {.soil = static_cast<SoilGroup>(reader.number("soil_group", kSoilGroups) - 1.0),
          .annual_rain = reader.number("annual_rain", kMostRain),
          .heat_island = reader.number("heat_island", kMostDegrees),
          .cooling_distance = Metres{reader.number("cooling_distance", kMostMetres)},
          .mixing_radius = Metres{reader.number("mixing_radius", kMostMetres)},
          .crown_albedo = reader.number("crown_albedo", 1.0),
          .crown_crop_coefficient = reader.number("crown_kc", 2.0)};
}

GroundTable read() {
  auto const text = parse_toml(kGroundValues, kWhere);
  if (!text) { throw std::logic_error{to_text(text.error())}; }
  auto problems = Problems{};
  auto out = GroundTable{};
  auto const table_of = [&](std::string const& name) {
    auto const found = text->table(name);
    if (!found) { throw std::logic_error{fmt::format("{}: no table [{}]", kWhere, name)}; }
    return *found;
  };
  for (auto const& entry : city::kGroundInfos) {
    if (entry.ground == city::Ground::kUnknown) { continue; }
    auto const name = std::string{entry.id};
    auto const table = table_of(name);
    out.by_ground[static_cast<std::size_t>(entry.ground)] = values_in({table, name, problems});
  }
  auto const assumptions = table_of("assumptions");
  out.assumptions = assumptions_in({assumptions, "assumptions", problems});
  if (!problems.empty()) { throw std::logic_error{to_text(Error{std::move(problems.list)})}; }
  return out;
}

/// Of what is not under crowns of the class, single trees cover so much.
Share together(Share own, std::size_t parts) {
  return Share{own.value + (1.0 - own.value) * static_cast<double>(parts) / city::kCrownParts};
}

}  // namespace

GroundTable const& ground_table() {
  static auto const kTable = read();
  return kTable;
}

ClassIndex class_of(city::Ground ground, std::uint8_t crown_parts) {
  if (ground == city::Ground::kUnknown) { return kNoClass; }
  return static_cast<ClassIndex>(static_cast<std::size_t>(ground) * (city::kCrownParts + 1U) + crown_parts);
}

std::vector<ClassCooling> cooling_by_class(GroundTable const& table) {
  auto out = std::vector<ClassCooling>{};
  auto const& crown = table.assumptions;
  for (auto const& ground : table.by_ground) {
    for (auto parts = std::size_t{0}; parts <= city::kCrownParts; ++parts) {
      auto const c = static_cast<double>(parts) / city::kCrownParts;
      out.push_back({.green = ground.cools || 2 * parts >= city::kCrownParts,
                     .shade = ground.shade + (1.0 - ground.shade) * c,
                     .albedo = ground.albedo + (crown.crown_albedo - ground.albedo) * c,
                     .crop_coefficient = std::max(
                         ground.crop_coefficient,
                         ground.crop_coefficient + (crown.crown_crop_coefficient - ground.crop_coefficient) * c),
                     .building_intensity = 0.0});
    }
  }
  return out;
}

std::vector<double> values_by_class(GroundTable const& table, ValueOfGround value) {
  auto out = std::vector<double>{};
  for (auto const& ground : table.by_ground) {
    for (auto parts = std::size_t{0}; parts <= city::kCrownParts; ++parts) {
      out.push_back(value(ground, together(ground.crowns, parts)));
    }
  }
  return out;
}

}  // namespace leitbild::nature
