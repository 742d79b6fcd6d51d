#include "exchange/sheets/conflict_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/toml.h"

namespace leitbild::exchange {
namespace {

constexpr std::string_view kFile = "file";
constexpr std::string_view kPlan = "plan";

std::string_view word_of(std::optional<Take> take) {
  if (!take) { return {}; }
  return *take == Take::kFile ? kFile : kPlan;
}

std::string line(std::string_view key, std::string_view text) {
  return fmt::format("{} = {}\n", key, toml_quoted(text));
}

}  // namespace

std::string to_toml(std::vector<DecidedConflict> const& conflicts) {
  auto out = std::string{
      "# Plan und Arbeitsmappe haben dieselbe Angabe seit der Ausgabe der Mappe verschieden geändert.\n"
      "# Zu jedem Konflikt gehört eine Entscheidung: take = \"file\" nimmt die Mappe, take = \"plan\" lässt den Plan.\n"
      "# Danach denselben Import noch einmal aufrufen.\n"};
  for (auto const& [conflict, take] : conflicts) {
    out += "\n[[conflict]]\n";
    out += line("place", conflict.place) + line("kind", conflict.kind) + line("code", conflict.code) +
           line("attribute", conflict.attribute) + line("title", conflict.title) + line("base", conflict.base) +
           line("plan", conflict.plan) + line("file", conflict.file) + line("take", word_of(take));
  }
  return out;
}

Result<std::vector<DecidedConflict>> conflicts_from_toml(std::string_view text, std::string_view where) {
  TRY(auto const document, parse_toml(text, where));
  auto out = std::vector<DecidedConflict>{};
  auto problems = Problems{};
  for (auto const& table : document.tables("conflict")) {
    auto const in = [&](std::string_view key) { return table.text(key).value_or(std::string{}); };
    auto& decided = out.emplace_back();
    decided.conflict = {.place = in("place"),
                        .kind = in("kind"),
                        .code = in("code"),
                        .attribute = in("attribute"),
                        .title = in("title"),
                        .base = in("base"),
                        .plan = in("plan"),
                        .file = in("file")};
    auto const take = in("take");
    if (take == kFile) { decided.take = Take::kFile; }
    if (take == kPlan) { decided.take = Take::kPlan; }
    if (!take.empty() && !decided.take) {
      problems.add(fmt::format("take = „{}“ gibt es nicht; erlaubt sind \"file\", \"plan\" und \"\"", take),
                   fmt::format("{}:{}", where, table.line("take")));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Decide decisions(std::vector<DecidedConflict> conflicts) {
  return [conflicts = std::move(conflicts)](Conflict const& asked) -> std::optional<Take> {
    auto const is_same = [&](DecidedConflict const& decided) {
      auto const& known = decided.conflict;
      return known.kind == asked.kind && known.code == asked.code && known.attribute == asked.attribute &&
             known.base == asked.base && known.plan == asked.plan && known.file == asked.file;
    };
    auto const found = std::ranges::find_if(conflicts, is_same);
    return found == conflicts.end() ? std::nullopt : found->take;
  };
}

}  // namespace leitbild::exchange
