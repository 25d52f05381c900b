package sentiment.notebooks;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A notebook in nbformat 4. Not thread-safe. */
final class Notebook {
    /** The tag of a cell whose numbers depend on the machine or the clock. */
    static final String VARIES = "varies";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final ObjectNode root;

    /**
     * A code cell.
     *
     * @param varies whether its numbers differ from run to run
     * @param outputs those saved
     */
    record CodeCell(String id, String source, boolean varies, int executionCount, List<Output> outputs) {}

    Notebook(Path file) throws IOException {
        root = (ObjectNode) MAPPER.readTree(file.toFile());
    }

    JsonNode root() {
        return root;
    }

    List<CodeCell> codeCells() {
        List<CodeCell> cells = new ArrayList<>();
        for (ObjectNode cell : codeNodes()) {
            boolean varies = StreamSupport.stream(cell.at("/metadata/tags").spliterator(), false)
                    .anyMatch(tag -> tag.asText().equals(VARIES));
            cells.add(new CodeCell(
                    cell.path("id").asText(),
                    text(cell.path("source")),
                    varies,
                    cell.path("execution_count").asInt(),
                    outputs(cell)));
        }
        return cells;
    }

    private List<ObjectNode> codeNodes() {
        return StreamSupport.stream(root.path("cells").spliterator(), false)
                .filter(cell -> cell.path("cell_type").asText().equals("code"))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static List<Output> outputs(JsonNode cell) {
        List<Output> outputs = new ArrayList<>();
        for (JsonNode output : cell.path("outputs")) {
            String kind = output.path("output_type").asText();
            if (kind.equals(Output.PRINTED)) {
                outputs.add(Output.printed(text(output.path("text"))));
            }
            for (Map.Entry<String, JsonNode> shown : output.path("data").properties()) {
                outputs.add(new Output(kind, shown.getKey(), text(shown.getValue())));
            }
        }
        return outputs;
    }

    /** A text stands as one string or as a list of lines. */
    private static String text(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining())
                : node.asText();
    }

    /** Puts what a run showed in the place of the saved outputs. */
    void replaceOutputs(List<CellRun> runs) {
        List<ObjectNode> cells = codeNodes();
        for (int i = 0; i < cells.size(); i++) {
            int count = i + 1;
            cells.get(i).put("execution_count", count);
            ArrayNode outputs = cells.get(i).putArray("outputs");
            runs.get(i).outputs().forEach(output -> outputs.add(json(output, count)));
        }
    }

    private static ObjectNode json(Output output, int executionCount) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (output.kind().equals(Output.PRINTED)) {
            return node.put("name", "stdout").put("output_type", output.kind()).set("text", lines(output.content()));
        }
        JsonNode content = output.isBinary()
                ? JsonNodeFactory.instance.textNode(output.content() + "\n")
                : lines(output.content());
        node.putObject("data").set(output.type(), content);
        if (output.kind().equals(Output.RESULT)) {
            node.put("execution_count", executionCount);
        }
        node.putObject("metadata");
        return node.put("output_type", output.kind());
    }

    private static ArrayNode lines(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /** Writes it in the form in which Jupyter does. */
    void save(Path file) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        Files.writeString(file, MAPPER.writer(printer).writeValueAsString(root) + "\n");
    }
}
