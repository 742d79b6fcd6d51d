#include "exchange/sheets/base_table.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace leitbild::exchange {
namespace {

constexpr std::string_view kWorkbook = "workbook";
constexpr std::string_view kEntries = "entries";
constexpr std::string_view kMoment = "moment";

Json json_of(Texts const& texts) {
  auto out = Json::object();
  for (auto const& [attribute, text] : texts) {
    if (!text.empty()) { out[attribute] = text; }
  }
  return out;
}

void add_row(Table& table, std::string_view kind, std::string const& code, Json const& content) {
  // Texts of a plan are UTF-8; a plan that was damaged elsewhere still gives a workbook.
  table.rows.push_back({{.text = std::string{kind}},
                        {.text = code},
                        {.text = content.dump(-1, ' ', false, Json::error_handler_t::replace)}});
}

template <class T>
void add_rows(Table& table, std::string_view kind, TableForm<T> const& form, std::vector<T> const& rows) {
  for (auto const& row : rows) { add_row(table, kind, row.code, json_of(texts_of(form, row))); }
}

/// Nothing: not what add_row() wrote.
std::optional<Texts> texts_from(std::string const& text) {
  auto const json = Json::parse(text, nullptr, false);
  if (!json.is_object()) { return std::nullopt; }
  auto out = Texts{};
  for (auto const& [attribute, value] : json.items()) {
    if (!value.is_string()) { return std::nullopt; }
    out.emplace(attribute, value.get<std::string>());
  }
  return out;
}

}  // namespace

Origin origin_of(std::vector<plan::JournalEntry> const& journal) {
  if (journal.empty()) { return {}; }
  return {.plan = journal.front().at, .entries = journal.size(), .moment = journal.back().at};
}

Table base_table(plan::Plan const& plan, Origin const& origin) {
  auto table = Table{.name = std::string{kBaseSheet},
                     .header = {"Art", "Kürzel", "Inhalt"},
                     .rows = {},
                     .protection = Protection::kAll,
                     .layout = Layout::kHidden};
  add_row(table, kWorkbook, origin.plan,
          {{std::string{kEntries}, std::to_string(origin.entries)}, {std::string{kMoment}, origin.moment}});
  add_rows(table, "field", field_table(), plan.fields);
  add_rows(table, "goal", goal_table(), plan.goals);
  add_rows(table, "measure", whole_measure_table(), plan.measures);
  add_rows(table, "milestone", milestone_table(), plan.milestones);
  auto const& forms = plan::forms();
  for (auto i = std::size_t{0}; i < forms.size(); ++i) {
    for (auto row = std::size_t{0}; row < forms[i].count(plan); ++row) {
      auto const record = forms[i].at(plan, row);
      add_row(table, forms[i].id, record.code(), json_of(texts_of(record_tables()[i], record)));
    }
  }
  return table;
}

std::optional<Base> base_in(std::vector<Sheet> const& sheets) {
  constexpr auto kColumns = std::size_t{3};
  auto const sheet = std::ranges::find(sheets, kBaseSheet, &Sheet::name);
  if (sheet == sheets.end()) { return std::nullopt; }
  auto out = Base{};
  auto has_origin = false;
  for (auto row = std::size_t{1}; row < sheet->rows.size(); ++row) {
    auto const& cells = sheet->rows[row].cells;
    if (cells.size() < kColumns) { return std::nullopt; }
    auto texts = texts_from(cells[2]);
    if (!texts) { return std::nullopt; }
    if (cells[0] == kWorkbook) {
      auto const entries = parse_integer((*texts)[std::string{kEntries}]).value_or(0);
      out.origin = {.plan = cells[1],
                    .entries = static_cast<std::size_t>(std::max(entries, 0LL)),
                    .moment = (*texts)[std::string{kMoment}]};
      has_origin = true;
      continue;
    }
    out.objects.emplace(ObjectId{cells[0], cells[1]}, *std::move(texts));
  }
  return has_origin ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace leitbild::exchange
