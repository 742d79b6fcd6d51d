// Row by row: which targets want it, what their rules make of its cells, and rows with the same code brought together.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "exchange/mapping/amount.h"
#include "exchange/mapping/mapping.h"

namespace leitbild::exchange {
namespace {

using Kind = TargetAttribute::Kind;

/// What a rule has made: a text, or amounts; and the cell it came from.
struct Value {
  std::string text, place;
  std::optional<std::int64_t> amount;
  std::map<int, std::int64_t> years;
};

using Values = std::map<std::string, Value>;  // by attribute

struct MadeRow {
  std::size_t number{};  // of the foreign row
  Values values;
};

bool is_amount(Kind kind) { return kind == Kind::kAmount || kind == Kind::kAmountsByYear; }

TargetForm const& form_of(MappingTarget const& target) {
  return *std::ranges::find(target_forms(), target.kind, &TargetForm::kind);
}

Kind kind_in(TargetForm const& form, std::string const& attribute) {
  return std::ranges::find(form.attributes, attribute, &TargetAttribute::key)->kind;
}

/// Letters that codes do not have are written out; everything else between two letters or digits becomes one hyphen.
std::string as_code(std::string_view text) {
  auto plain = std::string{text};
  constexpr auto kLetters = std::array<std::pair<std::string_view, std::string_view>, 7>{
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"ß", "ss"}}};
  for (auto const& [letter, written] : kLetters) {
    for (auto at = plain.find(letter); at != std::string::npos; at = plain.find(letter)) {
      plain.replace(at, letter.size(), written);
    }
  }
  auto out = std::string{};
  auto gap = false;
  for (auto const c : plain) {
    auto const good =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    if (good && gap && !out.empty()) { out += '-'; }
    if (good) { out += c; }
    gap = !good;
  }
  return out;
}

std::string one_line(std::string_view text) {
  auto out = std::string{};
  for (auto const c : trimmed(text)) {
    auto const blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) { out += c; }
    if (blank && !out.ends_with(' ')) { out += ' '; }
  }
  return out;
}

class Mapper {
 public:
  Mapper(Sheet const& foreign, Mapping const& mapping, Problems& problems)
      : foreign_{foreign}, mapping_{mapping}, problems_{problems} {
    for (auto row = std::size_t{0}; row < foreign.rows.size(); ++row) {
      if (foreign.rows[row].number >= mapping.header) {
        header_ = row;
        break;
      }
    }
    if (foreign.rows.empty()) { return; }
    auto const& cells = foreign.rows[header_].cells;
    for (auto i = std::size_t{0}; i < cells.size(); ++i) { columns_.emplace(one_line(cells[i]), i); }
  }

  std::vector<MadeRow> rows_of(MappingTarget const& target) {
    auto out = std::vector<MadeRow>{};
    auto const& form = form_of(target);
    if (!knows_columns(target)) { return out; }
    row_number_ = 0;
    for (row_ = header_ + 1; row_ < foreign_.rows.size(); ++row_) {
      if (!std::ranges::all_of(target.rows, [&](Condition const& condition) { return holds(condition); })) { continue; }
      ++row_number_;
      auto made = MadeRow{.number = foreign_.rows[row_].number, .values = {}};
      for (auto const& [attribute, rule] : target.attributes) {
        made.values.emplace(attribute, value_of(rule, kind_in(form, attribute)));
      }
      if (!target.only_with_amounts || has_amount(made.values)) { out.push_back(std::move(made)); }
    }
    return out;
  }

 private:
  Sheet const& foreign_;
  Mapping const& mapping_;
  Problems& problems_;
  std::size_t header_{};
  std::map<std::string, std::size_t> columns_;
  std::size_t row_{}, row_number_{};

  void collect_columns(Rule const& rule, std::set<std::string>& out) const {
    if (!rule.column.empty()) { out.insert(rule.column); }
    for (auto const& part : rule.parts) { collect_columns(part, out); }
  }

