package org.casegraph.store;

/** Is told how far a build is, in the thread that builds. */
public interface BuildWatch {
    /** Of whoever does not look. */
    BuildWatch NONE = (phase, done, all) -> {};

    /**
     * @param phase what is done, in a few words
     * @param done how many cases
     * @param all about how many cases there are; below 0 if a phase does not count them
     */
    void at(String phase, long done, long all);
}
