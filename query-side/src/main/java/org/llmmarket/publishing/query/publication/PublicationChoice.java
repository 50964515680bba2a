package org.llmmarket.publishing.query.publication;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/** A publication of a service and the version that it was to bring. */
record PublicationChoice(PublicationId publication, VersionNumber version) {

    /** The newest publication that fits. */
    static Optional<PublicationChoice> newest(List<Happened> events, Predicate<PublicationChoice> fit) {
        return all(events).stream().filter(fit).reduce((earlier, later) -> later);
    }

    /** Every publication, in the order of their beginning. */
    static List<PublicationChoice> all(List<Happened> events) {
        return events.stream().flatMap(happened -> of(happened.event())).toList();
    }

    private static Stream<PublicationChoice> of(Object event) {
        if (event instanceof VersionSubmitted submitted) {
            return Stream.of(new PublicationChoice(submitted.publicationId(), submitted.version()));
        }
        return event instanceof VersionResubmitted resubmitted
                ? Stream.of(new PublicationChoice(resubmitted.publicationId(), resubmitted.version()))
                : Stream.empty();
    }
}
