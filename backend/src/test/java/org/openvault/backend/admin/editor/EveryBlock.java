package org.openvault.backend.admin.editor;

import java.util.UUID;
import org.openvault.backend.SampleSite;

/** An exhibit that holds every block there is, and a long one. */
public final class EveryBlock {

    private static final String RECORDS =
            "{'type':'%s','id':'%s','value':{'guids':['cpb-aacip-1'],'show_title':true,'title':'<i>T</i>','start_time':'1.50','access_level':'all'}}";

    private EveryBlock() {}

    public static String document(SampleSite site) {
        String blocks = String.join(
                ",",
                value("heading", "'Heading <i>one</i>'"),
                value("subheading", "'Subheading'"),
                value("text", "'<p>Text of <b>words</b> &amp; more</p>'"),
                value(
                        "image",
                        "{'image':%d,'alt':'A','decorative':false,'caption':'C','credit':'','alignment':'wide'}"
                                .formatted(site.picture)),
                value("quote", "{'text':'<p>Quote</p>','attribution':'Somebody'}"),
                value("embed", "{'url':'https://video.example/1','caption':''}"),
                value("table", "{'caption':'Table','header_row':true,'rows':[['a','b'],['1','<b>2</b>']]}"),
                value(
                        "gallery",
                        "{'images':[{'id':'%s','value':{'image':%d,'caption':'In it'}}]}"
                                .formatted(UUID.randomUUID(), site.picture)),
                value("video", "{'url':'https://video.example/2','title':'Video','poster':%d}".formatted(site.picture)),
                value("audio", "{'title':'Audio'}"),
                value("credits", "'<p>Credits</p>'"),
                value("html", "'<div class=x>raw</div>'"),
                records("interviews"),
                records("archival_footage"),
                records("photographs"),
                records("original_footage"),
                records("programs"),
                records("related_content"));
        return "{'title':'Every block','cover_image':%d,'hero_image':%d,'featured':true,'body':[%s],'footnotes':[{'id':'%s','value':{'text':'<p>Note</p>'}}]}"
                .formatted(site.picture, site.picture, blocks, UUID.randomUUID());
    }

    /** @param count how many blocks, mostly paragraphs */
    static String large(SampleSite site, int count) {
        var blocks = new StringBuilder();
        for (int index = 0; index < count; index++) {
            blocks.append(index == 0 ? "" : ",")
                    .append(
                            index % 8 == 0
                                    ? value("heading", "'Part " + index + "'")
                                    : value(
                                            "text",
                                            "'<p>" + "Words of some length in a paragraph. ".repeat(8) + "</p>'"));
        }
        return "{'title':'Large','cover_image':%d,'body':[%s]}".formatted(site.picture, blocks);
    }

    private static String value(String type, String value) {
        return "{'type':'%s','id':'%s','value':%s}".formatted(type, UUID.randomUUID(), value);
    }

    private static String records(String type) {
        return RECORDS.formatted(type, UUID.randomUUID());
    }
}
