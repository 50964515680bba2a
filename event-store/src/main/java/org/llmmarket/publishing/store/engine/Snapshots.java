package org.llmmarket.publishing.store.engine;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest snapshot of each aggregate; one of another revision than the class has now is passed over. */
final class Snapshots {

    private final JdbcClient jdbc;
    private final Serializer stateSerializer;

    Snapshots(JdbcClient jdbc, Serializer stateSerializer) {
        this.jdbc = jdbc;
        this.stateSerializer = stateSerializer;
    }

    void store(DomainEventMessage<?> snapshot) {
        SerializedObject<byte[]> state = stateSerializer.serialize(snapshot.getPayload(), byte[].class);
        jdbc.sql("INSERT INTO snapshot (aggregate_id, aggregate_type, sequence, name, revision, at, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::json) ON CONFLICT (aggregate_id) DO UPDATE SET"
                        + " sequence = excluded.sequence, name = excluded.name, revision = excluded.revision,"
                        + " at = excluded.at, state = excluded.state WHERE snapshot.sequence < excluded.sequence"
                        + " OR snapshot.revision IS DISTINCT FROM excluded.revision")
                .param(snapshot.getAggregateIdentifier())
                .param(snapshot.getType())
                .param(snapshot.getSequenceNumber())
                .param(state.getType().getName())
                .param(state.getType().getRevision())
                .param(snapshot.getTimestamp().atOffset(ZoneOffset.UTC))
                .param(new String(state.getData(), StandardCharsets.UTF_8))
                .update();
    }

    Optional<DomainEventMessage<?>> find(String aggregateId) {
        return jdbc.sql(
                        "SELECT aggregate_type, sequence, name, revision, at, state FROM snapshot WHERE aggregate_id = ?")
                .param(aggregateId)
                .query((row, number) -> Optional.ofNullable(message(
                        aggregateId,
                        row.getString(1),
                        row.getLong(2),
                        new SimpleSerializedObject<>(row.getBytes(6), byte[].class, row.getString(3), row.getString(4)),
                        row.getObject(5, OffsetDateTime.class))))
                .optional()
                .flatMap(found -> found);
    }

    private @Nullable DomainEventMessage<?> message(
            String aggregateId, String type, long sequence, SerializedObject<byte[]> state, OffsetDateTime at) {
        Class<?> stateClass = stateSerializer.classForType(state.getType());
        SerializedType now = stateSerializer.typeForClass(stateClass);
        if (UnknownSerializedType.class.equals(stateClass)
                || !Objects.equals(now.getRevision(), state.getType().getRevision())) {
            return null;
        }
        Object payload = stateSerializer.deserialize(state);
        return new GenericDomainEventMessage<>(
                type,
                aggregateId,
                sequence,
                payload,
                MetaData.emptyInstance(),
                aggregateId + "@" + sequence,
                at.toInstant());
    }
}
