package org.llmmarket.publishing.access.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import tools.jackson.databind.JsonNode;

class HealthIT {

    private final SampleServer server = SampleServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/live",
                "/health/ready",
                "/api/v1/health",
                "/api/v1/health/live",
                "/api/v1/health/ready"
            })
    void health_has_the_contracts_shape(String path) {
        Visitor.Answer answer = server.visitor().get(path);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode health = answer.json();
        assertThat(health.propertyNames()).containsExactly("status", "version", "uptime", "timestamp", "dependencies");
        assertThat(health.path("status").stringValue()).isEqualTo("healthy");
        assertThat(health.path("uptime").stringValue()).matches("\\d+h\\d+m\\d+s");
        assertThat(health.path("dependencies").toString())
                .isEqualTo(
                        "{\"database\":\"healthy\",\"redis\":\"disabled\",\"kafka\":\"disabled\",\"registry\":\"disabled\","
                                + "\"policyEngine\":\"disabled\",\"governance\":\"disabled\"}");
    }

    @Test
    void a_process_that_shuts_down_is_not_ready_and_lives() {
        Readiness readiness = server.bean(Readiness.class);
        readiness.off();
        try {
            assertThat(server.visitor().get("/health/ready").status()).isEqualTo(503);
            assertThat(server.visitor().get("/health/live").status()).isEqualTo(200);
        } finally {
            readiness.on();
        }
    }
}