  bool knows_columns(MappingTarget const& target) {
    auto wanted = std::set<std::string>{};
    for (auto const& condition : target.rows) { wanted.insert(condition.column); }
    auto patterns = std::set<std::string>{};
    for (auto const& [attribute, rule] : target.attributes) {
      collect_columns(rule, wanted);
      if (!rule.years.empty()) { patterns.insert(rule.years); }
    }
    auto headings = std::vector<std::string>{};
    for (auto const& cell : foreign_.rows[header_].cells) { headings.push_back(one_line(cell)); }
    auto good = true;
    auto const complain = [&](std::string const& what) {
      problems_.add(fmt::format("{}; die Spalten sind {}", what, fmt::join(headings, ", ")),
                    place_of(foreign_, header_, 0));
      good = false;
    };
    for (auto const& column : wanted) {
      if (!columns_.contains(column)) { complain(fmt::format("die Spalte „{}“ der Zuordnung fehlt", column)); }
    }
    for (auto const& pattern : patterns) {
      if (year_columns(pattern).empty()) { complain(fmt::format("keine Spalte heißt wie „{}“", pattern)); }
    }
    return good;
  }

  /// Year and position of each column that is called as the pattern says.
  std::vector<std::pair<int, std::size_t>> year_columns(std::string_view pattern) const {
    constexpr std::string_view kYear = "{year}";
    constexpr auto kDigits = std::size_t{4};
    auto const at = pattern.find(kYear);
    auto const before = pattern.substr(0, at);
    auto const after = pattern.substr(at + kYear.size());
    auto out = std::vector<std::pair<int, std::size_t>>{};
    for (auto const& [heading, position] : columns_) {
      if (heading.size() != before.size() + kDigits + after.size() || !heading.starts_with(before) ||
          !heading.ends_with(after)) {
        continue;
      }
      auto const year = parse_integer(std::string_view{heading}.substr(before.size(), kDigits));
      if (year) { out.emplace_back(static_cast<int>(*year), position); }
    }
    return out;
  }

  std::string_view cell(std::size_t position) const {
    auto const& cells = foreign_.rows[row_].cells;
    return position < cells.size() ? std::string_view{cells[position]} : std::string_view{};
  }
  std::string_view cell(std::string const& column) const { return cell(columns_.at(column)); }

  bool holds(Condition const& condition) const {
    auto const text = one_line(cell(condition.column));
    auto const among = [&](std::vector<std::string> const& list) {
      return std::ranges::find(list, text) != list.end();
    };
    return (condition.is.empty() || among(condition.is)) && !among(condition.is_not) &&
           text.starts_with(condition.starts_with) && text.ends_with(condition.ends_with) &&
           text.find(condition.contains) != std::string::npos;
  }

  static bool has_amount(Values const& values) {
    return std::ranges::any_of(
        values, [](auto const& entry) { return entry.second.amount.value_or(0) != 0 || !entry.second.years.empty(); });
  }

  Value value_of(Rule const& rule, Kind kind) {
    auto out = Value{.text = {}, .place = place_for(rule), .amount = {}, .years = {}};
    if (!rule.years.empty()) {
      out.years = years_of(rule);
      return out;
    }
    out.text = text_of(rule, out.place);
    if (kind != Kind::kWords) { out.text = one_line(out.text); }
    if (kind != Kind::kAmount || out.text.empty()) { return out; }
    // What the mapping itself says is written as in the program.
    auto const amount = amount_from(out.text, rule.value ? '.' : mapping_.decimal).and_then([&](std::int64_t found) {
      return multiplied(found, rule.factor);
    });
    if (amount) {
      out.amount = *amount;
    } else {
      problems_.add(within(out.place, amount.error()));
    }
    return out;
  }

