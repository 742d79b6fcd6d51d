// Ids that are not integers, and tables that accept only their own id.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace leitbild {

/// Position of a thing in its own table. Ids of two different things cannot be mixed up.
template <class Tag>
struct Id {
  std::uint32_t value{};

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value{v} {}
  constexpr explicit Id(std::size_t v) : value{static_cast<std::uint32_t>(v)} {}
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// A vector that is indexed by `IdType` only.
template <class IdType, class T>
struct Table {
  std::vector<T> rows;

  T& operator[](IdType id) { return rows[id.value]; }
  T const& operator[](IdType id) const { return rows[id.value]; }
  std::size_t size() const { return rows.size(); }
  bool empty() const { return rows.empty(); }
  /// Appends and returns the id of the new row.
  IdType add(T row) {
    rows.push_back(std::move(row));
    return IdType{rows.size() - 1};
  }
  auto begin() const { return rows.begin(); }
  auto end() const { return rows.end(); }
  auto begin() { return rows.begin(); }
  auto end() { return rows.end(); }
};

}  // namespace leitbild

template <class Tag>
struct std::hash<leitbild::Id<Tag>> {
  std::size_t operator()(leitbild::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
