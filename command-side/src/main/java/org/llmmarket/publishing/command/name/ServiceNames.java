package org.llmmarket.publishing.command.name;

import java.util.Optional;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;

/** The names of the marketplace, each taken once. Joins the caller's transaction. */
public interface ServiceNames {

    /** Who holds a name, and for which service. */
    record Holder(ServiceId serviceId, AccountId owner, boolean retired) {}

    Optional<Holder> holder(ServiceName name);

    /**
     * Takes a name for a new service. Waits for whoever is taking it at the same time; an owner may take a name again
     * whose service has retired.
     *
     * @throws org.llmmarket.publishing.api.finding.Rejection NAME_TAKEN when another provider holds it, CONCURRENT_CHANGE
     *     when the same owner has just taken it for another service
     */
    void take(ServiceName name, ServiceId serviceId, AccountId owner);

    /** A version was active: the name never passes to another provider. */
    void keep(ServiceName name, ServiceId serviceId);

    /** The service has retired: its name is free when no version ever was active, else it stays with its owner. */
    void release(ServiceName name, ServiceId serviceId);
}
