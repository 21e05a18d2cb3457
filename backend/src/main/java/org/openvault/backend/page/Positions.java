package org.openvault.backend.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Between any two positions there is another: nobody else has to be moved. */
final class Positions {

    private Positions() {}

    /** The shortest decimal between two positions; null for none on that side. */
    static BigDecimal between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low == null) {
            return high == null
                    ? BigDecimal.ZERO
                    : high.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        }
        if (high == null) {
            return low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        }
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("there is nothing between " + low + " and " + high);
        }
        for (int scale = 0; ; scale++) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
            BigDecimal candidate = low.setScale(scale, RoundingMode.FLOOR).add(step);
            if (candidate.compareTo(high) < 0) {
                return candidate;
            }
        }
    }
}
