#include "exchange/payments/match_payments.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "plan/new_codes.h"

namespace leitbild::exchange {
namespace {

using plan::ActualCost;
using plan::Plan;

struct Row {
  Payment const* payment{};
  ActualCost cost;  // as the table says; the code is still empty
};

bool is_same(ActualCost const& a, ActualCost const& b) {
  return a.measure == b.measure && a.cost_item == b.cost_item && a.date == b.date && a.amount == b.amount &&
         a.note == b.note;
}

/// From the columns of a row to its measure.
class Targets {
 public:
  Targets(Plan const& plan, std::string_view file, Problems& problems)
      : plan_{plan}, file_{file}, problems_{problems} {}

  /// Nothing: a problem was added.
  std::optional<Row> of(Payment const& payment) {
    auto row = Row{.payment = &payment, .cost = {}};
    row.cost.voucher = payment.voucher;
    row.cost.date = RoughDate{.year = payment.date.year(), .month = payment.date.month(), .day = payment.date.day()};
    row.cost.amount = payment.amount;
    row.cost.note = payment.note;
    auto const before = problems_.list.size();
    if (!payment.measure.empty()) { take_measure(payment, row.cost); }
    if (!payment.cost_item.empty()) { take_item(payment, row.cost); }
    if (row.cost.measure.empty() && problems_.list.size() == before) { take_budget_line(payment, row.cost); }
    return problems_.list.size() == before ? std::optional{std::move(row)} : std::nullopt;
  }

 private:
  Plan const& plan_;
  std::string_view file_;
  Problems& problems_;

  void problem(Payment const& payment, std::string what) {
    problems_.add(std::move(what), fmt::format("{}:{}", file_, payment.line));
  }

  void take_measure(Payment const& payment, ActualCost& cost) {
    if (plan::find_measure(plan_, payment.measure) == nullptr) {
      return problem(payment, fmt::format("der Plan hat keine Maßnahme „{}“", payment.measure));
    }
    cost.measure = payment.measure;
  }

  void take_item(Payment const& payment, ActualCost& cost) {
    auto const item = std::ranges::find(plan_.cost_items, payment.cost_item, &plan::CostItem::code);
    if (item == plan_.cost_items.end()) {
      return problem(payment, fmt::format("der Plan hat keinen Kostenansatz „{}“", payment.cost_item));
    }
    if (!payment.measure.empty() && payment.measure != item->measure) {
      return problem(payment, fmt::format("der Kostenansatz „{}“ gehört zur Maßnahme „{}“, nicht zu „{}“",
                                          payment.cost_item, item->measure, payment.measure));
    }
    cost.cost_item = item->code;
    cost.measure = item->measure;
  }

  /// By its code, by "product.account" or by product and account.
  std::vector<plan::BudgetLine const*> lines_of(Payment const& payment) const {
    auto out = std::vector<plan::BudgetLine const*>{};
    for (auto const& line : plan_.budget_lines) {
      auto const& wanted = payment.budget_line;
      auto const named = !wanted.empty() && (line.code == wanted || line.product + "." + line.account == wanted ||
                                             line.product + "/" + line.account == wanted);
      auto const composed = wanted.empty() && !payment.product.empty() && line.product == payment.product &&
                            (payment.account.empty() || line.account == payment.account);
      if (named || composed) { out.push_back(&line); }
    }
    return out;
  }

  void take_budget_line(Payment const& payment, ActualCost& cost) {
    auto const name = !payment.budget_line.empty()
                          ? payment.budget_line
                          : payment.product + (payment.account.empty() ? "" : "." + payment.account);
    if (name.empty()) {
      return problem(payment, "weder Maßnahme noch Kostenansatz, Haushaltsstelle oder Produkt ist angegeben");
    }
    auto const lines = lines_of(payment);
    if (lines.empty()) { return problem(payment, fmt::format("der Plan hat keine Haushaltsstelle „{}“", name)); }
    auto measures = std::set<std::string>{};
    for (auto const* line : lines) { measures.insert(line->measures.begin(), line->measures.end()); }
    if (measures.size() == 1) {
      cost.measure = *measures.begin();
      return;
    }
    problem(payment, measures.empty()
                         ? fmt::format("zur Haushaltsstelle „{}“ gehört im Plan keine Maßnahme", name)
                         : fmt::format("die Haushaltsstelle „{}“ gehört zu mehreren Maßnahmen ({}); nötig ist die "
                                       "Spalte „Maßnahme“ oder „Kostenansatz“",
                                       name, fmt::join(measures, ", ")));
  }
};

/// The voucher within its year.
using Key = std::pair<std::string, int>;
Key key_of(ActualCost const& cost) { return {cost.voucher, static_cast<int>(cost.date.value_or(RoughDate{}).year)}; }

class Matching {
 public:
  Matching(Plan const& plan, PaymentTable const& table, std::string_view file)
      : plan_{plan}, table_{table}, file_{file}, codes_{plan} {
    for (auto const& cost : plan.actual_costs) {
      if (cost.voucher.empty()) { continue; }
      known_[key_of(cost)].push_back(&cost);
      years_[cost.voucher].insert(key_of(cost).second);
    }
  }

