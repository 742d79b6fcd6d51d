#include "exchange/payments/read_payments.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/csv.h"
#include "base/text.h"
#include "exchange/sheets/cell_value.h"

namespace leitbild::exchange {
namespace {

constexpr auto kMostTitleLines = 20;

/// "Buchungs-Datum" and "buchungsdatum" are one heading.
std::string plain(std::string_view heading) {
  auto out = slug(heading);
  std::erase(out, '-');
  return out;
}

/// Where each column stands in the row of headings.
using Places = std::map<std::string_view, std::size_t>;

bool is_heading_of(PaymentColumn const& column, std::string_view cell,
                   std::map<std::string, std::string> const& names) {
  auto const wanted = plain(cell);
  if (auto const given = names.find(std::string{column.id}); given != names.end()) {
    return plain(given->second) == wanted;
  }
  return std::ranges::any_of(column.headings, [&](std::string_view heading) { return plain(heading) == wanted; });
}

bool is_complete(Places const& places) {
  auto const has = [&](std::string_view id) { return places.contains(id); };
  return has("voucher") && has("date") && has("amount") &&
         (has("measure") || has("cost_item") || has("budget_line") || has("product"));
}

/// Places of the columns in a row; a column that stands twice is a problem.
Places places_in(std::vector<std::string_view> const& cells, std::map<std::string, std::string> const& names,
                 std::string const& where, Problems& problems) {
  auto out = Places{};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    if (trimmed(cells[i]).empty()) { continue; }
    for (auto const& column : payment_columns()) {
      if (!is_heading_of(column, cells[i], names)) { continue; }
      if (auto const [at, is_new] = out.emplace(column.id, i); !is_new) {
        problems.add(fmt::format("„{}“ und „{}“ bedeuten beide „{}“; `--column {}=ÜBERSCHRIFT` wählt eine",
                                 cells[at->second], cells[i], column.id, column.id),
                     where);
      }
    }
  }
  return out;
}

Result<void> check_names(std::map<std::string, std::string> const& names) {
  auto problems = Problems{};
  for (auto const& [id, heading] : names) {
    if (std::ranges::find(payment_columns(), id, &PaymentColumn::id) != payment_columns().end()) { continue; }
    auto ids = std::vector<std::string_view>{};
    for (auto const& column : payment_columns()) { ids.push_back(column.id); }
    problems.add(fmt::format("„{}“ ist keine Spalte; erlaubt sind {}", id, fmt::join(ids, ", ")), "--column");
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

/// "31.12.2026", "1.2.26" (this century) or "2026-12-31".
std::optional<Date> day_from(std::string_view text) {
  if (auto const iso_day = parse_iso_date(text)) { return iso_day; }
  auto const parts = split(text, '.');
  if (parts.size() != 3) { return std::nullopt; }
  auto const day = parse_integer(parts[0]);
  auto const month = parse_integer(parts[1]);
  auto year = parse_integer(parts[2]);
  auto const is_short = parts[2].size() == 2;
  if (!day || !month || !year || *day < 1 || *month < 1 || (!is_short && parts[2].size() != 4)) { return std::nullopt; }
  constexpr auto kCentury = 2000;
  if (is_short) { *year += kCentury; }
  auto const out = Date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{static_cast<unsigned>(*month)},
                        std::chrono::day{static_cast<unsigned>(*day)}};
  return out.ok() ? std::optional{out} : std::nullopt;
}

/// The sign may stand behind the amount ("1.250,00-") or be a typographic minus.
Result<EuroCents> amount_from(std::string_view cell) {
  constexpr auto kMinus = std::string_view{"−"};
  auto text = std::string{trimmed(cell)};
  auto const asked = fmt::format("„{}“ ist kein Betrag in Euro wie 1.250,50 oder -1250,50", text);
  if (auto const at = text.find(kMinus); at != std::string::npos) { text.replace(at, kMinus.size(), "-"); }
  if (text.ends_with('-')) { text = "-" + text.substr(0, text.size() - 1); }
  auto const value = money({.text = text, .source = Source::kCsv});
  if (!value || !*value) { return fail(asked); }
  return **value;
}

class Rows {
 public:
  Rows(std::string_view file, Places places, std::vector<std::string> headings)
      : file_{file}, places_{std::move(places)}, headings_{std::move(headings)} {}

  void read(CsvReader const& row) {
    cells_ = &row.cells();
    line_ = row.line();
    auto out = Payment{};
    out.line = line_;
    out.voucher = needed("voucher");
    if (auto const position = text("position"); !position.empty()) { out.voucher += "/" + position; }
    if (auto const written = needed("date"); !written.empty()) {
      auto const day = day_from(written);
      if (!day) { problem("date", fmt::format("„{}“ ist kein Tag wie 31.12.2026 oder 2026-12-31", written)); }
      out.date = day.value_or(Date{});
    }
    if (auto const written = needed("amount"); !written.empty()) {
      if (auto const amount = amount_from(written)) {
        out.amount = *amount;
      } else {
        problem("amount", amount.error().problems.front().what);
      }
    }
    out.measure = text("measure");
    out.cost_item = text("cost_item");
    out.budget_line = text("budget_line");
    out.product = text("product");
    out.account = text("account");
    out.note = text("note");
    payments_.push_back(std::move(out));
  }

  Result<std::vector<Payment>> result() && {
    if (!problems_.empty()) { return std::move(problems_).as_failure(); }
    return std::move(payments_);
  }

 private:
  std::string_view file_;
  Places places_;
  std::vector<std::string> headings_;
  std::vector<std::string_view> const* cells_{};
  std::size_t line_{};
  std::vector<Payment> payments_;
  Problems problems_;

  std::string text(std::string_view id) const {
    auto const place = places_.find(id);
    if (place == places_.end() || place->second >= cells_->size()) { return {}; }
    return std::string{trimmed(with_formula((*cells_)[place->second]))};
  }
  std::string needed(std::string_view id) {
    auto out = text(id);
    if (out.empty()) { problem(id, "fehlt"); }
    return out;
  }
  void problem(std::string_view id, std::string what) {
    problems_.add(std::move(what),
                  fmt::format("{}:{}, Spalte „{}“", file_, line_, headings_[places_.find(id)->second]));
  }
};

tl::unexpected<Error> no_headings(std::string_view file) {
  auto known = std::vector<std::string>{};
  for (auto const& column : payment_columns()) {
    known.push_back(fmt::format("{} ({})", column.id, fmt::join(column.headings, ", ")));
  }
  return fail(fmt::format("keine der ersten {} Zeilen nennt Beleg, Datum, Betrag und dazu Maßnahme, Kostenansatz, "
                          "Haushaltsstelle oder Produkt. Erkannt werden: {}. Andere Überschriften nennt --column",
                          kMostTitleLines, fmt::join(known, "; ")),
              std::string{file});
}

}  // namespace

std::vector<PaymentColumn> const& payment_columns() {
  static auto const kList = std::vector<PaymentColumn>{
      {"voucher", {"Beleg", "Belegnummer", "Beleg-Nr.", "Belegnr", "Voucher", "Document number"}},
      {"position", {"Position", "Pos.", "Belegposition", "Buchungszeile", "Item"}},
      {"date",
       {"Buchungsdatum", "Datum", "Zahlungsdatum", "gezahlt am", "Belegdatum", "Posting date", "Paid on", "Date"}},
      {"amount", {"Betrag", "Betrag (€)", "Betrag in EUR", "Betrag in Euro", "Betrag EUR", "Zahlbetrag", "Amount"}},
      {"measure", {"Maßnahme", "Maßnahmennummer", "Maßnahme Nr.", "Measure"}},
      {"cost_item", {"Kostenansatz", "Cost item"}},
      {"budget_line", {"Haushaltsstelle", "Budget line"}},
      {"product", {"Produkt", "Produktnummer", "Product"}},
      {"account", {"Konto", "Sachkonto", "Account"}},
      {"note", {"Verwendungszweck", "Buchungstext", "Anmerkung", "Text", "Note", "Purpose"}}};
  return kList;
}

Result<PaymentTable> read_payments(std::string bytes, std::string_view file,
                                   std::map<std::string, std::string> const& names) {
  TRY_DO(check_names(names));
  TRY(auto const text, csv_text(std::move(bytes), file));
  auto const separators = std::array{csv_separator(text), ';'};  // title lines say nothing about the separator
  for (auto const separator : separators) {
    auto reader = CsvReader{text, separator, file};
    for (auto line = 0; line < kMostTitleLines; ++line) {
      TRY(auto const more, reader.next());
      if (!more) { break; }
      auto problems = Problems{};
      auto places = places_in(reader.cells(), names, fmt::format("{}:{}", file, reader.line()), problems);
      if (!is_complete(places)) { continue; }
      if (!problems.empty()) { return std::move(problems).as_failure(); }
      auto out = PaymentTable{};
      out.has_notes = places.contains("note");
      out.has_cost_items = places.contains("cost_item");
      auto headings = std::vector<std::string>{};
      for (auto const cell : reader.cells()) { headings.emplace_back(trimmed(cell)); }
      for (auto i = std::size_t{0}; i < headings.size(); ++i) {
        auto const is_read = std::ranges::any_of(places, [&](auto const& place) { return place.second == i; });
        if (!is_read && !headings[i].empty()) { out.passed_columns.push_back(headings[i]); }
      }
      auto rows = Rows{file, std::move(places), std::move(headings)};
      for (;;) {
        TRY(auto const another, reader.next());
        if (!another) { break; }
        rows.read(reader);
      }
      TRY(out.payments, std::move(rows).result());
      return out;
    }
  }
  return no_headings(file);
}

}  // namespace leitbild::exchange
