package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.document.Accessibility;
import org.openvault.backend.document.Fault;
import org.openvault.backend.document.Finding;
import org.openvault.backend.document.PublishRules;
import org.openvault.backend.document.Reference;
import org.openvault.backend.document.References;
import org.openvault.backend.document.References.PathLink;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Tells what should be known of a draft before it is published: what it lacks, what it leads to that is not there. */
@ApplicationScoped
public class ReviewDraft {

    /**
     * @param missing why it cannot be published as it is
     * @param broken what it names that is in the trash or gone, or is no address of the site
     * @param unseen what it names and readers do not get yet
     */
    public record Review(List<Fault> missing, List<Broken> broken, List<Unseen> unseen, List<Finding> findings) {
        public Review {
            missing = List.copyOf(missing);
            broken = List.copyOf(broken);
            unseen = List.copyOf(unseen);
            findings = List.copyOf(findings);
        }
    }

    /** @param to an entry such as {@code page 12}, or a path. @param at where, as in {@link Fault} */
    public record Broken(String to, List<Object> at) {
        public Broken {
            at = List.copyOf(at);
        }
    }

    private record Named(long id, String kind, String title, boolean live, boolean gone, boolean described) {}

    @Inject
    ReadDraft readDraft;

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** Of the latest draft, for whoever may see it. */
    @Transactional
    public Review review(Actor actor, long entryId) {
        ReadDraft.Draft draft = readDraft.latest(actor, entryId);
        ContentType type = types.get(draft.type());
        JsonNode document = draft.document();
        List<Reference> references = References.list(type, document);
        Map<Long, Named> named = named(references.stream().map(Reference::id).toList());
        Set<Long> described =
                named.values().stream().filter(Named::described).map(Named::id).collect(Collectors.toSet());
        return new Review(
                PublishRules.check(type, document),
                broken(entryId, type, document, references, named),
                unseen(actor, entryId, named.values()),
                Accessibility.check(type, document, described));
    }

    private Map<Long, Named> named(Collection<Long> ids) {
        return sql
                .list(
                        """
                        select e.id, e.kind, coalesce(r.document ->> 'title', r.document ->> 'name', ''),
                               exists (select from publication p where p.entry_id = e.id and not p.past and p.live_from <= ?
                                       and (p.live_until is null or p.live_until > ?)),
                               e.erased_at is not null or exists (select from trash t where t.entry_id = e.id),
                               coalesce(r.document ->> 'alt', '') <> ''
                        from entry e left join page pg on pg.entry_id = e.id
                        join lateral (select document from revision where entry_id = coalesce(pg.alias_of, e.id) order by number desc limit 1) r on true
                        where e.id = any (?::bigint[])
                        """,
                        row -> new Named(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getBoolean(6)),
                        clock.instant(),
                        clock.instant(),
                        new HashSet<>(ids))
                .stream()
                .collect(Collectors.toMap(Named::id, Function.identity()));
    }

    private List<Broken> broken(
            long entryId, ContentType type, JsonNode document, List<Reference> references, Map<Long, Named> named) {
        var broken = new ArrayList<Broken>();
        for (Reference reference : references) {
            Named target = named.get(reference.id());
            if (target == null || target.gone()) {
                broken.add(new Broken(reference.kind().value() + " " + reference.id(), reference.at()));
            }
        }
        List<PathLink> links = References.paths(type, document);
        Set<String> unknown =
                unknown(entryId, links.stream().map(PathLink::path).toList());
        for (PathLink link : links) {
            if (unknown.contains(Address.normalise(link.path()))) {
                broken.add(new Broken(link.path(), link.at()));
            }
        }
        return broken;
    }

    /** Of paths, those at which the site has nothing now, files and what is no content aside. */
    private Set<String> unknown(long entryId, Collection<String> paths) {
        Set<String> asked = paths.stream()
                .filter(path -> !path.matches(".*\\.[a-z0-9]{2,5}|/(admin|api|search|media)(/.*)?"))
                .map(Address::normalise)
                .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.list("""
                select path from unnest(?::text[]) as asked (path)
                where not exists (
                    select from publication p where not p.past and p.url_path = asked.path collate "C" and p.live_from <= ?
                      and (p.live_until is null or p.live_until > ?)
                      and p.site_id = coalesce((select site_id from entry where id = ?), (select id from site where is_default)))
                """, row -> row.getString(1), asked, clock.instant(), clock.instant(), entryId));
    }

    /** What a draft is called is only for those who may see it. */
    private List<Unseen> unseen(Actor actor, long entryId, Collection<Named> named) {
        Set<Long> visible =
                access.which(actor, Verb.VIEW, named.stream().map(Named::id).toList());
        return named.stream()
                .filter(each -> !each.live() && !each.gone() && each.id() != entryId)
                .filter(each -> EntryKind.of(each.kind()) != EntryKind.REDIRECT)
                .map(each -> new Unseen(each.id(), each.kind(), visible.contains(each.id()) ? each.title() : ""))
                .toList();
    }
}
