package org.llmmarket.publishing.sandbox.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.governance.Heard.Meaning;

/** What the dashboard makes of everything that it heard: the schema's MarketplaceMetrics. */
record Metrics(
        int totalServices,
        int activeServices,
        int pendingApprovals,
        @Nullable Double avgPublishTime,
        @Nullable Double successRate) {

    private static final double MILLIS = 1_000.0;

    static Metrics of(List<Heard> heard, int pendingApprovals) {
        Set<String> known = new HashSet<>();
        Set<String> active = new HashSet<>();
        Map<String, Instant> begun = new HashMap<>();
        List<Duration> took = new ArrayList<>();
        int published = 0;
        int failed = 0;
        for (Heard each : heard) {
            String service = each.serviceId();
            known.add(service);
            switch (each.meaning()) {
                case BEGUN -> begun.putIfAbsent(service, each.at());
                case ACTIVE -> active.add(service);
                case INACTIVE -> active.remove(service);
                case FAILED -> {
                    begun.remove(service);
                    failed++;
                }
                case PUBLISHED -> {
                    active.add(service);
                    Instant since = begun.remove(service);
                    if (since != null) {
                        took.add(Duration.between(since, each.at()));
                    }
                    published++;
                }
                case NOTHING -> {
                    // It only says that there is such a service.
                }
            }
        }
        return new Metrics(
                known.size(), active.size(), pendingApprovals, mean(took), share(published, published + failed));
    }

    private static @Nullable Double mean(List<Duration> took) {
        OptionalDouble mean = took.stream().mapToLong(Duration::toMillis).average();
        return mean.isPresent() ? mean.getAsDouble() / MILLIS : null;
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    static Heard published(PublishedService service, Instant at) {
        Meaning meaning = "active".equals(service.statusOrActive()) ? Meaning.PUBLISHED : Meaning.NOTHING;
        return new Heard(at, service.serviceId(), meaning);
    }
}
