package org.openvault.backend.command;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.openvault.backend.command.Roles.Role;

/** A process has the routes of its roles and no others. */
public class RoleFilter {

    private final Roles roles = Roles.current();

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuseRoutesOfOtherRoles(ContainerRequestContext request) {
        Role needed = request.getUriInfo().getPath().startsWith("/admin") ? Role.ADMIN : Role.API;
        return roles.has(needed)
                ? Optional.empty()
                : Optional.of(Response.status(404).build());
    }
}
