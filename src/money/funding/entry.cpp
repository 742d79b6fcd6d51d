#include "money/funding/entry.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::money::funding {

Entry::Entry(TomlTable table, std::string_view file, Problems& problems)
    : table_{std::move(table)}, file_{file}, keys_{table_.keys()}, problems_{problems} {}

std::string Entry::where() const { return fmt::format("{}:{}", file_, table_.line()); }
void Entry::problem(std::string what) const { problems_.add(std::move(what), where()); }
void Entry::problem_at(std::string_view key, std::string what) const {
  problems_.add(std::move(what), fmt::format("{}:{}", file_, table_.line(key)));
}

bool Entry::has(std::string_view key) const { return std::ranges::find(keys_, key) != keys_.end(); }

void Entry::allow_only(std::vector<std::string_view> const& allowed) const {
  for (auto const& key : keys_) {
    if (std::ranges::find(allowed, key) == allowed.end()) {
      problem_at(key, fmt::format("„{}“ ist hier nicht bekannt; erlaubt sind {}", key, fmt::join(allowed, ", ")));
    }
  }
}

template <class T>
std::optional<T> Entry::given(std::string_view key, std::optional<T> value, std::string_view kind) const {
  if (!value && has(key)) { problem_at(key, fmt::format("„{}“ muss {} sein", key, kind)); }
  return value;
}

std::optional<std::string> Entry::text(std::string_view key) const {
  return given(key, has(key) ? table_.text(key) : std::nullopt, "ein Text in Anführungszeichen");
}

std::string Entry::required_text(std::string_view key) const {
  auto const value = text(key);
  if (!has(key)) {
    problem(fmt::format("„{}“ fehlt", key));
  } else if (value && trimmed(*value).empty()) {
    problem_at(key, fmt::format("„{}“ ist leer", key));
  }
  return value.value_or("");
}

std::optional<bool> Entry::boolean(std::string_view key) const {
  return given(key, has(key) ? table_.boolean(key) : std::nullopt, "true oder false");
}

std::optional<Date> Entry::date(std::string_view key) const {
  auto const value = text(key);
  if (!value) { return std::nullopt; }
  auto const date = parse_iso_date(*value);
  if (!date) { problem_at(key, fmt::format("„{}“ ist „{}“; erlaubt ist ein Tag wie \"2027-03-31\"", key, *value)); }
  return date;
}

std::optional<RoughDate> Entry::rough_date(std::string_view key) const {
  auto const value = text(key);
  if (!value) { return std::nullopt; }
  auto const date = parse_rough_date(*value);
  if (!date) {
    problem_at(key, fmt::format("„{}“ ist „{}“; erlaubt ist \"2027-03-31\", \"2027-03\" oder \"2027\"", key, *value));
  }
  return date;
}

std::optional<int> Entry::integer(std::string_view key, int low, int high) const {
  auto const value = given(key, has(key) ? table_.integer(key) : std::nullopt, "eine ganze Zahl");
  if (!value) { return std::nullopt; }
  if (*value < low || *value > high) {
    problem_at(key, fmt::format("„{}“ ist {}; erlaubt ist {} bis {}", key, *value, low, high));
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<EuroCents> Entry::euro(std::string_view key) const {
  auto const value = given(key, has(key) ? table_.number(key) : std::nullopt, "ein Betrag in Euro");
  if (!value) { return std::nullopt; }
  constexpr auto kCents = 100.0;
  auto const most = static_cast<double>(kMostMoney.value) / kCents;
  auto const cents = *value * kCents;
  constexpr auto kNoise = 1e-3;  // of binary fractions at the largest amount; a third decimal is 0.1
  if (!(*value >= 0.0 && *value <= most) || std::abs(cents - std::round(cents)) > kNoise) {
    problem_at(key, fmt::format("„{}“ ist {}; erlaubt sind Euro mit höchstens zwei Nachkommastellen, 0 bis {:.0f}", key,
                                *value, most));
    return std::nullopt;
  }
  return EuroCents{std::llround(cents)};
}

std::optional<Fraction> Entry::rate(std::string_view key) const {
  if (!has(key)) { return std::nullopt; }
  auto const text = table_.text(key);
  auto const number = table_.number(key);
  auto const rate = number ? fraction_from(*number) : parse_fraction(text.value_or(""));
  if (rate && is_share(*rate)) { return rate; }
  problem_at(key, fmt::format("„{}“ muss ein Anteil von 0 bis 1 mit höchstens neun Nachkommastellen (0.75) oder ein "
                              "Bruch (\"2/3\") sein",
                              key));
  return std::nullopt;
}

std::vector<Fraction> Entry::rates(std::string_view key) const {
  auto out = std::vector<Fraction>{};
  if (!has(key)) { return out; }
  auto const numbers = table_.has_list(key) ? table_.numbers(key) : std::vector<double>{};
  for (auto const number : numbers) {
    if (auto const rate = fraction_from(number); rate && is_share(*rate)) { out.push_back(*rate); }
  }
  if (out.size() != numbers.size() || out.empty()) {
    problem_at(key, fmt::format("„{}“ muss eine Liste von Anteilen sein: [0.05, 0.25, 0.7]", key));
    return {};
  }
  return out;
}

std::optional<std::vector<std::string>> Entry::texts(std::string_view key) const {
  if (!has(key)) { return std::nullopt; }
  auto out = table_.texts(key);
  auto const blank = std::ranges::any_of(out, [](auto const& text) { return trimmed(text).empty(); });
  if (!table_.has_list(key) || blank) {
    problem_at(key, fmt::format("„{}“ muss eine Liste von Texten in eckigen Klammern sein", key));
    return std::nullopt;
  }
  return out;
}

bool Entry::is_word(std::string_view key, std::string const& id, std::span<Word const> allowed) const {
  if (std::ranges::find(allowed, id, &Word::id) != allowed.end()) { return true; }
  auto ids = std::vector<std::string_view>{};
  for (auto const& word : allowed) { ids.push_back(word.id); }
  problem_at(key, fmt::format("„{}“ nennt „{}“; erlaubt sind {}", key, id, fmt::join(ids, ", ")));
  return false;
}

std::optional<std::string> Entry::word(std::string_view key, std::span<Word const> allowed) const {
  auto value = text(key);
  return value && is_word(key, *value, allowed) ? std::move(value) : std::nullopt;
}

std::optional<std::vector<std::string>> Entry::words(std::string_view key, std::span<Word const> allowed) const {
  auto values = texts(key);
  if (values) {
    std::erase_if(*values, [&](auto const& id) { return !is_word(key, id, allowed); });
  }
  return values;
}

std::vector<Entry> Entry::entries(std::string_view key) const {
  auto out = std::vector<Entry>{};
  if (!has(key)) { return out; }
  for (auto& table : table_.tables(key)) { out.emplace_back(std::move(table), file_, problems_); }
  if (out.empty()) { problem_at(key, fmt::format("„{}“ muss als [[{}]] geschrieben sein", key, key)); }
  return out;
}

}  // namespace leitbild::money::funding
