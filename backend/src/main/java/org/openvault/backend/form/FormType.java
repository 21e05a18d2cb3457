package org.openvault.backend.form;

import static org.openvault.backend.contenttype.Fields.block;
import static org.openvault.backend.contenttype.Fields.bool;
import static org.openvault.backend.contenttype.Fields.richText;
import static org.openvault.backend.contenttype.Fields.stream;
import static org.openvault.backend.contenttype.Fields.structs;
import static org.openvault.backend.contenttype.Fields.text;

import java.util.List;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;

/** The page type of forms: which fields there are is content, edited as any other. A module says where such pages stand. */
public final class FormType {

    public static final String NAME = "forms.FormPage";

    private static final int MOST_CHOICES = 50;

    private static final List<BlockType> FIELDS = List.of(
            field("single_line", "Line of text"),
            field("multi_line", "Text of several lines"),
            field("email", "E-mail address"),
            field("url", "Web address"),
            field("number", "Number"),
            field("date", "Date"),
            field("checkbox", "Box to tick"),
            withChoices("select", "Choice from a list"),
            withChoices("radio", "Choice of one"),
            withChoices("checkboxes", "Choice of several"));

    private FormType() {}

    public static ContentType page() {
        return ContentType.page(NAME, "Form")
                .with(
                        richText("introduction", "Introduction").searched('C'),
                        stream("fields", "Fields", FIELDS).required(),
                        text("submit_label", "Label of the button", 60),
                        richText("thanks", "Said when it was sent"));
    }

    private static BlockType field(String name, String label) {
        return block(name, label, text("label", "Label", 200), text("help", "Help", 500), bool("required", "Required"));
    }

    private static BlockType withChoices(String name, String label) {
        return block(
                name,
                label,
                text("label", "Label", 200),
                text("help", "Help", 500),
                bool("required", "Required"),
                structs("choices", "Choices", MOST_CHOICES, text("label", "Choice", 200)));
    }
}
