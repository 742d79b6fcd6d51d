#include "plan/records/finance.h"

#include <array>

#include "plan/records/make_form.h"
#include "plan/records/topics.h"

namespace leitbild::plan {
namespace {

constexpr auto kCostGroups = std::array{
    Choice{.id = "preparation", .title_de = "I Vorbereitung", .title_en = "I preparation"},
    Choice{.id = "land_purchase", .title_de = "II Grunderwerb", .title_en = "II land purchase"},
    Choice{.id = "land_readjustment", .title_de = "II Bodenordnung", .title_en = "II land readjustment"},
    Choice{.id = "relocation", .title_de = "II Umzug", .title_en = "II relocation"},
    Choice{.id = "clearance", .title_de = "II Freilegung", .title_en = "II clearance"},
    Choice{.id = "streets_squares_green",
           .title_de = "II Straßen, Plätze, Grün",
           .title_en = "II streets, squares, green"},
    Choice{.id = "other_order", .title_de = "II sonstige Ordnungsmaßnahmen", .title_en = "II other order measures"},
    Choice{.id = "modernisation", .title_de = "III Modernisierung", .title_en = "III modernisation"},
    Choice{.id = "public_facilities", .title_de = "III Gemeinbedarf", .title_en = "III public facilities"},
    Choice{
        .id = "new_building", .title_de = "III Neubau und Ersatzbau", .title_en = "III new and replacement building"},
    Choice{.id = "management", .title_de = "IV Management", .title_en = "IV management"},
    Choice{.id = "local_funds", .title_de = "IV Verfügungsfonds", .title_en = "IV local funds"},
    Choice{.id = "closing", .title_de = "IV Abschluss", .title_en = "IV closing"},
    Choice{.id = "other", .title_de = "IV sonstige", .title_en = "IV other"}};
constexpr auto kRunningCostKinds =
    std::array{Choice{.id = "operation", .title_de = "Betrieb", .title_en = "operation"},
               Choice{.id = "maintenance", .title_de = "Unterhalt", .title_en = "maintenance"},
               Choice{.id = "staff", .title_de = "Personal", .title_en = "staff"},
               Choice{.id = "other", .title_de = "sonstige", .title_en = "other"}};
constexpr auto kEstimateClasses =
    std::array{Choice{.id = "assumption", .title_de = "Annahme", .title_en = "assumption"},
               Choice{.id = "frame", .title_de = "Kostenrahmen", .title_en = "cost frame"},
               Choice{.id = "estimate", .title_de = "Kostenschätzung", .title_en = "cost estimate"},
               Choice{.id = "calculation", .title_de = "Kostenberechnung", .title_en = "cost calculation"},
               Choice{.id = "final", .title_de = "Kostenfeststellung", .title_en = "final cost"}};
constexpr auto kFundingSources =
    std::array{Choice{.id = "federation", .title_de = "Bund", .title_en = "federation"},
               Choice{.id = "state", .title_de = "Land", .title_en = "state"},
               Choice{.id = "eu", .title_de = "EU", .title_en = "EU"},
               Choice{.id = "city", .title_de = "Stadt", .title_en = "city"},
               Choice{.id = "third_party", .title_de = "Dritte", .title_en = "third parties"},
               Choice{.id = "private", .title_de = "Private", .title_en = "private"},
               Choice{.id = "betterment", .title_de = "Ausgleichsbetrag", .title_en = "betterment charge"}};
constexpr auto kShareStates = std::array{Choice{.id = "planned", .title_de = "geplant", .title_en = "planned"},
                                         Choice{.id = "applied", .title_de = "beantragt", .title_en = "applied for"},
                                         Choice{.id = "approved", .title_de = "bewilligt", .title_en = "approved"},
                                         Choice{.id = "paid", .title_de = "abgerufen", .title_en = "paid"}};
constexpr auto kAreaStates = std::array{
    Choice{.id = "preparatory_study", .title_de = "vorbereitende Untersuchung", .title_en = "preparatory study"},
    Choice{.id = "proposed", .title_de = "Aufstellung", .title_en = "proposed"},
    Choice{.id = "designated", .title_de = "Festlegung", .title_en = "designated"},
    Choice{.id = "closed", .title_de = "abgeschlossen", .title_en = "closed"},
    Choice{.id = "perpetuation", .title_de = "Verstetigung", .title_en = "perpetuation"}};
constexpr auto kApplicationStates =
    std::array{Choice{.id = "idea", .title_de = "Idee", .title_en = "idea"},
               Choice{.id = "outline", .title_de = "Skizze", .title_en = "outline"},
               Choice{.id = "submitted", .title_de = "eingereicht", .title_en = "submitted"},
               Choice{.id = "queried", .title_de = "nachgefordert", .title_en = "queried"},
               Choice{.id = "approved", .title_de = "bewilligt", .title_en = "approved"},
               Choice{.id = "refused", .title_de = "abgelehnt", .title_en = "refused"},
               Choice{.id = "drawn", .title_de = "abgerufen", .title_en = "drawn"},
               Choice{.id = "proof", .title_de = "Verwendungsnachweis", .title_en = "proof of use"},
               Choice{.id = "closed", .title_de = "abgeschlossen", .title_en = "closed"},
               Choice{.id = "reclaimed", .title_de = "Rückforderung", .title_en = "reclaimed"}};
constexpr auto kFrameKinds =
    std::array{Choice{.id = "own_funds", .title_de = "Eigenmittel", .title_en = "own funds"},
               Choice{.id = "programme", .title_de = "Programmrahmen", .title_en = "programme frame"},
               Choice{.id = "investment", .title_de = "Investitionsrahmen", .title_en = "investment frame"}};
constexpr auto kRepaymentKinds =
    std::array{Choice{.id = "annuity", .title_de = "gleiche Raten (Annuität)", .title_en = "annuity"},
               Choice{.id = "linear", .title_de = "gleiche Tilgung", .title_en = "equal repayments"}};

}  // namespace

template <>
std::span<Choice const> choices_of<RepaymentKind>() {
  return kRepaymentKinds;
}
template <>
std::span<Choice const> choices_of<CostGroup>() {
  return kCostGroups;
}
template <>
std::span<Choice const> choices_of<RunningCostKind>() {
  return kRunningCostKinds;
}
template <>
std::span<Choice const> choices_of<EstimateClass>() {
  return kEstimateClasses;
}
template <>
std::span<Choice const> choices_of<FundingSource>() {
  return kFundingSources;
}
template <>
std::span<Choice const> choices_of<ShareState>() {
  return kShareStates;
}
template <>
std::span<Choice const> choices_of<AreaState>() {
  return kAreaStates;
}
template <>
std::span<Choice const> choices_of<ApplicationState>() {
  return kApplicationStates;
}
template <>
std::span<Choice const> choices_of<FrameKind>() {
  return kFrameKinds;
}

template <>
std::vector<Attribute<CostItem>> const& attributes_of<CostItem>() {
  using T = CostItem;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
      link<&T::work_package>("work_package", "Baustein", "Work package", "work_package"),
      link<&T::project>("project", "Gesamtmaßnahme", "Funded project", "funded_project"),
      required<&T::title>("title", "Bezeichnung", "Title"),
      choice<&T::group>("group", "Kostengruppe (KoFi)", "KoFi group", true),
      plain<&T::din276>("din276", "Kostengruppe DIN 276", "DIN 276 group"),
      choice<&T::estimate>("estimate", "Stufe der Ermittlung", "Class of estimate", true),
      plain<&T::lowest>("lowest", "mindestens (€)", "Lowest (€)"),
      required<&T::likely>("likely", "Kosten brutto (€)", "Gross cost (€)"),
      plain<&T::highest>("highest", "höchstens (€)", "Highest (€)"),
      required<&T::price_year>("price_year", "Preisstand", "Price year"),
      plain<&T::price_index>("price_index", "Preisindex", "Price index", "z. B. Baupreisindex Straßenbau"),
      plain<&T::vat>("vat", "enthaltene Umsatzsteuer", "VAT included"),
      plain<&T::eligible_share>("eligible_share", "zuwendungsfähiger Anteil", "Eligible share"),
      plain<&T::spending>("spending", "Ausgaben je Jahr (€)", "Spending by year (€)", "Summe = Kosten brutto"),
      plain<&T::not_eligible>("not_eligible", "nicht zuwendungsfähig je Jahr (€)", "Not eligible by year (€)"),
      plain<&T::revenue>("revenue", "Einnahmen je Jahr (€)", "Revenue by year (€)"),
      plain<&T::useful_life>("useful_life", "Nutzungsdauer (Jahre)", "Useful life (years)")};
  return kList;
}

