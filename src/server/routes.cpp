#include "server/routes.h"

#include <stdexcept>

#include "base/text.h"

namespace leitbild::server {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  if (path.starts_with('/')) { path.remove_prefix(1); }
  return path.empty() ? std::vector<std::string_view>{} : split(path, '/');
}

}  // namespace

Routes::Routes(std::vector<std::string_view> const& templates) {
  auto shapes = std::vector<std::string>{};
  for (auto const text : templates) {
    auto route = Route{};
    auto shape = std::string{};
    for (auto const part : parts_of(text)) {
      auto& added = route.parts.emplace_back();
      auto const end = part.find('}');
      if (part.starts_with('{') && end != std::string_view::npos) {
        added.name = part.substr(1, end - 1);
        added.fixed = part.substr(end + 1);
        added.rest = added.name.ends_with('*');
        if (added.rest) { added.name.pop_back(); }
      } else {
        added.fixed = part;
      }
      route.fixed_letters += added.fixed.size();
      shape += '/' + (added.name.empty() ? std::string{} : std::string{added.rest ? "{*}" : "{}"}) + added.fixed;
    }
    for (auto const& other : shapes) {
      if (other == shape) { throw std::logic_error{"two routes fit the same paths: " + std::string{text}}; }
    }
    shapes.push_back(std::move(shape));
    routes_.push_back(std::move(route));
  }
}

std::optional<std::vector<NameAndValue>> Routes::fits(Route const& route, std::vector<std::string_view> const& path) {
  auto out = std::vector<NameAndValue>{};
  for (auto i = std::size_t{0}; i < route.parts.size(); ++i) {
    auto const& part = route.parts[i];
    if (i >= path.size()) { return std::nullopt; }
    if (part.rest) {
      auto rest = std::string{path[i]};
      for (auto next = i + 1; next < path.size(); ++next) { rest += '/' + std::string{path[next]}; }
      out.push_back({part.name, std::move(rest)});
      return out;
    }
    if (part.name.empty()) {
      if (path[i] != part.fixed) { return std::nullopt; }
      continue;
    }
    if (path[i].size() <= part.fixed.size() || !path[i].ends_with(part.fixed)) { return std::nullopt; }
    out.push_back({part.name, std::string{path[i].substr(0, path[i].size() - part.fixed.size())}});
  }
  if (route.parts.size() != path.size()) { return std::nullopt; }
  return out;
}

std::optional<Routes::Match> Routes::match(std::string_view path) const {
  auto const parts = parts_of(path);
  auto best = std::optional<Match>{};
  for (auto i = std::size_t{0}; i < routes_.size(); ++i) {
    if (best && routes_[best->number].fixed_letters >= routes_[i].fixed_letters) { continue; }
    if (auto found = fits(routes_[i], parts)) { best = Match{i, std::move(*found)}; }
  }
  return best;
}

}  // namespace leitbild::server
