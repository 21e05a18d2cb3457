package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A form as a browser without scripts holds it: filled in, and sent. */
final class SentForm {

    private record Pair(String name, String value) {}

    private final String action;
    private final List<Pair> pairs = new ArrayList<>();

    private SentForm(String action) {
        this.action = action;
    }

    static SentForm of(String html, String selector) {
        Document screen = Jsoup.parse(html);
        screen.select("template").remove();
        Element form = screen.selectFirst(selector);
        var sent = new SentForm(form.attr("action"));
        for (Element control : form.select("input[name], textarea[name], select[name]")) {
            boolean elsewhere =
                    control.hasAttr("form") || control.parents().is("[disabled]") || control.hasAttr("disabled");
            boolean off = control.attr("type").matches("checkbox|radio") && !control.hasAttr("checked");
            if (!elsewhere && !off) {
                sent.pairs.add(new Pair(control.attr("name"), value(control)));
            }
        }
        return sent;
    }

    static SentForm of(Response screen) {
        return of(screen.asString(), "#editor-form");
    }

    private static String value(Element control) {
        if (control.normalName().equals("textarea")) {
            return control.wholeText().replaceFirst("^\n", "");
        }
        return control.normalName().equals("select")
                ? control.select("option[selected]").attr("value")
                : control.attr("value");
    }

    /** The name of the first control that ends so. */
    String name(String end) {
        return pairs.stream()
                .map(Pair::name)
                .filter(name -> name.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    SentForm with(String name, String value) {
        for (int index = 0; index < pairs.size(); index++) {
            if (pairs.get(index).name().equals(name)) {
                pairs.set(index, new Pair(name, value));
                return this;
            }
        }
        pairs.add(new Pair(name, value));
        return this;
    }

    String body() {
        return pairs.stream()
                .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.replace("\n", "\r\n"), StandardCharsets.UTF_8);
    }

    Response post(RequestSpecification who) {
        return who.contentType("application/x-www-form-urlencoded").body(body()).post(action);
    }

    Response press(RequestSpecification who, String button) {
        return with("@action", button).post(who);
    }

    /** As the script sends it. */
    String json() {
        ArrayNode form = JsonNodeFactory.instance.arrayNode();
        pairs.forEach(pair -> form.addArray().add(pair.name()).add(pair.value()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", all("@version").getFirst())
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("form", form)
                .toString();
    }

    Response put(RequestSpecification who) {
        return who.contentType("application/json").body(json()).put(action + "/draft");
    }
}