template <>
std::vector<Attribute<RunningCost>> const& attributes_of<RunningCost>() {
  using T = RunningCost;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                required<&T::title>("title", "Bezeichnung", "Title"),
                                choice<&T::kind>("kind", "Art", "Kind"),
                                required<&T::per_year>("per_year", "je Jahr (€)", "Per year (€)"),
                                required<&T::from>("from", "ab", "From"),
                                plain<&T::to>("to", "bis", "To"),
                                plain<&T::price_year>("price_year", "Preisstand", "Price year")};
  return kList;
}

template <>
std::vector<Attribute<StaffNeed>> const& attributes_of<StaffNeed>() {
  using T = StaffNeed;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(), link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                link<&T::organization>("organization", "Stelle", "Organization", "organization", true),
                                required<&T::months>("months", "Personenmonate je Jahr", "Person-months by year")};
  return kList;
}

template <>
std::vector<Attribute<FundingShare>> const& attributes_of<FundingShare>() {
  using T = FundingShare;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
      link<&T::cost_item>("cost_item", "Kostenansatz", "Cost item", "cost_item"),
      choice<&T::source>("source", "Geldgeber", "Source", true),
      plain<&T::programme>("programme", "Programm", "Programme", "Kennung wie in `leitbild funding list`"),
      link<&T::application>("application", "Antrag", "Application", "funding_application"),
      choice<&T::state>("state", "Stand", "State", true),
      plain<&T::rate>("rate", "Fördersatz", "Rate"),
      required<&T::amount>("amount", "Betrag (€)", "Amount (€)"),
      plain<&T::commitment>("commitment", "je Programmjahr (€)", "By programme year (€)"),
      plain<&T::cash>("cash", "je Kassenjahr (€)", "By cash year (€)")};
  return kList;
}

