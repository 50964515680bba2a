package org.llmmarket.publishing.saga.policy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.store.document.DocumentStore;

/**
 * Keeps the text of the policies by which verdicts are given, so that these can be judged again. Policies that change in
 * between have the question asked anew: a verdict is never told with policies that may not be its own.
 */
public final class PoliciesInForce {

    private static final int MOST_CHANGES = 3;

    private final PolicyEngine engine;
    private final DocumentStore documents;
    private final AtomicReference<@Nullable Digest> last = new AtomicReference<>();

    PoliciesInForce(PolicyEngine engine, DocumentStore documents) {
        this.engine = engine;
        this.documents = documents;
    }

    /**
     * A verdict with the policies that it was given by.
     *
     * @param policies none where the engine does not list them, or they do not stay the same for long enough
     */
    record Given(PolicyVerdict verdict, @Nullable Digest policies) {}

    /** @throws NeighbourAway when there is no verdict; that the policies are not known is no reason to be without one */
    Given judge(Supplier<PolicyVerdict> question) {
        Digest before = last.get();
        for (int asked = 1; ; asked++) {
            PolicyVerdict verdict = question.get();
            Digest after = look();
            if (after == null || after.equals(before)) {
                return new Given(verdict, after);
            }
            if (asked >= MOST_CHANGES) {
                return new Given(verdict, null);
            }
            before = after;
        }
    }

    private @Nullable Digest look() {
        try {
            return now();
        } catch (NeighbourAway away) {
            return null;
        }
    }

    /**
     * The policies as they are now.
     *
     * @throws NeighbourAway when the engine does not tell
     */
    public Digest now() {
        byte[] text = engine.policies().getBytes(StandardCharsets.UTF_8);
        Digest now = new Digest(documents.put("application/json", text));
        last.set(now);
        return now;
    }
}
