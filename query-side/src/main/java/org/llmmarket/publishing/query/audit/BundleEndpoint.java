package org.llmmarket.publishing.query.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.proof.export.Header;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.proof.LogBundle;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /audit/proofs/bundle}: all about a service or a period in one signed piece, for {@code audit verify}. */
@RestController
class BundleEndpoint {

    private final LogBundle bundles;

    BundleEndpoint(LogBundle bundles) {
        this.bundles = bundles;
    }

    @GetMapping("/audit/proofs/bundle")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    void bundle(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Parameters given = new Parameters(parameters);
        Optional<String> service = given.text("serviceId", 255);
        Optional<Instant> from = given.instant("from");
        Optional<Instant> to = given.instant("to");
        if (service.isPresent() == (from.isPresent() || to.isPresent())) {
            given.fault("serviceId", "is given, or from and to instead of it", "REQUIRED");
        }
        given.check();
        Header header =
                bundles.header().orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "Nothing has happened yet."));
        LinesOut lines = LinesOut.to(response, "bundle.ndjson");
        lines.accept(header);
        if (service.isPresent()) {
            bundles.writeService(header, service.get(), lines);
        } else {
            bundles.writePeriod(header, from.orElse(Instant.EPOCH), to.orElseGet(Instant::now), lines);
        }
        lines.finish();
    }
}
