// Amounts as people write them into tables: "3,5 Mio. €", "1.250 T€", "-8133".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leitbild::exchange {

/// In ten-thousandths of one, exactly. `decimal` is ',' or '.'; the other one, blanks and apostrophes group thousands. Known
/// units: €, EUR, Euro; T€, TEUR, Tsd., Mio., Mrd. with or without them. Error: anything else; more than four decimals; too
/// large.
Result<std::int64_t> amount_from(std::string_view text, char decimal);
/// "1250000.5".
std::string amount_text(std::int64_t ten_thousandths);
/// Error: the product is too large.
Result<std::int64_t> multiplied(std::int64_t ten_thousandths, std::int64_t factor);

}  // namespace leitbild::exchange
