package org.llmmarket.publishing.saga.publication;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.work.Work;

/** What can be asked of a worker for one publication; each is a kind of work, and asked for once a publication. */
public enum Step {
    /** Ask the policy engine. */
    POLICY,
    /** Ask it later, because it was away and the version passed all the same. */
    POLICY_CATCH_UP,
    /** Enter the version in the registry. */
    REGISTRY,
    /** Enter it later, because the registry is away. */
    REGISTRY_SYNC,
    /** Tell the registry where the version stands. */
    REGISTRY_STATUS,
    /** Take the entry back and record that. */
    REGISTRY_COMPENSATION,
    /** Take back an entry that nobody waits for any more. */
    REGISTRY_REMOVAL,
    /** Test the declared endpoint. */
    ENDPOINT_TESTS,
    /** Ask people. */
    APPROVAL,
    /** Ask them on the governance dashboard as well. */
    APPROVAL_WORKFLOW,
    /** Half of the time is over and nobody has decided. */
    APPROVAL_REMINDER,
    /** The last day has begun and nobody has decided. */
    APPROVAL_LAST_REMINDER,
    /** Nobody decided in time. */
    APPROVAL_EXPIRY,
    /** Record that people said yes. */
    APPROVAL_VERDICT,
    /** Tell the governance dashboard what was decided here. */
    APPROVAL_NOTICE,
    /** Stop asking people and record that. */
    APPROVAL_COMPENSATION,
    /** Stop people from being asked about a publication that has failed meanwhile. */
    APPROVAL_REMOVAL,
    /** Record that a step left nothing behind that would have to be taken back. */
    PLAIN_COMPENSATION,
    /** Bring the version live. */
    ACTIVATION,
    /** Give the publication up. */
    FAILURE,
    /** Close a publication of which all is taken back. */
    ENDING,
    /** Tell the governance dashboard that the version is live. */
    PUBLISHED_NOTICE,
    /** See whether the publication is stuck. */
    WATCH;

    private static final Set<Step> MAIN =
            EnumSet.of(POLICY, REGISTRY, ENDPOINT_TESTS, APPROVAL, APPROVAL_VERDICT, ACTIVATION);

    /** One after another, so that the dashboard hears of the end of an approval last. */
    private static final Set<Step> TOLD_IN_ORDER = EnumSet.of(APPROVAL_WORKFLOW, APPROVAL_NOTICE);

    /** Whether a publication cannot go on without it. */
    boolean isMain() {
        return MAIN.contains(this);
    }

    /** The step of this kind; none where the kind is no step of a publication. */
    static Optional<Step> ofKind(String kind) {
        return Stream.of(values()).filter(step -> step.kind().equals(kind)).findFirst();
    }

    /** The kind of work; also the step's word in idempotency keys. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The work's key: a publication has each step once. */
    public String keyFor(String publicationId) {
        return publicationId + ":" + kind();
    }

    /** The lane of everybody who tells the registry where the versions of a service stand, so that the last word is the newest. */
    public static String registryLane(ServiceId service) {
        return "registry-status:" + service;
    }

    /** The lane of everybody who tells the dashboard of a service on the market, so that it hears of moves as they are asked for. */
    public static String dashboardLane(ServiceId service) {
        return "life-notice:" + service;
    }

    /** How a stage is taken back. */
    static Step takingBack(Stage stage) {
        return switch (stage) {
            case REGISTRY -> REGISTRY_COMPENSATION;
            case APPROVAL -> APPROVAL_COMPENSATION;
            default -> PLAIN_COMPENSATION;
        };
    }

    /** The step as work that is due at once. */
    public Work now(Map<String, String> payload) {
        return at(Instant.EPOCH, payload);
    }

    Work at(Instant dueAt, Map<String, String> payload) {
        String publication = payload.getOrDefault(StepWork.PUBLICATION, "");
        Work work = Work.at(dueAt, kind(), keyFor(publication), payload);
        return TOLD_IN_ORDER.contains(this) ? work.inLane("approval:" + publication) : work;
    }
}
