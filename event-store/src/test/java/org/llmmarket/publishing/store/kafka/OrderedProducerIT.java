package org.llmmarket.publishing.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class OrderedProducerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOPIC = "kept-for-good";

    @Test
    void a_topic_that_comes_back_under_an_open_producer_keeps_its_records_again() throws Exception {
        try (TestBroker broker = TestBroker.started();
                OrderedProducer producer = new OrderedProducer(plan(broker), PATIENCE, Duration.ZERO);
                Admin admin = broker.admin()) {
            send(producer);
            admin.deleteTopics(List.of(TOPIC)).all().get();
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            await().ignoreExceptions().until(() -> !retention(admin).equals(TopicPlan.FOR_EVER));

            send(producer);

            await().untilAsserted(() -> assertThat(retention(admin)).isEqualTo(TopicPlan.FOR_EVER));
            assertThat(broker.read(TOPIC)).hasSize(1);
        }
    }

    @Test
    void who_may_make_no_topics_sends_to_what_is_there() throws Exception {
        try (TestBroker broker = TestBroker.prepared("authorizer.class.name", ServiceMakesNoTopics.class.getName())) {
            broker.start();
            try (Admin operator = Admin.create(Map.of("bootstrap.servers", broker.address(), "client.id", "operator"));
                    OrderedProducer producer = new OrderedProducer(plan(broker), PATIENCE)) {
                operator.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();

                send(producer);
            }
            assertThat(broker.read(TOPIC)).hasSize(1);
        }
    }

    private static TopicPlan plan(TestBroker broker) {
        return new TopicPlan(TOPIC, broker.address(), 1, (short) 1, true);
    }

    private static void send(OrderedProducer producer) throws Exception {
        assertThat(producer.send(List.of(new ProducerRecord<>(TOPIC, "service-1", new byte[] {1})), () -> {}))
                .isEmpty();
    }

    private static String retention(Admin admin) throws Exception {
        return admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, TOPIC)))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get(TopicPlan.RETENTION)
                .value();
    }
}
