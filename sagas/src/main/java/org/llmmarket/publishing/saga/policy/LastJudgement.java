package org.llmmarket.publishing.saga.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.log.EventLog;

/** Knows by which policies a version was last judged on its way to the market. */
public final class LastJudgement {

    private final EventLog log;

    public LastJudgement(EventLog log) {
        this.log = log;
    }

    /** The policies; none where nobody judged it yet, or the engine did not tell by what it did. */
    public Optional<Digest> policies(PublicationId publication) {
        return log.ofAggregate(publication.toString()).stream()
                .map(event -> judged(event.payload()))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later)
                .flatMap(judged -> Optional.ofNullable(judged.policies()));
    }

    private record Judged(@Nullable Digest policies) {}

    private static Optional<Judged> judged(Object event) {
        if (event instanceof PolicyPassed passed) {
            return Optional.of(new Judged(passed.policies()));
        }
        return event instanceof PolicyCaughtUp late ? Optional.of(new Judged(late.policies())) : Optional.empty();
    }
}
