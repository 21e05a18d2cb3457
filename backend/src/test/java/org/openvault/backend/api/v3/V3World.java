package org.openvault.backend.api.v3;

import static org.openvault.backend.api.v3.Who.READER;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.openvault.backend.People;

/**
 * A site for the suite of v3, made through {@code /api/v3/} by somebody with a token: a home page, exhibits, collections, a
 * picture and an author. Tests add exhibits and people of their own.
 */
@Singleton
class V3World {

    static final String HOST = "v3.example";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    People people;

    Who chief;
    long home;
    long index;
    long collections;
    long picture;
    long author;
    long folders;

    private final Map<String, Who> known = new HashMap<>();

    synchronized V3World get() {
        if (chief == null) {
            chief = new Who(people.token(people.superuser()));
            makeDefaultSite();
            picture = made("images", """
                    {'title':'V3 tower','alt':'A tower','external_url':'https://pictures.example/v3.jpg','width':1600,'height':900,
                     'meta':{'action':'publish'}}""");
            author = made("snippets/authors.Author", "{'name':'Ada of V3','meta':{'action':'publish'}}");
            long site = made(
                    "sites", "{'name':'V3','host':'%s','root_type':'home.HomePage','root_title':'V3'}".formatted(HOST));
            home = done(chief.get("sites/" + site)).getLong("root_page_id");
            done(chief.act(home, "publish", "{}"));
            index = made("pages", page(home, "exhibits.ExhibitIndex", ",'action':'publish'", "'title':'Exhibits'"));
            collections = made(
                    "pages",
                    page(home, "ov_collections.CollectionIndex", ",'action':'publish'", "'title':'Collections'"));
            folders = done(chief.get("folders")).getLong("items[0].id");
        }
        return this;
    }

    /** Where the other tests may live too. */
    private void makeDefaultSite() {
        if (done(chief.get("sites?limit=1")).getInt("count") == 0) {
            made("sites", "{'name':'Sample','host':'localhost'}");
        }
    }

    /** A word that nothing else is called by. */
    static String word() {
        return "v3-" + NUMBER.incrementAndGet();
    }

    /** An exhibit that nobody can read yet, with all that publishing it needs. */
    long draft() {
        return draft(index, word());
    }

    long draft(long parent, String slug) {
        return made("pages", exhibit(parent, "", slug));
    }

    /** An exhibit that everybody can read. */
    long live() {
        return live(index, word());
    }

    long live(long parent, String slug) {
        return made("pages", exhibit(parent, ",'action':'publish'", slug));
    }

    String exhibit(long parent, String meta, String slug) {
        return page(parent, "exhibits.ExhibitPage", meta, fields(slug));
    }

    String fields(String slug) {
        return "'slug':'%s','title':'Exhibit %s','cover_image':%d,'hero_image':%d,'body':[{'id':'%s','type':'text','value':'<p>One.</p>'},{'id':'%s','type':'text','value':'<p>Two.</p>'}]"
                .formatted(slug, slug, picture, picture, block(1), block(2));
    }

    /** The id of the first or second block of every exhibit. */
    static String block(int number) {
        return "5e0f3f0a-9b0c-4d47-8a52-00000000000" + number;
    }

    static String page(long parent, String type, String meta, String fields) {
        return "{'meta':{'type':'%s','parent_id':%d%s},%s}".formatted(type, parent, meta, fields);
    }

    /** Somebody whose one group may do this, as the API says it; the same person for the same permissions. */
    synchronized Who whoMay(String... grants) {
        return known.computeIfAbsent(String.join(",", grants), ignored -> somebody(List.of(grants)));
    }

    private Who somebody(List<String> grants) {
        long user = made("users", "{'name':'%s','password':'quiet lamps at noon'}".formatted(word()));
        made(
                "groups",
                "{'name':'%s','members':[%d],'permissions':[%s]}".formatted(word(), user, String.join(",", grants)));
        return new Who(done(chief.post("tokens", "{'name':'suite','user_id':%d}".formatted(user)))
                .getString("token"));
    }

    static String onPage(String verb, long page) {
        return "{'verb':'%s','scope':'page','page':%d}".formatted(verb, page);
    }

    static String onFolder(String verb, long folder) {
        return "{'verb':'%s','scope':'folder','folder':%d}".formatted(verb, folder);
    }

    static String onType(String verb, String type) {
        return "{'verb':'%s','scope':'type','type':'%s'}".formatted(verb, type);
    }

    static String right(String right) {
        return "{'verb':'%s','scope':'system'}".formatted(right);
    }

    /** What is at an address for anybody: 200, 301, 404, 410. */
    static int seen(String path) {
        Response answer = READER.get("resolve?host=" + HOST + "&path=" + path);
        Integer redirect = answer.statusCode() == 200 ? answer.jsonPath().get("redirect.status") : null;
        return redirect == null ? answer.statusCode() : redirect;
    }

    /** Where an address leads. */
    static String leadsTo(String path) {
        return done(READER.get("resolve?host=" + HOST + "&path=" + path)).getString("redirect.location");
    }

    long made(String shelf, String body) {
        return done(chief.post(shelf, body)).getLong("id");
    }

    static JsonPath done(Response response) {
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + ": " + response.asString());
        }
        return response.jsonPath();
    }
}
