#include "plan/records/detail.h"

#include <array>

#include <fmt/format.h>

#include "base/colour.h"
#include "plan/records/make_form.h"
#include "plan/records/topics.h"

namespace leitbild::plan {
namespace {

constexpr auto kPlanKinds =
    std::array{Choice{.id = "insek", .title_de = "INSEK", .title_en = "integrated concept of the whole city"},
               Choice{.id = "isek", .title_de = "ISEK", .title_en = "integrated concept of an area"},
               Choice{.id = "seko", .title_de = "SEKO", .title_en = "development concept of a funding area"},
               Choice{.id = "specialist", .title_de = "Fachkonzept", .title_en = "specialist concept"}};
constexpr auto kMeasureKinds =
    std::array{Choice{.id = "building", .title_de = "baulich", .title_en = "building"},
               Choice{.id = "planning", .title_de = "Planung", .title_en = "planning"},
               Choice{.id = "programme", .title_de = "Programm", .title_en = "programme"},
               Choice{.id = "permanent", .title_de = "Daueraufgabe", .title_en = "permanent task"},
               Choice{.id = "organisation", .title_de = "Organisation", .title_en = "organisation"}};
constexpr auto kHorizons =
    std::array{Choice{.id = "short", .title_de = "kurzfristig (bis 3 Jahre)", .title_en = "short (up to 3 years)"},
               Choice{.id = "medium", .title_de = "mittelfristig (bis 7 Jahre)", .title_en = "medium (up to 7 years)"},
               Choice{.id = "long", .title_de = "langfristig", .title_en = "long"},
               Choice{.id = "permanent", .title_de = "dauerhaft", .title_en = "permanent"}};
constexpr auto kPriorities = std::array{Choice{.id = "first", .title_de = "I", .title_en = "I"},
                                        Choice{.id = "second", .title_de = "II", .title_en = "II"},
                                        Choice{.id = "third", .title_de = "III", .title_en = "III"}};
constexpr auto kUrgencies = std::array{Choice{.id = "high", .title_de = "hoch", .title_en = "high"},
                                       Choice{.id = "medium", .title_de = "mittel", .title_en = "medium"},
                                       Choice{.id = "low", .title_de = "gering", .title_en = "low"}};
constexpr auto kVisibilities = std::array{Choice{.id = "public", .title_de = "öffentlich", .title_en = "public"},
                                          Choice{.id = "internal", .title_de = "intern", .title_en = "internal"}};
constexpr auto kOwners =
    std::array{Choice{.id = "city", .title_de = "Stadt", .title_en = "city"},
               Choice{.id = "public", .title_de = "andere öffentliche Hand", .title_en = "other public body"},
               Choice{.id = "private", .title_de = "privat", .title_en = "private"},
               Choice{.id = "mixed", .title_de = "gemischt", .title_en = "mixed"},
               Choice{.id = "unknown", .title_de = "nicht bekannt", .title_en = "not known"}};
constexpr auto kLanguages =
    std::array{Choice{.id = "en", .title_de = "Englisch", .title_en = "English"},
               Choice{.id = "de_simple", .title_de = "Leichte Sprache", .title_en = "plain German"}};
constexpr auto kDrawings =
    std::array{Choice{.id = "point", .title_de = "Punkt", .title_en = "point"},
               Choice{.id = "line", .title_de = "Linie", .title_en = "line"},
               Choice{.id = "dashed_line", .title_de = "gestrichelte Linie", .title_en = "dashed line"},
               Choice{.id = "dotted_line", .title_de = "gepunktete Linie", .title_en = "dotted line"},
               Choice{.id = "area", .title_de = "Fläche", .title_en = "area"},
               Choice{.id = "hatched_area", .title_de = "schraffierte Fläche", .title_en = "hatched area"}};

constexpr auto kWeakest = std::int64_t{-2};
constexpr auto kStrongest = std::int64_t{3};

}  // namespace

template <>
std::span<Choice const> choices_of<PlanKind>() {
  return kPlanKinds;
}
template <>
std::span<Choice const> choices_of<MeasureKind>() {
  return kMeasureKinds;
}
template <>
std::span<Choice const> choices_of<Horizon>() {
  return kHorizons;
}
template <>
std::span<Choice const> choices_of<Priority>() {
  return kPriorities;
}
template <>
std::span<Choice const> choices_of<Urgency>() {
  return kUrgencies;
}
template <>
std::span<Choice const> choices_of<Visibility>() {
  return kVisibilities;
}
template <>
std::span<Choice const> choices_of<SiteOwner>() {
  return kOwners;
}
template <>
std::span<Choice const> choices_of<Language>() {
  return kLanguages;
}
template <>
std::span<Choice const> choices_of<Drawing>() {
  return kDrawings;
}

void check_own_rules(PlanProfile const& profile, Problems& problems) {
  if (profile.horizon_from && profile.horizon_to && *profile.horizon_to < *profile.horizon_from) {
    problems.add(
        fmt::format("das Ende „{}“ liegt vor dem Beginn „{}“", profile.horizon_to->value, profile.horizon_from->value),
        profile.code + " horizon_to");
  }
}

void check_own_rules(GoalContribution const& contribution, Problems& problems) {
  if (contribution.strength && (*contribution.strength < kWeakest || *contribution.strength > kStrongest)) {
    problems.add(fmt::format("„{}“ ist kein Beitrag; erlaubt sind {} (wirkt dagegen) bis {} (dient sehr)",
                             *contribution.strength, kWeakest, kStrongest),
                 contribution.code + " strength");
  }
}

void check_own_rules(LegendEntry const& entry, Problems& problems) {
  if (!entry.colour.empty() && !is_colour(entry.colour)) {
    problems.add(fmt::format("„{}“ ist keine Farbe der Form „#2f6f4e“", entry.colour), entry.code + " colour");
  }
}

template <>
std::vector<Attribute<PlanProfile>> const& attributes_of<PlanProfile>() {
  using T = PlanProfile;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      choice<&T::kind>("kind", "Art", "Kind", true),
      plain<&T::horizon_from>("horizon_from", "Zeitraum von", "Horizon from"),
      plain<&T::horizon_to>("horizon_to", "Zeitraum bis", "Horizon to"),
      plain<&T::responsible>("responsible", "verantwortliche Stelle", "Responsible office"),
      words<&T::bindingness>("bindingness", "Bindungswirkung", "Bindingness",
                             "wofür der Beschluss gilt und wofür nicht"),
      plain<&T::derived_from>("derived_from", "abgeleitet aus", "Derived from", "übergeordneter Plan"),
      words<&T::note>("note", "Anmerkung", "Note")};
  return kList;
}

