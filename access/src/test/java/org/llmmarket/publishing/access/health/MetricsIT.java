package org.llmmarket.publishing.access.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.access.server.SampleServer;

class MetricsIT {

    private final SampleServer server = SampleServer.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/api/v1/metrics"})
    void a_scraper_reads_the_figures_without_signing_in(String path) {
        String figures = server.visitor().get(path).text();

        assertThat(figures)
                .contains("jvm_memory_used_bytes")
                .contains("hikaricp_connections_active")
                .contains("publishing_dependency_health{dependency=\"database\"} 1.0")
                .contains("publishing_dependency_health{dependency=\"kafka\"} NaN")
                .contains("publishing_parked_steps 0.0")
                .contains("publishing_parked_events 0.0");
    }

    @Test
    void requests_are_measured_by_endpoint_and_status() {
        server.visitor().get("/api/v1/health");
        server.visitor().get("/api/v1/nowhere/at/all");

        await().untilAsserted(() -> assertThat(server.visitor().get("/metrics").text())
                .contains("http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/api/v1/health\"}")
                .doesNotContain("nowhere"));
    }
}
