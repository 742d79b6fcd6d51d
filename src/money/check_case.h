// Whether the figures of a project can be computed with; all that is wrong with them at once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "money/kofi.h"

namespace leitbild::money {

/// Adds a problem for every figure that is not allowed; `where` names the field ("programmes[2].rate").
void check_case(FundingCase const& figures, Problems& problems);

// The parts of it, for the figures of a whole funded project. `where` is put in front of the field.
void check_amount(EuroCents amount, std::string const& where, Problems& problems);
void check_amount(std::optional<EuroCents> amount, std::string const& where, Problems& problems);
void check_amounts(std::span<EuroCents const> by_year, std::string const& where, Problems& problems);
void check_share(Fraction rate, std::string const& where, Problems& problems);
/// Each within 0..1, together 1; `title` names them in the plural ("die Raten").
void check_parts(std::span<Fraction const> parts, std::string_view title, std::string const& where, Problems& problems);
void check_rule(GrantRule const& rule, std::string const& where, Problems& problems);

}  // namespace leitbild::money
