#include "plan/propose_links.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "plan/council_attributes.h"

namespace leitbild::plan {
namespace {

using council::Council;
using council::Paper;

// --- Codes ------------------------------------------------------------------------------------------------------

/// Everything behind ASCII counts as a letter; with_plain_punctuation() has removed what is none.
bool is_code_character(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == '_';
}

/// Quotes, dashes and special blanks become a blank; hyphens as word processors write them ("KLI–07") become `dash`. In
/// UTF-8 such characters begin with 0xC2 (U+0080…) or 0xE2 (U+2000…), German letters with 0xC3.
std::string with_plain_punctuation(std::string_view text, char dash) {
  auto out = std::string{};
  for (auto i = std::size_t{0}; i < text.size(); ++i) {
    auto const rest = text.substr(i);
    auto const is_dash = rest.starts_with("\u2010") || rest.starts_with("\u2011") || rest.starts_with("\u2013");
    if (rest.starts_with('\xE2')) {
      out += is_dash ? dash : ' ';
      i += 2;
    } else if (rest.starts_with('\xC2')) {
      out += ' ';
      i += 1;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// Without hyphens and stops at its ends.
std::string_view bare(std::string_view word) {
  auto const begin = word.find_first_not_of("-._");
  if (begin == std::string_view::npos) { return {}; }
  return word.substr(begin, word.find_last_not_of("-._") + 1 - begin);
}

/// Runs of code characters in lower case; a run with '_' also in its parts.
std::vector<std::string> code_words(std::string const& plain) {
  auto out = std::vector<std::string>{};
  auto const add = [&](std::string_view word) {
    if (!bare(word).empty()) { out.emplace_back(bare(word)); }
  };
  for (auto at = plain.begin(); at != plain.end();) {
    auto const begin = std::find_if(at, plain.end(), is_code_character);
    at = std::find_if_not(begin, plain.end(), is_code_character);
    auto const word = std::string_view{begin, at};
    add(word);
    if (bare(word).find('_') == std::string_view::npos) { continue; }
    for (auto const part : split(word, '_')) { add(part); }
  }
  return out;
}

bool has_digit(std::string_view code) {
  return std::ranges::any_of(code, [](char c) { return c >= '0' && c <= '9'; });
}
bool has_letter(std::string_view code) {
  return std::ranges::any_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// Measures by code in lower case.
using Codes = std::unordered_map<std::string, Measure const*>;

bool introduces(std::vector<std::string> const& words, std::size_t i) {
  constexpr auto kWords = std::array<std::string_view, 4>{"maßnahme", "maßnahmen", "massnahme", "massnahmen"};
  auto const is_word = [&](std::size_t steps) {
    return i >= steps && std::ranges::find(kWords, words[i - steps]) != kWords.end();
  };
  return is_word(1) || (is_word(2) && words[i - 1] == "nr");
}

/// Those whose code stands in the text.
std::set<Measure const*> named_in(std::string const& text, Codes const& codes) {
  auto out = std::set<Measure const*>{};
  // "KLI–07" is one code, "KLI-07–KLI-09" are two.
  for (auto const dash : {'-', ' '}) {
    auto const words = code_words(folded(with_plain_punctuation(text, dash)));
    for (auto i = std::size_t{0}; i < words.size(); ++i) {
      auto const found = codes.find(words[i]);
      if (found == codes.end()) { continue; }
      if ((has_digit(words[i]) && has_letter(words[i])) || introduces(words, i)) { out.insert(found->second); }
    }
  }
  return out;
}

// --- Titles -----------------------------------------------------------------------------------------------------

bool says_nothing(std::string_view word) {
  constexpr auto kWords = std::array<std::string_view, 44>{
      "der",   "die",  "das",   "den", "dem",  "des",  "ein",      "eine", "einen", "einem", "einer",
      "eines", "im",   "in",    "ins", "am",   "an",   "ans",      "auf",  "aus",   "bei",   "bis",
      "durch", "fuer", "gegen", "mit", "nach", "ohne", "ueber",    "um",   "und",   "oder",  "unter",
      "vom",   "von",  "vor",   "zu",  "zum",  "zur",  "zwischen", "als",  "sowie", "hier",  "wird"};
  return std::ranges::find(kWords, word) != kWords.end();
}

/// Without the usual endings of declension, where at least four letters are left.
std::string stem(std::string word) {
  constexpr auto kLeast = std::size_t{4};
  for (auto const ending : {std::string_view{"en"}, {"er"}, {"em"}, {"es"}, {"e"}, {"n"}, {"s"}}) {
    if (word.size() >= kLeast + ending.size() && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return word;
    }
  }
  return word;
}

/// Stem -> the word as written.
using TitleWords = std::map<std::string, std::string>;

TitleWords title_words(std::string const& title) {
  auto out = TitleWords{};
  constexpr auto kBetween = std::string_view{" \t\n-/,;:.()\"'+&"};
  for (auto begin = title.find_first_not_of(kBetween); begin != std::string::npos;
       begin = title.find_first_not_of(kBetween, begin)) {
    auto const written = title.substr(begin, title.find_first_of(kBetween, begin) - begin);
    begin += written.size();
    auto const plain = slug(written);
    // A sign that is no letter and not listed above still parts words.
    for (auto const word : split(plain, '-')) {
      if (word.empty() || says_nothing(word)) { continue; }
      out.try_emplace(stem(std::string{word}), word.size() == plain.size() ? written : std::string{word});
    }
  }
  return out;
}

bool same_words(TitleWords const& a, TitleWords const& b) {
  return std::ranges::equal(a, b, {}, &TitleWords::value_type::first, &TitleWords::value_type::first);
}

struct TitledMeasure {
  Measure const* measure{};
  TitleWords words;
};

/// Measures and, per word, the places of those whose title has it.
struct Titles {
  std::vector<TitledMeasure> measures;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word;
};

Titles titles_of(std::vector<Measure const*> const& measures) {
  auto out = Titles{};
  for (auto const* const measure : measures) {
    auto words = title_words(measure->title);
    for (auto const& [word, written] : words) { out.by_word[word].push_back(out.measures.size()); }
    out.measures.push_back({.measure = measure, .words = std::move(words)});
  }
  return out;
}

struct Alike {
  Measure const* measure{};
  Share score;
  std::vector<std::string> shared;
  std::size_t words{};  // of the measure's title
};

std::vector<Alike> alike_to(std::string const& title, Titles const& titles) {
  auto const words = title_words(title);
  auto shared = std::map<std::size_t, std::vector<std::string>>{};
  for (auto const& [word, written] : words) {
    auto const found = titles.by_word.find(word);
    if (found == titles.by_word.end()) { continue; }
    for (auto const i : found->second) { shared[i].push_back(written); }
  }
  auto out = std::vector<Alike>{};
  for (auto& [i, common] : shared) {
    auto const& own = titles.measures[i].words;
    auto const count = static_cast<double>(common.size());
    auto const contained = count / static_cast<double>(own.size());
    auto const jaccard = count / static_cast<double>(own.size() + words.size() - common.size());
    auto const is_same = same_words(own, words);
    if (!is_same && (common.size() < kLeastSharedWords || contained < kLeastShareOfTitle.value)) { continue; }
    out.push_back({.measure = titles.measures[i].measure,
                   .score = Share{(contained + jaccard) / 2},
                   .shared = std::move(common),
                   .words = own.size()});
  }
  return out;
}

// --- Proposals --------------------------------------------------------------------------------------------------

/// A text that belongs to a paper, and how a sentence calls its place.
struct Passage {
  std::string text, place;
};

std::string day_of(council::Step const& step) {
  if (step.meeting == nullptr || !step.meeting->start) { return {}; }
  return fmt::format(" vom {}", german(local_day(*step.meeting->start)));
}

std::vector<Passage> passages_of(Paper const& paper, Council const& council, council::Ways const& ways) {
  auto out = std::vector<Passage>{{.text = paper.name, .place = "im Betreff"}};
  for (auto const& step : ways.of(paper)) {
    if (step.item == nullptr) { continue; }
    out.push_back({.text = step.item->name, .place = "im Tagesordnungspunkt" + day_of(step)});
    out.push_back({.text = step.item->resolution_text, .place = "im Wortlaut des Beschlusses" + day_of(step)});
  }
  auto files = paper.files;
  files.insert(files.begin(), paper.main_file);
  for (auto const& ref : files) {
    auto const* const file = council::find(council, ref);
    if (file == nullptr) { continue; }
    auto const ending = file->file_name.rfind('.');  // "KLI-07.pdf": the ending is no part of the code
    for (auto const& name : {file->name, file->file_name.substr(0, ending)}) {
      out.push_back({.text = name, .place = fmt::format("im Namen der Datei „{}“", name)});
    }
  }
  return out;
}

bool may_be_linked(Measure const& measure) {
  return measure.state != State::kRejected && measure.state != State::kReplaced;
}

/// Of one paper, by measure.
std::map<std::string, LinkProposal> proposals_for(Paper const& paper, std::vector<Passage> const& passages,
                                                  Codes const& codes, Titles const& titles) {
  auto out = std::map<std::string, LinkProposal>{};
  auto const propose = [&](Measure const& measure, Share score, std::string reason) {
    auto& proposal = out[measure.code];
    proposal.measure = measure.code;
    proposal.paper = paper.record.id;
    proposal.score = std::max(proposal.score, score);
    if (std::ranges::find(proposal.reasons, reason) == proposal.reasons.end()) {
      proposal.reasons.push_back(std::move(reason));
    }
  };
  for (auto const& passage : passages) {
    for (auto const* const measure : named_in(passage.text, codes)) {
      propose(*measure, Share{1.0}, fmt::format("Das Kürzel „{}“ steht {}.", measure->code, passage.place));
    }
  }
  for (auto const& alike : alike_to(paper.name, titles)) {
    propose(*alike.measure, alike.score,
            fmt::format("{} von {} Wörtern des Titels „{}“ stehen im Betreff ({}).", alike.shared.size(), alike.words,
                        alike.measure->title, fmt::join(alike.shared, ", ")));
  }
  return out;
}

}  // namespace

std::vector<LinkProposal> propose_links(Plan const& plan, Council const& council) {
  auto measures = std::vector<Measure const*>{};
  auto codes = Codes{};
  for (auto const& measure : plan.measures) {
    if (!may_be_linked(measure)) { continue; }
    measures.push_back(&measure);
    codes.try_emplace(folded(measure.code), &measure);
  }
  auto const titles = titles_of(measures);
  auto const ways = council::Ways{council};
  auto out = std::vector<LinkProposal>{};
  for (auto const& paper : council.papers) {
    if (paper.record.deleted) { continue; }
    for (auto& [code, proposal] : proposals_for(paper, passages_of(paper, council, ways), codes, titles)) {
      out.push_back(std::move(proposal));
    }
  }
  std::ranges::sort(out, [](LinkProposal const& a, LinkProposal const& b) {
    if (a.score != b.score) { return a.score > b.score; }
    return std::tie(a.measure, a.paper) < std::tie(b.measure, b.paper);
  });
  return out;
}

}  // namespace leitbild::plan
