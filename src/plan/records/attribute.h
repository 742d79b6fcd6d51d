// What an object of the plan consists of, said once: from these lists follow the tables of the database, the sheets of
// the workbook, the JSON with its schema, the differences between versions, the journal and the command line.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/exact.h"
#include "base/fraction.h"
#include "base/quantity.h"
#include "base/result.h"
#include "geo/shape.h"

namespace leitbild::plan {

/// How a value is written. Every value has one canonical text, in which it is compared, stored and exchanged; empty
/// means that it is not given.
enum class Kind : std::uint8_t {
  kCode,          // letters, digits, '-', '.', '_'
  kText,          // one line
  kWords,         // several lines
  kReference,     // the code of another object
  kReferences,    // "A-1; A-2"
  kChoice,        // the id of one of `choices`
  kFlag,          // "true", or empty
  kInteger,       // "3"
  kNumber,        // "0.62", any finite number
  kYear,          // "2031"
  kDate,          // "2025-10-06", "2025-10", "2025-Q4", "2025"
  kMoney,         // euros: "1234.5"
  kRate,          // "0.75", "2/3"
  kMoneyByYear,   // "2027=100000; 2028=50000.5"
  kMonthsByYear,  // person-months: "2027=1.5"
  kShape          // WKT in the city's plane
};

struct Choice {
  std::string_view id, title_de, title_en;
};

struct AttributeInfo {
  std::string_view key;  // column, key in JSON and TOML: "price_year"
  std::string_view title_de, title_en;
  Kind kind{};
  std::string_view help_de{};
  bool required{};
  std::string_view refers_to{};  // id of a form, or "measure"; "*": an object of any kind
  std::span<Choice const> choices{};
};

template <class T>
struct Attribute {
  AttributeInfo info;
  std::string (*text)(T const&);
  Result<void> (*read)(T&, std::string_view);
};

/// Specialised beside each enumeration; in the order of its values.
template <class E>
std::span<Choice const> choices_of();

// ---- Values as canonical text, one pair of functions for each type of member. -----------------------------------------
// Error of read_value(): what is not allowed about the text, in German, without a place.

std::string value_text(std::string const& value);
std::string value_text(std::vector<std::string> const& value);
std::string value_text(bool value);
std::string value_text(std::optional<std::int64_t> value);
std::string value_text(std::optional<double> value);
std::string value_text(std::optional<Year> value);
std::string value_text(std::optional<RoughDate> const& value);
std::string value_text(std::optional<EuroCents> value);
std::string value_text(std::optional<Fraction> value);
std::string value_text(ByYear<EuroCents> const& value);
std::string value_text(ByYear<PersonMonths> const& value);
std::string value_text(std::optional<geo::Shape> const& value);

Result<void> read_value(std::string& value, std::string_view text);
Result<void> read_value(std::vector<std::string>& value, std::string_view text);
Result<void> read_value(bool& value, std::string_view text);
Result<void> read_value(std::optional<std::int64_t>& value, std::string_view text);
Result<void> read_value(std::optional<double>& value, std::string_view text);
Result<void> read_value(std::optional<Year>& value, std::string_view text);
Result<void> read_value(std::optional<RoughDate>& value, std::string_view text);
Result<void> read_value(std::optional<EuroCents>& value, std::string_view text);
Result<void> read_value(std::optional<Fraction>& value, std::string_view text);
Result<void> read_value(ByYear<EuroCents>& value, std::string_view text);
Result<void> read_value(ByYear<PersonMonths>& value, std::string_view text);
Result<void> read_value(std::optional<geo::Shape>& value, std::string_view text);

/// By id or title in any case. Error: names what is allowed.
Result<std::size_t> read_choice(std::span<Choice const> choices, std::string_view text);

template <class E>
  requires std::is_enum_v<E>
std::string value_text(std::optional<E> value) {
  return value ? std::string{choices_of<E>()[static_cast<std::size_t>(*value)].id} : std::string{};
}
template <class E>
  requires std::is_enum_v<E>
Result<void> read_value(std::optional<E>& value, std::string_view text) {
  value.reset();
  if (text.empty()) { return {}; }
  TRY(auto const position, read_choice(choices_of<E>(), text));
  value = static_cast<E>(position);
  return {};
}

/// What a cell of that kind holds if its text is `text`, in the words of the journal and of reports: "75 %",
/// "1.234,50 €", "in Umsetzung".
std::string shown_value(AttributeInfo const& info, std::string_view text);

// ---- Making attributes ------------------------------------------------------------------------------------------------

template <class M>
struct MemberOf;
template <class T, class V>
struct MemberOf<V T::*> {
  using Object = T;
  using Value = V;
};

template <auto Member>
Attribute<typename MemberOf<decltype(Member)>::Object> attribute(AttributeInfo info) {
  using T = typename MemberOf<decltype(Member)>::Object;
  return {.info = info,
          .text = [](T const& row) { return value_text(row.*Member); },
          .read = [](T& row, std::string_view text) { return read_value(row.*Member, text); }};
}

/// The kind that follows from the type of the member; texts are one line.
template <class V>
constexpr Kind kind_of() {
  if constexpr (std::same_as<V, std::vector<std::string>>) { return Kind::kReferences; }
  if constexpr (std::same_as<V, bool>) { return Kind::kFlag; }
  if constexpr (std::same_as<V, std::optional<std::int64_t>>) { return Kind::kInteger; }
  if constexpr (std::same_as<V, std::optional<double>>) { return Kind::kNumber; }
  if constexpr (std::same_as<V, std::optional<Year>>) { return Kind::kYear; }
  if constexpr (std::same_as<V, std::optional<RoughDate>>) { return Kind::kDate; }
  if constexpr (std::same_as<V, std::optional<EuroCents>>) { return Kind::kMoney; }
  if constexpr (std::same_as<V, std::optional<Fraction>>) { return Kind::kRate; }
  if constexpr (std::same_as<V, ByYear<EuroCents>>) { return Kind::kMoneyByYear; }
  if constexpr (std::same_as<V, ByYear<PersonMonths>>) { return Kind::kMonthsByYear; }
  if constexpr (std::same_as<V, std::optional<geo::Shape>>) { return Kind::kShape; }
  return Kind::kText;
}

template <auto Member>
auto plain(std::string_view key, std::string_view title_de, std::string_view title_en, std::string_view help_de = {}) {
  return attribute<Member>({.key = key,
                            .title_de = title_de,
                            .title_en = title_en,
                            .kind = kind_of<typename MemberOf<decltype(Member)>::Value>(),
                            .help_de = help_de});
}

template <auto Member>
auto required(std::string_view key, std::string_view title_de, std::string_view title_en,
              std::string_view help_de = {}) {
  auto out = plain<Member>(key, title_de, title_en, help_de);
  out.info.required = true;
  return out;
}

template <auto Member>
auto words(std::string_view key, std::string_view title_de, std::string_view title_en, std::string_view help_de = {}) {
  auto out = plain<Member>(key, title_de, title_en, help_de);
  out.info.kind = Kind::kWords;
  return out;
}

template <auto Member>
auto code(std::string_view help_de = {}) {
  auto out = required<Member>("code", "Kürzel", "Code", help_de);
  out.info.kind = Kind::kCode;
  return out;
}

/// To objects of the form `refers_to`; one code or several, as the member is.
template <auto Member>
auto link(std::string_view key, std::string_view title_de, std::string_view title_en, std::string_view refers_to,
          bool is_required = false, std::string_view help_de = {}) {
  auto out = plain<Member>(key, title_de, title_en, help_de);
  if (out.info.kind == Kind::kText) { out.info.kind = Kind::kReference; }
  out.info.refers_to = refers_to;
  out.info.required = is_required;
  return out;
}

/// One of the values of an enumeration.
template <auto Member>
auto choice(std::string_view key, std::string_view title_de, std::string_view title_en, bool is_required = false,
            std::string_view help_de = {}) {
  using Enumeration = typename MemberOf<decltype(Member)>::Value::value_type;
  return attribute<Member>({.key = key,
                            .title_de = title_de,
                            .title_en = title_en,
                            .kind = Kind::kChoice,
                            .help_de = help_de,
                            .required = is_required,
                            .choices = choices_of<Enumeration>()});
}

}  // namespace leitbild::plan