  /// Without years that have nothing.
  std::map<int, std::int64_t> years_of(Rule const& rule) {
    auto out = std::map<int, std::int64_t>{};
    for (auto const& [year, position] : year_columns(rule.years)) {
      if (trimmed(cell(position)).empty()) { continue; }
      auto const amount = amount_from(cell(position), mapping_.decimal).and_then([&](std::int64_t found) {
        return multiplied(found, rule.factor);
      });
      if (!amount) { problems_.add(within(place_of(foreign_, row_, position), amount.error())); }
      if (amount && *amount != 0) { out.emplace(year, *amount); }
    }
    return out;
  }

  /// The cell that people look at first.
  std::string place_for(Rule const& rule) const {
    if (!rule.column.empty()) { return place_of(foreign_, row_, columns_.at(rule.column)); }
    if (!rule.years.empty()) { return place_of(foreign_, row_, year_columns(rule.years).front().second); }
    for (auto const& part : rule.parts) {
      if (!part.column.empty()) { return place_for(part); }
    }
    return place_of(foreign_, row_, 0);
  }

  std::string text_of(Rule const& rule, std::string const& place) {
    auto text = source_text(rule, place);
    if (auto const end = text.find(rule.before); !rule.before.empty() && end != std::string::npos) { text.erase(end); }
    if (auto const at = text.find(rule.after); !rule.after.empty() && at != std::string::npos) {
      text.erase(0, at + rule.after.size());
    }
    if (!rule.words.empty()) { text = translated(rule, text, place); }
    if (text.empty()) { return text; }
    text.insert(0, rule.prefix);
    return rule.code ? as_code(text) : text;
  }

  std::string source_text(Rule const& rule, std::string const& place) {
    if (rule.value) { return *rule.value; }
    if (rule.row_number) { return fmt::format("{}", row_number_); }
    if (!rule.column.empty()) { return std::string{trimmed(cell(rule.column))}; }
    auto filled = std::vector<std::string>{};
    for (auto const& part : rule.parts) {
      if (auto text = text_of(part, place); !text.empty()) { filled.push_back(std::move(text)); }
    }
    return fmt::format("{}", fmt::join(filled, rule.join));
  }

  std::string translated(Rule const& rule, std::string const& text, std::string const& place) {
    auto const word = one_line(text);
    auto const found = std::ranges::find(rule.words, word, &std::pair<std::string, std::string>::first);
    if (found != rule.words.end()) { return found->second; }
    if (rule.otherwise) { return *rule.otherwise; }
    auto known = std::vector<std::string>{};
    for (auto const& [from, to] : rule.words) { known.push_back(fmt::format("„{}“", from)); }
    problems_.add(
        fmt::format("„{}“ steht nicht in der Wortliste der Zuordnung; dort stehen {}", word, fmt::join(known, ", ")),
        place);
    return {};
  }
};

// ---- Rows with one code ---------------------------------------------------------------------------------------------------

void add_up(std::optional<std::int64_t>& sum, std::optional<std::int64_t> const& more) {
  if (more) { sum = sum.value_or(0) + *more; }
}

/// Adds a row to the first one with its code.
void add_to(MadeRow& first, MadeRow const& more, TargetForm const& form, Problems& problems) {
  for (auto const& [attribute, value] : more.values) {
    auto& sum = first.values.at(attribute);
    if (is_amount(kind_in(form, attribute))) {
      add_up(sum.amount, value.amount);
      for (auto const& [year, amount] : value.years) { sum.years[year] += amount; }
    } else if (value.text != sum.text) {
      problems.add(fmt::format("„{}“ wird mit {} zusammengezählt, wo „{}“ steht; beides müsste gleich sein", value.text,
                               sum.place, sum.text),
                   value.place);
    }
  }
}

