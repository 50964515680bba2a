package org.llmmarket.publishing.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Listing;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.store.aggregate.AggregateCache;

/** What an aggregate knows survives its snapshot: decisions after it are those that the whole history would give. */
class RememberedAggregatesIT {

    @Test
    void a_service_decides_from_its_snapshot_as_from_its_history() {
        try (CommandServer server = CommandServer.start("--publishing.store.snapshot-after=4")) {
            Visitor provider = server.provider();
            Listing chat = Listing.active(server, provider);
            for (int latency = 499; latency > 470; latency--) {
                provider.put(chat.path(), "{\"sla\": {\"maxLatency\": " + latency + "}}")
                        .has(200);
            }
            chat.next("1.1.0");
            provider.post(chat.path() + "/rollback", "{\"toVersion\": \"1.0.0\"}")
                    .has(200);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(server.count("snapshot"))
                    .isPositive());
            server.bean(AggregateCache.class).removeAll();

            provider.put(chat.path(), "{\"sla\": {\"maxLatency\": 600}}").has(422, "VERSION_BUMP_TOO_SMALL");
            provider.post(chat.path() + "/versions", "{\"version\": \"1.1.0\"}").has(409, "VERSION_EXISTS");
            provider.post(chat.path() + "/versions/1.1.0/deprecate", "{}").has(200);
            assertThat(provider.put(chat.path(), "{\"tags\": [\"x\"]}").has(200).at("version"))
                    .isEqualTo("1.0.0");
            server.provider().delete(chat.path()).has(403, "NOT_THE_OWNER");
        }
    }
}
