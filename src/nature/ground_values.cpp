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
  constexpr auto kMostMetres = 5'000.0;
  constexpr auto kMostCrop = 2.0;
  return {.soil = static_cast<SoilGroup>(reader.number("soil_group", kSoilGroups) - 1.0),
          .cooling_distance = Metres{reader.number("cooling_distance", kMostMetres)},
          .mixing_radius = Metres{reader.number("mixing_radius", kMostMetres)},
          .crown_albedo = reader.number("crown_albedo", 1.0),
          .crown_crop_coefficient = reader.number("crown_kc", kMostCrop),
          .facade_crop_coefficient = reader.number("facade_kc", kMostCrop)};
}

GroundTable read() {
  auto const text = parse_toml(kGroundValues, kWhere);
  if (!text) { throw std::logic_error{to_text(text.error())}; }
  auto problems = Problems{};
  auto out = GroundTable{.rows = std::vector<GroundValues>(city::kGrounds), .assumptions = {}};
  auto const table_of = [&](std::string const& name) {
    auto const found = text->table(name);
    if (!found) { throw std::logic_error{fmt::format("{}: no table [{}]", kWhere, name)}; }
    return *found;
  };
  for (auto const& entry : city::kGroundInfos) {
    if (entry.ground == city::Ground::kUnknown) { continue; }
    auto const name = std::string{entry.id};
    auto const table = table_of(name);
    out.rows[static_cast<std::size_t>(entry.ground)] = values_in({table, name, problems});
  }
  auto const assumptions = table_of("assumptions");
  out.assumptions = assumptions_in({assumptions, "assumptions", problems});
  if (!problems.empty()) { throw std::logic_error{to_text(Error{std::move(problems.list)})}; }
  return out;
}

/// What stands on a pixel, beside its row of the table.
struct Standing {
  std::size_t crowns{}, shades{}, facades{};

  bool crowns_are_mapped() const { return crowns >= city::kMappedCrowns; }
  double crown_share() const {
    return static_cast<double>(crowns_are_mapped() ? crowns - city::kMappedCrowns : crowns) / city::kCrownParts;
  }
};
constexpr auto kCrownStates = std::size_t{2} * city::kMappedCrowns;
constexpr auto kScreenStates = std::size_t{city::kScreenParts} + 1;
constexpr auto kStates = kCrownStates * kScreenStates * kScreenStates;
static_assert((city::kGrounds + city::kMostSourceClasses) * kStates <= kMostClasses);

/// `visit(standing)` in the order of classes.
template <class Visit>
void each_standing(Visit visit) {
  for (auto crowns = std::size_t{0}; crowns < kCrownStates; ++crowns) {
    for (auto shades = std::size_t{0}; shades < kScreenStates; ++shades) {
      for (auto facades = std::size_t{0}; facades < kScreenStates; ++facades) {
        visit(Standing{crowns, shades, facades});
      }
    }
  }
}

/// Of what is not covered by one, the other covers so much.
double together(double one, double other) { return one + (1.0 - one) * other; }

/// What is left of `both` without `one`: the other way round.
double without(double both, double one) { return one < 1.0 ? std::max(0.0, (both - one) / (1.0 - one)) : 0.0; }

Share crowns_of(GroundValues const& ground, Standing const& standing) {
  auto const share = standing.crown_share();
  return Share{standing.crowns_are_mapped() ? share : together(ground.crowns.value, share)};
}

ClassCooling cooling_of(GroundValues const& ground, Standing const& standing, GroundAssumptions const& assumed) {
  auto const mapped = standing.crowns_are_mapped();
  auto const crowns = standing.crown_share();
  auto const sails = static_cast<double>(standing.shades) / city::kScreenParts;
  auto const walls = static_cast<double>(standing.facades) / city::kScreenParts;
  // A map of crowns says all of them: those of the class are taken off first.
  auto const bare_shade = mapped ? without(ground.shade, ground.crowns.value) : ground.shade;
  auto const crop = ground.crop_coefficient;
  auto const with_crowns = crop + (assumed.crown_crop_coefficient - crop) * crowns;
  return {
      .green = mapped ? crowns >= 0.5 || (ground.cools && ground.crowns.value < 0.5) : ground.cools || crowns >= 0.5,
      .shade = together(together(bare_shade, crowns), sails),
      .albedo = ground.albedo + (assumed.crown_albedo - ground.albedo) * crowns,
      .crop_coefficient = std::max(crop, with_crowns) + assumed.facade_crop_coefficient * walls,
      .building_intensity = 0.0};
}

}  // namespace

GroundTable const& ground_table() {
  static auto const kTable = read();
  return kTable;
}

GroundTable with_source_classes(GroundTable table, std::span<city::SourceClass const> classes) {
  using enum city::GroundProperty;
  for (auto const& entry : classes) {
    auto row = table.rows[static_cast<std::size_t>(entry.like)];
    auto const value = [&](city::GroundProperty property, double otherwise) {
      auto const& own = entry.values[static_cast<std::size_t>(property)];
      return own ? static_cast<double>(*own) : otherwise;
    };
    row.sealed = Share{value(kSealed, row.sealed.value)};
    row.crowns = Share{value(kCrownShare, row.crowns.value)};
    row.albedo = value(kAlbedo, row.albedo);
    row.shade = value(kShade, row.shade);
    row.crop_coefficient = value(kCropCoefficient, row.crop_coefficient);
    row.cools = value(kCools, row.cools ? 1.0 : 0.0) >= 0.5;
    row.park = Share{value(kPark, row.park.value)};
    for (auto soil = std::size_t{0}; soil < kSoilGroups; ++soil) {
      auto const of_soil = [&](city::GroundProperty first) {
        return static_cast<city::GroundProperty>(static_cast<std::size_t>(first) + soil);
      };
      row.curve[soil] = value(of_soil(kCurveA), row.curve[soil]);
      row.runoff[soil] = value(of_soil(kRunoffA), row.runoff[soil]);
      row.percolation[soil] = value(of_soil(kPercolationA), row.percolation[soil]);
    }
    table.rows.push_back(row);
  }
  return table;
}

ClassIndex class_of(GroundPixel const& pixel) {
  if (pixel.ground == city::Ground::kUnknown) { return kNoClass; }
  auto const row =
      pixel.source_class == 0 ? static_cast<std::size_t>(pixel.ground) : city::kGrounds + pixel.source_class - 1U;
  return static_cast<ClassIndex>(((row * kCrownStates + pixel.crowns) * kScreenStates + pixel.shades) * kScreenStates +
                                 pixel.facades);
}

std::size_t row_of(ClassIndex index) { return index / kStates; }
std::size_t classes_of(std::size_t rows) { return rows * kStates; }

std::vector<ClassCooling> cooling_by_class(GroundTable const& table) {
  auto out = std::vector<ClassCooling>{};
  out.reserve(classes_of(table.rows.size()));
  for (auto const& ground : table.rows) {
    each_standing([&](Standing const& standing) { out.push_back(cooling_of(ground, standing, table.assumptions)); });
  }
  return out;
}

std::vector<double> values_by_class(GroundTable const& table, ValueOfGround value) {
  auto out = std::vector<double>{};
  out.reserve(classes_of(table.rows.size()));
  for (auto const& ground : table.rows) {
    each_standing([&](Standing const& standing) { out.push_back(value(ground, crowns_of(ground, standing))); });
  }
  return out;
}

}  // namespace leitbild::nature
