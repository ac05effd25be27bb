/**
 * The terms that Java must mention by name, as nodes. Nothing flows in; every other package takes its IRIs from here.
 * The ontology defines them: a test finds each in {@code ontology/}.
 */
@NullMarked
package org.casegraph.vocabulary;

import org.jspecify.annotations.NullMarked;
