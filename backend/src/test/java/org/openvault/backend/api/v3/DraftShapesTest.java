package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Fields;
import org.openvault.backend.document.Diff;

class DraftShapesTest {

    private static final ContentType TYPE = ContentType.ofKind(EntryKind.IMAGE, "tests.Thing", "Thing", "title")
            .with(
                    Fields.text("title", "Title", 100),
                    Fields.text("secret", "Secret", 100).hidden(),
                    Fields.file("file", "File"));

    @Test
    void hiddenFieldsStayOutOfHistoryToo() {
        List<Diff.Change> changes =
                Diff.of(TYPE, json("{'title':'A','secret':'x'}"), json("{'title':'B','secret':'y'}"));
        assertThat(changes).hasSize(2);
        assertThat(DraftShapes.changes(changes, TYPE).toString())
                .contains("title")
                .doesNotContain("secret")
                .doesNotContain("\"y\"");
    }

    @Test
    void whereAFileIsKeptIsNotTold() {
        List<Diff.Change> changes =
                Diff.of(TYPE, json("{'file':{'key':'a/b','width':1}}"), json("{'file':{'key':'c/d','width':2}}"));
        assertThat(DraftShapes.changes(changes, TYPE).toString())
                .contains("\"width\":2")
                .doesNotContain("a/b")
                .doesNotContain("c/d");
    }
}
