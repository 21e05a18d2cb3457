package org.openvault.frontend.block;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Image;

/** One block as HTML: one template for each kind. */
public final class BlockHtml {

    @CheckedTemplate(basePath = "Blocks")
    static class Templates {
        static native TemplateInstance heading(String id, String html);

        static native TemplateInstance subheading(String id, String html);

        static native TemplateInstance text(String kind, String html);

        static native TemplateInstance picture(Block.Picture block);

        static native TemplateInstance quote(Block.Quote block);

        static native TemplateInstance player(
                String kind, String url, String title, String caption, @Nullable Image poster);

        static native TemplateInstance table(Block.Table block);

        static native TemplateInstance gallery(Block.Gallery block);

        static native TemplateInstance records(Block.Records block, String id);
    }

    private BlockHtml() {}

    /**
     * @param html the block's rich text with ids and note numbers set; empty for blocks without
     * @param id of its heading, where it has one
     */
    public static String of(Block block, String html, String id) {
        return switch (block) {
            case Block.Heading heading -> Templates.heading(id, html).render();
            case Block.Subheading subheading -> Templates.subheading(id, html).render();
            case Block.Text text -> Templates.text("", html).render();
            case Block.Credits credits -> Templates.text("credits", html).render();
            case Block.Html raw -> Templates.text("", html).render();
            case Block.Picture picture -> Templates.picture(picture).render();
            case Block.Quote quote -> Templates.quote(quote).render();
            case Block.Embed embed ->
                Templates.player("embed", embed.url(), "", embed.caption(), null)
                        .render();
            case Block.Video video ->
                Templates.player("video", video.url(), video.title(), video.caption(), video.poster())
                        .render();
            case Block.Audio audio ->
                Templates.player("audio", audio.url(), audio.title(), audio.caption(), audio.poster())
                        .render();
            case Block.Table table -> Templates.table(table).render();
            case Block.Gallery gallery -> Templates.gallery(gallery).render();
            case Block.Records records -> Templates.records(records, id).render();
            case Block.Unknown unknown -> "";
        };
    }
}
