package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sentiment.batch.BatchConfig;

class UnlabelledConfigTest {
    @ParameterizedTest
    @CsvSource({"1, 64, 64", "2, 64, 128", "0.5, 64, 32", "0.01, 16, 1", "1e9, 64, 2147483647"})
    void anUnlabelledBatchIsSoManyTimesALabelledOne(double ratio, int labelled, int size) {
        UnlabelledConfig config = new UnlabelledConfig(0, 0, 0, null, 0, ratio, 0);
        for (BatchConfig.Unit unit : BatchConfig.Unit.values()) {
            assertEquals(new BatchConfig(size, unit), config.batch(new BatchConfig(labelled, unit)));
        }
    }

    @Test
    void aTeacherTeachesWhereOneIsNamedAndHasWeight() {
        assertTrue(new UnlabelledConfig(0, 0, 0, "models/t", 1, 1, 0).on());
        assertFalse(new UnlabelledConfig(0, 0, 0, "models/t", 0, 1, 0).on());
        assertFalse(new UnlabelledConfig(0, 0, 0, null, 1, 1, 0).on());
    }
}
