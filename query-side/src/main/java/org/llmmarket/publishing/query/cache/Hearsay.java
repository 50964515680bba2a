package org.llmmarket.publishing.query.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogWitness;

/**
 * What this process has heard of services: it knows whether something that was read is still true, or that it does not know.
 * It remembers the services that were heard of last; of all others it knows that nothing was heard of them since a certain
 * moment, and since a certain position.
 */
public final class Hearsay implements LogWitness {

    private static final int MOST_HEARD_FIRST = 2_000;

    private final int most;
    private final LinkedHashMap<String, News> services = new LinkedHashMap<>();
    /** Events that the log told of before the commit here had returned; the eldest goes first. */
    private final Map<String, Boolean> heardFirst = new LinkedHashMap<>();

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private long moment;
    private long forgottenAt;
    private long forgottenUpTo = Long.MAX_VALUE;

    /** @param most of how many services it remembers when it has heard of them */
    public Hearsay(int most) {
        this.most = most;
    }

    /** Whether something that was shared is true. */
    enum Verdict {
        TRUE,
        OUTDATED,
        UNKNOWN
    }

    /** The last that was heard of one service. */
    private static final class News {
        private long moment;
        private long position;
        /** Committed here, and not seen in the log yet: where they stand is not known. */
        private final Set<String> awaited = new HashSet<>(2);
    }

    /** Calls the listener with every service of which something new is heard, before anybody could act upon it. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void begins(long position) {
        forgottenUpTo = position;
    }

    @Override
    public void committed(String serviceId, Collection<String> eventIds) {
        synchronized (this) {
            List<String> news = new ArrayList<>(eventIds);
            news.removeIf(event -> heardFirst.remove(event) != null);
            if (!news.isEmpty()) {
                news(serviceId).awaited.addAll(news);
            }
        }
        // Also of what the log told first: who tells of that may not have come to it yet, and here the commit returns.
        listeners.forEach(listener -> listener.accept(serviceId));
    }

    @Override
    public void seen(String serviceId, String eventId, long position) {
        synchronized (this) {
            News known = services.get(serviceId);
            if (known != null && known.awaited.remove(eventId)) {
                known.position = Math.max(known.position, position);
                return;
            }
            News news = news(serviceId);
            news.position = Math.max(news.position, position);
            rememberHeardFirst(eventId);
        }
        listeners.forEach(listener -> listener.accept(serviceId));
    }

    private void rememberHeardFirst(String eventId) {
        heardFirst.put(eventId, true);
        if (heardFirst.size() > MOST_HEARD_FIRST) {
            Iterator<String> eldest = heardFirst.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private News news(String serviceId) {
        News news = services.remove(serviceId);
        if (news == null) {
            news = new News();
        }
        services.put(serviceId, news);
        news.moment = ++moment;
        Iterator<News> eldest = services.values().iterator();
        while (services.size() > most) {
            News forgotten = eldest.next();
            forgottenAt = Math.max(forgottenAt, forgotten.moment);
            forgottenUpTo = Math.max(forgottenUpTo, forgotten.position);
            eldest.remove();
        }
        return news;
    }

    /** The present moment: what is read from now on includes everything that was heard before. */
    synchronized long moment() {
        return moment;
    }

    /** Whether nothing was heard of the service since that moment; no when that is not known. */
    synchronized boolean isQuietSince(String serviceId, long then) {
        News news = services.get(serviceId);
        return forgottenAt <= then && (news == null || news.moment <= then);
    }

    /**
     * Judges what somebody has read of a service.
     *
     * @param asOf every event up to this position is taken into account
     */
    synchronized Verdict judge(String serviceId, long asOf) {
        @Nullable News news = services.get(serviceId);
        if (news != null && (!news.awaited.isEmpty() || news.position > asOf)) {
            return Verdict.OUTDATED;
        }
        return asOf >= forgottenUpTo ? Verdict.TRUE : Verdict.UNKNOWN;
    }
}
