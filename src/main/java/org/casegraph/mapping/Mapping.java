package org.casegraph.mapping;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryFile;
import org.casegraph.vocabulary.CG;

/**
 * One file of {@code queries/mappings/}: a CONSTRUCT query from the records of a format to cases.
 *
 * @param id the file's name without ending
 * @param title what to call a record of the format
 * @param acrossFiles whether the records of one person may stand in several files
 * @param detects an ASK query that holds of the format's data and of no other
 * @param caseVariable the variable of the template that is a {@code cg:Case}
 * @param patterns the triple patterns of the query; what they match has been read
 */
public record Mapping(
        String id,
        String title,
        boolean acrossFiles,
        Query detects,
        Query construct,
        Var caseVariable,
        List<Triple> patterns) {
    /** Reads a mapping; throws a {@link Problem} that names the file if its header or its query cannot be used. */
    public static Mapping read(String file, String text) {
        QueryFile read = QueryFile.read(file, text);
        Query construct = query(file, text);
        if (!construct.isConstructType() || construct.isConstructQuad()) {
            throw Problem.of(
                    Mistake.BAD_MAPPING, file, "a mapping has to CONSTRUCT triples", "See queries/mappings/README.md");
        }
        return new Mapping(
                read.id(),
                read.header().text("title"),
                read.header().textOrEmpty("cases").equals("across files"),
                detects(file, read.header().text("detects")),
                construct,
                caseVariable(file, construct),
                patterns(file, construct));
    }

    private static Query detects(String file, String text) {
        Query ask = query(file + " detects", text);
        if (!ask.isAskType()) {
            throw Problem.of(
                    Mistake.BAD_MAPPING,
                    file,
                    "detects is no ASK query",
                    "Write ASK { … } with what only this format has");
        }
        return ask;
    }

    private static Query query(String file, String text) {
        Query query = QueryFile.parse(file, text);
        if (query.hasDatasetDescription()) {
            throw Problem.of(
                    Mistake.BAD_MAPPING,
                    file,
                    "the query names its data by FROM",
                    "Leave FROM out; it is asked of the files given");
        }
        return query;
    }

    private static Var caseVariable(String file, Query construct) {
        return construct.getConstructTemplate().getTriples().stream()
                .filter(triple -> triple.predicateMatches(RDF.type.asNode()) && triple.objectMatches(CG.Case))
                .filter(triple -> Var.isVar(triple.getSubject()))
                .map(triple -> Var.alloc(triple.getSubject()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_MAPPING,
                        file,
                        "the template makes no variable a cg:Case",
                        "Write ?case a cg:Case in the CONSTRUCT"));
    }

    private static List<Triple> patterns(String file, Query construct) {
        List<Triple> patterns = new ArrayList<>();
        ElementWalker.walk(construct.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
                block.patternElts().forEachRemaining(path -> patterns.add(pattern(file, path)));
            }

            @Override
            public void visit(ElementService service) {
                throw Problem.of(
                        Mistake.BAD_MAPPING,
                        file,
                        "the query asks another server by SERVICE",
                        "Leave it out; no connection is made");
            }
        });
        return List.copyOf(patterns);
    }

    private static Triple pattern(String file, TriplePath path) {
        if (!path.isTriple()) {
            throw Problem.of(
                    Mistake.BAD_MAPPING,
                    file,
                    "the query has the property path " + path.getPath(),
                    "Write each step as a triple pattern, so that what was read can be told from what was not");
        }
        return path.asTriple();
    }
}
