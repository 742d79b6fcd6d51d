#include "app/models/parameters.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/text.h"

namespace leitbild::app {
namespace {

namespace fs = std::filesystem;

std::string shown(Json const& value) {
  constexpr auto kMost = std::size_t{60};
  auto text = value.is_string() ? value.get<std::string>() : value.dump();
  if (text.size() > kMost) { text = text.substr(0, kMost) + "…"; }
  return is_valid_utf8(text) ? text : "…";
}

std::string range_text(NumberRange const& range) {
  auto const number = [](double value) { return fmt::format("{}", value); };
  if (std::isinf(range.low)) { return "eine Zahl"; }
  auto const low = range.low_excluded ? "über " + number(range.low) : "ab " + number(range.low);
  return std::isinf(range.high) ? "Zahlen " + low : fmt::format("Zahlen {} bis {}", low, number(range.high));
}

bool is_in(NumberRange const& range, double value) {
  return std::isfinite(value) && value <= range.high && (range.low_excluded ? value > range.low : value >= range.low);
}

}  // namespace

Result<ModelParameters> ModelParameters::read(fs::path const& file, fs::path const& inputs,
                                              std::span<std::string_view const> keys) {
  auto out = ModelParameters{};
  out.name_ = file.filename().string();
  out.inputs_ = inputs.empty() ? file.parent_path() : inputs;
  if (!inputs.empty() && !fs::is_directory(inputs)) {
    return fail("den Ordner gibt es nicht", fmt::format("--inputs {}", inputs.string()));
  }
  TRY(auto const text, read_file(file));
  out.values_ = Json::parse(text, nullptr, false);
  if (!out.values_.is_object()) { return fail("kein JSON-Objekt mit Parametern", out.name_); }
  for (auto const& [key, value] : out.values_.items()) {
    if (std::ranges::find(keys, key) == keys.end()) {
      out.problems_.add(fmt::format("den Parameter „{}“ gibt es bei diesem Modell nicht; möglich sind {}", key,
                                    fmt::join(keys, ", ")),
                        out.name_);
    }
  }
  return out;
}

Json const* ModelParameters::find(std::string_view key) const {
  auto const found = values_.find(std::string{key});
  if (found == values_.end() || found->is_null()) { return nullptr; }
  return found->is_string() && trimmed(found->get_ref<std::string const&>()).empty() ? nullptr : &*found;
}

bool ModelParameters::has(std::string_view key) const { return find(key) != nullptr; }

void ModelParameters::complain(std::string_view key, std::string const& what) {
  problems_.add(fmt::format("„{}“: {}", key, what), name_);
}

std::optional<fs::path> ModelParameters::optional_file(std::string_view key) {
  auto const* const value = find(key);
  if (value == nullptr) { return std::nullopt; }
  if (!value->is_string()) {
    complain(key, fmt::format("„{}“ ist kein Dateiname in Anführungszeichen", shown(*value)));
    return std::nullopt;
  }
  auto path = inputs_ / fs::path{value->get<std::string>()};
  auto error = std::error_code{};
  if (!fs::is_regular_file(path, error)) { complain(key, fmt::format("die Datei „{}“ gibt es nicht", path.string())); }
  return path;
}

fs::path ModelParameters::file(std::string_view key) {
  if (!has(key)) {
    complain(key, "die Datei fehlt");
    return {};
  }
  return optional_file(key).value_or(fs::path{});
}

double ModelParameters::number(std::string_view key, NumberRange range, std::optional<double> usual) {
  auto const* const value = find(key);
  if (value == nullptr) {
    if (!usual) { complain(key, fmt::format("der Wert fehlt; möglich: {}", range_text(range))); }
    return usual.value_or(0.0);
  }
  if (!value->is_number() || !is_in(range, value->get<double>())) {
    complain(key, fmt::format("„{}“ geht nicht; möglich: {}", shown(*value), range_text(range)));
    return 0.0;
  }
  return value->get<double>();
}

bool ModelParameters::flag(std::string_view key) {
  auto const* const value = find(key);
  if (value == nullptr) { return false; }
  if (!value->is_boolean()) {
    complain(key, fmt::format("„{}“ geht nicht; möglich: true, false", shown(*value)));
    return false;
  }
  return value->get<bool>();
}

std::string ModelParameters::choice(std::string_view key, std::span<std::string_view const> values) {
  auto const* const value = find(key);
  auto const allowed = fmt::format("möglich: „{}“", fmt::join(values, "“, „"));
  if (value == nullptr) {
    complain(key, "der Wert fehlt; " + allowed);
    return std::string{values.front()};
  }
  if (!value->is_string() || std::ranges::find(values, value->get<std::string>()) == values.end()) {
    complain(key, fmt::format("„{}“ geht nicht; {}", shown(*value), allowed));
    return std::string{values.front()};
  }
  return value->get<std::string>();
}

Result<void> ModelParameters::check() {
  if (!problems_.empty()) { return std::move(problems_).as_failure(); }
  return {};
}

}  // namespace leitbild::app
