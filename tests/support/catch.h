#pragma once

// Catch2 2 (Debian 12) and 3 (newer systems) differ in the names of their headers only, as far as these tests
// go.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

// Generators lie in another namespace in version 3.
using namespace Catch::Generators;
