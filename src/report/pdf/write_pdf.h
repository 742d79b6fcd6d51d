// Print: an accessible PDF (PDF/UA-1) set by Typst in a process of its own.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "report/district_profile.h"

namespace leitbild::report {

/// Where the print program and its templates lie (render.mjs, profile.typ, node_modules); see find_print_folder.
struct PrintFolder {
  std::filesystem::path path;
};

/// LEITBILD_PRINT_DIR, else share/leitbild/print beside the program's bin folder. Error says how to install it.
Result<PrintFolder> find_print_folder();

/// Error: print program missing or failed (its own words), file cannot be written. Nothing half-written is left.
Result<void> write_pdf(DistrictProfile const& profile, std::filesystem::path const& file, PrintFolder const& folder);

}  // namespace leitbild::report
