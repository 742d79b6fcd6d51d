#include "report/funding_output.h"

namespace leitbild::report {
namespace {

namespace mf = money::funding;

Json of(std::optional<Date> const& date) { return date ? Json(iso(*date)) : Json(); }
Json of(std::optional<bool> const& flag) { return flag ? Json(*flag) : Json(); }
Json of(std::optional<EuroCents> const& amount) { return amount ? Json(amount->value) : Json(); }
Json of(std::optional<Fraction> const& rate) {
  return rate ? Json(static_cast<double>(rate->numerator) / static_cast<double>(rate->denominator)) : Json();
}
Json of(mf::MoneySpan const& span) { return {{"low_cents", span.low.value}, {"high_cents", span.high.value}}; }

Json version_json(mf::Version const& version) {
  auto fields = Json::array();
  for (auto const& field : mf::fields()) {
    auto const text = field.text(version);
    auto const* const written = version.is_unchecked(field.key) ? "unchecked" : "checked";
    fields.push_back({{"key", field.key},
                      {"title", field.title_de},
                      {"text", text ? Json(*text) : Json()},
                      {"state", text ? written : "absent"}});
  }
  return {{"valid_from", of(version.valid_from)},
          {"valid_to", of(version.valid_to)},
          {"open", of(version.open)},
          {"purposes", version.purposes},
          {"lump_sum", version.lump_sum},
          {"rate_min", of(version.rate_min)},
          {"rate_max", of(version.rate_max)},
          {"rate_regular", of(version.rate_regular)},
          {"rate_weak", of(version.rate_weak)},
          {"rate_up_to", version.rate_up_to},
          {"max_grant_cents", of(version.max_grant)},
          {"min_grant_cents", of(version.min_grant)},
          {"own_share_min", of(version.own_share_min)},
          {"finish_by", of(version.finish_by)},
          {"checked_on", of(version.checked_on)},
          {"sources", version.sources},
          {"fields", std::move(fields)}};
}

Json candidate_json(mf::Candidate const& candidate) {
  auto const& verdict = candidate.verdict;
  auto reasons = Json::array();
  for (auto const& reason : verdict.reasons) {
    reasons.push_back({{"rule", reason.rule},
                       {"demand", reason.finding.demand},
                       {"found", reason.finding.found},
                       {"fit", mf::id_of(reason.finding.fit)},
                       {"unchecked", reason.unchecked},
                       {"text", mf::sentence(reason)}});
  }
  auto grant = Json();
  if (verdict.grant) {
    grant = of(verdict.grant->amount);
    grant["unchecked"] = verdict.grant->unchecked;
  }
  return {{"programme", candidate.programme->id}, {"short_name", candidate.programme->short_name},
          {"fit", mf::id_of(verdict.fit)},        {"grant", std::move(grant)},
          {"reasons", std::move(reasons)},        {"not_checked", verdict.not_checked}};
}

Json combination_json(mf::Combination const& combination) {
  auto grants = Json::array();
  for (auto const& grant : combination.grants) {
    grants.push_back({{"programme", grant.programme},
                      {"parts", grant.parts},
                      {"amount", grant.amount ? of(*grant.amount) : Json()},
                      {"unchecked", grant.unchecked}});
  }
  return {{"grants", std::move(grants)},
          {"own_share", combination.own ? of(*combination.own) : Json()},
          {"reasons", combination.reasons},
          {"remarks", combination.remarks}};
}

Json combinations_json(mf::Combinations const& combinations) {
  auto admissible = Json::array();
  for (auto const& combination : combinations.admissible) { admissible.push_back(combination_json(combination)); }
  auto refused = Json::array();
  for (auto const& combination : combinations.refused) { refused.push_back(combination_json(combination)); }
  return {{"admissible", std::move(admissible)},
          {"refused", std::move(refused)},
          {"refused_for_the_same_reasons", combinations.refused_alike}};
}

}  // namespace

Json to_json(mf::Programme const& programme) {
  auto versions = Json::array();
  for (auto const& version : programme.versions) { versions.push_back(version_json(version)); }
  return {{"id", programme.id},
          {"name", programme.name},
          {"short_name", programme.short_name},
          {"authority", programme.authority.empty() ? Json() : Json(programme.authority)},
          {"level", programme.level.empty() ? Json() : Json(programme.level)},
          {"of_city", programme.of_city},
          {"versions", std::move(versions)}};
}

Json to_json(mf::Catalogue const& catalogue) {
  auto out = Json::array();
  for (auto const& programme : catalogue.programmes) { out.push_back(to_json(programme)); }
  return {{"programmes", std::move(out)}};
}

Json to_json(std::vector<mf::Deadline> const& deadlines) {
  auto out = Json::array();
  for (auto const& deadline : deadlines) {
    out.push_back({{"date", iso(deadline.day)},
                   {"kind", mf::id_of(deadline.kind)},
                   {"programme", deadline.programme},
                   {"text", deadline.what},
                   {"unchecked", deadline.unchecked}});
  }
  return {{"deadlines", std::move(out)}};
}

Json to_json(FundingFit const& fit) {
  auto programmes = Json::array();
  for (auto const& candidate : fit.candidates) { programmes.push_back(candidate_json(candidate)); }
  auto out = Json{{"measure", fit.facts.measure},
                  {"title", fit.facts.title},
                  {"date", iso(fit.on)},
                  {"programmes", std::move(programmes)},
                  {"without_version", fit.without_version}};
  out["deadlines"] = to_json(fit.deadlines)["deadlines"];
  out["combinations"] = combinations_json(fit.combinations);
  return out;
}

}  // namespace leitbild::report