template <>
std::vector<Attribute<MeasureProfile>> const& attributes_of<MeasureProfile>() {
  using T = MeasureProfile;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
      choice<&T::kind>("kind", "Art der Maßnahme", "Kind of measure"),
      words<&T::occasion>("occasion", "Anlass und Bestand", "Occasion"),
      words<&T::description>("description", "Beschreibung", "Description"),
      words<&T::expected_effect>("expected_effect", "erwartete Wirkung", "Expected effect",
                                 "in Worten; gerechnete Wirkungen stehen bei der Maßnahme"),
      plain<&T::target_groups>("target_groups", "Zielgruppen", "Target groups"),
      choice<&T::horizon>("horizon", "Zeithorizont", "Horizon"),
      choice<&T::priority>("priority", "Priorität", "Priority", false, "Reihenfolge, nicht Wichtigkeit"),
      choice<&T::urgency>("urgency", "Dringlichkeit", "Urgency"),
      words<&T::approvals>("approvals", "nötige Gutachten und Genehmigungen", "Reports and approvals needed"),
      words<&T::existing_approaches>("existing_approaches", "bestehende Ansätze", "Existing approaches"),
      words<&T::references>("references", "Beispiele anderswo", "References"),
      plain<&T::bindingness>("bindingness", "Bindungswirkung", "Bindingness"),
      words<&T::climate_check>("climate_check", "Klimacheck", "Climate check"),
      choice<&T::visibility>("visibility", "Sichtbarkeit", "Visibility", false, "leer: öffentlich")};
  return kList;
}

template <>
std::vector<Attribute<GoalContribution>> const& attributes_of<GoalContribution>() {
  using T = GoalContribution;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(), link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                link<&T::goal>("goal", "Ziel", "Goal", "goal", true),
                                required<&T::strength>("strength", "Beitrag", "Contribution",
                                                       "-2 wirkt dagegen … 0 berührt nicht … 3 dient sehr"),
                                plain<&T::note>("note", "Begründung", "Reason")};
  return kList;
}

template <>
std::vector<Attribute<Site>> const& attributes_of<Site>() {
  using T = Site;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      required<&T::title>("title", "Bezeichnung", "Title"),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure"),
      plain<&T::parcels>("parcels", "Flurstücke", "Parcels", "Gemarkung, Flur, Flurstücksnummern"),
      choice<&T::owner>("owner", "Eigentum", "Owner", false, "Klasse, keine Namen"),
      plain<&T::designation>("designation", "Darstellung oder Festsetzung", "Designation", "in FNP und B-Plan"),
      words<&T::constraints>("constraints", "Hemmnisse der Fläche", "Constraints",
                             "Altlasten, Leitungen, Schutzgebiete …"),
      plain<&T::hectares>("hectares", "Größe (ha)", "Size (ha)"),
      plain<&T::shape>("shape", "Lage", "Geometry"),
      plain<&T::example>("example", "Beispiel", "Example")};
  return kList;
}

