// The workbook's formulas are computed by a small evaluator and compared with the results that the file carries.
#include "exchange/kofi/kofi_sheets.h"

#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/text.h"
#include "exchange/kofi/kofi_layout.h"
#include "exchange/kofi/write_kofi.h"
#include "exchange/xlsx/read_xlsx.h"
#include "testing/folder.h"

namespace leitbild::exchange {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// The value of a cell or of a part of a formula; a range has several.
struct Value {
  std::vector<double> numbers;
  std::vector<std::string> texts;  // of the same cells
  double number() const { return numbers.at(0); }
};
Value value_of(double number) { return {{number}, {""}}; }

/// Computes the formulas of a workbook without looking at the results they carry. Throws where it does not understand.
class Evaluator {
 public:
  explicit Evaluator(std::vector<Grid> const& sheets) : sheets_{sheets} {}

  Value cell(std::string const& sheet, std::size_t row, std::size_t column) {
    auto const key = fmt::format("{}!{}", sheet, cell_name(row, column));
    if (auto const known = known_.find(key); known != known_.end()) { return known->second; }
    auto out = Value{{0.0}, {""}};
    for (auto const& grid : sheets_) {
      if (grid.name != sheet || row >= grid.rows.size() || column >= grid.rows[row].size()) { continue; }
      auto const& content = grid.rows[row][column];
      out = content.formula.empty() ? Value{{content.number}, {content.text}}
                                    : Formula{*this, sheet, content.formula}.result();
    }
    return known_[key] = out;
  }

 private:
  std::vector<Grid> const& sheets_;
  std::map<std::string, Value> known_;

  /// One formula being read from left to right.
  class Formula {
   public:
    Formula(Evaluator& book, std::string sheet, std::string_view text)
        : book_{book}, sheet_{std::move(sheet)}, text_{text} {}
    Value result() {
      auto out = comparison();
      if (at_ != text_.size()) { throw std::runtime_error{fmt::format("rest: {}", text_.substr(at_))}; }
      return out;
    }

   private:
    Evaluator& book_;
    std::string sheet_;
    std::string_view text_;
    std::size_t at_{};

