#include "plan/council_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace leitbild::plan::council {
namespace {

bool has_any(std::string const& text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

enum class Vote : std::uint8_t { kFor, kAgainst, kAbstention, kNumber };

/// A word that counts in a result, or a number.
struct Token {
  Vote vote{};
  std::int64_t number{};
};

std::optional<Vote> vote_from(std::string_view word) {
  static constexpr auto kWords = std::array{std::pair{"ja", Vote::kFor},
                                            std::pair{"jastimmen", Vote::kFor},
                                            std::pair{"dafür", Vote::kFor},
                                            std::pair{"nein", Vote::kAgainst},
                                            std::pair{"neinstimmen", Vote::kAgainst},
                                            std::pair{"dagegen", Vote::kAgainst},
                                            std::pair{"enthaltung", Vote::kAbstention},
                                            std::pair{"enthaltungen", Vote::kAbstention},
                                            std::pair{"stimmenthaltungen", Vote::kAbstention}};
  auto const* const found =
      std::ranges::find(kWords, word, [](auto const& pair) { return std::string_view{pair.first}; });
  return found == kWords.end() ? std::nullopt : std::optional{found->second};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Letters, among them all bytes of German ones.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Token> tokens_of(std::string const& text) {
  auto out = std::vector<Token>{};
  for (auto i = std::size_t{0}; i < text.size();) {
    auto const kind = is_digit(text[i]) ? &is_digit : is_letter(text[i]) ? &is_letter : nullptr;
    auto end = i + 1;
    while (kind != nullptr && end < text.size() && kind(text[end])) { ++end; }
    auto const word = std::string_view{text}.substr(i, end - i);
    if (kind == &is_digit) {
      if (auto const number = parse_integer(word)) { out.push_back({.vote = Vote::kNumber, .number = *number}); }
    } else if (auto const vote = vote_from(word)) {
      out.push_back({.vote = *vote});
    }
    i = end;
  }
  return out;
}

}  // namespace

std::optional<DecisionResult> result_from(std::string_view text) {
  auto const words = folded(text);
  if (has_any(words, {"nicht beschlossen", "nicht angenommen", "nicht zugestimmt", "abgelehnt", "ablehnung"})) {
    return DecisionResult::kRejected;
  }
  if (has_any(words, {"vertagt", "zurückgestellt", "verschoben", "abgesetzt"})) { return DecisionResult::kPostponed; }
  if (has_any(words, {"verwiesen", "überwiesen"})) { return DecisionResult::kReferred; }
  auto const accepted = has_any(words, {"beschlossen", "angenommen", "zugestimmt", "zustimmung", "einstimmig",
                                        "mehrheitlich", "empfohlen", "zur kenntnis", "kenntnisnahme"});
  auto const changed =
      has_any(words, {"geändert", "abweichend", "mit änderung"}) && !has_any(words, {"ungeändert", "unverändert"});
  if (changed) { return DecisionResult::kAcceptedChanged; }
  return accepted ? std::optional{DecisionResult::kAccepted} : std::nullopt;
}

ConsultationRole role_of(Consultation const& consultation) {
  auto const words = folded(consultation.role);
  if (has_any(words, {"anhörung"})) { return ConsultationRole::kHearing; }
  if (has_any(words, {"kenntnis", "information"})) { return ConsultationRole::kInformation; }
  if (has_any(words, {"vorberat", "empfehl"})) { return ConsultationRole::kPreliminary; }
  if (has_any(words, {"beschluss", "entscheid"})) { return ConsultationRole::kDeciding; }
  return consultation.authoritative.value_or(false) ? ConsultationRole::kDeciding : ConsultationRole::kPreliminary;
}

std::optional<BodyKind> kind_of(Body const& body) {
  auto const words = folded(body.name + " " + body.classification);
  if (has_any(words, {"ortsbeirat", "ortsrat", "ortschaftsrat", "bezirksvertretung", "bezirksrat", "stadtteilrat"})) {
    return BodyKind::kDistrictCouncil;
  }
  if (has_any(words, {"ausschuss", "beirat", "kommission"})) { return BodyKind::kCommittee; }
  if (has_any(words, {"steuerungsgruppe", "lenkungsgruppe"})) { return BodyKind::kSteeringGroup; }
  if (has_any(words, {"stadtrat", "gemeinderat", "rat der stadt", "stadtverordnet", "parlament", "bürgerschaft"})) {
    return BodyKind::kCouncil;
  }
  return std::nullopt;
}

std::optional<DecisionKind> kind_of(Paper const& paper, ConsultationRole role) {
  auto const words = folded(paper.type + " " + paper.name);
  if (role == ConsultationRole::kInformation ||
      has_any(words, {"mitteilung", "anfrage", "kenntnisnahme", "sachstandsbericht"})) {
    return DecisionKind::kNotice;
  }
  if (has_any(words, {"aufstellungsbeschluss", "aufstellung"})) { return DecisionKind::kPreparation; }
  if (has_any(words, {"haushalt", "mittelbereitstellung"})) { return DecisionKind::kBudget; }
  if (has_any(words, {"grundsatzbeschluss", "grundsatz"})) { return DecisionKind::kPrinciple; }
  if (has_any(words, {"satzung", "bebauungsplan", "flächennutzungsplan", "entwicklungskonzept"})) {
    return DecisionKind::kPlan;
  }
  if (has_any(words, {"auftrag", "vergabe", "umsetzung", "baubeschluss"})) { return DecisionKind::kCommission; }
  return std::nullopt;
}

Votes votes_in(std::string_view text) {
  auto const tokens = tokens_of(folded(text));
  auto out = Votes{};
  auto const numbers_first = !tokens.empty() && tokens.front().vote == Vote::kNumber;
  for (auto i = std::size_t{0}; i + 1 < tokens.size(); ++i) {
    auto const& word = tokens[numbers_first ? i + 1 : i];
    auto const& number = tokens[numbers_first ? i : i + 1];
    if (number.vote != Vote::kNumber) { continue; }
    switch (word.vote) {
      case Vote::kFor: out.votes_for = number.number; break;
      case Vote::kAgainst: out.votes_against = number.number; break;
      case Vote::kAbstention: out.abstentions = number.number; break;
      case Vote::kNumber: break;
    }
  }
  return out;
}

Votes votes_of(AgendaItem const& item) {
  auto out = votes_in(item.result);
  if (item.votes_for) { out.votes_for = item.votes_for; }
  if (item.votes_against) { out.votes_against = item.votes_against; }
  if (item.abstentions) { out.abstentions = item.abstentions; }
  return out;
}

}  // namespace leitbild::plan::council
