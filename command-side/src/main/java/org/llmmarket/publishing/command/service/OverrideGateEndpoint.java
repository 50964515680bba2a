package org.llmmarket.publishing.command.service;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.OverrideGate;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.llmmarket.publishing.contract.semver.SemVer;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An admin lets one version pass the gate whose contract the comparison judges wrongly, or cannot judge. */
@RestController
class OverrideGateEndpoint {

    private final Bodies bodies;
    private final ServicesInSight services;
    private final CommandGateway commands;
    private final AtomicCommands atomic;
    private final KeyedWrites writes;

    OverrideGateEndpoint(
            Bodies bodies,
            ServicesInSight services,
            CommandGateway commands,
            AtomicCommands atomic,
            KeyedWrites writes) {
        this.bodies = bodies;
        this.services = services;
        this.commands = commands;
        this.atomic = atomic;
        this.writes = writes;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping(path = "/services/{id}/gate-overrides", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Recorded> override(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        CatalogEntry entry = services.getOwn(id, caller);
        services.requireMatch(ifMatch, entry, null);
        JsonNode request = bodies.read(body, "gate-override");
        GateOverride override = new GateOverride(
                version(request.get("version").stringValue()),
                new Digest(request.get("baseDigest").stringValue()),
                new Digest(request.get("revisionDigest").stringValue()),
                Bump.of(request.get("bump").stringValue()));
        String reason = request.get("reason").stringValue();
        ServiceId service = entry.id();
        return writes.write(
                () -> atomic.inOneTransaction(() -> {
                    commands.sendAndWait(new OverrideGate(service, caller.actor(), override, reason));
                    services.requireMatchStill(ifMatch, service, null);
                    return override;
                }),
                () -> ResponseEntity.status(HttpStatus.CREATED).body(Recorded.of(service, override, reason)));
    }

    private static VersionNumber version(String text) {
        if (SemVer.parse(text).filter(number -> !number.hasBuild()).isEmpty()) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED,
                    "The version is none.",
                    Findings.error("version", "Must be a version as in 1.4.0.", "INVALID_VERSION_FORMAT"));
        }
        return new VersionNumber(text);
    }

    /** What is recorded. */
    record Recorded(
            ServiceId serviceId,
            VersionNumber version,
            Digest baseDigest,
            Digest revisionDigest,
            Bump bump,
            String reason) {

        static Recorded of(ServiceId service, GateOverride override, String reason) {
            return new Recorded(
                    service,
                    override.version(),
                    override.baseDigest(),
                    override.revisionDigest(),
                    override.bump(),
                    reason);
        }
    }
}
