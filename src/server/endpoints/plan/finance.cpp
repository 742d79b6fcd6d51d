// What the plan costs by year and field, and who pays: the public part.
#include <algorithm>
#include <set>

#include "server/plan/parts.h"
#include "server/plan/programme_names.h"
#include "server/plan/public_finance.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["schematic", "examples", "known", "price_years", "first_year", "total", "outside", "years", "fields", "payers",
               "programmes", "measures", "without_cost", "links"],
  "properties": {
    "known": {"type": "boolean"},
    "price_years": {"type": "array", "items": {"type": "integer"}, "description": "Preisstände der Schätzungen"},
    "first_year": {"type": "integer"},
    "total": {"type": ["object", "null"]},
    "years": {"type": "array", "items": {"type": "object", "required": ["year", "gross_cents", "grants_cents", "others_cents",
      "own_cents", "not_financed_cents", "running_cost_cents"]}},
    "fields": {"type": "array"}, "payers": {"type": "array"}, "programmes": {"type": "array"},
    "measures": {"type": "integer"}, "without_cost": {"type": "integer"},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

/// To whole thousands of euro, half away from zero: estimates know no more.
std::int64_t thousands(EuroCents amount) {
  constexpr auto kStep = std::int64_t{100'000};
  auto const half = amount.value < 0 ? -kStep / 2 : kStep / 2;
  return (amount.value + half) / kStep * kStep;
}

Json year_json(money::FinanceYear const& year) {
  return {{"gross_cents", thousands(year.gross)},
          {"grants_cents", thousands(year.grants)},
          {"others_cents", thousands(year.revenue)},
          {"own_cents", thousands(year.own)},
          {"not_financed_cents", thousands(year.not_financed)},
          {"running_cost_cents", thousands(year.running_cost)}};
}

/// Of all years, those outside the table included.
money::FinanceYear sum_of(money::Finance const& finance) {
  auto out = finance.outside;
  for (auto const& year : finance.years) { out += year; }
  return out;
}

Json years_json(money::Finance const& finance) {
  auto out = Json::array();
  for (auto i = std::size_t{0}; i < finance.years.size(); ++i) {
    auto row = Json{{"year", finance.first_year.value + static_cast<int>(i)}};
    row.update(year_json(finance.years[i]));
    out.push_back(std::move(row));
  }
  return out;
}

Json fields_json(Call const& call, PublicFinance const& finance) {
  auto out = Json::array();
  for (auto const& field : call.site.plan().fields) {
    auto const known = finance.by_field.find(field.code);
    if (known == finance.by_field.end()) { continue; }
    auto row = field_ref(call, field.code);
    row["total"] = year_json(sum_of(known->second));
    row["years"] = years_json(known->second);
    out.push_back(std::move(row));
  }
  return out;
}

/// Who pays, over all years: grants, others, the city; of its part what nobody has secured yet.
Json payers_json(Call const& call, money::FinanceYear const& total) {
  auto const de = call.language == Language::kGerman;
  auto const row = [](std::string_view id, std::string_view title, EuroCents amount) {
    return Json{{"id", id}, {"title", title}, {"amount_cents", thousands(amount)}};
  };
  return Json::array({row("grants", de ? "Förderung (EU, Bund, Land)" : "Grants (EU, federation, state)", total.grants),
                      row("others", de ? "Dritte und Beiträge" : "Third parties and contributions", total.revenue),
                      row("own", de ? "Stadt (Eigenanteil)" : "City (own share)", total.own)});
}

Json programmes_json(PublicFinance const& finance, ProgrammeNames const& names) {
  auto out = Json::array();
  for (auto i = std::size_t{0}; i < finance.input.programmes.size(); ++i) {
    auto sum = EuroCents{};
    for (auto const amount : finance.all.programmes.at(i).approved) { sum += amount; }
    if (sum == EuroCents{}) { continue; }
    auto const& id = finance.input.programmes[i].name;
    out.push_back({{"id", id}, {"name", names.of(id)}, {"amount_cents", thousands(sum)}});
  }
  return out;
}

Json price_years(plan::Plan const& plan) {
  auto years = std::set<int>{};
  for (auto const& row : plan.measures) {
    if (row.cost) { years.insert(row.cost->price_year.value); }
  }
  for (auto const& item : plan.cost_items) {
    if (item.price_year) { years.insert(item.price_year->value); }
  }
  return years;
}

Answer answer(Call const& call) {
  auto const& finance_of_all = call.site.derived<PublicFinance>();
  auto const& plan = call.site.plan();
  auto const is_without = [&](plan::Measure const& row) {
    return plan::is_pursued(row.state) && !row.cost &&
           std::ranges::count(plan.cost_items, row.code, &plan::CostItem::measure) == 0;
  };
  auto const total = sum_of(finance_of_all.all);
  auto const [schematic, examples] = notices(call.site);
  auto const known = finance_of_all.known;
  return json_response(
      {{"schematic", schematic},
       {"examples", examples},
       {"known", known},
       {"price_years", price_years(plan)},
       {"rounded_to_cents", 100'000},
       {"first_year", finance_of_all.first_year.value},
       {"total", known ? year_json(total) : Json()},
       {"outside", known ? year_json(finance_of_all.all.outside) : Json()},
       {"years", years_json(finance_of_all.all)},
       {"fields", fields_json(call, finance_of_all)},
       {"payers", known ? payers_json(call, total) : Json::array()},
       {"programmes", known ? programmes_json(finance_of_all, call.site.derived<ProgrammeNames>()) : Json::array()},
       {"measures", std::ranges::count_if(plan.measures, [](auto const& row) { return plan::is_pursued(row.state); })},
       {"without_cost", std::ranges::count_if(plan.measures, is_without)},
       {"links", links_json(call, "finance", "finanzen")}});
}

}  // namespace

extern constinit Endpoint const finance{
    .id = "finance",
    .path = "/api/v1/finance",
    .group_de = "Geld",
    .summary_de = "Was der Plan kostet und wer zahlt",
    .description_de =
        "Summen nach Jahr, Handlungsfeld und Geldgeber, auf tausend Euro gerundet (in Cent angegeben), in den Preisen "
        "der Schätzungen. Jede Zahl ist für sich gerundet, Summen können deshalb abweichen.",
    .schema = kSchema,
    .example = "/api/v1/finance",
    .answer = answer};

}  // namespace leitbild::server
