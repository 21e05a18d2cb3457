package org.openvault.frontend.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON of the backend as records. Unknown names are ignored: the backend may say more than this site shows. */
final class JsonReader {
    private final ObjectMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .addModule(new JavaTimeModule())
            .build();
    private final BlockReader blocks = new BlockReader(this);

    JsonNode tree(byte[] body) throws IOException {
        return mapper.readTree(body);
    }

    Resolved resolved(JsonNode root) {
        return new Resolved(
                site(root),
                page(root.path("page")),
                list(root.path("ancestors"), Ancestor.class),
                list(root.path("children"), Card.class),
                list(root.path("siblings"), Card.class),
                list(root.path("listings"), Listing.class));
    }

    Site site(JsonNode root) {
        Site site = value(root.path("site"), Site.class);
        return site == null ? Site.UNKNOWN : site;
    }

    SearchResults searchResults(JsonNode root) {
        return Objects.requireNonNull(value(root, SearchResults.class));
    }

    /** An answer that is a record as it is. */
    <T> T whole(JsonNode root, Class<T> type) {
        return Objects.requireNonNull(value(root, type));
    }

    /** What is wrong with each answer, in words for the reader; with all of it, under an empty name. */
    Map<String, String> problems(JsonNode root) {
        Map<String, String> problems = new HashMap<>();
        for (JsonNode error : root.path("errors")) {
            JsonNode place = error.path("loc");
            boolean ofField = place.size() == 2 && place.path(0).asText().equals("answers");
            problems.put(
                    ofField ? place.path(1).asText() : "",
                    ofField ? text(error, "message") : "Something in this form cannot be taken. Is it very long?");
        }
        return problems;
    }

    Preview preview(JsonNode root) {
        Preview told = whole(root.path("preview"), Preview.class);
        return told.of(root.path("page").isObject() ? resolved(root) : null);
    }

    /** What readers may have meant who asked for an address where nothing stands. */
    List<Hint> hints(JsonNode root) {
        return list(root.path("nearest"), Hint.class).stream()
                .filter(hint ->
                        hint.title() != null && hint.url() != null && hint.url().startsWith("/"))
                .toList();
    }

    private Page page(JsonNode page) {
        PageInfo info = info(page);
        return switch (info.type()) {
            case PageType.HOME -> new Page.Home(info, text(page, "body"), list(page.path("carousel"), Card.class));
            case PageType.EXHIBIT_INDEX, PageType.COLLECTION_INDEX -> new Page.Index(info, text(page, "introduction"));
            case PageType.EXHIBIT ->
                new Page.Exhibit(
                        info,
                        blocks.read(page.path("body")),
                        image(page.path("cover_image")),
                        image(page.path("hero_image")),
                        list(page.path("authors"), Author.class),
                        list(page.path("other_exhibits"), Card.class),
                        footnotes(page.path("footnotes")));
            case PageType.COLLECTION ->
                new Page.Collection(
                        info,
                        text(page, "introduction"),
                        blocks.read(page.path("content")),
                        seasons(page.path("seasons")),
                        image(page.path("cover_image")),
                        image(page.path("hero_image")));
            case PageType.SERIES_INDEX -> new Page.SeriesIndex(info, text(page, "introduction"));
            case PageType.SERIES ->
                new Page.Series(
                        info,
                        text(page, "years"),
                        text(page, "link"),
                        text(page, "description"),
                        image(page.path("cover_image")),
                        value(page.path("part_of"), Card.class),
                        blocks.read(page.path("content")));
            case PageType.STANDARD -> new Page.Standard(info, blocks.read(page.path("body")));
            case PageType.FORM ->
                new Page.Form(
                        info,
                        text(page, "introduction"),
                        FormField.listOf(page.path("fields")),
                        text(page, "submit_label"),
                        text(page, "thanks"));
            default -> other(info, page);
        };
    }

    private List<Page.Season> seasons(JsonNode list) {
        return values(list).stream()
                .map(season -> new Page.Season(
                        text(season, "title"),
                        text(season, "years"),
                        text(season, "description"),
                        list(season.path("programs"), Card.class)))
                .toList();
    }

    /** Whatever of the usual fields a page of an unknown type has. */
    private Page other(PageInfo info, JsonNode page) {
        JsonNode body = page.path("body").isArray() ? page.path("body") : page.path("content");
        String introduction = text(page, page.path("body").isTextual() ? "body" : "introduction");
        return new Page.Other(info, introduction, blocks.read(body), image(page.path("hero_image")));
    }

    private PageInfo info(JsonNode page) {
        JsonNode meta = page.path("meta");
        if (!page.path("id").isNumber() || !meta.path("type").isTextual()) {
            throw new IllegalArgumentException("an answer without page, id or type");
        }
        String locale = text(meta, "locale");
        return new PageInfo(
                page.path("id").asLong(),
                text(meta, "type"),
                text(page, "title"),
                meta.path("url").asText("/"),
                text(meta, "html_url"),
                locale.isEmpty() ? "en" : locale,
                text(meta, "seo_title"),
                text(meta, "search_description"),
                time(text(meta, "first_published_at")),
                time(text(meta, "last_published_at")),
                list(meta.path("translations"), Translation.class));
    }

    private static List<Footnote> footnotes(JsonNode list) {
        List<Footnote> footnotes = new ArrayList<>();
        for (JsonNode item : list) {
            footnotes.add(new Footnote(text(item, "id"), text(item.path("value"), "text")));
        }
        return List.copyOf(footnotes);
    }

    @Nullable
    Image image(JsonNode node) {
        Image image = value(node, Image.class);
        return image == null || image.url().isBlank() ? null : image;
    }

    private <T> List<T> list(JsonNode list, Class<T> type) {
        return values(list).stream()
                .map(item -> value(item, type))
                .filter(Objects::nonNull)
                .toList();
    }

    private <T> @Nullable T value(JsonNode node, Class<T> type) {
        if (!node.isObject()) {
            return null;
        }
        try {
            return mapper.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** The items of a list: those of a stored list are wrapped as {@code {"id", "value"}}, those of a listing are not. */
    static List<JsonNode> values(JsonNode list) {
        List<JsonNode> values = new ArrayList<>();
        list.forEach(item -> values.add(item.has("value") ? item.get("value") : item));
        return values;
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNull() ? "" : value.asText("");
    }

    private static @Nullable OffsetDateTime time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
