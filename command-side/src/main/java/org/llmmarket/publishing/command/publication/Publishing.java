package org.llmmarket.publishing.command.publication;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
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

    Publishing(
            ServicesInSight services,
            Gate gate,
            CommandGateway commands,
            AtomicCommands atomic,
            DocumentStore documents,
            Vault vault) {
        this.services = services;
        this.gate = gate;
        this.commands = commands;
        this.atomic = atomic;
        this.documents = documents;
        this.vault = vault;
    }

    /** Publishes a definition: as a new service, or as a new version where the caller has one of that name. */
    Accepted publish(JsonNode definition, Caller caller) {
        Actor actor = caller.actor();
        return ServiceAnswers.repeated(
                () -> accept(gate.judge(definition, actor.id()).orReject(), actor));
    }

    /** Publishes a new version of a service. */
    Accepted publishNext(String id, JsonNode request, Caller caller, @Nullable String ifMatch) {
        return ServiceAnswers.repeated(() -> {
            CatalogEntry service = ownService(id, caller, ifMatch);
            return accept(gate.judgeNext(service, request).orReject(), caller.actor());
        });
    }

    /** Tries a version again that failed its validation. */
    Accepted resubmit(String id, String number, JsonNode request, Caller caller, @Nullable String ifMatch) {
        return ServiceAnswers.repeated(() -> {
            CatalogEntry service = ownService(id, caller, ifMatch);
            CatalogVersion version = services.version(service, number);
            return acceptAgain(
                    service.id(), gate.judgeAgain(service, version, request).orReject(), caller.actor());
        });
    }

    /** What the gate says of a new version of a service, without storing anything. */
    Judged<Submission> checkNext(String id, JsonNode request, Caller caller) {
        return gate.judgeNext(services.getOwn(id, caller), request);
    }

    private Accepted acceptAgain(ServiceId service, Submission submission, Actor actor) {
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
        store(command, publication, submission);
        return Accepted.of(service, submission.version(), publication);
    }

    private CatalogEntry ownService(String id, Caller caller, @Nullable String ifMatch) {
        CatalogEntry service = services.getOwn(id, caller);
        Preconditions.requireMatch(ifMatch, services.view(service).entityTag());
        return service;
    }

    private Accepted accept(Submission submission, Actor actor) {
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
        store(command, publication, submission);
        return Accepted.of(service, submission.version(), publication);
    }

    private void store(ServiceCommand command, PublicationId publication, Submission submission) {
        atomic.inOneTransaction(() -> {
            commands.sendAndWait(command);
            submission.contract().storeIn(documents);
            submission.appraisal().report().ifPresent(report -> documents.put(report.mediaType(), report.bytes()));
            if (submission.testAccess() != null) {
                vault.put("testAccess:" + publication, submission.testAccess());
            }
            return publication;
        });
    }
}
