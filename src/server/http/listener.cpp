#include "server/http/listener.h"

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <thread>

#include "server/http/connection.h"

// Asio returns an error once more that it has already put into its argument.
// NOLINTBEGIN(bugprone-unused-return-value,cert-err33-c)
namespace leitbild::server::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

std::string reason_of(error_code error) {
  if (error == asio::error::address_in_use) { return "dort lauscht schon ein anderes Programm"; }
  if (error == asio::error::access_denied) { return "das ist nicht erlaubt; Ports unter 1024 brauchen Rechte"; }
  return error.message();
}

}  // namespace

struct Listener::Impl {
  asio::io_context context{};
  tcp::acceptor acceptor{context};
  asio::signal_set signals{context};
  asio::steady_timer last_call{context};
  Shared shared{};
  std::uint16_t port{};

  asio::awaitable<void> accept() {
    auto error = error_code{};
    while (!shared.stops) {
      auto socket = tcp::socket{asio::make_strand(context)};
      co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
      if (shared.stops) { co_return; }
      if (error) {  // no descriptor is left: wait until some are given back
        auto timer = asio::steady_timer{context, std::chrono::milliseconds{50}};
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      if (static_cast<std::size_t>(shared.connections->load()) >= shared.limits.connections) { continue; }
      socket.set_option(tcp::no_delay{true}, error);
      auto const executor = socket.get_executor();
      asio::co_spawn(executor, serve(boost::beast::tcp_stream{std::move(socket)}, shared), asio::detached);
    }
  }

  /// In a thread of the context.
  void begin_to_stop() {
    if (shared.stops.exchange(true)) { return; }
    auto error = error_code{};
    acceptor.close(error);
    signals.cancel(error);
    wait_for_last(std::chrono::steady_clock::now() + shared.limits.farewell);
  }

  /// Idle connections would keep the context running: it ends with the last answer, or when time is up.
  void wait_for_last(std::chrono::steady_clock::time_point deadline) {
    last_call.expires_after(std::chrono::milliseconds{20});
    last_call.async_wait([this, deadline](error_code) {
      if (shared.in_answer == 0 || std::chrono::steady_clock::now() >= deadline) {
        context.stop();
      } else {
        wait_for_last(deadline);
      }
    });
  }
};

Listener::Listener(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::open(Address const& address, Limits const& limits, Handler handler,
                                                 std::atomic<std::int64_t>& connections) {
  auto error = error_code{};
  auto const host = asio::ip::make_address(address.host, error);
  if (error) { return fail(fmt::format("„{}“ ist keine IP-Adresse", address.host)); }
  auto impl = std::make_unique<Impl>();
  auto const endpoint = tcp::endpoint{host, address.port};
  impl->acceptor.open(endpoint.protocol(), error);
  if (!error) { impl->acceptor.set_option(tcp::acceptor::reuse_address{true}, error); }
  if (!error) { impl->acceptor.bind(endpoint, error); }
  if (!error) { impl->acceptor.listen(asio::socket_base::max_listen_connections, error); }
  if (error) {
    return fail(fmt::format("auf {}:{} lässt sich nicht lauschen: {}", address.host, address.port, reason_of(error)));
  }
  impl->port = impl->acceptor.local_endpoint().port();
  impl->shared.limits = limits;
  impl->shared.handler = std::move(handler);
  impl->shared.connections = &connections;
  return std::unique_ptr<Listener>{new Listener{std::move(impl)}};
}

std::uint16_t Listener::port() const { return impl_->port; }

void Listener::run(unsigned threads, unsigned workers) {
  auto pool = asio::thread_pool{workers};
  impl_->shared.workers = &pool;
  auto error = error_code{};
  impl_->signals.add(SIGINT, error);
  impl_->signals.add(SIGTERM, error);
  impl_->signals.async_wait([this](error_code failed, int) {
    if (!failed) { impl_->begin_to_stop(); }
  });
  asio::co_spawn(impl_->context, impl_->accept(), asio::detached);
  auto others = std::vector<std::jthread>{};
  for (auto i = 1U; i < threads; ++i) {
    others.emplace_back([this] { impl_->context.run(); });
  }
  impl_->context.run();
  others.clear();
  pool.join();
}

void Listener::stop() {
  asio::post(impl_->context, [this] { impl_->begin_to_stop(); });
}

}  // namespace leitbild::server::http
// NOLINTEND(bugprone-unused-return-value,cert-err33-c)
