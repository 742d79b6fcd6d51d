#include "plan/records/concept.h"

#include <array>

#include <fmt/format.h>

#include "plan/records/make_form.h"
#include "plan/records/topics.h"

namespace leitbild::plan {
namespace {

constexpr auto kGoalLevels =
    std::array{Choice{.id = "main", .title_de = "Oberziel", .title_en = "main goal"},
               Choice{.id = "partial", .title_de = "Teilziel", .title_en = "partial goal"},
               Choice{.id = "operational", .title_de = "operatives Ziel", .title_en = "operational goal"}};
constexpr auto kDimensions = std::array{Choice{.id = "just", .title_de = "gerecht", .title_en = "just"},
                                        Choice{.id = "green", .title_de = "grün", .title_en = "green"},
                                        Choice{.id = "productive", .title_de = "produktiv", .title_en = "productive"}};
constexpr auto kLinkTypes =
    std::array{Choice{.id = "requires", .title_de = "setzt voraus", .title_en = "requires"},
               Choice{.id = "precedes", .title_de = "geht voraus", .title_en = "precedes"},
               Choice{.id = "excludes", .title_de = "schließt aus", .title_en = "excludes"},
               Choice{.id = "reinforces", .title_de = "verstärkt", .title_en = "reinforces"},
               Choice{.id = "conflicts", .title_de = "steht im Konflikt mit", .title_en = "conflicts with"},
               Choice{.id = "part_of", .title_de = "ist Teil von", .title_en = "part of"},
               Choice{.id = "same_as", .title_de = "ist dieselbe wie", .title_en = "same as"},
               Choice{.id = "supersedes", .title_de = "ersetzt", .title_en = "supersedes"}};
constexpr auto kDegrees = std::array{Choice{.id = "yes", .title_de = "ja", .title_en = "yes"},
                                     Choice{.id = "partly", .title_de = "teilweise", .title_en = "partly"},
                                     Choice{.id = "no", .title_de = "nein", .title_en = "no"}};
constexpr auto kFates = std::array{Choice{.id = "carried_on", .title_de = "fortgeführt", .title_en = "carried on"},
                                   Choice{.id = "merged", .title_de = "aufgegangen in", .title_en = "merged into"},
                                   Choice{.id = "done", .title_de = "erledigt", .title_en = "done"},
                                   Choice{.id = "dropped", .title_de = "aufgegeben", .title_en = "dropped"},
                                   Choice{.id = "open", .title_de = "offen", .title_en = "open"}};
constexpr auto kFindingKinds = std::array{Choice{.id = "strength", .title_de = "Stärke", .title_en = "strength"},
                                          Choice{.id = "weakness", .title_de = "Schwäche", .title_en = "weakness"},
                                          Choice{.id = "opportunity", .title_de = "Chance", .title_en = "opportunity"},
                                          Choice{.id = "threat", .title_de = "Risiko", .title_en = "threat"}};
constexpr auto kSpatialKinds =
    std::array{Choice{.id = "axis", .title_de = "Achse", .title_en = "axis"},
               Choice{.id = "centre", .title_de = "Zentrum", .title_en = "centre"},
               Choice{.id = "focus_area", .title_de = "Schwerpunktraum", .title_en = "focus area"},
               Choice{.id = "green_corridor", .title_de = "Grünverbindung", .title_en = "green corridor"},
               Choice{.id = "search_area", .title_de = "Suchraum", .title_en = "search area"}};

}  // namespace

template <>
std::span<Choice const> choices_of<GoalLevel>() {
  return kGoalLevels;
}
template <>
std::span<Choice const> choices_of<CharterDimension>() {
  return kDimensions;
}
template <>
std::span<Choice const> choices_of<LinkType>() {
  return kLinkTypes;
}
template <>
std::span<Choice const> choices_of<Degree>() {
  return kDegrees;
}
template <>
std::span<Choice const> choices_of<Fate>() {
  return kFates;
}
template <>
std::span<Choice const> choices_of<FindingKind>() {
  return kFindingKinds;
}
template <>
std::span<Choice const> choices_of<SpatialKind>() {
  return kSpatialKinds;
}

void check_own_rules(MeasureLink const& link, Problems& problems) {
  constexpr auto kStrongest = 3;
  if (link.strength && (*link.strength < 1 || *link.strength > kStrongest)) {
    problems.add(fmt::format("„{}“ ist keine Stärke; erlaubt sind 1 bis {}", *link.strength, kStrongest),
                 link.code + " strength");
  }
}

template <>
std::vector<Attribute<Guideline>> const& attributes_of<Guideline>() {
  using T = Guideline;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                plain<&T::order>("order", "Reihenfolge", "Order"),
                                required<&T::title_de>("title_de", "Titel", "Title"),
                                words<&T::text_de>("text_de", "Wortlaut", "Wording"),
                                words<&T::text_en>("text_en", "Wortlaut (englisch)", "Wording (English)"),
                                words<&T::text_simple>("text_simple", "Leichte Sprache", "Plain German"),
                                link<&T::goals>("goals", "Ziele", "Goals", "goal")};
  return kList;
}

