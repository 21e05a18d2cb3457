package org.openvault.backend.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** What a webhook may be like. */
final class WebhookRules {

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 50;
    private static final Pattern KIND = Pattern.compile("[a-z_]{1,40}\\.(?:[a-z_]{1,40}|\\*)");
    private static final Pattern TAG = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private WebhookRules() {}

    /** @throws Problem.InvalidContent naming all that is wrong */
    static void require(Webhook webhook, ReceiverAddress addresses) {
        var faults = new ArrayList<Fault>();
        webhook.name = webhook.name.strip();
        if (webhook.name.isEmpty()
                || webhook.name.length() > LONGEST_NAME
                || webhook.name.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(
                    List.of("name"),
                    "must have from 1 to %d characters, none of them a control character".formatted(LONGEST_NAME)));
        }
        try {
            addresses.check(webhook.url);
        } catch (ReceiverAddress.Refused refused) {
            faults.add(new Fault(List.of("url"), refused.getMessage()));
        }
        check("kinds", webhook.kinds, KIND, "must be kinds of changes, such as page.published or page.*", faults);
        check("tags", webhook.tags, TAG, "must be tags such as page:12 or type:exhibits.ExhibitPage", faults);
        if (!faults.isEmpty()) {
            throw new Problem.InvalidContent(faults);
        }
    }

    private static void check(String name, String[] given, Pattern form, String message, List<Fault> faults) {
        if (given.length > MOST) {
            faults.add(new Fault(List.of(name), "must be at most " + MOST));
        }
        for (int index = 0; index < given.length; index++) {
            if (!form.matcher(given[index]).matches()) {
                faults.add(new Fault(List.of(name, index), message));
            }
        }
    }
}
