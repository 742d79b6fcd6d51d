// Loops over long arrays for the widest vectors of the machine that runs them.
#pragma once

// Before a function: the compiler makes it several times and the program takes the fitting one when it is loaded. Contraction
// to fused multiply-add is off in this project, so that all of them give the same bits. Not with the sanitizers: their code is
// not there yet when the choice is made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(LEITBILD_SANITIZE)
#define LEITBILD_SIMD __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LEITBILD_SIMD
#endif
