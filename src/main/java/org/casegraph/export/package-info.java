/**
 * What every format has in which cases leave, and what is lost on the way. A case as the store has it flows in; the bytes
 * of a format flow out, and the list of {@link org.casegraph.export.Losses}, which is made by reading those bytes back
 * and never by the writer.
 *
 * <p>A format is an {@link org.casegraph.export.ExportFormat}: its name as typed after {@code --to}, its media type and
 * file ending, a writer ({@link org.casegraph.export.ExportDocument} to bytes) and a reader (bytes alone to case graphs in
 * our model, each under the IRI of its case; nodes may have other names than before). It stands in a package of its own
 * below {@code export.delivery}, whose {@code ExportFormats} lists it. Why something cannot be in it is a row of
 * {@code casegraph/export/reasons.tsv}, by the format, and the class or property that was lost.
 */
@NullMarked
package org.casegraph.export;

import org.jspecify.annotations.NullMarked;
