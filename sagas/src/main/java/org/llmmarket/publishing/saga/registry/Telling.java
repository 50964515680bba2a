package org.llmmarket.publishing.saga.registry;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.registry.Standings.Standing;

/**
 * Tells the registry where one version stands, unless it has it so already: whoever heard of a move, and however often the
 * answer was lost, the registry is asked for one effect once and under one key. Whoever tells is alone with the service, for
 * that is a lane of the work; but one who stood still meanwhile, with all his process, has lost his turn without noticing.
 */
final class Telling {

    private final Registry registry;

    Telling(Registry registry) {
        this.registry = registry;
    }

    /**
     * Asks first, and tells only what is not so; answers whether that is how it stands.
     *
     * @param stillStands looks it up again, for the registry may have taken its time
     * @param isFirst whether this piece of work was never tried before
     * @param work names the piece of work: what was told, and overtaken by something older that came late, is told once more under
     *     a key with that name, for the registry would only repeat its first answer
     */
    boolean tell(Standing standing, BooleanSupplier stillStands, boolean isFirst, String work, String request) {
        for (String again : isFirst ? List.of("") : List.of("", "-after-" + work)) {
            if (isSo(standing)) {
                return true;
            }
            if (!stillStands.getAsBoolean()) {
                return false;
            }
            tell(standing, call(standing, again, request));
        }
        return true;
    }

    /** Tells without asking, for who knows that nobody has told it before, and has just looked. */
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