template <>
std::vector<Attribute<FundingArea>> const& attributes_of<FundingArea>() {
  using T = FundingArea;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                required<&T::name>("name", "Name", "Name"),
                                plain<&T::legal_basis>("legal_basis", "Rechtsgrundlage", "Legal basis"),
                                choice<&T::state>("state", "Stand", "State"),
                                plain<&T::programme>("programme", "Programm", "Programme"),
                                plain<&T::hectares>("hectares", "Größe (ha)", "Size (ha)"),
                                plain<&T::from>("from", "von", "From"),
                                plain<&T::to>("to", "bis", "To"),
                                link<&T::decision>("decision", "Beschluss", "Decision", "decision"),
                                plain<&T::shape>("shape", "Lage", "Geometry")};
  return kList;
}

template <>
std::vector<Attribute<FundedProject>> const& attributes_of<FundedProject>() {
  using T = FundedProject;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                required<&T::title>("title", "Titel", "Title"),
                                link<&T::area>("area", "Fördergebiet", "Funding area", "funding_area"),
                                plain<&T::programme>("programme", "Programm", "Programme"),
                                plain<&T::rate>("rate", "vereinbarter Fördersatz", "Agreed rate"),
                                plain<&T::office>("office", "zuständige Stelle", "Office"),
                                plain<&T::from>("from", "von", "From"),
                                plain<&T::to>("to", "bis", "To"),
                                link<&T::measures>("measures", "Maßnahmen", "Measures", "measure"),
                                plain<&T::example>("example", "Beispiel", "Example")};
  return kList;
}

