#include "tests/support/byte_filter.h"
#include "tests/support/catch.h"
#include "tests/support/printing_verbs.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/terminal_run.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

/// Escapes of all kinds: colours, a title, a link, a bell, a backspace, C1, bidirectional controls, and bytes
/// that are no UTF-8.
const std::string raw =
    "\x1B[31mred\x1B]0;title\x07\x1B]8;;http://evil/\x1B\\link\x1B]8;;\x1B\\ \x08\x7F\xC2\x9B"
    "2J\xE2\x80\xAEover\xE2\x81\xA6in\r \xFF\xC3(\xED\xA0\x80 \x1BP1$r\x1B\\ \x9C";
/// The same for JSON.
const std::string escaped =
    R"(\u001b[31mred\u001b]0;title\u0007\u001b]8;;http://evil/\u001b\\link \b\u007f\u009b2J\u202eover\u2066in\r)"
    "\xFF\xC3(";
/// The like as one column of a run.
const std::string word =
    "\x1B[31m\x1B]0;t\x07\x08\x7F\xC2\x9B\xE2\x80\xAE\xE2\x81\xA6\xFF\xC3(\xED\xA0\x80\x1BP1$r\x1B\\\x9C";
/// And of a file, behind its beginning.
const std::string hostile_name = "\x1B[31m\xE2\x80\xAE\xFF\n.txt";

class HostilePlace {
 public:
    HostilePlace() {
        folder_.write("in/a.jsonl", record("one\\u009b2J\\u202e", "flood one of more than $5 million") +
                                        record("two\\u2066", "flood two") + record("-three", "=flood"));
        folder_.write("in/evil" + hostile_name, "Flood " + raw + "\n\n" + raw + " flood");
        folder_.write("in/page.html",
                      "<title>Flood &#27;[31m&#x202e;" + raw + "</title><p>Flood &#x9b; came " + raw);
        folder_.write("in/mail.eml", "From: Wire" + raw + " <a@b.org>\nSubject: Flood " + raw +
                                         "\n\nThe flood came " + raw + ".\n-- \nsigned " + raw + "\n");
        folder_.write("in/note.md",
                      "---\ntitle: \"Flood \\e[31m \\x9b\"\n\"k\\e\": \"v\\e\"\n---\n# Flood\n\n" + raw);
        folder_.write("in/rows.csv", "id,title,text\n4,Flood " + raw + ",The flood " + raw + "\n");
        folder_.write("config/debrief/saved.tsv", "flood\tflood " + raw + "\n" + raw + "\t" + raw + "\n");
        folder_.write("config/debrief/synonyms.txt", "flood, " + raw + "\n" + raw + "\n");
        folder_.write("topics.tsv", "q" + raw + "\tflood " + raw + "\nq2\tflood " + raw +
                                        "\nq3\xE2\x80\xAE\tcologne\nq4\tcologne\n");
        // A value of a verb that is not run here, for `debrief config` to print.
        folder_.write("config/debrief/config", "[judge]\ntopics = \"" + word + "\"\n");
        for (const std::string name : {"old", "new"})
            folder_.write(name + hostile_name, "q" + word + " Q0 a" + word + " 1 " +
                                                   (name == "old" ? "1" : "3") + " tag" + word + "\nq" +
                                                   word + " Q0 b" + word + " 2 2 tag\n");
        folder_.write("qrels", "q" + word + " 0 a" + word + " 1\nq2 0 a 1\nq4 0 a 1\n");
        folder_.write("sweep", "b = 0.4\n");
        made = run("debrief-index", {"-q", "-i", folder_ / "index", folder_ / "in"});
    }

    [[nodiscard]] VerbSubjects subjects() const {
        return {.index = folder_ / "index",
                .config = folder_ / "config",
                .id =
                    "one\xC2\x9B"
                    "2J\xE2\x80\xAE",
                .chrome_id = mail_id(),
                .query = {"flood", raw, "titel:" + raw, "source:wire" + raw, "NOT", "\"" + raw},
                .beginning = "flo",
                .topics = folder_ / "topics.tsv",
                .run = folder_ / ("new" + hostile_name),
                .baseline = folder_ / ("old" + hostile_name),
                .judgements = folder_ / "qrels",
                .sweep = folder_ / "sweep"};
    }

    Run made;

