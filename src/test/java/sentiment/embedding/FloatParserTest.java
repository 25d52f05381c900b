package sentiment.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatParserTest {
    @Test
    void randomNumbersAgreeWithTheJdkToOneUnitInTheLastPlace() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            String text = switch (i % 5) {
                case 0 -> String.format(Locale.ROOT, "%.5f", random.nextGaussian());
                case 1 -> Float.toString(Float.intBitsToFloat(random.nextInt()));
                case 2 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
                case 3 -> Long.toString(random.nextLong() >> random.nextInt(64));
                default -> random.nextInt(1000) + "." + (random.nextLong() >>> 1);
            };
            if (!text.contains("N") && !text.contains("I")) {
                assertClose(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                ".5",
                "5.",
                "-.5",
                "00012.50",
                "1e5",
                "1E+05",
                "-2.5e-3",
                "+1.5",
                "3.4028235e38",
                "1.4e-45",
                "1e-60",
                "16777217",
                "9007199254740992",
                "9007199254740993",
                "9007199254740994.5",
                "999999999999999999",
                "9999999999999999999",
                "0.000000000000000001",
                "0.00000000000000000001",
                "0.1234567890123456789012345",
                "1.17549435E-38",
                "340282346638528859811704183484516925440"
            })
    void edgesAgreeWithTheJdkToOneUnitInTheLastPlace(String text) {
        assertClose(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "e5",
                "1e",
                "1.2.3",
                "--1",
                "1-2",
                "0x10",
                "0x1p3",
                "1f",
                "1d",
                "NaN",
                "Infinity",
                "-Infinity",
                "nan",
                "inf",
                "1,5",
                " 1",
                "1_000",
                "the",
                "\u0661"
            })
    void whatIsNoPlainNumberIsRefused(String text) {
        assertThrows(NumberFormatException.class, () -> parse(text));
    }

    @Test
    void onlyTheGivenBytesCount() {
        byte[] bytes = "9-1.59".getBytes(UTF_8);
        assertEquals(-1.5f, FloatParser.parse(bytes, 1, 5));
    }

    private static void assertClose(String text) {
        float wanted = Float.parseFloat(text);
        float parsed = parse(text);
        assertTrue(
                Float.compare(wanted, parsed) == 0 || Math.abs(wanted - parsed) <= Math.ulp(wanted),
                () -> text + " is " + parsed + " where the JDK has " + wanted);
        assertEquals(Math.signum(1 / wanted), Math.signum(1 / parsed), text);
    }

    private static float parse(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return FloatParser.parse(bytes, 0, bytes.length);
    }
}
