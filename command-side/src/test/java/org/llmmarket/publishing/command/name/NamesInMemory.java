package org.llmmarket.publishing.command.name;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;

/** Names for tests without a database. */
public final class NamesInMemory implements ServiceNames {

    private final Map<String, Holder> holders = new HashMap<>();
    private final Set<String> kept = new HashSet<>();

    @Override
    public Optional<Holder> holder(ServiceName name) {
        return Optional.ofNullable(holders.get(name.normalForm()));
    }

    @Override
    public void take(ServiceName name, ServiceId serviceId, AccountId owner) {
        Rejection.rejectIf(
                holder(name).filter(held -> !held.owner().equals(owner)).isPresent(), Reason.NAME_TAKEN, "taken");
        holders.put(name.normalForm(), new Holder(serviceId, owner, false));
    }

    @Override
    public void keep(ServiceName name, ServiceId serviceId) {
        kept.add(name.normalForm());
    }

    @Override
    public void release(ServiceName name, ServiceId serviceId) {
        if (!kept.contains(name.normalForm())) {
            holders.remove(name.normalForm());
        } else {
            holders.computeIfPresent(name.normalForm(), (key, held) -> new Holder(serviceId, held.owner(), true));
        }
    }
}
