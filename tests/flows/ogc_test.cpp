// The server as GDAL's client for OGC API – Features sees it: the program is started as its user starts it.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/json.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

using ::testing::HasSubstr;

std::string output_of(std::string const& command) {
  auto out = std::string{};
  auto* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  auto block = std::array<char, 4096>{};
  while (auto const count = std::fread(block.data(), 1, block.size(), pipe)) { out.append(block.data(), count); }
  ::pclose(pipe);
  return out;
}

/// `leitbild demo` on a free port, until the end of the test.
class Server {
 public:
  explicit Server(std::filesystem::path const& folder) : output_{folder / "said"} {
    child_ = ::fork();
    if (child_ == 0) {
      auto const place = (folder / "demo").string();
      if (std::freopen(output_.c_str(), "w", stdout) == nullptr ||
          std::freopen(output_.c_str(), "a", stderr) == nullptr) {
        ::_exit(1);
      }
      ::execl(LEITBILD_PROGRAM, LEITBILD_PROGRAM, "demo", place.c_str(), "--listen", "127.0.0.1:0",
              static_cast<char*>(nullptr));
      ::_exit(1);
    }
  }
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;
  ~Server() {
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }

  /// "http://127.0.0.1:PORT"; empty if it does not come up.
  std::string address() const {
    static constexpr auto kBegin = std::string_view{"http://127.0.0.1:"};
    constexpr auto kPatience = std::chrono::seconds{240};  // with sanitizers on a busy machine
    for (auto const end = std::chrono::steady_clock::now() + kPatience; std::chrono::steady_clock::now() < end;) {
      auto text = std::stringstream{};
      text << std::ifstream{output_}.rdbuf();
      auto const said = text.str();
      if (auto const at = said.find(kBegin); at != std::string::npos) {
        auto const end_of_port = said.find_first_not_of("0123456789", at + kBegin.size());
        if (end_of_port != std::string::npos) { return said.substr(at, end_of_port - at); }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{200});
    }
    return {};
  }

 private:
  std::filesystem::path output_;
  pid_t child_{};
};

TEST(Ogc, GdalListsTheCollectionsWithMatchingCounts) {
  auto const folder = testing::TemporaryFolder{};
  auto const server = Server{folder.path()};
  auto const base = server.address();
  ASSERT_FALSE(base.empty()) << "the server does not say where it listens";
  auto const collections = Json::parse(output_of("curl -s " + base + "/ogc/collections"), nullptr, false);
  ASSERT_FALSE(collections.is_discarded());
  ASSERT_EQ(collections["collections"].size(), 7U);
  for (auto const& collection : collections["collections"]) {
    auto const id = collection["id"].get<std::string>();
    auto const said = output_of("ogrinfo -ro -al -so OAPIF:" + base + "/ogc " + id);
    EXPECT_THAT(said, HasSubstr("Feature Count: " + std::to_string(collection["count"].get<std::size_t>())))
        << id << "\n"
        << said;
  }
  // A page of 50 makes GDAL follow the links; the box goes through its own filter as well.
  auto const some =
      output_of("ogrinfo -ro -al -so -oo PAGE_SIZE=50 -spat 7.70 49.43 7.80 49.46 OAPIF:" + base + "/ogc facilities");
  auto const asked = Json::parse(
      output_of("curl -s '" + base + "/ogc/collections/facilities/items?limit=1&bbox=7.70,49.43,7.80,49.46'"));
  EXPECT_THAT(some, HasSubstr("Feature Count: " + std::to_string(asked["numberMatched"].get<std::size_t>()))) << some;
  auto const file = (folder.path() / "m.gpkg").string();
  output_of("curl -s -o " + file + " '" + base + "/ogc/collections/measures/items?f=gpkg'");
  EXPECT_THAT(output_of("ogrinfo -ro -al -so " + file),
              HasSubstr("Feature Count: " + std::to_string(collections["collections"][0]["count"].get<std::size_t>())));
}

}  // namespace
}  // namespace leitbild
