package org.llmmarket.publishing.store.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is, and how topics are made that do not exist. Without brokers nothing is sent.
 *
 * @param brokers {@code host:port} list, for {@code marketplace-log}
 * @param analyticsBrokers the analytics hub's, for {@code marketplace-events}; those above when it is blank
 * @param partitions of {@code marketplace-events}; {@code marketplace-log} has one, for the order of all
 * @param replication of both topics; 0 leaves it to the brokers
 * @param patience after how long without an acknowledgement sending begins anew, on new connections
 * @param followLog whether this process follows {@code marketplace-log}, and asks the database only for what is late there
 */
@ConfigurationProperties("publishing.kafka")
public record KafkaSettings(
        @DefaultValue("") String brokers,
        @DefaultValue("") String analyticsBrokers,
        @DefaultValue("6") int partitions,
        @DefaultValue("0") short replication,
        @DefaultValue("PT30S") Duration patience,
        @DefaultValue("false") boolean followLog) {

    /** The group that sends analysts what they hear of. */
    public static final String ANALYTICS = "analytics";

    public KafkaSettings {
        brokers = brokers.strip();
        analyticsBrokers = analyticsBrokers.isBlank() ? brokers : analyticsBrokers.strip();
    }

    /** What analysts hear of the marketplace. */
    public TopicPlan eventsTopic() {
        return new TopicPlan("marketplace-events", analyticsBrokers, partitions, replication, true);
    }

    /** Every domain event, in the order of the log. */
    public TopicPlan logTopic() {
        return new TopicPlan("marketplace-log", brokers, 1, replication, false);
    }

    public boolean hasLog() {
        return !brokers.isEmpty();
    }

    public boolean hasAnalytics() {
        return !analyticsBrokers.isEmpty();
    }

    /** The groups that send something, in whatever process. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>();
        if (hasAnalytics()) {
            groups.add(ANALYTICS);
        }
        if (hasLog()) {
            groups.add(logTopic().name());
        }
        return groups;
    }
}
