package org.llmmarket.publishing.query.approval;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalFile;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalView;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.catalog.Sight;
import org.llmmarket.publishing.query.catalog.VisibleServices;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.query.projection.PastReach;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /approvals} and one of them: reviewers, auditors and admins see all, a provider their own. */
@RestController
class ApprovalsEndpoint {

    private final ApprovalTable table;
    private final PastReach reach;
    private final EventLog log;
    private final ServiceLog services;
    private final Vault vault;

    ApprovalsEndpoint(ApprovalTable table, PastReach reach, EventLog log, ServiceLog services, Vault vault) {
        this.table = table;
        this.reach = reach;
        this.log = log;
        this.services = services;
        this.vault = vault;
    }

    @GetMapping("/approvals")
    @MayCall(
            value = {Role.REVIEWER, Role.PROVIDER, Role.AUDITOR},
            scope = Scope.SERVICES_READ)
    Page<ApprovalView> list(Caller caller, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<Instant> asOf = given.asOf();
        ApprovalSearch search = ApprovalSearch.of(given, caller.actor().id());
        asOf.ifPresent(instant -> reach.await(PastApprovalProjection.NAME, PastApprovalProjection.AGGREGATES, instant));
        boolean seesAll = new Sight(caller).isInside(Actor.SYSTEM.id());
        Optional<AccountId> provider =
                seesAll ? Optional.empty() : Optional.of(caller.actor().id());
        return Page.of(table.find(search, provider, asOf), search.limit(), row -> row.place()
                        .cursor()
                        .at(asOf))
                .map(row -> row.entry().view(vault::find));
    }

    /** Folded from the log, so that who has decided sees their decision at once. */
    @GetMapping("/approvals/{id}")
    @MayCall(
            value = {Role.REVIEWER, Role.PROVIDER, Role.AUDITOR},
            scope = Scope.SERVICES_READ)
    ResponseEntity<ApprovalView> show(
            Caller caller,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String seen) {
        Optional<Instant> asOf = Parameters.asOf(parameters);
        Sight sight = new Sight(caller);
        return Optional.of(id)
                .filter(VisibleServices::canBeAnId)
                .flatMap(known -> file(known, asOf))
                .filter(file -> isShown(file, sight))
                .map(file -> answer(file.view(vault::find), seen))
                .orElseThrow(() -> VisibleServices.notFound("approval " + id));
    }

    private static ResponseEntity<ApprovalView> answer(ApprovalView view, @Nullable String seen) {
        String tag = view.entityTag();
        ResponseEntity.BodyBuilder answer =
                Preconditions.isKnown(seen, tag) ? ResponseEntity.status(HttpStatus.NOT_MODIFIED) : ResponseEntity.ok();
        answer.eTag(tag).cacheControl(CacheControl.noCache()).varyBy(HttpHeaders.AUTHORIZATION, "X-API-Key");
        return Preconditions.isKnown(seen, tag) ? answer.build() : answer.body(view);
    }

    private static boolean isShown(ApprovalFile file, Sight sight) {
        boolean isInside = sight.isInside(file.entry().request().providerId());
        if (!isInside) {
            RequestTrace.hides("approval", file.entry().request().approvalId().toString());
        }
        return isInside;
    }

    private Optional<ApprovalFile> file(String id, Optional<Instant> asOf) {
        return log.ofAggregate(id).stream()
                .map(RecordedEvent::payload)
                .filter(ApprovalEvent.class::isInstance)
                .map(event -> ((ApprovalEvent) event).serviceId())
                .findFirst()
                .flatMap(service -> ApprovalFile.of(new ApprovalId(id), services.happened(service, asOf)));
    }
}
