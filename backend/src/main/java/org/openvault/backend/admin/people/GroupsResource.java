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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.DeleteGroup;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Directory.Named;
import org.openvault.backend.user.Directory.Team;
import org.openvault.backend.user.RenameGroup;
import org.openvault.backend.user.SetMembers;

/** People who may do the same, and who they are. */
@Path("/admin/people/groups")
@Produces("text/html; charset=utf-8")
public class GroupsResource {

    private static final String HERE = "/admin/people/groups";

    /** What was typed, to be shown again. */
    public record Typed(String name, String members) {}

    @CheckedTemplate(basePath = "admin/people")
    static class Templates {
        static native TemplateInstance groups(
                List<Named> groups, int page, boolean hasNext, String typed, Refusal refusal);

        static native TemplateInstance group(Team group, Typed typed, Refusal refusal);
    }

    @Inject
    Directory directory;

    @Inject
    CreateGroup createGroup;

    @Inject
    RenameGroup renameGroup;

    @Inject
    DeleteGroup deleteGroup;

    @Inject
    SetMembers setMembers;

    @Inject
    PeopleQueries queries;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Bundles words;

    private PeopleWords words() {
        return words.of(PeopleWords.class);
    }

    @GET
    @RunOnVirtualThread
    public Response list(@RestQuery @Nullable Integer page) {
        return list(page == null ? 1 : page, "", Refusal.NONE);
    }

    private Response list(int page, String typed, Refusal refusal) {
        int number = Math.clamp(page, 1, 10_000);
        var groups = directory.groups(signedIn.actor(), (number - 1) * UsersResource.PAGE, UsersResource.PAGE);
        boolean hasNext = groups.count() > (long) number * UsersResource.PAGE;
        return Response.status(refusal.status())
                .entity(shell.render(Templates.groups(groups.items(), number, hasNext, typed, refusal)))
                .build();
    }

    @POST
    @RunOnVirtualThread
    public Response create(@RestForm @Nullable String name) {
        String typed = name == null ? "" : name;
        try {
            var group = createGroup.create(signedIn.actor(), typed);
            return Notice.at(HERE + "/" + group.id, words().made(group.name));
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return list(1, typed, Refusal.of(refused));
        }
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response get(long id) {
        return show(id, null, null, Refusal.NONE);
    }

    private Response show(long id, @Nullable String name, @Nullable String members, Refusal refusal) {
        Team group = directory.group(signedIn.actor(), id);
        String names = group.members().stream().map(Named::name).collect(Collectors.joining("\n"));
        var typed = new Typed(name == null ? group.name() : name, members == null ? names : members);
        return Response.status(refusal.status())
                .entity(shell.render(Templates.group(group, typed, refusal)))
                .build();
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response rename(long id, @RestForm @Nullable String name) {
        try {
            renameGroup.rename(signedIn.actor(), id, name == null ? "" : name);
            return Notice.at(HERE + "/" + id, words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return show(id, name, null, Refusal.of(refused));
        }
    }

    /** @param members names, one on each line */
    @POST
    @Path("/{id:[0-9]{1,18}}/members")
    @RunOnVirtualThread
    public Response setMembers(long id, @RestForm @Nullable String members) {
        String typed = members == null ? "" : members;
        directory.group(signedIn.actor(), id); // names are looked up only for whoever may see them
        Set<String> names = typed.lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
        Map<String, Long> known = queries.users(names);
        for (String name : names) {
            if (!known.containsKey(name)) {
                Map<String, String> faults = Map.of("members", words().noUser(name));
                return show(id, null, typed, new Refusal(422, "", faults));
            }
        }
        setMembers.set(signedIn.actor(), id, Set.copyOf(known.values()));
        return Notice.at(HERE + "/" + id, words().saved());
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response delete(long id) {
        deleteGroup.delete(signedIn.actor(), id);
        return Notice.at(HERE, words().groupDeleted());
    }
}
