package org.casegraph.description;

import java.util.Arrays;

/** What is counted of the nodes of a class. */
final class UsesOfClass {
    final int type;

    /** Among the classes whose properties are counted. */
    final int number;

    private PropertyUses[] byProperty = {};

    UsesOfClass(int type, int number) {
        this.type = type;
        this.number = number;
    }

    PropertyUses of(int propertyNumber) {
        if (propertyNumber >= byProperty.length) {
            int before = byProperty.length;
            byProperty = Arrays.copyOf(byProperty, Math.max(propertyNumber + 1, before * 2));
            Arrays.setAll(byProperty, i -> i < before ? byProperty[i] : new PropertyUses());
        }
        return byProperty[propertyNumber];
    }
}
