package org.llmmarket.publishing.store.saga;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sagas as JSON. A saga that is loaded stays locked until the end of the transaction, so that no other process changes it
 * meanwhile; one that is gone when it is to be written is a fault, never silently made anew.
 */
public final class PostgresSagaStore implements SagaStore<Object> {

    private final JdbcClient jdbc;
    private final Serializer stateSerializer;

    public PostgresSagaStore(JdbcClient jdbc, Serializer stateSerializer) {
        this.jdbc = jdbc;
        this.stateSerializer = stateSerializer;
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        return jdbc.sql("SELECT saga_id FROM saga_association WHERE saga_type = ? AND key = ? AND value = ?")
                .param(type(sagaType))
                .param(association.getKey())
                .param(association.getValue())
                .query(String.class)
                .set();
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        return jdbc.sql("SELECT revision, state, ARRAY(SELECT key FROM saga_association a WHERE a.saga_type = s.saga_type"
                        + " AND a.saga_id = s.saga_id ORDER BY key, value), ARRAY(SELECT value FROM saga_association a"
                        + " WHERE a.saga_type = s.saga_type AND a.saga_id = s.saga_id ORDER BY key, value)"
                        + " FROM saga s WHERE saga_type = ? AND saga_id = ? FOR UPDATE OF s")
                .param(type(sagaType))
                .param(sagaIdentifier)
                .query((row, number) -> {
                    S saga = stateSerializer.deserialize(new SimpleSerializedObject<>(
                            row.getBytes(2), byte[].class, type(sagaType), row.getString(1)));
                    return new Loaded<>(saga, associations(
                            (String[]) row.getArray(3).getArray(), (String[]) row.getArray(4).getArray()));
                })
                .optional()
                .orElse(null);
    }

    private record Loaded<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}

    private static Set<AssociationValue> associations(String[] keys, String[] values) {
        Set<AssociationValue> associations = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            associations.add(new AssociationValue(keys[i], values[i]));
        }
        return associations;
    }

    @Override
    public void insertSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        SerializedObject<byte[]> state = stateSerializer.serialize(saga, byte[].class);
        jdbc.sql("WITH made AS (INSERT INTO saga (saga_type, saga_id, revision, state) VALUES (?, ?, ?, ?::json))"
                        + " INSERT INTO saga_association (saga_type, saga_id, key, value)"
                        + " SELECT ?, ?, key, value FROM unnest(?::text[], ?::text[]) AS a (key, value)")
                .param(type(sagaType))
                .param(sagaIdentifier)
                .param(state.getType().getRevision())
                .param(new String(state.getData(), StandardCharsets.UTF_8))
                .param(type(sagaType))
                .param(sagaIdentifier)
                .param(associationValues.stream().map(AssociationValue::getKey).toArray(String[]::new))
                .param(associationValues.stream().map(AssociationValue::getValue).toArray(String[]::new))
                .update();
    }

    @Override
    public void updateSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        SerializedObject<byte[]> state = stateSerializer.serialize(saga, byte[].class);
        int updated = jdbc.sql("UPDATE saga SET revision = ?, state = ?::json WHERE saga_type = ? AND saga_id = ?")
                .param(state.getType().getRevision())
                .param(new String(state.getData(), StandardCharsets.UTF_8))
                .param(type(sagaType))
                .param(sagaIdentifier)
                .update();
        if (updated == 0) {
            throw new IllegalStateException("Saga " + type(sagaType) + " " + sagaIdentifier + " is gone");
        }
        for (AssociationValue removed : associationValues.removedAssociations()) {
            jdbc.sql("DELETE FROM saga_association WHERE saga_type = ? AND saga_id = ? AND key = ? AND value = ?")
                    .param(type(sagaType))
                    .param(sagaIdentifier)
                    .param(removed.getKey())
                    .param(removed.getValue())
                    .update();
        }
        for (AssociationValue added : associationValues.addedAssociations()) {
            jdbc.sql("INSERT INTO saga_association (saga_type, saga_id, key, value) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING")
                    .param(type(sagaType))
                    .param(sagaIdentifier)
                    .param(added.getKey())
                    .param(added.getValue())
                    .update();
        }
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
        jdbc.sql("WITH ended AS (DELETE FROM saga WHERE saga_type = ? AND saga_id = ?)"
                        + " DELETE FROM saga_association WHERE saga_type = ? AND saga_id = ?")
                .param(type(sagaType))
                .param(sagaIdentifier)
                .param(type(sagaType))
                .param(sagaIdentifier)
                .update();
    }

    private String type(Class<?> sagaType) {
        return stateSerializer.typeForClass(sagaType).getName();
    }
}
