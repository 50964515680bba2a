package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Consumers get another version from now on, by somebody's decision or because the old default left the market; none when
 * no version is left that could be the default.
 */
@Revision("1")
public record DefaultVersionMoved(
        ServiceId serviceId,
        @Nullable VersionNumber from,
        @Nullable VersionNumber to) implements ServiceEvent {}
