package org.openvault.backend.contenttype;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTypesTest {

    private record Module(String name, List<ContentType> contentTypes) implements Extension {}

    private static Module module(String name, ContentType... types) {
        return new Module(name, List.of(types));
    }

    @Test
    void aTypeThatTwoModulesRegisterNamesBoth() {
        var one = module("one", ContentType.page("a.Page", "Page"));
        var two = module("two", ContentType.page("a.Page", "Page"));
        assertThatThrownBy(() -> new ContentTypes(List.of(one, two)))
                .hasMessage("module 'two' registers the content type a.Page, which module 'one' has registered");
    }

    @Test
    void anUnknownParentOrListedTypeIsRefused() {
        assertThatThrownBy(() -> new ContentTypes(
                        List.of(module("m", ContentType.page("a.Page", "Page").under("b.None")))))
                .hasMessage("a.Page names the unknown parent type b.None");
        assertThatThrownBy(() -> new ContentTypes(
                        List.of(module("m", ContentType.page("a.Page", "Page").listing("b.None")))))
                .hasMessage("a.Page lists the unknown type b.None");
    }

    @Test
    void aFieldDeclaredTwiceIsRefused() {
        assertThatThrownBy(() -> ContentType.page("a.Page", "Page").with(Fields.text("title", "Again", 10)))
                .hasMessage("a.Page declares the field 'title' twice");
    }
}
