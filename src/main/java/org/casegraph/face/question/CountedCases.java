package org.casegraph.face.question;

import java.util.Optional;
import org.apache.jena.sparql.engine.binding.Binding;

/** Where the cases are that an answer counts. */
interface CountedCases {
    /** Of an answer that counts no cases. */
    CountedCases NONE = (column, row) -> Optional.empty();

    /** Empty where a column counts none, or no conditions mean just these cases. */
    Optional<String> address(String column, Binding row);
}
