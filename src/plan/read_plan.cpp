#include "plan/read_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.h"
#include "base/toml.h"
#include "plan/records/form.h"
#include "plan/rules.h"
#include "plan_data.h"

namespace leitbild::plan {
namespace {

/// Values of one table; everything that does not fit is added to the problems.
class Values {
 public:
  Values(TomlTable table, std::string where, Problems& problems)
      : table_{std::move(table)}, where_{std::move(where)}, keys_{table_.keys()}, problems_{problems} {}

  void allow_only(std::vector<std::string_view> const& allowed) const {
    for (auto const& key : keys_) {
      if (std::ranges::find(allowed, key) == allowed.end()) {
        problem(fmt::format("„{}“ ist hier nicht bekannt; erlaubt sind {}", key, fmt::join(allowed, ", ")));
      }
    }
  }

  std::string text(std::string_view key) const { return given(key, table_.text(key), "ein Text").value_or(""); }
  bool boolean(std::string_view key) const {
    return given(key, table_.boolean(key), "true oder false").value_or(false);
  }
  std::optional<double> number(std::string_view key) const { return given(key, table_.number(key), "eine Zahl"); }

  std::optional<Year> year(std::string_view key) const {
    auto const value = given(key, table_.integer(key), "ein Jahr");
    if (!value) { return std::nullopt; }
    return Year{static_cast<int>(std::clamp(*value, -1'000'000LL, 1'000'000LL))};
  }

  std::vector<std::string> texts(std::string_view key) const {
    if (table_.text(key)) { problem(fmt::format("„{}“ muss eine Liste von Texten in eckigen Klammern sein", key)); }
    return table_.texts(key);
  }

  void problem(std::string what) const { problems_.add(std::move(what), where_); }
  bool has(std::string_view key) const { return std::ranges::find(keys_, key) != keys_.end(); }
  TomlTable const& table() const { return table_; }
  std::string const& where() const { return where_; }
  Problems& problems() const { return problems_; }

 private:
  TomlTable table_;
  std::string where_;
  std::vector<std::string> keys_;
  Problems& problems_;