    bool take(std::string_view token) {
      if (!text_.substr(at_).starts_with(token)) { return false; }
      at_ += token.size();
      return true;
    }
    Value comparison() {
      auto left = sum();
      if (take("<=")) { return value_of(left.number() <= sum().number() ? 1 : 0); }
      if (take(">=")) { return value_of(left.number() >= sum().number() ? 1 : 0); }
      if (take("<")) { return value_of(left.number() < sum().number() ? 1 : 0); }
      if (take(">")) { return value_of(left.number() > sum().number() ? 1 : 0); }
      if (take("=")) { return value_of(left.number() == sum().number() ? 1 : 0); }
      return left;
    }
    Value sum() {
      auto left = product();
      while (true) {
        if (take("+")) {
          left = value_of(left.number() + product().number());
        } else if (take("-")) {
          left = value_of(left.number() - product().number());
        } else {
          return left;
        }
      }
    }
    Value product() {
      auto left = atom();
      while (true) {
        if (take("*")) {
          left = value_of(left.number() * atom().number());
        } else if (take("/")) {
          left = value_of(left.number() / atom().number());
        } else {
          return left;
        }
      }
    }
    Value atom() {
      if (take("-")) { return value_of(-atom().number()); }
      if (take("\"")) {
        auto const end = text_.find('"', at_);
        auto out = Value{{0.0}, {std::string{text_.substr(at_, end - at_)}}};
        at_ = end + 1;
        return out;
      }
      if (take("'")) {
        auto const end = text_.find('\'', at_);
        auto const sheet = std::string{text_.substr(at_, end - at_)};
        at_ = end + 2;  // and the "!"
        return reference(sheet);
      }
      auto word = std::string{};
      while (at_ < text_.size() &&
             (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '.' || text_[at_] == '$')) {
        if (text_[at_] != '$') { word += text_[at_]; }
        ++at_;
      }
      if (auto const number = parse_number(word)) { return value_of(*number); }
      if (take("(")) { return call(word); }
      if (take("!")) { return reference(word); }
      at_ -= word.size();
      while (at_ > 0 && text_[at_ - 1] == '$') { --at_; }
      return reference(sheet_);
    }
    std::pair<std::size_t, std::size_t> position() {
      auto column = std::size_t{0};
      auto row = std::size_t{0};
      take("$");
      while (std::isupper(static_cast<unsigned char>(text_.at(at_))) != 0) {
        column = column * 26 + static_cast<std::size_t>(text_[at_++] - 'A' + 1);
      }
      while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) {
        row = row * 10 + static_cast<std::size_t>(text_[at_++] - '0');
      }
      return {row - 1, column - 1};
    }
    Value reference(std::string const& sheet) {
      auto const [row, column] = position();
      if (!take(":")) { return book_.cell(sheet, row, column); }
      auto const [last_row, last_column] = position();
      auto out = Value{};
      for (auto r = row; r <= last_row; ++r) {
        for (auto c = column; c <= last_column; ++c) {
          auto const cell = book_.cell(sheet, r, c);
          out.numbers.push_back(cell.number());
          out.texts.push_back(cell.texts.at(0));
        }
      }
      return out;
    }
    Value call(std::string const& name) {
      auto arguments = std::vector<Value>{};
      do { arguments.push_back(comparison()); } while (take(","));
      if (!take(")")) { throw std::runtime_error{fmt::format("no ) in {}", text_)}; }
      return computed(name, arguments);
    }
    static bool fits(Value const& range, std::size_t i, std::string_view criterion) {
      if (criterion.starts_with(">")) { return range.numbers[i] > parse_number(criterion.substr(1)).value(); }
      if (criterion.starts_with("<")) { return range.numbers[i] < parse_number(criterion.substr(1)).value(); }
      return range.texts[i] == criterion;
    }
    static Value computed(std::string const& name, std::vector<Value> const& arguments) {
      if (name.empty()) { return arguments.at(0); }  // parentheses
      auto all = std::vector<double>{};
      for (auto const& argument : arguments) {
        all.insert(all.end(), argument.numbers.begin(), argument.numbers.end());
      }
      auto const power = [&] { return std::pow(10.0, all[1]); };
      if (name == "SUM") { return value_of(std::accumulate(all.begin(), all.end(), 0.0)); }
      if (name == "MAX") { return value_of(*std::ranges::max_element(all)); }
      if (name == "MIN") { return value_of(*std::ranges::min_element(all)); }
      if (name == "ABS") { return value_of(std::abs(all[0])); }
      if (name == "ROUND") { return value_of(std::round(all[0] * power()) / power()); }
      if (name == "ROUNDDOWN") { return value_of(std::trunc(all[0] * power() + 1e-6) / power()); }
      if (name == "AND") {
        return value_of(std::ranges::all_of(all, [](double v) { return v != 0; }) ? 1 : 0);
      }
      if (name == "IF") { return arguments[0].number() != 0 ? arguments[1] : arguments[2]; }
      auto out = 0.0;
      for (auto i = std::size_t{0}; i < arguments[0].numbers.size(); ++i) {
        auto const first = fits(arguments[0], i, arguments[1].texts[0]);
        if (name == "SUMIF" && first) { out += arguments[2].numbers[i]; }
        if (name == "COUNTIFS" && first && fits(arguments[2], i, arguments[3].texts[0])) { out += 1; }
      }
      if (name != "SUMIF" && name != "COUNTIFS") { throw std::runtime_error{name}; }
      return value_of(out);
    }
  };
};

/// A file inside the workbook.
std::string part_of_workbook(std::filesystem::path const& file, std::string_view name) {
  auto const path = fmt::format("/vsizip/{}/{}", file.string(), name);
  auto* const opened = VSIFOpenL(path.c_str(), "rb");
  if (opened == nullptr) { return "cannot be opened"; }
  auto out = std::string{};
  auto block = std::array<char, 4096>{};
  while (auto const count = VSIFReadL(block.data(), 1, block.size(), opened)) { out.append(block.data(), count); }
  VSIFCloseL(opened);
  return out;
}

Fraction share(std::string_view text) { return parse_fraction(text).value(); }

