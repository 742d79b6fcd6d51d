// leitbild model nature-access.
#include <array>

#include <fmt/format.h>

#include "app/models/area_table.h"
#include "app/models/output_folder.h"
#include "app/models/runs.h"
#include "geo/burn.h"
#include "import/csv_table.h"
#include "nature/nature_access.h"
#include "nature/nature_balance.h"

namespace leitbild::app {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"lulc_raster_path", "lulc_attribute_table", "population_raster_path", "admin_boundaries_vector_path",
     "urban_nature_demand", "decay_function", "search_radius_mode", "search_radius", "population_group_radii_table",
     "aggregate_by_pop_group"});
constexpr auto kDecays = std::to_array<std::string_view>({"dichotomy", "density", "gaussian", "exponential"});
constexpr auto kModes =
    std::to_array<std::string_view>({"uniform radius", "radius per urban nature class", "radius per population group"});
constexpr auto kGroupPrefix = std::string_view{"pop_"};
constexpr auto kShare = NumberRange{.low = 0.0, .high = 1.0};

enum class Mode : std::uint8_t { kUniform, kByClass, kByGroup };

struct Parameters {
  std::filesystem::path land_use, table, residents, districts;
  std::optional<std::filesystem::path> radii;
  SquareMetres demand;
  nature::Decay decay{};
  Mode mode{};
  Metres radius;
  bool by_group{};  // in the table
};

template <std::size_t N>
std::size_t place_of(std::array<std::string_view, N> const& values, std::string const& value) {
  return static_cast<std::size_t>(std::ranges::find(values, value) - values.begin());
}

Result<Parameters> read(ModelRun const& run) {
  TRY(auto values, ModelParameters::read(run.parameters, run.inputs, kKeys));
  auto out =
      Parameters{.land_use = values.file("lulc_raster_path"),
                 .table = values.file("lulc_attribute_table"),
                 .residents = values.file("population_raster_path"),
                 .districts = values.file("admin_boundaries_vector_path"),
                 .radii = {},
                 .demand = SquareMetres{values.number("urban_nature_demand", kAboveZero)},
                 .decay = static_cast<nature::Decay>(place_of(kDecays, values.choice("decay_function", kDecays))),
                 .mode = static_cast<Mode>(place_of(kModes, values.choice("search_radius_mode", kModes))),
                 .radius = {},
                 .by_group = values.flag("aggregate_by_pop_group")};
  if (out.mode == Mode::kUniform) { out.radius = Metres{values.number("search_radius", kAboveZero)}; }
  if (out.mode == Mode::kByGroup) { out.radii = values.file("population_group_radii_table"); }
  TRY_DO(values.check());
  return out;
}

/// Fields of the districts with shares of groups, in the order of the file.
std::vector<std::string> group_fields(ModelAreas const& districts) {
  auto out = std::vector<std::string>{};
  for (auto const& field : districts.fields) {
    if (field.starts_with(kGroupPrefix)) { out.push_back(field); }
  }
  return out;
}

Result<geo::Grid<float>> shares_on(ModelAreas const& districts, std::string const& field, geo::GridFrame const& frame) {
  TRY(auto const shares, districts.numbers(field, kShare));
  auto areas = std::vector<geo::ValuedArea>{};
  for (auto i = std::size_t{0}; i < shares.size(); ++i) {
    areas.push_back({districts.rows[i].shape, static_cast<float>(shares[i])});
  }
  return geo::burnt_areas(frame, areas, false);
}

/// The groups of the table pop_group,search_radius_m that the districts know.
Result<std::vector<nature::PopulationGroup>> groups_of(Parameters const& parameters, ModelAreas const& districts,
                                                       geo::GridFrame const& frame) {
  if (!parameters.radii) { return fail("die Tabelle der Umkreise fehlt (population_group_radii_table)"); }
  TRY(auto table, importing::CsvTable::open(*parameters.radii));
  auto const name = table.column("pop_group");
  auto const radius = table.column("search_radius_m");
  if (!name || !radius) {
    return fail(
        fmt::format("nötig sind die Spalten „pop_group“ und „search_radius_m“; vorhanden sind {}", table.header_text()),
        table.name());
  }
  auto out = std::vector<nature::PopulationGroup>{};
  while (true) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const metres = importing::number_in(table.cell(*radius));
    if (!metres || *metres <= 0.0) {
      return fail(fmt::format("„{}“ ist kein Umkreis in Metern über 0", table.cell(*radius)), table.where());
    }
    auto const field = std::string{table.cell(*name)};
    TRY(auto share, shares_on(districts, field, frame));
    out.push_back({.name = field, .share = std::move(share), .radius = Metres{*metres}});
  }
  if (out.empty()) { return fail("die Tabelle hat keine Zeilen", table.name()); }
  return out;
}

