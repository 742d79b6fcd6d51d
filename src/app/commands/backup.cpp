#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/commands/command.h"
#include "app/session.h"
#include "base/text.h"
#include "store/workspace.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, file;
};

Result<void> backup(Options const& options) {
  TRY(auto const workspace, open_to_read(options.folder));
  TRY_DO(workspace.backup(options.file));
  auto const size = static_cast<double>(std::filesystem::file_size(options.file)) / 1e6;
  fmt::print("Gesichert: {} ({} MB). Zurückholen: leitbild restore {} NEUER_ORDNER\n", options.file,
             format_number(size, 1), options.file);
  return {};
}

Result<void> restore_backup(Options const& options) {
  TRY_DO(store::restore(options.file, options.folder));
  TRY(auto const workspace, open_to_read(options.folder));
  fmt::print("Zurückgeholt nach {}\n", workspace.folder().string());
  return {};
}

}  // namespace

void add_backup(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("backup", "sichert einen Arbeitsordner in eine Datei, auch während er benutzt wird");
  command->add_option("DIR", options->folder, "Arbeitsordner")->required();
  command->add_option("FILE", options->file, "neue Datei, z. B. kl-2026-11-23.zip")->required();
  command->footer("Beispiel: leitbild backup kl kl-2026-11-23.zip");
  command->callback([options, &run] { run = [options] { return backup(*options); }; });
}

void add_restore(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("restore", "holt eine Sicherung in einen neuen Ordner zurück");
  command->add_option("FILE", options->file, "Sicherung")->required()->check(CLI::ExistingFile);
  command->add_option("DIR", options->folder, "neuer Ordner")->required();
  command->footer("Beispiel: leitbild restore kl-2026-11-23.zip kl-kopie");
  command->callback([options, &run] { run = [options] { return restore_backup(*options); }; });
}

}  // namespace leitbild::app
