package org.openvault.backend.api.v2;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.openvault.backend.People;

/**
 * Two sites for the suite of v2, made through {@code /api/v3/} by somebody with a token. On the first: a home page, exhibits
 * (one with a chapter, one for those who have signed in with another below it, one alias, one draft), a collection, a page
 * about everything that rich text can say, and Spanish translations of the home page and the index.
 */
@Singleton
class V2World {

    static final String HOST = "v2.example";
    static final String OTHER_HOST = "other-v2.example:8080";

    /** A tag that only this world's pictures have. */
    static final String TAG = "v2-suite";

    @Inject
    People people;

    private String token;

    long home;
    long otherHome;
    long spanishHome;
    long index;
    long spanishIndex;
    long alpha;
    long beta;
    long gamma;
    long chapter;
    long secret;
    long underSecret;
    long draft;
    long alias;
    long collections;
    long reels;
    long about;
    long tower;
    long upload;
    long secretPicture;
    long ada;
    long ben;
    long toAlpha;
    long toElsewhere;
    long toSecret;

    synchronized V2World get() {
        if (token == null) {
            token = people.token(people.superuser());
            makeDefaultSite();
            makeMedia();
            home = makeSite("V2", HOST);
            otherHome = makeSite("Other", OTHER_HOST);
            makeIndexes();
            makeExhibits();
            makeOthers();
            fillHome();
            makeTranslations();
            makeRedirects();
        }
        return this;
    }

    /** Where the other tests may live too. */
    private void makeDefaultSite() {
        if (call(request().get("/api/v3/sites?limit=1")).getInt("count") == 0) {
            post("sites", "{'name':'Sample','host':'localhost'}");
        }
    }

    private long makeSite(String name, String host) {
        long site = post(
                        "sites",
                        "{'name':'%s','host':'%s','root_type':'home.HomePage','root_title':'%s home'}"
                                .formatted(name, host, name))
                .getLong("id");
        long root = call(request().get("/api/v3/sites/" + site)).getLong("root_page_id");
        act(root, "publish", "{}");
        return root;
    }

    private void makeMedia() {
        tower = publish("images", """
                {'title':'V2 tower','alt':'A tower','credit':'V2 archive','external_url':'https://pictures.example/tower.jpg',
                 'width':1600,'height':900,'tags':['v2-suite','night']""");
        upload = call(given().header("Authorization", "Bearer " + token)
                        .contentType("image/png")
                        .body(png())
                        .post("/api/v3/images?title=V2%20upload"))
                .getLong("id");
        act("images", upload, "publish", "{}");
        secretPicture = post(
                        "images",
                        "{'title':'V2 draft picture','external_url':'https://pictures.example/d.jpg','tags':['v2-suite']}")
                .getLong("id");
    }

    private void makeIndexes() {
        index = page(home, "exhibits.ExhibitIndex", "exhibits", "'title':'Exhibits','introduction':'<p>All.</p>'");
        collections = page(home, "ov_collections.CollectionIndex", "collections", "'title':'Collections'");
    }

    private void makeExhibits() {
        secret = exhibit(index, "secret", "'title':'Secret exhibit'");
        underSecret = exhibit(secret, "under", "'title':'Under secret'");
        restrict(secret);
        ada = publish("snippets/authors.Author", """
                {'name':'Ada of V2','image':%d,
                 'bio':'<p>Wrote <a linktype=\\"page\\" id=\\"%d\\">all</a> and <a linktype=\\"page\\" id=\\"%d\\">this</a>.</p>'""".formatted(upload, index, secret));
        ben = publish("snippets/authors.Author", "{'name':'Ben of V2','bio':'<p>Reads.</p>'");
        beta = exhibit(
                index,
                "beta",
                "'title':'Beta','body':[{'type':'text','value':'<p>The lighthouse keeper sleeps.</p>'}]");
        alpha = exhibit(index, "alpha", """
                'title':'Alpha','featured':true,'seo_title':'Alpha for searching','search_description':'The first of all',
                'authors':[{'value':%d},{'value':%d}],'other_exhibits':[{'value':%d},{'value':%d}],
                'footnotes':[{'id':'5e0f3f0a-9b0c-4d47-8a52-0d3a1f6c1a12','value':{'text':'<p>A <i>note</i>.</p>'}}],
                'body':[{'type':'heading','value':'First'},
                  {'type':'text','value':'<p>The lighthouse is <b>tall</b>, see <a linktype=\\"page\\" id=\\"%d\\">beta</a>.</p>'},
                  {'type':'interviews','value':{'guids':'cpb-aacip-1 cpb-aacip-2','start_time':'90','access_level':'online'}}]""".formatted(ada, ben, beta, secret, beta));
        gamma = exhibit(index, "gamma", "'title':'Gamma','show_in_menus':true");
        chapter = exhibit(alpha, "chapter", "'title':'Chapter of alpha'");
        draft = call(body("{'meta':{'type':'exhibits.ExhibitPage','parent_id':%d},'slug':'draft','title':'Draft'}"
                                .formatted(index))
                        .post("/api/v3/pages"))
                .getLong("id");
        alias = act(beta, "create_alias", "{'parent_id':%d,'slug':'beta-again'}".formatted(index))
                .getLong("id");
        act(alias, "publish", "{}");
    }

