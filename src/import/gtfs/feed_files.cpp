#include "import/gtfs/feed_files.h"

#include <algorithm>
#include <array>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "base/handle.h"
#include "base/text.h"
#include "geo/quiet_gdal.h"

namespace leitbild::importing {
namespace {

constexpr auto kMostBytes = std::uint64_t{2} << 30U;
constexpr auto kMostGrowth = std::uint64_t{200};
constexpr auto kAlwaysAllowed = std::uint64_t{64} << 20U;

std::optional<std::uint64_t> size_of(std::string const& file) {
  auto stat = VSIStatBufL{};
  if (VSIStatL(file.c_str(), &stat) != 0 || !VSI_ISREG(stat.st_mode)) { return std::nullopt; }
  return static_cast<std::uint64_t>(stat.st_size);
}

/// "" or the one folder of a .zip in which stops.txt lies.
std::optional<std::string> folder_of_tables(std::string const& root) {
  if (size_of(root + "/stops.txt")) { return root + "/"; }
  auto const entries = Handle<char*, CSLDestroy>{VSIReadDir(root.c_str())};
  for (auto** entry = entries.get(); entry != nullptr && *entry != nullptr; ++entry) {
    auto const folder = fmt::format("{}/{}", root, *entry);
    if (size_of(folder + "/stops.txt")) { return folder + "/"; }
  }
  return std::nullopt;
}

/// The whole file in blocks, because a damaged or hostile .zip need not hold what it says.
Result<std::string> read_all(std::string const& file, std::uint64_t most_bytes, std::string const& where) {
  constexpr auto kBlock = std::size_t{1} << 20U;
  auto const handle = Handle<VSILFILE, VSIFCloseL>{VSIFOpenL(file.c_str(), "rb")};
  if (!handle) { return fail("die Datei lässt sich nicht öffnen; ist die .zip-Datei beschädigt?", where); }
  auto const promised = size_of(file).value_or(0);
  auto out = std::string{};
  while (true) {
    auto const before = out.size();
    out.resize(before + kBlock);
    auto const count = VSIFReadL(out.data() + before, 1, kBlock, handle.get());
    out.resize(before + count);
    if (out.size() > most_bytes) {
      return fail(fmt::format("die Datei ist ausgepackt größer als {} MB", most_bytes >> 20U), where);
    }
    if (count < kBlock) { break; }
  }
  if (out.size() != promised) {
    return fail(fmt::format("die .zip-Datei ist beschädigt: {} von {} Byte sind lesbar", out.size(), promised), where);
  }
  return out;
}

}  // namespace

Result<FeedFiles> FeedFiles::open(std::filesystem::path const& place) {
  auto ignored = std::error_code{};
  auto const is_folder = std::filesystem::is_directory(place, ignored);
  auto out = FeedFiles{};
  out.name_ = place.filename().string();
  if (!is_folder && !std::filesystem::is_regular_file(place, ignored)) {
    return fail(fmt::format("„{}“ gibt es nicht; erwartet wird ein Fahrplan als .zip oder Ordner", place.string()),
                out.name_);
  }
  auto const quiet = geo::QuietGdal{};
  auto const folder = folder_of_tables(is_folder ? place.string() : "/vsizip/{" + place.string() + "}");
  if (!folder) {
    return fail("kein GTFS-Fahrplan: die Datei „stops.txt“ fehlt, oder die .zip-Datei ist beschädigt", out.name_);
  }
  out.prefix_ = *folder;
  auto const size = is_folder ? 0 : static_cast<std::uint64_t>(std::filesystem::file_size(place, ignored));
  out.most_bytes_ = is_folder ? kMostBytes : std::min(kMostBytes, kAlwaysAllowed + size * kMostGrowth);
  return out;
}

Result<std::optional<CsvTable>> FeedFiles::table(std::string_view file) const {
  auto const quiet = geo::QuietGdal{};
  auto const path = fmt::format("{}{}", prefix_, file);
  auto const where = fmt::format("{}/{}", name_, file);
  auto const size = size_of(path);
  if (!size || *size == 0) { return std::nullopt; }
  if (*size > most_bytes_) {
    return fail(
        fmt::format("die Datei wäre ausgepackt {} MB groß; möglich sind {} MB", *size >> 20U, most_bytes_ >> 20U),
        where);
  }
  TRY(auto text, read_all(path, most_bytes_, where));
  if (trimmed(text).empty()) { return std::nullopt; }
  TRY(auto out, CsvTable::without_comments(std::move(text), ',', where));
  return out;
}

Result<CsvTable> FeedFiles::needed_table(std::string_view file) const {
  TRY(auto found, table(file));
  if (!found) { return fail(fmt::format("dem Fahrplan fehlt die Datei „{}“", file), name_); }
  return *std::move(found);
}

}  // namespace leitbild::importing
