#include "exchange/kofi/case_json.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/exact_json.h"
#include "money/check_case.h"

namespace leitbild::exchange {
namespace {

using Keys = std::span<std::string_view const>;

constexpr auto kRuleKeys = std::array<std::string_view, 12>{
    "name",     "rate",          "cap",      "cap_per_unit", "units", "frame_remaining", "section", "deducts_earlier",
    "rounding", "rounding_step", "tranches", "first_tranche"};
constexpr auto kCaseKeys = std::array<std::string_view, 21>{
    "gross",     "not_eligible",    "revenue",  "other_grants",  "other_grants_deductible",
    "rate",      "tranches",        "spending", "cap",           "cap_per_unit",
    "units",     "frame_remaining", "rounding", "rounding_step", "first_tranche",
    "name",      "programmes",      "ceiling",  "min_own_rate",  "contracts",
    "first_year"};
constexpr auto kContractKeys = std::array<std::string_view, 2>{"year", "payments"};

/// What is wrong with the file.
struct Findings {
  Problems keys;    // that do not exist
  Problems values;  // that cannot be read
};

/// One object of the file: reads its fields and collects what is wrong with them.
class Fields {
 public:
  Fields(Json const& object, std::string where, Findings& findings, Keys keys)
      : object_{object}, where_{std::move(where)}, findings_{findings} {
    if (!object.is_object()) {
      findings.values.add("hier wird ein Objekt { … } erwartet", where_);
      return;
    }
    for (auto const& [key, value] : object.items()) {
      if (std::ranges::find(keys, key) == keys.end()) {
        findings.keys.add(fmt::format("„{}“ gibt es nicht; erlaubt sind {}", key, fmt::join(keys, ", ")), where_);
      }
    }
  }

  bool has(std::string_view key) const { return object_.is_object() && object_.contains(key); }
  Json const& at(std::string_view key) const { return object_[std::string{key}]; }
  std::string place(std::string_view key) const {
    return where_.empty() ? std::string{key} : fmt::format("{}.{}", where_, key);
  }

  void amount(std::string_view key, EuroCents& out) {
    if (has(key)) { whole(at(key), place(key), out.value, "ganze Cent"); }
  }
  void amount(std::string_view key, std::optional<EuroCents>& out) {
    if (has(key)) { amount(key, out.emplace()); }
  }
  void amounts(std::string_view key, std::vector<EuroCents>& out) {
    for_each(key, [&](Json const& item, std::string const& place) {
      whole(item, place, out.emplace_back().value, "ganze Cent");
    });
  }
  void count(std::string_view key, std::int64_t& out) {
    if (has(key)) { whole(at(key), place(key), out, "eine ganze Zahl"); }
  }
  void rate(std::string_view key, Fraction& out) {
    if (has(key)) { rate(at(key), place(key), out); }
  }
  void rate(std::string_view key, std::optional<Fraction>& out) {
    if (has(key)) { rate(key, out.emplace()); }
  }
  void rates(std::string_view key, std::vector<Fraction>& out) {
    if (!has(key)) { return; }
    out.clear();
    for_each(key, [&](Json const& item, std::string const& place) { rate(item, place, out.emplace_back()); });
  }
  void flag(std::string_view key, bool& out) {
    if (!has(key)) { return; }
    if (!at(key).is_boolean()) { return refuse(at(key), place(key), "true oder false"); }
    out = at(key).get<bool>();
  }
  void text(std::string_view key, std::string& out) {
    if (!has(key)) { return; }
    if (!at(key).is_string()) { return refuse(at(key), place(key), "ein Text in Anführungszeichen"); }
    out = at(key).get<std::string>();
  }
  template <class Read>
  void for_each(std::string_view key, Read const& read) {
    if (!has(key)) { return; }
    if (!at(key).is_array()) { return refuse(at(key), place(key), "eine Liste [ … ]"); }
    auto position = std::size_t{0};
    for (auto const& item : at(key)) { read(item, fmt::format("{}[{}]", place(key), position++)); }
  }
  void refuse(Json const& value, std::string const& place, std::string_view allowed) {
    findings_.values.add(fmt::format("{} ist hier nicht möglich; erwartet wird {}", value.dump(), allowed), place);
  }

