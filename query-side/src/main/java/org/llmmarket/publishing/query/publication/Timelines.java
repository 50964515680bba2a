package org.llmmarket.publishing.query.publication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.llmmarket.publishing.api.approval.Remarks;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.Timeline;
import org.llmmarket.publishing.query.cache.Positioned;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/**
 * The timelines of a service's newest publications, the newest first, without what people wrote: that lies beside the log, where
 * it can be erased.
 */
record Timelines(long position, List<Told> told) implements Positioned {

    private static final int MOST = 20;

    Timelines {
        told = List.copyOf(told);
    }

    /**
     * A timeline.
     *
     * @param remarked whether people wrote something that is missing here
     */
    record Told(Timeline timeline, boolean remarked) {}

    /** None where nothing was ever published. */
    static Optional<Timelines> of(List<RecordedEvent> log) {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        List<Happened> events = log.stream().map(ServiceLog::happened).toList();
        List<PublicationChoice> all = new ArrayList<>(PublicationChoice.all(events));
        Collections.reverse(all);
        List<Told> told = new ArrayList<>();
        for (PublicationChoice choice : all.subList(0, Math.min(MOST, all.size()))) {
            AtomicBoolean remarked = new AtomicBoolean();
            Remarks none = key -> {
                remarked.set(true);
                return Optional.empty();
            };
            Timeline.of(choice.publication(), events, none)
                    .ifPresent(timeline -> told.add(new Told(timeline, remarked.get())));
        }
        return Optional.of(new Timelines(log.get(log.size() - 1).position(), told));
    }

    /** The newest that fits. */
    Optional<Told> newest(Predicate<PublicationChoice> fit) {
        return told.stream()
                .filter(one -> fit.test(new PublicationChoice(
                        one.timeline().publicationId(), one.timeline().version())))
                .findFirst();
    }
}
