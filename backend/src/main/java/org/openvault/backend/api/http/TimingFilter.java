package org.openvault.backend.api.http;

import io.quarkus.runtime.LaunchMode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells developers what a request cost. In production nobody is told. */
public class TimingFilter {

    private static final boolean TOLD = LaunchMode.current() != LaunchMode.NORMAL;

    @ServerRequestFilter(priority = 1)
    public void begin(ContainerRequestContext request) {
        if (TOLD) {
            SqlTime.begin();
        }
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (TOLD) {
            response.getHeaders().putSingle("Server-Timing", SqlTime.header());
        }
    }
}
