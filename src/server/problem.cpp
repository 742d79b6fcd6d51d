#include "server/problem.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leitbild::server {
namespace {

struct Status {
  int number;
  std::string_view type, de, en;
};

/// Of RFC 9110, in the words of the site.
constexpr auto kStatus = std::array{
    Status{400, "bad-request", "Die Anfrage ist nicht verständlich", "Bad request"},
    Status{403, "forbidden", "Nicht erlaubt", "Forbidden"},
    Status{404, "not-found", "Nicht gefunden", "Not found"},
    Status{405, "method-not-allowed", "Diese Methode gibt es hier nicht", "Method not allowed"},
    Status{406, "not-acceptable", "In dieser Form nicht erhältlich", "Not acceptable"},
    Status{413, "too-large", "Die Anfrage ist zu groß", "Content too large"},
    Status{414, "address-too-long", "Die Adresse ist zu lang", "Address too long"},
    Status{431, "headers-too-large", "Die Kopfzeilen sind zu lang", "Request header fields too large"},
    Status{500, "internal", "Ein Fehler im Programm", "Internal error"},
    Status{503, "unavailable", "Gerade nicht verfügbar", "Service unavailable"},
};

Status const& status_of(int number) {
  auto const found = std::ranges::find(kStatus, number, &Status::number);
  return found == kStatus.end() ? kStatus[kStatus.size() - 2] : *found;
}

}  // namespace

Words status_words(int status) {
  auto const& found = status_of(status);
  return {std::string{found.de}, std::string{found.en}};
}

HttpProblem problem(int status, Words detail) {
  return {.status = status,
          .type = status_of(status).type,
          .title = status_words(status),
          .detail = std::move(detail),
          .parameters = {}};
}

HttpProblem not_found(Words detail) { return problem(404, std::move(detail)); }

HttpProblem bad_request(Words detail) { return problem(400, std::move(detail)); }

HttpProblem bad_parameters(std::vector<ParameterProblem> parameters) {
  auto out = problem(400);
  out.type = "bad-parameters";
  out.title = {"Angaben der Anfrage sind nicht erlaubt", "Parameters of the request are not allowed"};
  for (auto const& parameter : parameters) {
    for (auto const member : {&Words::de, &Words::en}) {
      auto& text = out.detail.*member;
      if (!text.empty()) { text += "; "; }
      text += parameter.name + ": " + parameter.what.*member;
    }
  }
  out.parameters = std::move(parameters);
  return out;
}

HttpProblem bad_parameter(std::string name, Words what) {
  return bad_parameters({{.name = std::move(name), .what = std::move(what)}});
}

Json to_json(HttpProblem const& problem, Language language) {
  auto out = Json{{"type", "/api/v1/problems/" + std::string{problem.type}},
                  {"title", problem.title.in(language)},
                  {"status", problem.status}};
  if (auto const& detail = problem.detail.in(language); !detail.empty()) { out["detail"] = detail; }
  for (auto const& parameter : problem.parameters) {
    out["parameters"].push_back({{"name", parameter.name}, {"what", parameter.what.in(language)}});
  }
  return out;
}

Language preferred_language(std::string_view accept_language) {
  auto best = Language::kGerman;
  auto weight_of_best = -1.0;
  for (auto const entry : split(accept_language, ',')) {
    auto const semicolon = entry.find(';');
    auto const tag = folded(trimmed(entry.substr(0, semicolon)));
    auto weight = 1.0;
    if (semicolon != std::string_view::npos) {
      auto const parameter = trimmed(entry.substr(semicolon + 1));
      if (parameter.starts_with("q=")) { weight = parse_number(parameter.substr(2)).value_or(0.0); }
    }
    auto const is = [&](std::string_view language) {
      return tag == language || tag.starts_with(std::string{language} + "-");
    };
    if (!is("de") && !is("en")) { continue; }
    if (weight > weight_of_best) {
      weight_of_best = weight;
      best = is("de") ? Language::kGerman : Language::kEnglish;
    }
  }
  return best;
}

}  // namespace leitbild::server
