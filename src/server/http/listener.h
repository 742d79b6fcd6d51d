// Sockets and HTTP/1.1. TLS, HTTP/2 and limits per reader are the business of a proxy in front (docs/handbuch.md).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "server/endpoint.h"

namespace leitbild::server::http {

/// Where to listen.
struct Address {
  std::string host;  // "127.0.0.1", "::1"
  std::uint16_t port{};
};
/// "127.0.0.1:8080", "[::1]:8080", ":8080" (this computer only), "8080". Error: what is allowed.
Result<Address> read_address(std::string_view text);

struct Limits {
  std::size_t connections{10'000};
  std::uint32_t header_bytes{16'384};
  std::uint64_t body_bytes{65'536};
  std::chrono::seconds idle{60};      // between requests
  std::chrono::seconds request{15};   // from its first byte to its last
  std::chrono::seconds send{60};      // for each part of an answer
  std::chrono::seconds farewell{10};  // for requests under way when the server stops
};

/// One request after it was answered; nothing about who asked. The query is not part of it.
struct Served {
  std::string_view method, path;
  int status{};
  std::uint64_t bytes{};
  std::chrono::nanoseconds duration{};
};

struct Handler {
  std::function<std::optional<Response>(Request const&)> at_once;  // nothing: the answer may take a while
  std::function<Response(Request const&)> answer;                  // where it may; both are called by several threads
  std::function<void(Served const&)> served{};
  /// For what cannot be a request: 400, 413, 431.
  std::function<Response(int status)> refuse;
};

class Listener {
 public:
  /// Takes the port, and nothing else yet. `open`: counts connections. Error: the address is taken or not ours.
  static Result<std::unique_ptr<Listener>> open(Address const& address, Limits const& limits, Handler handler,
                                                std::atomic<std::int64_t>& connections);
  ~Listener();

  std::uint16_t port() const;
  /// Serves until stop(), or until the process is asked to end (SIGINT, SIGTERM): then no new connection is taken,
  /// requests under way are answered, and the function returns. `threads` read and write, `workers` do slow work.
  void run(unsigned threads, unsigned workers);
  /// From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit Listener(std::unique_ptr<Impl> impl);
};

}  // namespace leitbild::server::http
