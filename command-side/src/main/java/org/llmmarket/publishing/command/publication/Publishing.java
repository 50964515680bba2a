package org.llmmarket.publishing.command.publication;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.api.service.ResubmitVersion;
import org.llmmarket.publishing.api.service.ServiceCommand;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.command.catalog.ServiceAnswers;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.llmmarket.publishing.command.gate.Gate;
import org.llmmarket.publishing.command.gate.Judged;
import org.llmmarket.publishing.command.gate.Submission;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes versions through the gate to their aggregate; document, credential and events are stored together or not at all. */
@Component
class Publishing {

    private final ServicesInSight services;
    private final Gate gate;
    private final CommandGateway commands;
    private final AtomicCommands atomic;
    private final DocumentStore documents;
    private final Vault vault;
    private final KeyedWrites writes;

    Publishing(
            ServicesInSight services,
            Gate gate,
            CommandGateway commands,
            AtomicCommands atomic,
            DocumentStore documents,
            Vault vault,
            KeyedWrites writes) {
        this.services = services;
        this.gate = gate;
        this.commands = commands;
        this.atomic = atomic;
        this.documents = documents;
        this.vault = vault;
        this.writes = writes;
    }

    /** Publishes a definition: as a new service, or as a new version where the caller has one of that name. */
    ResponseEntity<Accepted> publish(JsonNode definition, Caller caller, @Nullable String ifMatch) {
        Actor actor = caller.actor();
        return ServiceAnswers.repeated(() -> {
            Submission submission = gate.judge(definition, actor.id()).orReject();
            if (ifMatch != null) {
                services.requireMatch(ifMatch, known(submission), null);
            }
            return accept(submission, actor, ifMatch);
        });
    }

    private CatalogEntry known(Submission submission) {
        return Optional.ofNullable(submission.serviceId())
                .flatMap(services::find)
                .orElseThrow(
                        () -> new Rejection(
                                Reason.STALE_PRECONDITION,
                                "If-Match names a state of a service, and you have none of that name. Leave it out to publish one."));
    }

    /** Publishes a new version of a service; the request is not looked at before it is known that the caller may make it. */
    ResponseEntity<Accepted> publishNext(
            String id, Supplier<JsonNode> request, Caller caller, @Nullable String ifMatch) {
        return ServiceAnswers.repeated(() -> {
            CatalogEntry service = services.getOwn(id, caller);
            services.requireMatch(ifMatch, service, null);
            return accept(gate.judgeNext(service, request.get()).orReject(), caller.actor(), ifMatch);
        });
    }

    /** Tries a version again that failed its validation. */
    ResponseEntity<Accepted> resubmit(
            String id, String number, Supplier<JsonNode> request, Caller caller, @Nullable String ifMatch) {
        return ServiceAnswers.repeated(() -> {
            CatalogEntry service = services.getOwn(id, caller);
            CatalogVersion version = services.version(service, number);
            services.requireMatch(ifMatch, service, version.number());
            return acceptAgain(
                    service.id(),
                    gate.judgeAgain(service, version, request.get()).orReject(),
                    caller.actor(),
                    ifMatch);
        });
    }

    /** What the gate says of a new version of a service, without storing anything. */
    Judged<Submission> checkNext(String id, Supplier<JsonNode> request, Caller caller) {
        CatalogEntry service = services.getOwn(id, caller);
        return gate.judgeNext(service, request.get());
    }

    private ResponseEntity<Accepted> acceptAgain(
            ServiceId service, Submission submission, Actor actor, @Nullable String ifMatch) {
        PublicationId publication = PublicationId.next();
        ResubmitVersion command = new ResubmitVersion(
                service,
                actor,
                publication,
                submission.version(),
                submission.listing(),
                submission.terms(),
                submission.appraisal().verdict(),
                submission.warnings(),
                submission.approvalReasons(),
                submission.testAccess() != null);
        Accepted accepted = Accepted.of(service, submission.version(), publication);
        return writes.write(
                () -> store(command, publication, submission, ifMatch), () -> accepted.answer(HttpStatus.ACCEPTED));
    }

    private ResponseEntity<Accepted> accept(Submission submission, Actor actor, @Nullable String ifMatch) {
        ServiceId service = submission.serviceId() == null ? ServiceId.next() : submission.serviceId();
        PublicationId publication = PublicationId.next();
        PublishVersion command = new PublishVersion(
                service,
                actor,
                publication,
                submission.name(),
                submission.category(),
                submission.version(),
                submission.listing(),
                submission.terms(),
                submission.contract().digest(),
                submission.appraisal().verdict(),
                submission.warnings(),
                submission.approvalReasons(),
                submission.testAccess() != null);
        Accepted accepted = Accepted.of(service, submission.version(), publication);
        return writes.write(
                () -> store(command, publication, submission, ifMatch), () -> accepted.answer(HttpStatus.CREATED));
    }

    private void store(
            ServiceCommand command, PublicationId publication, Submission submission, @Nullable String ifMatch) {
        atomic.inOneTransaction(() -> {
            commands.sendAndWait(command);
            services.requireMatchStill(ifMatch, command.serviceId(), submission.version());
            submission.contract().storeIn(documents);
            submission.appraisal().report().ifPresent(report -> documents.put(report.mediaType(), report.bytes()));
            if (submission.testAccess() != null) {
                vault.put("testAccess:" + publication, submission.testAccess());
            }
            return publication;
        });
    }
}
