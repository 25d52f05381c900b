package sentiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frame of every page, and parts that more than one page has. */
final class Page {
    private Page() {}

    /** A whole page. Its policy forbids scripts and everything from elsewhere, whatever a review's text says. */
    static Html of(String title, Html subtitle, List<Html> sections) {
        return Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{}</title>
                <style>
                {}</style>
                </head>
                <body>
                <header><h1>{}</h1>{}</header>
                <main>
                {}</main>
                </body>
                </html>
                """, title, Html.resource("page.css"), title, subtitle, sections);
    }

    static Html section(String heading, Html content) {
        return Html.of("<section>\n<h2>{}</h2>\n{}\n</section>\n", heading, content);
    }

    static Html section(String heading, List<Picture> pictures) {
        return section(heading, figures(pictures.stream().map(Picture::html).toList()));
    }

    static Html figures(List<Html> figures) {
        return Html.of("<div class=\"figures\">\n{}</div>", figures);
    }

    /** Names and values. */
    static Html facts(Map<String, String> facts) {
        List<Html> rows = facts.entrySet().stream()
                .map(fact -> Html.of("<div><dt>{}</dt><dd>{}</dd></div>", fact.getKey(), fact.getValue()))
                .toList();
        return Html.of("<dl class=\"facts\">{}</dl>", rows);
    }

    /** The leaves of a JSON tree by their paths: {@code encoder.hiddenSize}. */
    static Map<String, String> leaves(JsonNode tree) {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect(tree, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode tree, String path, Map<String, String> leaves) {
        tree.properties().forEach(entry -> {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                collect(value, key, leaves);
            } else {
                leaves.put(key, value.isNull() ? "none" : value.isArray() ? value.toString() : value.asText());
            }
        });
    }

    /** The network in words, as far as the manifest names it. */
    static String network(JsonNode manifest) {
        JsonNode encoder = manifest.path("encoder");
        List<String> words = new ArrayList<>();
        if (encoder.path("bidirectional").asBoolean()) {
            words.add("bidirectional");
        }
        words.add(encoder.path("cell").asText("network"));
        words.add(encoder.path("hiddenSize").asText());
        if (encoder.path("layers").asInt(1) > 1) {
            words.add("in " + encoder.path("layers").asText() + " layers");
        }
        return String.join(" ", words).strip() + ", " + encoder.path("pooling").asText("no") + " pooling";
    }
}
