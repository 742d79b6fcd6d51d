#include "store/gpkg/version_contents.h"

#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/hash.h"
#include "plan/document.h"

namespace leitbild::store::gpkg {
namespace {

Result<std::vector<std::string>> kept_versions(Database const& db) {
  auto out = std::vector<std::string>{};
  TRY_DO(db.each("SELECT version FROM version_contents ORDER BY fid", {}, [&](Row const& row) {
    out.push_back(row.text(0));
    return Result<void>{};
  }));
  return out;
}

}  // namespace

Result<void> keep_version(Database const& db, std::string const& version, std::string const& sha256,
                          std::string const& content) {
  TRY(auto const there, db.one_text("SELECT sha256 FROM version_contents WHERE version = ?", {version}));
  if (there) {
    return fail(
        fmt::format("die Fassung „{}“ ist schon beschlossen; was beschlossen ist, bleibt, wie es ist. Eine neue "
                    "Fassung braucht ein neues Kürzel",
                    version),
        version);
  }
  return db.execute("INSERT INTO version_contents (version, sha256, content) VALUES (?, ?, ?)",
                    {version, sha256, content});
}

Result<plan::Plan> adopted_plan(Database const& db, std::string const& version) {
  auto content = std::optional<std::string>{};
  auto expected = std::string{};
  TRY_DO(db.each("SELECT content, sha256 FROM version_contents WHERE version = ?", {version}, [&](Row const& row) {
    content = row.text(0);
    expected = row.text(1);
    return Result<void>{};
  }));
  if (!content) {
    TRY(auto const kept, kept_versions(db));
    return fail(kept.empty() ? fmt::format("die Fassung „{}“ gibt es nicht; noch ist keine beschlossen", version)
                             : fmt::format("die Fassung „{}“ gibt es nicht; beschlossen sind {}", version,
                                           fmt::join(kept, ", ")));
  }
  if (sha256(*content) != expected) {
    return fail(fmt::format("der Inhalt der Fassung „{}“ ist nicht der beschlossene (andere Prüfsumme); bitte eine "
                            "Sicherung zurückholen",
                            version),
                db.file().string());
  }
  return plan::plan_from_json(Json::parse(*content, nullptr, false), fmt::format("Fassung {}", version));
}

}  // namespace leitbild::store::gpkg
