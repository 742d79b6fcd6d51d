#include "report/map/svg.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "base/colour.h"

namespace leitbild::report {
namespace {

double linear(std::string_view two_digits) {
  auto const share = static_cast<double>(std::stoul(std::string{two_digits}, nullptr, 16)) / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// Relative luminance as in WCAG 2.2.
double luminance(std::string_view colour) {
  return 0.2126 * linear(colour.substr(1, 2)) + 0.7152 * linear(colour.substr(3, 2)) +
         0.0722 * linear(colour.substr(5, 2));
}

}  // namespace

std::string escaped(std::string_view text) {
  auto out = std::string{};
  for (auto const c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') { out += c; }
    }
  }
  return out;
}

std::string colour_or(std::string_view colour, std::string_view fallback) {
  return std::string{is_colour(colour) ? colour : fallback};
}

std::string_view ink_on(std::string_view colour) {
  constexpr auto kDark = std::string_view{"#16242b"};
  auto const light = luminance(colour);
  auto const contrast_with_white = 1.05 / (light + 0.05);
  auto const contrast_with_dark = (light + 0.05) / (luminance(kDark) + 0.05);
  return contrast_with_white >= contrast_with_dark ? std::string_view{"#ffffff"} : kDark;
}

bool PathData::add(std::span<Spot const> spots, std::size_t least) {
  auto kept = std::vector<Spot>{};
  for (auto const spot : spots) {
    if (kept.empty() || spot != kept.back()) { kept.push_back(spot); }
  }
  if (kept.size() < least) { return false; }
  text_ += fmt::format("M{} {}l", kept.front().x, kept.front().y);
  for (auto i = std::size_t{1}; i < kept.size(); ++i) {
    text_ += fmt::format("{}{} {}", i > 1 ? " " : "", kept[i].x - kept[i - 1].x, kept[i].y - kept[i - 1].y);
  }
  return true;
}

void PathData::add_line(std::span<Spot const> spots) { add(spots, 2); }

void PathData::add_ring(std::span<Spot const> spots) {
  if (spots.size() > 1 && spots.front() == spots.back()) { spots = spots.first(spots.size() - 1); }
  if (add(spots, 3)) { text_ += 'z'; }
}

Svg::Svg(int width, int height) : width_{width}, height_{height} {}

void Svg::path(PathData const& data, std::string_view attributes) {
  if (!data.empty()) { body_ += fmt::format("<path {} d=\"{}\"/>\n", attributes, data.text()); }
}

std::string Svg::finished() const {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{2}mm\" height=\"{3}mm\">\n"
      "<defs>\n<clipPath id=\"frame\"><rect width=\"{0}\" height=\"{1}\"/></clipPath>\n{4}</defs>\n"
      "<g clip-path=\"url(#frame)\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n{5}</g>\n</svg>\n",
      width_, height_, fmt::format("{:g}", width_ / 10.0), fmt::format("{:g}", height_ / 10.0), definitions_, body_);
}

}  // namespace leitbild::report
