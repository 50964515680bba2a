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
import org.llmmarket.publishing.store.batch.DeferredWrites;
import org.llmmarket.publishing.store.batch.DeferredWrites.Json;
import org.llmmarket.publishing.store.batch.DeferredWrites.Write;
import org.llmmarket.publishing.store.processing.ClaimMemory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sagas as JSON, written once a transaction and all together at its end. A saga that is loaded stays locked until then, so
 * that no other process changes it meanwhile; one that is remembered from an earlier transaction of the same claim is written
 * only if its row has still the version that is remembered.
 */
public final class PostgresSagaStore implements SagaStore<Object> {

    private static final Write INSERT =
            new Write("INSERT INTO saga (saga_type, saga_id, revision, state, version) VALUES (?, ?, ?, ?, 0)", false);
    private static final Write UPDATE = new Write(
            "UPDATE saga SET revision = ?, state = ?, version = version + 1 WHERE saga_type = ? AND saga_id = ?", true);
    private static final Write UPDATE_VERSION = new Write(
            "UPDATE saga SET revision = ?, state = ?, version = version + 1"
                    + " WHERE saga_type = ? AND saga_id = ? AND version = ?",
            true);
    private static final Write DELETE = new Write("DELETE FROM saga WHERE saga_type = ? AND saga_id = ?", false);
    private static final Write ASSOCIATE = new Write(
            "INSERT INTO saga_association (saga_type, saga_id, key, value) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            false);
    private static final Write DISSOCIATE = new Write(
            "DELETE FROM saga_association WHERE saga_type = ? AND saga_id = ? AND key = ? AND value = ?", false);
    private static final Write DISSOCIATE_ALL =
            new Write("DELETE FROM saga_association WHERE saga_type = ? AND saga_id = ?", false);

    private final JdbcClient jdbc;
    private final DeferredWrites writes;
    private final Serializer stateSerializer;

    public PostgresSagaStore(JdbcClient jdbc, DeferredWrites writes, Serializer stateSerializer) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.stateSerializer = stateSerializer;
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        String type = type(sagaType);
        SagaMemory memory = memory();
        return memory == null
                ? inDatabase(type, association)
                : memory.find(type, association, () -> inDatabase(type, association));
    }

    private Set<String> inDatabase(String type, AssociationValue association) {
        return jdbc.sql("SELECT saga_id FROM saga_association WHERE saga_type = ? AND key = ? AND value = ?")
                .param(type)
                .param(association.getKey())
                .param(association.getValue())
                .query(String.class)
                .set();
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        SagaMemory memory = memory();
        SagaMemory.Remembered remembered = memory == null ? null : memory.saga(type(sagaType), sagaIdentifier);
        return remembered != null
                ? new Loaded<>(sagaType.cast(remembered.saga()), remembered.associations(), remembered.version())
                : loadAndLock(sagaType, sagaIdentifier, memory);
    }

    private <S> @Nullable Entry<S> loadAndLock(Class<S> sagaType, String id, @Nullable SagaMemory memory) {
        String type = type(sagaType);
        Loaded<S> loaded = jdbc.sql("SELECT revision, state, version, ARRAY(SELECT key FROM saga_association a"
                        + " WHERE a.saga_type = s.saga_type AND a.saga_id = s.saga_id ORDER BY key, value),"
                        + " ARRAY(SELECT value FROM saga_association a"
                        + " WHERE a.saga_type = s.saga_type AND a.saga_id = s.saga_id ORDER BY key, value)"
                        + " FROM saga s WHERE saga_type = ? AND saga_id = ? FOR UPDATE OF s")
                .param(type)
                .param(id)
                .query((row, number) -> {
                    S saga = stateSerializer.deserialize(
                            new SimpleSerializedObject<>(row.getBytes(2), byte[].class, type, row.getString(1)));
                    return new Loaded<>(
                            saga,
                            associations((String[]) row.getArray(4).getArray(), (String[])
                                    row.getArray(5).getArray()),
                            row.getLong(3));
                })
                .optional()
                .orElse(null);
        if (loaded != null && memory != null) {
            memory.remember(type, id, loaded.saga(), loaded.version(), loaded.associationValues());
        }
        return loaded;
    }

    private record Loaded<S>(S saga, Set<AssociationValue> associationValues, long version) implements Entry<S> {}

    private static Set<AssociationValue> associations(String[] keys, String[] values) {
        Set<AssociationValue> associations = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            associations.add(new AssociationValue(keys[i], values[i]));
        }
        return associations;
    }

    @Override
    public void insertSaga(Class<?> sagaType, String id, Object saga, Set<AssociationValue> associationValues) {
        String type = type(sagaType);
        SerializedObject<byte[]> state = stateSerializer.serialize(saga, byte[].class);
        writes.add(INSERT, type, id, state.getType().getRevision(), json(state));
        associationValues.forEach(value -> writes.add(ASSOCIATE, type, id, value.getKey(), value.getValue()));
        SagaMemory memory = memory();
        if (memory != null) {
            memory.remember(type, id, saga, 0, associationValues);
            associationValues.forEach(value -> memory.associate(type, id, value));
        }
    }

    @Override
    public void updateSaga(Class<?> sagaType, String id, Object saga, AssociationValues associationValues) {
        String type = type(sagaType);
        SerializedObject<byte[]> state = stateSerializer.serialize(saga, byte[].class);
        SagaMemory memory = memory();
        SagaMemory.Remembered remembered = memory == null ? null : memory.saga(type, id);
        if (memory == null || remembered == null) {
            writes.add(UPDATE, state.getType().getRevision(), json(state), type, id);
        } else {
            writes.add(UPDATE_VERSION, state.getType().getRevision(), json(state), type, id, remembered.version());
            memory.remember(type, id, saga, remembered.version() + 1, associationValues.asSet());
        }
        for (AssociationValue removed : associationValues.removedAssociations()) {
            writes.add(DISSOCIATE, type, id, removed.getKey(), removed.getValue());
            if (memory != null) {
                memory.dissociate(type, id, removed);
            }
        }
        for (AssociationValue added : associationValues.addedAssociations()) {
            writes.add(ASSOCIATE, type, id, added.getKey(), added.getValue());
            if (memory != null) {
                memory.associate(type, id, added);
            }
        }
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String id, Set<AssociationValue> associationValues) {
        String type = type(sagaType);
        writes.add(DELETE, type, id);
        writes.add(DISSOCIATE_ALL, type, id);
        SagaMemory memory = memory();
        if (memory != null) {
            memory.forget(type, id);
            associationValues.forEach(value -> memory.dissociate(type, id, value));
        }
    }

    private static @Nullable SagaMemory memory() {
        ClaimMemory claim = ClaimMemory.present();
        return claim == null ? null : claim.part(SagaMemory.class, SagaMemory::new);
    }

    private static Json json(SerializedObject<byte[]> state) {
        return new Json(new String(state.getData(), StandardCharsets.UTF_8));
    }

    private String type(Class<?> sagaType) {
        return stateSerializer.typeForClass(sagaType).getName();
    }
}
