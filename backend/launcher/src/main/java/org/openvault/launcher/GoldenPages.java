package org.openvault.launcher;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some pages with the checksum of what the API said of them at an instant. As the past does not change, it must say the same of
 * that instant whenever it is asked, and after every restore.
 *
 * @param checksums by address
 */
record GoldenPages(Instant at, Map<String, String> checksums) {
    static final GoldenPages NONE = new GoldenPages(Instant.EPOCH, Map.of());

    private static final int MOST = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The pages that were published last. */
    static GoldenPages look(DatabaseAccess access, String backend) throws SQLException, IOException {
        Instant at = Instant.now().minusSeconds(1);
        List<String> addresses = new ArrayList<>();
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT url_path FROM publication WHERE kind = 'page' AND NOT past"
                        + " AND live_from < now() - interval '2 seconds' ORDER BY live_from DESC, id DESC LIMIT "
                        + MOST)) {
            while (rows.next()) addresses.add(rows.getString(1));
        }
        var checksums = new TreeMap<String, String>();
        for (String address : addresses) checksums.put(address, checksum(backend, address, at));
        return new GoldenPages(at, checksums);
    }

    static GoldenPages read(Path file) {
        try {
            if (!Files.exists(file)) return NONE;
            var json = JSON.readTree(file.toFile());
            return new GoldenPages(
                    Instant.parse(json.path("at").asText()),
                    JSON.convertValue(json.path("checksums"), new TypeReference<TreeMap<String, String>>() {}));
        } catch (IOException e) {
            throw new Trouble("Cannot read " + file + ": " + Failure.reason(e));
        }
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), Map.of("at", at.toString(), "checksums", checksums));
    }

    int count() {
        return checksums.size();
    }

    /** Addresses of which the backend says something else now. */
    List<String> differing(String backend) throws IOException {
        var differing = new ArrayList<String>();
        for (var page : checksums.entrySet()) {
            if (!checksum(backend, page.getKey(), at).equals(page.getValue())) differing.add(page.getKey());
        }
        return differing;
    }

    /** Of the page alone: beside it stands what changes without it, such as the place in the feed. */
    private static String checksum(String backend, String address, Instant at) throws IOException {
        String question =
                "/api/v3/resolve?path=%s&as_of=%s".formatted(URLEncoder.encode(address, StandardCharsets.UTF_8), at);
        return Backups.sha256(
                Api.of(backend, "").get(question).body().path("page").toString());
    }
}
