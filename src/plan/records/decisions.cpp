#include "plan/records/decisions.h"

#include <array>

#include "plan/records/make_form.h"
#include "plan/records/topics.h"

namespace leitbild::plan {
namespace {

constexpr auto kOrganizationKinds = std::array{
    Choice{.id = "office", .title_de = "Referat", .title_en = "office"},
    Choice{.id = "municipal_enterprise", .title_de = "Eigenbetrieb", .title_en = "municipal enterprise"},
    Choice{.id = "municipal_company", .title_de = "städtische Gesellschaft", .title_en = "municipal company"},
    Choice{.id = "state", .title_de = "Land", .title_en = "state"},
    Choice{.id = "federation", .title_de = "Bund", .title_en = "federation"},
    Choice{.id = "association", .title_de = "Verein", .title_en = "association"},
    Choice{.id = "company", .title_de = "Unternehmen", .title_en = "company"},
    Choice{.id = "university", .title_de = "Hochschule", .title_en = "university"},
    Choice{.id = "other", .title_de = "andere", .title_en = "other"}};
constexpr auto kRoles = std::array{Choice{.id = "lead", .title_de = "Federführung", .title_en = "lead"},
                                   Choice{.id = "co_lead", .title_de = "Mitfederführung", .title_en = "co-lead"},
                                   Choice{.id = "partner", .title_de = "Beteiligte", .title_en = "partner"},
                                   Choice{.id = "funder", .title_de = "Geldgeber", .title_en = "funder"},
                                   Choice{.id = "owner", .title_de = "Eigentümer", .title_en = "owner"},
                                   Choice{.id = "affected", .title_de = "Betroffene", .title_en = "affected"}};
constexpr auto kBodyKinds =
    std::array{Choice{.id = "council", .title_de = "Stadtrat", .title_en = "city council"},
               Choice{.id = "committee", .title_de = "Ausschuss", .title_en = "committee"},
               Choice{.id = "district_council", .title_de = "Ortsbeirat", .title_en = "district council"},
               Choice{.id = "steering_group", .title_de = "Steuerungsgruppe", .title_en = "steering group"},
               Choice{.id = "supervision", .title_de = "Aufsicht", .title_en = "supervisory authority"}};
constexpr auto kConsultationRoles =
    std::array{Choice{.id = "preliminary", .title_de = "Vorberatung", .title_en = "preliminary"},
               Choice{.id = "hearing", .title_de = "Anhörung", .title_en = "hearing"},
               Choice{.id = "deciding", .title_de = "Entscheidung", .title_en = "decision"},
               Choice{.id = "information", .title_de = "Kenntnisnahme", .title_en = "information"}};
constexpr auto kDecisionKinds = std::array{
    Choice{.id = "principle", .title_de = "Grundsatzbeschluss", .title_en = "decision in principle"},
    Choice{.id = "preparation", .title_de = "Aufstellungsbeschluss", .title_en = "decision to prepare a plan"},
    Choice{.id = "plan", .title_de = "Planbeschluss", .title_en = "adoption of a plan"},
    Choice{.id = "budget", .title_de = "Haushaltsbeschluss", .title_en = "budget decision"},
    Choice{.id = "commission", .title_de = "Auftrag", .title_en = "commission"},
    Choice{.id = "notice", .title_de = "Kenntnisnahme", .title_en = "notice"}};
constexpr auto kDecisionResults =
    std::array{Choice{.id = "accepted", .title_de = "angenommen", .title_en = "accepted"},
               Choice{.id = "accepted_changed", .title_de = "geändert angenommen", .title_en = "accepted with changes"},
               Choice{.id = "rejected", .title_de = "abgelehnt", .title_en = "rejected"},
               Choice{.id = "postponed", .title_de = "vertagt", .title_en = "postponed"},
               Choice{.id = "referred", .title_de = "verwiesen", .title_en = "referred"}};
constexpr auto kRecommendationKinds =
    std::array{Choice{.id = "recommendation", .title_de = "Empfehlung", .title_en = "recommendation"},
               Choice{.id = "minutes", .title_de = "Protokoll", .title_en = "minutes"}};
constexpr auto kSpecialistPlanKinds =
    std::array{Choice{.id = "land_use", .title_de = "Flächennutzungsplan", .title_en = "land-use plan"},
               Choice{.id = "development", .title_de = "Bebauungsplan", .title_en = "binding development plan"},
               Choice{.id = "landscape", .title_de = "Landschaftsplan", .title_en = "landscape plan"},
               Choice{.id = "transit", .title_de = "Nahverkehrsplan", .title_en = "local transport plan"},
               Choice{.id = "mobility", .title_de = "Mobilitätsplan", .title_en = "mobility plan"},
               Choice{.id = "climate", .title_de = "Klimaanpassungskonzept", .title_en = "climate adaptation concept"},
               Choice{.id = "heat", .title_de = "Wärmeplan", .title_en = "heat plan"},
               Choice{.id = "noise", .title_de = "Lärmaktionsplan", .title_en = "noise action plan"},
               Choice{.id = "heavy_rain", .title_de = "Starkregenvorsorge", .title_en = "heavy rain concept"},
               Choice{.id = "retail", .title_de = "Einzelhandelskonzept", .title_en = "retail concept"},
               Choice{.id = "housing", .title_de = "Wohnkonzept", .title_en = "housing concept"},
               Choice{.id = "play", .title_de = "Spielraumplanung", .title_en = "play area plan"},
               Choice{.id = "other", .title_de = "anderer Fachplan", .title_en = "other"}};
constexpr auto kSpecialistPlanStates =
    std::array{Choice{.id = "occasion", .title_de = "Anlass", .title_en = "occasion"},
               Choice{.id = "prepared", .title_de = "aufgestellt", .title_en = "prepared"},
               Choice{.id = "displayed", .title_de = "ausgelegt", .title_en = "on display"},
               Choice{.id = "decided", .title_de = "beschlossen", .title_en = "decided"},
               Choice{.id = "in_force", .title_de = "in Kraft", .title_en = "in force"},
               Choice{.id = "repealed", .title_de = "außer Kraft", .title_en = "repealed"}};

}  // namespace

template <>
std::span<Choice const> choices_of<OrganizationKind>() {
  return kOrganizationKinds;
}
template <>
std::span<Choice const> choices_of<Role>() {
  return kRoles;
}
template <>
std::span<Choice const> choices_of<BodyKind>() {
  return kBodyKinds;
}
template <>
std::span<Choice const> choices_of<ConsultationRole>() {
  return kConsultationRoles;
}
template <>
std::span<Choice const> choices_of<DecisionKind>() {
  return kDecisionKinds;
}
template <>
std::span<Choice const> choices_of<DecisionResult>() {
  return kDecisionResults;
}
template <>
std::span<Choice const> choices_of<RecommendationKind>() {
  return kRecommendationKinds;
}
template <>
std::span<Choice const> choices_of<SpecialistPlanKind>() {
  return kSpecialistPlanKinds;
}
template <>
std::span<Choice const> choices_of<SpecialistPlanState>() {
  return kSpecialistPlanStates;
}

template <>
std::vector<Attribute<Organization>> const& attributes_of<Organization>() {
  using T = Organization;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(), required<&T::name>("name", "Name", "Name", "eine Stelle, keine Person"),
      choice<&T::kind>("kind", "Art", "Kind", true),
      link<&T::part_of>("part_of", "gehört zu", "Part of", "organization"),
      plain<&T::address>("address", "Internetadresse", "Web address")};
  return kList;
}

