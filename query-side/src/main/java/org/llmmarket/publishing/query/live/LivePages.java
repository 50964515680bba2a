package org.llmmarket.publishing.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.query.catalog.Catalog;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.llmmarket.publishing.query.catalog.EntryAt;
import org.llmmarket.publishing.query.history.Audience;
import org.llmmarket.publishing.query.history.EventFacts;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.llmmarket.publishing.store.processing.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The log in pages that are prepared once, however many listen. For one thread. */
class LivePages {

    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);
    private static final int PAGE = 100;

    private final LogTail tail;
    private final Catalog catalog;
    private final Map<Long, LivePage> pages = new Recent<>(64);
    private final Map<ServiceId, EntryAt> services = new Recent<>(500);

    /** Up to here the services lack nothing that has happened to them. */
    private long followed;

    LivePages(LogTail tail, Catalog catalog) {
        this.tail = tail;
        this.catalog = catalog;
    }

    /** Whether what follows a position is prepared already, or is only just coming. */
    boolean isAtHand(long position) {
        return position >= followed || pages.containsKey(position);
    }

    /** What follows a position; a page that ends there when nothing does. */
    LivePage after(long position) {
        LivePage known = pages.get(position);
        if (known != null) {
            return known;
        }
        if (position > followed) {
            services.clear();
        }
        LogPage page = tail.after(position, PAGE);
        LivePage prepared =
                new LivePage(page.messages().stream().flatMap(this::readable).toList(), page.upTo());
        followed = Math.max(followed, page.upTo());
        if (page.upTo() > position) {
            pages.put(position, prepared);
        }
        return prepared;
    }

    /** Forgets all, before a pause in which the log is not followed. */
    void clear() {
        pages.clear();
        services.clear();
    }

    /** What cannot be read nobody hears of; the groups that have to take it say so. */
    private Stream<LiveEvent> readable(TrackedEventMessage<?> message) {
        try {
            return prepare(message);
        } catch (RuntimeException e) {
            if (Faults.passes(e)) {
                throw e;
            }
            LOG.debug("Nobody hears of {}", message.getIdentifier(), e);
            return Stream.empty();
        }
    }

    private Stream<LiveEvent> prepare(TrackedEventMessage<?> message) {
        Object event = message.getPayload();
        return EventFacts.service(event)
                .flatMap(service -> entry(service, message))
                .map(entry -> new LiveEvent(Audience.of(entry, event), frame(message, entry.id())))
                .stream();
    }

    /** The service after the event at least: who may hear of it is decided by what is known by now. */
    private Optional<CatalogEntry> entry(ServiceId service, TrackedEventMessage<?> message) {
        EntryAt known = services.get(service);
        long position = Positions.of(message.trackingToken());
        EntryAt now = known == null ? catalog.findAt(service).orElse(null) : after(known, position, message);
        if (now == null) {
            return Optional.empty();
        }
        services.put(service, now);
        return Optional.of(now.entry());
    }

    private static EntryAt after(EntryAt known, long position, TrackedEventMessage<?> message) {
        return position <= known.position()
                ? known
                : new EntryAt(known.entry().evolve(message.getPayload(), message.getTimestamp()), position);
    }

    private static byte[] frame(TrackedEventMessage<?> message, ServiceId service) {
        Object event = message.getPayload();
        Data data = new Data(
                message.getIdentifier(),
                service,
                EventFacts.version(event).orElse(null),
                message.getTimestamp(),
                CatalogJson.MAPPER.valueToTree(event));
        String text = "id: " + Positions.of(message.trackingToken())
                + "\nevent: " + event.getClass().getSimpleName()
                + "\ndata: " + CatalogJson.MAPPER.writeValueAsString(data) + "\n\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What an event says; {@code version} is null where it is not about exactly one. */
    record Data(
            String eventId,
            ServiceId serviceId,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            VersionNumber version,

            Instant timestamp,
            JsonNode payload) {}

    /** The last so many entries. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
