package org.openvault.backend.admin.choose;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.choose.ChooseQueries.Choice;
import org.openvault.backend.admin.choose.ListChoices.Choices;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.problem.Problem;

/** Parts of screens from which something is chosen; {@code <ov-choose>} asks for them. */
@Path("/admin/choose/{kind:pages|images|documents|snippets}")
@Produces("text/html; charset=utf-8")
public class ChooseResource {

    private static final int MOST_CHOSEN = 200;

    @CheckedTemplate(basePath = "admin/choose")
    static class Templates {
        static native TemplateInstance list(Choices choices);

        static native TemplateInstance chosen(String kind, boolean pictures, List<Choice> rows, List<Long> gone);
    }

    @Inject
    ListChoices listChoices;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    /**
     * @param types content types that may be chosen, parted by commas
     * @param place a page or folder to look in; 0 for everywhere
     * @param near the page for which it is chosen
     */
    @GET
    @RunOnVirtualThread
    public String list(
            String kind,
            @RestQuery @Nullable String types,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String place,
            @RestQuery @Nullable String near,
            @RestQuery @Nullable String page) {
        Long number = id("page", page);
        var asked = new Asked(
                kind(kind),
                names(types),
                q == null ? "" : q,
                id("place", place),
                id("near", near),
                number == null ? 1 : (int) Math.min(number, 1000));
        return shell.render(Templates.list(listChoices.list(signedIn.actor(), asked)));
    }

    /** What some ids stand for, and around it what a chooser is made of. */
    @GET
    @Path("/chosen")
    @RunOnVirtualThread
    public String chosen(String kind, @RestQuery List<String> id) {
        if (id.size() > MOST_CHOSEN) {
            throw new Problem.BadRequest("at most " + MOST_CHOSEN + " ids at once");
        }
        List<Long> ids = id.stream().map(text -> id("id", text)).toList();
        EntryKind asked = kind(kind);
        List<Choice> rows = listChoices.byIds(signedIn.actor(), asked, ids);
        Set<Long> found = rows.stream().map(Choice::id).collect(Collectors.toSet());
        List<Long> gone = ids.stream().filter(one -> !found.contains(one)).toList();
        return shell.render(Templates.chosen(kind, asked == EntryKind.IMAGE, rows, gone));
    }

    private static EntryKind kind(String kind) {
        return EntryKind.of(kind.substring(0, kind.length() - 1));
    }

    private static List<String> names(@Nullable String types) {
        return types == null
                ? List.of()
                : Arrays.stream(types.split(","))
                        .map(String::strip)
                        .filter(name -> name.matches("[A-Za-z0-9_.]{1,100}"))
                        .toList();
    }

    private static @Nullable Long id(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new Problem.BadRequest("'" + name + "' is a number");
        }
        return Long.valueOf(text);
    }
}
