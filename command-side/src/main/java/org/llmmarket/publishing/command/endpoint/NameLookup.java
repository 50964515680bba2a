package org.llmmarket.publishing.command.endpoint;

import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.api.net.AddressKind;

/** Asks the DNS where a host leads to. */
@FunctionalInterface
public interface NameLookup {

    /** The kinds of all addresses of a host; empty when nobody knows it, or not in time. */
    Optional<Set<AddressKind>> kindsOf(String host);
}
