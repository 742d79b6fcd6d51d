#include "report/pdf/write_pdf.h"

#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

namespace leitbild::report {
namespace {

namespace fs = std::filesystem;

/// What the template reads: the profile's content, the map and the symbols of its legend.
Json job_of(DistrictProfile const& profile, fs::path const& out) {
  auto files = Json::object();
  files["data.json"] = to_json(profile).dump(-1, ' ', false, Json::error_handler_t::replace);
  files["map.svg"] = profile.map_svg;
  for (auto i = std::size_t{0}; i < profile.map_legend.size(); ++i) {
    files[fmt::format("legend-{}.svg", i)] = profile.map_legend[i].svg;
  }
  return {{"template", "profile.typ"}, {"out", out.string()}, {"files", std::move(files)}};
}

Result<void> check_target(fs::path const& file) {
  auto error = std::error_code{};
  if (fs::is_directory(file, error)) {
    return fail("ist ein Ordner und keine Datei, die geschrieben werden kann", file.string());
  }
  auto const folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  if (!fs::is_directory(folder, error)) { return fail("den Ordner gibt es nicht", folder.string()); }
  if (::access(folder.c_str(), W_OK) != 0) {
    return fail("in den Ordner kann nicht geschrieben werden", folder.string());
  }
  return {};
}

}  // namespace

Result<PrintFolder> find_print_folder() {
  if (auto const* const given = std::getenv("LEITBILD_PRINT_DIR"); given != nullptr && *given != '\0') {
    if (fs::exists(fs::path{given} / "render.mjs")) { return PrintFolder{given}; }
    return fail("LEITBILD_PRINT_DIR nennt einen Ordner ohne das Druckprogramm (render.mjs)", given);
  }
  auto error = std::error_code{};
  auto const program = fs::read_symlink("/proc/self/exe", error);
  auto const folder = program.parent_path().parent_path() / "share" / "leitbild" / "print";
  if (!error && fs::exists(folder / "render.mjs")) { return PrintFolder{folder}; }
  return fail("das Druckprogramm fehlt; bitte `./dev setup` ausführen und neu bauen oder LEITBILD_PRINT_DIR setzen",
              folder.string());
}

Result<void> write_pdf(DistrictProfile const& profile, fs::path const& file, PrintFolder const& folder) {
  TRY_DO(check_target(file));
  TRY(auto process, PrintProcess::start(folder));
  TRY_DO(write_pdf(profile, file, process));
  return {};
}

Result<int> write_pdf(DistrictProfile const& profile, fs::path const& file, PrintProcess& process) {
  TRY_DO(check_target(file));
  auto unfinished = fs::absolute(file);
  unfinished += fmt::format(".{}.new", ::getpid());
  auto const pages = process.print(job_of(profile, unfinished));
  auto error = std::error_code{};
  if (pages) { fs::rename(unfinished, file, error); }
  if (!pages || error) {
    auto ignored = std::error_code{};
    fs::remove(unfinished, ignored);
  }
  if (error) { return fail(fmt::format("die Datei lässt sich nicht ersetzen ({})", error.message()), file.string()); }
  return pages;
}

}  // namespace leitbild::report