template <>
std::vector<Attribute<Involvement>> const& attributes_of<Involvement>() {
  using T = Involvement;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                link<&T::organization>("organization", "Stelle", "Organization", "organization", true),
                                choice<&T::role>("role", "Rolle", "Role", true),
                                plain<&T::from>("from", "von", "From"),
                                plain<&T::to>("to", "bis", "To")};
  return kList;
}

template <>
std::vector<Attribute<Body>> const& attributes_of<Body>() {
  using T = Body;
  static auto const kList = std::vector<Attribute<T>>{code<&T::code>(), required<&T::name>("name", "Name", "Name"),
                                                      choice<&T::kind>("kind", "Art", "Kind", true),
                                                      plain<&T::oparl>("oparl", "OParl-Kennung", "OParl id")};
  return kList;
}

template <>
std::vector<Attribute<Paper>> const& attributes_of<Paper>() {
  using T = Paper;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                plain<&T::reference>("reference", "Vorlagennummer", "Reference"),
                                required<&T::title>("title", "Betreff", "Title"),
                                plain<&T::date>("date", "Datum", "Date"),
                                link<&T::measures>("measures", "Maßnahmen", "Measures", "measure"),
                                plain<&T::oparl>("oparl", "OParl-Kennung", "OParl id"),
                                plain<&T::address>("address", "Internetadresse", "Web address"),
                                plain<&T::as_of>("as_of", "Stand im Ratsinformationssystem", "As of",
                                                 "letzte Änderung dort; setzt `leitbild council adopt`")};
  return kList;
}

template <>
std::vector<Attribute<Consultation>> const& attributes_of<Consultation>() {
  using T = Consultation;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::paper>("paper", "Vorlage", "Paper", "paper", true),
                                link<&T::body>("body", "Gremium", "Body", "body", true),
                                plain<&T::date>("date", "Sitzung", "Meeting"),
                                choice<&T::role>("role", "Art der Beratung", "Role", true),
                                plain<&T::outcome>("outcome", "Ergebnis", "Outcome"),
                                plain<&T::oparl>("oparl", "OParl-Kennung", "OParl id"),
                                plain<&T::as_of>("as_of", "Stand im Ratsinformationssystem", "As of",
                                                 "letzte Änderung dort; setzt `leitbild council adopt`")};
  return kList;
}