template <>
std::vector<Attribute<Vision>> const& attributes_of<Vision>() {
  using T = Vision;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                required<&T::title_de>("title_de", "Titel", "Title"),
                                words<&T::text_de>("text_de", "Text", "Text"),
                                words<&T::text_en>("text_en", "Text (englisch)", "Text (English)"),
                                words<&T::text_simple>("text_simple", "Leichte Sprache", "Plain German"),
                                plain<&T::source>("source", "Quelle", "Source")};
  return kList;
}

template <>
std::vector<Attribute<GoalPosition>> const& attributes_of<GoalPosition>() {
  using T = GoalPosition;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::goal>("goal", "Ziel", "Goal", "goal", true),
      link<&T::parent>("parent", "Oberziel", "Parent goal", "goal", false, "Ziel, dem dieses dient"),
      choice<&T::level>("level", "Ebene", "Level"),
      choice<&T::dimension>("dimension", "Dimension der Leipzig-Charta", "Leipzig Charter dimension"),
      words<&T::text_simple>("text_simple", "Leichte Sprache", "Plain German")};
  return kList;
}

template <>
std::vector<Attribute<IndicatorTarget>> const& attributes_of<IndicatorTarget>() {
  using T = IndicatorTarget;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::goal>("goal", "Ziel", "Goal", "goal"),
      required<&T::indicator>("indicator", "Indikator", "Indicator",
                              "Kennung wie in `leitbild indicators`, oder ein eigener Name"),
      plain<&T::district>("district", "Bezirk", "District", "Kürzel des Bezirks; leer: ganze Stadt"),
      plain<&T::unit>("unit", "Einheit", "Unit"),
      plain<&T::baseline>("baseline", "Ausgangswert", "Baseline"),
      plain<&T::baseline_year>("baseline_year", "Jahr des Ausgangswerts", "Baseline year"),
      required<&T::target>("target", "Zielwert", "Target"),
      required<&T::target_year>("target_year", "Zieljahr", "Target year"),
      plain<&T::source>("source", "Quelle", "Source")};
  return kList;
}

template <>
std::vector<Attribute<IndicatorPoint>> const& attributes_of<IndicatorPoint>() {
  using T = IndicatorPoint;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                required<&T::indicator>("indicator", "Indikator", "Indicator"),
                                plain<&T::district>("district", "Bezirk", "District", "leer: ganze Stadt"),
                                required<&T::date>("date", "Stichtag", "Date"),
                                required<&T::value>("value", "Wert", "Value"),
                                plain<&T::unit>("unit", "Einheit", "Unit"),
                                required<&T::source>("source", "Quelle", "Source"),
                                plain<&T::series_break>("series_break", "Bruch in der Reihe", "Break in series"),
                                plain<&T::note>("note", "Anmerkung", "Note")};
  return kList;
}

