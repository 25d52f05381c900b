package sentiment.report;

import java.util.List;
import sentiment.evaluation.Breakdown;

/**
 * A model as pictures show it.
 *
 * @param name what its lines are called
 * @param ink the colour of its lines
 * @param epochs may be empty
 */
record Shown(String name, Ink ink, List<EpochPoint> epochs, Breakdown breakdown) {}
