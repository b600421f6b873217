#pragma once

#include "tests/support/random.h"

#include <string>

namespace debrief::test {

/// Bytes that a client may send where a request is due: heads with some of their parts changed, doubled, left
/// out, cut short or grown, bodies and further requests after them, and no request at all. The same `random`,
/// the same bytes. A few are proper requests.
[[nodiscard]] std::string malformed_request(Random& random);

}  // namespace debrief::test
