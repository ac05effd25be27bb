package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * The horizontal axis: pieces of the scale, each to scale, gaps between them where nothing has a date, and zones for
 * moments that have an order and no date.
 */
public final class Axis {
    /** @param width in pixels, of which {@code columns} of a zone have the same share */
    record Zone(double cut, int columns, double x, double width, boolean isRelated) {}

    /** @param from the first day, {@code to} the end of the last */
    record Piece(double from, double to, double x, double width) {
        double at(double day) {
            return x + (Math.min(Math.max(day, from), to) - from) / (to - from) * width;
        }
    }

    static final double BREAK = 16;

    private static final double WIDEST_COLUMN = 130;

    /** What a dated moment is given where there is room. */
    private static final double DATED = 110;

    private static final double MOST_FOR_PIECES = 0.55;
    private static final double NARROWEST_COLUMN = 9;
    private static final double NARROWEST_PIECE = 58;
    private static final double MARGIN = 14;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Zone> zones = new ArrayList<>();
    private final double right;

    /**
     * @param stretches parts of the scale in which something is dated, in order
     * @param dated how many moments lie in them
     * @param wanted zones by their cuts, in order, without places
     */
    Axis(double left, double width, List<double[]> stretches, long dated, List<Zone> wanted) {
        List<Object> sequence = sequence(stretches, wanted);
        double columns = wanted.stream().mapToDouble(Axis::shares).sum();
        long pieceCount = sequence.stream().filter(Piece.class::isInstance).count();
        double days = sequence.stream()
                .filter(Piece.class::isInstance)
                .mapToDouble(part -> ((Piece) part).to() - ((Piece) part).from())
                .sum();
        double breaks = BREAK * Math.max(0, sequence.size() - 1);
        double forPieces = pieceCount * NARROWEST_PIECE;
        double wantedByPieces = Math.min(Math.max(forPieces, dated * DATED), MOST_FOR_PIECES * width);
        double column = columns == 0
                ? 0
                : Math.max(
                        NARROWEST_COLUMN,
                        Math.min(
                                pieceCount == 0 ? 2 * WIDEST_COLUMN : WIDEST_COLUMN,
                                (width - breaks - wantedByPieces) / columns));
        double spare = Math.max(0, width - breaks - forPieces - column * columns);
        double x = left;
        for (Object part : sequence) {
            if (part instanceof Piece piece) {
                double share = NARROWEST_PIECE + spare * (piece.to() - piece.from()) / days;
                pieces.add(new Piece(piece.from(), piece.to(), x, share));
                x += share + BREAK;
            } else {
                Zone zone = (Zone) part;
                double share = column * shares(zone);
                zones.add(new Zone(zone.cut(), zone.columns(), x, share, zone.isRelated()));
                x += share + BREAK;
            }
        }
        right = x - BREAK;
    }

    /** What nothing binds to a date stands last, so its labels need room there. */
    private static double shares(Zone zone) {
        return zone.isRelated() ? zone.columns() : zone.columns() + 2.2;
    }

    /** Pieces without places, cut where a zone stands between their days. */
    private static List<Object> sequence(List<double[]> stretches, List<Zone> wanted) {
        List<Object> sequence = new ArrayList<>();
        List<Zone> open = new ArrayList<>(wanted);
        for (double[] stretch : stretches) {
            double from = stretch[0];
            while (!open.isEmpty() && open.get(0).cut() < stretch[1]) {
                Zone zone = open.remove(0);
                if (zone.cut() > from) {
                    sequence.add(new Piece(from, zone.cut(), 0, 0));
                    from = zone.cut();
                }
                sequence.add(zone);
            }
            sequence.add(new Piece(from, stretch[1], 0, 0));
        }
        sequence.addAll(open);
        return sequence;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    List<Zone> zones() {
        return zones;
    }

    double right() {
        return right;
    }

    /**
     * Where a day lies; one that lies between two pieces is at the beginning of the second, or, as an end, at the end of the
     * first.
     */
    double at(double day, boolean asEnd) {
        return piece(day, asEnd).at(day);
    }

    /** The piece that a day is drawn in. */
    Piece piece(double day, boolean asEnd) {
        Piece found = pieces.get(asEnd ? 0 : pieces.size() - 1);
        for (Piece piece : pieces) {
            if (asEnd && piece.from() < day) {
                found = piece;
            } else if (!asEnd && day < piece.to()) {
                return piece;
            }
        }
        return found;
    }

    /** The middle of a column of a zone. */
    static double column(Zone zone, int column) {
        double width = zone.width() / shares(zone);
        return zone.x() + Math.min(width / 2, MARGIN) + width * column;
    }
}
