package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

/** Serves from disk what a page of the site answered, plain and compressed: the same bytes. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final String url;

    private Nginx(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** @param page the address whose bytes are served */
    static Nginx start(Path folder, String page) throws IOException {
        int port = Port.anyFree().number();
        Path root = Files.createDirectories(folder.resolve("nginx"));
        Files.write(root.resolve("page.html"), Http.get(page, Map.of()).body());
        Files.write(root.resolve("page.html.gz"), coded(page, "gzip"));
        Files.write(root.resolve("page.br"), coded(page, "br"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 1024; }
                http { access_log off; sendfile on; keepalive_requests 1000000; default_type text/html; gzip_static on;
                       open_file_cache max=100; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                       uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                       server { listen 127.0.0.1:%2$d; root %1$s/nginx;
                                location = /page.br { add_header Content-Encoding br; add_header Vary Accept-Encoding; } } }
                """.formatted(folder, port));
        Process process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        var nginx = new Nginx(process, "http://localhost:" + port);
        Await.until(Duration.ofSeconds(5), () -> Http.isOk(nginx.page()));
        return nginx;
    }

    private static byte[] coded(String page, String coding) {
        Http.Answer answer = Http.get(page, Map.of("Accept-Encoding", coding));
        if (!answer.encoding().equals(coding)) throw new Trouble(page + " is not to be had as " + coding);
        return answer.body();
    }

    String page() {
        return url + "/page.html";
    }

    String brotliPage() {
        return url + "/page.br";
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