 private:
    static std::string record(const std::string& id, const std::string& title) {
        const auto field = [](const std::string& name, const std::string& value) {
            return ",\"" + name + "\":\"" + value + escaped + "\"";
        };
        return "{\"id\":\"" + id + "\"" + field("title", title) + field("summary", "A flood ") +
               field("text",
                     "\\\"The flood came to us,\\\" Ann\\u009b Lee said in Cologne on 8 April 2026. Repairs "
                     "cost the town $14.3 million. (cnbc.com) ") +
               field("source", "Wire") + field("url", "http://x.org/") + field("language", "e") +
               field("k" + escaped, "v") + "}\n";
    }

    /// As the search has it.
    [[nodiscard]] std::string mail_id() const {
        const Run found =
            run("debrief", {"search", "-i", folder_ / "index", "-k", "1", "-f", "json", "signed", "--raw"});
        return nlohmann::json::parse(found.out).at("hits").at(0).at("id");
    }

    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("nothing of a hostile corpus changes a terminal, by any verb in any format", "[cli][hostile]") {
    const HostilePlace place;
    REQUIRE(place.made.status == 0);
    CHECK(first_harm(place.made.out + place.made.error) == "");
    const VerbSubjects subjects = place.subjects();
    for (const PrintingVerb& verb : printing_verbs(subjects)) {
        for (const std::string& format : verb.formats) {
            CAPTURE(verb.name, format);
            const Run piped = print_to_pipe(verb, format, subjects);
            CHECK(first_harm(piped.out) == "");
            CHECK(first_harm(piped.error) == "");
            CHECK((format == "paths" || !piped.out.empty()));
            const Run shown = print_on_terminal(verb, format, subjects);
            CHECK(first_harm_on_terminal(shown.out) == "");
            CHECK(first_harm(shown.error) == "");
        }
    }
}

TEST_CASE("no message gives hostile words of a command line to a terminal", "[cli][hostile]") {
    const HostilePlace place;
    const VerbSubjects subjects = place.subjects();
    const std::vector<std::string> words =
        GENERATE_COPY(values<std::vector<std::string>>({{"search", "--format", raw, "x"},
                                                        {"search", "--format", "{" + raw + "}", "x"},
                                                        {"search", "--limit", raw, "x"},
                                                        {"search", "--today", raw, "x"},
                                                        {"search", "--facets", raw, "x"},
                                                        {"search", "--synonyms", raw, "x"},
                                                        {"search", "-i", raw, "x"},
                                                        {"search", "--x" + raw},
                                                        {"show", raw},
                                                        {"show", "--color", raw, "x"},
                                                        {"similar", raw},
                                                        {"quotes", raw},
                                                        {"quotes", "--speaker", raw, "flood"},
                                                        {"sources", raw},
                                                        {"sources", "--by", raw},
                                                        {"timeline", raw},
                                                        {"why", raw, raw},
                                                        {"stories", raw},
                                                        {"stories", "--order", raw},
                                                        {"story", raw},
                                                        {"story", "why", raw, raw},
                                                        {"suggest", raw},
                                                        {"saved", "--remove", raw},
                                                        {"save", raw, raw},
                                                        {"info", raw},
                                                        {"batch", raw},
                                                        {"eval", raw, raw},
                                                        {raw}}));
    CAPTURE(words);
    const auto with_index = [&](std::vector<std::string> line) {
        const bool has_index = line.front() != "save" && line.front() != "saved" && line.front() != "eval" &&
                               line.size() > 1 && line[1] != "-i";
        if (has_index) line.insert(line.begin() + 1, {"-i", subjects.index});
        return line;
    };
    const Run told =
        run_on_terminal("debrief", with_index(words), {"XDG_CONFIG_HOME=" + subjects.config, "PAGER="});
    CHECK(told.status != 70);
    CHECK(first_harm_on_terminal(told.out) == "");
    CHECK(first_harm(told.error) == "");
}

TEST_CASE("the filter finds what it is to find", "[cli][hostile]") {
    CHECK(first_harm("plain é 日本 \xEF\xBF\xBD\ttab\r\nend\n") == "");
    const std::string harmful =
        GENERATE("\x1B[0m", "\x07", "\r", "\x7F", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA9", "\xFF", "\xC3");
    CHECK_FALSE(first_harm("a" + harmful + "b").empty());
    CHECK(first_harm_on_terminal("\x1B[1;33m\x1B]8;;https://x/%1B\x1B\\a\x1B]8;;\x1B\\\x1B[0m").empty());
    CHECK_FALSE(first_harm_on_terminal("\x1B[31m").empty());
    CHECK_FALSE(first_harm_on_terminal("\x1B]8;;javascript:1\x1B\\").empty());
    CHECK_FALSE(first_harm_on_terminal("\x1B]8;;https://x\x07").empty());
}
