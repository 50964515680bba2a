package org.llmmarket.publishing.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON value a line, written as it is found. Whoever reads knows by the last line that nothing is missing. What fails early
 * is dropped, and answered as a problem.
 */
final class LinesOut implements Consumer<Object> {

    private static final int BUFFER = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final OutputStream out;

    private LinesOut(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    static LinesOut to(HttpServletResponse response, String file) throws IOException {
        return to(response, file, "application/x-ndjson");
    }

    static LinesOut to(HttpServletResponse response, String file, String contentType) throws IOException {
        response.setContentType(contentType);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.setHeader("Cache-Control", "no-store");
        return new LinesOut(response.getOutputStream());
    }

    @Override
    public void accept(Object line) {
        write(JSON.writeValueAsString(line) + "\n");
    }

    /** Writes a line as it stands. */
    void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the last of it. */
    void finish() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
