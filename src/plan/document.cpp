#include "plan/document.h"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/date.h"
#include "plan/rename.h"

namespace leitbild::plan {
namespace {

constexpr std::string_view kFormat = "leitbild-plan";
constexpr auto kCentDecimals = 2;
constexpr std::string_view kStableId = "stable_id";  // written only; it follows from the former codes

// ---- Objects that have a form ----------------------------------------------------------------------------------------

Json by_year_json(std::string const& text, bool money) {
  auto out = Json::object();
  if (money) {
    auto values = ByYear<EuroCents>{};
    static_cast<void>(read_value(values, text));  // canonical
    for (auto const& [year, amount] : values) { out[fmt::format("{}", year.value)] = amount.value; }
  } else {
    auto values = ByYear<PersonMonths>{};
    static_cast<void>(read_value(values, text));
    for (auto const& [year, months] : values) {
      out[fmt::format("{}", year.value)] = static_cast<double>(months.value) / 100.0;
    }
  }
  return out;
}

/// `text` is canonical and not empty.
Json value_json(AttributeInfo const& info, std::string const& text) {
  switch (info.kind) {
    case Kind::kReferences: {
      auto list = std::vector<std::string>{};
      static_cast<void>(read_value(list, text));
      return list;
    }
    case Kind::kFlag: return true;
    case Kind::kInteger:
    case Kind::kYear: return parse_exact(text, 0).value_or(0);
    case Kind::kNumber:
    case Kind::kRate: return text.find('/') == std::string::npos ? Json(std::stod(text)) : Json(text);
    case Kind::kMoney: return parse_exact(text, kCentDecimals).value_or(0);
    case Kind::kMoneyByYear: return by_year_json(text, true);
    case Kind::kMonthsByYear: return by_year_json(text, false);
    default: return text;
  }
}

/// The shortest decimal that is this number.
std::string decimal_text(Json const& number) {
  return number.is_number_float() ? fmt::format("{}", number.get<double>()) : number.dump();
}

std::string cents_text(Json const& cents) { return exact_text(cents.get<std::int64_t>(), kCentDecimals); }

/// Nothing: the value is of another type than the attribute.
std::optional<std::string> value_from(AttributeInfo const& info, Json const& value) {
  switch (info.kind) {
    case Kind::kReferences: {
      auto out = std::vector<std::string>{};
      for (auto const& item : value) {
        if (!item.is_string()) { return std::nullopt; }
        out.push_back(item.get<std::string>());
      }
      return value.is_array() ? std::optional{value_text(out)} : std::nullopt;
    }
    case Kind::kFlag: return value.is_boolean() ? std::optional{value_text(value.get<bool>())} : std::nullopt;
    case Kind::kMoney: return value.is_number_integer() ? std::optional{cents_text(value)} : std::nullopt;
    case Kind::kInteger:
    case Kind::kYear: return value.is_number_integer() ? std::optional{value.dump()} : std::nullopt;
    case Kind::kNumber:
    case Kind::kRate:
      if (value.is_string()) { return value.get<std::string>(); }
      return value.is_number() ? std::optional{decimal_text(value)} : std::nullopt;
    case Kind::kMoneyByYear:
    case Kind::kMonthsByYear: {
      if (!value.is_object()) { return std::nullopt; }
      auto out = std::string{};
      for (auto const& [year, amount] : value.items()) {
        auto const is_money = info.kind == Kind::kMoneyByYear;
        if (is_money ? !amount.is_number_integer() : !amount.is_number()) { return std::nullopt; }
        out +=
            fmt::format("{}{}={}", out.empty() ? "" : "; ", year, is_money ? cents_text(amount) : decimal_text(amount));
      }
      return out;
    }
    default: return value.is_string() ? std::optional{value.get<std::string>()} : std::nullopt;
  }
}

Record record_from(Form const& form, Json const& object, std::string_view where, Problems& problems) {
  auto out = empty_record(form, "");
  for (auto const& [key, value] : object.items()) {
    if (key == kStableId) { continue; }
    auto const at = attribute_position(form, key);
    if (at == form.attributes.size()) {
      problems.add(fmt::format("„{}“ ist hier nicht bekannt", key), std::string{where});
      continue;
    }
    if (auto text = value_from(form.attributes[at], value)) {
      out.values[at] = *std::move(text);
    } else {
      problems.add(fmt::format("„{}“ hat nicht die Art, die hier steht: {}", key, value.dump()), std::string{where});
    }
  }
  return out;
}

// ---- Fields, goals, measures, milestones -------------------------------------------------------------------------------

/// Values of one JSON object; everything that does not fit is added to the problems.
struct Object {
  Json const& json;
  std::string where;
  Problems& problems;

