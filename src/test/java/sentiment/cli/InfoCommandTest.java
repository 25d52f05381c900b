package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InfoCommandTest {
    private static Cli info(String manifest, String... options) throws IOException {
        Object tree = new ObjectMapper().readTree(manifest);
        ModelLoader loader = directory -> new OpenModel(Cli.LIKES_GOOD, tree, () -> {});
        return options.length == 0
                ? Cli.runLoading(loader, "", "info", "--model", "m")
                : Cli.runLoading(loader, "", "info", "--model", "m", options[0]);
    }

    @Test
    void textAlignsKeysBySection() throws IOException {
        String manifest = """
                {"version":1,"name":"imdb",
                 "configuration":{"hidden":256,"learningRate":0.001,"layers":{"cell":"lstm","dropout":[0.5,0.25]}},
                 "epochs":[{"epoch":1,"loss":0.693147},{"epoch":10,"loss":0.00001234567}],
                 "seed":20261121,"tokensPerSecond":53123.45,"empty":{}}
                """;

        assertEquals("""
                m
                  version          1
                  name             imdb
                  seed             20261121
                  tokensPerSecond  53123
                  empty            {}

                configuration
                  hidden          256
                  learningRate    0.001
                  layers.cell     lstm
                  layers.dropout  0.5, 0.25

                epochs
                  epoch  loss
                  1      0.6931
                  10     0.00001235
                """, info(manifest).out());
    }

    @Test
    void jsonIsTheManifestOnOneLine() throws IOException {
        assertEquals(
                "{\"version\":1,\"loss\":0.6931471}\n",
                info("{\"version\":1,\n\"loss\":0.6931471}", "--json").out());
    }
}