 private:
  Json const& object_;
  std::string where_;
  Findings& findings_;

  void whole(Json const& value, std::string const& place, std::int64_t& out, std::string_view allowed) {
    auto const too_large = value.is_number_unsigned() &&
                           value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (!value.is_number_integer() || too_large) { return refuse(value, place, allowed); }
    out = value.get<std::int64_t>();
  }
  void rate(Json const& value, std::string const& place, Fraction& out) {
    auto const written = value.is_string() ? value.get<std::string>() : value.dump();
    auto const parsed = value.is_string() || value.is_number_integer() ? parse_fraction(written) : std::nullopt;
    if (!parsed) {
      return refuse(value, place, "eine Dezimalzahl mit höchstens neun Nachkommastellen oder ein Bruch wie \"2/3\"");
    }
    out = *parsed;
  }
};

void read_position(Fields& fields, std::string_view key, std::int64_t first, std::size_t& out) {
  if (!fields.has(key)) { return; }
  auto number = first;
  fields.count(key, number);
  if (number < first) {
    return fields.refuse(fields.at(key), fields.place(key), fmt::format("eine Zahl ab {}", first));
  }
  out = static_cast<std::size_t>(number - first);
}

void read_rounding(Fields& fields, money::RoundingRule& out) {
  auto direction = std::string{"down"};
  fields.text("rounding", direction);
  if (direction == "half_up") {
    out.direction = money::Rounding::kHalfUp;
  } else if (direction != "down") {
    fields.refuse(fields.at("rounding"), fields.place("rounding"), "\"down\" (ab) oder \"half_up\" (kaufmännisch)");
  }
  fields.amount("rounding_step", out.step);
}

void read_rule(Fields& fields, money::GrantRule& out) {
  fields.text("name", out.name);
  fields.rate("rate", out.rate);
  fields.amount("cap", out.cap);
  fields.amount("cap_per_unit", out.cap_per_unit);
  fields.count("units", out.units);
  fields.amount("frame_remaining", out.frame_remaining);
  fields.rates("tranches", out.tranches);
  read_position(fields, "first_tranche", 1, out.first_tranche);
  read_rounding(fields, out.rounding);
  if (fields.has("cap_per_unit") != fields.has("units")) {
    auto const* const given = fields.has("units") ? "units" : "cap_per_unit";
    fields.refuse(fields.at(given), fields.place(given), "cap_per_unit zusammen mit units");
  }
}

/// Keys of a programme at the top describe the only programme; `tranches` may also stand there for all of several.
void read_programmes(Fields& fields, Findings& findings, money::FundingCase& figures) {
  auto only = money::GrantRule{};
  read_rule(fields, only);
  if (!fields.has("programmes")) {
    if (fields.has("rate")) { figures.programmes.push_back(only); }
    if (!fields.has("rate") && fields.has("tranches")) {
      fields.refuse(fields.at("tranches"), fields.place("tranches"), "dazu ein Fördersatz (rate)");
    }
    return;
  }
  for (auto const key : kRuleKeys) {
    if (key != "tranches" && key != "first_tranche" && fields.has(key)) {
      fields.refuse(fields.at(key), fields.place(key), "diese Angabe bei den Programmen (programmes)");
    }
  }
  fields.for_each("programmes", [&](Json const& item, std::string const& place) {
    auto rule = money::GrantRule{};
    rule.tranches = only.tranches;
    rule.first_tranche = only.first_tranche;
    auto inner = Fields{item, place, findings, kRuleKeys};
    read_rule(inner, rule);
    inner.amount("section", rule.section);
    inner.flag("deducts_earlier", rule.deducts_earlier);
    if (!inner.has("rate")) { findings.values.add("der Fördersatz (rate) fehlt", place); }
    figures.programmes.push_back(std::move(rule));
  });
}

void read_contracts(Fields& fields, Findings& findings, money::FundingCase& figures) {
  fields.for_each("contracts", [&](Json const& item, std::string const& place) {
    auto contract = money::Contract{};
    auto inner = Fields{item, place, findings, kContractKeys};
    read_position(inner, "year", 1, contract.signed_in);
    inner.amounts("payments", contract.payments);
    figures.contracts.push_back(std::move(contract));
  });
}

Json cents(std::span<EuroCents const> amounts) {
  auto out = Json::array();
  for (auto const amount : amounts) { out.push_back(amount.value); }
  return out;
}

Json grant_json(money::Grant const& grant) {
  auto out = Json{{"name", grant.name},
                  {"base", grant.base.value},
                  {"grant", grant.amount.value},
                  {"limited_by", money::id_of(grant.limit)},
                  {"grant_by_year", cents(grant.cash_in)}};
  if (!grant.share_of_spending.empty()) {
    out["share_of_spending"] = cents(grant.share_of_spending);
    out["pre_financing"] = cents(grant.pre_financing);
  }
  return out;
}

/// Calendar years where the first is known, else 1, 2, 3 …
Json years_json(std::optional<Year> first, std::size_t count) {
  auto out = Json::array();
  for (auto i = std::size_t{0}; i < count; ++i) { out.push_back(first.value_or(Year{1}).value + static_cast<int>(i)); }
  return out;
}

void add_years(FundingQuestion const& question, money::FundingResult const& result, Json& out) {
  out["years"] = years_json(question.first_year, std::max(result.cash_in.size(), result.commitments.size()));
  out["grant_by_year"] = cents(result.cash_in);
  if (!result.pre_financing.empty()) {
    out["pre_financing"] = cents(result.pre_financing);
    out["pre_financing_peak"] = result.peak.value;
    out["pre_financing_peak_year"] = out["years"][result.peak_year];
  }
  if (!result.commitments.empty()) { out["commitments"] = cents(result.commitments); }
}

}  // namespace

Result<FundingQuestion> read_funding_case(std::string_view text, std::string_view where) {
  TRY(auto const json, parse_exact_json(text, where));
  auto findings = Findings{};
  auto out = FundingQuestion{};
  auto& figures = out.figures;
  auto fields = Fields{json, "", findings, kCaseKeys};
  fields.amount("gross", figures.gross);
  fields.amount("not_eligible", figures.not_eligible);
  fields.amount("revenue", figures.revenue);
  fields.amount("other_grants", figures.other_grants);
  fields.flag("other_grants_deductible", figures.other_grants_deductible);
  fields.rate("ceiling", figures.ceiling);
  fields.rate("min_own_rate", figures.min_own_rate);
  fields.amounts("spending", figures.spending);
  read_programmes(fields, findings, figures);
  read_contracts(fields, findings, figures);
  if (fields.has("first_year")) {
    auto year = std::int64_t{};
    fields.count("first_year", year);
    constexpr auto kEarliest = 1900;
    constexpr auto kLatest = 2200;
    if (year < kEarliest || year > kLatest) {
      fields.refuse(fields.at("first_year"), "first_year", "ein Jahr von 1900 bis 2200");
    }
    out.first_year = Year{static_cast<int>(std::clamp<std::int64_t>(year, kEarliest, kLatest))};
  }
  if (json.is_object() && !fields.has("gross")) { findings.values.add("die Gesamtkosten (gross, in Cent) fehlen"); }
  auto problems = std::move(findings.keys);
  if (findings.values.empty()) {
    money::check_case(figures, problems);
  } else {
    problems.add(Error{std::move(findings.values.list)});
  }
  if (!problems.empty()) { return fail(within(where, std::move(problems).as_failure().value())); }
  return out;
}

Json to_json(FundingQuestion const& question, money::FundingResult const& result) {
  auto const& figures = question.figures;
  auto out = Json{{"gross", figures.gross.value},
                  {"not_eligible", figures.not_eligible.value},
                  {"eligible", result.eligible.value},
                  {"revenue", figures.revenue.value},
                  {"other_grants", figures.other_grants.value},
                  {"base", result.base.value},
                  {"grant", result.grant.value},
                  {"own_funds", result.own.value}};
  add_years(question, result, out);
  out["programmes"] = Json::array();
  for (auto const& grant : result.grants) { out["programmes"].push_back(grant_json(grant)); }
  out["checks"] = Json::array();
  for (auto const& check : result.checks) {
    out["checks"].push_back({{"id", check.id}, {"holds", check.holds}, {"text", check.text}});
  }
  return out;
}

}  // namespace leitbild::exchange