money::CostItem item(std::string code, money::CostGroup group, std::int64_t whole, std::vector<Fraction> profile) {
  auto out = money::CostItem{};
  out.code = std::move(code);
  out.title = "Ansatz " + out.code;
  out.lead = "Tiefbau";
  out.group = group;
  out.likely = euros(whole);
  out.price_year = Year{2026};
  out.profile = std::move(profile);
  return out;
}

/// Three groups, uneven cents through inflation, two programmes, a private contribution, a finding.
money::FundedProject sample() {
  auto out = money::FundedProject{};
  out.code = "P-1";
  out.title = "Marktplatz";
  out.first_year = Year{2027};
  out.inflation = share("0.0275");
  out.items = {item("A", money::CostGroup::kStreetsSquaresGreen, 1'000'003, {share("1/7"), share("3/7"), share("3/7")}),
               item("B", money::CostGroup::kClearance, 300'000, {share("2/3"), share("1/3")}),
               item("C", money::CostGroup::kPreparation, 99'999, {kFull}),
               item("D", money::CostGroup::kLocalFunds, 50'000, {share("0.5"), share("0.5")})};
  out.items[0].eligible_share = share("0.85");
  out.items[0].revenue = {EuroCents{}, EuroCents{}, euros(150'000)};
  out.contributions = {
      {.source = money::Source::kPrivate, .item = "D", .by_year = {euros(10'000)}, .deductible = true}};
  auto first = money::ProjectProgramme{};
  first.rule.name = "Lebendige Zentren";
  first.rule.rate = share("2/3");
  first.rule.tranches = {share("0.05"), share("0.25"), share("0.30"), share("0.25"), share("0.15")};
  first.rule.cap = euros(700'000);
  first.programme_year = Year{2027};
  first.split = {{money::Source::kFederal, share("1/2")}, {money::Source::kState, share("1/2")}};
  first.rate_low = share("0.5");
  first.rate_high = share("0.9");
  auto second = money::ProjectProgramme{};
  second.rule.name = "Klima";
  second.rule.rate = share("0.3");
  second.rule.rounding = {.direction = money::Rounding::kDown, .step = euros(100)};
  second.programme_year = Year{2028};
  second.items = {"A"};
  second.split = {{money::Source::kEu, kFull}};
  second.finish_by = Year{2028};
  out.programmes = {first, second};
  out.min_own_rate = share("0.1");
  return out;
}

/// Formulas whose result is not the one they carry.
std::vector<std::string> wrong_formulas(std::vector<Grid> const& sheets) {
  auto out = std::vector<std::string>{};
  auto evaluator = Evaluator{sheets};
  for (auto const& grid : sheets) {
    for (auto r = std::size_t{0}; r < grid.rows.size(); ++r) {
      for (auto c = std::size_t{0}; c < grid.rows[r].size(); ++c) {
        auto const& cell = grid.rows[r][c];
        if (cell.formula.empty()) { continue; }
        auto const value = evaluator.cell(grid.name, r, c);
        auto const same =
            cell.is_number ? std::abs(value.number() - cell.number) < 0.001 : value.texts.at(0) == cell.text;
        if (!same) {
          out.push_back(fmt::format("{}!{} ={} is {}{}, carries {}{}", grid.name, cell_name(r, c), cell.formula,
                                    value.number(), value.texts.at(0), cell.number, cell.text));
        }
      }
    }
  }
  return out;
}

TEST(KofiSheets, FormulasGiveTheResultsTheyCarry) {
  auto const project = sample();
  for (auto const view : {money::PriceView::kNominal, money::PriceView::kPriceYear}) {
    auto const plan = money::cost_plan(project, {.view = view, .estimate = {}}).value();
    EXPECT_THAT(wrong_formulas(kofi_sheets(project, plan)), ::testing::IsEmpty());
  }
  auto poor = project;
  poor.programmes.clear();
  poor.items[2].revenue = {EuroCents{}, euros(5)};
  EXPECT_THAT(wrong_formulas(kofi_sheets(poor, money::cost_plan(poor).value())), ::testing::IsEmpty());
  EXPECT_THAT(wrong_formulas(kofi_sheets({}, money::cost_plan({}).value())), ::testing::IsEmpty());
}

TEST(KofiSheets, AChangedAmountReachesTheOverviewAndTheChecks) {
  auto const project = sample();
  auto const plan = money::cost_plan(project).value();
  auto sheets = kofi_sheets(project, plan);
  // The first row in the plan is C, the preparation: somebody enters a Bund of 500,000 by hand.
  auto& entered = sheets[1].rows[YearsLayout::row_of(0, Position::kFederal)][YearsLayout::kFirstYear];
  ASSERT_TRUE(entered.formula.empty());
  entered.number = 500'000;
  auto evaluator = Evaluator{sheets};
  auto const total = overview_total_row(project, plan);
  EXPECT_LT(evaluator.cell("KoFi", total, OverviewColumns::kCity).number(), 500'000);
  EXPECT_EQ(evaluator.cell("KoFi", total, OverviewColumns::kDifference).number(), 0.0);
  EXPECT_EQ(evaluator.cell("Prüfung", kFirstRow + 2, 1).texts.at(0), "prüfen") << "overpaid";
  EXPECT_EQ(sheets[4].rows[kFirstRow + 2][1].text, "in Ordnung");
}

TEST(KofiXlsx, HoldsFormulasResultsAndPrintLayout) {
  auto const folder = testing::TemporaryFolder{};
  auto const file = folder / "kofi.xlsx";
  auto const project = sample();
  auto const plan = money::cost_plan(project).value();
  ASSERT_TRUE(write_kofi_xlsx(kofi_sheets(project, plan), file));
  auto const sheets = read_xlsx(file).value();
  ASSERT_EQ(sheets.size(), 5U);
  EXPECT_EQ(sheets[0].name, "KoFi");
  auto const& total = sheets[0].rows.back().cells;
  EXPECT_EQ(total[1], "Summe");
  EXPECT_NEAR(parse_number(total[OverviewColumns::kGross]).value(), static_cast<double>(plan.total.gross.value) / 100.0,
              0.001)
      << "the result of a formula";
  EXPECT_THAT(sheets[4].rows.back().cells[1], ::testing::AnyOf("in Ordnung", "prüfen"));
  auto const sheet = part_of_workbook(file, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, AllOf(HasSubstr("<f>Jahre!D5</f><v>102748.97</v>"), HasSubstr("fitToHeight=\"0\""),
                           HasSubstr("orientation=\"landscape\""), HasSubstr("paperSize=\"8\"")));
  EXPECT_THAT(part_of_workbook(file, "xl/workbook.xml"), HasSubstr("_xlnm.Print_Titles"));
  EXPECT_FALSE(write_kofi_xlsx({}, folder / "fehlt" / "kofi.xlsx"));
  EXPECT_FALSE(std::filesystem::exists(folder / "kofi.xlsx.neu"));
}

TEST(KofiCsv, IsReadByASpreadsheet) {
  auto const project = sample();
  auto const csv = kofi_csv(project, money::cost_plan(project).value());
  EXPECT_THAT(csv, StartsWith("Nr.;Bezeichnung;Ausgabe oder Geber;Summe;2027;2028;"));
  EXPECT_THAT(csv, HasSubstr("\r\nD;Ansatz D;Private;10000,00;10000,00;0,00;"));
}

TEST(KofiJson, HoldsCentsAndChecks) {
  auto const project = sample();
  auto const plan = money::cost_plan(project, {.view = money::PriceView::kPriceYear, .estimate = {}}).value();
  auto const json = kofi_json(project, plan);
  EXPECT_EQ(json["rows"][0]["code"], "C");
  EXPECT_EQ(json["rows"][0]["total"]["gross"], 9'999'900);
  EXPECT_EQ(json["total"]["sources"]["private"], 1'000'000);
  EXPECT_EQ(json["programmes"][0]["limited_by"], "cap");
  EXPECT_EQ(json["years"].size(), plan.years);
  EXPECT_EQ(json["checks"][0], Json({{"id", "uses_equal_sources"}, {"holds", true}, {"text", plan.checks[0].text}}));
}

}  // namespace
}  // namespace leitbild::exchange
