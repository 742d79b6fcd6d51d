#include "plan/records/progress.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/records/make_form.h"
#include "plan/records/topics.h"

namespace leitbild::plan {
namespace {

constexpr auto kLights = std::array{Choice{.id = "green", .title_de = "grün", .title_en = "green"},
                                    Choice{.id = "yellow", .title_de = "gelb", .title_en = "yellow"},
                                    Choice{.id = "red", .title_de = "rot", .title_en = "red"}};
constexpr auto kEvidenceKinds = std::array{
    Choice{.id = "author", .title_de = "Urheber", .title_en = "author"},
    Choice{.id = "assessment", .title_de = "Prüfvermerk", .title_en = "assessment note"},
    Choice{.id = "commission", .title_de = "Planungsauftrag", .title_en = "planning commission"},
    Choice{.id = "contract", .title_de = "Vertrag oder Baubeginn", .title_en = "contract or start of work"},
    Choice{.id = "approval", .title_de = "Bewilligung", .title_en = "approval"},
    Choice{.id = "early_start", .title_de = "vorzeitiger Maßnahmebeginn", .title_en = "permitted early start"},
    Choice{.id = "actual_cost", .title_de = "Abrechnung", .title_en = "final account"},
    Choice{.id = "report", .title_de = "Evaluationsbericht", .title_en = "evaluation report"},
    Choice{.id = "reason", .title_de = "Begründung", .title_en = "reason"}};
constexpr auto kVersionStates =
    std::array{Choice{.id = "draft", .title_de = "Entwurf", .title_en = "draft"},
               Choice{.id = "in_participation", .title_de = "in Beteiligung", .title_en = "in participation"},
               Choice{.id = "ready_for_decision", .title_de = "beschlussreif", .title_en = "ready for decision"},
               Choice{.id = "adopted", .title_de = "beschlossen", .title_en = "adopted"},
               Choice{.id = "in_implementation", .title_de = "in Umsetzung", .title_en = "in implementation"},
               Choice{.id = "revised", .title_de = "fortgeschrieben", .title_en = "revised"},
               Choice{.id = "repealed", .title_de = "aufgehoben", .title_en = "repealed"}};

}  // namespace

template <>
std::span<Choice const> choices_of<Light>() {
  return kLights;
}
template <>
std::span<Choice const> choices_of<EvidenceKind>() {
  return kEvidenceKinds;
}
template <>
std::span<Choice const> choices_of<VersionState>() {
  return kVersionStates;
}

void check_own_rules(StatusReport const& report, Problems& problems) {
  if (report.light && trimmed(report.override_reason).empty()) {
    problems.add("eine Ampel von Hand braucht eine Begründung („override_reason“)", report.code + " light");
  }
  constexpr auto kAll = 100;
  if (report.progress && (*report.progress < 0 || *report.progress > kAll)) {
    problems.add(fmt::format("„{}“ ist kein Fortschritt; erlaubt ist 0 bis 100 (%)", *report.progress),
                 report.code + " progress");
  }
}

template <>
std::vector<Attribute<StatusReport>> const& attributes_of<StatusReport>() {
  using T = StatusReport;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
      required<&T::date>("date", "Datum", "Date"),
      required<&T::office>("office", "berichtende Stelle", "Reporting office"),
      words<&T::text>("text", "Sachstand", "Report"),
      plain<&T::progress>("progress", "Fortschritt (%)", "Progress (%)"),
      plain<&T::obstacle>("obstacle", "Hemmnis", "Obstacle"),
      plain<&T::next_step>("next_step", "nächster Schritt", "Next step"),
      plain<&T::next_due>("next_due", "fällig", "Due"),
      choice<&T::light>("light", "Ampel von Hand", "Traffic light by hand", false, "nur mit Begründung"),
      plain<&T::override_reason>("override_reason", "Begründung der Ampel", "Reason for the light"),
      plain<&T::released>("released", "freigegeben", "Released")};
  return kList;
}

template <>
std::vector<Attribute<Evidence>> const& attributes_of<Evidence>() {
  using T = Evidence;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                choice<&T::kind>("kind", "Nachweis", "Evidence", true),
                                required<&T::date>("date", "Datum", "Date"),
                                words<&T::text>("text", "Text", "Text"),
                                plain<&T::reference>("reference", "Fundstelle", "Reference")};
  return kList;
}

template <>
std::vector<Attribute<PlanVersion>> const& attributes_of<PlanVersion>() {
  using T = PlanVersion;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      required<&T::title>("title", "Titel", "Title"),
      choice<&T::state>("state", "Stand", "State", true),
      plain<&T::decided_on>("decided_on", "beschlossen am", "Decided on"),
      link<&T::decision>("decision", "Beschluss", "Decision", "decision"),
      link<&T::based_on>("based_on", "beruht auf", "Based on", "plan_version"),
      words<&T::change_note>("change_note", "was sich geändert hat", "What changed"),
      plain<&T::sha256>("sha256", "Prüfsumme", "Checksum", "des Inhalts, den Leitbild dazu aufbewahrt")};
  return kList;
}

template <>
std::vector<Attribute<AdoptedWording>> const& attributes_of<AdoptedWording>() {
  using T = AdoptedWording;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(), link<&T::version>("version", "Fassung", "Version", "plan_version", true),
      link<&T::object>("object", "Gegenstand", "Object", "*", true),
      words<&T::text_de>("text_de", "Wortlaut", "Wording"), plain<&T::page>("page", "Seite", "Page")};
  return kList;
}

std::vector<Form> progress_forms() {
  constexpr std::string_view kTopic = "Fortschritt";
  return {
      make_form<&Plan::status_reports>(
          kTopic, {"status_report", "Sachstand", "Sachstände", "Status reports", "Berichte zu Maßnahmen"}),
      make_form<&Plan::evidence>(kTopic, {"evidence", "Nachweis", "Nachweise", "Evidence", "was einen Stand belegt"}),
      make_form<&Plan::versions>(kTopic, {"plan_version", "Fassung", "Fassungen", "Versions", "Fassungen des Plans"}),
      make_form<&Plan::adopted_wordings>(kTopic, {"adopted_wording", "beschlossener Wortlaut", "Beschlossener Wortlaut",
                                                  "Adopted wording", "Wortlaut und Seite im beschlossenen Dokument"}),
  };
}

template Record record_of(StatusReport const& row);
template Record record_of(Evidence const& row);
template Record record_of(PlanVersion const& row);
template Record record_of(AdoptedWording const& row);

}  // namespace leitbild::plan