template <>
std::vector<Attribute<WorkPackage>> const& attributes_of<WorkPackage>() {
  using T = WorkPackage;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                required<&T::title>("title", "Titel", "Title"),
                                words<&T::summary>("summary", "Kurzbeschreibung", "Summary"),
                                plain<&T::lead>("lead", "Federführung", "Lead"),
                                plain<&T::start>("start", "Beginn", "Start"),
                                plain<&T::end>("end", "Abschluss", "End")};
  return kList;
}

template <>
std::vector<Attribute<MeasureLink>> const& attributes_of<MeasureLink>() {
  using T = MeasureLink;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
      choice<&T::type>("type", "Verknüpfung", "Link", true),
      required<&T::other>("other", "andere Maßnahme", "Other measure", "Kürzel in diesem Plan oder in „anderer Plan“"),
      plain<&T::other_plan>("other_plan", "anderer Plan", "Other plan", "leer: dieser Plan"),
      plain<&T::lag_months>("lag_months", "Abstand (Monate)", "Lag (months)",
                            "vom Ende der einen bis zum Beginn der anderen"),
      plain<&T::strength>("strength", "Stärke", "Strength",
                          "1 schwach … 3 stark, wo eine die andere verstärkt oder stört"),
      plain<&T::note>("note", "Anmerkung", "Note")};
  return kList;
}

template <>
std::vector<Attribute<FormerCode>> const& attributes_of<FormerCode>() {
  using T = FormerCode;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>("das frühere Kürzel; es wird nie wieder vergeben"),
      link<&T::object>("object", "heutiges Kürzel", "Current code", "*", true),
      plain<&T::until>("until", "gültig bis", "Valid until"), plain<&T::note>("note", "Anmerkung", "Note")};
  return kList;
}

template <>
std::vector<Attribute<ExistingConcept>> const& attributes_of<ExistingConcept>() {
  using T = ExistingConcept;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                required<&T::title>("title", "Titel", "Title"),
                                plain<&T::date>("date", "Stand", "Date"),
                                plain<&T::office>("office", "zuständige Stelle", "Office"),
                                choice<&T::current>("current", "aktuell", "Current"),
                                choice<&T::expressive>("expressive", "aussagekräftig", "Expressive"),
                                choice<&T::binding>("binding", "verbindlich", "Binding"),
                                words<&T::note>("note", "Bewertung", "Assessment"),
                                plain<&T::source>("source", "Quelle", "Source")};
  return kList;
}

template <>
std::vector<Attribute<ExistingMeasure>> const& attributes_of<ExistingMeasure>() {
  using T = ExistingMeasure;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::concept_code>("concept", "bestehendes Konzept", "Existing concept", "existing_concept", true),
      plain<&T::number>("number", "Nummer im Konzept", "Number in the concept"),
      required<&T::title>("title", "Titel", "Title"),
      choice<&T::fate>("fate", "Verbleib", "What became of it", true),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure", false, "worin sie fortgeführt wird"),
      plain<&T::reason>("reason", "Grund", "Reason")};
  return kList;
}

template <>
std::vector<Attribute<Finding>> const& attributes_of<Finding>() {
  using T = Finding;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                choice<&T::kind>("kind", "Art", "Kind", true),
                                link<&T::field>("field", "Handlungsfeld", "Field", "field"),
                                words<&T::text_de>("text_de", "Befund", "Finding"),
                                words<&T::text_en>("text_en", "Befund (englisch)", "Finding (English)"),
                                link<&T::goals>("goals", "Ziele", "Goals", "goal"),
                                plain<&T::source>("source", "Quelle", "Source")};
  return kList;
}

