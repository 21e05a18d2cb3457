package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Drafts of exhibits in a few words, and the people who write them. */
@ApplicationScoped
class Drafts {

    @Inject
    SampleSite site;

    @Inject
    SaveDraft saveDraft;

    @Inject
    WriteRevision writeRevision;

    @Inject
    CheckReferences checkReferences;

    @Inject
    SqlStatements sql;

    /** A draft of two blocks, A and B. */
    long exhibit() {
        long id = site.draft(SampleSite.slug("drafted"));
        site.save(id, document("Title", "A:one", "B:two").toString());
        return id;
    }

    /** Somebody who may do everything. */
    Actor.Person person(String word) {
        return add(word, true);
    }

    /** Somebody who may do nothing. */
    Actor.Person reader(String word) {
        return add(word, false);
    }

    private Actor.Person add(String word, boolean superuser) {
        String name = SampleSite.slug(word);
        sql.run(
                "insert into app_user (name, display_name, password_hash, superuser, created_at) values ('%1$s', '%1$s', 'x', %2$s, now())"
                        .formatted(name, superuser));
        return new Actor.Person(sql.count("select id from app_user where name = '" + name + "'"), name, superuser);
    }

    /** What counts is what the database says, whatever the actor was told. */
    void mayEverything(Actor.Person person, boolean superuser) {
        sql.run("update app_user set superuser = %s where id = %d".formatted(superuser, person.userId()));
    }

    static ObjectNode document(String title, String... blocks) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("title", title);
        for (String block : blocks) {
            String[] nameAndText = block.split(":", 2);
            document.withArrayProperty("body")
                    .addObject()
                    .put("type", "text")
                    .put("id", blockId(nameAndText[0]))
                    .put("value", "<p>" + nameAndText[1] + "</p>");
        }
        return document;
    }

    static String blockId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes()).toString();
    }

    SaveOutcome autosave(Actor actor, long entry, JsonNode document, Version basedOn) {
        return saveDraft.save(actor, entry, document, basedOn, "", true);
    }

    SaveOutcome save(Actor actor, long entry, JsonNode document, Version basedOn) {
        return saveDraft.save(actor, entry, document, basedOn, "", false);
    }

    /** Autosaves over whatever is the latest. */
    Revision type(Actor actor, long entry, JsonNode document) {
        return saved(autosave(actor, entry, document, version(entry)));
    }

    static Revision saved(SaveOutcome outcome) {
        if (outcome instanceof SaveOutcome.Saved saved) {
            return saved.revision();
        }
        throw new AssertionError("not saved: " + outcome);
    }

    Version version(long entry) {
        return latest(entry).version();
    }

    Revision latest(long entry) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Revision.findLatest(entry).orElseThrow());
    }

    List<Revision> revisions(long entry) {
        return QuarkusTransaction.requiringNew().call(() -> Revision.list("entryId = ?1 order by number", entry));
    }

    long audited(String action, long entry) {
        return sql.count(
                "select count(*) from audit_entry where entry_id = %d and action = '%s'".formatted(entry, action));
    }

    /** Does the work as if it were later. */
    void later(Duration by, Runnable work) {
        WriteRevision target = ClientProxy.unwrap(writeRevision);
        Clock now = target.clock;
        target.clock = Clock.offset(now, by);
        try {
            work.run();
        } finally {
            target.clock = now;
        }
    }

    /** Does the work and tells what permission was asked for; whatever it was, it was given. */
    List<String> asked(Runnable work) {
        var asked = new ArrayList<String>();
        var generous = new Access() {
            @Override
            public void require(Actor actor, Verb verb, long entryId) {
                asked.add(verb.value() + " " + entryId);
            }

            @Override
            public void requireAll(Actor actor, Verb verb, Collection<Long> entryIds) {
                entryIds.forEach(id -> require(actor, verb, id));
            }

            @Override
            public void requireFields(Actor actor, String type, Set<String> fields) {
                asked.add("fields of " + type + ": " + fields);
            }
        };
        SaveDraft save = ClientProxy.unwrap(saveDraft);
        CheckReferences check = ClientProxy.unwrap(checkReferences);
        Access strict = save.access;
        save.access = generous;
        check.access = generous;
        try {
            work.run();
        } finally {
            save.access = strict;
            check.access = strict;
        }
        return asked;
    }
}
