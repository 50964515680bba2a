package org.llmmarket.publishing.saga.publication;

import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.store.work.Work;

/** What workers read of the work for one step of one publication. */
public record StepWork(Work work) {

    /** The publication's id. */
    public static final String PUBLICATION = "publicationId";

    /** The request that the publication began with. */
    public static final String REQUEST = "requestId";

    /** The registry's id of the entry. */
    public static final String REGISTRY_ENTRY = "registryId";

    /** How a publication ends, as {@code Outcome} spells it. */
    public static final String OUTCOME = "outcome";

    /** What made the publication fail, for its explanation. */
    public static final String CAUSE = "cause";

    /** Who decided. */
    public static final String DECIDED_BY = "decidedBy";

    /** A status on the wire. */
    public static final String STATUS = "status";

    /** When it happened, ISO 8601. */
    public static final String AT = "at";

    /** The stage that is taken back. */
    public static final String STAGE = "stage";

    /** How often it was tried before. */
    public static final String TRIES = "tries";

    public PublicationId publicationId() {
        return new PublicationId(required(PUBLICATION));
    }

    /** The call that this step makes; {@code step} is its word in the idempotency key. */
    public Call call(String step) {
        return new Call(required(PUBLICATION) + ":" + step, find(REQUEST).orElse(""));
    }

    /** How often the step was tried before it became this work. */
    public int before() {
        return Integer.parseInt(find(TRIES).orElse("0"));
    }

    /** How often the step has been tried in all, with this time. */
    public int number() {
        return before() + work.attempt();
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(work.payload().get(name));
    }

    /** A value that whoever asked for the work must have given. */
    public String required(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the work " + work.key() + " has no " + name));
    }
}
