package org.llmmarket.publishing.store.kafka;

/** The brokers do not answer, or not as they should; what was to be sent is to be sent again. */
public final class KafkaAway extends Exception {

    private static final long serialVersionUID = 1L;

    public KafkaAway(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    KafkaAway(String message) {
        super(message);
    }
}
