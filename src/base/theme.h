// The four themes of an integrated concept. An indicator carries one; a plan maps its own, renameable fields to them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace leitbild {

enum class Theme { kLiving, kWork, kClimate, kMobility };

inline constexpr std::array kThemes{Theme::kLiving, Theme::kWork, Theme::kClimate, Theme::kMobility};

constexpr std::string_view name(Theme theme) {
  switch (theme) {
    case Theme::kLiving: return "living";
    case Theme::kWork: return "work";
    case Theme::kClimate: return "climate";
    case Theme::kMobility: return "mobility";
  }
  return "";
}

constexpr std::optional<Theme> theme_from(std::string_view text) {
  for (auto const theme : kThemes) {
    if (name(theme) == text) { return theme; }
  }
  return std::nullopt;
}

}  // namespace leitbild
