// Print: an accessible PDF (PDF/UA-1) set by Typst in a process of its own.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "report/district_book.h"
#include "report/district_profile.h"
#include "report/pdf/print_process.h"

namespace leitbild::report {

/// LEITBILD_PRINT_DIR, else share/leitbild/print beside the program's bin folder. Error says how to install it.
Result<PrintFolder> find_print_folder();

/// Error: print program missing or failed (its own words), file cannot be written. Nothing half-written is left.
Result<void> write_pdf(DistrictProfile const& profile, std::filesystem::path const& file, PrintFolder const& folder);
/// The same with a process that is already running: for many sheets. Gives the number of pages.
Result<int> write_pdf(DistrictProfile const& profile, std::filesystem::path const& file, PrintProcess& process);
/// The book in one run of Typst.
Result<void> write_pdf(DistrictBook const& book, std::filesystem::path const& file, PrintFolder const& folder);
Result<int> write_pdf(DistrictBook const& book, std::filesystem::path const& file, PrintProcess& process);

}  // namespace leitbild::report
