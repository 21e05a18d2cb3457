package org.openvault.backend.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What readers should see, as simply as it can be said: time is a row of ticks, and for each page and tick there is either
 * nothing or a state. Whoever asks for a tick reads it off. The one rule, that a page stands only while the page above it
 * stands, is enforced tick by tick after each act.
 */
final class Model {

    /** As many ticks as a sequence may reach into; the last stands for ever after. */
    static final int TICKS = 120;

    /** @param revision the number of a page's revision, with the page whose it is in front: aliases show another's */
    record State(String revision, int parent, String slug, int order) {

        boolean standsWith(State other) {
            return parent == other.parent && slug.equals(other.slug) && order == other.order;
        }
    }

    /** What a reader finds: path and revision. */
    record Seen(String path, String revision) {}

    static final class Page {
        int parent;
        String slug = "";
        int order;
        boolean trashed;

        @Nullable
        Integer thrownWith;

        int revisions = 1;
        boolean publishable = true;

        @Nullable
        Integer aliasOf;

        @Nullable
        State[] states = new State[TICKS];

        Page copy() {
            var copy = new Page();
            copy.parent = parent;
            copy.slug = slug;
            copy.order = order;
            copy.trashed = trashed;
            copy.thrownWith = thrownWith;
            copy.revisions = revisions;
            copy.publishable = publishable;
            copy.aliasOf = aliasOf;
            copy.states = states.clone();
            return copy;
        }
    }

    static final int ROOT = 0;

    final Map<Integer, Page> pages = new TreeMap<>();
    int now = 1;

    Model() {
        var root = new Page();
        root.parent = -1;
        for (int tick = 0; tick < TICKS; tick++) {
            root.states[tick] = new State("0:1", -1, "", 0);
        }
        pages.put(ROOT, root);
    }

    private Model(Model other) {
        other.pages.forEach((id, page) -> pages.put(id, page.copy()));
        now = other.now;
    }

    Model copy() {
        return new Model(this);
    }

    int add(int parent, String slug) {
        var page = new Page();
        page.parent = parent;
        page.slug = slug;
        page.order = lastBelow(parent, -1);
        pages.put(pages.size(), page);
        return pages.size() - 1;
    }

    /** The order of a page that is put behind its siblings. */
    int lastBelow(int parent, int except) {
        return pages.entrySet().stream()
                .filter(entry -> entry.getKey() != except && entry.getValue().parent == parent)
                .mapToInt(entry -> entry.getValue().order + 1)
                .max()
                .orElse(0);
    }

    Page get(int id) {
        return Objects.requireNonNull(pages.get(id));
    }

    List<Integer> descendants(int id) {
        var result = new ArrayList<Integer>();
        pages.forEach((child, page) -> {
            if (child != id && !page.trashed && above(child).contains(id)) {
                result.add(child);
            }
        });
        result.sort((a, b) -> Integer.compare(above(a).size(), above(b).size()));
        return result;
    }

    Set<Integer> above(int id) {
        var above = new HashSet<Integer>();
        for (int next = get(id).parent; next >= 0 && above.add(next); next = get(next).parent) {
            // climbing
        }
        return above;
    }

    boolean slugTaken(int parent, String slug, int except) {
        return pages.entrySet().stream()
                .anyMatch(entry -> entry.getKey() != except
                        && !entry.getValue().trashed
                        && entry.getValue().parent == parent
                        && entry.getValue().slug.equals(slug));
    }

    // ---- acts on the ticks of one page

    void publish(int id, int from) {
        Page page = get(id);
        String revision = page.aliasOf == null
                ? id + ":" + page.revisions
                : Objects.requireNonNull(get(page.aliasOf).states[from]).revision();
        show(id, from, revision);
        pages.forEach((alias, other) -> {
            if (Objects.equals(other.aliasOf, id) && other.states[from] != null && !other.trashed) {
                show(alias, from, revision);
            }
        });
    }

    void show(int id, int from, String revision) {
        Page page = get(id);
        State standing = page.states[from];
        if (standing == null) {
            for (int tick = from; tick < TICKS && page.states[tick] == null; tick++) {
                page.states[tick] = new State(revision, page.parent, page.slug, page.order);
            }
        } else {
            run(page, from, state -> new State(revision, state.parent(), state.slug(), state.order()));
        }
    }

    void unpublish(int id, int from) {
        withAliases(id, page -> {
            for (int tick = from; tick < TICKS; tick++) {
                page.states[tick] = null;
            }
        });
    }

    void expire(int id, int from) {
        withAliases(id, page -> {
            if (page.states[from] != null) {
                run(page, from, state -> null);
            }
        });
    }

    void move(int id, int from, int parent, String slug, int order) {
        Page page = get(id);
        int tick = from;
        while (tick < TICKS && page.states[tick] == null) {
            tick++;
        }
        if (tick < TICKS) {
            State first = Objects.requireNonNull(page.states[tick]);
            replacePlace(page, tick, first, parent, slug, order);
            followDraft(page);
        } else {
            page.parent = parent;
            page.slug = slug;
            page.order = order;
        }
    }

