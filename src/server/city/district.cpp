#include "server/city/district.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "report/district_tree.h"
#include "report/map/ground.h"
#include "report/profile_parts.h"
#include "report/wording.h"
#include "server/city/words.h"

namespace leitbild::server {
namespace {

constexpr auto kGainsPerTheme = 2;

std::string allowed_districts(city::Districts const& districts) {
  auto names = std::vector<std::string>{};
  for (auto const row : report::tree_of(districts)) { names.push_back(district_slug(districts, row.id)); }
  return report::joined(names);
}

double share_of(Persons some, Persons all) { return all > Persons{0} ? as_double(some) / as_double(all) : 0.0; }

}  // namespace

std::string district_slug(city::Districts const& districts, city::DistrictId id) {
  auto const& row = districts.rows[id];
  auto out = slug(row.name);
  auto const found = city::find(districts, out);
  return found && *found == id ? out : row.code;
}

tl::expected<city::DistrictId, HttpProblem> asked_district(Site const& site, std::string_view text) {
  auto const& districts = *site.city().districts;
  if (auto const found = city::find(districts, text)) { return *found; }
  auto const allowed = allowed_districts(districts);
  return tl::unexpected{not_found({.de = fmt::format("Einen Bezirk „{}“ gibt es nicht; es gibt {}.", text, allowed),
                                   .en = fmt::format("There is no district “{}”; there are {}.", text, allowed)})};
}

Json district_brief(Call const& call, city::DistrictId id) {
  auto const& districts = *call.site.city().districts;
  auto const& row = districts.rows[id];
  auto const address = percent_encoded(district_slug(districts, id));
  auto const residents = call.site.derived<NumbersOfDistricts>().rows[id].residents;
  auto const prefix = call.language == Language::kEnglish ? "/en" : "";
  return {{"code", row.code},
          {"slug", district_slug(districts, id)},
          {"name", row.name},
          {"level", city::name(row.level)},
          {"level_title", level_words(districts, id, call.language)},
          {"residents", call.site.city().people->cells.empty() ? Json(nullptr) : Json(as_double(residents))},
          {"links",
           {{"self", fmt::format("{}/api/v1/districts/{}", call.base, address)},
            {"page", fmt::format("{}{}/ortsbezirke/{}", call.base, prefix, address)},
            {"profile_pdf", fmt::format("{}/api/v1/districts/{}/profile.pdf", call.base, address)},
            {"map_svg", fmt::format("{}/api/v1/districts/{}/map.svg", call.base, address)}}}};
}

Json district_briefs(Call const& call, std::vector<city::DistrictId> const& ids) {
  auto out = Json::array();
  for (auto const id : ids) { out.push_back(district_brief(call, id)); }
  return out;
}

NumbersOfDistricts::NumbersOfDistricts(Site const& site) {
  auto const& districts = *site.city().districts;
  auto const residents = city::residents_by_district(site.city());
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    auto numbers = DistrictNumbers{.residents = residents[i], .changes = {}};
    for (auto const& measure : report::measures_of(site.city(), site.plan(), site.evaluation(), id)) {
      ++(measure.wider ? numbers.wider : numbers.here);
      if (measure.flagship && !measure.wider) { ++numbers.flagships; }
    }
    auto const inside = report::within(districts, id);
    for (auto const& comparison : site.evaluation().comparisons) {
      numbers.changes.push_back(report::change_in(site.city(), comparison, inside));
    }
    rows.add(std::move(numbers));
  }
}

std::vector<std::size_t> key_indicators(scenario::Evaluation const& evaluation) {
  auto out = std::vector<std::size_t>{};
  for (auto const theme : kThemes) {
    auto best = std::optional<std::size_t>{};
    auto most = 0.0;
    for (auto i = std::size_t{0}; i < evaluation.comparisons.size(); ++i) {
      auto const& comparison = evaluation.comparisons[i];
      auto const& indicator = *comparison.indicator;
      if (indicator.theme != theme || indicator.unit != indicators::Unit::kShare) { continue; }
      auto const today = comparison.today.districts[city::Districts::kWholeCity].value;
      auto const planned = comparison.planned.districts[city::Districts::kWholeCity].value;
      auto const gain = today && planned ? *planned - *today : 0.0;
      if (best && gain <= most) { continue; }
      best = i;
      most = gain;
    }
    if (best) { out.push_back(*best); }
  }
  return out;
}

std::vector<std::size_t> greatest_gains(scenario::Evaluation const& evaluation,
                                        std::vector<report::Change> const& changes) {
  auto sorted = std::vector<std::size_t>{};
  for (auto i = std::size_t{0}; i < changes.size(); ++i) {
    if (changes[i].gained > changes[i].lost) { sorted.push_back(i); }
  }
  std::ranges::stable_sort(sorted, std::greater<>{},
                           [&](std::size_t i) { return share_of(changes[i].gained, changes[i].compared); });
  auto out = std::vector<std::size_t>{};
  for (auto const i : sorted) {
    auto const theme = evaluation.comparisons[i].indicator->theme;
    auto const taken =
        std::ranges::count(out, theme, [&](std::size_t k) { return evaluation.comparisons[k].indicator->theme; });
    if (taken < kGainsPerTheme) { out.push_back(i); }
  }
  return out;
}

Json gain_json(Call const& call, std::size_t comparison, report::Change const& change) {
  auto const& row = call.site.evaluation().comparisons[comparison];
  auto const& indicator = *row.indicator;
  return {{"indicator", indicator.id},
          {"title", indicator_title(indicator, call.language)},
          {"theme", name(indicator.theme)},
          {"sentence", change_sentence(indicator, change, call.language)},
          {"counted", counted_words(change.group, call.language)},
          {"gained", as_double(change.gained)},
          {"lost", as_double(change.lost)},
          {"compared", as_double(change.compared)}};
}

ProfilesOfDistricts::ProfilesOfDistricts(Site const& site) : site_{&site}, slots_(site.city().districts->rows.size()) {}

report::DistrictProfile const& ProfilesOfDistricts::of(city::DistrictId id) const {
  auto& slot = slots_[id.value];
  std::call_once(slot.once, [&] {
    slot.profile = report::district_profile(site_->city(), site_->plan(), site_->evaluation(), id);
  });
  return *slot.profile;
}

}  // namespace leitbild::server