template <>
std::vector<Attribute<Translation>> const& attributes_of<Translation>() {
  using T = Translation;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(), link<&T::object>("object", "Gegenstand", "Object", "*", true),
      required<&T::attribute>("attribute", "Angabe", "Attribute",
                              "wie in `leitbild record forms`, z. B. title, summary"),
      choice<&T::language>("language", "Sprache", "Language", true), words<&T::text>("text", "Text", "Text")};
  return kList;
}

template <>
std::vector<Attribute<StrategyMap>> const& attributes_of<StrategyMap>() {
  using T = StrategyMap;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::field>("field", "Handlungsfeld", "Field", "field", false, "leer: Gesamtkonzept der Stadt"),
      required<&T::version>("version", "gezeichnet für Fassung", "Drawn for version", "wie bei ihren Elementen"),
      required<&T::title_de>("title_de", "Titel", "Title"),
      plain<&T::title_en>("title_en", "Titel (englisch)", "Title (English)"),
      words<&T::text_de>("text_de", "Erläuterung", "Explanation"),
      words<&T::text_simple>("text_simple", "Leichte Sprache", "Plain German"),
      plain<&T::date>("date", "Stand", "Date"),
      plain<&T::source>("source", "Quelle", "Source"),
      plain<&T::example>("example", "Beispiel", "Example")};
  return kList;
}

template <>
std::vector<Attribute<LegendEntry>> const& attributes_of<LegendEntry>() {
  using T = LegendEntry;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::map>("map", "Karte", "Map", "strategy_map", true),
                                choice<&T::kind>("kind", "Art der Elemente", "Kind of features", true),
                                required<&T::text_de>("text_de", "Bedeutung", "Meaning"),
                                plain<&T::text_en>("text_en", "Bedeutung (englisch)", "Meaning (English)"),
                                required<&T::colour>("colour", "Farbe", "Colour", "#2f6f4e"),
                                choice<&T::drawing>("drawing", "Darstellung", "Drawing", true),
                                plain<&T::order>("order", "Reihenfolge", "Order")};
  return kList;
}

std::vector<Form> detail_forms() {
  constexpr std::string_view kPlan = "Der Plan";
  constexpr std::string_view kSheet = "Steckbrief";
  constexpr std::string_view kSpace = "Räumliches Konzept";
  return {
      make_form<&Plan::plan_profiles>(kPlan,
                                      {"plan_profile", "Angaben zum Plan", "Angaben zum Plan", "Profile of the plan",
                                       "Art, Zeitraum, Zuständigkeit und Bindungswirkung"}),
      make_form<&Plan::measure_profiles>(
          kSheet, {"measure_profile", "Steckbriefangaben", "Steckbriefangaben", "Profiles of measures",
                   "was der Steckbrief einer Maßnahme weiter sagt"}),
      make_form<&Plan::goal_contributions>(
          kSheet, {"goal_contribution", "Beitrag zu einem Ziel", "Beiträge zu Zielen", "Contributions to goals",
                   "wie sehr eine Maßnahme einem Ziel dient"}),
      make_form<&Plan::sites>(kSheet, {"site", "Fläche", "Flächen", "Sites", "Grundstücke, die eine Maßnahme braucht"}),
      make_form<&Plan::strategy_maps>(kSpace, {"strategy_map", "Karte des räumlichen Konzepts", "Strategiekarten",
                                               "Strategy maps", "das Gesamtkonzept und je Handlungsfeld eine Karte"}),
      make_form<&Plan::legend_entries>(kSpace, {"legend_entry", "Zeile der Legende", "Legenden", "Legends",
                                                "wie ein Element gezeichnet ist und was es bedeutet"}),
  };
}

std::vector<Form> text_forms() {
  return {
      make_form<&Plan::translations>("Texte", {"translation", "Übersetzung", "Übersetzungen", "Translations",
                                               "Texte auf Englisch und in Leichter Sprache"}),
  };
}

template Record record_of(PlanProfile const& row);
template Record record_of(MeasureProfile const& row);
template Record record_of(GoalContribution const& row);
template Record record_of(Site const& row);
template Record record_of(Translation const& row);
template Record record_of(StrategyMap const& row);
template Record record_of(LegendEntry const& row);

}  // namespace leitbild::plan
