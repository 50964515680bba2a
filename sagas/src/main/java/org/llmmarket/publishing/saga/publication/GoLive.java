package org.llmmarket.publishing.saga.publication;

import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** Activate the version and complete its publication, both or neither. */
record GoLive(ServiceId serviceId, VersionNumber version, PublicationId publicationId) {}
