package org.casegraph.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.TokenizerText;
import org.apache.jena.sys.JenaSystem;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * Turtle parsed with the place of every triple, which is that of its object. RIOT's warnings count as faults: a bad
 * literal or IRI would never match a query.
 *
 * @param base the base IRI at the end of the file; absent where the file declares none
 */
record PositionedTurtle(Graph graph, Map<Triple, SourceGraph.Line> lines, Optional<String> base) {
    static {
        JenaSystem.init();
    }

    static PositionedTurtle parse(String file, String text) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        Faults faults = new Faults(file);
        Profile profile = new Profile(faults);
        try {
            new LangTurtle(
                            TokenizerText.create()
                                    .fromString(text)
                                    .errorHandler(faults)
                                    .build(),
                            profile,
                            StreamRDFLib.graph(graph))
                    .parse();
        } catch (RiotException e) {
            if (faults.problems.isEmpty()) {
                faults.add(String.valueOf(e.getMessage()), 1, 1);
            }
        } catch (StackOverflowError e) {
            // RIOT parses nested brackets by recursion.
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "brackets are nested too deeply",
                    "Give the inner nodes IRIs of their own",
                    e);
        } catch (IllegalFormatException e) {
            // RIOT formats the character after an unknown directive at the end of the file as a code point.
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "the file ends within a directive",
                    "Complete or remove the last line",
                    e);
        }
        if (!faults.problems.isEmpty()) {
            throw Problem.all(faults.problems);
        }
        return new PositionedTurtle(graph, profile.lines, Optional.ofNullable(profile.getBaseURI()));
    }

    private static final class Profile extends ParserProfileStd {
        private final Map<Triple, SourceGraph.Line> lines = new HashMap<>();

        Profile(ErrorHandler faults) {
            super(
                    RiotLib.factoryRDF(),
                    faults,
                    IRIxResolver.create()
                            .noBase()
                            .resolve(true)
                            .allowRelative(false)
                            .build(),
                    PrefixMapFactory.create(),
                    RIOT.getContext().copy(),
                    true,
                    false);
        }

        @Override
        public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
            Triple triple = super.createTriple(subject, predicate, object, line, column);
            lines.putIfAbsent(triple, new SourceGraph.Line(line, column));
            return triple;
        }
    }

    private static final class Faults implements ErrorHandler {
        private final String file;
        private final List<Problem> problems = new ArrayList<>();

        Faults(String file) {
            this.file = file;
        }

        @Override
        public void warning(String message, long line, long column) {
            add(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            add(message, line, column);
            throw new RiotException(message);
        }

        private void add(String message, long line, long column) {
            problems.add(Problem.of(
                    Mistake.MALFORMED_FILE,
                    file + ":" + line + ":" + column,
                    message.replaceAll("[\\s.]+$", ""),
                    remedy(message)));
        }

        private static String remedy(String message) {
            if (message.startsWith("Undefined prefix")) {
                return "Declare the prefix with @prefix, or correct the name";
            }
            if (message.startsWith("Relative IRI")) {
                return "Declare @base at the top of the file, or write the whole IRI";
            }
            if (message.contains("IRI")) {
                return "Correct the IRI";
            }
            if (message.startsWith("Lexical form")) {
                return "Write a value of that datatype, or correct the datatype";
            }
            return "Correct the Turtle there; the fault may stand just before";
        }
    }
}
