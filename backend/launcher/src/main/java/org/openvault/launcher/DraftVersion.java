package org.openvault.launcher;

/** A state of a page's draft as the API names it: the revision's number and, for an autosaved one, its edition: 12 or 12.3. */
record DraftVersion(int number, int edition) implements Comparable<DraftVersion> {

    /** @param tag may name the form of the answer too, after a hyphen: 12.3-… */
    static DraftVersion parse(String tag) {
        String text = tag.split("-", 2)[0];
        int dot = text.indexOf('.');
        return dot < 0
                ? new DraftVersion(Integer.parseInt(text), 0)
                : new DraftVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(DraftVersion other) {
        return number == other.number ? edition - other.edition : number - other.number;
    }

    /** Whether nothing can have been between the two. */
    boolean isNextAfter(DraftVersion before) {
        return number == before.number ? edition == before.edition + 1 : number == before.number + 1 && edition == 0;
    }

    @Override
    public String toString() {
        return edition == 0 ? Integer.toString(number) : number + "." + edition;
    }
}