  template <class T>
  T get(char const* key, T otherwise, bool (Json::*is)() const noexcept, std::string_view kind) const {
    auto const found = json.find(key);
    if (found == json.end()) { return otherwise; }
    if (!(found.value().*is)()) {
      problems.add(fmt::format("„{}“ muss {} sein", key, kind), where);
      return otherwise;
    }
    return found.value().template get<T>();
  }
  std::string text(char const* key) const { return get<std::string>(key, {}, &Json::is_string, "ein Text"); }
  bool flag(char const* key) const { return get<bool>(key, false, &Json::is_boolean, "true oder false"); }
  std::optional<Year> year(char const* key) const {
    if (!json.contains(key)) { return std::nullopt; }
    return Year{get<int>(key, 0, &Json::is_number_integer, "ein Jahr")};
  }
  std::vector<std::string> texts(char const* key) const {
    auto out = std::vector<std::string>{};
    for (auto const& item : list(key)) {
      if (item.is_string()) { out.push_back(item.get<std::string>()); }
    }
    return out;
  }
  Json list(char const* key) const { return get<Json>(key, Json::array(), &Json::is_array, "eine Liste"); }
};

Field field_from(Object const& in) {
  auto const theme = theme_from(in.text("theme"));
  if (!theme) { in.problems.add(fmt::format("das Thema „{}“ ist nicht bekannt", in.text("theme")), in.where); }
  return {.code = in.text("code"),
          .name_de = in.text("name_de"),
          .name_en = in.text("name_en"),
          .theme = theme.value_or(Theme::kLiving),
          .colour = in.text("colour")};
}

Goal goal_from(Object const& in) {
  return {
      .code = in.text("code"), .field = in.text("field"), .text_de = in.text("text_de"), .text_en = in.text("text_en")};
}

Milestone milestone_from(Object const& in) {
  auto const date = parse_rough_date(in.text("date"));
  if (!date) { in.problems.add(fmt::format("„{}“ ist kein Datum", in.text("date")), in.where); }
  return {.code = in.text("code"),
          .date = date.value_or(RoughDate{}),
          .title_de = in.text("title_de"),
          .title_en = in.text("title_en"),
          .source = in.text("source")};
}

std::vector<Place> places_from(Object const& in) {
  auto out = std::vector<Place>{};
  for (auto const& item : in.list("places")) {
    auto const place = Object{item, in.where, in.problems};
    auto shape = geo::from_wkt(place.text("wkt"));
    if (!shape) { in.problems.add(within(in.where, shape.error())); }
    out.push_back({.title = place.text("title"), .shape = shape ? *std::move(shape) : geo::Shape{geo::Point{}}});
  }
  return out;
}

std::vector<EffectSpec> effects_from(Object const& in) {
  auto out = std::vector<EffectSpec>{};
  for (auto const& item : in.list("effects")) {
    auto const effect = Object{item, in.where, in.problems};
    auto spec = EffectSpec{.type = effect.text("type"),
                           .place = effect.get<std::uint32_t>("place", 0, &Json::is_number_unsigned, "eine Zahl"),
                           .parameters = {}};
    auto const given = effect.get<Json>("parameters", Json::object(), &Json::is_object, "ein Objekt");
    for (auto const& [name, value] : given.items()) {
      if (value.is_string()) { spec.parameters.emplace(name, value.get<std::string>()); }
      if (value.is_number()) { spec.parameters.emplace(name, value.get<double>()); }
    }
    out.push_back(std::move(spec));
  }
  return out;
}

Measure measure_from(Object const& in) {
  auto const state = state_from(in.text("state"));
  if (!state) { in.problems.add(fmt::format("der Stand „{}“ ist nicht bekannt", in.text("state")), in.where); }
  auto cost = std::optional<CostEstimate>{};
  if (in.json.contains("cost")) {
    cost = CostEstimate{EuroCents{in.get<std::int64_t>("cost", 0, &Json::is_number_integer, "ein Betrag in Cent")},
                        in.year("price_year").value_or(Year{})};
  }
  return {.code = in.text("code"),
          .title = in.text("title"),
          .summary = in.text("summary"),
          .field = in.text("field"),
          .goals = in.texts("goals"),
          .districts = in.texts("districts"),
          .lead = in.text("lead"),
          .state = state.value_or(State::kIdea),
          .start = in.year("start"),
          .end = in.year("end"),
          .cost = cost,
          .flagship = in.flag("flagship"),
          .example = in.flag("example"),
          .places = places_from(in),
          .effects = effects_from(in)};
}

template <class T>
void add_all(Json& document, char const* key, std::vector<T> const& rows) {
  auto list = Json::array();
  for (auto const& row : rows) { list.push_back(to_json(row)); }
  document[key] = std::move(list);
}

template <class T>
void read_all(Json const& document, char const* key, std::vector<T>& rows, T (*read)(Object const&),
              std::string_view where, Problems& problems) {
  auto const list = document.find(key);
  if (list == document.end()) { return; }
  for (auto const& item : *list) {
    auto const code = item.value("code", std::string{});
    rows.push_back(read(Object{item, fmt::format("{}: {} {}", where, key, code), problems}));
  }
}

Result<Plan> read_document(Json const& document, std::string_view where) {
  if (!document.is_object() || document.value("format", std::string{}) != kFormat) {
    return fail(fmt::format("das ist kein Plan („format“ müsste „{}“ sein)", kFormat), std::string{where});
  }
  if (auto const version = document.value("version", 0); version != kDocumentVersion) {
    return fail(fmt::format("die Version „{}“ des Plans ist nicht bekannt; bekannt ist {}", version, kDocumentVersion),
                std::string{where});
  }
  auto problems = Problems{};
  auto out = Plan{};
  out.title = document.value("title", std::string{});
  read_all(document, "field", out.fields, field_from, where, problems);
  read_all(document, "goal", out.goals, goal_from, where, problems);
  read_all(document, "measure", out.measures, measure_from, where, problems);
  read_all(document, "milestone", out.milestones, milestone_from, where, problems);
  for (auto const& form : forms()) {
    auto const list = document.find(std::string{form.id});
    if (list == document.end()) { continue; }
    auto codes = std::set<std::string>{};
    for (auto const& item : *list) {
      auto const here = fmt::format("{}: {} {}", where, form.id, item.value("code", std::string{}));
      auto const record = record_from(form, item, here, problems);
      auto const is_new = codes.insert(record.code()).second;
      if (auto done = (is_new ? form.add : form.put)(out, record); !done) { problems.add(within(here, done.error())); }
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

void add_stable_ids(Json& document, Plan const& plan) {
  auto const ids = stable_ids(plan);
  if (ids.empty()) { return; }
  for (auto& list : document) {
    if (!list.is_array()) { continue; }
    for (auto& object : list) {
      if (auto const id = ids.find(object.value("code", std::string{})); id != ids.end()) {
        object[std::string{kStableId}] = id->second;
      }
    }
  }
}

}  // namespace

Json to_json(Field const& field) {
  return {{"code", field.code},
          {"name_de", field.name_de},
          {"name_en", field.name_en},
          {"theme", name(field.theme)},
          {"colour", field.colour}};
}

Json to_json(Goal const& goal) {
  return {{"code", goal.code}, {"field", goal.field}, {"text_de", goal.text_de}, {"text_en", goal.text_en}};
}

Json to_json(Milestone const& milestone) {
  return {{"code", milestone.code},
          {"date", iso(milestone.date)},
          {"title_de", milestone.title_de},
          {"title_en", milestone.title_en},
          {"source", milestone.source}};
}

Json to_json(Measure const& m) {
  auto out = Json{{"code", m.code},   {"title", m.title},         {"summary", m.summary}, {"field", m.field},
                  {"goals", m.goals}, {"districts", m.districts}, {"lead", m.lead},       {"state", info(m.state).id}};
  if (m.start) { out["start"] = m.start->value; }
  if (m.end) { out["end"] = m.end->value; }
  if (m.cost) {
    out["cost"] = m.cost->amount.value;
    out["price_year"] = m.cost->price_year.value;
  }
  out["flagship"] = m.flagship;
  out["example"] = m.example;
  out["places"] = Json::array();
  for (auto const& place : m.places) {
    out["places"].push_back({{"title", place.title}, {"wkt", geo::to_exact_wkt(place.shape)}});
  }
  out["effects"] = Json::array();
  for (auto const& effect : m.effects) {
    auto parameters = Json::object();
    for (auto const& [name, value] : effect.parameters) {
      std::visit([&](auto const& v) { parameters[name] = v; }, value);
    }
    out["effects"].push_back({{"type", effect.type}, {"place", effect.place}, {"parameters", std::move(parameters)}});
  }
  return out;
}

Json to_json(Record const& record) {
  auto const& form = *find_form(record.form);
  auto out = Json::object();
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto const& info = form.attributes[i];
    if (!record.values[i].empty()) { out[std::string{info.key}] = value_json(info, record.values[i]); }
  }
  return out;
}

Json to_json(Plan const& plan) {
  auto out = Json{{"format", kFormat}, {"version", kDocumentVersion}, {"title", plan.title}};
  add_all(out, "field", plan.fields);
  add_all(out, "goal", plan.goals);
  add_all(out, "measure", plan.measures);
  add_all(out, "milestone", plan.milestones);
  for (auto const& form : forms()) {
    if (form.count(plan) == 0) { continue; }
    auto list = Json::array();
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) { list.push_back(to_json(form.at(plan, i))); }
    out[std::string{form.id}] = std::move(list);
  }
  add_stable_ids(out, plan);
  return out;
}

Result<Plan> plan_from_json(Json const& document, std::string_view where) try {
  return read_document(document, where);
} catch (Json::exception const& error) {
  // A list where an object should be, a number where a text should be.
  return fail(fmt::format("das Dokument ist nicht so aufgebaut wie ein Plan ({})", error.what()), std::string{where});
}

}  // namespace leitbild::plan
