package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.api.Reading;
import org.openvault.backend.api.v3.PageAnswer.Question;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshot.FormerPlace;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.Address;
import org.openvault.backend.restriction.Restrictions;
import org.openvault.backend.restriction.Restrictions.Unmet;
import org.openvault.backend.site.SiteAddress;

/** One request for everything that a page needs, or where it went. */
@Path("/api/v3/resolve")
public class ResolveResource {

    private static final int LONGEST_PATH = 2048;
    private static final int LAST_PAGE = 100_000;

    @Inject
    Reading reading;

    @Inject
    Restrictions restrictions;

    @Inject
    ApiActor reader;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    /**
     * @param path of the page, decoded, beginning with a slash
     * @param uri also says the {@code host} under which the reader asked for it (the default site answers for unknown ones), which
     *     {@code page} of the listing, from 1, and {@code as_of}: an instant, for those who may see the site as it was or will be then
     * @param pass what {@code page-passes} gave for the passwords of private pages, with spaces between
     */
    @GET
    @RunOnVirtualThread
    public Response resolve(
            @RestQuery String path, @RestHeader("Ov-Page-Pass") @Nullable String pass, @Context UriInfo uri) {
        QueryParameters given = QueryParameters.of(uri, "path", "host", "page", "as_of");
        requirePath(path);
        try (Snapshot snapshot = reading.open(given.text("as_of").orElse(null))) {
            return answer(snapshot, given.text("host").orElse(""), path, given.number("page", 1, 1, LAST_PAGE), pass);
        }
    }

    /** @param path perhaps with doubled slashes, or without one at its end */
    Response answer(Snapshot snapshot, @Nullable String host, String path, int page, @Nullable String pass) {
        requirePath(path);
        String normalised = Address.normalise(path);
        Snapshot.Found found = snapshot.find(host == null ? "" : host, normalised);
        var question = new Question(snapshot, found, types, siteAddress.url(), page);
        question.tags().add(Address.tag(found.siteId(), normalised));
        if (found.entry().isEmpty()) {
            return elsewhere(question, normalised);
        }
        Live entry = found.entry().get();
        Optional<Unmet> unmet = found.isPrivate() ? unmet(entry, pass) : Optional.empty();
        if (unmet.isPresent()) {
            return restricted(question, entry, unmet.get());
        }
        if (!entry.path().equals(normalised)) {
            return redirect(question, 301, entry.path());
        }
        if (entry.kind().equals(EntryKind.REDIRECT.value())) {
            return follow(question, entry, normalised);
        }
        Response answer = PageAnswer.of(question, entry);
        if (found.isPrivate()) {
            answer.getHeaders().putSingle("Cache-Control", "private, no-store");
        }
        return answer;
    }

    private Optional<Unmet> unmet(Live page, @Nullable String pass) {
        Set<String> passes = pass == null ? Set.of() : Set.copyOf(List.of(pass.split(" ")));
        return restrictions.findUnmet(reader.find(), page.entryId(), passes);
    }

    /** What keeps a reader out is told, so that they can be asked for it; nothing of the page is. */
    private static Response restricted(Question question, Live page, Unmet unmet) {
        question.tags().add(page.tag());
        int status = unmet.kind().equals("groups") ? 403 : 401;
        ObjectNode body = missingBody(question, status, "Restricted", sentence(unmet));
        body.putObject("restriction").put("page", unmet.pageId()).put("kind", unmet.kind());
        return Answer.of(status, body, question.snapshot(), question.found(), question.tags());
    }

    private static String sentence(Unmet unmet) {
        return switch (unmet.kind()) {
            case "password" -> "This page asks for a password";
            case "groups" -> "This page is for certain groups only";
            default -> "This page is for whoever has signed in";
        };
    }

    private static void requirePath(@Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            throw new Problem.BadRequest("'path' is required and begins with a slash");
        }
        if (path.length() > LONGEST_PATH) {
            throw new Problem.BadRequest("'path' has at most " + LONGEST_PATH + " characters");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new Problem.BadRequest("'path' must not contain control characters");
        }
    }

    /** Nothing stands here now. An address that was once live leads to where its page is, or says that it is gone. */
    private Response elsewhere(Question question, String path) {
        Optional<FormerPlace> former =
                question.snapshot().formerPlace(question.found().siteId(), path);
        former.ifPresent(place -> question.tags().add("page:" + place.entryId()));
        if (former.isPresent() && former.get().path() != null) {
            return redirect(question, 301, former.get().path());
        }
        if (former.isPresent()) {
            return missing(question, path, 410, "Gone", "This page was taken down");
        }
        PatternRedirect.tags(question.found().siteId(), path).forEach(question.tags()::add);
        return question.snapshot()
                .patternAbove(question.found().siteId(), path)
                .map(redirect -> follow(question, redirect, path))
                .orElseGet(() -> missing(question, path, 404, "Not found", "There is no page at this address"));
    }

    private Response follow(Question question, Live redirect, String path) {
        question.tags().add(redirect.tag());
        var expansion = question.expansion();
        expansion.load(expansion.namedBy(redirect));
        String target = redirect.summary().hasNonNull("to_page")
                ? expansion
                        .find(redirect.summary().path("to_page").longValue())
                        .map(Live::path)
                        .orElse("")
                : PatternRedirect.fill(redirect, path);
        if (target.isEmpty()) {
            return missing(
                    question, redirect.path(), 404, "Not found", "The page that this address led to is not there");
        }
        String fragment = redirect.summary().path("fragment").asText();
        int status = redirect.summary().path("permanent").asBoolean(true) ? 301 : 302;
        return redirect(question, status, target + (fragment.isEmpty() ? "" : "#" + fragment));
    }

    private static Response redirect(Question question, int status, String location) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("redirect").put("status", status).put("location", location);
        return Answer.of(200, body, question.snapshot(), question.found(), question.tags());
    }

    /** With what stands nearest to the address, for whoever mistyped it. */
    private static Response missing(Question question, String path, int status, String title, String detail) {
        ObjectNode body = missingBody(question, status, title, detail);
        body.set("nearest", Nearest.of(question, path));
        return Answer.of(status, body, question.snapshot(), question.found(), question.tags());
    }

    private static ObjectNode missingBody(Question question, int status, String title, String detail) {
        ObjectNode body = ProblemJson.body(status, title, detail);
        body.set("site", question.site());
        return body;
    }
}
