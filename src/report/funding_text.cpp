#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "report/funding_output.h"
#include "report/text_table.h"

namespace leitbild::report {
namespace {

namespace mf = money::funding;

std::string mark(bool unchecked) { return unchecked ? fmt::format(" ({})", mf::kNotChecked) : std::string{}; }

std::string padded(std::string_view text, std::size_t width) {
  return std::string{text} + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string period_of(mf::Version const& version) {
  if (!version.valid_from && !version.valid_to) { return fmt::format("Zeitraum {}", mf::kNotChecked); }
  auto const from = version.valid_from ? "ab " + german(*version.valid_from) : "";
  auto const to = version.valid_to ? "bis " + german(*version.valid_to) : "";
  return fmt::format("{}{}{}", from, from.empty() || to.empty() ? "" : " ", to);
}

std::string rate_of(mf::Version const& version) {
  if (version.lump_sum) { return "Pauschale"; }
  auto const up_to = version.rate_up_to ? "bis zu " : "";
  auto const with_mark = [&](Fraction rate, std::string_view key) {
    return percent_text(rate) + mark(version.is_unchecked(key));
  };
  if (version.rate_regular) {
    auto const weak = version.rate_weak ? ", finanzschwach " + with_mark(*version.rate_weak, "rate_weak") : "";
    return up_to + with_mark(*version.rate_regular, "rate_regular") + weak;
  }
  if (version.rate_min && version.rate_max) {
    return fmt::format("{} bis {}", with_mark(*version.rate_min, "rate_min"), with_mark(*version.rate_max, "rate_max"));
  }
  return version.rate_max ? up_to + with_mark(*version.rate_max, "rate_max") : std::string{mf::kNotChecked};
}

std::string text_of(mf::MoneySpan const& span) {
  if (span.low == span.high) { return money::short_euros(span.high); }
  return span.low == EuroCents{}
             ? "bis zu " + money::short_euros(span.high)
             : fmt::format("{} bis {}", money::short_euros(span.low), money::short_euros(span.high));
}

std::string grant_text(mf::Candidate const& candidate) {
  if (candidate.version->lump_sum) { return "Pauschale, Betrag laut Bescheid"; }
  auto const& grant = candidate.verdict.grant;
  return grant ? fmt::format("Zuwendung {}{}", text_of(grant->amount), mark(grant->unchecked))
               : std::string{"Zuwendung nicht berechenbar"};
}

std::string candidate_text(mf::Candidate const& candidate, bool all_reasons) {
  auto const& verdict = candidate.verdict;
  auto const head = fmt::format("{} {} [{}]", padded(mf::title_of(verdict.fit), 11), candidate.programme->short_name,
                                candidate.programme->id);
  auto out = verdict.fit == mf::Fit::kFails ? head + "\n" : fmt::format("{} – {}\n", head, grant_text(candidate));
  for (auto const& reason : verdict.reasons) {
    if (verdict.fit == mf::Fit::kFails && !all_reasons && reason.finding.fit != mf::Fit::kFails) { continue; }
    out += wrapped(mf::sentence(reason), "    ", "      ");
  }
  if (!mf::is_researched(*candidate.version) && !all_reasons) {
    return out + (verdict.fit == mf::Fit::kFails
                      ? ""
                      : "    nicht recherchiert: Zwecke oder Fördersatz sind nicht geprüft\n");
  }
  if (!verdict.not_checked.empty() && (verdict.fit != mf::Fit::kFails || all_reasons)) {
    out += wrapped(fmt::format("{}: {}", mf::kNotChecked, fmt::join(verdict.not_checked, ", ")), "    ", "      ");
  }
  return out;
}

std::string names_of(mf::Combination const& combination, FundingFit const& fit) {
  auto names = std::vector<std::string_view>{};
  for (auto const& grant : combination.grants) {
    auto const found =
        std::ranges::find(fit.candidates, grant.programme, [](auto const& c) { return c.programme->id; });
    names.push_back(found == fit.candidates.end() ? std::string_view{grant.programme} : found->programme->short_name);
  }
  return fmt::format("{}", fmt::join(names, " + "));
}

std::string combination_text(mf::Combination const& combination, FundingFit const& fit) {
  auto out = wrapped(names_of(combination, fit), "  + ", "    ");
  for (auto const& grant : combination.grants) {
    auto const amount = grant.amount ? text_of(*grant.amount) : std::string{"Betrag nicht bekannt"};
    out += wrapped(
        fmt::format("{}: {}{} ({})", grant.programme, amount, mark(grant.unchecked), fmt::join(grant.parts, ", ")),
        "      ", "        ");
  }
  auto const own = combination.own ? text_of(*combination.own) : std::string{"nicht berechenbar"};
  out += fmt::format("      Eigenanteil: {}\n", own);
  for (auto const& remark : combination.remarks) { out += wrapped(remark, "      ", "        "); }
  return out;
}

std::string combinations_text(FundingFit const& fit) {
  auto const& found = fit.combinations;
  if (found.admissible.empty() && found.refused.empty()) { return "Kombinationen: kein Programm passt sicher.\n"; }
  auto out = std::string{"Zulässige Kombinationen:\n"};
  for (auto const& combination : found.admissible) { out += combination_text(combination, fit); }
  if (found.admissible.empty()) { out += "  keine\n"; }
  if (found.refused.empty()) { return out; }
  out += "Nicht zulässig:\n";
  for (auto const& combination : found.refused) {
    out += wrapped(names_of(combination, fit), "  - ", "    ");
    for (auto const& reason : combination.reasons) { out += wrapped(reason, "      ", "        "); }
  }
  if (found.refused_alike > 0) { out += fmt::format("  {} weitere aus denselben Gründen\n", found.refused_alike); }
  return out;
}

/// Columns of words, as wide as their widest one.
std::string left_aligned(std::vector<TableLine> const& lines) {
  auto widths = std::vector<std::size_t>(lines.front().size());
  for (auto const& line : lines) {
    for (auto i = std::size_t{0}; i < line.size(); ++i) { widths[i] = std::max(widths[i], display_width(line[i])); }
  }
  auto out = std::string{};
  for (auto const& line : lines) {
    auto row = std::string{};
    for (auto i = std::size_t{0}; i < line.size(); ++i) { row += padded(line[i], widths[i] + 2); }
    out += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

/// "[1] 75 %" per version, or once what all versions have in common.
std::vector<std::string> field_lines(mf::Field const& field, std::vector<mf::Version> const& versions) {
  auto lines = std::vector<std::string>{};
  for (auto const& version : versions) {
    auto const text = field.text(version);
    lines.push_back(text ? *text + mark(version.is_unchecked(field.key)) : std::string{mf::kNotChecked});
  }
  if (std::ranges::adjacent_find(lines, std::ranges::not_equal_to{}) == lines.end()) { return {lines.front()}; }
  for (auto i = std::size_t{0}; i < lines.size(); ++i) { lines[i] = fmt::format("[{}] {}", i + 1, lines[i]); }
  return lines;
}

}  // namespace

std::string to_text(mf::Catalogue const& catalogue, Date on) {
  auto lines = std::vector<TableLine>{{"Kennung", "Programm", "Ebene", "Fassung", "Fördersatz", "Verglichen"}};
  for (auto const& programme : catalogue.programmes) {
    auto const* const version = mf::version_on(programme, on);
    auto const level = programme.level.empty() ? mf::kNotChecked : mf::title_of(mf::levels(), programme.level);
    auto period = version == nullptr ? std::string{"keine Fassung für diesen Tag"} : period_of(*version);
    if (version != nullptr && version->open == false) { period += ", zurzeit keine Anträge"; }
    auto const checked = version != nullptr && version->checked_on ? german(*version->checked_on) : "nie";
    lines.push_back({programme.id, programme.short_name + (programme.of_city ? " *" : ""), std::string{level},
                     std::move(period), version == nullptr ? "" : rate_of(*version), checked});
  }
  auto out = fmt::format("Förderprogramme am {}\n\n{}", german(on), left_aligned(lines));
  auto const own = std::ranges::any_of(catalogue.programmes, &mf::Programme::of_city);
  return out + (own ? "\n* aus dem Arbeitsordner der Stadt\n" : "");
}

std::string to_text(mf::Programme const& programme) {
  auto const level = programme.level.empty() ? mf::kNotChecked : mf::title_of(mf::levels(), programme.level);
  auto const authority = programme.authority.empty() ? mf::kNotChecked : std::string_view{programme.authority};
  auto out = fmt::format("{} [{}]\n{}\nEbene: {}; zuständig: {}\n\n", programme.short_name, programme.id,
                         programme.name, level, authority);
  for (auto i = std::size_t{0}; i < programme.versions.size(); ++i) {
    out += fmt::format("Fassung [{}]: {}\n", i + 1, period_of(programme.versions[i]));
  }
  out += "\n";
  constexpr auto kTitleWidth = std::size_t{34};
  auto const indent = std::string(kTitleWidth, ' ');
  for (auto const& field : mf::fields()) {
    auto first = padded(field.title_de, kTitleWidth);
    for (auto const& line : field_lines(field, programme.versions)) {
      out += wrapped(line, first, indent + "  ");
      first = indent;
    }
  }
  return out;
}

std::string to_text(std::vector<mf::Deadline> const& deadlines, Date from) {
  if (deadlines.empty()) { return fmt::format("Ab {} ist keine Frist erfasst.\n", german(from)); }
  auto out = std::string{};
  for (auto const& deadline : deadlines) {
    out += wrapped(fmt::format("{}: {}{}", deadline.short_name, deadline.what, mark(deadline.unchecked)),
                   german(deadline.day) + "  ", "            ");
  }
  return out;
}

std::string to_text(FundingFit const& fit, bool all_reasons) {
  auto out = fmt::format("{}: {}\nStichtag {}\n\n", fit.facts.measure, fit.facts.title, german(fit.on));
  for (auto const wanted : {mf::Fit::kFits, mf::Fit::kUnknown, mf::Fit::kFails}) {
    for (auto const& candidate : fit.candidates) {
      if (candidate.verdict.fit == wanted) { out += candidate_text(candidate, all_reasons); }
    }
  }
  out += "\n„passt“ heißt: keine geprüfte Regel spricht dagegen. Was nicht geprüft ist, kann es noch.\n";
  if (!fit.without_version.empty()) {
    out += wrapped(fmt::format("Ohne Fassung für diesen Tag: {}", fmt::join(fit.without_version, ", ")), "", "  ");
  }
  out += "\nFristen der Programme, die passen oder passen können:\n" + to_text(fit.deadlines, fit.on) + "\n";
  return out + combinations_text(fit);
}

}  // namespace leitbild::report