template <>
std::vector<Attribute<FundingApplication>> const& attributes_of<FundingApplication>() {
  using T = FundingApplication;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::project>("project", "Gesamtmaßnahme", "Funded project", "funded_project"),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure"),
                                required<&T::programme>("programme", "Programm", "Programme"),
                                plain<&T::number>("number", "Aktenzeichen", "Number"),
                                choice<&T::state>("state", "Stand", "State", true),
                                plain<&T::submitted>("submitted", "eingereicht am", "Submitted"),
                                plain<&T::approved_on>("approved_on", "bewilligt am", "Approved on"),
                                plain<&T::applied>("applied", "beantragt (€)", "Applied for (€)"),
                                plain<&T::approved>("approved", "bewilligt (€)", "Approved (€)"),
                                words<&T::conditions>("conditions", "Auflagen", "Conditions"),
                                plain<&T::binding_until>("binding_until", "Zweckbindung bis", "Binding until"),
                                plain<&T::proof_due>("proof_due", "Verwendungsnachweis fällig", "Proof of use due")};
  return kList;
}

template <>
std::vector<Attribute<BudgetLine>> const& attributes_of<BudgetLine>() {
  using T = BudgetLine;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(),
      required<&T::product>("product", "Produkt", "Product"),
      plain<&T::account>("account", "Konto", "Account"),
      required<&T::title>("title", "Bezeichnung", "Title"),
      plain<&T::planned>("planned", "Ansatz je Jahr (€)", "Planned by year (€)"),
      plain<&T::actual>("actual", "Ergebnis je Jahr (€)", "Actual by year (€)"),
      plain<&T::commitments>("commitments", "Verpflichtungsermächtigungen je Jahr (€)", "Commitments by year (€)"),
      link<&T::measures>("measures", "Maßnahmen", "Measures", "measure")};
  return kList;
}

template <>
std::vector<Attribute<BudgetFrame>> const& attributes_of<BudgetFrame>() {
  using T = BudgetFrame;
  static auto const kList = std::vector<Attribute<T>>{code<&T::code>(),
                                                      required<&T::title>("title", "Bezeichnung", "Title"),
                                                      choice<&T::kind>("kind", "Art", "Kind", true),
                                                      plain<&T::programme>("programme", "Programm", "Programme"),
                                                      required<&T::amounts>("amounts", "je Jahr (€)", "By year (€)"),
                                                      plain<&T::source>("source", "Quelle", "Source")};
  return kList;
}

template <>
std::vector<Attribute<StaffCapacity>> const& attributes_of<StaffCapacity>() {
  using T = StaffCapacity;
  static auto const kList = std::vector<Attribute<T>>{
      code<&T::code>(), link<&T::organization>("organization", "Stelle", "Organization", "organization", true),
      required<&T::months>("months", "Personenmonate je Jahr", "Person-months by year")};
  return kList;
}

template <>
std::vector<Attribute<ActualCost>> const& attributes_of<ActualCost>() {
  using T = ActualCost;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure", true),
                                link<&T::cost_item>("cost_item", "Kostenansatz", "Cost item", "cost_item"),
                                required<&T::date>("date", "gezahlt am", "Paid on"),
                                required<&T::amount>("amount", "Betrag (€)", "Amount (€)"),
                                plain<&T::voucher>("voucher", "Beleg", "Voucher"),
                                plain<&T::note>("note", "Anmerkung", "Note")};
  return kList;
}

