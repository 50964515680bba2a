package org.llmmarket.publishing.query.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.proof.export.Header;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.proof.LogExport;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /audit/export}: the log as it stands, beside what its tree recorded, for {@code audit verify}. */
@RestController
class ExportEndpoint {

    private final LogExport log;

    ExportEndpoint(LogExport log) {
        this.log = log;
    }

    /** Streams the log from an index on; taken up again with the index behind the last line that came. */
    @GetMapping("/audit/export")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    void export(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Header header = header(new Parameters(parameters));
        try (LinesOut lines = LinesOut.to(response, "log.ndjson")) {
            lines.accept(header);
            log.write(header, lines);
        }
    }

    private Header header(Parameters given) {
        oneOf(given, "of", "log");
        oneOf(given, "format", "ndjson");
        long from = given.number("from").orElse(0L);
        OptionalLong to = given.number("to").map(OptionalLong::of).orElseGet(OptionalLong::empty);
        if (to.isPresent() && to.getAsLong() < from) {
            given.fault("to", "is not below from", "OUT_OF_RANGE");
        }
        given.check();
        try {
            return log.header(from, to).orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "Nothing has happened yet."));
        } catch (IllegalArgumentException e) {
            given.fault("from", String.valueOf(e.getMessage()), "OUT_OF_RANGE");
            given.check();
            throw e;
        }
    }

    private static void oneOf(Parameters given, String name, String only) {
        List<String> texts = given.texts(name, 40);
        if (!texts.stream().allMatch(only::equals)) {
            given.fault(name, "is " + only, "INVALID_ENUM");
        }
    }
}
