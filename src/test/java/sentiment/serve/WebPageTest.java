package sentiment.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import sentiment.explain.NegationModel;
import sentiment.model.SentimentModel;

/** The web page as a person has it, in a real browser. Screenshots are left in target/screenshots. */
@Timeout(300)
class WebPageTest {
    private static final String TABLE = """
            id,text
            a,the film is great
            b,"the plot is ""dull"", and the music is boring"
            c,the film is not good
            d,"hardly
             boring"
            """;

    /** The least contrast of any text with its background, by the formula of WCAG 2. */
    private static final String LEAST_CONTRAST = """
            const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
            const rgba = (colour) => {
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data];
            };
            const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
              .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = (element) => {
              for (let e = element; e; e = e.parentElement) {
                const colour = rgba(getComputedStyle(e).backgroundColor);
                if (colour[3] === 255) return colour;
              }
              return [255, 255, 255, 255];
            };
            let least = [21, ""];
            for (const e of document.querySelectorAll("body *")) {
              const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
              if (!own || !e.checkVisibility() || e.matches("textarea, .unseen, :disabled, script, noscript")) continue;
              const [a, b] = [luminance(rgba(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x);
              const contrast = (a + 0.05) / (b + 0.05);
              if (contrast < least[0]) least = [contrast, e.outerHTML.slice(0, 200)];
            }
            return least;
            """;

    @TempDir
    static Path folder;

    private static SentimentModel model;
    private static Running running;
    private static Browser browser;

