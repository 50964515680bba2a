package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;

/** An admin has overridden what the contracts' comparison asks of one version, once. */
@Revision("1")
public record GateOverridden(ServiceId serviceId, GateOverride override, String reason) implements ServiceEvent {}