  Result<PaymentMatches> result() && {
    auto targets = Targets{plan_, file_, problems_};
    auto groups = std::map<Key, std::vector<Row>>{};
    auto order = std::vector<Key>{};
    for (auto const& payment : table_.payments) {
      auto row = targets.of(payment);
      if (!row) { continue; }
      auto const key = key_of(row->cost);
      auto& group = groups[key];
      if (group.empty()) { order.push_back(key); }
      add(*std::move(row), group);
    }
    if (!problems_.empty()) { return std::move(problems_).as_failure(); }
    for (auto const& key : order) { match(key, groups[key]); }
    return std::move(out_);
  }

 private:
  Plan const& plan_;
  PaymentTable const& table_;
  std::string_view file_;
  Problems problems_;
  PaymentMatches out_;
  std::map<Key, std::vector<ActualCost const*>> known_;
  std::map<std::string, std::set<int>> years_;
  plan::NewCodes codes_;

  /// The same row again is no second payment; another one for the same target needs a position.
  void add(Row row, std::vector<Row>& group) {
    for (auto const& other : group) {
      if (other.cost.measure != row.cost.measure || other.cost.cost_item != row.cost.cost_item) { continue; }
      if (is_same(other.cost, row.cost)) {
        ++out_.repeated;
        return;
      }
      problems_.add(
          fmt::format("der Beleg „{}“ steht schon in Zeile {} mit {} für dieselbe Maßnahme; mehrere Positionen "
                      "eines Belegs unterscheidet die Spalte „Position“",
                      row.cost.voucher, other.payment->line, format_euros(other.cost.amount.value_or(EuroCents{}))),
          fmt::format("{}:{}", file_, row.payment->line));
      return;
    }
    group.push_back(std::move(row));
  }

  /// Where the table has no cost items a payment keeps the one that somebody gave it.
  static bool is_target_of(ActualCost const& known, ActualCost const& row) {
    return known.measure == row.measure && (row.cost_item.empty() || known.cost_item == row.cost_item);
  }

  void match(Key const& key, std::vector<Row> const& rows) {
    auto left = known_.contains(key) ? known_[key] : std::vector<ActualCost const*>{};
    auto partners = std::vector<ActualCost const*>(rows.size());
    for (auto i = std::size_t{0}; i < rows.size(); ++i) {
      auto const found =
          std::ranges::find_if(left, [&](auto const* cost) { return is_target_of(*cost, rows[i].cost); });
      if (found == left.end()) { continue; }
      partners[i] = *found;
      left.erase(found);
    }
    for (auto i = std::size_t{0}; i < rows.size(); ++i) {
      if (partners[i] == nullptr && !left.empty()) {  // booked on something else
        partners[i] = left.front();
        left.erase(left.begin());
      }
      take(rows[i], partners[i]);
    }
    for (auto const* cost : left) {
      out_.remarks.push_back(fmt::format("Beleg „{}“: {} ({}) steht im Plan, in der Datei nicht mehr", key.first,
                                         cost->code, format_euros(cost->amount.value_or(EuroCents{}))));
    }
  }

  void take(Row const& row, ActualCost const* known) {
    auto cost = row.cost;
    out_.sum += *cost.amount;
    if (known == nullptr) {
      note_other_years(row);
      cost.code = codes_.from("IST-", cost.voucher);
      ++out_.added;
    } else {
      cost.code = known->code;
      if (!table_.has_notes) { cost.note = known->note; }
      if (cost.cost_item.empty() && known->measure == cost.measure) { cost.cost_item = known->cost_item; }
      if (cost == *known) {
        ++out_.unchanged;
        return;
      }
      ++out_.changed;
    }
    out_.edits.emplace_back(plan::PutRecord{plan::record_of(cost)});
  }

  void note_other_years(Row const& row) {
    auto const found = years_.find(row.cost.voucher);
    if (found == years_.end()) { return; }
    out_.remarks.push_back(fmt::format("Zeile {}: den Beleg „{}“ gibt es im Plan auch mit Datum in {}; er gilt als "
                                       "neu, weil Belege je Jahr zählen",
                                       row.payment->line, row.cost.voucher, fmt::join(found->second, ", ")));
  }
};

}  // namespace

Result<PaymentMatches> match_payments(Plan const& plan, PaymentTable const& table, std::string_view file) {
  return Matching{plan, table, file}.result();
}

}  // namespace leitbild::exchange