  template <class T>
  std::optional<T> given(std::string_view key, std::optional<T> value, std::string_view kind) const {
    if (!value && has(key)) { problem(fmt::format("„{}“ muss {} sein", key, kind)); }
    return value;
  }
};

/// The tables of one kind of object, and its name in sentences.
struct Tables {
  std::string_view key;
  std::string_view one_de, many_de;
};
constexpr auto kField = Tables{.key = "field", .one_de = "Handlungsfeld", .many_de = "Handlungsfelder"};
constexpr auto kGoal = Tables{.key = "goal", .one_de = "Ziel", .many_de = "Ziele"};
constexpr auto kMeasure = Tables{.key = "measure", .one_de = "Maßnahme", .many_de = "Maßnahmen"};
constexpr auto kMilestone = Tables{.key = "milestone", .one_de = "Meilenstein", .many_de = "Meilensteine"};

/// "Ziel 3" while its code is not known, else the code.
std::string label(TomlTable const& table, Tables const& kind, std::size_t position) {
  return table.text("code").value_or(fmt::format("{} {}", kind.one_de, position + 1));
}

Field read_field(Values const& in) {
  in.allow_only({"code", "name_de", "name_en", "theme", "colour"});
  auto const theme = theme_from(in.text("theme"));
  if (!theme) {
    in.problem(fmt::format("das Thema „{}“ ist nicht bekannt; erlaubt sind living, work, climate, mobility",
                           in.text("theme")));
  }
  return {.code = in.text("code"),
          .name_de = in.text("name_de"),
          .name_en = in.text("name_en"),
          .theme = theme.value_or(Theme::kLiving),
          .colour = in.text("colour")};
}

Goal read_goal(Values const& in) {
  in.allow_only({"code", "field", "text_de", "text_en"});
  return {
      .code = in.text("code"), .field = in.text("field"), .text_de = in.text("text_de"), .text_en = in.text("text_en")};
}

State read_state(Values const& in) {
  if (auto const state = state_from(in.text("state"))) { return *state; }
  auto allowed = std::vector<std::string_view>{};
  for (auto const& entry : states()) { allowed.push_back(entry.id); }
  in.problem(
      fmt::format("der Stand „{}“ ist nicht bekannt; erlaubt sind {}", in.text("state"), fmt::join(allowed, ", ")));
  return State::kIdea;
}

std::optional<CostEstimate> read_cost(Values const& in) {
  auto const euro = in.number("cost_euro");
  auto const price_year = in.year("price_year");
  if (!euro) { return std::nullopt; }
  if (!price_year) { in.problem("„cost_euro“ ist ohne „price_year“ angegeben"); }
  constexpr auto kMost = 1e12;
  if (!(std::abs(*euro) <= kMost)) {
    in.problem(fmt::format("„cost_euro“ ist „{}“; erlaubt ist 0 bis {:.0f}", *euro, kMost));
    return std::nullopt;
  }
  return CostEstimate{.amount = EuroCents{std::llround(*euro * 100.0)}, .price_year = price_year.value_or(Year{2026})};
}

std::vector<Place> read_places(Values const& measure) {
  auto out = std::vector<Place>{};
  for (auto const& table : measure.table().tables("place")) {
    auto const in = Values{table, fmt::format("{} Ort {}", measure.where(), out.size() + 1), measure.problems()};
    in.allow_only({"title", "wkt"});
    auto shape = geo::from_wkt(in.text("wkt"));
    if (!shape) { in.problems().add(within(in.where(), shape.error())); }
    // A place that cannot be read still takes its position, so that effects are not blamed for it.
    out.push_back({.title = in.text("title"), .shape = shape ? *std::move(shape) : geo::Shape{geo::Point{}}});
  }
  return out;
}

ParameterValues read_parameters(Values const& effect) {
  auto out = ParameterValues{};
  auto const table = effect.table().table("parameters");
  if (!table) { return out; }
  for (auto const& key : table->keys()) {
    if (auto const text = table->text(key)) {
      out.emplace(key, *text);
    } else if (auto const number = table->number(key)) {
      out.emplace(key, *number);
    } else {
      effect.problem(fmt::format("der Parameter „{}“ muss ein Text oder eine Zahl sein", key));
    }
  }
  return out;
}

std::vector<EffectSpec> read_effects(Values const& measure) {
  auto out = std::vector<EffectSpec>{};
  for (auto const& table : measure.table().tables("effect")) {
    auto const in = Values{table, fmt::format("{} Wirkung {}", measure.where(), out.size() + 1), measure.problems()};
    in.allow_only({"type", "place", "parameters"});
    auto const place = in.number("place").value_or(0.0);
    constexpr auto kMost = 100'000.0;
    auto const is_position = place >= 0.0 && place <= kMost && place == std::floor(place);
    if (!is_position) {
      in.problem(fmt::format("„place“ ist „{}“; erlaubt ist die Nummer eines Ortes, gezählt ab 0", place));
    }
    out.push_back({.type = in.text("type"),
                   .place = static_cast<std::uint32_t>(std::clamp(place, 0.0, kMost)),
                   .parameters = read_parameters(in)});
  }
  return out;
}

Measure read_measure(Values const& in) {
  in.allow_only({"code", "title", "summary", "field", "goals", "districts", "lead", "state", "start", "end",
                 "cost_euro", "price_year", "flagship", "example", "place", "effect"});
  return {.code = in.text("code"),
          .title = in.text("title"),
          .summary = in.text("summary"),
          .field = in.text("field"),
          .goals = in.texts("goals"),
          .districts = in.texts("districts"),
          .lead = in.text("lead"),
          .state = read_state(in),
          .start = in.year("start"),
          .end = in.year("end"),
          .cost = read_cost(in),
          .flagship = in.boolean("flagship"),
          .example = in.boolean("example"),
          .places = read_places(in),
          .effects = read_effects(in)};
}

Milestone read_milestone(Values const& in) {
  in.allow_only({"code", "date", "title_de", "title_en", "source"});
  auto const date = parse_rough_date(in.text("date"));
  if (!date) {
    in.problem(fmt::format("„date“ ist „{}“; erlaubt sind ein Tag („2025-10-06“), ein Monat („2025-10“) oder ein Jahr "
                           "(„2025“) in Anführungszeichen",
                           in.text("date")));
  }
  // The year of a date that cannot be read is not blamed for it a second time.
  return {.code = in.text("code"),
          .date = date.value_or(RoughDate{.year = std::chrono::year{2025}, .month = {}, .day = {}}),
          .title_de = in.text("title_de"),
          .title_en = in.text("title_en"),
          .source = in.text("source")};
}

/// Numbers as they are meant: 1200, 1200.5 and "1200.50" are the same amount.
std::optional<std::string> number_text(TomlTable const& table, std::string_view key) {
  if (auto const whole = table.integer(key)) { return fmt::format("{}", *whole); }
  if (auto const number = table.number(key)) { return fmt::format("{}", *number); }
  return table.text(key);
}

/// The text of an attribute as the form reads it; nothing where the value has another type.
std::optional<std::string> text_of(TomlTable const& table, AttributeInfo const& info) {
  switch (info.kind) {
    case Kind::kReferences:
      return table.text(info.key) ? std::nullopt : std::optional{value_text(table.texts(info.key))};
    case Kind::kFlag:
      if (auto const flag = table.boolean(info.key)) { return value_text(*flag); }
      return std::nullopt;
    case Kind::kInteger:
    case Kind::kNumber:
    case Kind::kYear:
    case Kind::kMoney:
    case Kind::kRate: {
      auto number = number_text(table, info.key);
      return number ? std::move(number) : table.text(info.key);
    }
    case Kind::kMoneyByYear:
    case Kind::kMonthsByYear: {
      auto const years = table.table(info.key);
      if (!years) { return std::nullopt; }
      auto parts = std::vector<std::string>{};
      for (auto const& year : years->keys()) {
        parts.push_back(fmt::format("{}={}", year, number_text(*years, year).value_or("?")));
      }
      return fmt::format("{}", fmt::join(parts, "; "));
    }
    default: return table.text(info.key);
  }
}

/// Objects that have a form: keys are those of its attributes.
std::vector<Record> read_records(TomlTable const& document, Form const& form, Plan& plan, Problems& problems) {
  auto out = std::vector<Record>{};
  for (auto const& table : document.tables(form.id)) {
    auto const code = table.text("code").value_or("");
    auto const in = Values{table, code.empty() ? std::string{form.one_de} : code, problems};
    auto allowed = std::vector<std::string_view>{};
    auto record = empty_record(form, code);
    for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
      auto const& info = form.attributes[i];
      allowed.push_back(info.key);
      if (!in.has(info.key)) { continue; }
      if (auto text = text_of(table, info)) {
        record.values[i] = *std::move(text);
      } else {
        in.problem(fmt::format("„{}“ hat nicht die Art, die hier steht ({})", info.key, info.title_de));
      }
    }
    in.allow_only(allowed);
    if (form.find(plan, code)) {
      in.problem(fmt::format("zwei Einträge unter „{}“ haben das Kürzel „{}“", form.many_de, code));
    }
    if (auto done = form.put(plan, record); !done) { problems.add(done.error()); }
    out.push_back(std::move(record));
  }
  return out;
}

template <class T>
void check_codes_differ(std::vector<T> const& rows, Tables const& kind, Problems& problems) {
  auto seen = std::set<std::string_view>{};
  for (auto const& row : rows) {
    if (!row.code.empty() && !seen.insert(row.code).second) {
      problems.add(fmt::format("zwei {} haben das Kürzel „{}“", kind.many_de, row.code), row.code + " code");
    }
  }
}

template <class T>
std::vector<T> read_all(TomlTable const& document, Tables const& kind, T (*read)(Values const&), Problems& problems) {
  auto out = std::vector<T>{};
  for (auto const& table : document.tables(kind.key)) {
    out.push_back(read(Values{table, label(table, kind, out.size()), problems}));
  }
  check_codes_differ(out, kind, problems);
  return out;
}

}  // namespace

