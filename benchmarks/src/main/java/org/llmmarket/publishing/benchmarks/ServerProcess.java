package org.llmmarket.publishing.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that is measured, in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 120;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** The assembled application, with the query role alone. */
    static ServerProcess application(Path jar, String database, Map<String, String> settings) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-jar",
                jar.toString(),
                "--port=" + port,
                "--roles=query",
                "--sandbox=off",
                "--database-url=" + database,
                "--data-dir=" + Benchmarks.temporary() + "/application",
                "--bootstrap-admin-email=admin@example.org",
                "--bootstrap-admin-password=a-long-admin-password"));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return start(command, port, "/health/ready");
    }

    /** An endpoint of bare Spring that does one select by primary key. */
    static ServerProcess bareSpring(String database) throws Exception {
        int port = freePort();
        return start(
                List.of(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareSpring.class.getName(),
                        Integer.toString(port),
                        database),
                port,
                "/ready");
    }

    /** nginx, which answers these bytes at {@code /service.json}. */
    static ServerProcess nginx(String executable, byte[] bytes) throws Exception {
        int port = freePort();
        Path home = Files.createDirectories(Path.of(Benchmarks.temporary(), "nginx"));
        Files.write(Files.createDirectories(home.resolve("root")).resolve("service.json"), bytes);
        Path settings = Files.writeString(
                home.resolve("nginx.conf"),
                // Workers of a server started by root would else be nobody, who may not read a temporary folder.
                "user " + System.getProperty("user.name") + "; daemon off; worker_processes 2; error_log "
                        + home.resolve("error.log") + "; pid "
                        + home.resolve("pid")
                        + ";\nevents { worker_connections 512; }\nhttp { access_log off; keepalive_requests 1000000000;"
                        + " sendfile on; open_file_cache max=10; types { application/json json; }\n"
                        + temporaryFolders(home)
                        + " server { listen 127.0.0.1:" + port + "; root " + home.resolve("root") + "; } }\n");
        return start(List.of(executable, "-p", home.toString(), "-c", settings.toString()), port, "/service.json");
    }

    private static String temporaryFolders(Path home) {
        StringBuilder lines = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            lines.append(' ')
                    .append(kind)
                    .append("_temp_path ")
                    .append(home.resolve(kind))
                    .append(';');
        }
        return lines.toString();
    }

    private static ServerProcess start(List<String> command, int port, String ready) throws Exception {
        Path log = Files.createTempFile(Path.of(Benchmarks.temporary()), "server", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!answers(port, ready)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " does not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return new ServerProcess(process, port);
    }

    /** Waits until every group of the application has done with the whole log: what it does besides would be measured too. */
    void awaitAbreast() throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        while (!isAbreast(metrics)) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static boolean isAbreast(URI metrics) throws IOException {
        try (InputStream answer = metrics.toURL().openStream()) {
            List<String> lags = new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("publishing_group_lag_events{"))
                    .toList();
            return !lags.isEmpty() && lags.stream().allMatch(line -> line.endsWith(" 0.0"));
        }
    }

    /** What answers with a body whose length is not told, as the probes of health do, is ready all the same. */
    private static boolean answers(int port, String path) {
        try {
            URLConnection call =
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            return call instanceof HttpURLConnection http && http.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
