#include "server/plan/search_index.h"

#include <algorithm>
#include <array>
#include <map>

#include "plan/rename.h"
#include "server/plan/lookup.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

// What a hit is worth; the sum over the words of a query ranks an entry.
constexpr auto kExactCode = 1000;
constexpr auto kFormerCode = 900;
constexpr auto kExactTitle = 500;
constexpr auto kStartOfCode = 200;
constexpr auto kStartOfTitle = 100;
constexpr auto kStartOfWordInTitle = 60;
constexpr auto kInTitle = 30;
constexpr auto kStartOfWordInText = 10;
constexpr auto kInText = 4;

/// Where the word stands best: at the start, at the start of a word, anywhere. Nothing: nowhere.
struct Worth {
  int start, start_of_word, anywhere;
};
int worth_in(std::string const& key, std::string const& word, Worth const& worth) {
  auto at = key.find(word);
  if (at == std::string::npos) { return 0; }
  if (at == 0) { return worth.start; }
  for (; at != std::string::npos; at = key.find(word, at + 1)) {
    if (key[at - 1] == ' ') { return worth.start_of_word; }
  }
  return worth.anywhere;
}

/// 0: a word is nowhere.
int rank_of(SearchEntry const& entry, std::vector<std::string> const& words) {
  auto sum = 0;
  for (auto const& word : words) {
    auto const best = std::max({worth_in(entry.code_key, word, {kStartOfCode, kInTitle, kInText}),
                                worth_in(entry.title_key.key, word, {kStartOfTitle, kStartOfWordInTitle, kInTitle}),
                                worth_in(entry.text_key.key, word, {kStartOfWordInText, kStartOfWordInText, kInText})});
    if (best == 0) { return 0; }
    sum += best;
  }
  return sum;
}

std::map<std::string, std::vector<std::string>> former_codes_by_object(plan::Plan const& plan) {
  auto out = std::map<std::string, std::vector<std::string>>{};
  for (auto const& row : plan.former_codes) { out[plan::current_code(plan, row.code)].push_back(row.code); }
  return out;
}

bool is_example(std::string const& title, std::string const& text) { return says_example(title) || says_example(text); }

}  // namespace

KindWords words_of(SearchKind kind) {
  static constexpr auto kWords = std::to_array<KindWords>({{"measure", "Maßnahmen", "Measures"},
                                                           {"district", "Stadtteile und Ortsbezirke", "Districts"},
                                                           {"goal", "Ziele", "Goals"},
                                                           {"field", "Handlungsfelder", "Action fields"},
                                                           {"indicator", "Indikatoren", "Indicators"},
                                                           {"decision", "Beschlüsse", "Decisions"}});
  return kWords[static_cast<std::size_t>(kind)];
}

void SearchIndex::add(SearchEntry entry) {
  entry.title_key = search_text(entry.title);
  entry.text_key = search_text(entry.text);
  entry.code_key = search_text(entry.code).key;
  entries_.push_back(std::move(entry));
}

void SearchIndex::add_plan(Site const& site, Language language) {
  auto const& plan = site.plan();
  auto const& known = site.derived<Lookup>();
  auto former = former_codes_by_object(plan);
  for (auto const& row : plan.measures) {
    auto text = in_language(plan, row.code, "summary", row.summary, language);
    if (auto const* const profile = known.profile_of(row.code)) {
      text += " " + in_language(plan, profile->code, "description", profile->description, language);
    }
    add({.kind = SearchKind::kMeasure,
         .code = row.code,
         .title = in_language(plan, row.code, "title", row.title, language),
         .text = std::move(text),
         .example = row.example,
         .former_codes = former[row.code]});
  }
  for (auto const& row : plan.goals) {
    add({.kind = SearchKind::kGoal,
         .code = row.code,
         .title = either(row.text_de, row.text_en, language),
         .text = {},
         .example = says_example(row.text_de),
         .former_codes = former[row.code]});
  }
  for (auto const& row : plan.fields) {
    add({.kind = SearchKind::kField,
         .code = row.code,
         .title = either(row.name_de, row.name_en, language),
         .text = {},
         .former_codes = former[row.code]});
  }
  for (auto const& row : plan.decisions) {
    auto const& text = row.wording;
    add({.kind = SearchKind::kDecision,
         .code = row.code,
         .title = in_language(plan, row.code, "subject", row.subject, language),
         .text = text,
         .example = is_example(row.subject, text),
         .former_codes = former[row.code]});
  }
}

SearchIndex::SearchIndex(Site const& site, Language language) {
  add_plan(site, language);
  auto const& districts = site.city().districts->rows;
  for (auto i = std::size_t{1}; i < districts.size(); ++i) {
    auto const id = city::DistrictId{i};
    add({.kind = SearchKind::kDistrict,
         .code = site.derived<Lookup>().slug_of(id),
         .title = districts[id].name,
         .text = {}});
  }
  for (auto const& comparison : site.evaluation().comparisons) {
    auto const& indicator = *comparison.indicator;
    add({.kind = SearchKind::kIndicator,
         .code = std::string{indicator.id},
         .title = std::string{either(indicator.title_de, indicator.title_en, language)},
         .text = std::string{either(indicator.method_de, indicator.method_en, language)}});
  }
}

std::vector<Found> SearchIndex::find(std::string_view query) const {
  auto const words = search_words(query);
  auto out = std::vector<Found>{};
  if (words.empty()) { return out; }
  auto const whole = search_text(query).key;
  for (auto const& entry : entries_) {
    auto found = Found{.entry = &entry, .rank = rank_of(entry, words)};
    if (entry.code_key == whole) { found.rank += kExactCode; }
    if (entry.title_key.key == whole) { found.rank += kExactTitle; }
    for (auto const& former : entry.former_codes) {
      if (search_text(former).key != whole) { continue; }
      found.rank += kFormerCode;
      found.former_code = former;
    }
    if (found.rank > 0) { out.push_back(std::move(found)); }
  }
  std::ranges::stable_sort(out, [](Found const& a, Found const& b) {
    return a.rank != b.rank ? b.rank < a.rank : a.entry->kind < b.entry->kind;
  });
  return out;
}

SearchIndex const& search_index(Site const& site, Language language) {
  if (language == Language::kGerman) { return site.derived<GermanIndex>(); }
  return site.derived<EnglishIndex>();
}

}  // namespace leitbild::server
