package org.openvault.backend.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.contenttype.Fields.bool;
import static org.openvault.backend.contenttype.Fields.date;
import static org.openvault.backend.contenttype.Fields.text;
import static org.openvault.backend.contenttype.Fields.wholeNumber;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;

class ColumnsTest {

    private static final ContentType BOOK = ContentType.snippet("books.Book", "Book", "title")
            .with(
                    text("title", "Title", 100).asFilter(),
                    text("note", "Note", 100).asFilter().asOrder().hidden(),
                    text("blurb", "Blurb", 100).shownInLists(),
                    wholeNumber("price", "Price").asFilter(),
                    date("printed", "Printed").asOrder(),
                    bool("lent", "Lent").asFilter());
    private static final ContentType MAP = ContentType.snippet("books.Map", "Map", "title")
            .with(
                    text("title", "Title", 100).asFilter(),
                    text("price", "Price", 100).asFilter());

    private final Columns books = Columns.of(EntryKind.SNIPPET, List.of(BOOK));

    @Test
    void aPrivateFieldIsNotKnown() {
        assertThat(books.filters("note", true)).isFalse();
        assertThat(books.filters("note__isnull", true)).isFalse();
        assertThatThrownBy(() -> books.order("note")).hasMessage("cannot order by 'note' (unknown field)");
        assertThatThrownBy(() -> books.filter("note", "x"))
                .hasMessage("query parameter is not an operation or a recognised field: note");
    }

    @Test
    void whoMayReadMayNotFilterNorOrderByThat() {
        assertThat(books.filters("blurb", true)).isFalse();
        assertThatThrownBy(() -> books.order("blurb")).hasMessage("cannot order by 'blurb' (unknown field)");
    }

    @Test
    void theRightToFilterIsNotTheRightToOrder() {
        assertThat(books.filters("price", false)).isTrue();
        assertThatThrownBy(() -> books.order("price")).hasMessageContaining("unknown field");
        assertThat(books.filters("printed", true)).isFalse();
        assertThat(books.order("-printed").name()).isEqualTo("-printed");
    }

    @Test
    void onlyWhatAllTypesDeclareAlikeIsKnownOfSeveral() {
        Columns both = Columns.of(EntryKind.SNIPPET, List.of(BOOK, MAP));
        assertThat(both.filters("title", true)).isTrue();
        assertThat(both.filters("price", true)).isFalse();
        assertThat(both.filters("lent", true)).isFalse();
    }

    @Test
    void operatorsAreKnownWhereTheyMeanSomething() {
        assertThat(books.filters("price__gte", true)).isTrue();
        assertThat(books.filters("price__gte", false)).isFalse();
        assertThat(books.filters("lent__gte", true)).isFalse();
        assertThat(books.filters("lent__not", true)).isTrue();
        assertThat(books.filters("price__like", true)).isFalse();
        assertThat(books.filters("__gte", true)).isFalse();
    }

    @Test
    void valuesAreBoundNotWritten() {
        Sql sql = books.filter("title__in", "a,'; drop table page").sql();
        assertThat(sql.text()).doesNotContain("drop").contains("?");
        assertThat(sql.values()).isEqualTo(List.of("a", "'; drop table page"));
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        String cursor = Cursor.after(Order.ID, List.of("7"));
        assertThat(Cursor.condition(Order.ID, cursor).values()).isEqualTo(List.of(7L));
        assertThatThrownBy(() -> Cursor.condition(Order.TREE, cursor)).hasMessageContaining("next_cursor");
        assertThatThrownBy(() -> Cursor.condition(Order.ID, "%%%")).hasMessageContaining("next_cursor");
        assertThatThrownBy(() -> Cursor.condition(Order.ID, Cursor.after(Order.ID, List.of("x"))))
                .hasMessageContaining("next_cursor");
    }

    @Test
    void ordersThatGoOneWayAreOneComparison() {
        Sql newest = Cursor.condition(
                Order.FEATURED_THEN_NEWEST,
                Cursor.after(Order.FEATURED_THEN_NEWEST, List.of("true", "2026-11-21T09:00:00.000000Z", "3")));
        assertThat(newest.text()).isEqualTo("(p.featured, p.first_published_at, p.entry_id) < (?, ?, ?)");
        Order mixed = books.order("title,-id");
        Sql rest = Cursor.condition(mixed, Cursor.after(mixed, List.of("A", "3")));
        assertThat(rest.text()).startsWith("coalesce(p.title, '') >= ?");
        assertThat(rest.values()).isEqualTo(List.of("A", "A", "A", 3L));
    }
}
