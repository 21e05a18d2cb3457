package org.openvault.backend.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.document.RichText;
import org.openvault.backend.ingest.Keeper.Kept;
import org.openvault.backend.ingest.openvault3.Finding;
import org.openvault.backend.ingest.openvault3.Lookup;
import org.openvault.backend.ingest.openvault3.OldPage;
import org.openvault.backend.ingest.openvault3.OpenVault3Content;
import org.openvault.backend.ingest.openvault3.OpenVault3Source;
import org.openvault.backend.ingest.openvault3.PageKey;
import org.openvault.backend.ingest.openvault3.PageKind;
import org.openvault.backend.ingest.openvault3.Person;
import org.openvault.backend.ingest.openvault3.Picture;
import org.openvault.backend.ingest.openvault3.Redirect;
import org.openvault.backend.page.FindPage;
import org.openvault.backend.problem.Problem;

/**
 * Takes over the earlier site: its exhibits and collections, the people who wrote them, the addresses of their pictures, and
 * its redirects. Each file is a transaction of its own, so that one that fails stops no other; a second run changes nothing.
 */
@ApplicationScoped
public class ImportOpenVault3 {

    private static final Actor ACTOR = new Actor.SystemActor("import openvault3");
    private static final String SOURCE = "openvault3";
    private static final String REDIRECT = "redirects.Redirect";
    private static final List<String> CATALOGUE = List.of("/catalog", "/catalog/*");
    private static final String ARCHIVE = "https://americanarchive.org";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_DESCRIPTION = 220;
    /** As many redirects as share a transaction: each commit waits for the disk. */
    private static final int BATCH = 100;

    @Inject
    Keeper keeper;

    @Inject
    FindPage findPage;

    @Inject
    EntityManager entities;