/// One row per code, as the target says.
std::vector<MadeRow> one_per_code(std::vector<MadeRow> rows, MappingTarget const& target, Problems& problems) {
  if (target.repeated == Repeated::kRefuse) { return rows; }
  auto out = std::vector<MadeRow>{};
  auto first = std::map<std::string, std::size_t>{};
  for (auto& row : rows) {
    auto const [found, is_new] = first.emplace(row.values.at("code").text, out.size());
    if (is_new) {
      out.push_back(std::move(row));
    } else if (target.repeated == Repeated::kSum) {
      add_to(out[found->second], row, form_of(target), problems);
    }
  }
  return out;
}

/// Rows of an earlier target of the same form get what this one adds; the rest are rows of their own.
void join(std::vector<MadeRow>& rows, std::vector<MadeRow> more, Problems& problems) {
  auto known = std::map<std::string, std::size_t>{};
  for (auto i = std::size_t{0}; i < rows.size(); ++i) { known.emplace(rows[i].values.at("code").text, i); }
  for (auto& row : more) {
    auto const found = known.find(row.values.at("code").text);
    if (found == known.end()) {
      rows.push_back(std::move(row));
      continue;
    }
    for (auto& [attribute, value] : row.values) {
      if (attribute == "code") { continue; }
      auto const [before, is_new] = rows[found->second].values.emplace(attribute, value);
      if (!is_new) {
        problems.add(fmt::format("„{}“ von „{}“ kommt schon aus {}", attribute, found->first, before->second.place),
                     value.place);
      }
    }
  }
}

std::string written(Value const& value) {
  if (value.amount) { return amount_text(*value.amount); }
  if (value.years.empty()) { return value.text; }
  auto parts = std::vector<std::string>{};
  for (auto const& [year, amount] : value.years) { parts.push_back(fmt::format("{}={}", year, amount_text(amount))); }
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// A sheet per set of attributes: what a row does not give must not look like an empty cell.
void add_sheets(TargetForm const& form, std::vector<MadeRow> const& rows, std::string const& file,
                std::vector<Sheet>& out) {
  auto begun = std::map<std::vector<std::string>, std::size_t>{};
  for (auto const& row : rows) {
    auto attributes = std::vector<std::string>{};
    for (auto const& known : form.attributes) {
      if (row.values.contains(std::string{known.key})) { attributes.emplace_back(known.key); }
    }
    auto const [found, is_new] = begun.emplace(attributes, out.size());
    if (is_new) {
      auto& sheet = out.emplace_back(
          Sheet{.file = file, .name = std::string{form.sheet}, .source = Source::kWorkbook, .rows = {}});
      auto& header = sheet.rows.emplace_back();
      for (auto const& attribute : attributes) {
        header.cells.emplace_back(
            std::ranges::find(form.attributes, attribute, &TargetAttribute::key)->headings.front());
      }
    }
    auto& made = out[found->second].rows.emplace_back(Sheet::Row{.number = row.number, .cells = {}, .places = {}});
    for (auto const& attribute : attributes) {
      auto const& value = row.values.at(attribute);
      made.cells.push_back(written(value));
      made.places.push_back(value.place);
    }
  }
}

}  // namespace

Result<std::vector<Sheet>> mapped(Sheet const& foreign, Mapping const& mapping) {
  auto problems = Problems{};
  if (foreign.rows.empty()) { return fail("die Tabelle ist leer", foreign.file); }
  auto mapper = Mapper{foreign, mapping, problems};
  auto by_kind = std::map<std::string, std::vector<MadeRow>>{};
  for (auto const& target : mapping.targets) {
    auto rows = one_per_code(mapper.rows_of(target), target, problems);
    auto& before = by_kind[target.kind];
    if (before.empty()) {
      before = std::move(rows);
    } else {
      join(before, std::move(rows), problems);
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto out = std::vector<Sheet>{};
  for (auto const& form : target_forms()) {
    if (auto const found = by_kind.find(std::string{form.kind}); found != by_kind.end()) {
      add_sheets(form, found->second, foreign.file, out);
    }
  }
  return out;
}

}  // namespace leitbild::exchange
