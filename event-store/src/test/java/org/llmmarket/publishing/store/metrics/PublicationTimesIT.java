package org.llmmarket.publishing.store.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublicationTimesIT {

    @Test
    void what_has_ended_is_measured_once_from_its_first_event() {
        try (ConfigurableApplicationContext process = SampleApplication.start(TestDatabase.freshUrl())) {
            process.getBean(CommandGateway.class).sendAndWait(new Ledger.Open("a", "svc"));
            Instant begun =
                    process.getBean(EventLog.class).ofAggregate("a").get(0).at();
            JdbcClient jdbc = process.getBean(JdbcClient.class);
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            PublicationTimes times = new PublicationTimes(meters);

            times.ended("a", "ACTIVE", begun.plusSeconds(3));
            times.ended("nobody knows", "ACTIVE", begun);
            times.look(jdbc);
            times.look(jdbc);

            Timer timer = meters.get("publishing.publication.duration")
                    .tag("outcome", "ACTIVE")
                    .timer();
            assertThat(timer.count()).isEqualTo(1);
            assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        }
    }
}
