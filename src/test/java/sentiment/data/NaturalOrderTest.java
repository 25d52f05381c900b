package sentiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void countsDigitsAsNumbers() {
        List<String> ordered = List.of(
                "",
                "0_3.txt",
                "2_10.txt",
                "9_1.txt",
                "9_2.txt",
                "10_1.txt",
                "99999999999999999999_1.txt",
                "a",
                "a1b2",
                "a1b10",
                "a2",
                "b",
                "\u00e9");
        List<String> shuffled = new ArrayList<>(ordered);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(NaturalOrder.NAMES);
            assertEquals(ordered, shuffled);
        }
    }

    @Test
    void namesThatCountTheSameAreStillOrdered() {
        int order = NaturalOrder.NAMES.compare("7.txt", "07.txt");
        assertNotEquals(0, order);
        assertEquals(-Integer.signum(order), Integer.signum(NaturalOrder.NAMES.compare("07.txt", "7.txt")));
    }
}
