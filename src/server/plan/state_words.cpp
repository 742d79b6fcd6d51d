#include "server/plan/state_words.h"

#include <array>
#include <string_view>

#include "plan/transitions.h"

namespace leitbild::server {
namespace {

struct EnglishDefinition {
  plan::State state;
  std::string_view applies, evidence;
};

constexpr auto kEnglish = std::array{
    EnglishDefinition{plan::State::kIdea, "someone has proposed it", "author and date"},
    EnglishDefinition{plan::State::kProposed, "described well enough to be judged",
                      "action field, place and proposed lead"},
    EnglishDefinition{plan::State::kAssessed, "assessed by the department", "assessment note"},
    EnglishDefinition{plan::State::kInConcept, "part of an adopted version of the plan", "decision on the plan"},
    EnglishDefinition{plan::State::kDecided, "the responsible body has decided this measure",
                      "decision on the measure"},
    EnglishDefinition{plan::State::kInPlanning, "a specialist plan or design is commissioned",
                      "specialist plan or commission"},
    EnglishDefinition{plan::State::kFinanced, "the financing covers the cost",
                      "financing shares that add up to the cost"},
    EnglishDefinition{plan::State::kInProgress, "a contract is signed, or work has begun",
                      "date; approval or permitted early start"},
    EnglishDefinition{plan::State::kCompleted, "delivered", "final account with date and payments"},
    EnglishDefinition{plan::State::kEvaluated, "the effect has been compared with what was expected", "report"},
    EnglishDefinition{plan::State::kDeferred, "not pursued for the time being", "reason"},
    EnglishDefinition{plan::State::kRejected, "no longer pursued", "reason"},
    EnglishDefinition{plan::State::kReplaced, "another measure takes its place",
                      "link “supersedes” from the other measure"},
    EnglishDefinition{plan::State::kPermanent, "a task without end", "reason"}};

}  // namespace

Json state_definition_json(plan::State state, Language language) {
  auto const& known = plan::info(state);
  auto const& german = plan::definition(state);
  auto const& english = kEnglish[static_cast<std::size_t>(state)];
  auto const is_german = language == Language::kGerman;
  return {{"id", known.id},
          {"title", is_german ? known.title_de : known.title_en},
          {"applies", is_german ? german.applies_de : english.applies},
          {"evidence", is_german ? german.evidence_de : english.evidence}};
}

}  // namespace leitbild::server
