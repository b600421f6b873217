#include "corpus/base/json.h"
#include "searcher/completion.h"
#include "web/feeds/feeds.h"
#include "web/feeds/xml.h"

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

void append_url(pugi::xml_node parent, std::string_view type, std::string_view pattern,
                std::string_view relation = "") {
    pugi::xml_node url = parent.append_child("Url");
    set_attribute(url, "type", type);
    if (!relation.empty()) set_attribute(url, "rel", relation);
    set_attribute(url, "template", pattern);
}

}  // namespace

Response opensearch_description(const Request& request, const SiteContext& context) {
    const std::string site = request.origin + context.settings.base_path;
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("OpenSearchDescription");
    set_attribute(root, "xmlns", "http://a9.com/-/spec/opensearch/1.1/");
    append_element(root, "ShortName", "Debrief");
    append_element(root, "Description", "Search your briefings");
    append_element(root, "InputEncoding", "UTF-8");
    append_element(root, "OutputEncoding", "UTF-8");
    pugi::xml_node image = append_element(root, "Image", site + "/icon.svg");
    set_attribute(image, "type", "image/svg+xml");
    append_url(root, "text/html", site + "/?q={searchTerms}");
    append_url(root, "application/atom+xml", site + "/feed?q={searchTerms}");
    append_url(root, "application/x-suggestions+json", site + "/opensearch/suggest?q={searchTerms}",
               "suggestions");
    append_url(root, "application/opensearchdescription+xml", site + "/opensearch.xml", "self");
    return {.content_type = "application/opensearchdescription+xml; charset=utf-8", .body = to_xml(document)};
}

Response opensearch_suggestions(const Request& request, const SiteContext& context) {
    const std::string typed = request.parameter("q");
    nlohmann::ordered_json queries = nlohmann::ordered_json::array();
    nlohmann::ordered_json descriptions = nlohmann::ordered_json::array();
    nlohmann::ordered_json links = nlohmann::ordered_json::array();
    for (const Completion& completion : complete(context.reader, typed)) {
        queries.push_back(completion.query);
        descriptions.push_back(to_string(completion.kind));
        links.push_back(request.origin + context.addresses().search(completion.query));
    }
    const nlohmann::ordered_json answer = {typed, queries, descriptions, links};
    return {.content_type = "application/x-suggestions+json; charset=utf-8",
            .body = to_json_text(answer) + "\n"};
}

}  // namespace debrief
