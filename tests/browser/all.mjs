// All tests in one process, so that one server and one browser do for them.
import "./pages.test.mjs";
import "./reading.test.mjs";
import "./suggestions.test.mjs";
import "./keys.test.mjs";
import "./media.test.mjs";
