package sentiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningPicturesTest {
    /** Words are drawn as outlines; the same words give the same ones. */
    private static final Pattern WORDS = Pattern.compile("<g transform=\"translate[^>]*><path d=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.4, 0.7, 1.5, 8})
    void noTwoTicksOfALossReadTheSame(double largest) {
        List<EpochPoint> epochs = IntStream.rangeClosed(1, 4)
                .mapToObj(epoch -> new EpochPoint(epoch, largest / epoch, largest / epoch, 0.9, 1000, 60))
                .toList();
        Picture loss = LearningPictures.compared(List.of(new Shown("a", Ink.THIRD, epochs, null)))
                .get(1);

        List<String> words = WORDS.matcher(loss.drawing().toString())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertTrue(words.size() > 6, "4 epochs, 2 titles and ticks but " + words.size());
        assertEquals(words.stream().distinct().toList(), words);
    }
}
