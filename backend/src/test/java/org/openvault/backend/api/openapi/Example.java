package org.openvault.backend.api.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request in a page of the reference, and the answer that the page promises: two blocks of {@code http}, one after the other. */
record Example(int line, Message request, Message answer) {

    private static final Pattern BLOCK = Pattern.compile("^```http\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** @param start {@code GET /api/v3/whoami} or {@code HTTP/1.1 200 OK} */
    record Message(String start, Map<String, String> headers, String body) {

        static Message of(String text) {
            String[] parts = text.split("\\R\\R", 2);
            List<String> head = parts[0].lines().toList();
            var headers = new LinkedHashMap<String, String>();
            head.stream()
                    .skip(1)
                    .map(line -> line.split(":", 2))
                    .forEach(pair -> headers.put(pair[0], pair[1].strip()));
            return new Message(head.getFirst(), headers, parts.length > 1 ? parts[1].strip() : "");
        }

        String word(int index) {
            return start.split(" ")[index];
        }
    }

    static List<Example> in(String page) {
        var examples = new ArrayList<Example>();
        Matcher block = BLOCK.matcher(page);
        Message request = null;
        while (block.find()) {
            int line = (int) page.substring(0, block.start()).lines().count() + 1;
            Message message = Message.of(block.group(1));
            boolean isAnswer = message.start().startsWith("HTTP/");
            if (isAnswer == (request == null)) {
                throw new IllegalStateException("line " + line + ": a request and an answer take turns");
            }
            if (isAnswer) {
                examples.add(new Example(line, request, message));
                request = null;
            } else {
                request = message;
            }
        }
        if (request != null) {
            throw new IllegalStateException("the last request has no answer");
        }
        return examples;
    }
}