Result<Plan> read_plan(std::string_view toml, std::string_view where) {
  TRY(auto const document, parse_toml(toml, where));
  auto problems = Problems{};
  auto allowed = std::vector<std::string_view>{"plan", "field", "goal", "measure", "milestone"};
  for (auto const& form : forms()) { allowed.push_back(form.id); }
  Values{document, "", problems}.allow_only(allowed);
  auto out = Plan{.title = document.text("plan.title").value_or(""),
                  .fields = read_all(document, kField, read_field, problems),
                  .goals = read_all(document, kGoal, read_goal, problems),
                  .measures = read_all(document, kMeasure, read_measure, problems),
                  .milestones = read_all(document, kMilestone, read_milestone, problems)};
  auto records = std::vector<Record>{};
  for (auto const& form : forms()) {
    for (auto& record : read_records(document, form, out, problems)) { records.push_back(std::move(record)); }
  }
  if (out.title.empty()) { problems.add("der Plan hat keinen Titel", "[plan] title"); }
  for (auto const& field : out.fields) { check(field, problems); }
  for (auto const& goal : out.goals) { check(out, goal, problems); }
  for (auto const& measure : out.measures) { check(out, measure, problems); }
  for (auto const& milestone : out.milestones) { check(milestone, problems); }
  for (auto const& record : records) { check(out, record, problems); }
  if (!problems.empty()) { return fail(within(where, Error{std::move(problems.list)})); }
  return out;
}

std::string kaiserslautern_plan() {
  auto const parts = std::array{kPlan,       kPlanLiving,      kPlanWork,      kPlanClimate,      kPlanMobility,
                                kPlanRecord, kPlanMeasured,    kPlanSpace,     kPlanBefore,       kPlanActors,
                                kPlanPapers, kPlanDecisions,   kPlanProgress,  kPlanEvidence,     kPlanProfiles,
                                kPlanMoney,  kPlanMoneyLiving, kPlanMoneyWork, kPlanMoneyClimate, kPlanMoneyMobility,
                                kPlanStaff};
  return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace leitbild::plan
