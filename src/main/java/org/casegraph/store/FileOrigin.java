package org.casegraph.store;

/** A file whose cases were read; those of a file that is the same in the next build need not be read again. */
public final class FileOrigin {
    private final String sha256;
    private int cases;
    private boolean isWhole = true;

    public FileOrigin(String sha256) {
        this.sha256 = sha256;
    }

    /** Says that one more case was read. */
    public void add() {
        cases++;
    }

    /** Says that something is told of the file, which is to be told again by who reads it again. */
    public void spoil() {
        isWhole = false;
    }

    /** As {@link #read} takes it. */
    String text() {
        return sha256 + " " + cases + " " + isWhole;
    }

    /** What {@link #text()} gave. */
    static FileOrigin read(String text) {
        String[] parts = text.split(" ");
        FileOrigin origin = new FileOrigin(parts[0]);
        origin.cases = Integer.parseInt(parts[1]);
        origin.isWhole = Boolean.parseBoolean(parts[2]);
        return origin;
    }

    String sha256() {
        return sha256;
    }

    /** Whether so many cases are all that there is to know of the file. */
    boolean isWholeWith(int kept) {
        return isWhole && cases == kept;
    }
}
