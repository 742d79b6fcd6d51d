#include "import/import_report.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

constexpr auto kMostExamples = std::size_t{5};

std::string line_of(Skipped const& skipped) {
  auto const count = format_number(static_cast<double>(skipped.count), 0);
  if (skipped.examples.empty()) { return fmt::format("  ausgelassen: {} × {}\n", count, skipped.reason); }
  auto const more = skipped.count > skipped.examples.size() ? ", …" : "";
  return fmt::format("  ausgelassen: {} × {} ({}{})\n", count, skipped.reason, fmt::join(skipped.examples, ", "), more);
}

}  // namespace

void skip(ImportReport& report, std::string reason, std::string example) {
  auto found = std::ranges::find(report.skipped, reason, &Skipped::reason);
  if (found == report.skipped.end()) {
    report.skipped.push_back({.count = 0, .reason = std::move(reason), .examples = {}});
    found = report.skipped.end() - 1;
  }
  ++found->count;
  if (!example.empty() && found->examples.size() < kMostExamples) { found->examples.push_back(std::move(example)); }
}

std::string to_text(ImportReport const& report) {
  auto out = report.layer + "\n";
  for (auto const& count : report.counts) { out += fmt::format("  {}\n", count); }
  for (auto const& skipped : report.skipped) { out += line_of(skipped); }
  for (auto const& note : report.notes) { out += fmt::format("  Hinweis: {}\n", note); }
  return out;
}

}  // namespace leitbild::importing
