#include <CLI/CLI.hpp>

#include "app/commands/command.h"
#include "app/serve_folder.h"

namespace leitbild::app {
namespace {

struct Options {
  std::string folder, listen{"127.0.0.1:8080"}, base_path, public_url, licence, contributor;
  unsigned threads{2};
  bool quiet{}, no_pages{};
};

Result<void> run_server(Options const& options) {
  auto serving = server::ServeOptions{};
  auto problems = Problems{};
  if (auto path = server::read_base_path(options.base_path)) {
    serving.base_path = std::move(*path);
  } else {
    problems.add(within("--base-path", std::move(path.error())));
  }
  if (auto url = server::read_public_url(options.public_url)) {
    serving.public_url = std::move(*url);
  } else {
    problems.add(within("--public-url", std::move(url.error())));
  }
  if (auto url = server::read_public_url(options.contributor)) {
    serving.publication = {.licence = options.licence, .contributor_id = std::move(*url)};
  } else {
    problems.add(within("--contributor-id", std::move(url.error())));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  serving.threads = options.threads;
  serving.log_requests = !options.quiet;
  serving.pages = !options.no_pages;
  return serve_folder(options.folder, options.listen, std::move(serving));
}

}  // namespace

void add_serve(CLI::App& app, Run& run) {
  auto const options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("serve", "zeigt den Plan als öffentliche Website mit offenen Schnittstellen; "
                                  "ändert nichts");
  command->add_option("DIR", options->folder, "Arbeitsordner, auch ein früherer Stand: kl@F1")->required();
  command->add_option("--listen", options->listen, "Adresse und Port; 0 nimmt einen freien Port")
      ->capture_default_str()
      ->type_name("HOST:PORT");
  command->add_option("--base-path", options->base_path, "Pfad, unter dem die Website liegt, z. B. /insek")
      ->type_name("PFAD");
  command
      ->add_option("--public-url", options->public_url,
                   "Adresse, wie Leserinnen sie sehen, mit Pfad; nötig hinter einem Proxy mit TLS")
      ->type_name("URL");
  command
      ->add_option("--licence", options->licence,
                   "Lizenz der Daten des Plans, wie Schnittstellen und Katalog sie nennen, z. B. dl-de/by-2-0")
      ->type_name("LIZENZ");
  command
      ->add_option("--contributor-id", options->contributor,
                   "Adresse, die GovData der liefernden Stelle gegeben hat, für den Katalog (DCAT-AP.de)")
      ->type_name("URL");
  command->add_option("--threads", options->threads, "Threads für schnelle Antworten")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_flag("--quiet", options->quiet, "einzelne Anfragen nicht protokollieren");
  command->add_flag("--no-pages", options->no_pages, "nur die Schnittstellen, ohne Web-Anwendung");
  command->footer(
      "Das Protokoll (JSON, eine Zeile je Anfrage, nichts über Personen) geht auf den Fehlerstrom.\n"
      "Beispiele:\n"
      "  leitbild serve kl\n"
      "  leitbild serve kl --listen 127.0.0.1:9000 --base-path /insek --public-url https://stadt.example/insek");
  command->callback([options, &run] { run = [options] { return run_server(*options); }; });
}

}  // namespace leitbild::app
