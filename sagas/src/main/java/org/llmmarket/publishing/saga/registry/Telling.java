package org.llmmarket.publishing.saga.registry;

import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.registry.Standings.Standing;

/**
 * Tells the registry where one version stands, unless it has it so already: whoever heard of a move, and however often the
 * answer was lost, the registry is asked for one effect once and under one key.
 */
final class Telling {

    private final Registry registry;

    Telling(Registry registry) {
        this.registry = registry;
    }

    /**
     * Asks first, and tells only what is not so.
     *
     * @param isFirst whether this piece of work was never tried before
     * @param work names the piece of work: what was told, and overtaken by something older that came late, is told once more under
     *     a key with that name, for the registry would only repeat its first answer
     */
    void tell(Standing standing, boolean isFirst, String work, String request) {
        if (isSo(standing)) {
            return;
        }
        tell(standing, call(standing, "", request));
        if (!isFirst && !isSo(standing)) {
            tell(standing, call(standing, "-after-" + work, request));
        }
    }

    /** Tells without asking, for who knows that nobody has told it before. */
    void tellFirst(Standing standing, String request) {
        tell(standing, call(standing, "", request));
    }

    /** An entry that the registry does not know has no status to be told. */
    private boolean isSo(Standing standing) {
        return registry.find(standing.registryId())
                .map(found -> found.status().equals(standing.status().wire()))
                .orElse(true);
    }

    private void tell(Standing standing, Call call) {
        if (standing.status() == ServiceStatus.RETIRED) {
            registry.remove(standing.registryId(), call);
        } else {
            registry.changeStatus(standing.registryId(), standing.status(), call);
        }
    }

    private static Call call(Standing standing, String again, String request) {
        return new Call(standing.publication() + ":" + standing.step() + again, request);
    }
}
