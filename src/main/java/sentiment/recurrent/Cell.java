package sentiment.recurrent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The recurrent cells, with PyTorch's equations and gate order, so that weights carry over either way.
 *
 * <ul>
 *   <li>{@link #RNN}: h = tanh(x·W + b + h'·U) (Elman 1990)
 *   <li>{@link #GRU}: gates r, z, n; n = tanh(x·W<sub>n</sub> + b<sub>n</sub> + r ∘ (h'·U<sub>n</sub> + c)),
 *       h = (1 − z) ∘ n + z ∘ h' (Cho et al. 2014, PyTorch's form with a recurrent bias c)
 *   <li>{@link #LSTM}: gates i, f, g, o; c = f ∘ c' + i ∘ g, h = o ∘ tanh(c) (Hochreiter &amp; Schmidhuber 1997; forget
 *       gate of Gers et al. 2000)
 * </ul>
 */
public enum Cell {
    RNN(1),
    GRU(3),
    LSTM(4);

    private final int gates;

    Cell(int gates) {
        this.gates = gates;
    }

    /** G: how many blocks of H columns the input projection has. */
    public int gates() {
        return gates;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
