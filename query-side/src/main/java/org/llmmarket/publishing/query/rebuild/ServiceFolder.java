package org.llmmarket.publishing.query.rebuild;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.query.projection.ReadModel.Folding;
import org.llmmarket.publishing.store.engine.LogByService;
import org.llmmarket.publishing.store.log.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds the events of one service after another, and leaves out those that cannot be folded. */
class ServiceFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceFolder.class);
    private static final int PAGE = 1000;
    private static final int ROWS_AT_ONCE = 200;

    private final Folding folding;
    private final LogByService log;
    private final Map<String, String> failed = new HashMap<>();
    private @Nullable String atHand;
    private long events;

    ServiceFolder(Folding folding, LogByService log) {
        this.folding = folding;
        this.log = log;
    }

    /** What has been finished by a part of the log. */
    record Finished(@Nullable String lastService, long events) {}

    /** Takes a part of the log by services; the last of its services is not finished, for more of it may follow. */
    Finished take(List<Heard> part) {
        String last = null;
        long finished = 0;
        for (Heard event : part) {
            if (!event.serviceId().equals(atHand)) {
                if (atHand != null) {
                    last = atHand;
                    finished += events;
                    finish();
                }
                atHand = event.serviceId();
            }
            events++;
            takeOne(event);
        }
        return new Finished(last, finished);
    }

    /** Finishes the service at hand too. */
    Finished end() {
        Finished last = new Finished(atHand, events);
        if (atHand != null) {
            finish();
            atHand = null;
        }
        return last;
    }

    private void takeOne(Heard event) {
        if (!failed.containsKey(event.serviceId())) {
            try {
                folding.take(event);
            } catch (RuntimeException e) {
                fail(event.serviceId(), "at position " + event.position() + ": " + e, e);
            }
        }
    }

    private void finish() {
        String service = String.valueOf(atHand);
        events = 0;
        if (!failed.containsKey(service)) {
            try {
                folding.finish();
            } catch (RuntimeException e) {
                fail(service, e.toString(), e);
            }
        }
    }

    private void fail(String service, String why, RuntimeException cause) {
        LOG.error("Service {} cannot be folded {}", service, why, cause);
        folding.forget();
        failed.put(service, "Service " + service + " cannot be folded " + why);
    }

    /** Folds these services wholly, up to the position, and writes them in the transaction at hand. */
    void foldAgain(Collection<String> services, long upTo) {
        int finished = 0;
        for (String service : services) {
            failed.remove(service);
            long position = 0;
            LogByService.Page page;
            do {
                page = log.ofService(service, position, upTo, PAGE);
                take(page.events());
                position = page.end() == null ? position : page.end().position();
            } while (page.end() != null);
            end();
            if (++finished % ROWS_AT_ONCE == 0) {
                folding.write();
            }
        }
        folding.write();
    }

    /** Why services could not be folded since this was asked for, by service. */
    Map<String, String> takeFailed() {
        Map<String, String> taken = new HashMap<>(failed);
        List<String> done = new ArrayList<>(failed.keySet());
        done.remove(atHand);
        done.forEach(failed::remove);
        return taken;
    }
}
