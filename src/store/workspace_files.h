// The files of a workspace, and their copy in one .zip.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store {

inline constexpr std::string_view kPlanFile = "plan.gpkg";
inline constexpr std::string_view kSourcesFile = "sources.toml";
/// The city's own funding programmes, as money/funding reads them; may be missing.
inline constexpr std::string_view kFundingFolder = "funding";
/// What is known for funding and not in the plan: stadt.toml about the city, CODE.toml about a measure; may be missing.
inline constexpr std::string_view kFundingFactsFolder = "funding/facts";
/// The city's own rules on names in the journal, as plan/retention reads them; may be missing.
inline constexpr std::string_view kRetentionFile = "journal/retention.toml";

/// `city_file` may be empty. The plan is copied as it is after the last finished transaction, others may go on writing.
/// The caller holds the folder's lock, so that sources.toml and the city fit each other.
Result<void> write_backup(std::filesystem::path const& folder, gpkg::Database const& db, std::string const& city_file,
                          std::filesystem::path const& zip);

}  // namespace leitbild::store
