package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.TokenType;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;

/**
 * Where the statements of a Turtle text stand. What lies between them, comments and white space, is somebody's.
 *
 * @param blocks in the order of the text
 * @param prefixes as they are declared at its end
 */
record TurtleLayout(List<Block> blocks, Map<String, String> prefixes) {
    TurtleLayout {
        blocks = List.copyOf(blocks);
        prefixes = Map.copyOf(prefixes);
    }

    /**
     * A statement, or a directive.
     *
     * @param subject empty for a directive, and for what has no name
     * @param start of its first character
     * @param end behind its dot
     */
    record Block(Optional<Node> subject, int start, int end) {}

    /** @param text that was parsed before and found good */
    static TurtleLayout of(String text) {
        return new Reading(text).read();
    }

    /** All blocks of a subject. */
    List<Block> of(Node subject) {
        return blocks.stream()
                .filter(block -> block.subject().equals(Optional.of(subject)))
                .toList();
    }

    private static final class Reading {
        private final String text;
        private final List<Integer> lines = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private final Map<String, String> prefixes = new HashMap<>();
        private final List<Token> statement = new ArrayList<>();
        private Optional<String> base = Optional.empty();
        private int depth;

        Reading(String text) {
            this.text = text;
            int first = text.startsWith("\uFEFF") ? 1 : 0;
            lines.add(first);
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                lines.add(at + 1);
            }
        }

        TurtleLayout read() {
            Tokenizer tokens = TokenizerText.create()
                    .fromString(text.substring(lines.get(0)))
                    .build();
            while (tokens.hasNext()) {
                Token token = tokens.next();
                statement.add(token);
                if (token.hasType(TokenType.LBRACKET) || token.hasType(TokenType.LPAREN)) {
                    depth++;
                } else if (token.hasType(TokenType.RBRACKET) || token.hasType(TokenType.RPAREN)) {
                    depth--;
                } else if (token.hasType(TokenType.DOT) && depth == 0) {
                    end(offset(token) + 1);
                } else if (isWholeDirective(token)) {
                    end(text.indexOf('>', offset(token)) + 1);
                }
            }
            return new TurtleLayout(blocks, prefixes);
        }

        private int offset(Token token) {
            return lines.get((int) token.getLine() - 1) + (int) token.getColumn() - 1;
        }

        /** As SPARQL has them: without a dot, they end with their IRI. */
        private boolean isWholeDirective(Token token) {
            Token first = statement.get(0);
            return first.hasType(TokenType.KEYWORD)
                    && token.hasType(TokenType.IRI)
                    && statement.size() == (isWord(first, "base") ? 2 : 3);
        }

        private static boolean isWord(Token token, String word) {
            return token.getImage() != null && token.getImage().equalsIgnoreCase(word);
        }

        private void end(int end) {
            Token first = statement.get(0);
            Optional<Node> subject = Optional.empty();
            if (first.hasType(TokenType.DIRECTIVE) || first.hasType(TokenType.KEYWORD)) {
                if (isWord(first, "base")) {
                    base = Optional.of(resolved(statement.get(1).getImage()));
                } else {
                    prefixes.put(
                            statement.get(1).getImage(),
                            resolved(statement.get(2).getImage()));
                }
            } else if (first.hasType(TokenType.IRI)) {
                subject = Optional.of(NodeFactory.createURI(resolved(first.getImage())));
            } else if (first.hasType(TokenType.PREFIXED_NAME)) {
                subject = Optional.ofNullable(prefixes.get(first.getImage()))
                        .map(namespace -> NodeFactory.createURI(namespace + first.getImage2()));
            }
            blocks.add(new Block(subject, offset(first), end));
            statement.clear();
        }

        private String resolved(String iri) {
            return base.map(IRIx::create).map(from -> from.resolve(iri).str()).orElse(iri);
        }
    }
}
