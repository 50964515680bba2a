package org.llmmarket.publishing.command.gate;

import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.api.net.AddressKind;

/** Asks the DNS where a host leads to. */
@FunctionalInterface
interface NameLookup {

    /** The kinds of all addresses of a host; empty when nobody knows it, or not in time. */
    Optional<Set<AddressKind>> kindsOf(String host);
}
