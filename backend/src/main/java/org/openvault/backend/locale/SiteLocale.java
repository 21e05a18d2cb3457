package org.openvault.backend.locale;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** A language, perhaps of a region, in which there is content: {@code en}, {@code pt-BR}. */
@Entity
@Table(name = "locale")
public class SiteLocale extends PanacheEntityBase {

    @Id
    public String code;

    public String name;

    /** What is shown where something is not translated; null for nothing. */
    public @Nullable String fallback;

    public static SiteLocale get(String code) {
        return SiteLocale.<SiteLocale>findByIdOptional(code)
                .orElseThrow(() -> new Problem.BadRequest("there is no locale '" + code + "'"));
    }

    public static List<SiteLocale> listByCode() {
        return list("order by code");
    }
}
