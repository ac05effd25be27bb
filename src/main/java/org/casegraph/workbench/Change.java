package org.casegraph.workbench;

/**
 * What one edit did to a text: at one place other words.
 *
 * @param name of the edit, for whoever undoes it
 */
record Change(String name, int at, String removed, String inserted) {

    static Change between(String name, String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int from = 0;
        while (from < shorter && before.charAt(from) == after.charAt(from)) {
            from++;
        }
        int behind = 0;
        while (behind < shorter - from
                && before.charAt(before.length() - 1 - behind) == after.charAt(after.length() - 1 - behind)) {
            behind++;
        }
        return new Change(
                name,
                from,
                before.substring(from, before.length() - behind),
                after.substring(from, after.length() - behind));
    }

    String done(String text) {
        return with(text, removed, inserted);
    }

    String undone(String text) {
        return with(text, inserted, removed);
    }

    private String with(String text, String there, String instead) {
        if (!text.startsWith(there, at)) {
            throw new IllegalStateException("the text is not that of which " + name + " was made");
        }
        return text.substring(0, at) + instead + text.substring(at + there.length());
    }
}
