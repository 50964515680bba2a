package org.llmmarket.publishing.query.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** How entries of the trail are written, one a line, each with the cursor behind which an export goes on. */
interface TrailLines {

    void begin();

    void entry(TrailEntry entry, String cursor);

    /** Tells that nothing is missing, and sends the last of it. */
    void end();

    /** Either form. */
    static TrailLines to(HttpServletResponse response, boolean isCsv) throws IOException {
        return isCsv ? new Csv(response) : new Ndjson(response);
    }

    /** One JSON object a line; the last one says {@code {"type":"end"}}. */
    final class Ndjson implements TrailLines {

        private final LinesOut out;

        Ndjson(HttpServletResponse response) throws IOException {
            out = LinesOut.to(response, "audit-trail.ndjson");
        }

        /** An entry with its cursor beside its members. */
        record Line(@JsonUnwrapped TrailEntry entry, String cursor) {}

        @Override
        public void begin() {
            // Every line speaks for itself.
        }

        @Override
        public void entry(TrailEntry entry, String cursor) {
            out.accept(new Line(entry, cursor));
        }

        @Override
        public void end() {
            out.accept(Map.of("type", "end"));
            out.finish();
        }
    }

    /** A line of names, and one for each entry; the last one is {@code #end}. */
    final class Csv implements TrailLines {

        private final LinesOut out;

        Csv(HttpServletResponse response) throws IOException {
            out = LinesOut.to(response, "audit-trail.csv", "text/csv;charset=UTF-8");
        }

        @Override
        public void begin() {
            out.write(CsvLine.of(
                    "cursor",
                    "id",
                    "timestamp",
                    "eventType",
                    "action",
                    "actorId",
                    "actorType",
                    "resourceId",
                    "resourceType",
                    "ipAddress",
                    "userAgent",
                    "requestId",
                    "details",
                    "result"));
        }

        @Override
        public void entry(TrailEntry entry, String cursor) {
            out.write(CsvLine.of(
                    cursor,
                    entry.id(),
                    entry.timestamp(),
                    entry.eventType(),
                    entry.action(),
                    entry.actorId(),
                    entry.actorType().wire(),
                    entry.resourceId(),
                    entry.resourceType(),
                    entry.ipAddress(),
                    entry.userAgent(),
                    entry.requestId(),
                    entry.details(),
                    entry.result().wire()));
        }

        @Override
        public void end() {
            out.write(CsvLine.of("#end"));
            out.finish();
        }
    }
}
