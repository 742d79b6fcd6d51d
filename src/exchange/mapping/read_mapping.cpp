#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "base/toml.h"
#include "exchange/mapping/mapping.h"
#include "plan/records/form.h"

namespace leitbild::exchange {
namespace {

using Keys = std::vector<std::string_view>;

class Reading {
 public:
  Reading(std::string_view where, Problems& problems) : where_{where}, problems_{problems} {}

  void file(TomlTable const& table, Mapping& out) {
    check_keys(table, {"sheet", "delimiter", "encoding", "header", "decimal", "stray_quotes"});
    out.sheet = table.text("sheet").value_or(std::string{});
    out.delimiter = table.text("delimiter").value_or(std::string{});
    if (out.delimiter.size() > 1) { add(table, "delimiter", "das Trennzeichen ist ein einzelnes Zeichen"); }
    out.encoding = one_of(table, "encoding", {"", "utf-8", "windows-1252"});
    auto const header = table.integer("header").value_or(1);
    if (header < 1) { add(table, "header", "Zeilen werden ab 1 gezählt"); }
    out.header = static_cast<std::size_t>(std::max(header, 1LL));
    out.stray_quotes = table.boolean("stray_quotes").value_or(false);
    out.decimal = one_of(table, "decimal", {",", "."}).front();
  }

  MappingTarget target(TomlTable const& table) {
    check_keys(table, {"form", "rows", "attributes", "repeated", "only_with_amounts"});
    auto out = MappingTarget{};
    auto const* const form = target_form(table);
    if (form != nullptr) { out.kind = form->kind; }
    for (auto const& row : table.tables("rows")) { out.rows.push_back(condition(row)); }
    auto const repeated = one_of(table, "repeated", {"refuse", "first", "sum"});
    if (repeated == "first") { out.repeated = Repeated::kFirst; }
    if (repeated == "sum") { out.repeated = Repeated::kSum; }
    out.only_with_amounts = table.boolean("only_with_amounts").value_or(false);
    auto const attributes = table.table("attributes");
    if (!attributes) {
      add(table, "attributes", "zu einem Ziel gehört [target.attributes]: was woher kommt");
      return out;
    }
    for (auto const& key : attributes->keys()) {
      if (form != nullptr) { check_attribute(*form, *attributes, key); }
      auto const made = attributes->table(key);
      if (!made) {
        add(*attributes, key, fmt::format("„{}“ braucht eine Regel wie {{ column = \"Spalte\" }}", key));
        continue;
      }
      out.attributes.emplace(key, rule(*made));
    }
    if (!out.attributes.contains("code")) { add(*attributes, "code", "„code“ fehlt: woran ein Eintrag erkannt wird"); }
    return out;
  }

 private:
  std::string where_;
  Problems& problems_;

  void add(TomlTable const& table, std::string_view key, std::string what) {
    problems_.add(std::move(what), fmt::format("{}:{}", where_, table.line(key)));
  }

  void check_keys(TomlTable const& table, Keys const& known) {
    for (auto const& key : table.keys()) {
      if (std::ranges::find(known, key) == known.end()) {
        add(table, key, fmt::format("„{}“ ist hier nicht bekannt; möglich sind {}", key, fmt::join(known, ", ")));
      }
    }
  }

  /// The first is meant where nothing is said.
  std::string one_of(TomlTable const& table, std::string_view key, Keys const& words) {
    auto const text = table.text(key);
    if (!text) { return std::string{words.front()}; }
    if (std::ranges::find(words, *text) != words.end()) { return *text; }
    add(table, key, fmt::format("{} = „{}“ gibt es nicht; möglich sind {}", key, *text, fmt::join(words, ", ")));
    return std::string{words.front()};
  }

  TargetForm const* target_form(TomlTable const& table) {
    auto const name = table.text("form").value_or(std::string{});
    auto const* const form = plan::find_form(name);
    auto const kind = form == nullptr ? std::string_view{name} : form->id;
    auto const& all = target_forms();
    auto const found = std::ranges::find(all, kind, &TargetForm::kind);
    if (found != all.end()) { return &*found; }
    auto kinds = Keys{};
    for (auto const& known : all) { kinds.push_back(known.kind); }
    add(table, "form", fmt::format("form = „{}“ gibt es nicht; möglich sind {}", name, fmt::join(kinds, ", ")));
    return nullptr;
  }