template <>
std::vector<Attribute<SpatialFeature>> const& attributes_of<SpatialFeature>() {
  using T = SpatialFeature;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                choice<&T::kind>("kind", "Art", "Kind", true),
                                link<&T::field>("field", "Strategiekarte zum Handlungsfeld", "Strategy map of field",
                                                "field", false, "leer: Gesamtkonzept der Stadt"),
                                required<&T::title_de>("title_de", "Titel", "Title"),
                                plain<&T::title_en>("title_en", "Titel (englisch)", "Title (English)"),
                                words<&T::note>("note", "Erläuterung", "Note"),
                                plain<&T::version>("version", "gezeichnet für Fassung", "Drawn for version"),
                                required<&T::shape>("shape", "Lage", "Geometry"),
                                plain<&T::example>("example", "Beispiel", "Example")};
  return kList;
}

std::vector<Form> concept_forms() {
  constexpr std::string_view kTopic = "Konzept";
  constexpr std::string_view kBefore = "Was vorher war";
  return {
      make_form<&Plan::visions>(
          kTopic, {"vision", "Zukunftsbild", "Zukunftsbilder", "Visions", "das Bild der Stadt, dem alles dient"}),
      make_form<&Plan::guidelines>(
          kTopic, {"guideline", "Leitlinie", "Leitlinien", "Guidelines", "Sätze der Charta über den Handlungsfeldern"}),
      make_form<&Plan::goal_positions>(
          kTopic, {"goal_position", "Stellung eines Ziels", "Stellung der Ziele", "Positions of goals",
                   "Ober- und Teilziele, Dimension der Neuen Leipzig-Charta, Leichte Sprache"}),
      make_form<&Plan::indicator_targets>(kTopic, {"indicator_target", "Zielwert", "Zielwerte", "Indicator targets",
                                                   "was ein Indikator bis wann erreichen soll"}),
      make_form<&Plan::indicator_points>(kTopic, {"indicator_point", "Messwert", "Messwerte", "Measured values",
                                                  "gemessene Werte mit Stichtag und Quelle"}),
      make_form<&Plan::work_packages>(
          kTopic, {"work_package", "Baustein", "Bausteine", "Work packages", "Teile einer Maßnahme"}),
      make_form<&Plan::measure_links>(kTopic, {"measure_link", "Verknüpfung", "Verknüpfungen", "Links between measures",
                                               "Wechselwirkungen, auch mit Maßnahmen anderer Pläne"}),
      make_form<&Plan::former_codes>(kTopic, {"former_code", "früheres Kürzel", "Frühere Kürzel", "Former codes",
                                              "Kürzel, unter denen etwas früher stand"}),
      make_form<&Plan::spatial_features>(
          kTopic, {"spatial_feature", "Element des räumlichen Leitbilds", "Räumliches Leitbild", "Spatial concept",
                   "gezeichnete Elemente des Gesamtkonzepts und der Strategiekarten"}),
      make_form<&Plan::existing_concepts>(
          kBefore, {"existing_concept", "bestehendes Konzept", "Bestehende Konzepte", "Existing concepts",
                    "bewertet nach Aktualität, Aussagekraft und Verbindlichkeit"}),
      make_form<&Plan::existing_measures>(
          kBefore, {"existing_measure", "Maßnahme eines bestehenden Konzepts", "Maßnahmen bestehender Konzepte",
                    "Measures of existing concepts", "und was aus ihnen wurde"}),
      make_form<&Plan::findings>(kBefore, {"finding", "Befund", "Stärken und Schwächen", "Strengths and weaknesses",
                                           "Stärken, Schwächen, Chancen und Risiken der Analyse"}),
  };
}

template Record record_of(Guideline const& row);
template Record record_of(Vision const& row);
template Record record_of(GoalPosition const& row);
template Record record_of(IndicatorTarget const& row);
template Record record_of(IndicatorPoint const& row);
template Record record_of(WorkPackage const& row);
template Record record_of(MeasureLink const& row);
template Record record_of(FormerCode const& row);
template Record record_of(ExistingConcept const& row);
template Record record_of(ExistingMeasure const& row);
template Record record_of(Finding const& row);
template Record record_of(SpatialFeature const& row);

}  // namespace leitbild::plan
