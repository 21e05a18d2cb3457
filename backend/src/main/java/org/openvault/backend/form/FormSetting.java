package org.openvault.backend.form;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who is mailed what a form brings in, and how long that is kept. Not part of its content, which everybody reads. */
@Entity
public class FormSetting extends PanacheEntityBase {

    @Id
    public Long pageId;

    public String[] recipients;
    public String subject;
    public int retentionDays;
    public String by;
    public Instant at;

    static Optional<FormSetting> findOf(long pageId) {
        return FormSetting.<FormSetting>find("pageId", pageId).firstResultOptional();
    }

    public List<String> recipients() {
        return Arrays.asList(recipients);
    }
}
