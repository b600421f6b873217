#pragma once

#include <memory>

#include <gmime/gmime.h>

namespace debrief {

/// Makes GMime ready for use; any number of times, from any thread. Only the `mail_*.cpp` files include this.
inline void initialise_gmime() {
    // Never shut down: threads may still read mail when the program ends, and what GMime holds stays
    // reachable.
    [[maybe_unused]] static const bool is_ready = (g_mime_init(), true);
}

struct GObjectRelease {
    void operator()(gpointer object) const { g_object_unref(object); }
};
struct GTimeRelease {
    void operator()(GDateTime* time) const { g_date_time_unref(time); }
};
template <typename Object>
using GObjectPointer = std::unique_ptr<Object, GObjectRelease>;
using GTimePointer = std::unique_ptr<GDateTime, GTimeRelease>;

}  // namespace debrief
