#include "report/pdf/write_pdf.h"

#include <cstdlib>
#include <map>

#include <fmt/format.h>
#include <unistd.h>

namespace leitbild::report {
namespace {

namespace fs = std::filesystem;

/// The drawings of a job by file name; equal ones are stored once.
class Pictures {
 public:
  /// The name under which the template finds the drawing.
  std::string add(std::string const& svg) {
    auto const [entry, is_new] = names_.try_emplace(svg, fmt::format("picture-{}.svg", names_.size()));
    if (is_new) { files_[entry->second] = svg; }
    return entry->second;
  }
  Json files() && { return std::move(files_); }

 private:
  std::map<std::string, std::string> names_;
  Json files_ = Json::object();
};

/// The names of a profile's drawings: its map and the symbols of the legend, in its order.
Json pictures_of(DistrictProfile const& profile, Pictures& pictures) {
  auto legend = Json::array();
  for (auto const& entry : profile.map_legend) { legend.push_back(pictures.add(entry.svg)); }
  return {{"map", pictures.add(profile.map_svg)}, {"legend", std::move(legend)}};
}

Json job_of(std::string_view sheet, Json const& data, Pictures pictures, fs::path const& out) {
  auto files = std::move(pictures).files();
  files["data.json"] = data.dump(-1, ' ', false, Json::error_handler_t::replace);
  return {{"template", sheet}, {"out", out.string()}, {"files", std::move(files)}};
}

/// What the template reads: the content as in the JSON output, and the drawings.
Json job_of(DistrictProfile const& profile, fs::path const& out) {
  auto pictures = Pictures{};
  auto data = to_json(profile);
  data["pictures"] = pictures_of(profile, pictures);
  return job_of("profile.typ", data, std::move(pictures), out);
}

Json job_of(DistrictBook const& book, fs::path const& out) {
  auto pictures = Pictures{};
  auto data = to_json(book);
  data["pictures"] = {{"map", pictures.add(book.cover.svg)}};
  for (auto i = std::size_t{0}; i < book.profiles.size(); ++i) {
    data["profiles"][i]["pictures"] = pictures_of(book.profiles[i], pictures);
  }
  return job_of("book.typ", data, std::move(pictures), out);
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

/// Prints under another name and renames, so that nothing half-written is left.
template <class Sheet>
Result<int> print(Sheet const& sheet, fs::path const& file, PrintProcess& process) {
  TRY_DO(check_target(file));
  auto unfinished = fs::absolute(file);
  unfinished += fmt::format(".{}.new", ::getpid());
  auto const pages = process.print(job_of(sheet, unfinished));
  auto error = std::error_code{};
  if (pages) { fs::rename(unfinished, file, error); }
  if (!pages || error) {
    auto ignored = std::error_code{};
    fs::remove(unfinished, ignored);
  }
  if (error) { return fail(fmt::format("die Datei lässt sich nicht ersetzen ({})", error.message()), file.string()); }
  return pages;
}

template <class Sheet>
Result<void> print(Sheet const& sheet, fs::path const& file, PrintFolder const& folder) {
  TRY_DO(check_target(file));
  TRY(auto process, PrintProcess::start(folder));
  TRY_DO(print(sheet, file, process));
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
  return print(profile, file, folder);
}

Result<int> write_pdf(DistrictProfile const& profile, fs::path const& file, PrintProcess& process) {
  return print(profile, file, process);
}

Result<void> write_pdf(DistrictBook const& book, fs::path const& file, PrintFolder const& folder) {
  return print(book, file, folder);
}

Result<int> write_pdf(DistrictBook const& book, fs::path const& file, PrintProcess& process) {
  return print(book, file, process);
}

}  // namespace leitbild::report
