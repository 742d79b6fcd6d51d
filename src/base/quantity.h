// Numbers that know what they count. A quantity crosses a function boundary in its own type, never as a bare number.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace leitbild {

template <class Kind, class Rep>
struct Quantity {
  using rep = Rep;
  Rep value{};

  constexpr Quantity() = default;
  constexpr explicit Quantity(Rep v) : value{v} {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  constexpr Quantity& operator+=(Quantity other) {
    value = static_cast<Rep>(value + other.value);
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) {
    value = static_cast<Rep>(value - other.value);
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
  friend constexpr Quantity operator*(Quantity a, Rep k) { return Quantity{static_cast<Rep>(a.value * k)}; }
};

using Metres = Quantity<struct MetresKind, double>;
using SquareMetres = Quantity<struct SquareMetresKind, double>;
using CubicMetres = Quantity<struct CubicMetresKind, double>;
using Minutes = Quantity<struct MinutesKind, double>;
/// 0..1; per cent exists only in text output.
using Share = Quantity<struct ShareKind, double>;
/// Whole cents: sums of money are exact and independent of the order of addition.
using EuroCents = Quantity<struct EuroCentsKind, std::int64_t>;
constexpr EuroCents euros(std::int64_t whole) { return EuroCents{whole * 100}; }
constexpr EuroCents operator-(EuroCents amount) { return EuroCents{-amount.value}; }

/// Length on the street network, whole centimetres. Labels of a shortest-path search are integers, so that a search
/// that starts from an earlier result gives the same bits as one that starts from nothing. Limit: 42,949 km.
using Centimetres = Quantity<struct CentimetresKind, std::uint32_t>;

/// Residents in thousandths of a person. Grids and estimates give fractions of a person; integers make every sum over
/// cells, districts and the city exact and independent of the order of addition.
using Persons = Quantity<struct PersonsKind, std::int64_t>;

constexpr Persons persons(std::int64_t whole) { return Persons{whole * 1000}; }
/// Rounds to the nearest thousandth.
inline Persons persons(double count) { return Persons{std::llround(count * 1000.0)}; }
constexpr double as_double(Persons p) { return static_cast<double>(p.value) / 1000.0; }

/// Rounds to the nearest centimetre; `m` must be within 0 .. 42,949 km.
inline Centimetres to_centimetres(Metres m) {
  return Centimetres{static_cast<std::uint32_t>(std::llround(m.value * 100.0))};
}
constexpr Metres to_metres(Centimetres c) { return Metres{static_cast<double>(c.value) / 100.0}; }

constexpr SquareMetres operator*(Metres a, Metres b) { return SquareMetres{a.value * b.value}; }
constexpr SquareMetres hectares(double ha) { return SquareMetres{ha * 10'000.0}; }

/// Calendar year of the plan, e.g. 2031.
using Year = Quantity<struct YearKind, int>;

}  // namespace leitbild
