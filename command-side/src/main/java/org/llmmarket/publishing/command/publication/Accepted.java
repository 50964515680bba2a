package org.llmmarket.publishing.command.publication;

import java.net.URI;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A version is accepted and its publication runs. */
record Accepted(
        ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        ServiceStatus status,
        String message,
        boolean success) {

    static Accepted of(ServiceId service, VersionNumber version, PublicationId publication) {
        return new Accepted(
                service,
                version,
                publication,
                ServiceStatus.PENDING_APPROVAL,
                "Version " + version + " is accepted and being published; the service's status tells every step.",
                true);
    }

    ResponseEntity<Accepted> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .location(URI.create(ApiMapping.BASE + "/services/" + serviceId))
                .body(this);
    }
}