template <>
std::vector<Attribute<Decision>> const& attributes_of<Decision>() {
  using T = Decision;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      required<&T::subject>("subject", "Gegenstand", "Subject"),
      choice<&T::kind>("kind", "Art", "Kind", true),
      link<&T::paper>("paper", "Vorlage", "Paper", "paper"),
      link<&T::body>("body", "Gremium", "Body", "body", true),
      required<&T::date>("date", "Sitzung", "Meeting"),
      plain<&T::place>("place", "Ort der Sitzung", "Place of the meeting"),
      plain<&T::authoritative>("authoritative", "entscheidend", "Authoritative",
                               "das Gremium entscheidet endgültig und empfiehlt nicht nur"),
      choice<&T::result>("result", "Ergebnis", "Result", true),
      plain<&T::votes_for>("votes_for", "Ja-Stimmen", "Votes for"),
      plain<&T::votes_against>("votes_against", "Nein-Stimmen", "Votes against"),
      plain<&T::abstentions>("abstentions", "Enthaltungen", "Abstentions"),
      words<&T::wording>("wording", "Wortlaut", "Wording"),
      plain<&T::file>("file", "Datei", "File"),
      link<&T::measures>("measures", "Maßnahmen", "Measures", "measure"),
      link<&T::budget_lines>("budget_lines", "Haushaltsstellen", "Budget lines", "budget_line"),
      plain<&T::oparl>("oparl", "OParl-Kennung", "OParl id"),
      plain<&T::as_of>("as_of", "Stand im Ratsinformationssystem", "As of",
                       "letzte Änderung dort; setzt `leitbild council adopt`")};
  return kList;
}

template <>
std::vector<Attribute<Recommendation>> const& attributes_of<Recommendation>() {
  using T = Recommendation;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                choice<&T::kind>("kind", "Art", "Kind", true),
                                link<&T::body>("body", "Gremium", "Body", "body", true),
                                required<&T::date>("date", "Datum", "Date"),
                                required<&T::title>("title", "Titel", "Title"),
                                words<&T::text>("text", "Text", "Text"),
                                plain<&T::file>("file", "Datei", "File"),
                                link<&T::measures>("measures", "Maßnahmen", "Measures", "measure")};
  return kList;
}

template <>
std::vector<Attribute<SpecialistPlan>> const& attributes_of<SpecialistPlan>() {
  using T = SpecialistPlan;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      required<&T::title>("title", "Titel", "Title"),
      choice<&T::kind>("kind", "Art", "Kind", true),
      choice<&T::state>("state", "Stand", "State", true),
      plain<&T::office>("office", "zuständige Stelle", "Office"),
      plain<&T::begun>("begun", "begonnen", "Begun"),
      plain<&T::in_force>("in_force", "in Kraft seit", "In force since"),
      link<&T::measures>("measures", "Maßnahmen", "Measures", "measure"),
      plain<&T::development_plan>("development_plan", "Bebauungsplan Nr.", "Development plan no."),
      plain<&T::xplan_id>("xplan_id", "XPlan-Kennung", "XPlan id"),
      plain<&T::project>("project", "Vorhaben", "Project"),
      plain<&T::address>("address", "Internetadresse", "Web address"),
      plain<&T::shape>("shape", "Lage", "Geometry")};
  return kList;
}

std::vector<Form> decision_forms() {
  constexpr std::string_view kActors = "Akteure";
  constexpr std::string_view kTopic = "Beschlüsse";
  return {
      make_form<&Plan::organizations>(kActors, {"organization", "Stelle", "Stellen", "Organizations",
                                                "Ämter, Gesellschaften, Partner; keine Personen"}),
      make_form<&Plan::involvements>(kActors, {"involvement", "Beteiligung an einer Maßnahme", "Rollen der Stellen",
                                               "Roles", "wer an einer Maßnahme welche Rolle hat"}),
      make_form<&Plan::bodies>(
          kTopic, {"body", "Gremium", "Gremien", "Bodies", "Stadtrat, Ausschüsse, Ortsbeiräte, Steuerungsgruppe"}),
      make_form<&Plan::papers>(kTopic,
                               {"paper", "Vorlage", "Vorlagen", "Papers", "Vorlagen des Ratsinformationssystems"}),
      make_form<&Plan::consultations>(
          kTopic, {"consultation", "Beratung", "Beratungsfolge", "Consultations", "Stationen einer Vorlage"}),
      make_form<&Plan::decisions>(kTopic, {"decision", "Beschluss", "Beschlüsse", "Decisions",
                                           "was ein Gremium beschlossen hat, mit Wortlaut und Stimmen"}),
      make_form<&Plan::recommendations>(
          kTopic, {"recommendation", "Empfehlung", "Empfehlungen und Protokolle", "Recommendations and minutes",
                   "der Steuerungsgruppe; kein Beschluss"}),
      make_form<&Plan::specialist_plans>(kTopic, {"specialist_plan", "Fachplan", "Fachpläne", "Specialist plans",
                                                  "machen Maßnahmen konkret: Fachplan, Bebauungsplan, Vorhaben"}),
  };
}

template Record record_of(Organization const& row);
template Record record_of(Involvement const& row);
template Record record_of(Body const& row);
template Record record_of(Paper const& row);
template Record record_of(Consultation const& row);
template Record record_of(Decision const& row);
template Record record_of(Recommendation const& row);
template Record record_of(SpecialistPlan const& row);

}  // namespace leitbild::plan