    /** @param progress told now and then, in words */
    @ActivateRequestContext
    public ImportReport run(Path folder, boolean dryRun, Consumer<String> progress) {
        OpenVault3Content content = OpenVault3Source.read(folder);
        var report = new ImportReport();
        content.problems().forEach(problem -> tell(problem, report));
        content.warnings().forEach(warning -> report.warn(warning.toString()));
        if (!dryRun) {
            keep(content, report, progress);
            return report;
        }
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(600));
        try {
            keep(content, report, progress);
        } finally {
            QuarkusTransaction.rollback();
        }
        return report;
    }

    private static void tell(Finding problem, ImportReport report) {
        if (problem.reason().startsWith("skipped: ")) {
            report.skip("files", problem.file(), problem.reason().substring("skipped: ".length()));
        } else {
            report.error(
                    problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line(), problem.reason());
        }
    }

    private void keep(OpenVault3Content content, ImportReport report, Consumer<String> progress) {
        var lookup = new Entries(content, report);
        List<OldPage> fresh = new ArrayList<>();
        for (OldPage page : content.pages()) {
            each(page.file(), report, () -> {
                if (place(page)) {
                    fresh.add(page);
                }
            });
        }
        content.people().forEach(person -> each(person.name(), report, () -> lookup.author(person)));
        for (OldPage page : content.pages()) {
            progress.accept(page.file());
            each(page.file(), report, () -> write(content, page, fresh.contains(page), lookup, report));
        }
        redirects(content.redirects(), lookup, report, progress);
        CATALOGUE.forEach(from -> each(from, report, () -> catalogue(from, report)));
    }

    /** Records have left for the American Archive; an editor who knows better for one of them makes a redirect for it alone. */
    private void catalogue(String from, ImportReport report) {
        ObjectNode document =
                JSON.objectNode().put("from", from).put("permanent", true).put("to_url", ARCHIVE + from);
        count("redirects", from, keeper.entry(ACTOR, SOURCE, "redirect:" + from, REDIRECT, document), report);
    }

    private void each(String what, ImportReport report, Runnable work) {
        try {
            QuarkusTransaction.joiningExisting().run(() -> {
                work.run();
                entities.flush();
                entities.clear(); // a dry run is one transaction: what is done must not be looked through again and
                // again
            });
        } catch (Problem problem) {
            report.error(what, problem.getMessage());
        }
    }

    private boolean place(OldPage page) {
        String parent = "/" + page.key().kind().folder() + "/";
        long parentId = findPage.byPath(parent)
                .orElseThrow(() -> new Problem.NotFound("there is no page " + parent + " to put it under"));
        JsonNode title = JSON.objectNode().put("title", page.title());
        return keeper.place(
                ACTOR,
                SOURCE,
                key(page.key()),
                parentId,
                page.key().kind().contentType(),
                page.key().slug(),
                title);
    }

    private void write(OpenVault3Content content, OldPage page, boolean isNew, Lookup lookup, ImportReport report) {
        ObjectNode document = content.documentOf(page, lookup);
        document.put("search_description", description(document));
        String kind = page.key().kind() == PageKind.EXHIBIT ? "exhibits" : "collections";
        count(kind, page.file(), keeper.page(ACTOR, SOURCE, key(page.key()), document, isNew), report);
    }

    /** The first words of the text, to the end of a sentence where there is one in time. */
    private static String description(ObjectNode document) {
        String text = RichText.plain(document.path("introduction").asText());
        for (JsonNode block : document.path("body")) {
            if (text.isEmpty() && block.path("type").asText().equals("text")) {
                text = RichText.plain(block.path("value").asText());
            }
        }
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int sentence = text.lastIndexOf(". ", LONGEST_DESCRIPTION);
        return sentence > LONGEST_DESCRIPTION / 3
                ? text.substring(0, sentence + 1)
                : text.substring(0, text.lastIndexOf(' ', LONGEST_DESCRIPTION)) + "…";
    }

    private void redirects(List<Redirect> redirects, Lookup lookup, ImportReport report, Consumer<String> progress) {
        for (int begin = 0; begin < redirects.size(); begin += BATCH) {
            List<Redirect> batch = redirects.subList(begin, Math.min(redirects.size(), begin + BATCH));
            progress.accept("redirects " + (begin + batch.size()) + " of " + redirects.size());
            each(
                    "redirect_map.yml:" + batch.getFirst().line() + " and the " + (batch.size() - 1) + " after it",
                    report,
                    () -> batch.forEach(redirect -> write(redirect, lookup, report)));
        }
    }

    private void write(Redirect redirect, Lookup lookup, ImportReport report) {
        ObjectNode document = JSON.objectNode().put("from", redirect.from()).put("permanent", true);
        switch (redirect.to()) {
            case Redirect.Target.ToAddress(String address) -> document.put("to_url", address);
            case Redirect.Target.ToPage(PageKey page, String fragment) -> {
                OptionalLong id = lookup.page(page);
                if (id.isPresent()) {
                    document.put("to_page", id.getAsLong());
                } else {
                    document.put("to_url", page.path());
                }
                document.put("fragment", fragment);
            }
        }
        Kept kept = keeper.entry(ACTOR, SOURCE, "redirect:" + redirect.from(), REDIRECT, document);
        count("redirects", "redirect_map.yml:" + redirect.line(), kept, report);
    }

    private static void count(String kind, String where, Kept kept, ImportReport report) {
        if (kept.reason() == null) {
            report.add(kind, kept.outcome());
        } else {
            report.skip(kind, where, kept.reason());
        }
    }

    private static String key(PageKey page) {
        return "page:" + page;
    }

    /** Entries for what the files name: looked up once, made where they are not there yet. */
    private final class Entries implements Lookup {

        private final OpenVault3Content content;
        private final ImportReport report;
        private final java.util.Map<String, Long> known = new java.util.HashMap<>();

        Entries(OpenVault3Content content, ImportReport report) {
            this.content = content;
            this.report = report;
        }

        @Override
        public long image(Picture picture) {
            return once("image:" + picture.url(), "pictures", "images.Image", picture.url(), () -> {
                String name = picture.url().substring(picture.url().lastIndexOf('/') + 1);
                String title = !picture.title().isEmpty()
                        ? picture.title()
                        : picture.alt().isEmpty() ? name : picture.alt();
                return JSON.objectNode()
                        .put("title", title.substring(0, Math.min(255, title.length())))
                        .put("alt", picture.alt().isEmpty() ? picture.title() : picture.alt())
                        .put("external_url", picture.url());
            });
        }

        @Override
        public long author(Person person) {
            return once(
                    "author:" + person.key(),
                    "authors",
                    "authors.Author",
                    person.name(),
                    () -> content.documentOf(person, this));
        }

        @Override
        public OptionalLong page(PageKey page) {
            return keeper.find(SOURCE, key(page)).map(OptionalLong::of).orElse(OptionalLong.empty());
        }

        private long once(
                String key, String kind, String type, String where, java.util.function.Supplier<ObjectNode> document) {
            Long id = known.get(key);
            if (id == null) {
                Kept kept = keeper.entry(ACTOR, SOURCE, key, type, document.get());
                count(kind, where, kept, report);
                id = kept.entryId();
                known.put(key, id);
            }
            return id;
        }
    }
}