std::string without_prefix(std::string const& group) {
  return group.starts_with(kGroupPrefix) ? group.substr(kGroupPrefix.size()) : group;
}

/// What the table of districts is made of.
struct Balances {
  geo::Grid<float> const& residents;
  geo::Grid<float> all;
  struct OfGroup {
    std::string name;
    geo::Grid<float> residents, balance;
  };
  std::vector<OfGroup> groups;  // with radii of their own
};

geo::Grid<float> product(geo::Grid<float> const& a, geo::Grid<float> const& b) { return nature::balance_of_all(a, b); }

Result<void> write_districts(Balances const& balances, Parameters const& parameters, geo::GridFrame const& frame,
                             ModelAreas const& districts, OutputFolder& out) {
  auto const groups = balances.groups.size();
  auto totals = std::vector<nature::DistrictBalance>{};
  auto by_group = std::vector<std::vector<nature::DistrictBalance>>(groups);
  for (auto const& district : districts.rows) {
    auto const zone = geo::zone_of(frame, district.shape);
    auto total = nature::DistrictBalance{};
    for (auto g = std::size_t{0}; g < groups; ++g) {
      auto const& group = balances.groups[g];
      by_group[g].push_back(nature::balance_of(zone, group.balance, group.residents));
      total += by_group[g].back();
    }
    totals.push_back(groups > 0 ? total : nature::balance_of(zone, balances.all, balances.residents));
  }
  auto table = AreaTable{districts, 1};
  auto const add = [&](std::string const& suffix, std::vector<nature::DistrictBalance> const& rows) {
    table.add_each("Pund_adm" + suffix, [&](std::size_t i) { return finite(rows[i].undersupplied); });
    table.add_each("Povr_adm" + suffix, [&](std::size_t i) { return finite(rows[i].oversupplied); });
    table.add_each("SUP_DEMadm_cap" + suffix, [&](std::size_t i) { return rows[i].per_resident(); });
  };
  table.add_each("adm_unit_id", [](std::size_t i) { return static_cast<double>(i); });
  add("", totals);
  for (auto g = std::size_t{0}; g < groups; ++g) { add("_" + without_prefix(balances.groups[g].name), by_group[g]); }
  if (parameters.by_group && groups == 0) {
    for (auto const& field : group_fields(districts)) {
      TRY(auto const shares, districts.numbers(field, kShare));
      auto const group = without_prefix(field);
      table.add_each("Pund_adm_" + group, [&](std::size_t i) { return finite(totals[i].undersupplied * shares[i]); });
      table.add_each("Povr_adm_" + group, [&](std::size_t i) { return finite(totals[i].oversupplied * shares[i]); });
    }
  }
  return out.table("admin_boundaries.csv", table.csv());
}

struct Grids {
  geo::GridFrame frame;
  geo::Grid<nature::ClassIndex> land_use;
  geo::Grid<float> residents;
};

Result<Grids> read_grids(BaseRaster const& base, Parameters const& parameters, CodeTable const& table) {
  TRY(auto const raster, geo::Raster::open(parameters.residents));
  TRY(auto const box, box_of(raster, base.frame.definition));
  auto out = Grids{};
  TRY(out.frame, clipped(base.frame, box, raster.file_name()));
  TRY(out.land_use, classes_on(base.raster, out.frame, geo::Resampling::kNearest, "lulc_raster_path", table));
  TRY(out.residents, residents_on(raster, out.frame, "population_raster_path"));
  return out;
}

/// What a run has read, and where its results go.
struct Run {
  Parameters const& parameters;
  CodeTable const& table;
  ModelAreas const& districts;
  geo::GridFrame const& frame;
  OutputFolder& out;
};

