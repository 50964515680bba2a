package org.llmmarket.publishing.saga.endpoint.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The domain name system. */
@FunctionalInterface
public interface HostLookup {

    /** The system's own resolver. */
    HostLookup SYSTEM = InetAddress::getAllByName;

    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
