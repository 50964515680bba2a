package org.llmmarket.publishing.sandbox.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void nothing_heard_gives_no_times_and_no_rates() {
        assertThat(Metrics.of(List.of(), 3)).isEqualTo(new Metrics(0, 0, 3, null, null));
    }

    @Test
    void services_count_by_the_last_that_was_heard_of_them() {
        var heard = List.of(
                told("service_published", "a", 0),
                told("service_deprecated", "a", 1),
                told("ServiceReinstated", "a", 2),
                told("VersionActivated", "b", 3),
                told("service.suspended", "b", 4),
                told("service_updated", "c", 5));
        assertThat(Metrics.of(heard, 0)).isEqualTo(new Metrics(3, 1, 0, null, null));
    }

    @Test
    void publications_are_timed_from_their_first_word() {
        var heard = List.of(
                told("PublicationStarted", "a", 0),
                new Heard(START.plusSeconds(4), "a", Heard.Meaning.PUBLISHED),
                told("PublicationStarted", "b", 0),
                told("publish_failed", "b", 1),
                told("PublicationStarted", "b", 10),
                new Heard(START.plusSeconds(12), "b", Heard.Meaning.PUBLISHED));
        assertThat(Metrics.of(heard, 0)).isEqualTo(new Metrics(2, 2, 0, 3.0, 2.0 / 3.0));
    }

    private static Heard told(String type, String service, long seconds) {
        return Heard.of(new StreamedEvent(type, START.plusSeconds(seconds), Map.of("serviceId", service)));
    }
}