    @BeforeAll
    static void open() {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        NegationModel.save(folder.resolve("model"));
        model = SentimentModel.load(folder.resolve("model"));
        running = Running.with(ServedModel.of(model), ServeConfig.on("127.0.0.1", 0));
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            running.close();
            model.close();
        }
    }

    @BeforeEach
    void load() {
        browser.screen(1200, 900, "light");
        browser.open(running.server().address().toString());
        browser.await(() -> browser.text("model").startsWith("Model negation"));
    }

    private static void type(String text) {
        browser.find("review").sendKeys(text);
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void typingAReviewShowsItsLabelAndColoursItsWords() {
        type("the film is great");
        browser.await(() -> browser.text("label").equals("Positive"));
        browser.await(() -> !browser.all(".mirror .p4").isEmpty());
        assertEquals("great", browser.all(".mirror .p4").get(0).getText());
        assertEquals("great", browser.all("#for-positive li span").get(0).getText());

        browser.find("review").sendKeys(Keys.chord(Keys.CONTROL, "a"), "not good");
        browser.await(() -> browser.text("label").equals("Negative"));
        browser.await(() -> !browser.all(".mirror .n4").isEmpty());
        assertEquals("not", browser.all(".mirror .n4").get(0).getText());
        assertEquals("not", browser.all("#for-negative li span").get(0).getText());
        assertTrue(browser.text("percent").endsWith(" % positive"));
    }

    @Test
    void aVerdictIsSpokenAndRememberedUntilItIsForgotten() {
        type("dull");
        browser.await(() -> browser.find("history").isDisplayed());
        assertTrue(browser.find("spoken").getText().startsWith("negative, "));
        browser.find("clear").click();
        type("great");
        browser.await(() -> browser.all("#past li").size() == 2);

        browser.all("#past button").get(1).click();
        browser.await(() -> browser.text("label").equals("Negative"));
        assertEquals("dull", browser.find("review").getDomProperty("value"));

        browser.find("forget").click();
        assertFalse(browser.find("history").isDisplayed());
    }

    @Test
    void aDroppedTableBecomesATableWithADownload() throws IOException {
        browser.drop(file("reviews.csv", TABLE));

        browser.await(() -> browser.text("summary").equals("4 reviews: 2 positive, 2 negative."));
        assertEquals("reviews.csv", browser.text("table-title"));
        List<String> rows =
                browser.all("#rows tr").stream().map(WebElement::getText).toList();
        assertTrue(
                rows.get(1).matches("(?s)b\\s+the plot is \"dull\", and the music is boring.*negative.* %"),
                rows.get(1));
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        browser.downloadTo(downloads);
        browser.find("download").click();
        Path csv = downloads.resolve("sentiment.csv");
        browser.await(() -> Files.exists(csv));
        assertTrue(
                Files.readString(csv)
                        .matches("(?s)id,label,probability,text,error\r\na,pos,0\\.\\d{6},the film is great,\r\n"
                                + "b,neg,0\\.\\d{6},\"the plot is \"\"dull\"\", and the music is boring\",\r\n.*"),
                Files.readString(csv));

        browser.all("#rows button").get(2).click();
        browser.await(() -> browser.text("label").equals("Negative"));
        assertEquals("the film is not good", browser.find("review").getDomProperty("value"));
    }

    @Test
    void otherTablesAndTextFilesAreReadToo() throws IOException {
        browser.drop(file("a.jsonl", "{\"text\":\"great\"}\n{\"id\":\"x\",\"txt\":1}\nno\n"));
        browser.await(
                () -> browser.text("summary").equals("3 reviews: 1 positive, 0 negative, 2 that cannot be read."));
        assertEquals(
                "x Not classified: has no text", browser.all("#rows tr").get(1).getText());

        browser.drop(file("b.tsv", "pos\tgreat\nneg\tdull\n"));
        browser.await(() -> browser.text("summary").equals("2 reviews: 1 positive, 1 negative."));

        browser.drop(file("c.txt", "great"), file("d.txt", "dull"), file("e.txt", "boring"));
        browser.await(() -> browser.text("summary").equals("3 reviews: 1 positive, 2 negative."));
        assertEquals("3 files", browser.text("table-title"));

        browser.find("file").sendKeys(file("f.txt", "hardly dull\n").toString());
        browser.await(() -> browser.text("label").equals("Positive"));
        assertEquals("hardly dull", browser.find("review").getDomProperty("value"));
    }

    @Test
    void whatGoesWrongIsSaidInWords() throws IOException {
        browser.drop(file("wrong.csv", "title,stars\nA,5\n"));
        browser.await(() -> browser.find("problem").isDisplayed());
        assertEquals("alert", browser.find("problem").getAriaRole());
        assertTrue(browser.text("problem")
                .startsWith("wrong.csv has no column named text; its columns are: title, stars."));

        Files.write(folder.resolve("latin.txt"), new byte[] {'t', 'r', (byte) 0xe8, 's'});
        browser.drop(folder.resolve("latin.txt"));
        browser.await(() -> browser.text("problem").startsWith("latin.txt is not text in UTF-8"));

        try (Running gone = Running.with(ServedModel.of(model), ServeConfig.on("127.0.0.1", 0))) {
            browser.open(gone.server().address().toString());
            browser.await(() -> browser.text("model").startsWith("Model"));
        }
        type("great");
        browser.await(() -> browser.text("problem").startsWith("The server does not answer. Is it still running?"));
    }

    @Test
    void aKeyboardAndAScreenReaderAreEnough() {
        assertEquals("Review", browser.find("review").getAccessibleName());
        assertEquals("Verdict", browser.all("section").get(1).getAccessibleName());
        type("great");
        browser.await(() -> browser.text("label").equals("Positive"));
        assertEquals("meter", browser.find("gauge").getAriaRole());
        assertTrue(browser.find("gauge").getDomAttribute("aria-valuetext").endsWith(", positive"));

        browser.press(Keys.TAB);
        assertEquals("file", browser.run("return document.activeElement.id"));
        assertTrue(browser.find("file").getAccessibleName().startsWith("Open a file"));
        assertNotHidden(".tools .button");
        browser.press(Keys.TAB);
        assertEquals("clear", browser.run("return document.activeElement.id"));
        assertNotHidden("#clear");
    }

    /** The element shows that it has the focus. */
    private static void assertNotHidden(String selector) {
        assertEquals(
                "solid",
                browser.run("return getComputedStyle(document.querySelector('" + selector + "')).outlineStyle"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1200, 900", "dark, 1200, 900", "light, 360, 740", "dark, 360, 740"})
    void itIsReadableOnEveryScreenAndLoadsNothingFromElsewhere(String scheme, int width, int height)
            throws IOException {
        browser.screen(width, height, scheme);
        browser.drop(file("reviews.csv", TABLE));
        type("the film is great and the music is good. the plot is not boring. a dull film");
        browser.await(() -> browser.all("#past li").size() == 1
                && browser.text("summary").startsWith("4 reviews: ")
                && !browser.all(".mirror .p4").isEmpty());

        List<?> least = (List<?>) browser.run(LEAST_CONTRAST);
        assertTrue(((Number) least.get(0)).doubleValue() >= 4.5, least.toString());
        assertEquals(0L, browser.run("return Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        assertEquals(
                true,
                browser.run("return performance.getEntriesByType('resource')"
                        + ".every((r) => new URL(r.name).origin === location.origin)"));
        assertEquals(List.of(), browser.complaints());
        browser.run("document.activeElement.blur(); scrollTo(0, 0)");
        browser.screenshot((width < 600 ? "phone-" : "") + scheme);
    }
}
