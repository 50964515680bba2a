package org.llmmarket.publishing.store.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.StoredEvent;
import org.llmmarket.publishing.store.engine.StoredPage;
import org.llmmarket.publishing.store.processing.Outlet;
import org.llmmarket.publishing.store.processing.Relayed;

/** Sends every event of the log, as it is stored, to {@code marketplace-log}. */
public final class LogTopicOutlet implements Outlet {

    private final TopicPlan topic;
    private final OrderedProducer producer;
    private final LogTail tail;
    private final Supplier<String> store;

    /** @param store the identity of the log */
    public LogTopicOutlet(KafkaSettings settings, LogTail tail, Supplier<String> store) {
        this.topic = settings.logTopic();
        this.producer = new OrderedProducer(topic, settings.patience());
        this.tail = tail;
        this.store = store;
    }

    @Override
    public String name() {
        return topic.name();
    }

    @Override
    public Relayed relay(long position, int atMost, Runnable stillWaiting) throws Exception {
        StoredPage page = tail.stored(position, atMost);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        String identity = store.get();
        long previous = position;
        for (StoredEvent event : page.events()) {
            records.add(new LogRecord(identity, previous, event).toRecord(topic.name()));
            previous = event.position();
        }
        Map<Integer, String> refused = producer.send(records, stillWaiting);
        return new Relayed(
                page.upTo(),
                records.size() - refused.size(),
                refused.entrySet().stream()
                        .map(each -> refused(page.events().get(each.getKey()), each.getValue()))
                        .toList());
    }

    private static Relayed.Refused refused(StoredEvent event, String error) {
        return new Relayed.Refused(event.position(), event.aggregateId(), event.name(), error);
    }

    @Override
    public void close() {
        producer.close();
    }
}
