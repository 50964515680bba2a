package org.llmmarket.publishing.store.kafka;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it is made where it does not exist; one that does is taken as it is, but for how long it keeps what it has.
 *
 * @param replication 0 leaves it to the brokers
 * @param keepsAll whether its records stay for good
 */
public record TopicPlan(String name, String brokers, int partitions, short replication, boolean keepsAll) {

    static final String RETENTION = "retention.ms";
    static final String FOR_EVER = "-1";

    NewTopic newTopic() {
        Optional<Short> replicas = replication == 0 ? Optional.empty() : Optional.of(replication);
        NewTopic topic = new NewTopic(name, Optional.of(partitions), replicas);
        return keepsAll ? topic.configs(Map.of(RETENTION, FOR_EVER)) : topic;
    }
}