  void check_attribute(TargetForm const& form, TomlTable const& table, std::string const& key) {
    if (std::ranges::find(form.attributes, key, &TargetAttribute::key) != form.attributes.end()) { return; }
    auto keys = Keys{};
    for (auto const& attribute : form.attributes) { keys.push_back(attribute.key); }
    add(table, key, fmt::format("„{}“ gehört nicht zu „{}“; möglich sind {}", key, form.kind, fmt::join(keys, ", ")));
  }

  /// A list, or a single text for a list of one; nothing where there is neither.
  static std::vector<std::string> texts(TomlTable const& table, std::string_view key) {
    if (auto const text = table.text(key)) { return {*text}; }
    return table.texts(key);
  }

  Condition condition(TomlTable const& table) {
    check_keys(table, {"column", "is", "is_not", "starts_with", "ends_with", "contains"});
    auto out = Condition{.column = table.text("column").value_or(std::string{}),
                         .is = texts(table, "is"),
                         .is_not = texts(table, "is_not"),
                         .starts_with = table.text("starts_with").value_or(std::string{}),
                         .ends_with = table.text("ends_with").value_or(std::string{}),
                         .contains = table.text("contains").value_or(std::string{})};
    if (out.column.empty()) { add(table, "column", "eine Bedingung nennt ihre Spalte: column = \"…\""); }
    return out;
  }

  Rule rule(TomlTable const& table) {
    check_keys(table, {"column", "value", "row_number", "years", "parts", "join", "before", "after", "words",
                       "otherwise", "factor", "prefix", "code"});
    auto const in = [&](std::string_view key) { return table.text(key).value_or(std::string{}); };
    auto out = Rule{.column = in("column"),
                    .value = table.text("value"),
                    .row_number = table.boolean("row_number").value_or(false),
                    .years = in("years"),
                    .parts = {},
                    .join = in("join"),
                    .before = in("before"),
                    .after = in("after"),
                    .words = {},
                    .otherwise = table.text("otherwise"),
                    .factor = table.integer("factor").value_or(1),
                    .prefix = in("prefix"),
                    .code = table.boolean("code").value_or(false)};
    for (auto const& part : table.tables("parts")) { out.parts.push_back(rule(part)); }
    for (auto const& word : table.tables("words")) {
      check_keys(word, {"from", "to"});
      out.words.emplace_back(word.text("from").value_or(std::string{}), word.text("to").value_or(std::string{}));
    }
    auto const sources =
        std::array{!out.column.empty(), out.value.has_value(), out.row_number, !out.years.empty(), !out.parts.empty()};
    if (std::ranges::count(sources, true) != 1) {
      problems_.add("eine Regel hat genau eine Herkunft: column, value, row_number, years oder parts",
                    fmt::format("{}:{}", where_, table.line()));
    }
    if (!out.years.empty() && out.years.find("{year}") == std::string::npos) {
      add(table, "years", fmt::format("in „{}“ fehlt, wo das Jahr steht: {{year}}", out.years));
    }
    if (out.factor < 1) { add(table, "factor", "der Faktor ist eine ganze Zahl ab 1"); }
    return out;
  }
};

}  // namespace

Result<Mapping> read_mapping(std::string_view toml, std::string_view where) {
  TRY(auto const document, parse_toml(toml, where));
  auto out = Mapping{};
  auto problems = Problems{};
  auto reading = Reading{where, problems};
  if (auto const file = document.table("file")) { reading.file(*file, out); }
  for (auto const& table : document.tables("target")) { out.targets.push_back(reading.target(table)); }
  if (out.targets.empty()) {
    problems.add("die Zuordnung hat kein [[target]]: nichts sagt, was aus den Zeilen wird", std::string{where});
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild::exchange
