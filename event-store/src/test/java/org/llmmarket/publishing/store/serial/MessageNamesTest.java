package org.llmmarket.publishing.store.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.sample.Ledger;

class MessageNamesTest {

    private final MessageNames names = MessageNames.of(List.of("org.llmmarket.publishing.store.sample"));
    private final NamedJacksonSerializer serializer =
            new NamedJacksonSerializer(StoreMappers.forMessages(), names, new AnnotationRevisionResolver());

    public record Priced(BigDecimal price, Instant at, Map<String, Object> free) {}

    @Test
    void a_class_is_stored_under_its_simple_name() {
        SerializedObject<String> stored = serializer.serialize(new Ledger.Opened("l", "s"), String.class);

        assertThat(stored.getType().getName()).isEqualTo("Opened");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(new Ledger.Opened("l", "s"));
    }

    @Test
    void a_class_outside_keeps_its_whole_name() {
        assertThat(names.nameOf(String.class)).isEqualTo("java.lang.String");
        assertThat(names.classNameOf("java.lang.String")).isEqualTo("java.lang.String");
    }

    @Test
    void an_event_of_a_class_that_is_gone_is_no_fault() {
        Object read = serializer.deserialize(new SimpleSerializedObject<>("{}", String.class, "LongGone", null));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void money_and_time_come_back_exactly() {
        Priced priced =
                new Priced(new BigDecimal("0.0200"), Instant.parse("2026-01-02T03:04:05.123456Z"), Map.of("x", 1));

        SerializedObject<String> stored = serializer.serialize(priced, String.class);

        assertThat(stored.getData()).contains("0.0200").contains("2026-01-02T03:04:05.123456Z");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(priced);
    }

    @Test
    void unknown_properties_are_passed_over() {
        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                "{\"ledgerId\":\"l\",\"serviceId\":\"s\",\"added\":true}", String.class, "Opened", "1"));

        assertThat(read).isEqualTo(new Ledger.Opened("l", "s"));
    }
}
