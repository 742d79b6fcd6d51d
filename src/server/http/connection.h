// One connection: requests one after the other. Beast and Asio show in this header: only http/ may include it.
#pragma once

#include <utility>  // Asio of Boost 1.74 forgets it with g++ 12

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "server/http/listener.h"

namespace leitbild::server::http {

/// What all connections share.
struct Shared {
  Limits limits;
  Handler handler;
  boost::asio::thread_pool* workers{};
  std::atomic<bool> stops{false};
  std::atomic<int> in_answer{};  // requests under way
  std::atomic<std::int64_t>* connections{};
};

/// Until the reader goes, is idle for too long, or the server stops.
boost::asio::awaitable<void> serve(boost::beast::tcp_stream stream, Shared& shared);

}  // namespace leitbild::server::http
