package org.openvault.backend.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jboss.logging.Logger;

/** A refusal as a person is to read it; programs keep their problem+json. */
@ApplicationScoped
class ProblemScreen {

    private static final Logger LOG = Logger.getLogger(ProblemScreen.class);

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance problem(String title, String detail);
    }

    @Inject
    Shell shell;

    @Inject
    ObjectMapper json;

    void replace(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type == null || !type.getSubtype().equals("problem+json") || !wantsHtml(request)) {
            return;
        }
        try {
            JsonNode problem = json.readTree(String.valueOf(response.getEntity()));
            String screen = shell.render(Templates.problem(
                    problem.path("title").asText(), problem.path("detail").asText()));
            response.setEntity(screen, null, MediaType.valueOf("text/html; charset=utf-8"));
        } catch (IOException unreadable) {
            LOG.warnf("a problem that is no JSON stays as it is: %s", unreadable.getMessage());
        }
    }

    private static boolean wantsHtml(ContainerRequestContext request) {
        String accept = request.getHeaderString("Accept");
        return accept != null && accept.contains("text/html");
    }
}
