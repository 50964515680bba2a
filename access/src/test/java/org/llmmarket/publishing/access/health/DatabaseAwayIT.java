package org.llmmarket.publishing.access.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.TestDatabase;

class DatabaseAwayIT {

    @Test
    void without_its_database_the_service_says_so_and_asks_to_come_again() {
        try (SampleServer server = SampleServer.start(TestDatabase.freshUrl())) {
            Visitor admin = server.admin();
            server.bean(HikariDataSource.class).close();

            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(server.visitor()
                            .get("/health")
                            .json()
                            .path("status")
                            .stringValue())
                    .isEqualTo("unhealthy"));
            assertThat(server.visitor().get("/health").status()).isEqualTo(503);
            assertThat(server.visitor().get("/health/live").status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> admin.get("/api/v1/auth/me").isProblem(503, "SERVICE_UNAVAILABLE"));
            assertThat(server.visitor()
                            .post("/api/v1/auth/login", Map.of("email", "a", "password", "b"))
                            .isProblem(503, "SERVICE_UNAVAILABLE")
                            .header("Retry-After"))
                    .isNotBlank();
        }
    }
}
