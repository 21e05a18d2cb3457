package org.openvault.backend.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.people.PeopleQueries.FolderName;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Directory.Team;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.SetPermissions;

/** What a group may do: given and taken one by one. */
@Path("/admin/people/groups/{id:[0-9]{1,18}}/permissions")
@Produces("text/html; charset=utf-8")
public class PermissionsResource {

    /** What there is to choose from. */
    public record Choices(
            List<String> verbs,
            List<String> rights,
            List<FolderName> folders,
            List<String> types,
            List<String> allTypes) {}

    @CheckedTemplate(basePath = "admin/people")
    static class Templates {
        static native TemplateInstance permissions(
                Team group, List<GrantRow> grants, Choices choices, Map<String, String> typed, Refusal refusal);
    }

    @Inject
    Directory directory;

    @Inject
    SetPermissions setPermissions;

    @Inject
    ContentTypes types;

    @Inject
    PeopleQueries queries;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Bundles words;

    @GET
    @RunOnVirtualThread
    public Response list(long id) {
        return show(id, Map.of(), Refusal.NONE);
    }

    private Response show(long id, Map<String, String> typed, Refusal refusal) {
        Team group = directory.group(signedIn.actor(), id);
        List<FolderName> folders = queries.folders();
        Map<Long, String> titles = queries.titles(group.grants().stream()
                .map(Grant::page)
                .filter(Objects::nonNull)
                .toList());
        Map<Long, String> paths = folders.stream().collect(Collectors.toMap(FolderName::id, FolderName::path));
        List<GrantRow> rows = group.grants().stream()
                .map(grant -> GrantRow.of(grant, what(grant, titles, paths)))
                .toList();
        return Response.status(refusal.status())
                .entity(shell.render(Templates.permissions(group, rows, choices(folders), typed, refusal)))
                .build();
    }

    private static String what(Grant grant, Map<Long, String> titles, Map<Long, String> paths) {
        return switch (grant.scope()) {
            case "page" -> titles.getOrDefault(grant.page(), "") + " (" + grant.page() + ")";
            case "folder" -> paths.getOrDefault(grant.folder(), "") + " (" + grant.folder() + ")";
            case "type" -> Objects.requireNonNull(grant.type());
            case "field" -> grant.type() + ", " + grant.field();
            default -> "";
        };
    }

    private Choices choices(List<FolderName> folders) {
        return new Choices(
                Arrays.stream(Verb.values()).map(Verb::value).toList(),
                Arrays.stream(Right.values()).map(Right::value).toList(),
                folders,
                types.list().stream()
                        .filter(type -> type.kind() == EntryKind.SNIPPET || type.kind() == EntryKind.REDIRECT)
                        .map(ContentType::name)
                        .sorted()
                        .toList(),
                types.list().stream().map(ContentType::name).sorted().toList());
    }

    /** @param scope page, folder, type, field or system; the others as it needs them */
    @POST
    @RunOnVirtualThread
    public Response give(
            long id,
            @RestForm @Nullable String scope,
            @RestForm @Nullable String verb,
            @RestForm @Nullable String page,
            @RestForm @Nullable Long folder,
            @RestForm @Nullable String type,
            @RestForm @Nullable String field) {
        try {
            var given = new Grant(text(verb), text(scope), number(page), folder, given(type), given(field));
            setPermissions.change(signedIn.actor(), id, before -> {
                var all = new ArrayList<>(before);
                all.add(given);
                return all;
            });
            return back(id);
        } catch (Problem.InvalidContent refused) {
            Map<String, String> typed = Map.of("scope", text(scope), "page", text(page), "field", text(field));
            Refusal refusal = Refusal.of(refused);
            return show(id, typed, new Refusal(422, refusal.fault("permissions"), Map.of()));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,18}") ? Long.valueOf(text.strip()) : null;
    }

    /** @param key as a {@link GrantRow} names it */
    @POST
    @Path("/end")
    @RunOnVirtualThread
    public Response take(long id, @RestForm @Nullable String key) {
        setPermissions.change(signedIn.actor(), id, before -> before.stream()
                .filter(grant -> !GrantRow.key(grant).equals(key))
                .toList());
        return back(id);
    }

    private Response back(long id) {
        return Notice.at(
                "/admin/people/groups/" + id + "/permissions",
                words.of(PeopleWords.class).saved());
    }
}
