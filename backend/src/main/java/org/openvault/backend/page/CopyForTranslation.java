package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.locale.SiteLocale;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.Descendants;
import org.openvault.backend.publishing.Place;

/**
 * Makes a page or snippet of its own in another language, to be translated: a draft with the original's content, tied to it.
 * A page comes to stand below the translation of the page above; that of a site's root below the root itself, under the
 * locale's code.
 */
@ApplicationScoped
public class CopyForTranslation {

    /**
     * @param recursive with all pages below that are not translated yet
     * @param alias show the original's content until somebody converts the alias and translates it
     */
    public record Options(boolean recursive, boolean alias) {}

    @Inject
    Access access;

    @Inject
    Tree tree;

    @Inject
    ContentTypes types;

    @Inject
    SaveDraft saveDraft;

    @Inject
    Descendants descendants;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @return the translations made, that of the entry itself first */
    @Transactional
    public List<Long> copy(Actor actor, long entryId, String locale, Options options) {
        access.require(actor, Verb.VIEW, entryId);
        SiteLocale.get(locale);
        Entry entry = Entry.getLocked(entryId);
        if (find(entry, locale) != null) {
            throw new Problem.Conflict("entry %d has a translation for '%s' already".formatted(entryId, locale));
        }
        return switch (entry.kind()) {
            case PAGE -> pages(actor, entry, locale, options);
            case SNIPPET -> {
                access.requireType(actor, Verb.ADD, entry.type);
                yield List.of(snippet(actor, entry, locale));
            }
            case IMAGE, DOCUMENT, REDIRECT -> throw new Problem.BadRequest("only pages and snippets are translated");
        };
    }

    private long snippet(Actor actor, Entry original, String locale) {
        Entry translation = identity(actor, original, locale);
        write(actor, original.id, translation.id);
        return translation.id;
    }

    private List<Long> pages(Actor actor, Entry first, String locale, Options options) {
        var originals = new ArrayList<Long>(List.of(first.id));
        if (options.recursive()) {
            originals.addAll(descendants.inDrafts(first.id));
        }
        var made = new ArrayList<Long>();
        for (long id : originals) {
            Entry original = Entry.findById(id);
            if (original.locale.equals(first.locale) && find(original, locale) == null) {
                made.add(page(actor, original, locale, options.alias()));
            }
        }
        return made;
    }

    private long page(Actor actor, Entry original, String locale, boolean asAlias) {
        Page source = Page.get(original.id);
        tree.requireNotInTheTrash(source);
        Place place = place(source, original, locale);
        access.requireUnder(actor, Verb.ADD, place.parentId());
        tree.requireFreeSlug(place.parentId(), place.slug(), 0);
        Entry translation = identity(actor, original, locale);
        var page = new Page();
        page.entryId = translation.id;
        page.stand(place);
        page.aliasOf = !asAlias ? null : source.aliasOf == null ? original.id : source.aliasOf;
        page.persist();
        if (asAlias) {
            audit.record(actor, "page.alias_created", page.entryId, null, "{\"alias_of\":%d}".formatted(page.aliasOf));
        } else {
            write(actor, source.aliasOf == null ? original.id : source.aliasOf, translation.id);
        }
        return translation.id;
    }

    private Place place(Page source, Entry original, String locale) {
        if (source.parentId == null) {
            return tree.placeAt(new Spot.LastBelow(source.entryId), locale.toLowerCase(java.util.Locale.ROOT), 0);
        }
        Entry above = find(Entry.findById(source.parentId), locale);
        if (above == null) {
            throw new Problem.Conflict(
                    "the page above, %d, has no translation for '%s' yet".formatted(source.parentId, locale));
        }
        return new Place(above.id, tree.freeSlug(above.id, source.slug), source.position);
    }

    private Entry identity(Actor actor, Entry original, String locale) {
        Entry translation = Entry.of(types.get(original.type), locale, original.siteId, actor, clock.instant());
        translation.translationKey = original.translationKey;
        translation.persist();
        audit.record(
                actor,
                translation.kind + ".copied_for_translation",
                translation.id,
                null,
                "{\"of\":%d,\"locale\":\"%s\"}".formatted(original.id, locale));
        return translation;
    }

    private void write(Actor actor, long originalId, long translationId) {
        Revision latest = Revision.findLatest(originalId).orElseThrow();
        saveDraft.save(actor, translationId, latest.document, 0, "to be translated from revision " + latest.number);
    }

    private static @Nullable Entry find(Entry entry, String locale) {
        return Entry.<Entry>find("translationKey = ?1 and locale = ?2", entry.translationKey, locale)
                .firstResult();
    }
}
