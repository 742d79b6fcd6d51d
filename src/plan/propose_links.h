// Which papers of the council may concern which measures of the plan. Proposals only: a person decides.
#pragma once

#include <string>
#include <vector>

#include "base/quantity.h"
#include "plan/council.h"
#include "plan/plan.h"

namespace leitbild::plan {

struct LinkProposal {
  std::string measure;               // code
  std::string paper;                 // id
  Share score;                       // 1: the paper names the code; else how alike the titles are
  std::vector<std::string> reasons;  // sentences in German, the strongest first
  friend bool operator==(LinkProposal const&, LinkProposal const&) = default;
};

/// A paper is proposed for a measure if
/// - the measure's code stands as a whole word in its title, the title or resolution of an agenda item that consulted it, or the
///   name of one of its files. Letters, digits, '-' and '.' belong to a word, '_' also parts words (names of files), case does not
///   matter. A code without a digit, or of digits only, counts only right behind "Maßnahme" or "Maßnahme Nr.": it would be found
///   in every other text;
/// - or the titles are alike: of the words of the measure's title (lower case, German letters written out, usual endings cut
///   off, without articles and prepositions) at least two and at least three quarters stand in the paper's title. The score is
///   the mean of that share and of shared words / all words of both titles (Jaccard). A title of one word must be the same.
/// Withdrawn papers and rejected or replaced measures are not proposed. Sorted by score, measure and paper. O(words of all papers) and
/// the measures that share a word.
/// Weakness: inflected stems ("Plätze", "Platz") are different words; place names alone are never enough.
std::vector<LinkProposal> propose_links(Plan const& plan, council::Council const& council);

/// The least share of the words of a measure's title that must stand in the title of the paper. Chosen so that one word of
/// four may be missing, and of two or three none; checked against the titles in propose_links_test.cpp.
constexpr auto kLeastShareOfTitle = Share{0.75};
constexpr auto kLeastSharedWords = std::size_t{2};

}  // namespace leitbild::plan
