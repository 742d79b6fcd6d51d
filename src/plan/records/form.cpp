#include "plan/records/form.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/plan.h"
#include "plan/records/topics.h"
#include "plan/rename.h"

namespace leitbild::plan {
namespace {

/// "A-1; A-2" or "A-1".
std::vector<std::string> codes_in(AttributeInfo const& info, std::string const& text) {
  if (text.empty()) { return {}; }
  auto out = std::vector<std::string>{};
  if (info.kind == Kind::kReferences) {
    static_cast<void>(read_value(out, text));  // canonical
  } else {
    out.push_back(text);
  }
  return out;
}

bool is_there(Plan const& plan, std::string_view form, std::string_view code) {
  if (form == "*") { return !kind_of_object(plan, code).empty(); }
  if (form == "measure") { return find_measure(plan, code) != nullptr; }
  if (form == "field") { return find_field(plan, code) != nullptr; }
  if (form == "goal") { return find_goal(plan, code) != nullptr; }
  auto const* const found = find_form(form);
  return found != nullptr && found->find(plan, code).has_value();
}

std::string_view title_of_form(std::string_view form) {
  if (form == "*") { return "nichts mit dem Kürzel"; }
  if (form == "measure") { return "keine Maßnahme"; }
  if (form == "field") { return "kein Handlungsfeld"; }
  if (form == "goal") { return "kein Ziel"; }
  return {};
}

std::string missing(std::string_view form, std::string_view code) {
  if (auto const title = title_of_form(form); !title.empty()) {
    return fmt::format("der Plan hat {} „{}“", title, code);
  }
  return fmt::format("„{}“ steht im Plan nicht unter „{}“", code, find_form(form)->many_de);
}

/// `has`: whether the plan has such a code, as is_there() says; `hint`: what else there is to say about a code that it has
/// not.
template <class Has, class Hint>
void check_with(Has has, Hint hint, Record const& record, Problems& problems) {
  auto const& form = *find_form(record.form);
  if (!is_good_code(record.code())) {
    problems.add(fmt::format("„{}“ ist kein Kürzel; erlaubt sind Buchstaben ohne Umlaute, Ziffern, „-“, „.“ und „_“",
                             record.code()),
                 fmt::format("{} code", form.one_de));
  }
  for (auto i = std::size_t{1}; i < form.attributes.size(); ++i) {
    auto const& info = form.attributes[i];
    auto const& text = record.values[i];
    auto const where = fmt::format("{} {}", record.code(), info.key);
    if (info.required && trimmed(text).empty()) { problems.add(fmt::format("„{}“ fehlt", info.title_de), where); }
    if (info.refers_to.empty()) { continue; }
    for (auto const& code : codes_in(info, text)) {
      if (!has(info.refers_to, code)) { problems.add(missing(info.refers_to, code) + hint(code), where); }
    }
  }
  form.own_rules(record, problems);
}

}  // namespace

std::vector<Form> const& forms() {
  static auto const kForms = [] {
    auto out = std::vector<Form>{};
    for (auto const& topic :
         {concept_forms(), detail_forms(), decision_forms(), finance_forms(), progress_forms(), text_forms()}) {
      out.insert(out.end(), topic.begin(), topic.end());
    }
    return out;
  }();
  return kForms;
}

Form const* find_form(std::string_view name) {
  for (auto const& form : forms()) {
    if (form.id == name) { return &form; }
  }
  auto const wanted = folded(name);
  for (auto const& form : forms()) {
    for (auto const title : {form.one_de, form.many_de, form.many_en}) {
      if (folded(title) == wanted) { return &form; }
    }
  }
  return nullptr;
}

std::size_t attribute_position(Form const& form, std::string_view key) {
  auto const found = std::ranges::find(form.attributes, key, &AttributeInfo::key);
  return static_cast<std::size_t>(found - form.attributes.begin());
}

std::string const& value_of(Record const& record, std::string_view key) {
  return record.values[attribute_position(*find_form(record.form), key)];
}

std::optional<Record> record_with(Plan const& plan, Form const& form, std::string_view code) {
  auto const position = form.find(plan, code);
  return position ? std::optional{form.at(plan, *position)} : std::nullopt;
}

Record empty_record(Form const& form, std::string code) {
  auto out = Record{.form = form.id, .values = std::vector<std::string>(form.attributes.size())};
  out.values.front() = std::move(code);
  return out;
}

bool is_good_code(std::string_view code) {
  return !code.empty() && std::ranges::all_of(code, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
  });
}

void check(Plan const& plan, Record const& record, Problems& problems) {
  check_with([&](std::string_view form, std::string_view code) { return is_there(plan, form, code); },
             [&](std::string_view code) { return hint_at_current_code(plan, code); }, record, problems);
}

void check(CodeIndex const& codes, Record const& record, Problems& problems) {
  check_with([&](std::string_view form, std::string_view code) { return codes.has(form, code); },
             [](std::string_view) { return std::string{}; }, record, problems);
}

CodeIndex::CodeIndex(Plan const& plan) {
  for (auto const& field : plan.fields) { by_form_["field"].insert(field.code); }
  for (auto const& goal : plan.goals) { by_form_["goal"].insert(goal.code); }
  for (auto const& measure : plan.measures) { by_form_["measure"].insert(measure.code); }
  for (auto const& milestone : plan.milestones) { all_.insert(milestone.code); }
  for (auto const& form : forms()) {
    auto& codes = by_form_[form.id];
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) { codes.insert(form.code_at(plan, i)); }
  }
  for (auto const& [form, codes] : by_form_) { all_.insert(codes.begin(), codes.end()); }
}

bool CodeIndex::has(std::string_view refers_to, std::string_view code) const {
  if (refers_to == "*") { return all_.contains(code); }
  auto const found = by_form_.find(refers_to);
  return found != by_form_.end() && found->second.contains(code);
}

std::string_view kind_of_object(Plan const& plan, std::string_view code) {
  if (find_measure(plan, code) != nullptr) { return "Maßnahme"; }
  if (find_field(plan, code) != nullptr) { return "Handlungsfeld"; }
  if (find_goal(plan, code) != nullptr) { return "Ziel"; }
  if (find_milestone(plan, code) != nullptr) { return "Meilenstein"; }
  for (auto const& form : forms()) {
    if (form.find(plan, code)) { return form.one_de; }
  }
  return {};
}

std::vector<std::string> references_to(Plan const& plan, std::string_view code) {
  auto const of_kind = [&](std::string_view form) { return is_there(plan, form, code); };
  auto out = std::vector<std::string>{};
  for (auto const& form : forms()) {
    for (auto row = std::size_t{0}; row < form.count(plan); ++row) {
      auto const record = form.at(plan, row);
      for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
        auto const& info = form.attributes[i];
        if (info.refers_to.empty() || record.values[i].find(code) == std::string::npos) { continue; }
        auto const codes = codes_in(info, record.values[i]);
        if (std::ranges::find(codes, code) != codes.end() && of_kind(info.refers_to)) {
          out.push_back(fmt::format("{} {} ({})", form.one_de, record.code(), info.title_de));
        }
      }
    }
  }
  return out;
}

}  // namespace leitbild::plan
