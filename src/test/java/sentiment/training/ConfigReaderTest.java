package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.recurrent.Cell;
import sentiment.recurrent.Pooling;

class ConfigReaderTest {
    private static final JsonNode DEFAULT = ConfigReader.named("default");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"default", "sample", "fast", "best"})
    void aNamedConfigurationResolvesAndSurvivesJson(String name) throws IOException {
        TrainingConfig config = ConfigReader.resolve(ConfigReader.named(name), name);
        Path file = Files.writeString(folder.resolve("config.json"), ModelJson.text(config));
        assertEquals(config, ConfigReader.resolve(ModelJson.read(file), "config.json"));
        assertEquals(ModelJson.text(ConfigReader.named(name)), ModelJson.text(config), "nothing is added or left out");
    }

    @Test
    void aSingleKeyWinsOverTheFileAndTheFileOverTheDefaults() throws IOException {
        Path file = write("{\"epochs\": 20, \"encoder\": {\"hiddenSize\": 20, \"layers\": 3}}");
        JsonNode tree = ConfigReader.withOverrides(
                ConfigReader.withFile(DEFAULT, file), Map.of("encoder.hiddenSize", "30", "data.keep", "tail"));
        TrainingConfig config = ConfigReader.resolve(tree, "test");
        assertEquals(30, config.encoder().hiddenSize());
        assertEquals(3, config.encoder().layers());
        assertEquals(20, config.epochs());
        assertEquals("tail", config.data().keep().toString());
        TrainingConfig defaults = ConfigReader.resolve(DEFAULT, "default");
        assertEquals(defaults.optimizer(), config.optimizer());
        assertEquals(128, defaults.encoder().hiddenSize(), "the defaults stay as they were");
    }

    @Test
    void aTeacherIsNamedAndSurvivesJson() {
        JsonNode tree = ConfigReader.withOverrides(
                DEFAULT, Map.of("unlabelled.teacher", "models/best", "unlabelled.ratio", "2"));
        TrainingConfig config = ConfigReader.resolve(tree, "test");
        assertEquals("models/best", config.unlabelled().teacher());
        assertEquals(2, config.unlabelled().ratio());
        assertEquals(config, ConfigReader.resolve(ModelJson.tree(config), "config.json"));
        JsonNode none = ConfigReader.withOverrides(tree, Map.of("unlabelled.teacher", "null"));
        assertNull(ConfigReader.resolve(none, "test").unlabelled().teacher());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"x": 0}                            | there is no key 'x'; the keys here are data.path, data.validation,
            {"encoder": {"hidden": 0}}          | there is no key 'encoder.hidden'; the keys here are encoder.cell, encoder.hiddenSize,
            {"encoder": {"dropout": {"x": 0}}}  | there is no key 'encoder.dropout.x'; the keys here are encoder.dropout.embedding, encoder.dropout.hidden, encoder.dropout.review.
            {"encoder": 5}                      | 'encoder' must be an object but is 5.
            {"encoder": null}                   | 'encoder' must be an object but is null.
            {"encoder": {"hiddenSize": "many"}} | 'encoder.hiddenSize' must be a whole number but is "many".
            {"encoder": {"hiddenSize": "12"}}   | 'encoder.hiddenSize' must be a whole number but is "12".
            {"encoder": {"hiddenSize": 1.5}}    | 'encoder.hiddenSize' must be a whole number but is 1.5.
            {"encoder": {"hiddenSize": null}}   | 'encoder.hiddenSize' must be a whole number but is null.
            {"encoder": {"hiddenSize": 3e9}}    | 'encoder.hiddenSize' must be a whole number but is 3.0E9.
            {"encoder": {"hiddenSize": 3000000000}} | 'encoder.hiddenSize' must be a number in range but is 3000000000.
            {"encoder": {"hiddenSize": 0}}      | encoder.hiddenSize must be from 1 to 4096 but is 0.
            {"encoder": {"cell": "gpt"}}        | 'encoder.cell' must be one of rnn, gru, lstm but is "gpt".
            {"encoder": {"cell": 1}}            | 'encoder.cell' must be one of rnn, gru, lstm but is 1.
            {"encoder": {"cell": null}}         | 'encoder.cell' must be one of rnn, gru, lstm but is null.
            {"encoder": {"bidirectional": 1}}   | 'encoder.bidirectional' must be true or false but is 1.
            {"encoder": {"dropout": {"review": 1.0}}}  | dropout.review must be at least 0 and below 1 but is 1.0.
            {"encoder": {"dropout": {"hidden": -0.1}}} | dropout.hidden must be at least 0 and below 1 but is -0.1.
            {"encoder": {"dropout": {"hidden": "a"}}}  | 'encoder.dropout.hidden' must be a number but is "a".
            {"data": {"path": null}}            | 'data.path' must be text but is null.
            {"data": {"validation": 1}}         | data.validation must be above 0 and below 1 but is 1.0.
            {"data": {"maxVocabulary": 2}}      | data.maxVocabulary must be at least 3 but is 2.
            {"data": {"minCount": 0}}           | data.minCount must be at least 1 but is 0.
            {"data": {"maxTokens": -1}}         | data.maxTokens must be at least 0 but is -1.
            {"data": {"maxReviews": -1}}        | data.maxReviews must be at least 0 but is -1.
            {"embeddings": {"dimension": 0}}    | embeddings.dimension must be at least 1 but is 0.
            {"optimizer": {"learningRate": -1}} | optimizer.learningRate must be at least 0 but is -1.0.
            {"optimizer": {"updater": "best"}}  | 'optimizer.updater' must be one of adam, nadam, amsgrad, rmsprop, nesterovs, sgd but is "best".
            {"optimizer": {"warmUp": 1}}        | optimizer.warmUp must be at least 0 and below 1 but is 1.0.
            {"optimizer": {"schedule": "one_cycle", "warmUp": 0.1}} | optimizer.warmUp must be 0 with the schedule one_cycle, which rises by itself, but is 0.1.
            {"optimizer": {"averageDecay": 1}}  | optimizer.averageDecay must be at least 0 and below 1 but is 1.0.
            {"optimizer": {"labelSmoothing": -0.1}} | optimizer.labelSmoothing must be at least 0 and below 1 but is -0.1.
            {"data": {"wordDropout": 1}}        | data.wordDropout must be at least 0 and below 1 but is 1.0.
            {"wide": {"excerpts": -1}}          | wide.excerpts must be at least 0 but is -1.
            {"unlabelled": {"teacher": " "}}    | unlabelled.teacher must be a model's folder but is ' '.
            {"unlabelled": {"teacherWeight": -1}} | unlabelled.teacherWeight must be at least 0 but is -1.0.
            {"unlabelled": {"ratio": 0}}        | unlabelled.ratio must be above 0 but is 0.0.
            {"batch": {"size": 0}}              | batch.size must be at least 1 but is 0.
            {"epochs": 0}                       | epochs must be at least 1 but is 0.
            {"ensemble": 0}                     | ensemble must be at least 1 but is 0.
            {"patience": -1}                    | patience must be at least 0 but is -1.
            {"threads": -1}                     | threads must be at least 0 but is -1.
            {"seed": 0.5}                       | 'seed' must be a whole number but is 0.5.
            """)
    void whatAFileMayNotSayIsRefusedByKeyAndValue(String json, String problem) throws IOException {
        Path file = write(json);
        assertSentence(file + ": " + problem, refusalOf(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"epochs": 1,}        | :1 is not JSON: Unexpected character ('}'
            {"epochs": tru}       | :1 is not JSON: Unrecognized token 'tru'
            {"epochs": 1          | :1 is not JSON: Unexpected end-of-input: expected close marker for Object.
            {"epochs": 1} 2       | :1 is not JSON: Trailing token
            {"seed": 1, "seed": 2}| :1 is not JSON: Duplicate field 'seed'.
            [1]                   | ' must hold one JSON object; correct it or take a whole copy.'
            ''                    | ' must hold one JSON object; correct it or take a whole copy.'
            """)
    void aFileThatIsNoJsonObjectIsRefusedByLine(String json, String problem) throws IOException {
        Path file = write(json);
        assertSentence(file + problem, refusalOf(file));
    }

    @Test
    void aFileThatIsMissingOrNotTextIsRefusedByName() throws IOException {
        Path missing = folder.resolve("missing.json");
        assertSentence(missing + " does not exist", refusalOf(missing));
        Path latin = Files.write(folder.resolve("latin.json"), "{\"é\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        assertSentence(latin + " is not UTF-8", refusalOf(latin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "encoder", "encoder.x", "epochs.x", "", "."})
    void aSingleKeyThatDoesNotExistIsRefusedWithTheKnownOnes(String key) {
        String message = assertThrows(InputException.class, () -> ConfigReader.withOverrides(DEFAULT, Map.of(key, "1")))
                .getMessage();
        assertSentence(
                "There is no configuration key '" + key + "'; the keys are data.path, data.validation,", message);
        assertTrue(message.contains(", encoder.dropout.review, wide.enabled, "), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epochs | three | "three"
            epochs | 3 4   | "3 4"
            epochs | 1.5   | 1.5
            epochs | null  | null
            epochs | ''    | ""
            seed   | [1]   | "[1]"
            """, quoteCharacter = '\'')
    void aSingleKeysWrongValueIsRefusedAsTheUserTypedIt(String key, String value, String shown) {
        JsonNode tree = ConfigReader.withOverrides(DEFAULT, Map.of(key, value));
        String message = assertThrows(InputException.class, () -> ConfigReader.resolve(tree, "options"))
                .getMessage();
        assertEquals("options: '" + key + "' must be a whole number but is " + shown + ".", message);
    }

    @Test
    void enumerationsAreReadInAnyCase() {
        TrainingConfig config = with(Map.of("encoder.cell", "GRU", "encoder.pooling", "Attention"));
        assertEquals(Cell.GRU, config.encoder().cell());
        assertEquals(Pooling.ATTENTION, config.encoder().pooling());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024", "1e3", "true", "12 angry men", "a b", "[x", "\"quoted\""})
    void aTextStaysAsTheUserTypedIt(String path) {
        assertEquals(path, with(Map.of("data.path", path)).data().path());
    }

    @Test
    void wordVectorsMayStandInSeveralFiles() {
        assertEquals(
                List.of(Path.of("a.txt"), Path.of("b/c.zip!d.txt")),
                with(Map.of("embeddings.path", "a.txt,b/c.zip!d.txt"))
                        .embeddings()
                        .files());
        for (String path : List.of("a.txt,", ",", "", "a,,b")) {
            String message = assertThrows(InputException.class, () -> with(Map.of("embeddings.path", path)))
                    .getMessage();
            String wanted = "embeddings.path must be a file or several apart by commas but is '" + path + "'";
            assertTrue(message.contains(wanted), message);
        }
    }

    @Test
    void withoutWordVectorsTheirPathIsNull() {
        TrainingConfig config = with(Map.of("embeddings.path", "null"));
        assertNull(config.embeddings().path());
        assertEquals(List.of(), config.embeddings().files());
        JsonNode saved = ModelJson.tree(config);
        assertEquals(config, ConfigReader.resolve(saved, "saved"));
        JsonNode again = ConfigReader.withOverrides(saved, Map.of("embeddings.path", "vectors.txt"));
        assertEquals(
                "vectors.txt", ConfigReader.resolve(again, "again").embeddings().path());
    }

    @Test
    void onlyHowLongAndWithHowManyThreadsMayChangeAtAResume() {
        TrainingConfig config = with(Map.of());
        assertTrue(with(Map.of("epochs", "99", "patience", "7", "threads", "3")).resumes(config));
        assertTrue(with(Map.of("ensemble", "3")).resumes(with(Map.of("ensemble", "2"))));
        assertFalse(with(Map.of("ensemble", "3")).resumes(config), "its one network is no member");
        assertEquals(3, with(Map.of("threads", "3")).resolvedThreads());
        assertTrue(with(Map.of("threads", "0")).resolvedThreads() >= 1);
        Map<String, String> others = new LinkedHashMap<>(Map.of("data.path", "elsewhere", "embeddings.dimension", "7"));
        others.putAll(Map.of("encoder.hiddenSize", "7", "optimizer.l2", "0.5", "batch.size", "7", "seed", "7"));
        others.forEach((key, value) -> assertFalse(with(Map.of(key, value)).resumes(config), key));
    }

    private static TrainingConfig with(Map<String, String> keys) {
        return ConfigReader.resolve(ConfigReader.withOverrides(DEFAULT, keys), "test");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("my.json"), json);
    }

    private static String refusalOf(Path file) {
        return assertThrows(
                        InputException.class,
                        () -> ConfigReader.resolve(ConfigReader.withFile(DEFAULT, file), file.toString()))
                .getMessage();
    }

    private static void assertSentence(String start, String message) {
        assertTrue(message.startsWith(start), message);
        assertTrue(message.endsWith(".") && !message.contains("\n"), message);
        assertFalse(
                message.matches(".*(com\\.fasterxml|sentiment\\.[a-z]|reference chain|\\[Source|Exception).*"),
                message);
    }
}
