#include "plan/status.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::plan {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr auto kGreenLag = 0.05;
constexpr auto kYellowLag = 0.15;
constexpr auto kFreshFor = days{365};

bool is_under_way(Measure const& measure) {
  return measure.state >= State::kDecided && measure.state <= State::kInProgress;
}

Date first_day_of(Year year) { return {std::chrono::year{year.value}, std::chrono::January, std::chrono::day{1}}; }
Date last_day_of(Year year) { return {std::chrono::year{year.value}, std::chrono::December, std::chrono::day{31}}; }

/// Share of the planned time that has passed.
std::optional<double> expected_progress(Measure const& measure, Date day) {
  if (!measure.start || !measure.end) { return std::nullopt; }
  auto const begin = sys_days{first_day_of(*measure.start)};
  auto const end = sys_days{last_day_of(*measure.end)};
  if (end <= begin) { return std::nullopt; }
  auto const passed = static_cast<double>((sys_days{day} - begin).count()) / static_cast<double>((end - begin).count());
  return std::clamp(passed, 0.0, 1.0);
}

LightResult by_lag(StatusReport const& report, double expected) {
  auto const reported = static_cast<double>(report.progress.value_or(0)) / 100.0;
  auto const lag = expected - reported;
  auto const light = lag <= kGreenLag ? Light::kGreen : lag <= kYellowLag ? Light::kYellow : Light::kRed;
  return {.light = light,
          .reason_de =
              fmt::format("{} erreicht, {} der Zeit vergangen", format_share(reported, 0), format_share(expected, 0)),
          .by_hand = false};
}

LightResult by_rule(Measure const& measure, StatusReport const* report, Date day) {
  if (measure.end && sys_days{day} > sys_days{last_day_of(*measure.end)}) {
    return {Light::kRed, fmt::format("sollte {} abgeschlossen sein", measure.end->value), false};
  }
  if (report == nullptr) { return {Light::kYellow, "noch kein Sachstand", false}; }
  if (!report->obstacle.empty()) { return {Light::kYellow, fmt::format("Hemmnis: {}", report->obstacle), false}; }
  if (report->date && sys_days{day} - sys_days{last_day(*report->date)} > kFreshFor) {
    return {Light::kYellow, fmt::format("letzter Sachstand vom {}", german(*report->date)), false};
  }
  auto const expected = expected_progress(measure, day);
  if (report->progress && expected) { return by_lag(*report, *expected); }
  return {Light::kGreen, "Sachstand ohne Hemmnis", false};
}

/// The date that something is due at the latest, where only month, quarter or year is known.
void add_due(std::vector<DueItem>& out, DueItem::Kind kind, std::optional<RoughDate> const& date, std::string object,
             std::string text, Date until) {
  if (!date || sys_days{last_day(*date)} > sys_days{until}) { return; }
  out.push_back({.kind = kind, .due = last_day(*date), .object = std::move(object), .text_de = std::move(text)});
}

void add_reports(Plan const& plan, Measure const& measure, Date today, Date until, std::vector<DueItem>& out) {
  auto const* const report = latest_report(plan, measure.code);
  if (report != nullptr) {
    add_due(out, DueItem::Kind::kNextStep, report->next_due, measure.code,
            report->next_step.empty() ? std::string{"nächster Schritt"} : report->next_step, until);
  }
  auto const fresh_until =
      report != nullptr && report->date ? Date{sys_days{last_day(*report->date)} + kFreshFor} : today;
  if (sys_days{fresh_until} > sys_days{until}) { return; }
  out.push_back({.kind = DueItem::Kind::kReport,
                 .due = fresh_until,
                 .object = measure.code,
                 .text_de = report == nullptr
                                ? std::string{"Sachstand fehlt"}
                                : fmt::format("Sachstand erneuern (letzter vom {})", german(*report->date))});
}

void add_applications(Plan const& plan, Date until, std::vector<DueItem>& out) {
  for (auto const& a : plan.funding_applications) {
    if (a.state != ApplicationState::kClosed && a.state != ApplicationState::kRefused) {
      add_due(out, DueItem::Kind::kProofOfUse, a.proof_due, a.code, fmt::format("Verwendungsnachweis {}", a.programme),
              until);
    }
    add_due(out, DueItem::Kind::kBindingEnds, a.binding_until, a.code,
            fmt::format("Zweckbindung endet ({})", a.programme), until);
  }
}

}  // namespace

StatusReport const* latest_report(Plan const& plan, std::string_view measure) {
  StatusReport const* out = nullptr;
  for (auto const& report : plan.status_reports) {
    if (report.measure == measure && (out == nullptr || report.date >= out->date)) { out = &report; }
  }
  return out;
}

std::optional<LightResult> traffic_light(Plan const& plan, Measure const& measure, Date day) {
  if (!is_under_way(measure)) { return std::nullopt; }
  auto const* const report = latest_report(plan, measure.code);
  if (report != nullptr && report->light) {
    return LightResult{.light = *report->light, .reason_de = report->override_reason, .by_hand = true};
  }
  return by_rule(measure, report, day);
}

std::vector<DueItem> due_items(Plan const& plan, Date today, Date until) {
  auto out = std::vector<DueItem>{};
  for (auto const& measure : plan.measures) {
    if (is_under_way(measure)) { add_reports(plan, measure, today, until, out); }
  }
  add_applications(plan, until, out);
  std::ranges::stable_sort(out, {}, [](DueItem const& item) { return sys_days{item.due}; });
  return out;
}

}  // namespace leitbild::plan
