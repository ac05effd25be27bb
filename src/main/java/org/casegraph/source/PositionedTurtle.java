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
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * Turtle parsed with the place of every triple, which is that of its object. RIOT's warnings count as faults: a bad
 * literal or IRI would never match a query.
 *
 * @param properties as {@link SourceGraph#properties}
 * @param repeated as {@link SourceGraph#repeated}
 * @param base the base IRI at the end of the file; absent where the file declares none
 */
record PositionedTurtle(
        Graph graph,
        Map<Triple, SourceGraph.Line> lines,
        Map<Triple, SourceGraph.Line> properties,
        Map<Node, List<SourceGraph.Line>> repeated,
        Optional<String> base) {
    static {
        JenaSystem.init();
    }

    static PositionedTurtle parse(String file, String text) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        Faults faults = new Faults(file, text);
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
        return new PositionedTurtle(
                graph,
                profile.lines,
                profile.properties,
                profile.repeated(),
                Optional.ofNullable(profile.getBaseURI()));
    }

    private static final class Profile extends ParserProfileStd {
        private final Map<Triple, SourceGraph.Line> lines = new HashMap<>();
        private final Map<Triple, SourceGraph.Line> properties = new HashMap<>();
        private final Map<Node, SourceGraph.Line> lastNamed = new HashMap<>();
        private final Map<Node, List<SourceGraph.Line>> described = new HashMap<>();

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
            Optional.ofNullable(lastNamed.get(triple.getPredicate()))
                    .ifPresent(named -> properties.putIfAbsent(triple, named));
            if (triple.getSubject().isURI()) {
                describe(triple);
            }
            return triple;
        }

        @Override
        public Node createURI(String uri, long line, long column) {
            Node node = super.createURI(uri, line, column);
            lastNamed.put(node, new SourceGraph.Line(line, column));
            return node;
        }

        /** A description begins where its subject stands, and says first of what kind it is. */
        private void describe(Triple triple) {
            Optional<SourceGraph.Line> place = Optional.ofNullable(lastNamed.get(triple.getSubject()))
                    .filter(named -> triple.getPredicate().equals(RDF.type.asNode()));
            place.ifPresent(begun -> {
                List<SourceGraph.Line> places =
                        described.computeIfAbsent(triple.getSubject(), node -> new ArrayList<>());
                if (!places.contains(begun)) {
                    places.add(begun);
                }
            });
        }

        Map<Node, List<SourceGraph.Line>> repeated() {
            described.values().removeIf(places -> places.size() < 2);
            return described;
        }
    }

    private static final class Faults implements ErrorHandler {
        private final String file;
        private final String text;
        private final List<Problem> problems = new ArrayList<>();

        Faults(String file, String text) {
            this.file = file;
            this.text = text;
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
                    file + ":"
                            + (message.contains("not terminated by DOT") ? before(line, column) : line + ":" + column),
                    message.replaceAll("[\\s.]+$", ""),
                    remedy(message)));
        }

        /** The place behind the last word before a place, as the dot that is missing there is seen only at the next. */
        private String before(long line, long column) {
            List<String> lines = text.lines().toList();
            String here = lines.size() < line ? "" : lines.get((int) line - 1);
            if (!here.substring(0, (int) Math.min(here.length(), column - 1)).isBlank()) {
                return line + ":" + column;
            }
            for (int i = (int) Math.min(line - 1, lines.size()) - 1; i >= 0; i--) {
                String said = lines.get(i).stripTrailing();
                if (!said.isEmpty() && !said.stripLeading().startsWith("#")) {
                    return (i + 1) + ":" + (said.length() + 1);
                }
            }
            return line + ":" + column;
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
            if (message.contains("not terminated by DOT")) {
                return "End the statement before with a dot, or go on with ; or ,";
            }
            if (message.contains("XSD gYearMonth")) {
                return "Write year and month as YYYY-MM, for example 2016-05";
            }
            if (message.contains("XSD date") && !message.contains("XSD dateTime")) {
                return "Write the day as YYYY-MM-DD, or only what is printed: YYYY-MM as xsd:gYearMonth";
            }
            if (message.startsWith("Lexical form")) {
                return "Write a value of that datatype, or correct the datatype";
            }
            return "Correct the Turtle there; the fault may stand just before";
        }
    }
}
