package org.llmmarket.publishing.command.gate.layer;

import java.util.Optional;
import java.util.function.Function;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.command.name.ServiceNames;
import tools.jackson.databind.JsonNode;

/** The services that there are, by their names. */
public record KnownServices(ServiceNames names, Function<ServiceId, Optional<CatalogEntry>> catalog) {

    /** Whether somebody else holds the name. */
    public boolean isOfAnother(ServiceName name, AccountId provider) {
        return names.holder(name)
                .filter(holder -> !holder.owner().equals(provider))
                .isPresent();
    }

    /** The provider's service that has the name in the definition, unless it has left the market. */
    public Optional<CatalogEntry> ownedBy(AccountId provider, JsonNode definition) {
        return new Definition(definition)
                .name()
                .flatMap(names::holder)
                .filter(holder -> holder.owner().equals(provider) && !holder.retired())
                .flatMap(holder -> catalog.apply(holder.serviceId()));
    }
}
