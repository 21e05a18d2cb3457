package org.openvault.frontend.block;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "block", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class BlockTemplates {
    private BlockTemplates() {}

    static native TemplateInstance heading(BlockView.HeadingView heading);

    static native TemplateInstance text(BlockView.TextView text);

    static native TemplateInstance credits(BlockView.CreditsView credits);

    static native TemplateInstance html(BlockView.HtmlView block);

    static native TemplateInstance picture(BlockView.FigureView figure);

    static native TemplateInstance quote(BlockView.QuoteView quote);

    static native TemplateInstance link(BlockView.LinkView link);

    static native TemplateInstance table(BlockView.TableView table);

    static native TemplateInstance gallery(BlockView.GalleryView gallery);

    static native TemplateInstance records(BlockView.RecordsView group);
}
