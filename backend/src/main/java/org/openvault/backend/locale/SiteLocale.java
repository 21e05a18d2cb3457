package org.openvault.backend.locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** A language, perhaps of a region, in which there is content: {@code en}, {@code pt-BR}. */
@Entity
@Table(name = "locale")
public class SiteLocale extends PanacheEntityBase {

    private static final int LONGEST_NAME = 100;

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

    static String requireName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new Problem.InvalidContent(List.of(new Fault(
                    List.of("name"),
                    "must have from 1 to " + LONGEST_NAME + " characters, none of them a control character")));
        }
        return stripped;
    }

    /** @param fallback of the locale, which does not have to be there yet; null for none */
    static void requireNoCircle(String code, @Nullable String fallback) {
        for (String next = fallback; next != null; next = get(next).fallback) {
            if (next.equals(code)) {
                throw new Problem.BadRequest("the locale '" + code + "' would fall back to itself");
            }
        }
    }

    /** Locales are made, changed and taken away one after the other: two changes at once could close a circle. */
    static void takeTurn(EntityManager entities) {
        entities.createNativeQuery("lock table locale in share row exclusive mode")
                .executeUpdate();
    }

    /** As the audit log tells it. */
    String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("locale", code)
                .put("name", name)
                .put("fallback", fallback)
                .toString();
    }
}
