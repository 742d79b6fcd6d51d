// Any text as a funding programme and as facts about a measure; what is accepted must be judged and shown.
#include "money/funding/combinations.h"
#include "money/funding/deadlines.h"
#include "money/funding/read_programme.h"
#include "testing/fuzz_input.h"

using namespace leitbild;
using namespace leitbild::money::funding;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = testing::text_of(data, size);
  static auto const measure =
      read_facts(
          "purposes = [\"green\"]\ngross_euro = 1000\nbase_euro = 900\nno_other_grants = true\nstart = \"2027\"\n",
          "facts.toml", Facts{})
          .value();
  auto const facts = read_facts(text, "fuzz.toml", Facts{}).value_or(measure);
  auto programme = read_programme(text, "fuzz.toml");
  if (!programme) { return 0; }
  for (auto const& version : programme->versions) {
    for (auto const& field : fields()) { static_cast<void>(field.text(version)); }
  }
  auto const catalogue = Catalogue{.programmes = {*std::move(programme)}};
  static_cast<void>(deadlines(catalogue, *parse_iso_date("2020-01-01")));
  auto const on = *parse_iso_date("2026-11-24");
  static_cast<void>(combinations(candidates(catalogue, facts, on), facts, {.with_unknown = true, .only = {}}));
  return 0;
}
