package org.openvault.backend.admin.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.ConfirmTotp;
import org.openvault.backend.user.PrepareTotp;
import org.openvault.backend.user.RemoveTotp;
import org.openvault.backend.user.RenewRecoveryCodes;
import org.openvault.backend.user.SecondSteps;

/** Codes of an app that are asked for after the password. */
@Path("/admin/account/second-step")
@Produces("text/html; charset=utf-8")
public class SecondStepResource {

    private static final String ACCOUNT = "/admin/account";

    @CheckedTemplate(basePath = "admin/account")
    static class Templates {
        static native TemplateInstance secondStep(String key, String uri, QrCode picture, Refusal refusal);

        static native TemplateInstance recoveryCodes(List<String> codes);
    }

    @Inject
    SignedIn signedIn;

    @Inject
    AccountScreen screen;

    @Inject
    Shell shell;

    @Inject
    PrepareTotp prepareTotp;

    @Inject
    ConfirmTotp confirmTotp;

    @Inject
    RemoveTotp removeTotp;

    @Inject
    RenewRecoveryCodes renewRecoveryCodes;

    @Inject
    SecondSteps secondSteps;

    @GET
    @RunOnVirtualThread
    public Response setUp() {
        if (!screen.isRecent()) {
            return screen.askAgain();
        }
        return secondSteps.of(signedIn.actor()).since() == null
                ? form(Refusal.NONE)
                : Response.seeOther(URI.create(ACCOUNT)).build();
    }

    private Response form(Refusal refusal) {
        var prepared = prepareTotp.prepare(signedIn.actor());
        String groups = prepared.secret().replaceAll("(.{4})(?=.)", "$1 ");
        return Response.status(refusal.status())
                .entity(shell.render(Templates.secondStep(groups, prepared.uri(), QrCode.of(prepared.uri()), refusal)))
                .build();
    }

    @POST
    @RunOnVirtualThread
    public Response confirm(@RestForm @Nullable String code) {
        if (!screen.isRecent()) {
            return screen.askAgain();
        }
        try {
            return codes(confirmTotp.confirm(signedIn.actor(), code == null ? "" : code));
        } catch (Problem.InvalidContent wrong) {
            return form(Refusal.of(wrong));
        }
    }

    private Response codes(List<String> codes) {
        return Response.ok(shell.render(Templates.recoveryCodes(codes))).build();
    }

    @POST
    @Path("/recovery-codes")
    @RunOnVirtualThread
    public Response renewCodes() {
        return screen.isRecent() ? codes(renewRecoveryCodes.renew(signedIn.actor())) : screen.askAgain();
    }

    @POST
    @Path("/end")
    @RunOnVirtualThread
    public Response remove() {
        if (!screen.isRecent()) {
            return screen.askAgain();
        }
        removeTotp.remove(signedIn.actor(), signedIn.actor().userId());
        return Notice.at(ACCOUNT, screen.words().switchedOff());
    }
}
