#include "money/funding/programme.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace leitbild::money::funding {
namespace {

constexpr auto kPurposes = std::array{
    Word{"urban_renewal", "städtebauliche Erneuerung und Entwicklung"},
    Word{"city_centre", "Innenstadt"},
    Word{"housing", "Wohnraum"},
    Word{"education", "Kita, Schule, Bildung"},
    Word{"culture_sport", "Kultur und Sport"},
    Word{"economy", "regionale Wirtschaft"},
    Word{"digital", "digitale Stadt"},
    Word{"energy_concept", "energetisches Quartierskonzept"},
    Word{"energy_management", "Sanierungsmanagement im Quartier"},
    Word{"climate_protection", "kommunaler Klimaschutz"},
    Word{"climate_adaptation", "Anpassung an den Klimawandel"},
    Word{"green", "Grün, Bäume, Entsiegelung"},
    Word{"cycling", "Radverkehr"},
    Word{"road", "kommunale Straße oder Brücke"},
    Word{"public_transport", "öffentlicher Verkehr"},
    Word{"rural", "ländlicher Raum"},
    Word{"other", "anderer Zweck"},
};
constexpr auto kLevels = std::array{Word{"bund", "Bund"}, Word{"land", "Land"}, Word{"eu", "EU"}};
constexpr auto kStages = std::array{Word{"interest", "Interessenbekundung"}, Word{"outline", "Projektskizze"},
                                    Word{"application", "Antrag"}};
constexpr auto kEarlyStarts = std::array{Word{"after_application", "Beginn erst nach dem Antrag"},
                                         Word{"after_approval", "Beginn erst nach der Bewilligung"},
                                         Word{"allowed", "Beginn vor dem Antrag erlaubt"}};
constexpr auto kProofs = std::array{Word{"report", "Verwendungsnachweis"}, Word{"geodata", "Geodaten"}};
constexpr auto kCostGroups = std::array{Word{"I", "Vorbereitung"}, Word{"II", "Ordnungsmaßnahmen"},
                                        Word{"III", "Baumaßnahmen"}, Word{"IV", "Sonstige"}};

using Text = std::optional<std::string>;

Text of_text(std::string const& text) { return text.empty() ? Text{} : Text{text}; }
Text of_date(std::optional<Date> const& date) { return date ? Text{german(*date)} : Text{}; }
Text of_money(std::optional<EuroCents> const& amount) { return amount ? Text{short_euros(*amount)} : Text{}; }
Text of_number(std::optional<int> const& number) { return number ? Text{fmt::format("{}", *number)} : Text{}; }

Text of_flag(std::optional<bool> const& flag) {
  if (!flag) { return std::nullopt; }
  return *flag ? "ja" : "nein";
}

Text of_rate(std::optional<Fraction> const& rate) {
  if (!rate) { return std::nullopt; }
  return percent_text(*rate);
}

Text of_grant_rate(Version const& version, std::optional<Fraction> const& rate) {
  auto const text = of_rate(rate);
  return text && version.rate_up_to ? Text{"bis zu " + *text} : text;
}

Text of_list(std::vector<std::string> const& texts) {
  return texts.empty() ? Text{} : Text{fmt::format("{}", fmt::join(texts, ", "))};
}

Text of_words(std::span<Word const> words, std::vector<std::string> const& ids) {
  auto titles = std::vector<std::string>{};
  for (auto const& id : ids) { titles.emplace_back(title_of(words, id)); }
  return of_list(titles);
}

Text of_programmes(std::vector<std::string> const& ids) {
  return ids == std::vector<std::string>{"*"} ? Text{"allen"} : of_list(ids);
}

std::string of_cap(Cap const& cap) {
  auto const* const whole = cap.on == Cap::On::kGrant ? "Zuwendung" : "zuwendungsfähige Kosten";
  auto out = cap.of.empty() ? std::string{whole} : cap.of;
  out += " höchstens " + (cap.amount ? short_euros(*cap.amount) : percent_text(*cap.share) + " der Gesamtkosten");
  if (!cap.unit.empty()) { out += " je " + cap.unit; }
  if (cap.months) { out += fmt::format(" in {} Monaten", *cap.months); }
  if (!cap.purpose.empty()) { out += fmt::format(" (Zweck: {})", title_of(kPurposes, cap.purpose)); }
  return out;
}

Text of_caps(Version const& version) {
  auto texts = std::vector<std::string>{};
  for (auto const& cap : version.caps) { texts.push_back(of_cap(cap)); }
  return texts.empty() ? Text{} : Text{fmt::format("{}", fmt::join(texts, "; "))};
}

Text of_windows(Version const& version) {
  auto texts = std::vector<std::string>{};
  for (auto const& window : version.windows) {
    auto const from = window.from ? "ab " + german(*window.from) : "";
    auto const to = window.to ? "bis " + german(*window.to) : "";
    texts.push_back(fmt::format("{}{}{}{}", from, from.empty() || to.empty() ? "" : " ", to,
                                window.title.empty() ? "" : " (" + window.title + ")"));
  }
  return texts.empty() ? Text{} : Text{fmt::format("{}", fmt::join(texts, "; "))};
}

Text of_calls(Version const& version) {
  auto texts = std::vector<std::string>{};
  for (auto const& call : version.calls) {
    texts.push_back(fmt::format("{}: {}{}", german(call.deadline), call.title,
                                call.stage.empty() ? "" : fmt::format(" ({})", title_of(kStages, call.stage))));
  }
  return texts.empty() ? Text{} : Text{fmt::format("{}", fmt::join(texts, "; "))};
}

Text of_tranches(Version const& version) {
  auto texts = std::vector<std::string>{};
  for (auto const rate : version.tranches) { texts.push_back(percent_text(rate)); }
  return texts.empty() ? Text{} : Text{fmt::format("{}", fmt::join(texts, " / "))};
}

// clang-format off: one line per field
constexpr auto kFields = std::array{
    Field{"valid_from", "Gilt ab", [](Version const& v) { return of_date(v.valid_from); }},
    Field{"valid_to", "Gilt bis", [](Version const& v) { return of_date(v.valid_to); }},
    Field{"open", "Nimmt Anträge an", [](Version const& v) { return of_flag(v.open); }},
    Field{"purposes", "Zwecke", [](Version const& v) { return of_words(kPurposes, v.purposes); }},
    Field{"lump_sum", "Pauschale statt Fördersatz", [](Version const& v) { return v.lump_sum ? Text{"ja"} : Text{}; }},
    Field{"rate_min", "Fördersatz mindestens", [](Version const& v) { return of_rate(v.rate_min); }},
    Field{"rate_max", "Fördersatz höchstens", [](Version const& v) { return of_rate(v.rate_max); }},
    Field{"rate_regular", "Regelsatz", [](Version const& v) { return of_grant_rate(v, v.rate_regular); }},
    Field{"rate_weak", "Satz für finanzschwache Kommunen", [](Version const& v) { return of_grant_rate(v, v.rate_weak); }},
    Field{"max_grant_euro", "Höchstbetrag der Zuwendung", [](Version const& v) { return of_money(v.max_grant); }},
    Field{"cap", "Weitere Obergrenzen", of_caps},
    Field{"min_grant_euro", "Mindestzuwendung", [](Version const& v) { return of_money(v.min_grant); }},
    Field{"min_eligible_euro", "Mindestausgaben (zuwendungsfähig)", [](Version const& v) { return of_money(v.min_eligible); }},
    Field{"own_share_min", "Mindesteigenanteil", [](Version const& v) { return of_rate(v.own_share_min); }},
    Field{"eligible_groups", "Kostengruppen der KoFi", [](Version const& v) { return of_list(v.eligible_groups); }},
    Field{"area_required", "Fördergebiet nötig", [](Version const& v) { return of_flag(v.area_required); }},
    Field{"area_kind", "Art des Gebiets", [](Version const& v) { return of_text(v.area_kind); }},
    Field{"needs_concept", "Konzept nötig", [](Version const& v) { return of_flag(v.needs_concept); }},
    Field{"concept_kind", "Art des Konzepts", [](Version const& v) { return of_text(v.concept_kind); }},
    Field{"needs_kofi", "KoFi nötig", [](Version const& v) { return of_flag(v.needs_kofi); }},
    Field{"needs_plan", "Muss enthalten sein in", [](Version const& v) { return of_list(v.needs_plan); }},
    Field{"stages", "Stufen des Verfahrens", [](Version const& v) { return of_words(kStages, v.stages); }},
    Field{"all_year", "Ganzjährig", [](Version const& v) { return of_flag(v.all_year); }},
    Field{"window", "Antragszeiträume", of_windows},
    Field{"call", "Aufrufe mit Frist", of_calls},
    Field{"finish_by", "Fertig bis", [](Version const& v) { return of_date(v.finish_by); }},
    Field{"months_max", "Laufzeit höchstens (Monate)", [](Version const& v) { return of_number(v.months_max); }},
    Field{"early_start", "Vorzeitiger Beginn", [](Version const& v) { return of_text(v.early_start ? std::string{title_of(kEarlyStarts, *v.early_start)} : ""); }},
    Field{"legal_duty_allowed", "Auch für Pflichtaufgaben", [](Version const& v) { return of_flag(v.legal_duty_allowed); }},
    Field{"cumulable_with", "Kombinierbar mit", [](Version const& v) { return of_programmes(v.cumulable_with); }},
    Field{"not_cumulable_with", "Nicht kombinierbar mit", [](Version const& v) { return of_programmes(v.not_cumulable_with); }},
    Field{"cumulation_ceiling", "Obergrenze aller Zuwendungen", [](Version const& v) { return of_rate(v.cumulation_ceiling); }},
    Field{"subsidiarity_rank", "Rang (höherer tritt zurück)", [](Version const& v) { return of_number(v.subsidiarity_rank); }},
    Field{"tranches", "Auszahlung in Jahresraten", of_tranches},
    Field{"binding_years_min", "Zweckbindung mindestens (Jahre)", [](Version const& v) { return of_number(v.binding_years_min); }},
    Field{"binding_years_max", "Zweckbindung höchstens (Jahre)", [](Version const& v) { return of_number(v.binding_years_max); }},
    Field{"proof_required", "Nachweise", [](Version const& v) { return of_words(kProofs, v.proof_required); }},
    Field{"volume_euro", "Mittel des Programms", [](Version const& v) { return of_money(v.volume); }},
    Field{"price_state", "Stand der Beträge", [](Version const& v) { return of_text(v.price_state); }},
    Field{"sources", "Quellen", [](Version const& v) { return of_list(v.sources); }},
    Field{"checked_on", "Mit der Quelle verglichen am", [](Version const& v) { return of_date(v.checked_on); }},
    Field{"note", "Bemerkung", [](Version const& v) { return of_text(v.note); }},
};
// clang-format on

}  // namespace

std::span<Word const> purposes() { return kPurposes; }
std::span<Word const> levels() { return kLevels; }
std::span<Word const> stages() { return kStages; }
std::span<Word const> early_starts() { return kEarlyStarts; }
std::span<Word const> proofs() { return kProofs; }
std::span<Word const> cost_groups() { return kCostGroups; }
std::span<Field const> fields() { return kFields; }

std::string_view title_of(std::span<Word const> words, std::string_view id) {
  auto const found = std::ranges::find(words, id, &Word::id);
  return found == words.end() ? id : found->title_de;
}

bool belongs_to_group(std::string_view row, std::string_view group) {
  return row == group || (row.starts_with(group) && row.substr(group.size()).starts_with('.'));
}

bool Version::is_valid_on(Date day) const {
  return (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
}

Version const* version_on(Programme const& programme, Date day) {
  auto const found =
      std::ranges::find_if(programme.versions, [&](Version const& version) { return version.is_valid_on(day); });
  return found == programme.versions.end() ? nullptr : &*found;
}

}  // namespace leitbild::money::funding
