package org.openvault.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Somebody who edits pages that others edit too, often from what they saw a while ago. Each step is drawn from the seed, the
 * editor and the number of the step, so that what is tried does not depend on what became of the steps before.
 */
final class Editor implements Runnable {
    private final int number;
    private final long seed;
    private final Api api;
    private final List<Long> shared;
    private final long own;
    private final EditLog log;
    private final Circumstances circumstances;

    /** What editors cannot decide for themselves. */
    interface Circumstances {
        boolean isOver();

        /** Called before each request to save. */
        void sending();

        /** Called when there was no answer; returns when there may be one again. */
        void awaitBackend();
    }

    /** What this editor has before their eyes, and the version of it. */
    private record Sight(DraftVersion version, ObjectNode page) {}

    private final Map<Long, Sight> sights = new HashMap<>();

    Editor(int number, long seed, Api api, List<Long> shared, long own, EditLog log, Circumstances circumstances) {
        this.number = number;
        this.seed = seed;
        this.api = api;
        this.shared = List.copyOf(shared);
        this.own = own;
        this.log = log;
        this.circumstances = circumstances;
    }

    static String name(int number) {
        return "editor-" + number;
    }

    @Override
    public void run() {
        for (int step = 1; !circumstances.isOver(); step++) {
            var random = new Random((seed * 1_000 + number) * 1_000_003 + step);
            random.nextInt(); // the first of neighbouring seeds are alike
            long page = random.nextInt(10) < 6 ? shared.get(random.nextInt(shared.size())) : own;
            try {
                Sight sight = see(page, random);
                edit(page, sight, Edit.mark(number, step), random);
                if (random.nextInt(12) == 0) publish(page);
            } catch (IOException noAnswer) {
                sights.remove(page);
                circumstances.awaitBackend();
            }
        }
    }

    /** As often as not what was seen the last time will do. */
    private Sight see(long page, Random random) throws IOException {
        Sight known = sights.get(page);
        if (random.nextBoolean() && known != null) return known;
        Sight sight = sight(answered(api.get(path(page) + "?version=draft")).orTrouble("reading a draft"));
        sights.put(page, sight);
        return sight;
    }

    private static Sight sight(Api.Reply reply) {
        return new Sight(DraftVersion.parse(reply.etag()), (ObjectNode) reply.body());
    }

    private static String path(long page) {
        return "/api/v3/pages/" + page + "/";
    }

    /** What a dying backend says with a status of its own tells no more than silence. */
    private static Api.Reply answered(Api.Reply reply) throws Failed {
        if (reply.status() >= 500) throw new Failed(reply);
        return reply;
    }

    private static final class Failed extends IOException {
        Failed(Api.Reply reply) {
            super(reply.status() + " " + reply.body());
        }
    }

    private void edit(long page, Sight sight, String mark, Random random) throws IOException {
        var composed = new Composition(sight.page(), mark, random);
        var edit = new Edit(
                name(number),
                page,
                mark,
                sight.version(),
                composed.writes(),
                composed.removes(),
                Edit.Outcome.UNANSWERED,
                null);
        String autosave = random.nextInt(4) == 0 ? "?autosave=true" : "";
        circumstances.sending();
        try {
            Api.Reply reply = api.patch(path(page) + autosave, sight.version().toString(), composed.body());
            log.add(judge(edit, reply));
            sights.remove(page);
            if (answered(reply).isDone()) sights.put(page, sight(reply));
        } catch (IOException noAnswer) {
            if (!(noAnswer instanceof Failed)) log.add(edit);
            throw noAnswer;
        }
    }

    private static Edit judge(Edit edit, Api.Reply reply) {
        if (reply.status() >= 500) return edit.ended(Edit.Outcome.FAILED, null);
        if (reply.status() == 409 || reply.status() == 412) return edit.ended(Edit.Outcome.CONFLICT, null);
        if (!reply.isDone()) throw new Trouble("%s was refused: %d %s".formatted(edit, reply.status(), reply.body()));
        boolean merged = reply.body().hasNonNull("merged_with");
        return edit.ended(merged ? Edit.Outcome.MERGED : Edit.Outcome.ACKNOWLEDGED, DraftVersion.parse(reply.etag()));
    }

    private void publish(long page) throws IOException {
        int atLeast = log.newestOf(page);
        Api.Reply reply = answered(api.post(path(page) + "actions/publish/", JsonNodeFactory.instance.objectNode()));
        if (reply.isDone()) log.add(new EditLog.Published(name(number), page, atLeast, System.currentTimeMillis() + 1));
    }
}
