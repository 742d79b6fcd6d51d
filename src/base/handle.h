// C handles become RAII on the line they appear.
#pragma once

#include <memory>

namespace leitbild {

template <auto Free>
struct FreeWith {
  template <class T>
  void operator()(T* p) const noexcept {
    Free(p);
  }
};

/// `Handle<PJ, proj_destroy>`: size of a pointer, freed with the library's own function.
template <class T, auto Free>
using Handle = std::unique_ptr<T, FreeWith<Free>>;

}  // namespace leitbild
