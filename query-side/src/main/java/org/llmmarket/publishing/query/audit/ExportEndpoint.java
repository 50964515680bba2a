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
import org.llmmarket.publishing.query.projection.PastReach;
import org.llmmarket.publishing.store.proof.LogExport;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /audit/export}: the log beside what its tree recorded, for {@code audit verify}, or the audit trail. */
@RestController
class ExportEndpoint {

    private static final String LOG = "log";
    private static final String TRAIL = "trail";
    private static final String NDJSON = "ndjson";
    private static final String CSV = "csv";

    private final LogExport log;
    private final AuditTrail trail;
    private final PastReach reach;

    ExportEndpoint(LogExport log, AuditTrail trail, PastReach reach) {
        this.log = log;
        this.trail = trail;
        this.reach = reach;
    }

    /** Streams either from where it is asked for on, so that one that broke off is taken up again. */
    @GetMapping("/audit/export")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    void export(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Parameters given = new Parameters(parameters);
        if (oneOf(given, "of", LOG, TRAIL).equals(TRAIL)) {
            boolean isCsv = oneOf(given, "format", NDJSON, CSV).equals(CSV);
            TrailExport asked = TrailExport.of(given);
            given.check();
            TrailExport export = asked.whenWritten(reach);
            export.write(trail, TrailLines.to(response, isCsv));
            return;
        }
        oneOf(given, "format", NDJSON);
        Header header = header(given);
        LinesOut lines = LinesOut.to(response, "log.ndjson");
        lines.accept(header);
        log.write(header, lines);
        lines.finish();
    }

    private Header header(Parameters given) {
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

    /** The choice that was given; the first one where none was. */
    private static String oneOf(Parameters given, String name, String... choices) {
        List<String> all = List.of(choices);
        String chosen = given.text(name, 40).orElse(choices[0]);
        if (!all.contains(chosen)) {
            given.fault(name, "is " + String.join(" or ", all), "INVALID_ENUM");
        }
        return chosen;
    }
}
