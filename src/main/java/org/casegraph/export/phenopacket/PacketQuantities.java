package org.casegraph.export.phenopacket;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.OntologyClass;
import org.phenopackets.schema.v2.core.Quantity;
import org.phenopackets.schema.v2.core.ReferenceRange;

/** Exact numbers with their unit; what has no exact number or no unit is no quantity. */
final class PacketQuantities {
    private final CaseStatements statements;
    private final PacketTerms terms;

    PacketQuantities(CaseStatements statements, PacketTerms terms) {
        this.statements = statements;
        this.terms = terms;
    }

    Optional<Quantity> of(Node node) {
        Optional<OntologyClass> unit = unit(node);
        Optional<Double> value = number(node, CG.value);
        if (unit.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Quantity.Builder quantity = Quantity.newBuilder().setUnit(unit.get()).setValue(value.get());
        range(node, CG.referenceLow, CG.referenceHigh, unit.get())
                .or(() -> statements
                        .object(node, CG.otherRange)
                        .flatMap(other ->
                                range(other, CG.lower, CG.upper, unit(other).orElse(unit.get()))))
                .ifPresent(quantity::setReferenceRange);
        return Optional.of(quantity.build());
    }

    private Optional<ReferenceRange> range(Node node, Node low, Node high, OntologyClass unit) {
        return number(node, low).flatMap(least -> number(node, high).map(most -> ReferenceRange.newBuilder()
                .setUnit(unit)
                .setLow(least)
                .setHigh(most)
                .build()));
    }

    private Optional<Double> number(Node node, Node property) {
        return statements.text(node, property).map(Double::valueOf);
    }

    private Optional<OntologyClass> unit(Node node) {
        return statements.text(node, CG.unit).map(text -> {
            OntologyClass.Builder unit = OntologyClass.newBuilder().setLabel(text);
            statements
                    .text(node, CG.ucum)
                    .map(code -> "UCUM:" + code)
                    .or(() -> statements.text(node, CG.unitId))
                    .map(terms::used)
                    .ifPresent(unit::setId);
            return unit.build();
        });
    }
}