    private static void replacePlace(Page page, int from, State former, int parent, String slug, int order) {
        for (int tick = from; tick < TICKS; tick++) {
            State state = page.states[tick];
            if (state != null && !state.standsWith(former)) {
                return;
            }
            if (state != null) {
                page.states[tick] = new State(state.revision(), parent, slug, order);
            }
        }
    }

    /** In the tree of drafts a page stands where readers will find it in the end. */
    void followDraft(Page page) {
        for (int tick = TICKS - 1; tick >= now; tick--) {
            State state = page.states[tick];
            if (state != null) {
                page.parent = state.parent();
                page.slug = state.slug();
                page.order = state.order();
                return;
            }
        }
    }

    /** Where it will be found in the end, if it will be found at all from the move on; else where it was moved. */
    void draftAfterMove(Page page, int at, int parent, String slug, int order) {
        for (int tick = at; tick < TICKS; tick++) {
            if (page.states[tick] != null) {
                followDraft(page);
                return;
            }
        }
        page.parent = parent;
        page.slug = slug;
        page.order = order;
    }

    void cancel(int id, int at) {
        withAliases(id, page -> {
            State before = page.states[at - 1];
            State after = page.states[at];
            if (Objects.equals(before, after)) {
                return;
            }
            if (before == null) {
                run(page, at, state -> null);
            } else if (after == null) {
                reach(id, page, at, before);
            } else {
                if (!before.revision().equals(after.revision())) {
                    run(page, at, state -> new State(before.revision(), state.parent(), state.slug(), state.order()));
                }
                replacePlace(page, at, after, before.parent(), before.slug(), before.order());
            }
        });
        followDraft(get(id));
    }

    /** What was to end goes on until something else comes, and so does what was to end with it below. */
    private void reach(int id, Page page, int at, State state) {
        for (int tick = at; tick < TICKS && page.states[tick] == null; tick++) {
            page.states[tick] = state;
        }
        int self = pages.entrySet().stream()
                .filter(entry -> entry.getValue() == page)
                .findFirst()
                .orElseThrow()
                .getKey();
        pages.forEach((child, below) -> {
            State before = below.states[at - 1];
            if (child != self && before != null && before.parent() == self && below.states[at] == null) {
                reach(child, below, at, before);
            }
        });
    }

    private void withAliases(int id, java.util.function.Consumer<Page> work) {
        work.accept(get(id));
        for (Page other : pages.values()) {
            if (Objects.equals(other.aliasOf, id) && !other.trashed) {
                work.accept(other);
            }
        }
    }

    private static void run(Page page, int from, Function<State, @Nullable State> change) {
        String revision = Objects.requireNonNull(page.states[from]).revision();
        for (int tick = from; tick < TICKS; tick++) {
            State state = page.states[tick];
            if (state == null || !state.revision().equals(revision)) {
                return;
            }
            page.states[tick] = change.apply(state);
        }
    }

    // ---- the rule, and what follows

    /** A page stands only while the page above it stands. */
    void settle() {
        for (int tick = now; tick < TICKS; tick++) {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Page page : pages.values()) {
                    State state = page.states[tick];
                    if (state != null && state.parent() >= 0 && get(state.parent()).states[tick] == null) {
                        page.states[tick] = null;
                        changed = true;
                    }
                }
            }
        }
    }

    boolean stands(int id, int tick) {
        return get(id).states[tick] != null;
    }

    /** Two pages at one address, or a page below itself: what no act may lead to. */
    boolean isImpossible() {
        for (int tick = now; tick < TICKS; tick++) {
            var places = new HashSet<String>();
            for (Map.Entry<Integer, Page> entry : pages.entrySet()) {
                State state = entry.getValue().states[tick];
                if (state != null
                        && (!places.add(state.parent() + "/" + state.slug()) || isCircle(entry.getKey(), tick))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCircle(int id, int tick) {
        int steps = 0;
        State state = get(id).states[tick];
        while (state != null && state.parent() >= 0) {
            state = get(state.parent()).states[tick];
            if (++steps > pages.size()) {
                return true;
            }
        }
        return false;
    }

    Map<Integer, Seen> seen(int tick) {
        Map<Integer, Seen> seen = new LinkedHashMap<>();
        pages.forEach((id, page) -> {
            State state = page.states[tick];
            if (state != null && id != ROOT) {
                seen.put(id, new Seen(path(id, tick), state.revision()));
            }
        });
        return seen;
    }

    private String path(int id, int tick) {
        State state = Objects.requireNonNull(get(id).states[tick]);
        return id == ROOT ? "/" : path(state.parent(), tick) + state.slug() + "/";
    }

    /** Ticks at which something of a page is to change. */
    List<Integer> plans(int id) {
        var plans = new ArrayList<Integer>();
        for (int tick = now + 1; tick < TICKS; tick++) {
            if (!Objects.equals(get(id).states[tick - 1], get(id).states[tick])) {
                plans.add(tick);
            }
        }
        return plans;
    }

    boolean showsTheSame(Model other) {
        return pages.entrySet().stream()
                .allMatch(entry -> Arrays.equals(entry.getValue().states, other.get(entry.getKey()).states));
    }
}
