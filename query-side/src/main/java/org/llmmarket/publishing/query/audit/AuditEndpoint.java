package org.llmmarket.publishing.query.audit;

import java.util.Optional;
import java.util.UUID;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /audit} and one of its entries: who did what to what, from where, and what came of it; the newest first. */
@RestController
class AuditEndpoint {

    private final AuditTrail trail;

    AuditEndpoint(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/audit")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    ResponseEntity<Page<TrailEntry>> list(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        AuditSearch search = AuditSearch.of(given);
        Optional<AuditSearch.Place> after = given.cursor(2, AuditSearch.Place::of);
        int limit = given.limit();
        given.check();
        return answer(Page.of(
                trail.find(search, AuditTrail.Order.NEWEST_FIRST, after, limit + 1), limit, entry -> entry.place()
                        .cursor()));
    }

    @GetMapping("/audit/{id}")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    ResponseEntity<TrailEntry> show(@PathVariable String id) {
        return id(id).flatMap(trail::find)
                .map(AuditEndpoint::answer)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The trail has no such entry."));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
