#include "import/import_report.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

constexpr auto kMostExamples = std::size_t{5};

std::string line_of(std::string_view what, Skipped const& skipped) {
  auto const count = format_number(static_cast<double>(skipped.count), 0);
  if (skipped.examples.empty()) { return fmt::format("  {}: {} × {}\n", what, count, skipped.reason); }
  auto const more = skipped.count > skipped.examples.size() ? ", …" : "";
  return fmt::format("  {}: {} × {} ({}{})\n", what, count, skipped.reason, fmt::join(skipped.examples, ", "), more);
}

void count(std::vector<Skipped>& list, std::string reason, std::string example) {
  auto found = std::ranges::find(list, reason, &Skipped::reason);
  if (found == list.end()) {
    list.push_back({.count = 0, .reason = std::move(reason), .examples = {}});
    found = list.end() - 1;
  }
  ++found->count;
  auto const is_new = !example.empty() && (found->examples.empty() || found->examples.back() != example);
  if (is_new && found->examples.size() < kMostExamples) { found->examples.push_back(std::move(example)); }
}

}  // namespace

void skip(ImportReport& report, std::string reason, std::string example) {
  count(report.skipped, std::move(reason), std::move(example));
}

void mend(ImportReport& report, std::string reason, std::string example) {
  count(report.mended, std::move(reason), std::move(example));
}

std::string to_text(ImportReport const& report) {
  auto out = report.layer + "\n";
  for (auto const& count : report.counts) { out += fmt::format("  {}\n", count); }
  for (auto const& skipped : report.skipped) { out += line_of("ausgelassen", skipped); }
  for (auto const& mended : report.mended) { out += line_of("berichtigt", mended); }
  for (auto const& note : report.notes) { out += fmt::format("  Hinweis: {}\n", note); }
  return out;
}

}  // namespace leitbild::importing
