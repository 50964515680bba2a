package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;

/** The default version's presentation or terms have a new revision. */
@Revision("1")
public record ServiceRevised(ServiceId serviceId, VersionNumber version, int revision, Listing listing, Terms terms)
        implements ServiceEvent {}
