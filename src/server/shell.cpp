#include "server/shell.h"

#include <algorithm>

#include "base/theme.h"
#include "report/wording.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

constexpr auto kLengthOfDay = std::size_t{10};  // "2026-10-05"

/// Whether something illustrative is on the site.
struct HasExamples {
  bool value{};
  explicit HasExamples(Site const& site) : value{std::ranges::any_of(site.plan().measures, &plan::Measure::example)} {}
};

}  // namespace

Json shell_json(Site const& site, Language language, std::string const& api) {
  auto const& plan = site.plan();
  auto fields = Json::array();
  for (auto const& field : plan.fields) {
    fields.push_back({{"code", field.code},
                      {"name", either(field.name_de, field.name_en, language)},
                      {"colour", field.colour},
                      {"theme", std::string{name(field.theme)}}});
  }
  auto const& journal = site.journal();
  auto const has_day = !journal.empty() && journal.back().at.size() >= kLengthOfDay;
  return {{"title", plan.title},
          {"city", site.city().info.name},
          {"schematic", site.city().info.schematic},
          {"examples", site.derived<HasExamples>().value},
          {"past_state", site.past_state()},
          {"version", report::program_name()},
          {"data_date", has_day ? Json(journal.back().at.substr(0, kLengthOfDay)) : Json(nullptr)},
          {"fields", std::move(fields)},
          {"api", api}};
}

}  // namespace leitbild::server
