package org.llmmarket.publishing.query.cache;

import java.util.OptionalLong;
import org.llmmarket.publishing.api.service.ServiceId;

/** The log, asked for the position of a service's newest event. */
@FunctionalInterface
public interface Newest {

    OptionalLong of(ServiceId service);
}