/// Supply by the mode; of groups also what the table needs.
Result<geo::Grid<float>> supply_of(nature::NatureAccessInput const& input, Run const& run, Balances& balances) {
  auto const& [parameters, table, districts, frame, out] = run;
  if (parameters.mode == Mode::kUniform) {
    TRY_DO(out.raster_of("accessible_urban_nature", frame,
                         [&] { return nature::accessible_nature(input, parameters.decay, parameters.radius); }));
    return nature::supply_uniform(input, parameters.decay, parameters.radius);
  }
  if (parameters.mode == Mode::kByClass) {
    auto radii = std::vector<Metres>{};
    for (auto row = std::size_t{0}; row < table.codes.size(); ++row) {
      radii.emplace_back(table.at("search_radius_m", row));
      if (table.at("urban_nature", row) > 0.0 && radii.back() <= Metres{0}) {
        return fail(fmt::format("Klasse {} ist Stadtnatur und braucht einen Umkreis (search_radius_m) über 0",
                                table.codes[row]),
                    table.file);
      }
    }
    return nature::supply_by_class(input, parameters.decay, radii);
  }
  TRY(auto const groups, groups_of(parameters, districts, frame));
  auto supply = nature::supply_by_group(input, parameters.decay, groups);
  TRY_DO(out.raster("distance_weighted_population_all_groups", frame, supply.weighted_residents));
  for (auto g = std::size_t{0}; g < groups.size(); ++g) {
    TRY_DO(out.raster("urban_nature_supply_percapita_to_" + groups[g].name, frame, supply.group_supply[g]));
    balances.groups.push_back({.name = groups[g].name,
                               .residents = product(balances.residents, groups[g].share),
                               .balance = nature::balance_per_resident(supply.group_supply[g], parameters.demand)});
  }
  return std::move(supply.supply);
}

}  // namespace

Result<std::vector<std::string>> run_nature_access(ModelRun const& run) {
  TRY(auto const parameters, read(run));
  auto const by_class = parameters.mode == Mode::kByClass;
  auto const rules = std::array{ColumnRule{.name = "urban_nature", .range = kShare},
                                ColumnRule{.name = "search_radius_m", .range = kNotNegative, .optional = !by_class}};
  TRY(auto const table, read_code_table(parameters.table, "lucode", std::span{rules}.first(by_class ? 2 : 1)));
  TRY(auto const base, open_base(parameters.land_use, PixelSide::kMean));
  TRY(auto const districts, read_areas(parameters.districts, base.frame.definition));
  TRY(auto grids, read_grids(base, parameters, table));
  auto const input = nature::NatureAccessInput{.land_use = grids.land_use,
                                               .residents = grids.residents,
                                               .nature_by_class = table.columns.find("urban_nature")->second,
                                               .pixel_side = grids.frame.pixel_width,
                                               .threads = run.threads};
  grids.residents = nature::masked_residents(input);
  auto balances = Balances{.residents = grids.residents, .all = {}, .groups = {}};
  TRY_DO(check_any(balances.residents, "Landnutzung und Einwohner"));
  if (std::ranges::none_of(balances.residents.values, [](float count) { return count > 0.0F; })) {
    fmt::print(stderr, "Hinweis: im Gebiet wohnt niemand; Werte je Kopf gibt es für keinen Bezirk.\n");
  }
  TRY(auto out, OutputFolder::begin(run.out, run.rasters));
  TRY_DO(out.raster("masked_population", grids.frame, balances.residents));
  TRY(auto supply, supply_of(input, {parameters, table, districts, grids.frame, out}, balances));
  TRY_DO(out.raster("urban_nature_supply_percapita", grids.frame, supply));
  balances.all = nature::balance_per_resident(std::move(supply), parameters.demand);
  TRY_DO(out.raster("urban_nature_balance_percapita", grids.frame, balances.all));
  TRY_DO(out.raster_of("urban_nature_balance_totalpop", grids.frame,
                       [&] { return nature::balance_of_all(balances.all, balances.residents); }));
  TRY_DO(write_districts(balances, parameters, grids.frame, districts, out));
  TRY_DO(out.finish());
  return out.names();
}

}  // namespace leitbild::app
