package sentiment.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.serve.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.explain.NegationModel;
import sentiment.model.SentimentModel;

/** The description that is kept by hand says what the server does. */
class OpenApiTest {
    private static final List<String> PAGE = List.of(
            "GET /", "GET /explanation.css", "GET /page.css", "GET /page.js", "GET /tables.js", "GET /icon.svg");

    @TempDir
    static Path folder;

    private static SentimentModel model;
    private static Running running;
    private static JsonNode description;

    @BeforeAll
    static void serve() {
        NegationModel.save(folder);
        model = SentimentModel.load(folder);
        running = Running.with(ServedModel.of(model), ServeConfig.on("127.0.0.1", 0));
        description = json(running.get("/openapi.json"));
    }

    @AfterAll
    static void stop() {
        running.close();
        model.close();
    }

    @Test
    void itHasThePathsAndMethodsOfTheServer() {
        Set<String> described = new TreeSet<>(PAGE);
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertEquals(described, new TreeSet<>(running.server().routes()));
    }

    @Test
    void answersHaveTheKeysThatItNames() {
        check("Result", json(running.classify("{\"id\":\"a\",\"text\":\"good\"}")));
        check("Error", json(running.classify("[{\"id\":\"a\"}]")).get(0));
        JsonNode explanation = json(running.post(
                "/v1/explain",
                Running.JSON,
                BodyPublishers.ofString("{\"id\":\"a\",\"text\":\"good\",\"methods\":[\"gradients\",\"occlusion\"]}")));
        check("Explanation", explanation);
        check("Attribution", explanation.get("gradients"));
        check("Span", explanation.at("/gradients/spans/0"));
        check("Model", json(running.get("/v1/model")));
    }

    /** All keys that are there are described, and all that are described are there. */
    private static void check(String schema, JsonNode answer) {
        Set<String> described = new HashSet<>();
        description
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(described::add);
        Set<String> found = new HashSet<>();
        answer.fieldNames().forEachRemaining(found::add);
        assertEquals(described, found);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = description.findValues("$ref");

        assertTrue(references.size() > 10);
        references.forEach(reference ->
                assertTrue(description.at(reference.asText().substring(1)).isObject(), reference.asText()));
    }
}