    private void makeOthers() {
        reels = page(collections, "ov_collections.Collection", "reels", """
                'title':'Reels','introduction':'<p>Of <a linktype=\\"page\\" id=\\"%d\\">alpha</a>.</p>','cover_image':%d,'hero_image':%d""".formatted(alpha, tower, upload));
        about = page(home, "pages.StandardPage", "about", """
                'title':'About','body':[{'type':'text','value':'%s'}]""".formatted(richText()));
    }

    private void fillHome() {
        String version =
                request().get("/api/v3/pages/" + home + "?version=draft").getHeader("ETag");
        String carousel = "{'carousel':[{'value':%d},{'value':%d},{'value':%d}],'meta':{'action':'publish'}}"
                .formatted(alpha, secret, reels);
        call(body(carousel).header("If-Match", version).patch("/api/v3/pages/" + home));
    }

    private String richText() {
        return ("<h2>Head</h2><p>Plain <b>bold</b> <i>slanted</i> <a href=@https://example.org/@>out</a> "
                        + "<a linktype=@page@ id=@%d@>in</a> <a linktype=@page@ id=@%d@>hidden</a></p>"
                        + "<ul><li>One</li><li>Two</li></ul><ol><li>First</li></ol><blockquote>Said</blockquote><hr>"
                        + "<embed embedtype=@image@ id=@%d@ alt=@Seen@ format=@left@>")
                .formatted(alpha, secret, upload)
                .replace("@", "\\\"");
    }

    private void makeTranslations() {
        request().body(json("{'code':'es','name':'Español'}")).post("/api/v3/locales"); // another test may have made it
        spanishHome = translated(home);
        spanishIndex = translated(index);
    }

    private long translated(long page) {
        long made = act(page, "copy_for_translation", "{'locale':'es'}").getLong("id");
        act(made, "publish", "{}");
        return made;
    }

    private void makeRedirects() {
        toAlpha = publish(
                "redirects",
                "{'from':'/v2-old-alpha/','to_page':%d,'fragment':'top','permanent':true".formatted(alpha));
        toElsewhere = publish("redirects", "{'from':'/v2-elsewhere/','to_url':'https://example.org/new'");
        toSecret = publish("redirects", "{'from':'/v2-to-secret/','to_page':%d".formatted(secret));
    }

    private long exhibit(long parent, String slug, String fields) {
        String body = fields.contains("'body'") ? "" : ",'body':[{'type':'text','value':'<p>Text.</p>'}]";
        return page(
                parent,
                "exhibits.ExhibitPage",
                slug,
                fields + body + ",'cover_image':%d,'hero_image':%d".formatted(tower, upload));
    }

    private long page(long parent, String type, String slug, String fields) {
        return post(
                        "pages",
                        "{'meta':{'type':'%s','parent_id':%d,'action':'publish'},'slug':'%s',%s}"
                                .formatted(type, parent, slug, fields))
                .getLong("id");
    }

    /** @param open an object that is not closed yet */
    private long publish(String shelf, String open) {
        return post(shelf, open + ",'meta':{'action':'publish'}}").getLong("id");
    }

    private void restrict(long page) {
        call(body("{'kind':'login'}").put("/api/v3/pages/" + page + "/restriction"));
    }

    JsonPath act(long page, String action, String text) {
        return act("pages", page, action, text);
    }

    private JsonPath act(String shelf, long id, String action, String text) {
        return call(body(text).post("/api/v3/%s/%d/actions/%s".formatted(shelf, id, action)));
    }

    private JsonPath post(String shelf, String text) {
        return call(body(text).post("/api/v3/" + shelf));
    }

    private RequestSpecification body(String text) {
        return request().body(json(text));
    }

    private RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static JsonPath call(Response response) {
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + ": " + response.asString());
        }
        return response.jsonPath();
    }

    private static byte[] png() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
