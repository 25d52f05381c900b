package sentiment.notebooks;

import java.util.List;

/**
 * What became of a code cell.
 *
 * @param outputs what it showed, in order
 * @param problem why it failed; null where it did not
 */
record CellRun(List<Output> outputs, String problem) {}
