package org.casegraph.similarity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How two cases are compared; see {@link SimilarityIndex} for how absent findings count in each. */
public enum Measure {
    /** Weighted Jaccard of the ancestor-closed findings. Pesquita et al. 2008, doi:10.1186/1471-2105-9-S5-S4. */
    SIMGIC,

    /**
     * Best-match average, both ways, of the information content of the most informative common ancestor. Resnik 1995,
     * doi:10.48550/arXiv.cmp-lg/9511007; Köhler et al. 2009, doi:10.1016/j.ajhg.2009.09.003.
     */
    RESNIK;

    /** The measure with this name in any letter case. */
    public static Optional<Measure> named(String name) {
        return Arrays.stream(values())
                .filter(measure -> measure.shortName().equalsIgnoreCase(name))
                .findFirst();
    }

    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
