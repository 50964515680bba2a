package org.llmmarket.publishing.api.service;

import static org.llmmarket.publishing.api.service.ServiceStatus.ACTIVE;
import static org.llmmarket.publishing.api.service.ServiceStatus.DEPRECATED;
import static org.llmmarket.publishing.api.service.ServiceStatus.PENDING_APPROVAL;
import static org.llmmarket.publishing.api.service.ServiceStatus.RETIRED;
import static org.llmmarket.publishing.api.service.ServiceStatus.SUSPENDED;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The version by which a service without a default version presents itself. */
public final class Presented {

    /** What stands in for the newest version once that is gone: what is on the market, else what may still come to it. */
    private static final List<Set<ServiceStatus>> INSTEAD =
            List.of(EnumSet.of(ACTIVE, DEPRECATED), EnumSet.of(PENDING_APPROVAL), EnumSet.of(SUSPENDED));

    private Presented() {}

    /**
     * The newest version; where that has retired and its service has not, the newest of those that stand in for it.
     *
     * @param versions in the order of their submission
     */
    public static <V> Optional<V> among(List<V> versions, Function<V, ServiceStatus> status, boolean serviceRetired) {
        Optional<V> newest = newest(versions, version -> true);
        boolean isGone = !serviceRetired && newest.map(status).equals(Optional.of(RETIRED));
        return isGone ? instead(versions, status).or(() -> newest) : newest;
    }

    private static <V> Optional<V> instead(List<V> versions, Function<V, ServiceStatus> status) {
        return INSTEAD.stream()
                .map(fit -> newest(versions, version -> fit.contains(status.apply(version))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <V> Optional<V> newest(List<V> versions, Predicate<V> fit) {
        return versions.stream().filter(fit).reduce((older, newer) -> newer);
    }
}
