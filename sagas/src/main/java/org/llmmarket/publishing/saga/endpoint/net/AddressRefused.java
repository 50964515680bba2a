package org.llmmarket.publishing.saga.endpoint.net;

import java.net.UnknownHostException;
import org.llmmarket.publishing.api.net.AddressKind;

/** A host leads to an address that the marketplace does not call. */
final class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefused(String host, AddressKind kind) {
        super("'" + host + "' leads to " + kind.description());
    }
}