template <>
std::vector<Attribute<Loan>> const& attributes_of<Loan>() {
  using T = Loan;
  static auto const kList =
      std::vector<Attribute<T>>{code<&T::code>(),
                                required<&T::title>("title", "Bezeichnung", "Title"),
                                link<&T::measure>("measure", "Maßnahme", "Measure", "measure"),
                                link<&T::project>("project", "Gesamtmaßnahme", "Funded project", "funded_project"),
                                required<&T::principal>("principal", "Kreditbetrag (€)", "Principal (€)"),
                                required<&T::interest>("interest", "Zinssatz im Jahr", "Interest per year"),
                                required<&T::years>("years", "Laufzeit (Jahre)", "Years", "1 bis 100"),
                                choice<&T::kind>("kind", "Rückzahlung", "Repayment", true),
                                required<&T::paid_out>("paid_out", "ausgezahlt im Jahr", "Paid out in",
                                                       "die erste Rate ist ein Jahr später fällig")};
  return kList;
}

std::vector<Form> finance_forms() {
  constexpr std::string_view kTopic = "Geld";
  return {
      make_form<&Plan::funding_areas>(
          kTopic, {"funding_area", "Fördergebiet", "Fördergebiete", "Funding areas", "Gebiete der Städtebauförderung"}),
      make_form<&Plan::funded_projects>(kTopic, {"funded_project", "Gesamtmaßnahme", "Gesamtmaßnahmen",
                                                 "Funded projects", "Gebiet und Programm zusammen; Einheit der KoFi"}),
      make_form<&Plan::cost_items>(kTopic, {"cost_item", "Kostenansatz", "Kostenansätze", "Cost items",
                                            "was eine Maßnahme kostet, nach Kostengruppe und Jahr"}),
      make_form<&Plan::running_costs>(kTopic, {"running_cost", "Folgekosten", "Folgekosten", "Running costs",
                                               "was nach dem Bau jedes Jahr anfällt"}),
      make_form<&Plan::funding_applications>(
          kTopic, {"funding_application", "Antrag", "Anträge", "Applications", "Förderanträge und Bescheide"}),
      make_form<&Plan::funding_shares>(kTopic,
                                       {"funding_share", "Finanzierungsbaustein", "Finanzierung", "Funding shares",
                                        "wer wie viel zahlt, nach Programmjahr und Kassenjahr"}),
      make_form<&Plan::budget_lines>(kTopic, {"budget_line", "Haushaltsstelle", "Haushaltsstellen", "Budget lines",
                                              "Ansatz, Ergebnis und Verpflichtungsermächtigungen"}),
      make_form<&Plan::budget_frames>(kTopic, {"budget_frame", "Budgetrahmen", "Budgetrahmen", "Budget frames",
                                               "wie viel je Jahr zur Verfügung steht"}),
      make_form<&Plan::staff_needs>(kTopic, {"staff_need", "Personalbedarf", "Personalbedarf", "Staff needs",
                                             "Arbeit, die eine Maßnahme braucht"}),
      make_form<&Plan::staff_capacities>(kTopic, {"staff_capacity", "Personalkapazität", "Personalkapazität",
                                                  "Staff capacity", "Arbeit, die eine Stelle leisten kann"}),
      make_form<&Plan::actual_costs>(kTopic,
                                     {"actual_cost", "Zahlung", "Zahlungen", "Payments", "was wirklich gezahlt wurde"}),
      make_form<&Plan::loans>(kTopic, {"loan", "Kredit", "Kredite", "Loans", "Zins, Laufzeit und Rückzahlung"}),
  };
}

template Record record_of(CostItem const& row);
template Record record_of(RunningCost const& row);
template Record record_of(StaffNeed const& row);
template Record record_of(FundingShare const& row);
template Record record_of(FundingArea const& row);
template Record record_of(FundedProject const& row);
template Record record_of(FundingApplication const& row);
template Record record_of(BudgetLine const& row);
template Record record_of(BudgetFrame const& row);
template Record record_of(StaffCapacity const& row);
template Record record_of(ActualCost const& row);
template Record record_of(Loan const& row);

}  // namespace leitbild::plan
